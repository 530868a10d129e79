package cli_test

import (
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/readback/scantest"
	"jibun/gui/papers"
)

// door is a ledger with an evening of 30 people whose sheets are printed: two pages.
func door(t *testing.T, title string) (ledger string, pages func(sign func(marked.Box) []page.Mark) []*image.Gray) {
	t.Helper()
	s := datatest.New(t)
	m := datatest.Seminar(t, s, title, func(m *data.Seminar) { m.Number, m.Capacity = 7, 40 })
	for i := range 30 {
		p := datatest.Person(t, s, fmt.Sprintf("人%c 太郎", 'あ'+2*i), func(p *data.Person) { p.Reading = fmt.Sprintf("%cたろう", 'あ'+2*i) })
		datatest.Apply(t, s, m.ID, p.ID)
	}
	r := numbered(t, s, m.ID)
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, func(sign func(marked.Box) []page.Mark) []*image.Gray { t.Helper(); return signedScans(t, r, sign) }
}

// numbered is the 受付名簿 of an evening as it is printed: everybody on it has a №.
func numbered(t *testing.T, s *data.Store, seminar int64) report.SignIn {
	t.Helper()
	if err := s.NumberSheet(t.Context(), seminar, data.ByKana); err != nil {
		t.Fatal(err)
	}
	return must(s.SignIn(t.Context(), seminar, data.ByKana))(t)
}

// signedScans are the sheets of an evening as they are signed and scanned.
func signedScans(t *testing.T, r report.SignIn, sign func(marked.Box) []page.Mark) []*image.Gray {
	t.Helper()
	p := must(export.PrintedOf(r, export.HalfWidths{}))(t)
	return must(scantest.Pages(p, must(papers.Faces())(t), 150, sign))(t)
}

// signs lets every second and every third tick, every third sign, and one write into a free line.
func signs(b marked.Box) []page.Mark {
	switch {
	case b.Field == marked.Tick && (b.No%2 == 1 || b.No > 0 && b.No%3 == 0):
		return scantest.Tick(b.Rect)
	case b.Field == marked.Sign && b.No > 0 && b.No%3 == 0, b.Field == marked.Name && b.WalkIn == 2:
		return scantest.Name(b.Rect)
	}
	return nil
}

func scanned(t *testing.T, name string, pages ...*image.Gray) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, scantest.PDF(pages...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestReadSheets: what the sheets say is entered as one operation, who did not sign only
// where that is asked for; pages in any order.
func TestReadSheets(t *testing.T) {
	ledger, print := door(t, "論語")
	pages := print(signs)
	slices.Reverse(pages)
	scan := scanned(t, "スキャン.pdf", pages...)
	today := []string{"--today", "2027-01-20"}
	run := func(code int, more ...string) (string, string) {
		return jibun(t, code, slices.Concat([]string{"read-sheets", ledger, scan}, more, today)...)
	}
	out, said := run(0, "--dry-run", "--json")
	v := object(t, out)
	if p := v["pages"].([]any); len(p) != 2 || p[0].(map[string]any)["sheet"] != 2.0 || p[1].(map[string]any)["page"] != 2.0 || p[0].(map[string]any)["number"] != 7.0 {
		t.Errorf("pages: %v", p)
	}
	lines := v["lines"].([]any)
	if len(lines) != 30 {
		t.Fatalf("%d lines\n%s", len(lines), said)
	}
	for i, x := range lines {
		l, want := x.(map[string]any), "blank"
		if no := i + 1; no%2 == 1 || no%3 == 0 {
			want = "marked"
		}
		if l["no"] != float64(i+1) || l["read"] != want || l["person_id"].(float64) == 0 || l["name"] == "" {
			t.Errorf("line %d: %v, not %s", i+1, l, want)
		}
	}
	if w := v["walk_ins"].([]any); len(w) != 1 || w[0].(map[string]any)["line"] != 2.0 || w[0].(map[string]any)["read"] != "marked" || w[0].(map[string]any)["sheet"] != 2.0 {
		t.Errorf("walk-ins: %v", w)
	}
	if h, _ := jibun(t, 0, "history", ledger); strings.Contains(h, "署名済み") {
		t.Error("a dry run wrote")
	}
	if _, said = run(0, "--no-show"); !strings.Contains(said, "30名の出欠を入れました") || !strings.Contains(said, "1行") {
		t.Error(said)
	}
	if h, _ := jibun(t, 0, "history", ledger); strings.Count(h, "署名済みの用紙の読み取り") != 1 {
		t.Error(h)
	}
	if _, said = run(0); !strings.Contains(said, "変えたものはありません") {
		t.Error(said)
	}
	jibun(t, 0, "undo", ledger)
	if _, said = run(0); !strings.Contains(said, "20名の出欠を入れました") {
		t.Error(said)
	}
}

// TestReadSheets_questions: whatever leaves a question enters nothing, and has its
// sentence.
func TestReadSheets_questions(t *testing.T) {
	ledger, print := door(t, "論語")
	_, other := door(t, "孟子")
	pages := print(signs)
	crossed := print(func(b marked.Box) []page.Mark {
		if b.Field == marked.Tick && b.No == 4 {
			return scantest.Cross(b.Rect)
		}
		return signs(b)
	})
	alone := print(func(b marked.Box) []page.Mark {
		if b.Field == marked.Sign && b.No == 4 {
			return scantest.Name(b.Rect)
		}
		return signs(b)
	})
	less := print(func(b marked.Box) []page.Mark {
		if b.No == 3 {
			return nil
		}
		return signs(b)
	})
	cut := image.NewGray(image.Rect(0, 0, pages[0].Rect.Dx()*4/5, pages[0].Rect.Dy()))
	draw.Draw(cut, cut.Rect, pages[0], image.Point{}, draw.Src)
	both := image.NewGray(image.Rect(0, 0, pages[0].Rect.Dx()*2, pages[0].Rect.Dy()))
	draw.Draw(both, pages[0].Rect, pages[0], image.Point{}, draw.Src)
	draw.Draw(both, pages[0].Rect.Add(image.Pt(pages[0].Rect.Dx(), 0)), pages[1], image.Point{}, draw.Src)
	half := image.NewGray(both.Rect)
	draw.Draw(half, both.Rect, both, image.Point{}, draw.Src)
	for y := range 400 { // the QR of the second
		for x := half.Rect.Dx() - 250; x < half.Rect.Dx()-90; x++ {
			if y > 80 && y < 220 {
				half.Pix[half.PixOffset(x, y)] = 240
			}
		}
	}
	empty := image.NewGray(pages[0].Rect)
	for i := range empty.Pix {
		empty.Pix[i] = 240
	}
	letter := scantest.Scan(must(papers.Faces())(t), []page.Mark{page.Words{X: 40, Y: 60, Text: "回覧: 今月の予定について", Size: 40}, page.Box{Rect: page.Rect{X: 40, Y: 80, Wide: 60, High: 20}}}, 150)
	for _, c := range []struct {
		name string
		scan []*image.Gray
		code int
		want string
	}{
		{"a box is crossed out", crossed, 1, "№4"},
		{"a page is missing", pages[:1], 1, "2ページ目がありません"},
		{"another ledger's", []*image.Gray{pages[0], other(signs)[0]}, 1, "ほかの台帳"},
		{"a letter among them", []*image.Gray{pages[0], letter}, 1, "QR コード"},
		{"a page twice", []*image.Gray{pages[0], pages[1], pages[0]}, 0, "1ページ目が二度"},
		{"signed alone, though the others tick", alone, 1, "№4 人"},
		{"a page twice, and it differs", []*image.Gray{pages[0], pages[1], less[0]}, 1, "二度の読み取りが合わない"},
		{"a page is cut off", []*image.Gray{cut, pages[1]}, 1, "切れたり、折れたり"},
		{"two pages in one picture", []*image.Gray{both}, 0, "変えたものはありません"},
		{"of two pages in one picture one is not known", []*image.Gray{half}, 1, "切れたり、折れたり"},
		{"empty backs", []*image.Gray{pages[0], empty, pages[1], empty}, 0, "変えたものはありません"},
	} {
		_, said := jibun(t, c.code, "read-sheets", ledger, scanned(t, "a.pdf", c.scan...), "--today", "2027-01-20")
		if !strings.Contains(said, c.want) || (c.code == 1) == strings.Contains(said, "出欠を入れました") && !strings.Contains(c.want, "変えたものはありません") {
			t.Errorf("%s: %s", c.name, said)
		}
	}
	folder := filepath.Dir(scanned(t, "名簿.pdf", pages...))
	if _, said := jibun(t, 0, "read-sheets", ledger, folder, "--today", "2027-01-20"); !strings.Contains(said, "変えたものはありません") {
		t.Errorf("a folder: %s", said)
	}
	if _, said := jibun(t, 1, "read-sheets", ledger, t.TempDir(), "--today", "2027-01-20"); !strings.Contains(said, "フォルダーの中に") {
		t.Errorf("an empty folder: %s", said)
	}
	if h, _ := jibun(t, 0, "history", ledger); strings.Count(h, "署名済みの用紙の読み取り") != 1 {
		t.Error(h)
	}
	if _, said := jibun(t, 1, "read-sheets", ledger, "testdata/count.py", "nowhere.pdf", "--today", "2027-01-20"); !strings.Contains(said, "読み取れる形のファイルではありません") || !strings.Contains(said, "ファイルが見つかりません") {
		t.Error(said)
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// TestReadSheets_unseen: what looks empty where nothing light came out is asked about, and
// --unseen-blank answers for somebody who has looked; what was left unsure by itself stays so.
func TestReadSheets_unseen(t *testing.T) {
	ledger, print := door(t, "論語")
	var pages []*image.Gray
	for _, p := range print(signs) {
		pages = append(pages, scantest.BlackAndWhite(p, 140))
	}
	scan := scannedBlack(t, pages...)
	run := func(code int, scans []string, more ...string) string {
		_, said := jibun(t, code, slices.Concat([]string{"read-sheets", ledger}, scans, []string{"--today", "2027-01-20"}, more)...)
		return said
	}
	if said := run(1, scan); !strings.Contains(said, "--unseen-blank を付けてください") || !strings.Contains(said, "入れていません") {
		t.Error(said)
	}
	if said := run(0, scan, "--unseen-blank", "--no-show"); !strings.Contains(said, "30名の出欠を入れました") || strings.Contains(said, "を付けてください") {
		t.Error(said)
	}
	pages = nil
	for _, p := range print(func(b marked.Box) []page.Mark {
		if b.Field == marked.Tick && b.No == 4 {
			return scantest.Cross(b.Rect)
		}
		return signs(b)
	}) {
		pages = append(pages, scantest.BlackAndWhite(p, 140))
	}
	if said := run(1, scannedBlack(t, pages...), "--unseen-blank"); !strings.Contains(said, "判定できない行 1") {
		t.Error(said)
	}
}

// scannedBlack are pages as a copier saves them in black and white.
func scannedBlack(t *testing.T, pages ...*image.Gray) (paths []string) {
	t.Helper()
	dir := t.TempDir()
	for i, p := range pages {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("%d.png", i+1)))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(png.Encode(f, p), f.Close()); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, f.Name())
	}
	return paths
}

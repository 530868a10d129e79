package papers

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/export"
	"jibun/export/page"
	"jibun/export/page/raster"
)

// A paper that is made and saved again from the same ledger is the same file, byte for byte,
// although the history has a line more.
func TestPaper_sameBytes(t *testing.T) {
	s, r := evenings(t)
	r.History = new(true)
	for _, k := range Kinds() {
		if k.Key == "certificate" {
			continue // nobody was there yet
		}
		for _, ext := range []string{".pdf", ".xlsx"} {
			var files [2][]byte
			for i := range files {
				path := filepath.Join(t.TempDir(), "x"+ext)
				if err := made(t, s, k.Key, r).Save(t.Context(), s, path, export.Options{}); err != nil {
					t.Fatal(k.Key, err)
				}
				b, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				files[i] = b
			}
			if len(files[0]) < 1000 || !bytes.Equal(files[0], files[1]) {
				t.Errorf("%s%s: %d and %d bytes differ", k.Key, ext, len(files[0]), len(files[1]))
			}
		}
	}
}

// Every kind is printed with its line, which is there before anything leaves; the 受付名簿
// gives its numbers.
func TestPaper_print(t *testing.T) {
	s, r := evenings(t)
	for _, k := range Kinds() {
		if k.Key == "certificate" {
			continue // nobody was there yet; see TestCertificates
		}
		p := made(t, s, k.Key, r)
		sent := false
		err := p.Print(t.Context(), s, "PDF", func(d *page.Document, begin func() error) error {
			if d.Count() == 0 {
				t.Errorf("%s has no page", k.Key)
			}
			if n := len(datatest.PaperNotes(t, s)); slices.Contains(datatest.PaperNotes(t, s)[:min(n, 1)], "paper.print "+p.About+" → PDF") {
				t.Errorf("%s: the line came before all was ready", k.Key)
			}
			err := begin()
			sent = true
			if got := datatest.PaperNotes(t, s)[0]; got != "paper.print "+p.About+" → PDF" {
				t.Errorf("%s: as it leaves the history says %q", k.Key, got)
			}
			return err
		}, nil)
		if err != nil || !sent {
			t.Errorf("%s: %v, sent: %v", k.Key, err, sent)
		}
	}
	if got := numbers(t, s, r.Seminar); got != "1渡辺 太郎 2青木 花子 3佐藤 次郎" {
		t.Error("the sheet has not given its numbers:", got)
	}
}

// The ink of every paper keeps away from the edge that printers cannot print on, four or five
// millimetres, however it is asked for.
func TestPaper_edges(t *testing.T) {
	s, r := evenings(t)
	yes, odd := true, r
	odd.Upright, odd.Large, odd.A3, odd.Frames, odd.BadgeSheet = &yes, &yes, &yes, true, 8
	for i, r := range []Request{r, odd} {
		for _, k := range Kinds() {
			if k.Key == "certificate" || k.Key == "set" {
				continue // nobody was there yet; it is the others
			}
			d, err := made(t, s, k.Key, r).Pages(t.Context())
			if err != nil {
				t.Fatal(k.Key, err)
			}
			sheets := raster.NewSheets(d)
			for n := 1; n <= min(sheets.Count(), 3); n++ {
				const dpi, edge = 50.8, 5 // two pixels a millimetre
				wide, high := sheets.Size(n)
				img := image.NewRGBA(image.Rect(0, 0, int(wide*2), int(high*2)))
				sheets.Paint(n, img, dpi, 0)
				inner := img.Rect.Inset(edge * 2)
				for p := 0; p < len(img.Pix); p += 4 {
					if at := image.Pt(p%img.Stride/4, p/img.Stride); img.Pix[p] < 250 && !at.In(inner) {
						t.Errorf("%s (%d), page %d: ink at %d × %d mm of %g × %g", k.Key, i, n, at.X/2, at.Y/2, wide, high)
						break
					}
				}
			}
		}
	}
}

// What is not printed leaves the numbers as they were; where something had been begun, a
// line says that nothing came of it.
func TestPaper_printFails(t *testing.T) {
	s, r := evenings(t)
	no := errors.New("no")
	for name, c := range map[string]struct {
		send Sender
		said []string
	}{
		"before": {func(*page.Document, func() error) error { return no }, nil},
		"after": {func(_ *page.Document, begin func() error) error { return errors.Join(begin(), no) },
			[]string{"paper.unprinted じぶん投資セミナー", "paper.print じぶん投資セミナー"}},
		"stopped": {func(*page.Document, func() error) error { return context.Canceled }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p, was, before := made(t, s, "signin", r), numbers(t, s, r.Seminar), len(datatest.PaperNotes(t, s))
			if err := p.Print(t.Context(), s, "PDF", c.send, nil); err == nil {
				t.Fatal("it was printed")
			}
			if got := numbers(t, s, r.Seminar); got != was {
				t.Errorf("numbers %s, want %s", got, was)
			}
			said := datatest.PaperNotes(t, s)
			said = said[:len(said)-before]
			if len(said) != len(c.said) {
				t.Errorf("the history says %q", said)
			}
		})
	}
}

// 当日の一式 is one document with a line for each paper, and gives the numbers of the sheet;
// what is not ticked, and what would be empty, is not in it.
func TestSet(t *testing.T) {
	s, r := evenings(t)
	pages := func(key string) int {
		d, err := made(t, s, key, r).Pages(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return d.Count()
	}
	holds := func(keys ...string) {
		t.Helper()
		if err := s.WantPapers(t.Context(), "当日の一式", func(o *data.Office) { o.DayPapers = append([]string{}, keys...) }); err != nil {
			t.Fatal(err)
		}
	}
	holds("signin", "party")
	p, err := Set().Make(t.Context(), s, r)
	if err != nil || len(p.Parts) != 2 || !strings.HasSuffix(p.File, "_当日の一式.pdf") {
		t.Fatalf("%v, %+v", err, p)
	}
	if d, err := p.Pages(t.Context()); err != nil || d.Count() != pages("signin")+pages("party") {
		t.Errorf("%v, %d pages", err, d.Count())
	}
	last := pages("signin") + pages("party")
	one, whole, err := p.Only(t.Context(), []int{last}, false)
	if err != nil || !whole || len(one.Parts) != 1 || !strings.Contains(one.Parts[0].About, "懇親会名簿") || strings.Contains(one.About, "受付名簿") {
		t.Fatalf("of its last page alone: %v, %v, %+v", err, whole, one)
	}
	if d, err := one.Pages(t.Context()); err != nil || d.Count() != 1 {
		t.Errorf("its last page is %d pages, %v", d.Count(), err)
	}
	before := len(datatest.PaperNotes(t, s))
	path := filepath.Join(t.TempDir(), p.File)
	if err := p.Save(t.Context(), s, path, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(b), "%PDF-") {
		t.Errorf("%v, %.5q", err, b)
	}
	said := datatest.PaperNotes(t, s)
	if said = said[:len(said)-before]; len(said) != 2 || !strings.Contains(said[1], "受付名簿(") || !strings.Contains(said[0], "懇親会名簿(") {
		t.Errorf("the history says %q", said)
	}
	if got := numbers(t, s, r.Seminar); got != "1渡辺 太郎 2青木 花子 3佐藤 次郎" {
		t.Error("the sheet has not given its numbers:", got)
	}
	holds()
	if p, err := Set().Make(t.Context(), s, r); err != nil || p.Pages != nil || len(p.Warnings) == 0 {
		t.Errorf("with nothing ticked: %v, %+v", err, p)
	}
}

// Files sort by their days and years, whatever they are.
func TestPaper_filesSort(t *testing.T) {
	s, r := evenings(t)
	m, err := s.Seminar(t.Context(), r.Seminar)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range Kinds() {
		begin := string(m.Date) + "_"
		switch k.Of {
		case OfYear:
			begin = begin[:4] + "_"
			if m.Date.FiscalYear() != r.Year {
				t.Fatal("another year")
			}
		case OfPerson:
			begin = string(s.Today()) + "_"
		}
		if k.Key == "certificate" {
			continue // nobody was there yet; see TestCertificates
		}
		if p := made(t, s, k.Key, r); !strings.HasPrefix(p.File, begin) || strings.Count(p.File, ".") != 1 {
			t.Errorf("%s: %q does not begin with %q", k.Key, p.File, begin)
		}
	}
}

// 当日の一式 holds badges without a name, and an アンケート用紙 for everybody where she wants it.
func TestSet_forEverybody(t *testing.T) {
	s, r := evenings(t)
	if err := s.WantPapers(t.Context(), "当日の一式", func(o *data.Office) { o.DayPapers = []string{"badges", "survey"} }); err != nil {
		t.Fatal(err)
	}
	list, err := s.SheetNumbers(t.Context(), r.Seminar)
	if err != nil || len(list) == 0 {
		t.Fatal(len(list), err)
	}
	for _, c := range []struct {
		blank, pages int
		each         bool
	}{{0, 2, false}, {20 - len(list), 3, false}, {20 - len(list), 22, true}} {
		r.Blank, r.Each = c.blank, c.each
		p, err := Set().Make(t.Context(), s, r)
		if err != nil {
			t.Fatal(err)
		}
		d, err := p.Pages(t.Context())
		if err != nil || d.Count() != c.pages {
			t.Errorf("%+v: %d pages, %v", c, d.Count(), err)
		}
	}
	begins := map[string]int{}
	for _, x := range OptionsOf(Set()) {
		if x.Begins != nil {
			begins[x.Key] = x.Begins(data.Office{WalkIns: 10})
		}
	}
	if begins["badges.blank"] != 5 {
		t.Error(begins)
	}
}

package cli_test

import (
	"image/color"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/readback/scantest"
)

// TestReadSheets_elsewhere: who ticked on the printed name, or wrote into 備考, is asked about, and
// so is whose line is not what the ledger would print now; who left the line empty is not there.
func TestReadSheets_elsewhere(t *testing.T) {
	clock := datatest.NewClock()
	s := datatest.NewAt(t, clock)
	m := datatest.Seminar(t, s, "論語", func(m *data.Seminar) { m.Number = 7 })
	names := strings.Fields("青木 伊藤 上田 遠藤 大野 加藤 木村 工藤 小林 佐藤")
	var people []data.Person
	for _, n := range names {
		p := datatest.Person(t, s, n+" 太郎", func(p *data.Person) { p.Reading = "あ" })
		people = append(people, p)
		datatest.Apply(t, s, m.ID, p.ID)
	}
	r := numbered(t, s, m.ID)
	scan := scanned(t, "名簿.pdf", signedScans(t, r, func(b marked.Box) []page.Mark {
		in := page.Rect{X: b.X + 4, Y: b.Y + 2, Wide: 5, High: 5}
		switch {
		case b.Field == marked.Name && b.No == 1, b.Field == marked.Remark && b.No == 2, b.Field == marked.From && b.No == 3:
			return scantest.Tick(in)
		case b.Field == marked.Tick && b.No == 4:
			return scantest.Tick(b.Rect)
		}
		return nil
	})...)
	// After the sheets were printed the fifth has married, and the sixth withdrew.
	changed := -1
	for i, p := range people {
		if strings.HasPrefix(p.Name, names[4]) {
			changed = i
		}
	}
	x := people[changed]
	x.Name = "髙橋 花子"
	if err := s.SavePerson(t.Context(), &x); err != nil {
		t.Fatal(err)
	}
	list := must(s.Applicants(t.Context(), m.ID))(t)
	married, gone := 0, 0
	for _, a := range list {
		switch {
		case a.PersonID == x.ID:
			married = a.SheetNo
		case gone == 0 && a.SheetNo > 6:
			gone = a.SheetNo
			must(s.Withdraw(t.Context(), a.ID, ""))(t)
		}
	}
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out, _ := jibun(t, 1, "read-sheets", path, scan, "--dry-run", "--json", "--today", "2027-01-20") // some are asked about
	for _, l := range object(t, out)["lines"].([]any) {
		l := l.(map[string]any)
		no, want := int(l["no"].(float64)), "blank"
		switch {
		case no <= 3 || no == married:
			want = "unsure"
		case no == 4:
			want = "marked"
		}
		if l["read"] != want || want == "unsure" && l["why"] != "elsewhere" {
			t.Errorf("№ %d is %v %v, not %s (%d withdrew)", no, l["read"], l["why"], want, gone)
		}
	}
}

// TestReadSheets_why: whatever is unsure says why, the free lines too.
func TestReadSheets_why(t *testing.T) {
	ledger, print := door(t, "大学")
	dot := func(r page.Rect) []page.Mark {
		x, y := r.X+r.Wide/2, r.Y+r.High/2
		return []page.Mark{page.Line{X1: x, Y1: y, X2: x + 1, Y2: y + .9, Width: .5, Color: color.NRGBA{A: 255}}}
	}
	scan := scanned(t, "スキャン.pdf", print(func(b marked.Box) []page.Mark {
		if b.Field == marked.Sign && b.No == 4 || b.Field == marked.Name && b.WalkIn == 1 {
			return dot(b.Rect)
		}
		return signs(b)
	})...)
	out, _ := jibun(t, 1, "read-sheets", ledger, scan, "--dry-run", "--json", "--today", "2027-01-20")
	v := object(t, out)
	for _, of := range []string{"lines", "walk_ins"} {
		unsure := 0
		for _, x := range v[of].([]any) {
			l := x.(map[string]any)
			if why, _ := l["why"].(string); (l["read"] == "unsure") != (why != "") {
				t.Errorf("%s: %v", of, l)
			}
			if l["read"] == "unsure" {
				unsure++
			}
		}
		if unsure != 1 {
			t.Errorf("%d unsure among the %s: %v", unsure, of, v[of])
		}
	}
}

// TestReadSheets_strokes: where nobody writes so that one knows the name, whoever wrote something is
// taken for signed: strokes of any shape are less like the name than like some word.
func TestReadSheets_strokes(t *testing.T) {
	ledger, print := door(t, "中庸")
	scan := scanned(t, "スキャン.pdf", print(func(b marked.Box) []page.Mark {
		switch {
		case b.Field == marked.Sign && b.No%2 == 1:
			return scantest.Name(b.Rect)
		case b.Field == marked.Tick && b.No%4 == 2:
			return scantest.Tick(b.Rect)
		}
		return nil
	})...)
	out, _ := jibun(t, 0, "read-sheets", ledger, scan, "--dry-run", "--json", "--today", "2027-01-20")
	read := map[string]int{}
	for _, x := range object(t, out)["lines"].([]any) {
		read[x.(map[string]any)["read"].(string)]++
	}
	if read["marked"] != 23 || read["blank"] != 7 {
		t.Errorf("%v", read)
	}
}

package export

import (
	"math"
	"slices"
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/sheet"
)

// TestSurvey_boxes: the squares of the アンケート用紙 are where its QR says, each on the line of
// its question and left of its choice.
func TestSurvey_boxes(t *testing.T) {
	f := pagetest.Faces(t)
	p, err := PrintedOf(sampleSurvey(), HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	for s := range p.Sheets {
		pages, err := page.NewPages(p, s, f)
		if err != nil || pages.Count() != 1 {
			t.Fatal(pages.Count(), err)
		}
		i := slices.IndexFunc(s.Drawings, func(d sheet.Drawing) bool { return d.Kind == sheet.QR })
		x, err := marked.Parse(s.Drawings[i].Text)
		if err != nil || x.Paper != marked.Survey {
			t.Fatalf("%+v %v", x, err)
		}
		boxes, err := Boxes(x)
		if err != nil {
			t.Fatal(err)
		}
		drawn := 0
		for _, d := range s.Drawings {
			if d.Kind == sheet.Check {
				drawn++
			}
		}
		seen := map[int]int{}
		for _, b := range boxes {
			q := report.Questions()[b.Question-1]
			if b.Field == marked.Words {
				if len(q.Choices) > 0 {
					t.Errorf("question %d is written into", b.Question)
				}
				continue
			}
			if b.Field != marked.Choice {
				continue
			}
			if b.One == q.Many {
				t.Errorf("question %d: %+v", b.Question, b)
			}
			seen[b.Question]++
			column, row := 0, 0
			for r := range s.Rows {
				for c, cell := range s.Rows[r].Cells {
					if strings.TrimSpace(cell.Text) == q.Choices[b.Choice-1] && strings.HasPrefix(s.Rows[r-1].Cells[0].Text, "問"+string(rune('0'+b.Question))) {
						column, row = c+1, r+1
					}
				}
			}
			at, ok := pages.Place(1, column, row)
			want := at.X + surveySquare
			if !ok || math.Abs(b.X-want) > .1 || math.Abs(b.Y+b.High/2-(at.Y+at.High/2)) > .15 {
				t.Errorf("question %d choice %d: %v, its words are at %v", b.Question, b.Choice, b.Rect, at)
			}
		}
		all := 0
		for _, q := range report.Questions() {
			if seen[q.Number] != len(q.Choices) {
				t.Errorf("question %d: %d squares of %d choices", q.Number, seen[q.Number], len(q.Choices))
			}
			all += len(q.Choices)
		}
		if drawn != all {
			t.Errorf("%d squares are drawn, want %d", drawn, all)
		}
	}
}

// TestSurvey_words: the words of all choices have one size; a custom text that is long leaves
// fewer lines to write on, but the page stays one.
func TestSurvey_words(t *testing.T) {
	f := pagetest.Faces(t)
	for _, text := range []string{"", strings.Repeat("次の回をより良いものにするため、率直な御意見をお聞かせください。", 7)} {
		r := sampleSurvey()
		r.Text = text
		p, err := PrintedOf(r, HalfWidths{})
		if err != nil {
			t.Fatal(err)
		}
		d, err := page.NewDocument(p, f)
		if err != nil || d.Count() != 1 {
			t.Fatalf("%d pages, %v", d.Count(), err)
		}
		choices := 0
		for x := range p.Sheets {
			for i, row := range x.Rows {
				for _, cell := range row.Cells {
					if i == 0 || !slices.ContainsFunc(r.Questions, func(q report.Question) bool { return slices.Contains(q.Choices, cell.Text) }) {
						continue
					}
					choices++
					if size := p.Looks[cell.Look].Size; size != surveySize {
						t.Errorf("%s: %v points", cell.Text, size)
					}
				}
			}
		}
		if choices < 30 {
			t.Errorf("%d choices", choices)
		}
	}
}

// TestSurvey_before: a page that was printed before the columns had several widths is read
// where its boxes stood.
func TestSurvey_before(t *testing.T) {
	x := marked.Sheet{Ledger: "4F2A9C1B", Paper: marked.Survey, Seminar: 1, Page: 1, Pages: 1, Columns: "C", Top: 50, High: surveyLine,
		Lines: []marked.Line{{Kind: marked.Question, No: 5, First: 1, Count: 5}, {Kind: marked.Written, No: 8, Tall: 8}}}
	boxes, err := Boxes(x)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, b := range boxes {
		if want := 25 + 33.4*float64(b.Choice-1) + 1.8; b.Field == marked.Choice {
			if n++; math.Abs(b.X-want) > 1e-6 {
				t.Errorf("choice %d at %.2f, was at %.2f", b.Choice, b.X, want)
			}
		}
		if b.Field == marked.Words && math.Abs(b.Wide-167) > 1e-6 {
			t.Errorf("%+v", b)
		}
	}
	if n != 5 {
		t.Errorf("%d squares", n)
	}
}

// TestTents: what stands on the lower half stands on the upper one, turned round.
func TestTents(t *testing.T) {
	f := pagetest.Faces(t)
	for _, upright := range []bool{false, true} {
		r := sampleTents()
		r.Upright = upright
		d := TentsDocument(r, f)
		if d.Count() != len(r.All) {
			t.Fatalf("%d pages", d.Count())
		}
		for n := 1; n <= d.Count(); n++ {
			marks, wide, high := d.Page(n)
			var lower, upper []page.Words
			for _, m := range marks {
				w, ok := m.(page.Words)
				switch {
				case !ok:
				case w.Y > high/2:
					lower = append(lower, w)
				default:
					upper = append(upper, w)
				}
			}
			if len(lower) == 0 || len(lower) != len(upper) {
				t.Fatalf("page %d: %d below, %d above", n, len(lower), len(upper))
			}
			for i, w := range lower {
				u := upper[i]
				if u.Text != w.Text || math.Abs(u.X+w.X-wide) > .01 || math.Abs(u.Y+w.Y-high) > .01 || math.Mod(u.Turn-w.Turn, 360) != 180 {
					t.Errorf("%+v and %+v", w, u)
				}
				if end := w.X + f.Width(w.Text, w.Size, w.Bold); w.Turn == 0 && (w.X < 5 || end > wide-5) {
					t.Errorf("%s goes from %.1f to %.1f of %.1f", w.Text, w.X, end, wide)
				}
			}
		}
	}
}

// TestTents_long: where somebody comes from takes several lines rather than type that nobody
// reads from his seat; no line reaches another, the name or the edge of its half.
func TestTents_long(t *testing.T) {
	f := pagetest.Faces(t)
	const from, position = "国立大学法人 瀬戸内海洋環境総合科学技術大学院大学 海洋資源エネルギー研究科", "教授・産学官連携推進本部副本部長(兼)地域イノベーション共創機構長・特別顧問・名誉フェロー・博士(工学)"
	for _, upright := range []bool{false, true} {
		r := sampleTents()
		r.Upright = upright
		r.All = []report.Badge{{Name: "大崎 先生", From: from, Position: position}}
		marks, wide, high := TentsDocument(r, f).Page(1)
		half := page.Rect{X: 5, Y: high / 2, Wide: wide - 10, High: high/2 - 5}
		var all []page.Rect
		text := ""
		for _, m := range marks {
			w, ok := m.(page.Words)
			if !ok || w.Y <= high/2 {
				continue
			}
			if w.Size < tentLeast {
				t.Errorf("upright %v: %q is %.1f points", upright, w.Text, w.Size)
			}
			size := millimetres(w.Size)
			at := page.Rect{X: w.X, Y: w.Y - size*.88, Wide: f.Width(w.Text, w.Size, w.Bold), High: size}
			if w.Turn != 0 { // of an upright line
				at = page.Rect{X: w.X - size*.5, Y: w.Y, Wide: size, High: at.Wide}
			}
			if at.X < half.X || at.Y < half.Y || at.X+at.Wide > half.X+half.Wide || at.Y+at.High > half.Y+half.High {
				t.Errorf("upright %v: %q at %v leaves its half", upright, w.Text, at)
			}
			for _, other := range all {
				const touch = .2
				if at.X+touch < other.X+other.Wide && other.X+touch < at.X+at.Wide && at.Y+touch < other.Y+other.High && other.Y+touch < at.Y+at.High {
					t.Errorf("upright %v: %q at %v lies on what is at %v", upright, w.Text, at, other)
				}
			}
			all = append(all, at)
			text += w.Text
		}
		for _, want := range []string{from, position} {
			if bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }; !strings.Contains(bare(text), bare(want)) {
				t.Errorf("upright %v: %q does not say %q", upright, text, want)
			}
		}
	}
}

// TestBadges_sheet: ten or eight on a page, moved as asked, and no name is cut.
func TestBadges_sheet(t *testing.T) {
	f := pagetest.Faces(t)
	for _, c := range []struct{ sheet, pages int }{{10, 2}, {8, 3}} {
		r := sampleBadges(c.sheet)
		r.Right, r.Down = 2, -1.5
		pages := pagesOf(t, r, f)[0]
		if pages.Count() != c.pages {
			t.Errorf("%d on a sheet: %d pages, want %d", c.sheet, pages.Count(), c.pages)
		}
		at, ok := pages.Place(1, 1, 1)
		high := map[int]float64{10: 55 * 5, 8: 65 * 4}[c.sheet]
		if want := (page.Rect{X: 14 + 2, Y: (297-high)/2 - 1.5}); !ok || math.Abs(at.X-want.X) > .01 || math.Abs(at.Y-want.Y) > .01 {
			t.Errorf("%d on a sheet: the first card is at %v, want %v", c.sheet, at, want)
		}
		last, ok := pages.Place(1, 6, c.sheet/2*len(badgeRows))
		if !ok || math.Abs(last.X+last.Wide-(14+2+182)) > .05 || math.Abs(last.Y+last.High-at.Y-high) > .1 {
			t.Errorf("%d on a sheet: the last card ends at %v", c.sheet, last)
		}
	}
}

// TestCertificates_page: one a page, on paper and on a form.
func TestCertificates_page(t *testing.T) {
	pages := pagesOf(t, sampleCertificates(report.Attendance), pagetest.Faces(t))[0]
	if pages.Count() != 3 {
		t.Errorf("%d pages of 3 certificates", pages.Count())
	}
}

package export

import (
	"fmt"
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

// everyDoor are sign-in sheets with every set of columns, with and without a gathering.
func everyDoor(yield func(name string, r report.SignIn) bool) {
	all := report.DoorColumns()
	for n := range 1 << len(all) {
		r := sampleSignIn(31, 9, 3, n%2 == 0)
		r.Columns = []report.DoorColumn{}
		for i, c := range all {
			if n>>i&1 == 1 {
				r.Columns = append(r.Columns, c)
			}
		}
		r.WalkIns = n % 31
		r.NoReading = []string{r.Staff[7].Name} // a note stands below the last page
		r.Staff[3].No, r.Staff[30].No = r.Staff[30].No, r.Staff[3].No
		if !yield(fmt.Sprint(r.Columns, r.Party), r) {
			return
		}
	}
}

// doorPages are the pages of a sign-in sheet as they are printed, with what their QRs say.
func doorPages(t *testing.T, r report.SignIn, f *page.Faces) (*page.Pages, []*sheet.Row, []string) {
	t.Helper()
	p, err := PrintedOf(r, HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	for s := range p.Sheets {
		var codes []string
		for _, d := range s.Drawings {
			if d.Kind == sheet.QR {
				codes = append(codes, d.Text)
			}
		}
		pages, err := page.NewPages(p, s, f)
		if err != nil {
			t.Fatal(err)
		}
		var rows []*sheet.Row
		for i := range s.Rows {
			rows = append(rows, &s.Rows[i])
		}
		return pages, rows, codes
	}
	return nil, nil, nil
}

// TestBoxes: where a printed page says that its boxes lie, there the page has its cells,
// with every set of columns; and the boxes of somebody are those of the row with the №.
func TestBoxes(t *testing.T) {
	f := pagetest.Faces(t)
	for name, r := range everyDoor {
		pages, rows, codes := doorPages(t, r, f)
		if len(codes) != pages.Count() {
			t.Fatalf("%s: %d of %d pages say what they are", name, len(codes), pages.Count())
		}
		numbers, walkIns := map[int]bool{}, 0
		for n, code := range codes {
			x, err := marked.Parse(code)
			if err != nil || x.Page != n+1 || x.Pages != len(codes) || x.Seminar != 205 || x.Ledger != "4F2A9C1B" || x.Paper != marked.SignIn {
				t.Fatalf("%s: page %d says %+v, %v", name, n+1, x, err)
			}
			boxes, err := Boxes(x)
			if err != nil {
				t.Fatal(err)
			}
			cols, _ := lettered(x.Columns)
			for _, b := range boxes {
				i := slices.IndexFunc(cols, func(c doorColumn) bool { return c.field == b.Field })
				row := rowOf(rows, pages, n+1, b.Line)
				switch {
				case b.Field == marked.Whole:
					continue
				case b.No > 0:
					numbers[b.No] = true
					if c := rows[row-1].Cells[0]; int(c.Number) != b.No {
						t.Errorf("%s: page %d, line %d: №%d stands there, not №%d", name, n+1, b.Line, int(c.Number), b.No)
					}
				default:
					walkIns = max(walkIns, b.WalkIn)
					if c := rows[row-1].Cells[0]; c.Kind != sheet.Nothing {
						t.Errorf("%s: page %d, line %d is not free", name, n+1, b.Line)
					}
				}
				if split, _ := headSplit(cols); split >= 0 && i > split {
					i++ // two columns of the sheet are one of the list
				}
				at, ok := pages.Place(n+1, i+1, row)
				if want := b.Rect; !ok || !lies(want, at, ticked(b.Field)) {
					t.Errorf("%s: page %d, line %d, %s: %v, the page has it at %v", name, n+1, b.Line, b.Field, want, at)
				}
			}
		}
		if len(numbers) != 40 || walkIns != r.WalkIns {
			t.Errorf("%s: %d people, %d lines for 当日参加, want 40 and %d", name, len(numbers), walkIns, r.WalkIns)
		}
	}
}

// lies reports whether a box is a cell, or a square in the middle of one.
func lies(b, cell page.Rect, square bool) bool {
	if square {
		cell = squareIn(cell)
	}
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.15 }
	return near(b.X, cell.X) && near(b.Y, cell.Y) && near(b.Wide, cell.Wide) && near(b.High, cell.High)
}

// rowOf is the row of a line of a page: the lines below the head are its rows, a tall one
// is one row.
func rowOf(rows []*sheet.Row, p *page.Pages, n, line int) int {
	first := 1
	for p.At(first) < n {
		first++
	}
	if n == 1 {
		first = signInHead + 1
	}
	return first + line - 1
}

// TestBoxes_older: a page that was printed earlier is read as it was printed.
func TestBoxes_older(t *testing.T) {
	const kept = "JBN1:S:4F2A9C1B:205:1/3:NTFJMKSPYR:4499:898:H.1-24:1GSC"
	r := sampleSignIn(31, 9, 3, true)
	r.Title = "論語と経営" // in one line
	if _, _, codes := doorPages(t, r, pagetest.Faces(t)); codes[0] != kept {
		t.Errorf("the page says %s, it said %s: a column that moved needs another letter", codes[0], kept)
	}
	x, err := marked.Parse(kept)
	if err != nil {
		t.Fatal(err)
	}
	boxes, err := Boxes(x)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(boxes, func(b marked.Box) bool { return b.No == 24 && b.Field == marked.Sign })
	if got, want := boxes[i].Rect, (page.Rect{X: 117.5, Y: 260.51, Wide: 45, High: 8.98}); !lies(got, want, false) {
		t.Errorf("№24 signs at %v, want %v", got, want)
	}
	x.Columns += "?"
	if _, err := Boxes(x); err == nil {
		t.Error("boxes of a column that nobody knows")
	}
}

// The words at the head reach to the place of the QR and not into it, whichever columns the
// list has: as far as the table does, or to less than the narrowest column before it.
func TestSignIn_head(t *testing.T) {
	f := pagetest.Faces(t)
	for name, r := range everyDoor {
		pages, rows, _ := doorPages(t, r, f)
		end := 0.0 // of the table
		for i := range rows[signInHead-1].Cells {
			if at, ok := pages.Place(1, i+1, signInHead); ok {
				end = max(end, at.X+at.Wide)
			}
		}
		at, ok := pages.Place(1, 1, 2)
		if right, free := at.X+at.Wide, marked.Code.X-marked.CodeFree; !ok || right > free+0.1 || right < min(free-10, end)-0.1 {
			t.Errorf("%s: the words at the head end at %.1f mm, the table at %.1f and the place of the QR begins at %.1f", name, right, end, free)
		}
	}
}

// A workbook has no marks of a page, and no page says anything that names nobody's ledger.
func TestSignIn_drawn(t *testing.T) {
	r := sampleSignIn(3, 1, 2, true)
	for s := range paperOf(t, r).Sheets {
		if len(s.Drawings) > 0 {
			t.Errorf("the workbook has %v", s.Drawings[0])
		}
	}
	count := func(r report.SignIn) string {
		p, err := PrintedOf(r, HalfWidths{})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for s := range p.Sheets {
			n := map[sheet.DrawingKind]int{}
			for _, d := range s.Drawings {
				n[d.Kind]++
			}
			out = append(out, fmt.Sprintf("%s %d/%d/%d", s.Name, n[sheet.QR], n[sheet.Corner], n[sheet.Check]))
		}
		return strings.Join(out, ", ")
	}
	// A square each for 受付, one for the fee of who comes to the gathering, and both of each of ten free lines.
	party := 0
	for _, l := range slices.Concat(r.Staff, r.Outside) {
		if l.Party {
			party++
		}
	}
	if got, want := count(r), fmt.Sprintf("受付名簿 1/4/%d, キャンセル待ち 0/0/0", 4+party+20); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	r.Seminar = 0
	if got := count(r); got != "受付名簿 0/0/0, キャンセル待ち 0/0/0" {
		t.Errorf("a page of no evening: %s", got)
	}
}

func TestPageRange(t *testing.T) {
	at := func(list, kana string, no int) line {
		return line{list: list, person: &report.SignInLine{No: no, Reading: kana}}
	}
	lines := []line{{label: "職員"}, at("職員", "あおき", 1), at("職員", "いとう", 31), at("職員", "", 2), at("職員", "こう", 3), {label: "外部"}, at("外部", "きた", 40), {walkIn: 1}}
	for _, c := range []struct {
		lines  []line
		byKana bool
		want   string
	}{{lines, true, "№1–3・31・40 あ〜こ・き(№は初めの印刷のまま)"}, {lines, false, "№1–3・31・40 所属順(№は初めの印刷のまま)"}, {lines[:2], true, "№1 あ"}, {lines[7:], true, ""},
		{[]line{at("", "あ", 9), at("", "い", 7), at("", "う", 5), at("", "え", 3), at("", "お", 1)}, true, "№1–9 のうち5人 あ〜お(№は初めの印刷のまま)"}} {
		if got := pageRange(c.lines, c.byKana); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestSignIn_everyRow: on a sheet to be printed every row that has lines to write in is one
// that is read back, of however many people it is and wherever its pages turn.
func TestSignIn_everyRow(t *testing.T) {
	f := pagetest.Faces(t)
	for staff := 15; staff < 60; staff++ {
		for outside := range 3 {
			r := sampleSignIn(staff, outside, 0, staff%2 == 0)
			p, err := PrintedOf(r, HalfWidths{})
			if err != nil {
				t.Fatal(err)
			}
			ruled, heads, read := 0, 0, 0
			for s := range p.Sheets {
				for row := range s.All() {
					c := row.Cells
					if len(c) == 0 || c[0].Wide > 1 || p.Looks[c[0].Look].Frame == (sheet.Frame{}) {
						continue
					}
					if ruled++; c[0].Text == "№" {
						heads++
					}
				}
			}
			_, _, codes := doorPages(t, r, f)
			for _, code := range codes {
				x, err := marked.Parse(code)
				if err != nil {
					t.Fatal(err)
				}
				boxes, err := Boxes(x)
				if err != nil {
					t.Fatal(err)
				}
				for _, b := range boxes {
					if b.Field == marked.Whole {
						read++
					}
				}
			}
			if heads == 0 || read < staff+outside || ruled-heads != read {
				t.Errorf("%d of the staff, %d outside: %d rows with lines, %d heads of columns, %d are read", staff, outside, ruled, heads, read)
			}
		}
	}
}

// Numbers that do not run say that they were given before.
func TestSignIn_keptNumbers(t *testing.T) {
	for _, kept := range []bool{false, true} {
		r := sampleSignIn(30, 4, 0, false)
		if r.ByKana = false; kept {
			r.Staff[0].No, r.Staff[9].No = r.Staff[9].No, r.Staff[0].No
		}
		all := strings.Join(textsOf(t, paperOf(t, r)), "\n")
		if said := strings.Contains(all, "№は初めの印刷のまま"); said != kept || !strings.Contains(all, "所属順") {
			t.Errorf("kept %v, said %v", kept, said)
		}
	}
}

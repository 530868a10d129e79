package gui

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
	"jibun/gui/kit"
)

// optionFields are the fields of a paper's own options.
func optionFields[T fyne.CanvasObject](p *papersPage) (out []T) {
	walk(p.options.seat, func(o fyne.CanvasObject) {
		if x, ok := o.(T); ok {
			out = append(out, x)
		}
	})
	return out
}

// One letter to all lecturers is chosen for each paper: what is chosen for the 礼状 leaves the
// 講師依頼書 alone, and stays chosen.
func TestPapers_togetherOfEach(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	for _, name := range []string{"田中 太郎", "佐藤 花子"} {
		if err := p.desk.store.Assign(t.Context(), &data.Assignment{SeminarID: e.seminar, PersonID: datatest.Person(t, p.desk.store, name+"二世").ID, Role: data.Lecturer, State: data.Agreed}); err != nil {
			t.Fatal(err)
		}
	}
	look := func(kind string) (box *kit.Check, pages int, page *papersPage) {
		t.Helper()
		page = openPaper(t, p, kind, e.seminar)
		boxes := optionFields[*kit.Check](page)
		return boxes[len(boxes)-1], page.preview.Document().Count(), page
	}
	want := func(kind string, on bool) {
		t.Helper()
		if box, pages, _ := look(kind); box.Checked != on || (pages == 1) != on {
			t.Errorf("%s: ticked %v, %d pages; want together: %v", kind, box.Checked, pages, on)
		}
	}
	want("letter", false)
	want("thanks", false)
	if err := p.desk.store.WantPapers(t.Context(), "x", func(o *data.Office) { o.LettersTogether = true }); err != nil {
		t.Fatal(err)
	}
	want("letter", true)
	want("thanks", false) // each is chosen for itself
	box, _, page := look("thanks")
	p.win.Canvas().Focus(box)
	press(t, p, fyne.KeySpace)
	if page.preview.Document().Count() != 1 {
		t.Error("the 礼状 is not one for all")
	}
	if err := p.desk.store.WantPapers(t.Context(), "x", func(o *data.Office) { o.LettersTogether = false }); err != nil {
		t.Fatal(err)
	}
	want("letter", false)
	want("thanks", true) // it stays so on a page opened later
}

// How the office wants its papers is kept in the ledger: what is chosen here is chosen on
// every computer and for the command line, and can be undone.
func TestPapers_choicesOfTheOffice(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	office := func() data.Office {
		t.Helper()
		o, err := p.desk.store.Office(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	page := openPaper(t, p, "signin", e.seminar)
	leave := slices.IndexFunc(optionFields[*kit.Check](page), func(c *kit.Check) bool { return c.Text == report.DoorLeave.Label() })
	box := optionFields[*kit.Check](page)[leave]
	p.win.Canvas().Focus(box)
	press(t, p, fyne.KeySpace)
	if o := office(); !slices.Contains(o.DoorColumns, report.DoorLeave) || len(o.DoorColumns) != len(report.DoorColumns()) {
		t.Fatalf("the ledger has %v", o.DoorColumns)
	}
	undoKey(p)
	if o := office(); o.DoorColumns != nil || box.Checked {
		t.Errorf("undone: the ledger has %v, the box is ticked: %v", o.DoorColumns, box.Checked)
	}
	lines := optionFields[*kit.NumberEntry](page)[0]
	p.win.Canvas().Focus(lines)
	enter(t, p, "3")
	if o := office(); o.WalkIns != 3 {
		t.Errorf("%d lines for 当日参加", o.WalkIns)
	}

	page = openPaper(t, p, "badges", e.seminar)
	moved := optionFields[*kit.NumberEntry](page)
	for i, text := range []string{"", "-1.5", "２．４"} { // the first are badges without a name
		if i > 0 {
			p.win.Canvas().Focus(moved[i])
			enter(t, p, text)
		}
	}
	o := office()
	if got := fmt.Sprintln(o.BadgeRight, o.BadgeDown, moved[1].Text, moved[2].Text); got != "-15 24 -1.5 2.4\n" {
		t.Errorf("moved by %s", got)
	}
	p.win.Canvas().Focus(moved[1])
	enter(t, p, "20.5")
	if o := office(); o.BadgeRight != -15 || moved[1].Text != "20.5" {
		t.Errorf("20.5 mm: %d, the field says %s", o.BadgeRight, moved[1].Text)
	}
	if ops, err := p.desk.store.History(t.Context(), data.HistoryFilter{What: "office.papers"}); err != nil || ops[0].About != "名札 下へずらす(mm)" {
		t.Errorf("%v %v", ops, err)
	}
}

// A ledger that is only read shows how the office wants its papers, and keeps no choice.
func TestPapers_choicesReadOnly(t *testing.T) {
	e := newEvening(t, 40)
	p := openBeside(t, e.path)
	page := openPaper(t, p, "signin", e.seminar)
	for _, c := range optionFields[*kit.Check](page) {
		if !c.Disabled() {
			t.Errorf("%s can be chosen", c.Text)
		}
	}
	for _, n := range optionFields[*kit.NumberEntry](page) {
		if !n.Disabled() {
			t.Error("the lines for 当日参加 can be chosen")
		}
	}
}

package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jibun/gui/kit"
)

// rowsShown is how many rows of a grid of a height can be seen whole.
func rowsShown(height float32, row fyne.ThemeSizeName) int {
	return int((height - kit.Size(kit.SizeRowTight)) / kit.Size(row))
}

// What is done with people needs to see people: in every window the program promises
// to work in, with every size of text.
func TestRoom_lists(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	open, past := busiest(t, p.desk.store)
	for _, x := range []struct {
		name          string
		width, height float32
		scale         float64
		rows          int
	}{{"1280×800", 1280, 800, 1, 5}, {"1024×700", 1024, 700, 1, 6}, {"1280×800 at 150 %", 1280, 800, 1.5, 3}, {"1024×700 at 150 %", 1024, 700, 1.5, 2}} {
		look(p, x.scale, false, x.width, x.height)
		p.desk.goRoom("seminars")
		p.desk.goSeminar(open.ID, "applicants")
		settle(p.win.Content())
		page := p.desk.sh.now.(*seminarPage)
		applicants := page.tab().(*applicantsTab).lists.grids[partComing]
		if n := rowsShown(applicants.Size().Height, kit.SizeRowTight); n < x.rows {
			t.Errorf("%s: %d rows of 申込者, want %d", x.name, n, x.rows)
		}
		p.desk.goSeminar(past.ID, "attendance")
		page = p.desk.sh.now.(*seminarPage)
		page.tab().(*attendanceTab).ways.SetIndex(0)
		settle(p.win.Content())
		door := page.tab().(*attendanceTab).door.grid
		if n := rowsShown(door.Size().Height, kit.SizeRow); n < x.rows-1 {
			t.Errorf("%s: %d rows of 受付, want %d", x.name, n, x.rows-1)
		}
	}
}

func TestRoom_head(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	open, _ := busiest(t, p.desk.store)
	p.desk.goSeminar(open.ID, "applicants")
	page := p.desk.sh.now.(*seminarPage)
	tab := page.tab().(*applicantsTab)
	look := func(height float32) {
		p.win.Resize(fyne.NewSize(1280, height))
		settle(p.win.Content())
	}
	look(800)
	if !page.head.steps.Visible() || page.head.low || tab.entry.hint.Hidden || tab.lists.grids[partWaiting].Hidden {
		t.Error("there is room, but something is left out")
	}
	look(600)
	if !page.head.low || !tab.entry.hint.Hidden || !tab.lists.grids[partWaiting].Hidden {
		t.Error("the window is low, but nothing is left out")
	}
	tab.lists.fold(partWaiting) // she wants to see who waits
	look(800)
	look(600)
	if tab.lists.grids[partWaiting].Hidden {
		t.Error("what she unfolded was folded away")
	}
}

func TestRoom_places(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	item := p.frame.items["people"]
	p.win.Resize(fyne.NewSize(760, 700))
	settle(p.win.Content())
	if !item.narrow || item.Size().Width > 60 {
		t.Errorf("the places keep their words in a narrow window: %v wide", item.Size().Width)
	}
	item.MouseIn(&desktop.MouseEvent{})
	if item.tip.Text == "" {
		t.Error("nothing says what the picture means")
	}
	item.MouseOut()
	p.win.Resize(fyne.NewSize(1280, 800))
	settle(p.win.Content())
	if item.narrow || item.tip.Text != "" {
		t.Error("the places have no words in a wide window")
	}
}

// The rare answers go into a menu where the sentence would not be seen beside them.
func TestAskBar_narrow(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	done := ""
	b := newAskBar(kit.ToneGood, kit.NewButton("今回は見送る", func() { done = "skip" }), kit.NewButton("打診する…", nil), kit.NewPrimary("繰上げ", nil))
	b.set("空き 1席。次は 中村 由紀さんです。")
	p.win.SetContent(b.root)
	p.win.Resize(fyne.NewSize(900, 100))
	if b.more.Visible() || !b.buttons[0].Visible() {
		t.Error("wide: the answers are hidden")
	}
	p.win.Resize(fyne.NewSize(460, 100))
	if !b.more.Visible() || b.buttons[0].Visible() || !b.buttons[2].Visible() {
		t.Error("narrow: all answers beside the sentence")
	}
	items := b.menu()
	if len(items) != 2 || items[0].Label != "今回は見送る" {
		t.Fatalf("the menu offers %d answers", len(items))
	}
	items[0].Action()
	if done != "skip" {
		t.Error("the answer of the menu does nothing")
	}
}

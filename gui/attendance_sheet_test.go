package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/gui/kit"
)

// sheetEvening is 出欠 › あとで入力 of an evening of today with four on its paper.
func sheetEvening(t *testing.T) (testEvening, *program, *attendanceTab) {
	t.Helper()
	e := newEvening(t, 9, func(m *data.Seminar) { m.Date, m.Deadline = "2026-11-22", "2026-11-22" })
	p := newTestProgram(t, e.path)
	for _, n := range []string{"田中 太郎", "田中 花子", "山本 一郎", "佐々木 恵"} {
		if _, err := p.desk.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people[n]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.desk.store.NumberSheet(t.Context(), e.seminar, data.ByKana); err != nil {
		t.Fatal(err)
	}
	p.desk.goSeminar(e.seminar, "attendance")
	tab := now[*seminarPage](t, p).tab().(*attendanceTab)
	tab.ways.SetIndex(1)
	return e, p, tab
}

func TestSheetInput(t *testing.T) {
	e, p, tab := sheetEvening(t)
	s := tab.sheet
	if p.win.Canvas().Focused() != s.attended {
		t.Fatalf("the keyboard is at %T", p.win.Canvas().Focused())
	}
	typeText(t, p, "1-2")
	if len(s.changes) != 2 || seminar(t, p, e.seminar).Present != 0 {
		t.Fatalf("preview of %d rows, written %d", len(s.changes), seminar(t, p, e.seminar).Present)
	}
	s.late.SetText("99")
	s.record()
	if !shows(s.form.Object(), "99番") || seminar(t, p, e.seminar).Present != 0 {
		t.Error("a number that is not on the paper is not marked beside its field")
	}
	s.late.SetText("")
	s.rest.SetChecked(true)
	s.preview()
	s.record()
	if !kit.ModalOpen(p.win.Canvas()) {
		t.Fatal("無断欠席 is written without asking")
	}
	press(t, p, fyne.KeyReturn)
	if m := seminar(t, p, e.seminar); m.Present != 2 || m.NoShow != 2 {
		t.Errorf("present %d, no-show %d, want 2 and 2", m.Present, m.NoShow)
	}
}

// What is typed and not recorded looks like it, is counted, and is not lost by going.
func TestSheetInput_notYet(t *testing.T) {
	_, p, tab := sheetEvening(t)
	s, page := tab.sheet, p.desk.sh.now
	open := func() (n int) {
		for _, a := range s.list {
			if c := s.mark(a); c.Open {
				n++
			}
		}
		return n
	}
	if open() != 0 || s.notYetBar.Visible() {
		t.Error("nothing is typed, and yet something waits")
	}
	typeText(t, p, "1-2")
	if open() != 2 || !s.notYetBar.Visible() || s.notYet.Text != "まだ記録していません(2名)" {
		t.Errorf("%d outlined, %q", open(), s.notYet.Text)
	}
	for name, leave := range map[string]func(){"home": func() { p.desk.goRoom("home") }, "end": p.close} {
		leave()
		if p.desk == nil || p.desk.sh.now != page || !shows(p.win.Canvas().Overlays().Top(), "出欠の番号は、まだ記録していません") {
			t.Fatalf("%s: nothing is asked", name)
		}
		press(t, p, fyne.KeyReturn) // 戻って直す
		if s.attended.Text != "1-2" || p.win.Canvas().Focused() != s.attended {
			t.Errorf("%s: %q, the keyboard is at %T", name, s.attended.Text, p.win.Canvas().Focused())
		}
	}
	s.record()
	if open() != 0 || s.notYetBar.Visible() {
		t.Error("recorded, it still counts as not")
	}
	if p.desk.goRoom("home"); dialogOpen(p) {
		t.Error("she is asked about what is recorded")
	}
}

// A click on the way puts the keyboard into its first field, also on the one that the day
// has chosen; Tab goes through the fields to the button.
func TestSheetInput_keyboard(t *testing.T) {
	_, p, tab := sheetEvening(t)
	s, c := tab.sheet, p.win.Canvas()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tab.ways)
	for _, before := range []int{0, 1} {
		tab.ways.SetIndex(before)
		test.TapCanvas(c, at.Add(fyne.NewPos(tab.ways.MinSize().Width-20, 10)))
		if tab.ways.Index() != 1 || c.Focused() != s.attended {
			t.Fatalf("from %d: way %d, the keyboard is at %T", before, tab.ways.Index(), c.Focused())
		}
	}
	p.win.Resize(fyne.NewSize(683, 467)) // 1024×700 at 150 %
	c.Focus(tab.ways)
	for i, want := range []fyne.Focusable{s.attended, s.late, s.early, s.absent, s.rest, s.save} {
		if c.FocusNext(); c.Focused() != want {
			t.Errorf("Tab %d leads to %T", i+1, c.Focused())
		}
		if want == s.save {
			break // below the form
		}
		o := want.(fyne.CanvasObject)
		at, scroll := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), fyne.CurrentApp().Driver().AbsolutePositionForObject(s.left)
		if at.Y < scroll.Y || at.Y+o.Size().Height > scroll.Y+s.left.Size().Height || at.X+o.Size().Width > scroll.X+s.left.Size().Width {
			t.Errorf("Tab %d: the field at %v, %v large, is cut by its scroll at %v, %v large", i+1, at, o.Size(), scroll, s.left.Size())
		}
	}
}

// What cannot be recorded is said before anything is asked.
func TestSheetInput_wrongFirst(t *testing.T) {
	e, p, tab := sheetEvening(t)
	s := tab.sheet
	s.late.SetText("3,9")
	s.rest.SetChecked(true)
	s.record()
	if dialogOpen(p) || !shows(s.form.Object(), "9番は名簿にありません") || p.win.Canvas().Focused() != s.late {
		t.Errorf("asked: %v, the keyboard is at %T", dialogOpen(p), p.win.Canvas().Focused())
	}
	if seminar(t, p, e.seminar).NoShow != 0 {
		t.Error("written")
	}
}

// After 実績確定 nothing looks as if it could be used.
func TestSheetInput_settled(t *testing.T) {
	e, p, tab := sheetEvening(t)
	s := tab.sheet
	s.attended.SetText("1-4")
	s.record()
	if err := p.desk.store.SettleSeminar(t.Context(), e.seminar); err != nil {
		t.Fatal(err)
	}
	for _, settled := range []bool{true, false} {
		for _, f := range []fyne.Disableable{s.attended, s.late, s.early, s.absent, s.rest, s.save} {
			if f.Disabled() != settled {
				t.Errorf("settled %v: a %T is disabled: %v", settled, f, f.Disabled())
			}
		}
		for name, menu := range map[string]func([]data.Applicant) []*fyne.MenuItem{"sheet": s.grid.Menu, "door": tab.door.grid.Menu} {
			tab.door.show(seminar(t, p, e.seminar), s.list)
			for _, item := range menu(s.list[:1])[:len(attendances)] {
				if item.Disabled != settled {
					t.Errorf("settled %v: %s: %s is offered: %v", settled, name, item.Label, !item.Disabled)
				}
			}
		}
		if settled {
			if err := p.desk.store.UnsettleSeminar(t.Context(), e.seminar, "番号の訂正"); err != nil {
				t.Fatal(err)
			}
		}
	}
}

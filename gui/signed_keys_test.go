package gui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/export/marked"
	pages "jibun/export/page"
	"jibun/export/readback"
	"jibun/export/readback/scantest"
)

// crossedEvening crosses out everybody's box, and three write into free lines.
func crossedEvening(b marked.Box) []pages.Mark {
	switch {
	case b.Field == marked.Tick && b.No > 0:
		return scantest.Cross(b.Rect)
	case b.Field == marked.Name && b.WalkIn >= 1 && b.WalkIn <= 3:
		return scantest.Name(b.Rect)
	}
	return nil
}

// typeKeys types letters as the driver does: the key first, then the letter, each to what has
// the keyboard by then.
func typeKeys(t *testing.T, p *program, keys string) {
	t.Helper()
	for _, c := range keys {
		press(t, p, fyne.KeyName(string(c)))
		p.win.Canvas().Focused().TypedRune(c)
	}
}

// crossed is the dialog of an evening of which every line is asked about.
func crossed(t *testing.T) (*program, *signedDialog) {
	e, p, _ := sheetEvening(t)
	drop(p, scanSheet(t, p.desk.store, e.seminar, crossedEvening))
	x := p.desk.signed
	if x == nil || x.asked() != 4+3 {
		t.Fatalf("shown %+v", x)
	}
	return p, x
}

// onName reports whether the keyboard is in the field of a name.
func (x *signedDialog) onName() bool {
	return x.d.win.Canvas().Focused() == x.detail.search.Focusable()
}

// TestSigned_walkInKeys: on a free line all that is typed and pasted is a name or a number, from
// the first letter on and line after line; nobody who wrote there is thrown away by it.
func TestSigned_walkInKeys(t *testing.T) {
	p, x := crossed(t)
	for range 4 {
		typeKeys(t, p, "1")
	}
	if r := x.current(); r.walkIn == nil || r.walkIn.Line != 1 || !x.onName() || x.detail.search.Text() != "" {
		t.Fatalf("the last of the people leads to %+v, in its field %v: %q", r, x.onName(), x.detail.search.Text())
	}
	for _, typed := range []string{"2336", "1203", "OX 4", "3"} {
		typeKeys(t, p, typed)
		if got := x.detail.search.Text(); got != typed || x.current().walkIn.Line != 1 || x.asked() != 3 {
			t.Errorf("typed %q: the field says %q, %s", typed, got, x.rowsShown())
		}
		press(t, p, fyne.KeyEscape, fyne.KeyEscape) // the list, and the text
	}
	typeKeys(t, p, "0200004")
	press(t, p, fyne.KeyReturn)
	if r := x.current(); r.walkIn == nil || r.walkIn.Line != 2 || !x.onName() || x.asked() != 2 {
		t.Fatalf("after a name: %+v, in its field %v", r, x.onName())
	}
	press(t, p, fyne.KeyReturn, fyne.KeyReturn) // nothing to enter: nothing is recorded
	if !x.dialog.Shown() || x.current().walkIn.Line != 2 {
		t.Fatal("Enter in an empty field does something")
	}
	press(t, p, fyne.KeyDown)
	if x.current().walkIn.Line != 3 || !x.onName() {
		t.Errorf("Down leads to %+v", x.current())
	}
	press(t, p, fyne.KeyUp, fyne.KeyUp)
	if x.current().walkIn.Line != 1 || !x.onName() {
		t.Errorf("Up leads to %+v", x.current())
	}
	press(t, p, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	if x.current().line == nil || x.onName() {
		t.Error("the keyboard stays in the field on a line of somebody")
	}
	press(t, p, fyne.KeyUp, fyne.KeyUp)
	fyne.CurrentApp().Clipboard().SetContent("港 みなと")
	p.win.Canvas().Focus(x.grid) // as a click on the row that is selected
	chord(p, fyne.KeyV, fyne.KeyModifierControl)
	if got := x.detail.search.Text(); got != "港 みなと" {
		t.Errorf("pasted: %q", got)
	}
	press(t, p, fyne.KeyReturn)
	if x.current().walkIn.Line != 3 || x.asked() != 1 {
		t.Errorf("after what was pasted: %s", x.rowsShown())
	}
	chord(p, fyne.Key2, fyne.KeyModifierControl)
	if r := x.current(); x.asked() != 0 || r.walkIn == nil || r.read != readback.Blank {
		t.Errorf("Ctrl+2: %s", x.rowsShown())
	}
}

// TestSigned_goesOn: what decides goes on downwards, once; Enter behind it, as one is used to,
// changes nothing and passes over nothing; nothing leads back up by itself.
func TestSigned_goesOn(t *testing.T) {
	p, x := crossed(t)
	rows := x.grid.Rows()
	typeKeys(t, p, "2")
	press(t, p, fyne.KeyReturn)
	typeKeys(t, p, "2")
	if x.current() != rows[2] || rows[0].read != readback.Blank || rows[1].read != readback.Blank {
		t.Fatalf("2 Enter 2: %s", x.rowsShown())
	}
	typeKeys(t, p, "3") // is for later
	if x.current() != rows[3] {
		t.Errorf("3 leads to %+v", x.current())
	}
	press(t, p, fyne.KeyDown) // without a word
	for _, name := range []string{"0200004", "港 みなと", "岸 きし"} {
		if x.current().walkIn == nil {
			t.Fatalf("before %s: %+v", name, x.current())
		}
		enter(t, p, name)
	}
	last := x.current()
	if last != rows[6] || x.left() != 1 {
		t.Fatalf("the last of all leads to %+v, %d left", last, x.left())
	}
	if said := allText(x.detail.root); !shows(x.detail.root, "決めていない行が、ほかに1行あります") {
		t.Errorf("nothing is said of what is left above: %s", said)
	}
	typeKeys(t, p, "12") // she thinks of one more
	if rows[3].decided || x.current() != last {
		t.Errorf("what is typed then decides above: %s", x.rowsShown())
	}
	press(t, p, fyne.KeyEscape, fyne.KeyEscape, fyne.KeyReturn)
	if x.current() != rows[3] || x.onName() {
		t.Errorf("Enter at the end leads to %+v", x.current())
	}
	typeKeys(t, p, "1")
	if !rows[3].settled() || x.left() != 0 || rows[2].settled() || x.current() != rows[3] {
		t.Errorf("all decided: %s", x.rowsShown())
	}
}

// TestSigned_slowSearch: an Enter that is quicker than the search names the line on which it was
// pressed.
func TestSigned_slowSearch(t *testing.T) {
	p, x := crossed(t)
	for x.current().walkIn == nil {
		press(t, p, fyne.KeyDown)
	}
	var answers []func()
	spawn := p.desk.sh.spawn
	p.desk.sh.spawn = func(f func()) { answers = append(answers, f) }
	enter(t, p, "0200004")
	p.desk.sh.spawn = spawn
	first := x.current()
	press(t, p, fyne.KeyDown)
	for _, f := range answers {
		f()
	}
	if first.name() == "" || x.current() == first || x.current().name() != "" {
		t.Errorf("named %q and %q", first.name(), x.current().name())
	}
	if e := x.entry(); len(e.WalkIns) != 1 || len(e.New) != 0 || e.WalkIns[0] == 0 {
		t.Errorf("%+v", data.SignedSheet(e))
	}
}

package kit

import (
	"maps"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func formWindow(t *testing.T, size fyne.Size) (*seminarForm, fyne.Window) {
	t.Helper()
	var f *seminarForm
	w := fieldWindow(t, &Theme{}, size, func() fyne.CanvasObject {
		f = newSeminarForm()
		f.fill()
		return f.Scroll()
	})
	return f, w
}

func TestForm_Enter(t *testing.T) {
	f, w := formWindow(t, fyne.NewSize(800, 700))
	c := w.Canvas()
	submitted := 0
	f.OnSubmit = func() { submitted++ }
	if f.First() != f.title {
		t.Fatalf("the first is %T", f.First())
	}
	c.Focus(f.First())
	order := []fyne.Focusable{f.held, f.start, f.end, f.venue, f.capacity, f.deadline, f.category, f.policy, f.joint, f.memo}
	f.venue.Disable()
	for _, want := range order {
		if want == f.venue {
			continue
		}
		press(c, fyne.KeyReturn)
		if c.Focused() != want {
			t.Fatalf("Enter came to %T %v, want %T", c.Focused(), c.Focused(), want)
		}
	}
	c.Focus(f.capacity)
	pressShift(c, fyne.KeyReturn)
	if c.Focused() != f.end {
		t.Errorf("Shift+Enter came to %T", c.Focused())
	}
	c.Focus(f.title)
	pressShift(c, fyne.KeyReturn)
	if c.Focused() != f.title || submitted != 0 {
		t.Errorf("Shift+Enter in the first: %T, submitted %d", c.Focused(), submitted)
	}
	f.memo.Disable()
	c.Focus(f.joint)
	press(c, fyne.KeyReturn)
	if submitted != 1 {
		t.Error("Enter in the last does not submit")
	}
	f.EnterMoves = false
	c.Focus(f.title)
	press(c, fyne.KeyReturn)
	if submitted != 2 || c.Focused() != f.title {
		t.Error("Enter moves although it should submit")
	}
}

func TestForm_Ctrl_Enter_submits_from_every_field(t *testing.T) {
	f, w := formWindow(t, fyne.NewSize(800, 700))
	submitted := 0
	f.OnSubmit = func() { submitted++ }
	for i, s := range f.seats {
		w.Canvas().Focus(s.focus)
		shortcut(w.Canvas(), ctrl(fyne.KeyReturn))
		if submitted != i+1 {
			t.Fatalf("not from %T", s.focus)
		}
	}
}

func TestForm_does_not_submit_what_it_cannot_read(t *testing.T) {
	f, w := formWindow(t, fyne.NewSize(800, 700))
	c := w.Canvas()
	submitted := 0
	f.OnSubmit = func() { submitted++ }
	c.Focus(f.held)
	typeText(c, "12/45")
	c.Focus(f.title)
	if got := f.find("held").err; got != "「12/45」は日付として読めません" || !f.held.look.bad || f.held.look.below != "" {
		t.Errorf("left with %q, shown %q, by itself %q", f.held.Text, got, f.held.look.below)
	}
	shortcut(c, ctrl(fyne.KeyReturn))
	if submitted != 0 || c.Focused() != f.held {
		t.Errorf("submitted %d, focus on %T", submitted, c.Focused())
	}
	press(c, fyne.KeyReturn)
	if c.Focused() != f.held {
		t.Error("Enter leaves a field that cannot be read")
	}
	typeText(c, "12/15")
	if f.find("held").err != "" || f.held.look.bad {
		t.Error("the error stays when the field changes")
	}
	shortcut(c, ctrl(fyne.KeyReturn))
	if submitted != 1 {
		t.Error("not submitted")
	}
}

func TestForm_Mark(t *testing.T) {
	f, w := formWindow(t, fyne.NewSize(800, 700))
	errors := map[string]string{"venue": "会場を入力してください", "end": "開始より後にしてください", "start": "開始がありません", "gone": "この回はほかの人が変えました"}
	kept := maps.Clone(errors)
	f.Mark(errors)
	picture(t, w, "form-errors")
	if !maps.Equal(errors, kept) {
		t.Error("the map of the page was changed")
	}
	if w.Canvas().Focused() != f.start {
		t.Errorf("focus on %T", w.Canvas().Focused())
	}
	if row := f.find("end").row; row.err.text != "開始がありません\n開始より後にしてください" {
		t.Errorf("the row says %q", row.err.text)
	}
	if f.general.text != "この回はほかの人が変えました" {
		t.Errorf("an error of no field is shown as %q", f.general.text)
	}
	f.start.SetValue("18:00")
	if row := f.find("end").row; row.err.text != "開始より後にしてください" || f.start.look.bad || !f.end.look.bad {
		t.Errorf("after a change the row says %q", row.err.text)
	}
	f.Mark(nil)
	if f.find("venue").err != "" || f.general.text != "" || f.venue.look.bad {
		t.Error("Mark without errors leaves some")
	}
}

func TestForm_Changed(t *testing.T) {
	f, _ := formWindow(t, fyne.NewSize(800, 700))
	changes := map[string][2]func(){
		"entry":  {func() { f.title.SetText("別の題") }, func() { f.title.SetText("ヒット商品から学ぶマーケティング") }},
		"date":   {func() { f.held.SetDay("2026-12-09") }, func() { f.held.SetText("12/8") }},
		"time":   {func() { f.start.SetValue("18:00") }, func() { f.start.SetText("1830") }},
		"number": {func() { f.capacity.Clear() }, func() { f.capacity.SetText("４０名") }},
		"select": {func() { f.category.SetIndex(0) }, func() { f.category.SetIndex(9) }},
		"check":  {func() { f.joint.SetChecked(false) }, func() { f.joint.SetChecked(true) }},
	}
	heard := 0
	f.OnChanged = func() { heard++ }
	for name, change := range changes {
		before := heard
		change[0]()
		if !f.Changed() || heard == before {
			t.Errorf("%s: Changed %v, heard %d", name, f.Changed(), heard-before)
		}
		change[1]()
		if f.Changed() {
			t.Errorf("%s: the same value in other words counts as a change", name)
		}
	}
	f.title.SetText("別の題")
	f.Clean()
	if f.Changed() {
		t.Error("changed after Clean")
	}
}

func TestForm_layout(t *testing.T) {
	f, _ := formWindow(t, fyne.NewSize(1200, 800))
	right := f.title.Position().X
	for _, s := range f.seats {
		if s == f.find("end") {
			continue
		}
		if s.object.Position().X != right {
			t.Errorf("%s begins at %v, not at %v", s.key, s.object.Position().X, right)
		}
		if h := s.object.Size().Height; h != 36 && s.key != "memo" {
			t.Errorf("%s is %v high", s.key, h)
		}
	}
	if gap := f.held.Position().Y - f.title.Position().Y - f.title.Size().Height; gap != 12 {
		t.Errorf("%v between rows", gap)
	}
	if f.title.Size().Width != 560 || f.held.Size().Width != f.held.Width || f.end.Position().Y != f.start.Position().Y {
		t.Errorf("title %v, held %v, start %v, end %v", f.title.Size(), f.held.Size(), f.start.Position(), f.end.Position())
	}
	label := f.find("deadline").row.label
	if end := label.Position().X + label.Size().Width; right-end != 12 {
		t.Errorf("%v between label and field", right-end)
	}
}

func TestForm_hides_a_row(t *testing.T) {
	f, w := formWindow(t, fyne.NewSize(800, 700))
	y := f.capacity.Position().Y
	f.SetVisible("venue", false)
	if f.capacity.Position().Y != y-48 || f.venue.Visible() {
		t.Errorf("the row below stays at %v", f.capacity.Position().Y)
	}
	w.Canvas().Focus(f.end)
	press(w.Canvas(), fyne.KeyReturn)
	if w.Canvas().Focused() != f.capacity {
		t.Errorf("Enter goes to %T", w.Canvas().Focused())
	}
	f.SetVisible("venue", true)
	if f.capacity.Position().Y != y || !f.venue.Visible() {
		t.Error("it does not come back")
	}
}

func TestForm_Scroll_follows_the_focus(t *testing.T) {
	f, w := formWindow(t, fyne.NewSize(800, 200))
	w.Canvas().Focus(f.memo)
	view := f.scroll.Offset.Y + f.scroll.Size().Height
	if bottom := f.memo.Position().Y + f.memo.Size().Height; bottom > view || f.scroll.Offset.Y == 0 {
		t.Errorf("the field ends at %v, the view at %v", bottom, view)
	}
	f.title.wheel(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 1000}})
	if f.scroll.Offset.Y != 0 {
		t.Errorf("the wheel over a field: %v", f.scroll.Offset.Y)
	}
	w.Canvas().Focus(f.title)
	w.Canvas().Focus(f.memo)
	w.Canvas().Focus(f.title)
	if f.scroll.Offset.Y != 0 {
		t.Errorf("back at the first: %v", f.scroll.Offset.Y)
	}
}

func TestForm_passes_by_what_is_hidden(t *testing.T) {
	var f *Form
	first, second, third := NewEntry(), NewEntry(), NewEntry()
	w := fieldWindow(t, &Theme{}, fyne.NewSize(600, 300), func() fyne.CanvasObject {
		f = NewForm()
		f.Add("first", "一", first, "")
		f.Add("second", "二", container.NewHBox(second), "")
		f.Add("third", "三", third, "")
		return f.Object()
	})
	f.SetVisible("second", false)
	w.Canvas().Focus(first)
	press(w.Canvas(), fyne.KeyReturn)
	if w.Canvas().Focused() != third {
		t.Error("Enter goes to a field in a hidden row")
	}
}

// A page may put fields beside buttons of its own, headings and wide things.
func TestForm_takes_the_widgets_of_others(t *testing.T) {
	var f *Form
	date, button := NewDateEntry(officeDays()), widget.NewButton("今日", nil)
	last := NewEntry()
	w := fieldWindow(t, &Theme{}, fyne.NewSize(480, 500), func() fyne.CanvasObject {
		f = NewForm()
		f.Heading("開催")
		f.Add("held", "開催日", container.NewHBox(date, button), "")
		f.AddWide(widget.NewLabel("ここから先は、まだ決まっていなくてもかまいません。"))
		f.Heading("会場")
		f.AddRow("部屋と建物の名前", Field("room", NewEntry()), Word("または"), Field("floor", last))
		f.SetHint("floor", "建物の名前は、受付名簿とお知らせの両方に、ここに書いたとおりに載ります。")
		return f.Object()
	})
	c := w.Canvas()
	f.Mark(map[string]string{"held": "開催日は、募集を始めた日より後にしてください。募集を始めた日は令和8年11月24日(火)です。"})
	picture(t, w, "form-narrow")
	if c.Focused() != date {
		t.Fatalf("focus on %T", c.Focused())
	}
	press(c, fyne.KeyReturn)
	if c.Focused() != button {
		t.Errorf("Enter goes to %T", c.Focused())
	}
	if min := f.box.MinSize(); min.Width > 480 {
		t.Errorf("the form wants %v", min)
	}
}

// Where labels stand above, the fields have all of the width, in two lines a row.
func TestForm_above(t *testing.T) {
	f := NewForm()
	f.Above = true
	e := NewArea(2)
	f.Add("a", "取組を進めていく中での課題・問題点", e, "")
	f.Object().Resize(fyne.NewSize(400, 300))
	l := f.rows[0].label
	if e.Position().X != 0 || e.Size().Width != 400 || l.Position().X != 0 || e.Position().Y < l.Size().Height {
		t.Errorf("the field stands at %v, %v wide, below a label of %v", e.Position(), e.Size().Width, l.Size())
	}
}

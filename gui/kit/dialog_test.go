package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// dialogBench is a window with a field behind and a dialog with two fields.
type dialogBench struct {
	w            fyne.Window
	c            fyne.Canvas
	behind       *Entry
	first, other *Entry
	d            *Dialog
	log          []string
}

func newDialogBench(t *testing.T) *dialogBench {
	b := &dialogBench{behind: NewEntry(), first: NewEntry(), other: NewEntry()}
	b.w = popupWindow(t, nil, container.NewVBox(b.behind))
	b.c = b.w.Canvas()
	b.c.SetOnTypedKey(func(e *fyne.KeyEvent) { b.note("page " + string(e.Name)) })
	b.c.Focus(b.behind)
	b.d = &Dialog{Title: "新しい回", Content: Col(8, b.first, b.other), Primary: "追加する", Secondary: "やめる",
		OnPrimary: func() bool { b.note("primary"); return true }, OnSecondary: func() { b.note("secondary") }, OnClosed: func() { b.note("closed") }}
	Show(b.w, b.d)
	return b
}

func (b *dialogBench) note(s string) { b.log = append(b.log, s) }

func (b *dialogBench) want(t *testing.T, log ...string) {
	t.Helper()
	if !slices.Equal(b.log, log) {
		t.Errorf("happened %q, want %q", b.log, log)
	}
	b.log = nil
}

// What was refused while a dialog is open stands in it, above its buttons, and goes with the
// next try; no second dialog lies over it.
func TestDialog_Complain(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, Gap(10, 10))
	w.Resize(fyne.NewSize(900, 700))
	if Complain(w.Canvas(), "だめです") {
		t.Fatal("said where no dialog is open")
	}
	tries := 0
	e := NewEntry()
	d := &Dialog{Title: "新しい人", Content: e, Primary: "加える", Secondary: "やめる", OnPrimary: func() bool { tries++; return false }}
	Show(w, d)
	low := d.body.footer.Position().Y
	if !Complain(w.Canvas(), "同じ職員番号の方がいます。") || len(w.Canvas().Overlays().List()) != 1 {
		t.Fatal("not said in the dialog")
	}
	l := d.wrong.label
	foot := d.body.footer.Position()
	if !l.Visible() || l.Position().Y < d.body.scroll.Position().Y+d.body.scroll.Size().Height || l.Position().Y+l.Size().Height > foot.Y || foot.Y <= low {
		t.Errorf("it stands at %v, %v high, above the buttons at %v", l.Position(), l.Size(), foot)
	}
	picture(t, w, "dialog-refused")
	d.Submit()
	if tries != 1 || l.Visible() || d.body.footer.Position().Y >= foot.Y {
		t.Error("the next try leaves it there")
	}
}

func TestDialog_enter(t *testing.T) {
	for name, prepare := range map[string]func(b *dialogBench){
		"in a field":   func(*dialogBench) {},
		"nothing":      func(b *dialogBench) { b.c.Unfocus() },
		"the primary":  func(b *dialogBench) { b.c.Focus(b.d.body.primary) },
		"after a list": func(b *dialogBench) { b.c.Focus(b.other) },
	} {
		t.Run(name, func(t *testing.T) {
			b := newDialogBench(t)
			prepare(b)
			pressOn(b.w, fyne.KeyReturn)
			b.want(t, "primary", "closed")
			if b.d.Shown() || ModalOpen(b.c) {
				t.Error("still open")
			}
		})
	}
	b := newDialogBench(t)
	b.c.Focus(b.d.body.secondary)
	pressOn(b.w, fyne.KeyReturn)
	b.want(t, "secondary", "closed")
}

func TestDialog_stays_when_the_primary_says_no(t *testing.T) {
	b := newDialogBench(t)
	b.d.OnPrimary = func() bool { return false }
	pressOn(b.w, fyne.KeyReturn)
	if !b.d.Shown() || b.c.Focused() != fyne.Focusable(b.first) {
		t.Error("the dialog closed, or lost its focus")
	}
}

func TestDialog_escape(t *testing.T) {
	for name, prepare := range map[string]func(b *dialogBench){
		"in a field": func(*dialogBench) {},
		"nothing":    func(b *dialogBench) { b.c.Unfocus() },
		"a button":   func(b *dialogBench) { b.c.Focus(b.d.body.primary) },
	} {
		t.Run(name, func(t *testing.T) {
			b := newDialogBench(t)
			prepare(b)
			pressOn(b.w, fyne.KeyEscape)
			b.want(t, "secondary", "closed")
		})
	}
}

func TestDialog_focus(t *testing.T) {
	b := newDialogBench(t)
	if b.c.Focused() != fyne.Focusable(b.first) {
		t.Fatalf("%T has the focus, want the first field", b.c.Focused())
	}
	var round []fyne.Focusable
	for range 5 {
		round = append(round, b.c.Focused())
		test.FocusNext(b.c)
	}
	want := []fyne.Focusable{b.first, b.other, b.d.body.secondary, b.d.body.primary, b.first}
	if !slices.Equal(round, want) {
		t.Errorf("Tab goes round %v, want %v", round, want)
	}
	b.c.Focus(b.first)
	test.FocusPrevious(b.c)
	if b.c.Focused() != fyne.Focusable(b.d.body.primary) {
		t.Error("Shift+Tab does not stay inside")
	}
	b.d.Hide()
	if b.c.Focused() != fyne.Focusable(b.behind) {
		t.Error("the focus does not return")
	}
}

func TestDialog_gives_the_keys_back(t *testing.T) {
	b := newDialogBench(t)
	b.c.Unfocus()
	pressOn(b.w, fyne.KeyF5)
	b.want(t)
	b.d.Hide()
	b.want(t, "closed")
	b.c.Unfocus()
	pressOn(b.w, fyne.KeyEscape)
	b.want(t, "page "+string(fyne.KeyEscape))
}

func TestDialog_keeps_shortcuts_from_the_page(t *testing.T) {
	b := newDialogBench(t)
	b.c.AddShortcut(ctrl(fyne.Key2), func(fyne.Shortcut) { b.note("page") })
	b.c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { b.note("undo") })
	for _, f := range []fyne.Focusable{b.first, b.d.body.primary} {
		b.c.Focus(f)
		shortcut(b.c, ctrl(fyne.Key2))
		shortcut(b.c, &fyne.ShortcutUndo{})
	}
	b.want(t)
	b.c.Focus(b.d.body.secondary)
	shortcut(b.c, ctrl(fyne.KeyReturn))
	b.want(t, "primary", "closed")
	b.c.Focus(b.behind)
	shortcut(b.c, ctrl(fyne.Key2))
	b.want(t, "page")
}

func TestDialog_asks_before_throwing_away(t *testing.T) {
	b := newDialogBench(t)
	b.d.Changed = func() bool { return b.first.Text != "" }
	typeText(b.c, "論語")
	pressOn(b.w, fyne.KeyEscape)
	if frontDialog(b.c) == b.d {
		t.Fatal("nothing was asked")
	}
	pressOn(b.w, fyne.KeyEscape) // 続ける
	if frontDialog(b.c) != b.d || b.c.Focused() != fyne.Focusable(b.first) {
		t.Fatal("続ける does not lead back to the field")
	}
	b.want(t)
	test.Tap(b.d.body.secondary)
	pressOn(b.w, fyne.KeyTab, fyne.KeyReturn) // 捨てる
	b.want(t, "secondary", "closed")
	if ModalOpen(b.c) {
		t.Error("still open")
	}
}

// A form that is answered may open another dialog before it closes.
func TestDialog_that_closes_below_another(t *testing.T) {
	b := newDialogBench(t)
	b.d.OnPrimary = func() bool {
		Inform(b.w, "受け付けました", "確認のメールを送ってください。")
		return true
	}
	pressOn(b.w, fyne.KeyReturn)
	front := frontDialog(b.c)
	if front == nil || front == b.d || len(openDialogs(b.c)) != 1 {
		t.Fatalf("open: %d dialogs", len(openDialogs(b.c)))
	}
	if b.c.Focused() != fyne.Focusable(front.body.primary) {
		t.Errorf("%T has the focus", b.c.Focused())
	}
	b.c.Unfocus()
	pressOn(b.w, fyne.KeyEscape)
	if ModalOpen(b.c) || b.c.Focused() != fyne.Focusable(b.behind) {
		t.Error("the second dialog does not hear Esc, or the focus did not return")
	}
	b.c.Unfocus()
	b.log = nil
	pressOn(b.w, fyne.KeyEscape)
	b.want(t, "page "+string(fyne.KeyEscape))
}

func TestDialog_above_keeps_its_focus(t *testing.T) {
	b := newDialogBench(t)
	one, two := NewEntry(), NewEntry()
	above := &Dialog{Title: "講師", Content: Col(8, one, two), Primary: "選ぶ"}
	Show(b.w, above)
	b.c.Focus(two)
	b.d.Hide()
	if b.c.Focused() != fyne.Focusable(two) {
		t.Errorf("%T has the focus", b.c.Focused())
	}
}

func TestDialog_click_beside_does_nothing(t *testing.T) {
	b := newDialogBench(t)
	test.TapCanvas(b.c, fyne.NewPos(20, 20))
	if !b.d.Shown() {
		t.Error("a click beside closes")
	}
}

func TestDialog_busy(t *testing.T) {
	b := newDialogBench(t)
	b.d.SetBusy(true)
	pressOn(b.w, fyne.KeyReturn, fyne.KeyEscape)
	b.want(t)
	b.d.SetBusy(false)
	b.d.AllowPrimary(false)
	pressOn(b.w, fyne.KeyReturn)
	b.want(t)
	b.d.AllowPrimary(true)
	pressOn(b.w, fyne.KeyReturn)
	b.want(t, "primary", "closed")
}

func TestConfirm(t *testing.T) {
	w := popupWindow(t, nil, NewEntry())
	yes := 0
	Confirm(w, "取り消しますか?", "3名", "取り消す", true, func() {
		yes++
		if ModalOpen(w.Canvas()) {
			t.Error("runs while the dialog is open")
		}
	})
	if d := frontDialog(w.Canvas()); d.body.primary.kind != dangerFill {
		t.Error("the button is not red")
	}
	pressOn(w, fyne.KeyEscape)
	Confirm(w, "取り消しますか?", "3名", "取り消す", true, func() { yes++ })
	pressOn(w, fyne.KeyTab, fyne.KeyReturn)
	if yes != 1 {
		t.Errorf("ran %d times", yes)
	}
}

func TestAsk(t *testing.T) {
	w := popupWindow(t, nil, NewEntry())
	got := ""
	complain := func(s string) string {
		if s == "" {
			return "理由を入力してください"
		}
		return ""
	}
	Ask(w, "取消", "理由", "取り消す", complain, func(s string) { got = s })
	d := frontDialog(w.Canvas())
	pressOn(w, fyne.KeyReturn)
	if !d.Shown() {
		t.Fatal("an empty reason was taken")
	}
	typeText(w.Canvas(), " 都合により ")
	pressOn(w, fyne.KeyReturn)
	if d.Shown() || got != "都合により" {
		t.Errorf("got %q", got)
	}
}

// A list in a dialog hands on what it does not know to the dialog alone: Ctrl+Enter is its
// button, and the page behind hears nothing.
func TestDialog_keysOfAList(t *testing.T) {
	g := NewGrid(pupilColumns())
	done := 0
	w := popupWindow(t, nil, container.NewVBox(NewEntry()))
	w.Canvas().AddShortcut(ctrl(fyne.Key2), func(fyne.Shortcut) { t.Error("the page behind hears Ctrl+2") })
	w.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { t.Error("the page behind hears Ctrl+Z") })
	Show(w, &Dialog{Title: "確かめる", Content: g, Primary: "記録する", OnPrimary: func() bool { done++; return false }, First: g})
	for _, s := range []fyne.Shortcut{ctrl(fyne.Key2), &fyne.ShortcutUndo{}} {
		shortcut(w.Canvas(), s)
	}
	if shortcut(w.Canvas(), ctrl(fyne.KeyReturn)); done != 1 {
		t.Errorf("Ctrl+Enter in the list: the button was pressed %d times", done)
	}
}

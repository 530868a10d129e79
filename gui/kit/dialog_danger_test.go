package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Whatever asks with a red button begins on the harmless one, and neither Enter nor Esc
// and Enter in a row do what it asks about.
func TestDialog_danger_begins_harmless(t *testing.T) {
	done := false
	asks := map[string]func(b *dialogBench){
		"throw away": func(b *dialogBench) { b.d.Changed = func() bool { return true }; b.d.Cancel() },
		"confirm": func(b *dialogBench) {
			Confirm(b.w, "取り消しますか?", "あとで戻せます。", "取り消す", true, func() { done = true })
		},
		"without text": func(b *dialogBench) {
			Confirm(b.w, "取り消しますか?", "", "取り消す", true, func() { done = true })
		},
		"footer, empty": func(b *dialogBench) {
			Show(b.w, &Dialog{Title: "?", Primary: "消す", Danger: true, Footer: true, OnPrimary: func() bool { done = true; return true }})
		},
	}
	for name, ask := range asks {
		for _, lost := range []bool{false, true} {
			b := newDialogBench(t)
			ask(b)
			front := frontDialog(b.c)
			if lost {
				b.c.Unfocus()
				pressOn(b.w, fyne.KeyReturn)
			}
			if b.c.Focused() != fyne.Focusable(front.body.secondary) {
				t.Errorf("%s (focus lost: %v): the focus is not on the harmless button", name, lost)
			}
			pressOn(b.w, fyne.KeyReturn)
			if done || front.Shown() || !b.d.Shown() {
				t.Errorf("%s (focus lost: %v): Enter did what it asks about", name, lost)
			}
			done = false
		}
	}
}

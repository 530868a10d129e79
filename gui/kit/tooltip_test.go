package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// The tip waits, is above everything and in the way of nothing.
func TestTip(t *testing.T) {
	n, clock := 0, &clock{}
	owner := NewText("⎙")
	tip := NewTip(owner)
	tip.Text, tip.after = "受付名簿を印刷", clock.after
	below := NewButton("とても幅のある下のボタン", func() { n++ })
	w := popupWindow(t, nil, container.NewVBox(owner, below))
	entry := fyne.Focusable(below)
	w.Canvas().Focus(entry)
	tip.Over()
	if tip.card != nil {
		t.Error("the tip came at once")
	}
	clock.ring()
	card := tip.card
	if card == nil {
		t.Fatal("no tip")
	}
	if w.Canvas().Focused() != entry || ModalOpen(w.Canvas()) {
		t.Error("the tip took the keyboard")
	}
	test.TapCanvas(w.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(below).AddXY(10, 20))
	if n != 1 {
		t.Error("what lies below the tip cannot be clicked")
	}
	tip.Hide()
	if tip.card != nil || len(layerOf(w.Canvas()).floats) != 0 {
		t.Error("the tip stays when the pointer has gone")
	}
	tip.Over()
	tip.Hide()
	clock.ring()
	if tip.card != nil {
		t.Error("the tip comes although the pointer has gone")
	}
}

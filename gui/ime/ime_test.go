package ime

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestAt(t *testing.T) {
	test.NewTempApp(t)
	entry, button := widget.NewEntry(), widget.NewButton("保存", nil)
	w := test.NewTempWindow(t, container.NewWithoutLayout(entry, button))
	w.Resize(fyne.NewSize(400, 200))
	entry.Move(fyne.NewPos(100, 50))
	entry.Resize(fyne.NewSize(200, 40))
	c := w.Canvas()
	if _, ok := at(c); ok {
		t.Error("a caret though nothing has the focus")
	}
	c.Focus(button)
	if _, ok := at(c); ok {
		t.Error("a button has no caret")
	}
	c.Focus(entry)
	before, ok := at(c)
	if !ok || before.x <= 100 || before.x > 130 || before.y < 50 || before.y > 90 || before.height < 10 || before.height > 40 {
		t.Errorf("the caret of the empty field is at %+v", before)
	}
	test.Type(entry, "田中")
	after, _ := at(c)
	if after.y != before.y || after.x-before.x < 20 {
		t.Errorf("after two letters at %+v, before at %+v", after, before)
	}
}

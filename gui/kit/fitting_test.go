package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestFits(t *testing.T) {
	a, b, c := Gap(100, 20), Gap(60, 30), Gap(10, 10)
	row := Fits(8, a, b, c)
	for _, x := range []struct {
		width float32
		shown [3]bool
	}{{300, [3]bool{true, true, true}}, {180, [3]bool{true, true, false}}, {110, [3]bool{true, false, false}}, {50, [3]bool{true, false, false}}, {186, [3]bool{true, true, true}}} {
		row.Resize(fyne.NewSize(x.width, 40))
		if got := [3]bool{a.Visible(), b.Visible(), c.Visible()}; got != x.shown {
			t.Errorf("%v wide: shown %v, want %v", x.width, got, x.shown)
		}
	}
	if b.Position() != fyne.NewPos(108, 5) {
		t.Errorf("the second stands at %v", b.Position())
	}
	if m := row.MinSize(); m != fyne.NewSize(100, 30) {
		t.Errorf("needs %v", m)
	}
}

func TestOnSize(t *testing.T) {
	inner := Gap(10, 10)
	var told []fyne.Size
	o := OnSize(inner, func(s fyne.Size) {
		told = append(told, s)
		if inner.Size() == s {
			t.Error("told after the object was laid out")
		}
	})
	o.Resize(fyne.NewSize(50, 20))
	o.Refresh() // lays out again
	o.Resize(fyne.NewSize(60, 20))
	if len(told) != 2 || told[1] != fyne.NewSize(60, 20) || inner.Size() != told[1] {
		t.Errorf("told %v, the object has %v", told, inner.Size())
	}
}

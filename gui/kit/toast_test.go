package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

type toastBench struct {
	*Toaster
	clock   *clock
	w       fyne.Window
	entry   *Entry
	button  *Button
	clicked int
}

func newToastBench(t *testing.T) *toastBench {
	b := &toastBench{clock: &clock{}, entry: NewEntry()}
	b.button = NewButton("ページのボタン", func() { b.clicked++ })
	b.w = popupWindow(t, nil, Gap(1, 1))
	b.Toaster = NewToaster()
	b.after = b.clock.after
	b.w.SetContent(container.NewStack(container.NewBorder(b.entry, container.NewHBox(b.button), nil, nil), b.Object()))
	b.w.Canvas().Focus(b.entry)
	return b
}

// barAt is a place on the notice.
func (b *toastBench) barAt(dx, dy float32) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(b.layer.bar).AddXY(dx, dy)
}

func TestToaster_five_seconds(t *testing.T) {
	b := newToastBench(t)
	b.Show("申込の追加: 田中 太郎", "", nil)
	if b.Text() != "申込の追加: 田中 太郎" || len(b.clock.list) != 1 || b.clock.list[0].d != toastTime {
		t.Fatalf("says %q, waits %v", b.Text(), b.clock.list)
	}
	b.clock.ring()
	if b.Text() != "" {
		t.Error("it stays")
	}
}

func TestToaster_the_next_takes_its_place(t *testing.T) {
	b := newToastBench(t)
	b.Show("一つ目", "元に戻す", nil)
	first := b.clock.list[0]
	b.Warn("控えが取れませんでした")
	first.f()
	if b.Text() != "控えが取れませんでした" {
		t.Errorf("says %q: the time of the first ended the second", b.Text())
	}
	if b.layer.bar.link.Visible() {
		t.Error("the link of the first is still there")
	}
}

func TestToaster_action(t *testing.T) {
	b := newToastBench(t)
	n := 0
	b.Show("申込の追加", "元に戻す", func() { n++ })
	link := b.layer.bar.link
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(link).AddXY(8, 8)
	test.TapCanvas(b.w.Canvas(), at)
	if n != 1 || b.Text() != "" {
		t.Errorf("ran %d times, says %q", n, b.Text())
	}
}

func TestToaster_takes_no_focus_and_no_taps_beside(t *testing.T) {
	b := newToastBench(t)
	b.Show("申込の追加", "元に戻す", func() {})
	c := b.w.Canvas()
	if ModalOpen(c) || c.Focused() != fyne.Focusable(b.entry) {
		t.Error("it took the keyboard")
	}
	for range 4 {
		test.FocusNext(c)
		if f := c.Focused(); f != fyne.Focusable(b.entry) && f != fyne.Focusable(b.button) {
			t.Errorf("Tab leads to %T", f)
		}
	}
	test.TapCanvas(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(b.button).AddXY(10, 10))
	if b.clicked != 1 {
		t.Error("the page cannot be clicked")
	}
	wide := NewButton("下にあるもの", func() { b.clicked++ })
	b.w.SetContent(container.NewStack(wide, b.Object()))
	test.TapCanvas(c, b.barAt(10, 10))
	if b.clicked != 1 {
		t.Error("what lies below the notice was clicked through it")
	}
}

func TestToaster_stays_under_the_pointer(t *testing.T) {
	b := newToastBench(t)
	b.Show("申込の追加", "元に戻す", func() {})
	c := b.w.Canvas()
	test.MoveMouse(c, b.barAt(10, 10))
	test.MoveMouse(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(b.layer.bar.link).AddXY(8, 8))
	b.clock.ring()
	if b.Text() == "" {
		t.Fatal("it went under the pointer")
	}
	test.MoveMouse(c, fyne.NewPos(5, 200))
	b.clock.ring()
	if b.Text() != "" {
		t.Error("it stays after the pointer has gone")
	}
}

func TestToaster_stays_in_the_window(t *testing.T) {
	b := newToastBench(t)
	b.w.Resize(fyne.NewSize(600, 400))
	b.Show("とても長いお知らせがここに出るときは窓の幅に収まるところまでで切れて、それでも元に戻すのリンクは見えていなければなりません。", "元に戻す", func() {})
	bar := b.layer.bar
	if bar.Position().X < 0 || bar.Position().X+bar.Size().Width > 600 {
		t.Errorf("from %v, %v wide", bar.Position().X, bar.Size().Width)
	}
	if end := bar.link.Position().X + bar.link.Size().Width; end > bar.Size().Width {
		t.Error("the link is cut off")
	}
	if top := bar.Position().Y; top < 400-48 {
		t.Errorf("it begins at %v, over the page", top)
	}
}

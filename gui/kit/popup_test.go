package kit

import (
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// popupWindow is a window of 1280×800 with the theme of the program.
func popupWindow(t *testing.T, look *Theme, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	a := test.NewTempApp(t)
	if look == nil {
		look = &Theme{}
	}
	if os.Getenv("JIBUN_SHOTS") != "" { // reading the fonts takes longer than the tests
		look.Regular, look.Bold = testFont("Regular"), testFont("Bold")
	}
	a.Settings().SetTheme(look)
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 800))
	return w
}

// pressOn presses keys on what has the focus, as the window does.
func pressOn(w fyne.Window, names ...fyne.KeyName) {
	for _, name := range names {
		if c := w.Canvas(); c.Focused() != nil || name == fyne.KeyTab {
			press(c, name)
		} else if f := c.OnTypedKey(); f != nil {
			f(&fyne.KeyEvent{Name: name})
		}
	}
}

// clock collects what should happen later.
type clock struct {
	list []*alarm
}

type alarm struct {
	d time.Duration
	f func()
}

func (c *clock) after(d time.Duration, f func()) func() {
	a := &alarm{d, f}
	c.list = append(c.list, a)
	return func() { a.f = func() {} }
}

// ring lets the time pass.
func (c *clock) ring() {
	list := c.list
	c.list = nil
	for _, a := range list {
		a.f()
	}
}

// popupLooks are those that pictures are taken in.
func popupLooks() map[string]*Theme {
	return map[string]*Theme{"light": {Scale: 1}, "dark": {Scale: 1, Dark: true}, "150": {Scale: 1.5}}
}

func background() fyne.CanvasObject {
	rows := Col(0)
	for range 22 {
		rows.Add(Pad(8, 16, 8, 16, NewText("第431回  ヒット商品から学ぶマーケティング  令和8年12月8日(火)  つばき会館 302")))
		rows.Add(Rule())
	}
	return NewPanel(ColorSurface, "", 0, container.NewVBox(rows))
}

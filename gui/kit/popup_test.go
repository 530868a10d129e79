package kit

import (
	"image/png"
	"os"
	"path/filepath"
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
	if look.Regular == nil {
		look.Regular, look.Bold = face(t, "Regular"), face(t, "Bold")
	}
	a.Settings().SetTheme(look)
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 800))
	return w
}

func face(t *testing.T, weight string) fyne.Resource {
	t.Helper()
	r, err := fyne.LoadResourceFromPath(filepath.Join("..", "..", "assets", "fonts", "JibunUDPGothic-"+weight+".ttf"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// popupShot writes a picture into the folder $JIBUN_SHOTS, if it is set.
func popupShot(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("JIBUN_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// press presses a key on what has the focus, as the window does.
func pressOn(w fyne.Window, name fyne.KeyName) {
	e := &fyne.KeyEvent{Name: name}
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(e)
	} else if f := w.Canvas().OnTypedKey(); f != nil {
		f(e)
	}
}

// typeText types into what has the focus.
func typeInto(w fyne.Window, text string) {
	for _, r := range text {
		w.Canvas().Focused().TypedRune(r)
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

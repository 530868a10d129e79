package main

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
)

// drawn is a picture of a window: a blue button, two tabs, some texts.
func drawn(p *printer) grayPicture {
	blue := canvas.NewRectangle(color.NRGBA{0x1C, 0x5F, 0xA8, 255})
	blue.Move(fyne.NewPos(200, 10))
	blue.Resize(fyne.NewSize(150, 36))
	all := container.NewWithoutLayout(blue)
	for _, x := range []struct {
		text string
		bold bool
		ink  uint8
		x, y float32
	}{
		{"募集を始める", true, 255, 220, 18},
		{"講師", false, 0, 20, 60},
		{"講師", false, 0x5F, 20, 100}, {"告知", true, 0, 100, 100},
		{"申込者の一覧", false, 0, 20, 140},
	} {
		t := p.text(x.text, x.bold)
		t.Color = color.Gray{x.ink}
		t.Move(fyne.NewPos(x.x, x.y))
		t.Resize(t.MinSize())
		all.Add(t)
	}
	c := software.NewCanvas()
	c.SetContent(all)
	c.Resize(fyne.NewSize(400, 200))
	return toGray(c.Capture())
}

func TestFind(t *testing.T) {
	p := newPrinter()
	screen := drawn(p)
	for _, c := range []struct {
		text, beside, wrong string // "" is found
	}{
		{"募集を始める", "", ""},
		{"告知", "", ""},
		{"講師", "告知", ""},
		{"講師", "", `"講師" is on the screen 2 times: (`},
		{"講師", "募集を始める", `"講師" beside "募集を始める" is not on the screen`},
		{"告知", "講師", `"講師", beside which "告知" should be, is on the screen 2 times`},
		{"申込者", "", `"申込者" is not on the screen`}, // only the beginning of another
		{"一覧", "", `"一覧" is not on the screen`},
		{"募集を終える", "", `"募集を終える" is not on the screen`},
	} {
		at, err := p.find(screen, c.text, c.beside)
		switch {
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
			t.Errorf("%q: %v, %v, want %s", c.text, at, err, c.wrong)
		case c.wrong == "" && err != nil:
			t.Errorf("%q: %v", c.text, err)
		case c.text == "講師" && err == nil && (at.X < 25 || at.X > 50 || at.Y < 100 || at.Y > 125):
			t.Errorf("%q: at %v", c.text, at)
		}
	}
}

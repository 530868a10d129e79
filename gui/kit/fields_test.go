package kit

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jibun/data/wareki"
)

// testFont is the program's font, or the one of the system it was made from.
func testFont(style string) fyne.Resource {
	for _, path := range []string{"../../assets/fonts/JibunUDPGothic-", "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-", "/usr/share/fonts/truetype/fonts-morisawa-bizud-gothic/BIZUDPGothic-"} {
		if r, err := fyne.LoadResourceFromPath(path + style + ".ttf"); err == nil {
			return r
		}
	}
	return nil
}

// fieldWindow shows content in a window of the test driver with our theme.
func fieldWindow(t *testing.T, th *Theme, size fyne.Size, content func() fyne.CanvasObject) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	if os.Getenv("JIBUN_SHOTS") != "" { // the fonts take longer than the tests
		th.Regular, th.Bold = testFont("Regular"), testFont("Bold")
	}
	fyne.CurrentApp().Settings().SetTheme(th)
	w := test.NewTempWindow(t, content())
	w.Resize(size)
	return w
}

// picture writes what the window shows when JIBUN_SHOTS names a folder: pictures
// are looked at, not asserted.
func picture(t *testing.T, w fyne.Window, name string) {
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

// The keys as the driver sends them: down, then the key to the one with the
// focus, then up.
func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, k := range keys {
		ev := &fyne.KeyEvent{Name: k}
		if d, ok := c.Focused().(desktop.Keyable); ok {
			d.KeyDown(ev)
		}
		if k == fyne.KeyTab && !capturesTab(c) {
			test.FocusNext(c)
		} else if f := c.Focused(); f != nil {
			f.TypedKey(ev)
		}
		if d, ok := c.Focused().(desktop.Keyable); ok {
			d.KeyUp(ev)
		}
	}
}

func capturesTab(c fyne.Canvas) bool {
	tab, ok := c.Focused().(fyne.Tabbable)
	return ok && tab.AcceptsTab()
}

// pressShift is a key with Shift held.
func pressShift(c fyne.Canvas, k fyne.KeyName) {
	if d, ok := c.Focused().(desktop.Keyable); ok {
		d.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	press(c, k)
}

func typeText(c fyne.Canvas, text string) {
	for _, r := range text {
		c.Focused().TypedRune(r)
	}
}

// shortcut sends one to the one with the focus, or the canvas.
func shortcut(c fyne.Canvas, s fyne.Shortcut) {
	if f, ok := c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	c.(fyne.Shortcutable).TypedShortcut(s)
}

func ctrl(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl}
}

func alt(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt}
}

// officeDays are the days of the office on 24 November 2026.
func officeDays() Days {
	today := wareki.On(2026, 11, 24)
	holidays := map[string]string{"2026-11-03": "文化の日", "2026-11-23": "勤労感謝の日", "2027-01-01": "元日"}
	return Days{
		Today: func() string { return string(today) },
		Parse: func(text string) (string, string) {
			d, err := wareki.Parse(text, today)
			var bad *wareki.ParseError
			if errors.As(err, &bad) {
				return "", "「" + text + "」は日付として読めません"
			}
			return string(d), ""
		},
		Format:  func(day string) string { return wareki.Era.Full(wareki.Date(day)) },
		Holiday: func(day string) string { return holidays[day] },
		Month: func(year, month int) string {
			era, n, _ := wareki.EraOf(wareki.On(year, month, 1))
			return fmt.Sprintf("%s%d年%d月", era.Name, n, month)
		},
	}
}

func officeTime(text string) (string, string) {
	v, err := wareki.ParseTime(text)
	if err != nil {
		return "", "「" + text + "」は時刻として読めません"
	}
	return v, ""
}

// forPictures skips a test that makes pictures to be looked at and asserts nothing,
// unless they are asked for.
func forPictures(t *testing.T) {
	t.Helper()
	if os.Getenv("JIBUN_SHOTS") == "" {
		t.Skip("JIBUN_SHOTS is not set")
	}
}

// Package ime shows what is being composed in Japanese where it will stand: it puts
// the composition and candidate windows of the system's input method at the caret.
// Fyne leaves them in a corner of the window (fyne-io/fyne#618). Only Windows needs
// and has it; elsewhere nothing happens.
package ime

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// caret is a field that knows where the next letter will stand; Fyne's entries do.
type caret interface {
	fyne.CanvasObject
	CursorPosition() fyne.Position
}

// spot is where the next letter of the focused field stands, from the top left of
// the window in pixels, and how high a line is.
type spot struct{ x, y, height int }

// at finds the spot; false if no field for text has the focus.
func at(c fyne.Canvas) (spot, bool) {
	f, ok := c.Focused().(caret)
	if !ok {
		return spot{}, false
	}
	p := fyne.CurrentApp().Driver().AbsolutePositionForObject(f).Add(f.CursorPosition())
	line := fyne.MeasureText("漢", theme.TextSize(), fyne.TextStyle{}).Height
	x, y := c.PixelCoordinateForPosition(p)
	_, below := c.PixelCoordinateForPosition(p.AddXY(0, line))
	return spot{x, y, below - y}, true
}

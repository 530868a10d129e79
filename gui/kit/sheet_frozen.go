package kit

import (
	"image/color"

	"fyne.io/fyne/v2"

	"jibun/export/page"
)

var paperWhite = color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}

// frozen is how much of the sheet stays in sight at the left and at the top, in
// millimetres; nothing where little else would be seen.
func (v *sheetView) frozen() (wide, high float64) {
	if v.grid == nil {
		return 0, 0
	}
	wide, high = v.grid.Frozen()
	_, roomWide, roomHigh := v.room()
	if wide > roomWide*.6 {
		wide = 0
	}
	if high > roomHigh*.6 {
		high = 0
	}
	return wide, high
}

// frozenMarks adds what stays in sight over the rest, as far as that has gone out of it.
func (v *sheetView) frozenMarks(part page.Rect, out []page.Mark) []page.Mark {
	wide, high := v.frozen()
	at := v.place()
	x, y := max(at.x, 0), max(at.y, 0) // where it stands
	if at.x <= 0 {
		wide = 0
	}
	if at.y <= 0 {
		high = 0
	}
	add := func(from page.Rect, x, y float64) {
		if from.Wide <= 0 || from.High <= 0 {
			return
		}
		marks := []page.Mark{page.Box{Rect: from, Color: paperWhite}}
		out = append(out, page.Group{Clip: page.Rect{X: from.X + x, Y: from.Y + y, Wide: from.Wide, High: from.High}, X: x, Y: y, Scale: 1, Marks: v.seen(from, marks)})
	}
	all, tall := v.grid.Size()
	right, bottom := min(part.X+part.Wide, all), min(part.Y+part.High, tall)
	if high > 0 {
		add(page.Rect{X: x, Wide: right - x, High: high}, 0, y)
	}
	if wide > 0 {
		add(page.Rect{Y: y, Wide: wide, High: bottom - y}, x, 0)
	}
	if wide > 0 && high > 0 {
		add(page.Rect{Wide: wide, High: high}, x, y)
	}
	edge := color.NRGBA{0x80, 0x80, 0x80, 0xFF}
	if high > 0 {
		out = append(out, page.Line{X1: x, Y1: y + high, X2: right, Y2: y + high, Width: .25, Color: edge})
	}
	if wide > 0 {
		out = append(out, page.Line{X1: x + wide, Y1: y, X2: x + wide, Y2: bottom, Width: .25, Color: edge})
	}
	return out
}

// spot is the place of the sheet under a place of the window.
func (v *sheetView) spot(p fyne.Position) (x, y float64) {
	at, u := v.place(), v.unit()
	wide, high := v.frozen()
	px, py := float64(p.X)/u, float64(p.Y)/u
	x, y = at.x+px, at.y+py
	if at.x > 0 && px < wide {
		x = px
	}
	if at.y > 0 && py < high {
		y = py
	}
	return x, y
}

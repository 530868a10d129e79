package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"jibun/export/page"
)

// Tint is a colour that cells of a picture can have, with its word in the legend and a
// sign that stands in the corner of the cell: no state is told by colour alone.
type Tint struct {
	Color fyne.ThemeColorName
	Sign  string
	Word  string
}

// SetLegend says what the colours mean; SetTint names them by their place in it. The
// colours that cells had go.
func (p *SheetPicture) SetLegend(tints []Tint) {
	p.legend = tints
	clear(p.tints)
	p.signs.RemoveAll()
	for _, t := range tints {
		box := canvas.NewRectangle(t.onPaper())
		box.StrokeColor, box.StrokeWidth, box.CornerRadius = t.edge(), 1, 2
		sign := canvas.NewText(t.Sign, t.edge())
		sign.TextSize, sign.TextStyle.Bold = 11, true
		p.signs.Add(Row(4, container.NewCenter(container.NewStack(box, Gap(18, 16), container.NewCenter(sign))), NewMuted(t.Word)))
	}
	p.signs.Hidden = len(tints) == 0
	p.Refresh()
	p.view.redraw()
}

// SetTint colours a cell; -1 takes its colour away.
func (p *SheetPicture) SetTint(sheet string, column, row, tint int) {
	of := p.tints[sheet]
	if of == nil {
		of = map[[2]int]int{}
		p.tints[sheet] = of
	}
	if tint < 0 || tint >= len(p.legend) {
		delete(of, [2]int{column, row})
	} else {
		of[[2]int{column, row}] = tint
	}
	p.view.redraw()
}

// ClearTints takes all colours away.
func (p *SheetPicture) ClearTints() {
	clear(p.tints)
	p.view.redraw()
}

// edge and ground are the colours on white paper, whatever the theme.
func (t Tint) edge() color.NRGBA {
	if c, ok := light[t.Color]; ok {
		return c
	}
	return light[ColorAccent]
}

func (t Tint) ground() color.NRGBA {
	c := t.edge()
	c.A = 0x2E
	return c
}

// onPaper is the ground as it is seen on the paper: the legend has no paper below it.
func (t Tint) onPaper() color.NRGBA {
	c := t.ground()
	on := func(v uint8) uint8 { return uint8((int(v)*int(c.A) + 255*(255-int(c.A))) / 255) }
	return color.NRGBA{on(c.R), on(c.G), on(c.B), 255}
}

// signSize is that of the signs, in points.
const signSize = 6.5

// coloured adds the colours of the cells in a part of the sheet.
func (p *SheetPicture) coloured(g *page.Grid, part page.Rect, out []page.Mark) []page.Mark {
	for cell, i := range p.tints[p.Sheet()] {
		r := g.Place(cell[0], cell[1])
		if i >= len(p.legend) || !r.Meets(part) {
			continue
		}
		t := p.legend[i]
		out = append(out, page.Box{Rect: r, Color: t.ground()})
		out = framed(out, r, .35, t.edge())
		if t.Sign != "" {
			w := p.faces.Width(t.Sign, signSize, true)
			out = append(out, page.Words{X: r.X + r.Wide - w - .5, Y: r.Y + signSize*.38, Text: t.Sign, Size: signSize, Bold: true, Color: t.edge(), Clip: r})
		}
	}
	return out
}

// framed adds the edges of a part, inside it.
func framed(out []page.Mark, r page.Rect, width float64, c color.NRGBA) []page.Mark {
	x, y := r.X+r.Wide, r.Y+r.High
	return append(out, page.Line{X1: r.X, Y1: r.Y, X2: x, Y2: r.Y, Width: width, Color: c}, page.Line{X1: r.X, Y1: y, X2: x, Y2: y, Width: width, Color: c},
		page.Line{X1: r.X, Y1: r.Y, X2: r.X, Y2: y, Width: width, Color: c}, page.Line{X1: x, Y1: r.Y, X2: x, Y2: y, Width: width, Color: c})
}

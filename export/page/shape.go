package page

import (
	"bytes"
	"image"
	"image/color"

	// The pictures that are known.
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	"jibun/export/sheet"
)

// shapes draws what lies over the cells.
func (v *view) shapes() {
	for i := range v.Sheet.Shapes {
		s := &v.Sheet.Shapes[i]
		p := v.anchored(s.At)
		p = Rect{p.X + s.Part.X*p.Wide, p.Y + s.Part.Y*p.High, s.Part.Wide * p.Wide, s.Part.High * p.High}
		near := p
		if s.Kind == sheet.LineShape { // it may have no height
			near = Rect{p.X - 1, p.Y - 1, p.Wide + 2, p.High + 2}
		}
		if near.Meets(v.Rect) {
			v.shape(s, p)
		}
	}
}

func (v *view) spot(s sheet.Spot) (x, y float64) {
	c, r := clamp(s.Column, v.Columns()+1), clamp(s.Row, v.Rows()+1)
	x, y = v.x[c-1]+max(s.X, 0), v.y[r-1]+max(s.Y, 0)
	if c <= v.Columns() {
		x = min(x, v.x[c])
	}
	if r <= v.Rows() {
		y = min(y, v.y[r])
	}
	return x, y
}

func (v *view) anchored(a sheet.Anchor) Rect {
	x, y := v.spot(a.From)
	if a.To.Column < 1 {
		return Rect{x, y, a.Wide, a.High}
	}
	x2, y2 := v.spot(a.To)
	return Rect{x, y, max(x2-x, 0), max(y2-y, 0)}
}

func (v *view) shape(s *sheet.Shape, p Rect) {
	ink := Color(s.Line, color.NRGBA{})
	switch s.Kind {
	case sheet.LineShape:
		l := Line{X1: p.X, Y1: p.Y, X2: p.X + p.Wide, Y2: p.Y + p.High, Width: max(s.Width, .2), Color: Color(s.Line, color.NRGBA{A: 0xFF})}
		if s.Flipped {
			l.Y1, l.Y2 = l.Y2, l.Y1
		}
		v.add(l)
		return
	case sheet.PictureShape:
		if _, _, err := image.DecodeConfig(bytes.NewReader(s.Picture)); err == nil {
			v.add(Picture{p, s.Picture})
			return
		}
		v.add(Box{p, color.NRGBA{0xEE, 0xEE, 0xEE, 0xFF}})
		v.outline(p, .2, color.NRGBA{0x99, 0x99, 0x99, 0xFF})
		v.words(s.Text, letter{size: 9, color: "666666"}, sheet.Centre, sheet.Middle, p)
		return
	case sheet.ChartShape:
		v.plotted(s, p)
		return
	case sheet.OvalShape:
		if s.Fill != "" {
			v.add(Oval{p, Color(s.Fill, white), 0})
		}
		if s.Line != "" {
			v.add(Oval{p, ink, max(s.Width, .15)})
		}
	default:
		if s.Fill != "" {
			v.add(Box{p, Color(s.Fill, white)})
		}
		if s.Line != "" {
			v.outline(p, max(s.Width, .15), ink)
		}
	}
	l := letter{size: max(s.Size, 1), bold: s.Bold, color: s.Color}
	if s.Upright {
		v.upright(s.Text, l, sheet.Centre, sheet.Middle, p, p)
		return
	}
	v.words(s.Text, l, s.Across, s.Down, p)
}

func (v *view) outline(p Rect, width float64, c color.NRGBA) {
	v.out = append(v.out, outlined(p, width, c)...)
}

// outlined are the four edges of a part.
func outlined(p Rect, width float64, c color.NRGBA) []Mark {
	x, y := p.X+p.Wide, p.Y+p.High
	return []Mark{Line{p.X, p.Y, x, p.Y, width, c, nil}, Line{p.X, y, x, y, width, c, nil}, Line{p.X, p.Y, p.X, y, width, c, nil}, Line{x, p.Y, x, y, width, c, nil}}
}

// words writes a text into a box.
func (v *view) words(text string, l letter, across sheet.Across, down sheet.Down, p Rect) {
	if text == "" {
		return
	}
	const edge = 1.3
	in := Rect{p.X + edge, p.Y + edge/2, max(p.Wide-2*edge, 1), max(p.High-edge, 1)}
	v.lines(v.faces.broken(text, nil, l, in.Wide), down, across, in, p)
}

// unseen stands for a chart of a workbook that was read, of which only the title is known.
func (v *view) unseen(title string, p Rect) {
	v.add(Box{p, color.NRGBA{0xF4, 0xF5, 0xF7, 0xFF}})
	v.outline(p, .2, color.NRGBA{0xA6, 0xA6, 0xA6, 0xFF})
	v.words(title, letter{size: 11, bold: true, color: "404040"}, sheet.Centre, sheet.Middle, p)
}

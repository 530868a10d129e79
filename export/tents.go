package export

import (
	"context"
	"image/color"
	"io"

	"jibun/data/report"
	"jibun/export/page"
	"jibun/export/sheet"
)

// A 机上札 is an A4 that is folded in the middle and stands on the desk: the same on both
// halves, the upper one upside down. So it is no grid; its pages are made here, and the
// workbook has one half, to change a word.
const (
	tentEdge  = 18.0 // white at the left and right of a half, millimetres
	tentName  = 96.0 // the largest size of a name, points
	tentFrom  = 30.0
	tentInk   = 0x1F
	tentAbove = .36 // of the size, how far the base line lies below the middle
)

// Tents writes the 机上札 of the lecturers as a workbook: one half of each.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Tents(ctx context.Context, w io.Writer, r report.Tents, o Options) error {
	return Write(ctx, w, TentsPaper(r, HalfWidths{}), o)
}

// TentsPaper is the same before it is a file.
func TentsPaper(r report.Tents, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "机上札", eveningName(r.Number, r.Series)), len(r.All)*4)
	return b.of(func() *sheet.Sheet {
		s := b.draft(plan{name: "机上札", letter: true, loose: true, landscape: true, widths: []float64{257}})
		s.sheet.Setup = sheet.Setup{Landscape: true, Fit: sheet.Natural, Margins: sheet.Margins{Left: 20, Right: 19, Top: 10, Bottom: 8}}
		for i, x := range r.All {
			if i > 0 {
				s.row.Break = true
			}
			const room = 257.0
			s.text(s.style(plainLook), "")
			s.end(points(98))
			from, name := tentPlace(x), sheet.OneLine(x.Name)
			s.snug(plainLook.center().sized(s.fitting(from, room, 1, tentFrom, 26, 22, 18, 14)), from, room, points(24))
			s.end(points(24))
			s.snug(plainLook.center().strong().sized(s.fitting(name, room, 1, tentName, 84, 72, 60, 48, 36, 28)), name, room, points(50))
			s.end(points(50))
		}
		if len(r.All) == 0 {
			s.none()
		}
		return s.close()
	})
}

func tentPlace(x report.Badge) string { return sheet.OneLine(joined("　", x.From, x.Position)) }

// TentsDocument are the pages of the 机上札.
func TentsDocument(r report.Tents, f *page.Faces) *page.Document {
	return &page.Document{Title: sheet.OneLine(joined(" ", "机上札", eveningName(r.Number, r.Series))), Author: author(r.Head), Faces: f, Parts: []page.Part{tents{r, f}}}
}

type tents struct {
	r report.Tents
	f *page.Faces
}

// Size: what is written across lies, what is written downwards stands.
func (t tents) Size() (wide, high float64) {
	if t.r.Upright {
		return sheet.A4Short, sheet.A4Long
	}
	return sheet.A4Long, sheet.A4Short
}

func (t tents) Count() int { return len(t.r.All) }

// Page is a card: its lower half, and the same turned round.
func (t tents) Page(n int) []page.Mark {
	if n < 1 || n > t.Count() {
		return nil
	}
	wide, high := t.Size()
	half := page.Rect{Y: high / 2, Wide: wide, High: high / 2}
	var lower []page.Words
	if t.r.Upright {
		lower = t.upright(t.r.All[n-1], half)
	} else {
		lower = t.across(t.r.All[n-1], half)
	}
	const dash, faint = 2.0, 0xB0
	const edge = 7.0 // which no printer prints on
	out := []page.Mark{page.Line{X1: edge, Y1: high / 2, X2: wide - edge, Y2: high / 2, Width: .15, Color: color.NRGBA{R: faint, G: faint, B: faint, A: 255}, Dash: []float64{dash, dash}}}
	for _, w := range lower {
		out = append(out, w)
	}
	for _, w := range lower {
		w.X, w.Y, w.Turn = wide-w.X, high-w.Y, w.Turn+180
		out = append(out, w)
	}
	return out
}

// across are two lines in the middle of a half.
func (t tents) across(x report.Badge, half page.Rect) []page.Words {
	name, from := sheet.OneLine(x.Name), tentPlace(x)
	size := t.fit(name, tentName, half.Wide-2*tentEdge, true)
	small := t.fit(from, tentFrom, half.Wide-2*tentEdge, false)
	mid := half.Y + half.High*.58
	if from == "" {
		mid = half.Y + half.High/2
	}
	out := []page.Words{t.centred(name, half.X+half.Wide/2, mid, size, true)}
	if from != "" {
		out = append(out, t.centred(from, half.X+half.Wide/2, half.Y+half.High*.24, small, false))
	}
	return out
}

// fit is the largest size at which a line is no wider than mm.
func (t tents) fit(text string, size, mm float64, bold bool) float64 {
	if w := t.f.Width(text, size, bold); w > mm {
		return size * mm / w
	}
	return size
}

// centred is a line whose middle lies at a place.
func (t tents) centred(text string, x, y, size float64, bold bool) page.Words {
	return page.Words{X: x - t.f.Width(text, size, bold)/2, Y: y + size*tentAbove*25.4/72, Text: text, Size: size, Bold: bold, Color: color.NRGBA{R: tentInk, G: tentInk, B: tentInk, A: 255}}
}

// upright are two columns: the name, and at its right where somebody comes from.
func (t tents) upright(x report.Badge, half page.Rect) []page.Words {
	const leading = 1.08
	name, from := sheet.OneLine(x.Name), tentPlace(x)
	column := func(text string, at, largest float64, bold bool) []page.Words {
		const gap = .5 // of a space, in steps
		steps := 0.0
		for _, c := range text {
			if isSpace(c) {
				steps += gap
			} else if !page.Hidden(c) {
				steps++
			}
		}
		if steps == 0 {
			return nil
		}
		size := min(largest, (half.High-2*10)/(steps*leading)*72/25.4)
		step := size * leading * 25.4 / 72
		y := half.Y + (half.High-step*steps)/2
		var out []page.Words
		for _, c := range text {
			switch {
			case isSpace(c):
				y += gap * step
			case !page.Hidden(c):
				out = append(out, t.standing(c, at, y+step/2, size, bold))
				y += step
			}
		}
		return out
	}
	mid := half.X + half.Wide/2
	if from == "" {
		return column(name, mid, tentName*.9, true)
	}
	return append(column(name, mid-half.Wide*.1, tentName*.9, true), column(from, mid+half.Wide*.2, tentFrom, false)...)
}

func isSpace(c rune) bool { return c == ' ' || c == '　' }

// standing is a character of a column; a long vowel and its like are turned.
func (t tents) standing(c rune, x, y, size float64, bold bool) page.Words {
	w := t.centred(string(c), x, y, size, bold)
	if page.Lying(c) {
		half := t.f.Width(string(c), size, bold) / 2
		w.X, w.Y, w.Turn = x-size*tentAbove*25.4/72, y-half, 270
	}
	return w
}

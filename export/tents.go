package export

import (
	"context"
	"image/color"
	"io"
	"strings"

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
	tentShort = 20.0 // the least size of one line of where somebody comes from; what is longer takes several
	tentLeast = 14.0 // theirs, if there is room
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
		s.sheet.Setup = sheet.Setup{OneSided: true, Landscape: true, Fit: sheet.Natural, Margins: sheet.Margins{Left: 20, Right: 19, Top: 10, Bottom: 8}}
		for i, x := range r.All {
			if i > 0 {
				s.row.Break = true
			}
			const room = 257.0
			const above, high = 98.0, 24.0
			from, name := tentPlace(x), sheet.OneLine(x.Name)
			small := plainLook.center().sized(s.fitting(from, room, 1, tentFrom, 26, 22, 18, tentLeast))
			tall := points(high)
			if n := s.lines(from, room, small.Size); n > 1 { // the position begins a line of its own
				from = joined("\n", sheet.OneLine(x.From), sheet.OneLine(x.Position))
				small, tall = small.wrapped(), max(tall, linesHigh(s.lines(from, room, small.Size), small.Size))
			}
			s.text(s.style(plainLook), "")
			s.end(points(above+high) - tall)
			s.snug(small, from, room, tall)
			s.end(tall)
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

// Front: each is a piece of paper of its own.
func (t tents) Front(int) bool { return true }

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
	room := half.Wide - 2*tentEdge
	mid := half.Y + half.High*.58
	if from == "" {
		return t.named(name, half.X+half.Wide/2, half.Y+half.High/2, room)
	}
	lines, small := []string{from}, t.fit(from, tentFrom, room, false)
	if small < tentShort {
		const deep = .34 // of the half, as far as the name
		lines, small = tentLines(tentMeasure{t.f}, x, room, half.High*deep)
		mid = half.Y + half.High*.64
	}
	out := t.named(name, half.X+half.Wide/2, mid, room)
	step := millimetres(small * tentLeading)
	y := half.Y + half.High*.24 - step*float64(len(lines)-1)/2
	for i, line := range lines {
		out = append(out, t.centred(line, half.X+half.Wide/2, y+step*float64(i), small, false))
	}
	return out
}

// tentHalved is below which size, in parts of the largest, a name stands in two lines.
const tentHalved = .45

// named is the name around a place; a long one of several words in two lines.
func (t tents) named(name string, x, y, room float64) []page.Words {
	size := t.fit(name, tentName, room, true)
	first, second, ok := halves(name)
	if !ok || size >= tentName*tentHalved {
		return []page.Words{t.centred(name, x, y, size, true)}
	}
	size = min(t.fit(first, tentName, room, true), t.fit(second, tentName, room, true), tentName*tentHalved)
	step := millimetres(size * tentLeading)
	return []page.Words{t.centred(first, x, y-step/2, size, true), t.centred(second, x, y+step/2, size, true)}
}

const tentLeading = 1.35 // from line to line, in sizes

// tentLines are the lines, each mm long, of where somebody comes from and what they are there,
// at the largest size at which all of them are deep millimetres together.
func tentLines(m Measure, x report.Badge, mm, deep float64) (lines []string, size float64) {
	for _, size = range []float64{24, 22, tentShort, 18, 16, tentLeast, 12, 11, 10, 9, 8, 7} {
		lines = nil
		for _, part := range []string{sheet.OneLine(x.From), sheet.OneLine(x.Position)} {
			if part == "" {
				continue
			}
			for _, line := range broken(m, part, mm, size) {
				lines = append(lines, strings.TrimFunc(line, isSpace))
			}
		}
		if millimetres(size*tentLeading*float64(len(lines))) <= deep {
			break
		}
	}
	return lines, size
}

// tentMeasure is how much of a text stands in a line that lies.
type tentMeasure struct{ f *page.Faces }

func (m tentMeasure) Fits(text []rune, mm, size float64) int {
	n := 1
	for n < len(text) && m.f.Width(string(text[:n+1]), size, false) <= mm {
		n++
	}
	return min(n, len(text))
}

func (m tentMeasure) Lines(text string, mm, size float64) int { return len(wrapped(m, text, mm, size)) }

// downMeasure is the same of a line that stands: a step a character, as upright sets it.
type downMeasure struct{}

func (downMeasure) Fits(text []rune, mm, size float64) int {
	n, left := 0, mm/millimetres(size*tentDown)
	for n < len(text) {
		if left -= tentSteps(text[n]); left < -1e-9 {
			break
		}
		n++
	}
	return min(max(n, 1), len(text))
}

func (m downMeasure) Lines(text string, mm, size float64) int { return len(wrapped(m, text, mm, size)) }

// tentDown is from character to character of a line that stands, in sizes.
const tentDown = 1.08

// tentSteps is how many steps a character takes in it: a space is half a one.
func tentSteps(c rune) float64 {
	switch {
	case isSpace(c):
		return .5
	case page.Hidden(c):
		return 0
	}
	return 1
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
	name, from := sheet.OneLine(x.Name), tentPlace(x)
	room := half.High - 2*10
	// fit is the largest size at which a column stands in the half, 0 of nothing.
	fit := func(text string, largest float64) float64 {
		steps := 0.0
		for _, c := range text {
			steps += tentSteps(c)
		}
		if steps == 0 {
			return 0
		}
		return min(largest, room/(steps*tentDown)*points(1))
	}
	// column is one around its middle, or from where all of several begin.
	column := func(text string, at, top, size float64, bold bool) (out []page.Words) {
		step, y := millimetres(size*tentDown), top
		for _, c := range text {
			if steps := tentSteps(c); steps == 1 {
				out = append(out, t.standing(c, at, y+step/2, size, bold))
				y += step
			} else {
				y += steps * step
			}
		}
		return out
	}
	long := func(text string, size float64) (mm float64) {
		for _, c := range text {
			mm += tentSteps(c) * millimetres(size*tentDown)
		}
		return mm
	}
	middle := func(text string, size float64) float64 { return half.Y + (half.High-long(text, size))/2 }
	mid := half.X + half.Wide/2
	// named are the columns of the name around one place.
	named := func(at float64) []page.Words {
		const largest = tentName * .9
		size := fit(name, largest)
		first, second, ok := halves(name)
		if !ok || size >= largest*tentHalved {
			return column(name, at, middle(name, size), size, true)
		}
		size = min(fit(first, largest), fit(second, largest), largest*tentHalved)
		step := millimetres(size * tentLeading)
		top := min(middle(first, size), middle(second, size))
		return append(column(first, at+step/2, top, size, true), column(second, at-step/2, top, size, true)...)
	}
	if from == "" {
		return named(mid)
	}
	out := named(mid - half.Wide*.1)
	at, small := mid+half.Wide*.2, fit(from, tentFrom)
	if small >= tentShort {
		return append(out, column(from, at, middle(from, small), small, false)...)
	}
	const deep = .36 // of the half, between the name and the edge
	lines, small := tentLines(downMeasure{}, x, room, half.Wide*deep)
	step := millimetres(small * tentLeading)
	at += step * float64(len(lines)-1) / 2
	for i, line := range lines { // the first at the right, all from the top
		out = append(out, column(line, at-step*float64(i), half.Y+10, small, false)...)
	}
	return out
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

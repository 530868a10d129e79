package export

import (
	"math"
	"strings"

	"jibun/export/sheet"
)

// least is the smallest type on a paper, in points: less is a hairline when printed.
// What does not fit is broken into more lines, and its row grows.
const least = 6.0

// oneLine is down to which size a line is better than two of a larger one, in points.
const oneLine = 7.0

// set is how text stands in a cell of mm millimetres: the look at a size at which it
// takes one line, if that is hardly smaller; else broken into lines, none of which
// ends within a word of katakana if that can be helped. need is the height that takes,
// in points; 0 for a single line.
func (b *paper) set(l look, text string, mm float64) (_ look, need float64) {
	n := b.lines(text, mm, l.Size)
	if n == 1 {
		return l, 0
	}
	if smaller := l.Size - 1; smaller >= least && b.lines(text, mm, smaller) == 1 {
		return l.sized(smaller).unwrapped(), 0
	}
	l = l.wrapped()
	for size := l.Size; size >= max(least, l.Size-1); size -= 0.5 {
		if !splits(b.measure, text, mm, size) {
			return l.sized(size), linesHigh(b.lines(text, mm, size), size)
		}
	}
	return l, linesHigh(n, l.Size)
}

// into is the look at the largest size at which text stands in a cell of mm by high
// points; where it does not at the least one, need is higher.
func (b *paper) into(l look, text string, mm, high float64) (_ look, need float64) {
	fits := func(size float64) bool {
		n := b.lines(text, mm, size)
		return n == 1 || linesHigh(n, size) <= high
	}
	for size := l.Size; size >= min(l.Size, oneLine); size -= 0.5 {
		if b.lines(text, mm, size) == 1 {
			return l.sized(size), high
		}
	}
	l = l.wrapped()
	for size := l.Size; b.marks == nil && size >= min(l.Size, oneLine); size -= 0.5 {
		if fits(size) && whole(b.measure, text, mm, size) {
			return l.sized(size), high
		}
	}
	for size := l.Size; size >= least; size -= 0.5 {
		if fits(size) && !splits(b.measure, text, mm, size) {
			return l.sized(size), high
		}
	}
	for size := l.Size; size >= least; size -= 0.5 {
		if fits(size) {
			return l.sized(size), high
		}
	}
	return l.sized(least), linesHigh(b.lines(text, mm, least), least)
}

// linesHigh is how high n lines are in a cell, in points.
func linesHigh(n int, size float64) float64 { return float64(n)*size*1.25 + 2 }

// snug puts a text in a cell of the row at hand that is high points high, and returns
// the height that it needs, which is more where even the least size is too large.
func (s *draft) snug(l look, v string, mm, high float64) (need float64) {
	v = sheet.Clean(v)
	l, need = s.into(s.fitted(l), v, mm, high)
	s.text(s.style(l), s.ended(l, v, mm))
	return need
}

// ended is a text that its cell breaks, with its lines ended where words end; of a form nobody
// knows how long it will be.
func (s *draft) ended(l look, v string, mm float64) string {
	if l.Wrap && s.marks == nil {
		return s.whole(v, mm, l.Size)
	}
	return v
}

// fitted is the look of a text on a form, where nobody knows how long it will be: set
// smaller by the program that shows it, unless its lines break.
func (b *paper) fitted(l look) look {
	if b.marks == nil || l.Wrap {
		return l
	}
	return l.shrunk()
}

// snugName is snug for a name, in one cell, and its reading, in the next, or above the
// name in the same (Look.Ruby).
func (s *draft) snugName(name, reading column, v, kana string, high float64) (need float64) {
	v, kana = sheet.OneLine(v), sheet.OneLine(kana)
	// Where either takes two lines they are the family's and the given name.
	v, kana = s.parted(v, name), s.parted(kana, reading)
	l, need := s.into(s.fitted(name.look), v, name.mm, high)
	if above := s.above(kana, name.mm); l.Ruby && l.Wrap && above > 0 {
		if l, need = s.into(name.look, v, name.mm, high-above); need > high-above {
			high = need + above
		}
		need = high
	}
	v = s.ended(l, v, name.mm)
	s.text(s.style(l), v)
	if v != "" {
		s.row.Cells[len(s.row.Cells)-1].Reading = sheet.OneLine(kana)
	}
	if l.Ruby {
		return need
	}
	return max(need, s.snug(reading.look, kana, reading.mm, high))
}

// above is how high a reading is above a name of several lines, in points.
func (b *paper) above(kana string, mm float64) float64 {
	if kana == "" {
		return 0
	}
	return float64(b.lines(sheet.OneLine(kana), mm, sheet.RubyLeast)) * sheet.RubyLeast * 1.25
}

// parted is a name of two words with the second on a line of its own if it is too long
// for one.
func (b *paper) parted(v string, c column) string {
	words := strings.Fields(v)
	if len(words) != 2 || b.lines(v, c.mm, oneLine) == 1 {
		return v
	}
	return words[0] + "\n" + words[1]
}

// span writes one row with a text over the columns from 1 to last. One that is long stands
// in a size that is a little smaller, or else in more lines, broken between its parts.
func (s *draft) span(l look, v string, height float64, last int) {
	l, v, height = s.legible(l, sheet.OneLine(v), s.across(1, last), height)
	s.wide(s.style(l), v, height, last)
}

// legible is how a line of a head stands in mm millimetres, and how high that is at least.
func (b *paper) legible(l look, v string, mm, height float64) (look, string, float64) {
	if b.marks != nil { // nobody knows how long it will be
		return b.fitted(l), v, height
	}
	low := min(l.Size, max(legible, math.Floor(l.Size*1.5)/2))
	n := b.lines(v, mm, low)
	for ; l.Size > low && b.lines(v, mm, l.Size) > n; l.Size -= 0.5 {
	}
	if n > 1 {
		l, v = l.wrapped(), b.phrased(v, mm, l.Size)
		height = max(height, linesHigh(b.lines(v, mm, l.Size), l.Size))
	}
	return l, v, height
}

// legible is the smallest size in which a line of a head stands rather than in two, in
// points.
const legible = 8.0

// fitting is the first of the sizes at which v takes no more than n lines in mm
// millimetres, the last if none does.
func (b *paper) fitting(v string, mm float64, n int, sizes ...float64) float64 {
	for _, size := range sizes {
		if b.lines(v, mm, size) <= n {
			return size
		}
	}
	return sizes[len(sizes)-1]
}

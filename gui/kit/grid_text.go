package kit

import (
	"math"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// ellipsis ends a text that was cut.
const ellipsis = "…"

// ruler measures texts of one size and style by adding up their characters, each
// of which is measured once. Shaping whole texts would cost more than drawing a
// row; kerning makes the sum a little too large, never too small.
type ruler struct {
	size  float32
	style fyne.TextStyle
	pages map[rune]*[256]float32
	last  rune
	page  *[256]float32
}

func newRuler(size float32, style fyne.TextStyle) *ruler {
	return &ruler{size: size, style: style, pages: map[rune]*[256]float32{}, last: -1}
}

// rulerOf is a ruler that measures so: the one from before if it does.
func rulerOf(r *ruler, size float32, style fyne.TextStyle) *ruler {
	if r != nil && r.size == size && r.style == style {
		return r
	}
	return newRuler(size, style)
}

// of is the width of one character, nought for one that joins the one before it.
func (r *ruler) of(c rune) float32 {
	if p := c >> 8; p != r.last {
		if r.pages[p] == nil {
			r.pages[p] = &[256]float32{}
		}
		r.last, r.page = p, r.pages[p]
	}
	w := &r.page[c&0xFF]
	if *w == 0 {
		*w = -1
		if !joins(c) {
			*w = fyne.MeasureText(string(c), r.size, r.style).Width
		}
	}
	return max(*w, 0)
}

// joins tells combining marks and variation selectors: they have no width of
// their own and are never parted from their character.
func joins(c rune) bool {
	return c >= 0x300 && (unicode.In(c, unicode.Mn, unicode.Me) || c == 0x200D)
}

// width is that of the whole text.
func (r *ruler) width(s string) float32 {
	var sum float32
	for _, c := range s {
		sum += r.of(c)
	}
	return sum
}

// cut is the text as it fits into a width, on one line: whole, or its beginning
// with an ellipsis.
func (r *ruler) cut(s string, width float32) string {
	var sum float32
	end, dots := 0, float32(-1)
	for i, c := range s {
		if c < ' ' {
			return r.cut(oneLine(s), width)
		}
		w := r.of(c)
		if dots < 0 {
			dots = r.of('…')
		}
		if sum+dots <= width { // also before what joins: then the next one is as near
			end = i
		}
		if sum += w; sum > width {
			if dots > width {
				return ""
			}
			return strings.TrimRight(s[:end], " \u3000") + ellipsis
		}
	}
	return s
}

// oneLine has a space for each line end, tab and other control character.
func oneLine(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(c rune) rune {
		if c < ' ' {
			return ' '
		}
		return c
	}, s)
}

// lines breaks a text: after its sentences if it is too long for one line, and
// these between any two characters, as Japanese does, into lines of about the same
// length; none begins with what ends a word.
func (r *ruler) lines(s string, width float32) []string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if r.width(line) <= width {
			out = append(out, line)
			continue
		}
		for sentence := range strings.SplitAfterSeq(line, "。") {
			all := r.width(sentence)
			if all == 0 {
				continue
			}
			even := all/ceil(all/width) + 2*r.of('あ')
			out = append(out, wrapText(sentence, min(width, even), r.of)...)
		}
	}
	return out
}

func round(v float32) float32 { return float32(math.Round(float64(v))) }

func ceil(v float32) float32 { return float32(math.Ceil(float64(v))) }

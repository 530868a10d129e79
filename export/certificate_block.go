package export

import (
	"math"
	"strings"

	"jibun/export/kinsoku"
)

// block is the sentence of a certificate: its lines, about equally long, and how far it is
// moved on a page so that it stands in the middle.
type block struct {
	text   string
	size   float64
	indent int
}

// blockStep is about how far an Indent moves a text, in millimetres.
const blockStep = 2.3

// block is the sentence in the largest size in which it has room; not fits where it has none
// in the smallest. Its lines end where words end, and of the widths that it may have it gets
// the one at which they are most alike.
func (s certificates) block(said string) (b block, fits bool) {
	full, b := s.across(2, 4), block{text: said, size: 18}
	if s.marks != nil {
		for !s.blockFits(said, b.size) && b.size > 10 {
			b.size--
		}
		return b, s.blockFits(said, b.size)
	}
	for ; ; b.size-- {
		b.text = s.blockLines(said, full, b.size)
		if fits = s.blockFits(b.text, b.size); fits || b.size <= 10 {
			break
		}
	}
	wide, best := 0.0, math.Inf(1)
	for mm := full; fits && mm > .7*full; mm -= 1 {
		text := s.blockLines(said, mm, b.size)
		if w, cost := s.ragged(text, b.size); cost+(full-mm)/full < best && s.blockFits(text, b.size) {
			b.text, wide, best = text, w, cost+(full-mm)/full
		}
	}
	if wide > 0 && s.painted { // how far that is in a workbook depends on its reader, and lines that end where they end would have no room
		b.indent = max(int((full-cellEdges-wide)/2/blockStep+.5), 0)
	}
	return b, fits
}

func (s certificates) blockLines(said string, mm, size float64) string {
	return strings.Join(cut(broad{s.measure}, said, mm, size, unbroken(kinsoku.Word, []string{s.r.Series})), "\n")
}

func (s certificates) blockFits(text string, size float64) bool {
	return linesHigh(s.linesOf(text, s.across(2, 4), size), size) <= points(certificateText)
}

// ragged is how wide the longest of some lines is, in millimetres, and how unlike they are, in
// characters: all but the last should be as long, the last not a word alone, and every line
// costs something.
func (s certificates) ragged(text string, size float64) (wide, cost float64) {
	const line, lone = 9.0, 6.0
	lines := strings.Split(text, "\n")
	widths := make([]float64, len(lines))
	for i, l := range lines {
		widths[i] = lineWidth(s.measure, l, size)
		wide = max(wide, widths[i])
	}
	em := millimetres(size)
	for _, w := range widths[:len(lines)-1] {
		cost += (wide - w) / em * (wide - w) / em / float64(len(lines)-1)
	}
	if len(lines) > 1 && widths[len(lines)-1] < 6*em {
		cost += lone
	}
	return wide, cost + line*float64(len(lines))
}

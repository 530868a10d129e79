package export

import (
	"context"
	"io"
	"math"
	"slices"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// The sizes of envelopes, in millimetres: 長形3号 and 角形2号, which lie.
const (
	long3Short, long3Long   = 120.0, 235.0
	square2Short, square2Lg = 240.0, 332.0
)

// Envelopes writes an envelope to each lecturer.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Envelopes(ctx context.Context, w io.Writer, r report.Envelopes, o Options) error {
	return Write(ctx, w, EnvelopesPaper(r, HalfWidths{}), o)
}

// EnvelopesPaper is the same before it is a file.
func EnvelopesPaper(r report.Envelopes, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "封筒", eveningName(r.Number, r.Series)), len(r.All)*8)
	return b.of(func() *sheet.Sheet {
		short, long, scale := long3Short, long3Long, 1.0
		if r.Large {
			short, long, scale = square2Short, square2Lg, 1.4
		}
		const side = 15.0
		at := long * .3
		s := b.draft(plan{name: "封筒", letter: true, loose: true, widths: []float64{at - side, long - at - side - 1}})
		s.sheet.Setup = sheet.Setup{OneSided: true, Landscape: true, Short: short, Long: long, Fit: sheet.Natural, Margins: sheet.Margins{Left: side, Right: side, Top: 10, Bottom: 8}}
		for i, a := range addressed(r) {
			if i > 0 {
				s.row.Break = true
			}
			s.envelope(a, r.Head, (short-18)*.97, scale)
		}
		if len(r.All) == 0 {
			s.none()
		}
		return s.close()
	})
}

// addressed is where each envelope goes, and to whom; two lecturers of a section have one
// head.
func addressed(r report.Envelopes) (out [][2]string) {
	for _, a := range r.All {
		to := [2]string{a.From, joined("　", a.Position, a.Name, "様")}
		switch {
		case r.Heads && a.Outside:
			to[1] = "代表者　様"
		case r.Heads:
			to = [2]string{"", fields.HeadOf(a.From) + "　様"}
		}
		if !slices.Contains(out, to) {
			out = append(out, to)
		}
	}
	return out
}

// envelope writes to whom it goes in the middle and from whom below; all rows together
// are high millimetres.
func (s *draft) envelope(to [2]string, h report.Head, high, scale float64) {
	room := s.across(2, 2) - 4
	line := func(l look, text string, mm float64) {
		high -= mm
		s.text(s.style(plainLook), "")
		text = sheet.OneLine(text)
		if s.lines(text, room, l.Size) > 1 {
			l, text = l.wrapped(), s.phrased(text, room, l.Size)
		}
		s.text(s.style(l), text)
		s.end(points(mm))
	}
	// the largest size at which a text stands in a line, or else in two
	fit := func(text string, mm float64, sizes ...float64) float64 {
		if one := s.fitting(text, room, 1, sizes...); s.lines(text, room, one) == 1 {
			return one
		}
		for _, size := range append(sizes, 12, 11, 10, 9, 8) {
			if n := s.lines(s.phrased(text, room, size), room, size); n <= 2 && linesHigh(n, size) <= points(mm) {
				return size
			}
		}
		return 7
	}
	from, who := to[0], to[1]
	above := high * .36
	s.fill(s.style(plainLook), 2)
	s.end(points(above))
	high -= above
	large := func(size float64) float64 { return math.Round(size * scale) }
	line(plainLook.sized(fit(from, 11*scale, large(16), large(14), large(12), 10)), from, 11*scale)
	line(plainLook.strong().sized(fit(who, 16*scale, large(24), large(20), large(17), large(14))), who, 16*scale)
	sender := 9.0 * scale
	s.skip(points(max(high-sender, 2)))
	by := joined(" ", h.Office, h.Section)
	line(plainLook.right().sized(fit(by, sender-.5, large(11), 10, 9)), by, sender-.5)
}

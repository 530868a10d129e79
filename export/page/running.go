package page

import (
	"strconv"

	"jibun/export/sheet"
)

// running adds the header and the footer of a page.
func (p *Pages) running(out []Mark, n int) []Mark {
	s := &p.grid.Sheet.Setup
	ends := s.Ends(n, p.before+n)
	for _, r := range []struct {
		line sheet.Running
		foot bool
	}{{ends.Header, false}, {ends.Footer, true}} {
		for _, side := range []struct {
			pieces []sheet.Piece
			across sheet.Across
		}{{r.line.Left, sheet.Left}, {r.line.Centre, sheet.Centre}, {r.line.Right, sheet.Right}} {
			lines := p.filled(side.pieces, r.line.Size, n)
			y := s.Margins.Header
			if r.foot {
				y = p.high - s.Margins.Footer - high(lines)
			}
			out = p.runningLines(out, lines, side.across, y)
		}
	}
	return out
}

// filled is a part of a header as lines, with the numbers of the page.
func (p *Pages) filled(pieces []sheet.Piece, size float64, n int) []textLine {
	if size <= 0 {
		size = 10
	}
	var runs []sheet.Run
	for _, x := range pieces {
		r := sheet.Run{Text: x.Text, Size: x.Size}
		if r.Size == 0 {
			r.Size = size
		}
		switch x.Mark {
		case sheet.PageMark:
			r.Text = strconv.Itoa(p.before + n)
		case sheet.PagesMark:
			r.Text = strconv.Itoa(max(p.of, p.Count()))
		case sheet.BreakMark:
			r.Text = "\n"
		}
		runs = append(runs, r)
	}
	if len(runs) == 0 {
		return nil
	}
	return p.grid.faces.broken("", runs, letter{size: size}, 0)
}

func (p *Pages) runningLines(out []Mark, lines []textLine, across sheet.Across, y float64) []Mark {
	m := p.grid.Sheet.Setup.Margins
	v := &view{Grid: p.grid}
	v.lines(lines, sheet.Top, across, Rect{m.Left, y, p.wide - m.Left - m.Right, high(lines)}, Rect{0, 0, p.wide, p.high})
	return append(out, v.out...)
}

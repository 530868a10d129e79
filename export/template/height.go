package template

import (
	"math"
	"strconv"
	"strings"
)

// A row with a height of its own in which a cell breaks its lines gets higher where its
// words take more lines than it has room for; never lower. A row without one is
// measured by the program that shows it.

// wrapping is a cell whose words may take more lines.
type wrapping struct {
	cell int // of the row
	room int // half-width characters in a line
	size float64
}

// wrappings are those of a row, with the row's height in points; none where nothing can
// be said: cells over several rows, columns that move.
func (s *sheet) wrappings(r *row) (list []wrapping, height float64) {
	if v, ok := (&token{raw: r.tag}).attr("ht"); ok {
		height, _ = strconv.ParseFloat(v, 64)
	}
	if height <= 0 {
		return nil, 0
	}
	for i := range r.cells {
		c := &r.cells[i]
		st := s.form.style(c.style)
		if c.pieces == nil || !st.wrap || st.size <= 0 {
			continue
		}
		last := c.col
		tall := false
		for _, m := range s.merges {
			if m.R1 <= c.row && m.R2 >= c.row && m.C1 <= c.col && m.C2 >= c.col {
				last, tall = m.C2, m.R1 != m.R2
			}
		}
		wide := 0.0
		for col := c.col; col <= last; col++ {
			wide += s.width(col)
		}
		if room := int((wide-cellEdges)/st.size*2 + 1e-9); !tall && room > 1 {
			list = append(list, wrapping{i, room, st.size})
		}
	}
	return list, height
}

// cellEdges are the white edges of a cell, in points.
const cellEdges = 4.5

// width is that of a column in points.
func (s *sheet) width(col int) float64 {
	for _, w := range s.widths {
		if col >= w.from && col <= w.to {
			return (w.wide*s.form.digit() + 5) * 0.75
		}
	}
	return s.usualWidth * s.form.digit() * 0.75
}

// digit is how wide a digit of the workbook's own font is in pixels: the measure of
// columns.
func (f *Form) digit() float64 {
	if len(f.styles) == 0 || f.styles[0].size == 0 {
		return 7
	}
	return math.Round(f.styles[0].size * 0.65)
}

type columnWidth struct {
	from, to int
	wide     float64 // digits
}

func (s *sheet) readWidth(t token) {
	number := func(name string) float64 {
		v, _ := t.attr(name)
		f, err := strconv.ParseFloat(v, 64)
		if err != nil {
			return 0
		}
		return f
	}
	if t.is("sheetFormatPr") {
		if w := number("defaultColWidth"); w > 0 {
			s.usualWidth = w
		}
		return
	}
	s.widths = append(s.widths, columnWidth{int(number("min")), int(number("max")), number("width")})
}

// higher is the height that a row needs with its words in it, 0 where its own will do.
func (w *rowWriter) higher(r *row, place chain) float64 {
	if w.x.book.marking {
		return 0
	}
	if w.wraps == nil {
		w.wraps = map[int]wraps{}
	}
	of, ok := w.wraps[r.num]
	if !ok {
		of.list, of.height = w.x.src.wrappings(r)
		w.wraps[r.num] = of
	}
	need := 0.0
	for _, c := range of.list {
		v := w.x.content(&r.cells[c.cell], w.x.scopeAt(place), nil)
		if v.kind == 's' {
			need = max(need, float64(linesHigh(v.text, c.room))*c.size*1.25+2)
		}
	}
	if need > of.height+0.5 {
		return min(math.Ceil(need*4)/4, highest)
	}
	return 0
}

// highest is how high a row may be, in points.
const highest = 409

type wraps struct {
	list   []wrapping
	height float64
}

// linesHigh is how many lines of so many half-width characters a text takes.
func linesHigh(s string, room int) int {
	n := 0
	for part := range strings.SplitSeq(s, "\n") {
		n++
		left := room
		for _, r := range part {
			w := 2
			if r < 0x80 || r >= 0xFF61 && r <= 0xFF9F {
				w = 1
			}
			if left -= w; left < 0 {
				n++
				left = room - w
			}
		}
	}
	return n
}

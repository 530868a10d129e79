package learn

import (
	"slices"
	"strings"

	"jibun/export/template"
)

// pattern writes a pattern into a cell: only the pieces that are marks change.
func (w *writer) pattern(at pos, p pattern, prefix string) {
	c := w.page.at[at]
	e := template.CellEdit{Row: at.row, Col: at.col}
	if c != nil && len(p) > 0 && c.reads(p) {
		e.Parts = p.parts(prefix)
	} else {
		e.Parts = []template.Part{{New: p.text(prefix), Changed: true}}
		if c != nil {
			e.Parts[0].Old = c.Text
		}
	}
	w.cells[at] = e
}

// reads tells whether a pattern's pieces are those of the cell itself.
func (c *cell) reads(p pattern) bool {
	var b strings.Builder
	for _, x := range p {
		b.WriteString(x.text)
	}
	return b.String() == c.Text
}

// around puts something before or behind what a cell gets, or what stands in it.
func (w *writer) around(at pos, before, after string) {
	e, ok := w.cells[at]
	if !ok {
		e = template.CellEdit{Row: at.row, Col: at.col}
		if c := w.page.at[at]; c != nil {
			e.Parts = []template.Part{{Old: c.Text}}
		}
	}
	if before != "" {
		e.Parts = slices.Insert(slices.Clone(e.Parts), 0, template.Part{New: before, Changed: true})
	}
	if after != "" {
		e.Parts = append(slices.Clone(e.Parts), template.Part{New: after, Changed: true})
	}
	w.cells[at] = e
}

// clear empties a cell.
func (w *writer) clear(c *cell) {
	w.cells[pos{c.Row, c.Col}] = template.CellEdit{Row: c.Row, Col: c.Col, Parts: []template.Part{{Old: c.Text, Changed: true}}}
}

// enclose writes where a list's lines begin and end, for one that takes several.
func (w *writer) enclose(turned bool, list string, from, to, place int) {
	open, end := "{{#"+list+"}}", "{{/"+list+"}}"
	if turned {
		open, end = "{{#→"+list+"}}", "{{/→"+list+"}}"
		w.around(pos{place, from}, open, "")
		w.around(pos{place, to}, "", end)
		return
	}
	w.around(w.spare(from), open, "")
	w.around(w.spare(to), "", end)
}

// spare is a cell of a row in which a sign can stand without touching what is there:
// one with a mark or with words, else one beyond the last.
func (w *writer) spare(row int) pos {
	for at := range w.cells {
		if at.row == row && len(w.cells[at].Parts) > 0 {
			return w.firstEdited(row)
		}
	}
	for _, c := range w.page.line(row, false) {
		if c.typed() && !c.Numeric {
			return pos{c.Row, c.Col}
		}
	}
	return pos{row, w.page.last.col + 1}
}

func (w *writer) firstEdited(row int) pos {
	best := pos{row, 1 << 20}
	for at := range w.cells {
		if at.row == row && at.col < best.col && len(w.cells[at].Parts) > 0 {
			best = at
		}
	}
	return best
}

// parts are the pieces of a text, those that are marks changed.
func (p pattern) parts(prefix string) []template.Part {
	var out []template.Part
	for _, x := range p {
		if x.mark {
			out = append(out, template.Part{Old: x.text, New: x.written(prefix), Changed: true})
		} else {
			out = append(out, template.Part{Old: x.text})
		}
	}
	return out
}

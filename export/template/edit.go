package template

import (
	"context"
	"io"
	"slices"
	"strings"

	"jibun/export/calc"
)

// Edit is what is done to a sheet of a filled workbook so that it becomes a form.
type Edit struct {
	Sheet            string
	Drop             bool   // the sheet goes: another one stands for it
	Name             string // the name that it gets, "" as it was
	Cells            []CellEdit
	FreeRows         []int             // rows that get the height that their text needs
	CutRows, CutCols [][2]int          // lines that go, first and last; those after them move up
	Words            map[string][]Part // what stands in no cell, by whole texts: of headings and footings, shapes, charts, notes
}

// CellEdit is a cell's new content: pieces of what stood in it and what is written in
// their place, or a formula.
type CellEdit struct {
	Row, Col int
	Parts    []Part
	Formula  string
	Look     int // the style that it gets, and one; 0 leaves its own
}

// Part is a piece of a cell's text. One that is not changed has no New.
type Part struct {
	Old     string
	New     string
	Changed bool
}

// Mark writes the workbook with marks in it. As in filling, only the parts that must
// change are written anew. Cells that have no edit stay as they are.
func (f *Form) Mark(ctx context.Context, w io.Writer, edits []Edit) error {
	b := &book{form: f, said: map[Problem]bool{}, out: newOutput(), visited: map[string]bool{}, schema: newSchema(), marking: true}
	for _, s := range f.sheets {
		var e Edit
		if i := slices.IndexFunc(edits, func(e Edit) bool { return e.Sheet == s.name }); i >= 0 {
			e = edits[i]
		}
		if e.Drop {
			b.gone = append(b.gone, s)
			continue
		}
		x := &filled{book: b, src: s.edited(e), layout: &layout{sheet: s, schema: b.schema}, pages: 1, part: s.part, name: s.name, edit: e}
		x.rows, x.cols = newAxis(cuts(e.CutRows), nil, nil, calc.MaxRow, new(int)), newAxis(cuts(e.CutCols), nil, nil, calc.MaxCol, new(int))
		x.still = x.rows.same() && x.cols.same()
		x.dirty = len(e.Cells) > 0 || !x.still || len(e.Words) > 0
		if e.Name != "" {
			x.name = e.Name
		}
		b.sheets = append(b.sheets, x)
	}
	b.followDirt()
	for _, s := range b.gone {
		if err := b.dropPart(s.part, 0); err != nil {
			return err
		}
	}
	if err := b.prepare(ctx); err != nil {
		return err
	}
	return b.write(ctx, w)
}

func cuts(list [][2]int) []*band {
	var out []*band
	for _, c := range list {
		out = append(out, &band{lo: c[0], hi: c[1], cut: true})
	}
	return out
}

// dropPart leaves out a part and what belongs to it alone.
func (b *book) dropPart(part string, depth int) error {
	rels, err := b.form.relations(part)
	if err != nil || depth > 4 {
		return err
	}
	b.out.dropped[part] = true
	b.out.dropped[b.form.pkg.Name(relsName(part))] = true
	for _, r := range rels {
		if own[r.Kind] && b.form.pkg.Name(r.Target) != "" {
			if err := b.dropPart(r.Target, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) isGone(tab []byte) bool {
	return slices.ContainsFunc(b.gone, func(s *sheet) bool { return string(s.tab) == string(tab) })
}

// nameGone tells whether a name is of, or names, a sheet that is no more.
func (b *book) nameGone(t token, text string) bool {
	if len(b.gone) == 0 {
		return false
	}
	gone := false
	v := calc.Visitor{Ref: func(prefix string, _ calc.Rect, _ string) string {
		name, _ := calc.SheetOf(prefix)
		gone = gone || slices.ContainsFunc(b.gone, func(s *sheet) bool { return strings.EqualFold(s.name, name) })
		return ""
	}}
	v.Walk(text)
	return gone
}

// edited is the sheet with the contents of some cells as they shall be.
func (s *sheet) edited(edit Edit) *sheet {
	edits := edit.Cells
	out := *s
	out.rows = slices.Clone(s.rows)
	for i := range out.rows {
		if r := &out.rows[i]; slices.Contains(edit.FreeRows, r.num) {
			r.tag, r.live = without(without(r.tag, "ht"), "customHeight"), true
		}
	}
	own := map[int]bool{}
	for _, e := range edits {
		i, ok := slices.BinarySearchFunc(out.rows, e.Row, func(r row, n int) int { return r.num - n })
		if ok && !own[e.Row] {
			out.rows[i].cells = slices.Clone(out.rows[i].cells)
		}
		own[e.Row] = true
		if !ok || !slices.ContainsFunc(out.rows[i].cells, func(c cell) bool { return c.col == e.Col }) {
			out.put(e.Row, e.Col, nil)
		}
		c := out.cell(e.Row, e.Col)
		i, _ = slices.BinarySearchFunc(out.rows, e.Row, func(r row, n int) int { return r.num - n })
		out.rows[i].live = true
		if e.Look > 0 {
			c.style = e.Look - 1
		}
		if e.Formula != "" {
			c.formula, c.ftag, c.pieces = e.Formula, nil, nil
			continue
		}
		c.formula, c.ftag, c.styled = "", nil, nil
		c.pieces = edited(e.Parts)
		if list := runs(c.rich); len(list) > 1 || strings.Contains(string(c.rich), "rPr>") {
			c.styled = list
		}
	}
	return &out
}

// edited are the pieces of a text as it shall be.
func edited(parts []Part) []piece {
	out := []piece{}
	for _, p := range parts {
		if p.Changed {
			out = append(out, piece{mark: &mark{raw: p.Old, put: &p.New}})
		} else {
			out = append(out, piece{text: p.Old})
		}
	}
	return out
}

// written is a text as it shall be.
func written(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Changed {
			b.WriteString(p.New)
		} else {
			b.WriteString(p.Old)
		}
	}
	return b.String()
}

package template

import (
	"slices"
	"strconv"

	"jibun/export/calc"
)

// A mark {{↓部.課.部見出し}} joins its cell with those below it in the turns of its list
// that say nothing or the same: the name of a 部 beside all of its 課. In a list that runs
// to the right it is joined with those on its right.

// joins are the cells that stand joined so.
func (x *filled) joins() []calc.Rect {
	if x.book.marking || !x.src.marks {
		return nil
	}
	var out []calc.Rect
	for i := range x.src.rows {
		r := &x.src.rows[i]
		if !r.live {
			continue
		}
		for j := range r.cells {
			if c := &r.cells[j]; c.down() {
				out = append(out, x.joinsOf(c)...)
			}
		}
	}
	return out
}

// covered tells whether a cell is joined with the one of the turn before, which shows what
// both say.
func (x *filled) covered(c *cell, rows, cols chain, now content) bool {
	return c.down() && now.kind != 0 && (x.before(c, rows, cols, true) == now || x.before(c, rows, cols, false) == now)
}

// before is what a cell says in the turn before, down or on the left.
func (x *filled) before(c *cell, rows, cols chain, down bool) content {
	place := rows
	if !down {
		place = cols
	}
	n := len(place)
	if n == 0 || place[n-1].scope == nil || place[n-1].scope.row < 1 {
		return content{}
	}
	sc := *place[n-1].scope
	sc.row--
	if down {
		return x.content(c, &sc, x.scopeAt(cols))
	}
	return x.content(c, x.scopeAt(rows), &sc)
}

func (c *cell) down() bool {
	return slices.ContainsFunc(c.pieces, func(p piece) bool { return p.mark != nil && p.mark.down })
}

func (x *filled) joinsOf(c *cell) []calc.Rect {
	form := calc.Rect{R1: c.row, R2: c.row, C1: c.col, C2: c.col}
	for _, m := range x.src.merges {
		if m.R1 == c.row && m.R2 == c.row && m.C1 == c.col {
			form.C2 = m.C2
		}
	}
	var out []calc.Rect
	var text string
	var up *part
	x.each(form, func(rows, cols chain) {
		at := (&mapper{}).rect(x, form, rows, cols)
		var parent *part
		if n := len(rows); n > 1 {
			parent = rows[n-2]
		}
		now := x.content(c, x.scopeAt(rows), x.scopeAt(cols)).String()
		if n := len(out); n > 0 && up == parent && out[n-1].R2 == at.R1-1 && out[n-1].C1 == at.C1 && (now == "" || now == text) {
			out[n-1].R2 = at.R2
			return
		}
		if n := len(out); n > 0 && out[n-1].R1 == at.R1 && out[n-1].R2 == at.R2 && out[n-1].C2 == at.C1-1 && (now == "" || now == text) {
			out[n-1].C2 = at.C2
			return
		}
		out, text, up = append(out, at), now, parent
	})
	return slices.DeleteFunc(out, func(r calc.Rect) bool { return r.Gone() || r.R1 == r.R2 && r.C1 == r.C2 })
}

// String is what a cell shows, whatever its number format.
func (c content) String() string {
	if c.kind == 'n' {
		return number(c.num)
	}
	return c.text
}

// beforeMerges are what may stand between the rows of a sheet and its joined cells.
var beforeMerges = []string{"sheetCalcPr", "sheetProtection", "protectedRanges", "protectedRange", "scenarios", "scenario", "inputCells",
	"autoFilter", "filterColumn", "filters", "filter", "dateGroupItem", "customFilters", "customFilter", "top10", "dynamicFilter", "colorFilter", "iconFilter",
	"sortState", "sortCondition", "dataConsolidate", "dataRefs", "dataRef", "extLst", "ext"}

// join writes the joined cells of a form that has no others, where they belong.
func (r *restWriter) join(t token) {
	switch {
	case !r.after, r.joined:
		return
	case t.kind == '<' && t.is("customSheetViews"):
		r.views = true
		return
	case t.kind == '/' && t.is("customSheetViews"):
		r.views = false
		return
	case t.kind == '<' && (r.views || slices.Contains(beforeMerges, string(t.local))), t.kind != '<' && !(t.kind == '/' && t.is("worksheet")):
		return
	}
	r.joined = true
	list := r.x.joins()
	if len(list) == 0 {
		return
	}
	prefix := r.x.src.prefix
	_, _ = r.w.WriteString("<" + prefix + `mergeCells count="` + strconv.Itoa(len(list)) + `">`)
	r.mergeCells(prefix, list)
	_, _ = r.w.WriteString("</" + prefix + "mergeCells>")
}

func (r *restWriter) mergeCells(prefix string, list []calc.Rect) {
	for _, c := range list {
		_, _ = r.w.WriteString("<" + prefix + `mergeCell ref="` + c.String() + `"/>`)
	}
}

package learn

import (
	"context"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jibun/export/template"
)

// Form writes the workbook with marks where last year's values stood. Of a list that
// grows its first lines stay; sheets for which another stands go.
func (f *Findings) Form(ctx context.Context, w io.Writer) error {
	if !f.Found() {
		return ErrNothing
	}
	var edits []template.Edit
	for _, s := range f.sets {
		for k, p := range s.pages {
			if k != s.base {
				edits = append(edits, template.Edit{Sheet: p.view.Name, Drop: true})
			}
		}
		edits = append(edits, s.edit())
	}
	return f.book.form.Mark(ctx, w, edits)
}

// writer gathers the edits of a sheet.
type writer struct {
	page  *page
	edit  template.Edit
	cells map[pos]template.CellEdit
	free  map[*cell]bool // of lists of which nothing is to be filled: like any other cell
}

func (s *set) edit() template.Edit {
	p := s.pages[s.base]
	w := &writer{page: p, edit: template.Edit{Sheet: p.view.Name}, cells: map[pos]template.CellEdit{}}
	if s.title != nil {
		prefix := ""
		if s.each != nil {
			prefix = s.each.path + "."
		}
		w.edit.Name = s.title.text(prefix)
	}
	for text, pat := range s.words {
		if w.edit.Words == nil {
			w.edit.Words = map[string][]template.Part{}
		}
		w.edit.Words[text] = pat.parts("")
	}
	regions := s.regions[s.base]
	w.free = map[*cell]bool{}
	var sure []*region
	for _, r := range regions {
		if r.trusted() {
			sure = append(sure, r)
			continue
		}
		for _, c := range r.cols {
			for _, x := range c.cells {
				w.free[x] = true
			}
		}
	}
	side := sideBySide(sure)
	for _, r := range sure {
		switch {
		case len(r.slots) > 0:
			w.slots(r, r.slots, r.numbers)
		case side[r] > 0:
			w.beside(r, side[r])
		case r.block != nil:
			w.block(r)
		default:
			w.grow(r)
		}
	}
	for _, x := range s.scalars {
		switch at := (pos{x.cell.Row, x.cell.Col}); {
		case x.chosen < 0:
		case x.choices[x.chosen].formula != "":
			w.cells[at] = template.CellEdit{Row: at.row, Col: at.col, Formula: x.choices[x.chosen].formula}
		default:
			w.pattern(at, x.choices[x.chosen].pattern, "")
		}
	}
	for _, at := range sortedPlaces(w.cells) {
		w.edit.Cells = append(w.edit.Cells, w.cells[at])
	}
	w.edit.CutRows, w.edit.CutCols = joined(w.edit.CutRows), joined(w.edit.CutCols)
	return w.edit
}

func sortedPlaces(cells map[pos]template.CellEdit) []pos {
	var out []pos
	for at := range cells {
		out = append(out, at)
	}
	slices.SortFunc(out, func(a, b pos) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
	return out
}

// sideBySide are the lists that share lines with another, and how many of their lines
// they share: those keep their places, and only what goes on below them can grow.
func sideBySide(regions []*region) map[*region]int {
	out := map[*region]int{}
	for i, a := range regions {
		for _, b := range regions[i+1:] {
			if a.turned || b.turned || len(a.slots) > 0 && len(b.slots) > 0 || a.lines[0] >= b.end() || b.lines[0] >= a.end() {
				continue
			}
			for _, x := range [][2]*region{{a, b}, {b, a}} {
				n := 0
				for _, line := range x[0].lines {
					if line < x[1].end() {
						n++
					}
				}
				if x[0].block != nil || x[0].height > 1 || x[0].end() <= x[1].end() {
					n = len(x[0].lines)
				}
				out[x[0]] = max(out[x[0]], n)
			}
		}
	}
	return out
}

// beside keeps the lines that a list shares with others; the next one grows.
func (w *writer) beside(r *region, shared int) {
	w.slots(r, r.lines[:shared], nil)
	if shared == len(r.lines) {
		return
	}
	line := r.lines[shared]
	base, from := r.list.path, strconv.Itoa(shared+1)+"から)"
	prefix := base + "(" + from + "."
	if order, ok := strings.CutSuffix(r.order, ")"); ok {
		prefix = base + order + from + "."
	}
	w.columns(r, r.cols, line, prefix)
	w.edit.CutRows = append(w.edit.CutRows, [2]int{line + 1, r.end() - 1})
}

// joined puts ranges in order and together.
func joined(list [][2]int) [][2]int {
	slices.SortFunc(list, func(a, b [2]int) int { return a[0] - b[0] })
	var out [][2]int
	for _, c := range list {
		if c[0] > c[1] {
			continue
		}
		if n := len(out); n > 0 && c[0] <= out[n-1][1]+1 {
			out[n-1][1] = max(out[n-1][1], c[1])
			continue
		}
		out = append(out, c)
	}
	return out
}

// grow keeps the first item's lines of a list and cuts out the others.
func (w *writer) grow(r *region) {
	prefix := r.prefix(0)
	if r.turned {
		prefix = "→" + prefix
	}
	first := r.lines[0]
	w.columns(r, r.cols, first, prefix)
	w.others(r, first)
	if r.cross != nil && !r.turned {
		at := pos{first, r.cross.right.lines[0]}
		name := "→" + r.list.path + r.order + "." + r.cross.list.leaf() + "."
		w.pattern(at, r.cross.col.choices[max(0, r.cross.col.chosen)].pattern, name)
	}
	cut := [2]int{first + r.height, r.end() - 1}
	if r.turned {
		w.edit.CutCols = append(w.edit.CutCols, cut)
	} else {
		w.edit.CutRows = append(w.edit.CutRows, cut)
		w.heights(r)
	}
	if r.height > 1 {
		w.enclose(r.turned, r.list.path+r.order, first, first+r.height-1, r.cols[0].place)
	}
}

// heights lets the kept lines of a list be as high as their text needs, where those of
// last year's file were not all of one height.
func (w *writer) heights(r *region) {
	for off := range r.height {
		seen := map[string]bool{}
		for _, n := range r.lines {
			seen[r.page.view.Height[n+off]] = true
		}
		if len(seen) > 1 {
			w.edit.FreeRows = append(w.edit.FreeRows, r.lines[0]+off)
		}
	}
}

func (w *writer) columns(r *region, cols []*column, line int, prefix string) {
	for _, c := range cols {
		if c.chosen >= 0 {
			w.pattern(r.at(line+c.off, c.place), r.joined(c, c.choices[c.chosen].pattern), prefix)
		} else if x := r.cell(line+c.off, c.place); x != nil && c.distinct() > 1 {
			w.clear(x)
		}
	}
}

// others empties what stands in the kept lines and differs from line to line: it was
// about one item.
func (w *writer) others(r *region, line int) {
	own := func(c *cell) bool {
		return slices.ContainsFunc(r.cols, func(x *column) bool { return x.off == r.line(c)-line && x.place == place(c, r.turned) })
	}
	for off := range r.height {
		for _, c := range r.page.line(line+off, r.turned) {
			if own(c) || !c.typed() || c.taken && !w.free[c] || r.turned && !r.within(c) {
				continue
			}
			for _, n := range r.lines[1:] {
				if x := r.cell(n+off, place(c, r.turned)); x == nil || x.Text != c.Text {
					w.clear(c)
					break
				}
			}
		}
	}
}

// slots numbers the lines of a list that has a fixed number of them.
func (w *writer) slots(r *region, lines, numbers []int) {
	for k, n := range lines {
		number := k + 1
		if numbers != nil {
			number = numbers[k]
		}
		for _, c := range r.cols {
			if c.chosen >= 0 {
				at := r.at(n+c.off, c.place)
				w.pattern(at, c.choices[c.chosen].pattern, r.prefix(number))
				w.likeOthers(at, c)
			}
		}
	}
}

// likeOthers gives an empty line's cell the number format of those that are filled: a day is
// written as they write it.
func (w *writer) likeOthers(at pos, c *column) {
	style, blank := w.page.blank[at]
	if !blank || len(c.cells) == 0 {
		return
	}
	if x := c.cells[0]; x.page == w.page && x.Numeric && x.Format != "" && x.Style != style {
		e := w.cells[at]
		e.Look = x.Style + 1
		w.cells[at] = e
	}
}

// block keeps the first group of a list within another, with one item in it.
func (w *writer) block(r *region) {
	b := r.block
	g := b.groups[0]
	first := r.lines[g.from]
	lastItem := r.lines[g.to-1] + r.height - 1
	w.columns(r, r.cols, first, r.prefix(0))
	w.others(r, first)
	w.edit.CutRows = append(w.edit.CutRows, [2]int{first + r.height, lastItem}, [2]int{lastItem + b.tail + 1, r.end() + b.tail - 1})
	for _, c := range b.cols {
		line := first - b.head + c.off
		if c.off >= tailOff {
			line = lastItem + 1 + c.off - tailOff
		}
		if c.chosen >= 0 {
			w.pattern(pos{line, c.place}, c.choices[c.chosen].pattern, b.outer.path+".")
		}
	}
	top, bottom := first-b.head, lastItem+b.tail
	if b.tail == 0 {
		bottom = first + r.height - 1 // the others are cut out
	}
	w.around(w.spare(top), "{{#"+b.outer.path+"}}", "")
	w.around(w.spare(bottom), "", "{{/"+b.outer.path+"}}")
	if r.height > 1 {
		w.enclose(false, r.list.path, first, first+r.height-1, r.cols[0].place)
	}
	w.sums(r)
}

var chain = regexp.MustCompile(`^(?:\$?[A-Z]{1,3}\$?\d+(?:\+\$?[A-Z]{1,3}\$?\d+)+|SUM\(\$?[A-Z]{1,3}\$?\d+(?:,\$?[A-Z]{1,3}\$?\d+)+\))$`)

// sums writes a sum of the groups' own lines, U33+U38+… or SUM(U33,U38,…), so that it can
// grow.
func (w *writer) sums(r *region) {
	b := r.block
	tails := map[int]bool{}
	for _, g := range b.groups {
		for off := range b.tail {
			tails[r.lines[g.to-1]+r.height+off] = true
		}
		for off := range b.head {
			tails[r.lines[g.from]-b.head+off] = true
		}
	}
	for _, c := range w.page.cells {
		if c.Formula == "" || !chain.MatchString(c.Formula) {
			continue
		}
		plain := strings.TrimSuffix(strings.TrimPrefix(strings.ReplaceAll(c.Formula, "$", ""), "SUM("), ")")
		refs := strings.FieldsFunc(plain, func(r rune) bool { return r == '+' || r == ',' })
		all := true
		for _, ref := range refs {
			row, _ := strconv.Atoi(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
			all = all && tails[row]
		}
		if all && len(refs) == len(b.groups) {
			w.cells[pos{c.Row, c.Col}] = template.CellEdit{Row: c.Row, Col: c.Col, Formula: "SUM(" + refs[0] + ")"}
		}
	}
}

// joined lets the cell of a column be joined with those below it, or on its right, where most of those in
// last year's file are that stand for several items.
func (r *region) joined(c *column, p pattern) pattern {
	if r.height > 1 {
		return p
	}
	long := 0
	for _, x := range c.cells {
		if m, ok := r.page.spans[pos{x.Row, x.Col}]; ok && (!r.turned && m.Row2 > m.Row || r.turned && m.Col2 > m.Col) {
			long++
		}
	}
	if long < 2 || len(c.cells) == len(r.lines) {
		return p
	}
	out := slices.Clone(p)
	for i := range out {
		if out[i].mark {
			out[i].joins = "↓"
			break
		}
	}
	return out
}

package learn

import (
	"cmp"
	"slices"

	"jibun/export/template"
)

// numbered finds the lines of a list that has a fixed number of them: printed numbers
// that go on below the last item, or empty lines that look the same.
func (r *region) numbered(force bool) {
	lines := slices.Clone(r.lines)
	printed := false
	last := r.lines[len(r.lines)-1]
	for n := last + r.height; n < last+200*r.height; n += r.height {
		number, ok := r.free(n, last)
		if !ok {
			break
		}
		printed = printed || number
		lines = append(lines, n)
	}
	if more := len(lines) - len(r.lines); force || printed && more > 0 || more >= 2 {
		r.slots = lines
	}
}

// free tells whether a line is an empty one of a list; number: it has its number.
func (r *region) free(n, like int) (number, ok bool) {
	looks, ruled := 0, 0
	for _, c := range r.cols {
		x := r.cell(n+c.off, c.place)
		old := r.cell(like+c.off, c.place)
		if x != nil {
			if (c.choices[0].pattern.has("連番") || c.choices[0].pattern.has("番号")) && x.Numeric && old != nil && x.Number > old.Number {
				number = true
				continue
			}
			return false, false
		}
		style, blank := r.page.blank[r.at(n+c.off, c.place)]
		if !blank {
			continue
		}
		if r.page.ruled[r.at(n+c.off, c.place)] {
			ruled++
		}
		if old != nil && old.Style == style || old == nil && r.page.blank[r.at(like+c.off, c.place)] == style {
			looks++
		}
	}
	if number {
		return true, true
	}
	styled := slices.ContainsFunc(r.cols, func(c *column) bool { x := r.cell(like+c.off, c.place); return x != nil && x.Style != 0 })
	return false, styled && (looks*10 >= len(r.cols)*8 || ruled == len(r.cols))
}

// numberColumns lets the printed numbers of slots go on over the sheets.
func (r *region) numberColumns() {
	for _, c := range r.cols {
		for _, x := range c.choices {
			if len(x.pattern) != 1 || !x.pattern.has("連番") && !x.pattern.has("番号") {
				continue
			}
			all := true
			for k, n := range r.slots {
				v := r.cell(n+c.off, c.place)
				all = all && v != nil && v.Numeric && int(v.Number) == k+1
			}
			if all {
				y := x
				y.pattern = pattern{{mark: true, cand: cand{field: "欄", value: template.Number(1)}}}
				c.choices = slices.Insert(slices.Clone(c.choices), 0, y)
				break
			}
		}
	}
}

// together lets lists that stand side by side on the same lines, each with some of the
// rows, be one list: the one that explains them all. Each by itself may look like a part
// of a smaller one.
func (m *matcher) together(p *page, lists []*listing, regions []*region) []*region {
	for _, r := range regions {
		var group []*region
		var among []*listing
		rows := 0
		for _, o := range regions {
			if !o.turned && o.lines[0] == r.lines[0] && o.height == r.height {
				group = append(group, o)
				rows += len(o.rows)
				if !slices.Contains(among, o.list) {
					among = append(among, o.list)
				}
			}
		}
		if r.turned || len(group) < 2 || len(among) == 1 && rows*10 >= len(r.list.table.Rows)*6 {
			continue
		}
		for _, o := range group {
			o.release()
		}
		best, score := group, explained(group)
		for _, l := range lists {
			if len(l.table.Rows) < rows/2 {
				continue
			}
			var found []*region
			for len(found) <= len(group) {
				x := m.find(p, l, false)
				if x == nil || x.lines[0] != r.lines[0] || x.height != r.height {
					break
				}
				x.take()
				found = append(found, x)
			}
			for _, x := range found {
				x.release()
			}
			if n := explained(found); len(found) == len(group) && n > score {
				best, score = found, n
			}
		}
		for _, o := range best {
			o.take()
		}
		if &best[0] != &group[0] {
			return append(slices.DeleteFunc(regions, func(o *region) bool { return slices.Contains(group, o) }), best...)
		}
	}
	return regions
}

// explained is how much of their lists stands in some regions; less where much of a
// list is in none of them.
func explained(regions []*region) float64 {
	votes, rows := map[*listing]float64{}, map[*listing]map[int]bool{}
	for _, r := range regions {
		for _, c := range r.cols {
			votes[r.list] += float64(c.choices[0].votes - c.choices[0].missing)
		}
		if rows[r.list] == nil {
			rows[r.list] = map[int]bool{}
		}
		for _, i := range r.rows {
			rows[r.list][i] = true
		}
	}
	sum := 0.0
	for l, n := range votes {
		sum += n * (0.4 + 0.6*float64(len(rows[l]))/float64(len(l.table.Rows)))
	}
	return sum
}

// abreast are regions of one list that stand beside each other.
func abreast(regions []*region) [][]*region {
	var out [][]*region
	for _, r := range regions {
		if r.turned || r.block != nil || r.cross != nil {
			continue
		}
		i := slices.IndexFunc(out, func(g []*region) bool {
			a := g[0]
			return a.list == r.list && a.height == r.height && a.apart(r) && (a.lines[0] == r.lines[0]) && len(a.cols) >= len(r.cols)-1 && len(r.cols) >= len(a.cols)-2
		})
		if i < 0 {
			out = append(out, []*region{r})
		} else {
			out[i] = append(out[i], r)
		}
	}
	return slices.DeleteFunc(out, func(g []*region) bool { return len(g) < 2 })
}

// boxes numbers the lines of lists that stand beside each other, as their items do:
// along the rows or down the columns.
func boxes(g []*region) {
	slices.SortFunc(g, func(a, b *region) int { return a.cols[0].place - b.cols[0].place })
	lines := g[0].lines
	for _, r := range g {
		r.numbered(true)
		if len(r.slots) > len(lines) {
			lines = r.slots
		}
	}
	whole := func(down bool) *region {
		x := &region{list: g[0].list}
		if down {
			for _, r := range g {
				x.rows = append(x.rows, r.rows...)
			}
		} else {
			for i := range lines {
				for _, r := range g {
					if k := slices.Index(r.lines, lines[i]); k >= 0 {
						x.rows = append(x.rows, r.rows[k])
					}
				}
			}
		}
		x.findOrder()
		return x
	}
	across, down := whole(false), whole(true)
	best := across
	if !consecutive(g, lines, true) && !consecutive(g, lines, false) {
		for _, r := range g { // lines of their own kind each, of which nobody can tell which item comes where
			for _, c := range r.cols {
				c.chosen = -1
				for i := range c.choices {
					c.choices[i].sure = min(c.choices[i].sure, 0.3)
				}
			}
		}
		return
	}
	if !across.known && down.known || across.order != "" && down.known && down.order == "" {
		best = down
	}
	for i, r := range g {
		r.slots, r.order, r.known = lines, best.order, best.known
		r.numbers = nil
		for k := range lines {
			if best == across {
				r.numbers = append(r.numbers, k*len(g)+i+1)
			} else {
				r.numbers = append(r.numbers, i*len(lines)+k+1)
			}
		}
		r.printedNumbers()
	}
}

// consecutive tells whether boxes are filled one after another, without a gap before the
// last, along the rows or down the columns.
func consecutive(g []*region, lines []int, across bool) bool {
	var filled []bool
	add := func(r *region, line int) { filled = append(filled, slices.Contains(r.lines, line)) }
	if across {
		for _, n := range lines {
			for _, r := range g {
				add(r, n)
			}
		}
	} else {
		for _, r := range g {
			for _, n := range lines {
				add(r, n)
			}
		}
	}
	last, gaps := 0, 0
	for i, x := range filled {
		if x {
			gaps, last = gaps+i-last, i+1
		}
	}
	return gaps*10 <= last
}

// printedNumbers finds the numbers that boxes beside each other have, so that they go on
// over the sheets.
func (r *region) printedNumbers() {
	for p := max(1, r.cols[0].place-4); p <= r.cols[len(r.cols)-1].place; p++ {
		col := &column{place: p}
		for k, n := range r.slots {
			x := r.cell(n, p)
			if x == nil || !x.Numeric || int(x.Number) != r.numbers[k] {
				col = nil
				break
			}
			col.cells, col.seen = append(col.cells, x), col.seen+1
		}
		if col == nil {
			continue
		}
		col.choices = []choice{{pattern: pattern{{mark: true, cand: cand{field: "欄", value: template.Number(1)}}}, votes: col.seen, exact: col.seen, sure: 1}}
		r.cols = slices.DeleteFunc(r.cols, func(c *column) bool { return c.place == p && c.off == 0 })
		r.cols = append(r.cols, col)
		slices.SortFunc(r.cols, func(a, b *column) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.off, b.off)) })
		for _, x := range col.cells {
			x.taken = true
		}
		return
	}
}

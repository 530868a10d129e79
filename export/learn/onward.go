package learn

import (
	"slices"

	"jibun/export/template"
)

// onward joins the sheets on which one list goes on.
func (m *matcher) onward(sets []*set) []*set {
	var out []*set
	for _, s := range sets {
		n := len(out) - 1
		if n >= 0 && (out[n].goesOn(s) || out[n].endsOn(s)) {
			o := out[n]
			o.pages = append(o.pages[:len(o.pages):len(o.pages)], s.pages...)
			o.regions = append(o.regions, s.regions...)
			o.slots = true
			m.renumber(o)
			continue
		}
		out = append(out, s)
	}
	return out
}

// renumber lets the lines of the last sheet be counted on from those before.
func (m *matcher) renumber(s *set) {
	last := len(s.regions) - 1
	for _, r := range s.regions[last] {
		for _, list := range s.regions[:last] {
			for _, o := range list {
				if o.list == r.list {
					r.start += len(o.lines)
				}
			}
		}
		for _, c := range r.cols {
			for _, x := range c.cells {
				x.taken = false
			}
		}
		if len(r.lines) > 1 {
			m.vote(r)
		}
		r.take()
	}
}

// endsOn tells whether the next sheet is the last of a list, with too few items to be
// found by themselves: in the same places stand items that have not been yet.
func (s *set) endsOn(next *set) bool {
	if s.each != nil || next.each != nil || len(next.pages) != 1 || len(next.regions[0]) > 0 {
		return false
	}
	for _, first := range s.regions[0] {
		if first.turned || len(first.lines) < 3 {
			continue
		}
		used := map[int]bool{}
		for _, list := range s.regions {
			for _, o := range list {
				if o.list == first.list {
					for _, row := range o.rows {
						used[row] = true
					}
				}
			}
		}
		if r := first.again(next.pages[0], first.list, first.lines, used); r != nil {
			next.regions[0] = []*region{r}
			return true
		}
	}
	return false
}

// short finds the lists of sheets that have too few items to be found by themselves.
func (m *matcher) short(s *set) {
	for _, first := range s.regions[s.base] {
		if first.turned || first.block != nil {
			continue
		}
		for k, p := range s.pages {
			if slices.ContainsFunc(s.regions[k], func(o *region) bool { return o.list.leaf() == first.list.leaf() && o.lines[0] == first.lines[0] }) {
				continue
			}
			lists := m.listsOf(s, k)
			i := slices.IndexFunc(lists, func(l *listing) bool { return l.path == first.list.path })
			if i < 0 {
				continue
			}
			var lines []int
			for n := range len(lists[i].table.Rows) {
				lines = append(lines, first.lines[0]+n*first.height)
			}
			if r := first.again(p, lists[i], lines, map[int]bool{}); r != nil {
				s.regions[k] = append(s.regions[k], r)
			}
		}
	}
}

// again reads the lines of another sheet as a region's own: which items stand there in
// the same places. nil if the first line says none.
func (r *region) again(p *page, l *listing, lines []int, used map[int]bool) *region {
	o := &region{page: p, list: l, height: r.height, order: r.order, known: r.known}
	for _, n := range lines {
		if row := r.itemOn(p, l, n, used); row >= 0 {
			o.lines, o.rows = append(o.lines, n), append(o.rows, row)
			used[row] = true
		}
	}
	if len(o.lines) == 0 || o.lines[0] != lines[0] {
		return nil
	}
	for _, c := range r.cols {
		x := &column{off: c.off, place: c.place, choices: slices.Clone(c.choices), chosen: c.chosen}
		for _, n := range o.lines {
			if y := o.cell(n+c.off, c.place); y != nil && y.typed() {
				x.cells = append(x.cells, y)
				x.seen++
			}
		}
		for i := range x.choices {
			y := &x.choices[i]
			y.votes, y.exact, y.missing = 0, 0, 0
			for k, n := range o.lines {
				v, ok := y.pattern.filled(func(f string) template.Value { return o.value(k, f) })
				if z := o.cell(n+c.off, c.place); ok && z != nil && z.Text == v {
					y.votes++
					y.exact++
				}
			}
		}
		o.cols = append(o.cols, x)
	}
	o.take()
	return o
}

// itemOn is the item that a line of another page says, in the places of a region; -1
// if it says none.
func (r *region) itemOn(p *page, l *listing, line int, used map[int]bool) int {
	best, score := -1, 1
	for i := range l.table.Rows {
		if used[i] {
			continue
		}
		x := &region{page: p, list: l, rows: []int{i}}
		n := 0
		for _, c := range r.cols {
			v, ok := c.choices[0].pattern.filled(func(f string) template.Value { return x.value(0, f) })
			if y := x.cell(line+c.off, c.place); ok && v != "" && y != nil && y.Text == v {
				n++
			}
		}
		if n > score {
			best, score = i, n
		}
	}
	return best
}

func (s *set) goesOn(next *set) bool {
	if s.each != nil || next.each != nil {
		return false
	}
	for _, a := range s.regions[len(s.regions)-1] {
		for _, b := range next.regions[0] {
			if !a.turned && !b.turned && a.list == b.list && a.lines[0] == b.lines[0] && a.sameColumns(b) && a.apart(b) {
				return true
			}
		}
	}
	return false
}

// sameColumns tells whether two regions hold the same things in the same places.
func (r *region) sameColumns(o *region) bool {
	same := 0
	for _, a := range r.cols {
		for _, b := range o.cols {
			if a.place == b.place && a.off == b.off {
				same++
				break
			}
		}
	}
	return same*10 >= 6*max(len(r.cols), len(o.cols)) && same > 0
}

// apart tells whether two regions have no item in common.
func (r *region) apart(o *region) bool {
	return !slices.ContainsFunc(r.rows, func(x int) bool { return slices.Contains(o.rows, x) })
}

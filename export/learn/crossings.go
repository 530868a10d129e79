package learn

import (
	"slices"

	"jibun/export/template"
)

// crossing is where the lines of two lists cross: people down, evenings to the right.
type crossing struct {
	right *region
	list  *listing
	col   *column // its choices are the fields of the cells
}

// crosses tells whether a list within another stands for a column each of a list of
// its name.
func crosses(w *world, in *listing) bool {
	t := w.values.Lists[in.leaf()]
	return t != nil && len(in.table.Rows) == len(t.Rows)*len(in.up.table.Rows) && len(in.up.table.Rows) > 0
}

// crossings finds what stands where people and evenings cross.
func (m *matcher) crossings(regions []*region) []*region {
	for _, down := range regions {
		if down.turned {
			continue
		}
		if r := m.thinHead(down, regions); r != nil {
			regions = append(regions, r)
		}
		for _, right := range regions {
			if !right.turned || right.page != down.page || right.cross != nil {
				continue
			}
			var best *crossing
			var on *listing
			for _, w := range m.world.within {
				if !crosses(m.world, w) || down.list.path != w.up.path {
					continue
				}
				top := m.listing(w.leaf())
				if top == nil || len(top.table.Rows) != len(right.list.table.Rows) {
					continue
				}
				if x := m.cross(down, right, w); x != nil && (best == nil || x.col.choices[0].votes > best.col.choices[0].votes) {
					best, on = x, top
				}
			}
			if best == nil {
				continue
			}
			if on.path != right.list.path {
				for _, c := range right.cols {
					for _, x := range c.cells {
						x.taken = false
					}
				}
				right.list = on
				if !m.vote(right) {
					continue
				}
				right.take()
			}
			down.cross, right.cross = best, best
			for _, c := range best.col.cells {
				c.taken = true
			}
		}
	}
	return slices.DeleteFunc(regions, func(r *region) bool { return r.thin && r.cross == nil && r.release() })
}

// thinHead finds evenings to the right over a list of people that have only their
// numbers: too little to be a list by itself, unless what stands below bears it out.
func (m *matcher) thinHead(down *region, regions []*region) *region {
	for _, w := range m.world.within {
		if !crosses(m.world, w) || down.list.path != w.up.path {
			continue
		}
		top := m.listing(w.leaf())
		if top == nil || slices.ContainsFunc(regions, func(r *region) bool { return r.turned }) {
			return nil
		}
		m.relaxed = true
		r := m.find(down.page, top, true)
		m.relaxed = false
		if r != nil && len(r.lines) == len(top.table.Rows) {
			r.thin = true
			r.take()
			return r
		}
	}
	return nil
}

// cross lets the cells where two lists cross vote.
func (m *matcher) cross(down, right *region, w *listing) *crossing {
	cols := len(right.list.table.Rows)
	var best *column
	for f, name := range w.table.Names {
		c := &column{}
		x := choice{pattern: pattern{{mark: true, cand: cand{field: name}}}}
		var g signs
		for i, line := range down.lines {
			for j, at := range right.lines {
				have := down.page.at[pos{line, at}]
				value := w.table.Rows[down.rows[i]*cols+right.rows[j]][f]
				want := value.String()
				if have != nil && len(have.runes) <= 4 && (value.Kind == template.KindText || value.Empty()) {
					g.add(want, have.Text)
				} else if have == nil {
					g.add(want, "")
				}
				switch {
				case have == nil && want != "":
					x.missing++
				case have == nil:
				case !have.typed() || have.taken:
					return nil
				default:
					c.seen++
					c.cells = append(c.cells, have)
					if have.Text == want {
						x.votes++
						x.exact++
					}
				}
			}
		}
		if format, same := g.format(); x.votes*2 < c.seen && format != "" && g.cells == len(down.lines)*len(right.lines) {
			x.pattern[0].format = format
			x.votes, x.exact, x.missing = min(same, c.seen), min(same, c.seen), 0
		}
		if c.seen == 0 || x.votes*100 < c.seen*85 || x.missing*10 > c.seen {
			continue
		}
		x.sure = float64(x.votes) / float64(c.seen+x.missing)
		c.choices = []choice{x}
		switch {
		case best == nil:
			best = c
		case x.votes-x.missing > best.choices[0].votes-best.choices[0].missing:
			c.choices = append(c.choices, best.choices...)
			best = c
		default:
			best.choices = append(best.choices, x)
		}
	}
	if best == nil {
		return nil
	}
	return &crossing{right: right, list: w, col: best}
}

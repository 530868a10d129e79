package learn

import (
	"cmp"
	"slices"

	"jibun/export/template"
)

// find looks for a list on a sheet, down or to the right; nil if it is not there.
func (m *matcher) find(p *page, l *listing, turned bool) *region {
	rows := len(l.table.Rows)
	if rows == 0 {
		return nil
	}
	votes := map[spot]float64{}
	for _, c := range p.cells {
		if c.taken || !c.typed() {
			continue
		}
		best := map[int]float64{} // of each field: how few rows say it
		for _, k := range cellKeys(c) {
			if !m.effort.more(1 + len(l.index[k])) {
				return nil
			}
			count := map[int]int{}
			for _, x := range l.index[k] {
				count[x.field]++
			}
			for f, n := range count {
				if n > max(4, rows/2) {
					continue
				}
				w := 1 / float64(n)
				if k[0] != 't' && k[0] != 'd' {
					w /= 2
				}
				best[f] = max(best[f], w)
			}
		}
		for f, w := range best {
			votes[spot{place(c, turned), f}] += w
		}
	}
	type ranked struct {
		spot
		votes float64
	}
	var spots []ranked
	for s, v := range votes {
		if v >= 0.9 {
			spots = append(spots, ranked{s, v})
		}
	}
	slices.SortFunc(spots, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(a.place, b.place), cmp.Compare(a.field, b.field))
	})
	var best *region
	tried := map[bool]int{} // small figures of chance are many, and must not crowd out words
	for _, s := range spots {
		figures := l.figures(s.field)
		if tried[figures]++; tried[figures] > 3 || figures && tried[figures] > 1 && tried[false] > 0 {
			continue
		}
		r := &region{page: p, list: l, turned: turned}
		if m.follow(r, s.spot) && (best == nil || r.score > best.score) {
			best = r
		}
	}
	return best
}

// figures tells whether a field has numbers.
func (l *listing) figures(field int) bool {
	return slices.ContainsFunc(l.table.Rows, func(r []template.Value) bool { return field < len(r) && r[field].Kind == template.KindNumber })
}

// follow takes a column that says which item each line is about, and lets the other
// columns say what they hold.
func (m *matcher) follow(r *region, s spot) bool {
	options := map[int][]int{}
	for _, c := range r.page.cells {
		if c.taken || !c.typed() || place(c, r.turned) != s.place {
			continue
		}
		n := r.line(c)
		for _, k := range cellKeys(c) {
			var rows []int
			if !m.effort.more(1 + len(r.list.index[k])) {
				return false
			}
			for _, x := range r.list.index[k] {
				if x.field == s.field && !slices.Contains(rows, x.row) {
					rows = append(rows, x.row)
				}
			}
			if len(rows) > 0 && len(rows) <= max(4, len(r.list.table.Rows)/2) { // the whole text comes first, then its words
				for _, row := range rows {
					if !slices.Contains(options[n], row) {
						options[n] = append(options[n], row)
					}
				}
				break
			}
		}
	}
	if len(options) == 0 || len(options) < 2 && len(r.list.table.Rows) > 1 {
		return false
	}
	m.assign(r, options)
	r.stride()
	if !m.vote(r) {
		return false
	}
	for range 2 {
		if !m.more(r) || !m.vote(r) {
			break
		}
	}
	return m.valid(r)
}

// assign gives each line one item: where several are possible, the one of which the
// line says most, in order.
func (m *matcher) assign(r *region, options map[int][]int) {
	lines := make([]int, 0, len(options))
	for n := range options {
		lines = append(lines, n)
	}
	slices.Sort(lines)
	on := map[int]map[int]float64{} // line → item → what else speaks for it
	for _, c := range r.page.cells {
		n := r.line(c)
		if c.taken || len(options[n]) < 2 {
			continue
		}
		for _, k := range cellKeys(c) {
			ms := r.list.index[k]
			if !m.effort.more(len(ms) * (1 + len(options[n])/8)) {
				return
			}
			for _, x := range ms {
				if slices.Contains(options[n], x.row) {
					if on[n] == nil {
						on[n] = map[int]float64{}
					}
					on[n][x.row] += 1 / float64(len(ms))
				}
			}
		}
	}
	used := map[int]bool{}
	before := -1
	for _, n := range lines {
		best, score := -1, -1.0
		for _, row := range options[n] {
			v := on[n][row]
			if row == before+1 {
				v += 0.3
			} else if row > before {
				v += 0.1
			}
			if !used[row] && v > score {
				best, score = row, v
			}
		}
		if best < 0 {
			continue
		}
		used[best], before = true, best
		r.lines, r.rows = append(r.lines, n), append(r.rows, best)
	}
}

// stride finds how many lines an item takes.
func (r *region) stride() {
	counts := map[int]int{}
	for i := 1; i < len(r.lines); i++ {
		counts[r.lines[i]-r.lines[i-1]]++
	}
	r.height = 1
	for d, n := range counts {
		if n*10 >= (len(r.lines)-1)*7 && d > 1 && d <= 12 {
			r.height = d
		}
	}
}

// more takes in lines between and around those found whose other cells say which item
// they are about: last year's file may differ from the ledger in one cell.
func (m *matcher) more(r *region) bool {
	if len(r.lines) < 3 {
		return false
	}
	on := map[int]bool{}
	for _, n := range r.lines {
		on[n] = true
	}
	used := map[int]bool{}
	for _, row := range r.rows {
		used[row] = true
	}
	added := false
	for n := r.lines[0] - 2*r.height; n <= r.lines[len(r.lines)-1]+2*r.height; n++ {
		if !m.effort.more(1 + len(r.cols)) {
			return false
		}
		if on[n] || n < 1 || (n-r.lines[0])%r.height != 0 && r.height > 1 {
			continue
		}
		scores, rare := map[int]int{}, map[int]bool{}
		for _, c := range r.cols {
			x := r.cell(n+c.off, c.place)
			if x == nil || !x.typed() || x.taken {
				continue
			}
			seen := map[int]bool{}
			for _, k := range cellKeys(x) {
				if !m.effort.more(len(r.list.index[k])) {
					return false
				}
				for _, y := range r.list.index[k] {
					if !used[y.row] && !seen[y.row] && c.choices[0].pattern.has(r.list.table.Names[y.field]) {
						seen[y.row] = true
						scores[y.row]++
						rare[y.row] = rare[y.row] || (k[0] == 't' || k[0] == 'd') && len(r.list.index[k]) <= 2
					}
				}
			}
		}
		best, score, tie := -1, 0, false
		for row, s := range scores {
			switch {
			case s > score:
				best, score, tie = row, s, false
			case s == score:
				tie = true
			}
		}
		if best < 0 || tie || !rare[best] || score < 2 || score*3 < len(r.cols) {
			continue
		}
		i, _ := slices.BinarySearch(r.lines, n)
		r.lines, r.rows = slices.Insert(r.lines, i, n), slices.Insert(r.rows, i, best)
		on[n], used[best], added = true, true, true
	}
	return added
}

package learn

import (
	"cmp"
	"slices"
	"strings"

	"jibun/export/template"
)

// fields are what a line could say: its row, and its number. far: also what its counts
// are beside others.
func (r *region) fields(k int, far bool) []field {
	sums := r.list.sums(r.rows[k], far)
	if r.turnedBack() { // a sum goes on in the order that is seen
		sums = slices.DeleteFunc(sums, func(f field) bool { return strings.HasSuffix(f.name, template.Cumulative) })
	}
	return append(r.list.row(r.rows[k]), append(sums, field{"連番", r.number(k)})...)
}

// turnedBack tells whether a region's items stand in another order than the list's.
func (r *region) turnedBack() bool { return falling(r.rows)*10 > len(r.rows) }

// number is how many lines there have been: also those about something that the ledger
// does not know are counted, unless the lines lie far apart.
func (r *region) number(k int) template.Value {
	n := len(r.lines)
	if n == 0 {
		return template.Number(r.start + k + 1)
	}
	if span := (r.lines[n-1]-r.lines[0])/r.height + 1; span <= n+n/10 && !r.headsBetween() {
		return template.Number(r.start + (r.lines[k]-r.lines[0])/r.height + 1)
	}
	return template.Number(r.start + k + 1)
}

// headsBetween tells whether what stands between the lines of a list is its head again.
func (r *region) headsBetween() bool {
	if r.turned || r.lines[0] < 2 {
		return false
	}
	found := false
	for k := 1; k < len(r.lines); k++ {
		for n := r.lines[k-1] + r.height; n < r.lines[k]; n++ {
			if len(r.page.line(n, false)) == 0 {
				continue
			}
			if !r.page.same(n, r.lines[0]-1) {
				return false
			}
			found = true
		}
	}
	return found
}

func (r *region) value(k int, name string) template.Value {
	if name == "連番" {
		return r.number(k)
	}
	for f, n := range r.list.table.Names {
		if n == name {
			return r.list.table.Rows[r.rows[k]][f]
		}
	}
	return r.list.said(name, r.rows[k])
}

// vote lets every column say what it holds.
func (m *matcher) vote(r *region) bool {
	type at struct{ off, place int }
	cells := map[at][]int{} // indexes of lines
	for k, n := range r.lines {
		next := n + r.height
		for line := n - r.height + 1; line < next; line++ {
			for _, c := range r.page.line(line, r.turned) {
				if !c.taken && c.typed() {
					x := at{line - n, place(c, r.turned)}
					cells[x] = append(cells[x], k)
				}
			}
		}
	}
	r.cols = nil
	var found []*column
	for x, list := range cells {
		if len(list) < 2 && len(r.lines) > 2 {
			continue
		}
		c := m.column(r, x.off, x.place, list)
		if c == nil {
			c = r.signed(x.off, x.place, list)
		}
		if c != nil {
			found = append(found, c)
		}
	}
	slices.SortFunc(found, func(a, b *column) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.off, b.off)) })
	found = slices.DeleteFunc(slices.Clone(found), func(c *column) bool { return r.otherSide(c, found) })
	if r.height == 1 {
		r.cols = found
	} else {
		r.cols = r.window(found)
	}
	r.count()
	return len(r.cols) > 0
}

// otherSide tells whether a column of numbers or signs, which could be of any list, is
// on the other side of columns that are not of this one from what tells which list it is.
func (r *region) otherSide(c *column, found []*column) bool {
	signs := slices.ContainsFunc(c.choices[0].pattern, func(x piece) bool { return strings.Contains(x.format, "→") })
	if c.telling() || r.turned {
		return false
	}
	near := -1
	for _, o := range found {
		if o.telling() && (near < 0 || abs(o.place-c.place) < abs(near-c.place)) {
			near = o.place
		}
	}
	if near < 0 {
		return false
	}
	gap, other := false, 0
	for p := min(near, c.place) + 1; p < max(near, c.place); p++ {
		if slices.ContainsFunc(found, func(o *column) bool { return o.place == p }) {
			continue
		}
		stands, typed := false, false
		for _, n := range r.lines {
			for off := range r.height {
				x := r.page.shows(n+off, p)
				stands = stands || x != nil
				typed = typed || x != nil && x.Col == p && x.typed() && !x.taken
			}
		}
		gap = gap || !stands
		if typed {
			other++
		}
	}
	return gap && other > 0 || c.counting() && other > 2 || signs && other > 0
}

// counting tells whether a column only numbers the lines.
func (c *column) counting() bool {
	return slices.ContainsFunc(c.choices[0].pattern, func(x piece) bool {
		return x.mark && (x.field == "連番" || x.field == "年度の回" || strings.HasSuffix(x.field, template.Rank))
	})
}

func abs(n int) int { return max(n, -n) }

// window keeps the columns of one item: of a place that is reached from two items
// (below one, above the next) the one on the side where more stands.
func (r *region) window(list []*column) []*column {
	weight := map[int]int{}
	for _, c := range list {
		for lo := c.off - r.height + 1; lo <= c.off; lo++ {
			if lo <= 0 && lo+r.height > 0 {
				weight[lo] += c.choices[0].votes
			}
		}
	}
	lo, best := 0, -1
	for x := 0; x > -r.height; x-- {
		if weight[x] > best {
			lo, best = x, weight[x]
		}
	}
	var out []*column
	for _, c := range list {
		if c.off >= lo && c.off < lo+r.height {
			out = append(out, c)
		}
	}
	for i := range r.lines {
		r.lines[i] += lo
	}
	for _, c := range out {
		c.off -= lo
	}
	return out
}

// column lets the cells of a column vote.
func (m *matcher) column(r *region, off, at int, list []int) *column {
	col := &column{off: off, place: at}
	heads := r.headings(col)
	all := m.borne(r, col, list, ranking(heads))
	if !slices.ContainsFunc(all, func(x choice) bool { return x.votes*10 >= col.seen*9 }) && col.counts() {
		col = &column{off: off, place: at}
		all = m.borne(r, col, list, true)
	}
	if !slices.ContainsFunc(all, func(x choice) bool { return x.exact == col.seen && x.missing == 0 }) && col.counts() {
		all = append(all, m.sections(r, off, at)...)
	}
	if len(all) == 0 {
		return nil
	}
	for i := range all {
		for _, p := range all[i].pattern {
			if p.mark {
				all[i].head = max(all[i].head, headScore(p.field, heads))
			}
		}
	}
	ranked(all)
	for _, x := range all { // of the ways to write the same items the best
		if !slices.ContainsFunc(col.choices, func(o choice) bool { return o.pattern.sameItems(x.pattern) && o.exact >= x.exact }) {
			col.choices = append(col.choices, x)
		}
	}
	col.settle()
	return col
}

// borne are the choices that the cells of a column bear out.
func (m *matcher) borne(r *region, col *column, list []int, far bool) []choice {
	var all []choice
	for _, x := range m.votes(r, col, list, far) {
		if r.borne(col, &x) && (!x.pattern.farFetched() || x.votes*10 >= col.seen*9) {
			all = append(all, x)
		}
	}
	return all
}

// farFetched tells whether a pattern says what a count is beside others: there are so many
// that nearly every cell must bear it out.
func (p pattern) farFetched() bool {
	return slices.ContainsFunc(p, func(x piece) bool {
		_, ending := derived(x.field)
		return x.mark && ending != "" && ending != template.Cumulative
	})
}

// counts tells whether most of a column's cells have figures.
func (c *column) counts() bool {
	n := 0
	for _, x := range c.cells {
		if x.Numeric || digits(x.fold) {
			n++
		}
	}
	return n > 1 && n*2 >= len(c.cells)
}

// ranking tells whether headings ask for a rank, which a plain number may look like.
func ranking(heads []string) bool {
	return slices.ContainsFunc(heads, func(h string) bool { return strings.Contains(h, "順位") || strings.Contains(h, "ランク") })
}

// votes are the patterns that the cells of a column could be written with, in the order
// in which they were met, and how many cells could.
func (m *matcher) votes(r *region, col *column, list []int, far bool) []choice {
	votes := map[string]*choice{}
	var order []*choice
	for _, k := range list {
		c := r.cell(r.lines[k]+col.off, col.place)
		col.cells = append(col.cells, c)
		col.seen++
		seen := map[string]bool{}
		for _, p := range patterns(m.read.read(c, r.fields(k, far))) {
			key := p.key()
			if seen[key] {
				continue
			}
			seen[key] = true
			x := votes[key]
			if x == nil {
				x = &choice{pattern: p}
				votes[key] = x
				order = append(order, x)
			}
			x.votes++
		}
	}
	out := make([]choice, 0, len(order))
	for _, x := range order {
		out = append(out, *x)
	}
	return out
}

// borne tells whether enough cells of a column bear a choice out, and counts those that
// it writes as they are and those that are blank and should not be.
func (r *region) borne(col *column, x *choice) bool {
	if x.votes*10 < col.seen*2 || x.votes < 2 && len(r.lines) > 2 {
		return false
	}
	for k := range r.lines {
		c := r.cell(r.lines[k]+col.off, col.place)
		s, ok := x.pattern.filled(func(f string) template.Value { return r.value(k, f) })
		switch {
		case c == nil && s != "":
			if up := r.page.cover[r.at(r.lines[k]+col.off, col.place)]; up == nil || up.Text != s {
				x.missing++ // and not joined with one that says so
			}
		case c != nil && ok && s == c.Text:
			x.exact++
		}
	}
	x.votes = max(x.votes, x.exact) // one name alone does not tell how several are joined
	return x.votes*10 >= col.seen*6 && x.missing*2 <= len(r.lines)
}

// ranked puts the likeliest choice first.
func ranked(all []choice) {
	slices.SortFunc(all, func(a, b choice) int {
		return cmp.Or(cmp.Compare(b.votes-b.missing, a.votes-a.missing), cmp.Compare(b.exact, a.exact), cmp.Compare(b.head, a.head),
			cmp.Compare(a.pattern.cost(), b.pattern.cost()), cmp.Compare(a.pattern.weight(), b.pattern.weight()), cmp.Compare(a.pattern.key(), b.pattern.key()))
	})
}

// settle says how sure the choices are.
func (c *column) settle() {
	best := &c.choices[0]
	for i := range c.choices {
		x := &c.choices[i]
		x.sure = float64(x.votes) / float64(c.seen+x.missing)
		if i > 0 && x.votes-x.missing == best.votes-best.missing && x.exact == best.exact && sameFormats(x.pattern, best.pattern) && best.head <= x.head && best.pattern.names("")[0] != x.pattern.names("")[0] {
			v := 0.5
			if kin(best.pattern, x.pattern) {
				v = 0.8
			}
			best.sure = min(best.sure, v)
			x.sure = min(x.sure, v)
		}
	}
	c.chosen = 0
}

func sameFormats(a, b pattern) bool { return a.cost() == b.cost() }

// headings are the words over a column.
func (r *region) headings(c *column) []string {
	first := r.lines[0]
	inside := func(x *cell) bool { return r.line(x) >= first }
	if r.turned {
		return append(r.page.beside(c.place, first), r.page.above(c.place, first, inside)...)
	}
	out := r.page.above(first, c.place, inside)
	if r.height > 1 {
		out = append(out, r.page.beside(first+c.off, c.place)...)
	}
	return out
}

func (x choice) better(o choice) bool {
	return x.votes-x.missing > o.votes-o.missing || x.exact > o.exact
}

package learn

import (
	"slices"
	"strings"

	"jibun/export/template"
)

// set is one or more sheets that become one sheet of the form.
type set struct {
	pages   []*page
	each    *listing // a sheet for every row of it, nil if not
	rows    []int    // of each, of every page
	title   pattern  // nil: the name stays
	titles  []choice
	slots   bool // the sheets go on where the one before ended
	regions [][]*region
	base    int // the page that the form keeps
	scalars []*scalar
	words   map[string]pattern // of headings and footings
}

// sets finds the sheets that stand for each other.
func (m *matcher) sets() []*set {
	var out []*set
	for i := 0; i < len(m.book.pages); {
		s := m.eachFrom(i)
		if s == nil {
			s = &set{pages: m.book.pages[i : i+1]}
		}
		out = append(out, s)
		i += len(s.pages)
	}
	return out
}

// eachFrom looks for sheets whose names follow the rows of a list.
func (m *matcher) eachFrom(i int) *set {
	var best *set
	for _, l := range m.world.lists {
		votes := map[string]*choice{}
		rows := map[string][]int{}
		r := &reader{variants: m.read.variants, comma: m.read.comma}
		n := 0
		for j := i; j < len(m.book.pages); j++ {
			found := false
			c := titleCell(m.book.pages[j])
			for k := range l.table.Rows {
				for _, p := range patterns(r.read(c, l.row(k))) {
					if !p.says() {
						continue
					}
					key := p.key()
					list := rows[key]
					if len(list) != j-i || len(list) > 0 && list[len(list)-1] >= k {
						continue
					}
					rows[key] = append(list, k)
					if votes[key] == nil {
						votes[key] = &choice{pattern: p}
					}
					votes[key].votes++
					found = true
				}
			}
			if !found {
				break
			}
			n = j - i + 1
		}
		if n < 2 || best != nil && (len(best.pages) > n || len(best.pages) == n && !l.covers(best.each, n)) {
			continue
		}
		s := &set{pages: m.book.pages[i : i+n], each: l}
		for key, x := range votes {
			if x.votes == n {
				s.titles = append(s.titles, *x)
				s.rows = rows[key]
			}
		}
		if len(s.titles) == 0 {
			continue
		}
		slices.SortFunc(s.titles, func(a, b choice) int {
			if c := a.pattern.cost() - b.pattern.cost(); c != 0 {
				return c
			}
			return strings.Compare(a.pattern.key(), b.pattern.key())
		})
		s.title = s.titles[0].pattern
		best = s
	}
	return best
}

// covers tells whether so many sheets are more of a list than of another.
func (l *listing) covers(o *listing, n int) bool {
	a, b := len(l.table.Rows), len(o.table.Rows)
	if a-n != b-n && (a >= n || b >= n) {
		return a < b
	}
	return l.table.Lists != nil && o.table.Lists == nil
}

// says tells whether a sheet's name says an item, and not just its number.
func (p pattern) says() bool {
	for i, x := range p {
		switch {
		case !x.mark:
		case x.value.Kind == template.KindText || x.value.Kind == template.KindDate:
			return true
		case x.field == "番号" && i+1 < len(p) && strings.HasPrefix(p[i+1].text, "回"), x.field == "番号" && i > 0 && strings.HasSuffix(p[i-1].text, "第"):
			return true
		}
	}
	return false
}

// titleCell is a sheet's name as if it stood in a cell.
func titleCell(p *page) *cell {
	c := &cell{CellView: template.CellView{Text: p.view.Name}, page: p}
	c.runes = []rune(c.Text)
	c.fold = folded(c.runes)
	return c
}

// fields are what a page of a set can say beside the year's own items.
func (m *matcher) fields(s *set, k int) []field {
	out := slices.Clone(m.world.items)
	if s.slots {
		out = append(out, field{"枚", template.Number(k + 1)}, field{"枚数", template.Number(len(s.pages))})
	}
	if s.each != nil {
		for _, f := range s.each.row(s.rows[k]) {
			out = append(out, field{s.each.path + "." + f.name, f.value})
		}
	}
	return out
}

// listsOf are the lists that a page of a set can show.
func (m *matcher) listsOf(s *set, k int) []*listing {
	if s.each == nil {
		return m.world.lists
	}
	var out []*listing
	if k := s.rows[k]; k < len(s.each.table.Lists) {
		for name, t := range s.each.table.Lists[k] {
			l := newListing(s.each.path+"."+name, t)
			out = append(out, l)
		}
	}
	for _, l := range m.world.lists {
		if !slices.ContainsFunc(out, func(x *listing) bool { return x.leaf() == l.path }) {
			out = append(out, l)
		}
	}
	return out
}

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

// numbered finds the lines of a list that has a fixed number of them: printed numbers
// that go on below the last item, or empty lines that look the same.
func (r *region) numbered(force bool) {
	lines := slices.Clone(r.lines)
	printed := false
	last := r.lines[len(r.lines)-1]
	for n := last + r.height; n < last+200*r.height; n += r.height {
		number, ok := r.free(n, last, len(lines)+1)
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
func (r *region) free(n, like, next int) (number, ok bool) {
	looks := 0
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
		if old != nil && old.Style == style || old == nil && r.page.blank[r.at(like+c.off, c.place)] == style {
			looks++
		}
	}
	_ = next
	if number {
		return true, true
	}
	styled := slices.ContainsFunc(r.cols, func(c *column) bool { x := r.cell(like+c.off, c.place); return x != nil && x.Style != 0 })
	return false, styled && looks*10 >= len(r.cols)*8
}

func (r *region) at(line, place int) pos {
	if r.turned {
		return pos{place, line}
	}
	return pos{line, place}
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

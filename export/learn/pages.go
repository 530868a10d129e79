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
		if l.path == "半期" || l.path == "四半期" {
			continue // each has a list of its own: 前期
		}
		votes := map[string]*choice{}
		rows := map[string][]int{}
		r := &reader{variants: m.read.variants, comma: m.read.comma, effort: m.effort}
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

// fields are what a page of a set can say beside the year's own items.
func (m *matcher) fields(s *set, k int) []field {
	out := slices.Clone(m.world.items)
	if s.slots {
		out = append(out, field{"枚", template.Number(k + 1)}, field{"枚数", template.Number(len(s.pages))})
	}
	if k < len(s.regions) && !s.slots && s.each == nil {
		for _, r := range s.regions[k] {
			if name := r.list.path + ".件数"; r.list.up == nil && !slices.ContainsFunc(out, func(f field) bool { return f.name == name }) {
				out = append(out, field{name, template.Number(len(r.list.table.Rows))})
			}
		}
	}
	if s.each != nil {
		for _, f := range append(s.each.row(s.rows[k]), s.each.sums(s.rows[k], false)...) {
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
			for _, w := range m.world.within {
				if w.path == l.path {
					l.all, l.from = w, slices.Index(w.parent, k)
				}
			}
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

package learn

import (
	"slices"
	"strings"
)

// settle finds how a set's lists stand.
func (m *matcher) settle(s *set) {
	for k, list := range s.regions {
		if len(list) > 0 && (len(s.regions[s.base]) == 0 || s.each != nil && len(list[0].lines) > len(s.regions[s.base][0].lines)) {
			s.base = k
		}
		list = m.crossings(list)
		s.regions[k] = list
		for _, r := range list {
			r.findOrder()
			if !s.slots && r.cross == nil {
				r.part()
			}
		}
		if !s.slots {
			s.regions[k] = m.blocks(list)
		}
	}
	if s.slots {
		s.order()
	}
	s.sign()
	if s.each != nil {
		m.short(s)
	}
	s.agree()
	base := s.regions[s.base]
	if s.each != nil {
		s.ruled()
	}
	groups := abreast(base)
	for _, g := range groups {
		boxes(g)
	}
	for _, r := range base {
		if r.turned || r.some || len(r.slots) > 0 || r.block != nil || r.cross != nil || slices.ContainsFunc(groups, func(g []*region) bool { return slices.Contains(g, r) }) {
			continue
		}
		main := s.slots && slices.ContainsFunc(s.regions[1], func(o *region) bool { return o.list == r.list })
		r.numbered(main)
		if len(r.slots) > 0 {
			r.numberColumns()
		}
	}
}

// ruled finds the lists that have as many lines on every sheet, whatever stands in them.
func (s *set) ruled() {
	for _, r := range s.regions[s.base] {
		if r.turned || r.block != nil || r.cross != nil {
			continue
		}
		total, differ, pages := 0, false, 0
		for _, list := range s.regions {
			for _, o := range list {
				if o.turned || o.list.leaf() != r.list.leaf() || o.lines[0] != r.lines[0] || o.height != r.height {
					continue
				}
				n := len(o.lines)
				last := o.lines[n-1]
				for line := last + r.height; ; line += r.height {
					if _, ok := o.free(line, last); !ok || n > 200 {
						break
					}
					n++
				}
				differ = differ || len(o.lines) != len(r.lines)
				if pages++; total == 0 {
					total = n
				}
				if n != total {
					total = -1
				}
			}
		}
		if total > 0 && differ && pages > 1 {
			for k := range total {
				r.slots = append(r.slots, r.lines[0]+k*r.height)
			}
			r.numberColumns()
		}
	}
}

// agree lets the columns of all sheets of a set vote together: one of them may have the
// item by which two candidates differ.
func (s *set) agree() {
	if len(s.pages) < 2 {
		return
	}
	for _, r := range s.regions[s.base] {
		for _, c := range r.cols {
			var same []*column
			total := map[string]*choice{}
			for _, list := range s.regions {
				for _, o := range list {
					if o.turned != r.turned || o.list.leaf() != r.list.leaf() || o.lines[0] != r.lines[0] {
						continue
					}
					for _, k := range o.cols {
						if k.place != c.place || k.off != c.off {
							continue
						}
						same = append(same, k)
						for _, x := range k.choices {
							key := x.pattern.key()
							if total[key] == nil {
								y := x
								y.votes, y.exact, y.missing = 0, 0, 0
								total[key] = &y
							}
							total[key].votes += x.votes
							total[key].exact += x.exact
							total[key].missing += x.missing
						}
					}
				}
			}
			seen := 0
			for _, k := range same {
				seen += k.seen
			}
			var all []choice
			for _, x := range total {
				all = append(all, *x)
			}
			ranked(all)
			for _, k := range same {
				k.choices = slices.Clone(all)
				old := k.seen
				k.seen = seen
				k.settle()
				k.seen = old
			}
		}
	}
}

// sign lets the signs of an office's own be read as one where the columns and sheets of a
// list have some each: 遅 stands on one sheet, 早 on another.
func (s *set) sign() {
	type signed struct {
		choices []*choice
		signs   map[string]string
		clash   bool
	}
	items := map[string]*signed{}
	for _, list := range s.regions {
		for _, r := range list {
			for _, c := range r.cols {
				for i := range c.choices {
					p := c.choices[i].pattern
					if len(p) != 1 || !strings.Contains(p[0].format, "→") {
						continue
					}
					name := r.list.leaf() + "." + p[0].field
					x := items[name]
					if x == nil {
						x = &signed{signs: map[string]string{}}
						items[name] = x
					}
					x.choices = append(x.choices, &c.choices[i])
					for _, w := range strings.Fields(p[0].format) {
						from, to, _ := strings.Cut(w, "→")
						if old, ok := x.signs[from]; ok && old != to {
							x.clash = true
						}
						x.signs[from] = to
					}
				}
			}
		}
	}
	for _, x := range items {
		if x.clash {
			continue
		}
		var parts []string
		for _, from := range sortedKeys(x.signs) {
			parts = append(parts, from+"→"+x.signs[from])
		}
		for _, c := range x.choices {
			c.pattern = slices.Clone(c.pattern)
			c.pattern[0].format = strings.Join(parts, " ")
		}
	}
}

// follow lets those of two kindred items be taken that the workbook takes elsewhere for
// certain: who is named as of today in one place is so in others.
func (f *Findings) follow() {
	certain := map[string]int{}
	each := func(do func(c *column)) {
		for _, s := range f.sets {
			for _, list := range s.regions {
				for _, r := range list {
					for _, c := range r.cols {
						do(c)
					}
				}
			}
		}
	}
	each(func(c *column) {
		if len(c.choices) > 1 && c.choices[0].better(c.choices[1]) && kin(c.choices[0].pattern, c.choices[1].pattern) {
			certain[c.choices[0].pattern.age()]++
		}
	})
	if certain["今"] <= certain[""] {
		return
	}
	defer f.orderNow()
	each(func(c *column) {
		for i := 1; i < len(c.choices); i++ {
			if !c.choices[0].better(c.choices[i]) && kin(c.choices[0].pattern, c.choices[i].pattern) && c.choices[i].pattern.age() == "今" && c.choices[0].pattern.age() == "" {
				c.choices[0], c.choices[i] = c.choices[i], c.choices[0]
				return
			}
		}
	})
}

// orderNow lets lists that name people as of today stand by today's readings too.
func (f *Findings) orderNow() {
	for _, s := range f.sets {
		for _, list := range s.regions {
			for _, r := range list {
				rest, ok := strings.CutPrefix(r.order, "(ふりがな")
				if !ok || !slices.ContainsFunc(r.cols, func(c *column) bool { return c.choices[0].pattern.age() == "今" }) {
					continue
				}
				order := r.list.table.Order(r.list.leaf() + "(今のふりがな" + rest)
				if order == nil {
					continue
				}
				seq := make([]int, len(r.rows))
				for i, row := range r.rows {
					seq[i] = slices.Index(order, row)
				}
				if falling(seq) == 0 {
					r.order = "(今のふりがな" + rest
				}
			}
		}
	}
}

// doubt lets nothing be chosen of a list of which the sheets have only some rows: another
// list, or another year, has those in common with it by chance.
func (s *set) doubt() {
	found := map[*listing]map[int]bool{}
	for _, list := range s.regions {
		for _, r := range list {
			if found[r.list] == nil {
				found[r.list] = map[int]bool{}
			}
			for _, row := range r.rows {
				found[r.list][row] = true
			}
		}
	}
	for _, list := range s.regions {
		for _, r := range list {
			if (r.some || len(found[r.list])*10 >= len(r.list.table.Rows)*6) && (r.known || len(r.cols) > 2) {
				if !r.known {
					for _, c := range r.cols {
						for i := range c.choices {
							c.choices[i].sure = min(c.choices[i].sure, 0.5)
						}
					}
				}
				continue
			}
			for _, c := range r.cols {
				c.chosen = -1
				for i := range c.choices {
					c.choices[i].sure = min(c.choices[i].sure, 0.3)
				}
			}
		}
	}
}

// order finds the order of a list that goes on over several sheets.
func (s *set) order() {
	for _, r := range s.regions[0] {
		whole := &region{list: r.list}
		for _, list := range s.regions {
			for _, o := range list {
				if o.list == r.list && o.lines[0] == r.lines[0] {
					whole.rows = append(whole.rows, o.rows...)
				}
			}
		}
		whole.findOrder()
		for _, list := range s.regions {
			for _, o := range list {
				if o.list == r.list {
					o.order, o.known = whole.order, whole.known
				}
			}
		}
	}
}

// gate lets nothing be chosen in a workbook in which too little speaks for the year.
func (f *Findings) gate() {
	weight := 0.0
	for _, s := range f.sets {
		for _, list := range s.regions {
			for _, r := range list {
				if r.trusted() {
					weight += 3
				}
			}
		}
		for _, x := range s.scalars {
			if x.chosen >= 0 && x.telling {
				weight++
			}
		}
	}
	if weight >= 2 {
		return
	}
	for _, s := range f.sets {
		for _, x := range s.scalars {
			x.chosen = -1
		}
		s.title, s.words = nil, nil
	}
}

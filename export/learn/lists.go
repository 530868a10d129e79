package learn

import (
	"slices"
	"strconv"
)

// region is a list as it stands on a sheet: lines that follow the rows of a list.
type region struct {
	page    *page
	list    *listing
	turned  bool  // its lines are columns
	lines   []int // where each item begins
	rows    []int // the row of the list that each line says
	height  int   // lines an item takes
	cols    []*column
	score   float64
	start   int    // of the sheets before, how many items they have
	order   string // "(ふりがな順)", "" in the order of the list
	known   bool   // the order is one that can be asked for
	slots   []int  // every line that could hold an item, where their number is fixed
	numbers []int  // of the slots, nil: 1, 2, 3 …
	block   *block
	cross   *crossing
	thin    bool
	some    bool // it has, by a rule, some of the list's rows
}

// column is what stands in the same place for every item.
type column struct {
	off, place int // lines from where the item begins; the column
	choices    []choice
	chosen     int // of choices, -1 none
	cells      []*cell
	seen       int
}

// choice is a pattern with how many cells bear it out.
type choice struct {
	pattern pattern
	formula string // instead of a pattern: a sum of a list's cells, and what it comes to
	shown   string
	votes   int
	exact   int
	missing int // cells that are blank and should not be
	head    float64
	sure    float64
}

func (r *region) line(c *cell) int {
	if r.turned {
		return c.Col
	}
	return c.Row
}

func place(c *cell, turned bool) int {
	if turned {
		return c.Row
	}
	return c.Col
}

func (r *region) cell(line, place int) *cell {
	if r.turned {
		return r.page.at[pos{place, line}]
	}
	return r.page.at[pos{line, place}]
}

func (r *region) at(line, place int) pos {
	if r.turned {
		return pos{place, line}
	}
	return pos{line, place}
}

func (r *region) end() int { return r.lines[len(r.lines)-1] + r.height }

// trusted tells whether anything of a region is to be filled.
func (r *region) trusted() bool {
	return slices.ContainsFunc(r.cols, func(c *column) bool { return c.chosen >= 0 })
}

// matcher reads one workbook against one year.
type matcher struct {
	effort  *effort
	book    *Book
	world   *world
	read    *reader
	relaxed bool           // one column of figures is enough for a list
	ways    map[string]int // of rounding, how often
}

// spot is a column and the field that it may hold.
type spot struct{ place, field int }

// regions finds all lists of a sheet, the best first, until none is left.
func (m *matcher) regions(p *page, lists []*listing) ([]*region, error) {
	var out []*region
	cache := map[string]*region{}
	for range 40 {
		var best *region
		for _, turned := range []bool{false, true} {
			for i, l := range lists {
				if err := m.effort.err(); err != nil {
					return nil, err
				}
				key := strconv.FormatBool(turned) + strconv.Itoa(i)
				r, ok := cache[key]
				if !ok || r != nil && r.stale() {
					r = m.find(p, l, turned)
					cache[key] = r
				}
				if r != nil && (best == nil || r.score > best.score+1e-9) {
					best = r
				}
			}
		}
		if best == nil {
			return m.together(p, lists, out), nil
		}
		best.take()
		out = append(out, best)
	}
	return out, nil
}

// stale tells whether another region has taken cells of this one.
func (r *region) stale() bool {
	for _, c := range r.cols {
		for _, x := range c.cells {
			if x.taken {
				return true
			}
		}
	}
	return false
}

func (r *region) take() {
	for _, c := range r.cols {
		for _, x := range c.cells {
			x.taken = true
		}
	}
}

// release gives back the cells of a region that is none.
func (r *region) release() bool {
	for _, c := range r.cols {
		for _, x := range c.cells {
			x.taken = false
		}
	}
	return true
}

// within tells whether a cell is in the width of a list that runs to the right.
func (r *region) within(c *cell) bool {
	k := place(c, r.turned)
	return k >= r.cols[0].place && k <= r.cols[len(r.cols)-1].place
}

// holds tells whether a cell is on the lines of a list, within its width.
func (r *region) holds(c *cell) bool {
	n := r.line(c)
	if n < r.lines[0] || n > r.bottom() {
		return false
	}
	if r.turned {
		k := c.Row
		return k >= r.cols[0].place && k <= r.cols[len(r.cols)-1].place
	}
	if len(r.slots) > 0 || r.block != nil {
		return slices.ContainsFunc(r.cols, func(x *column) bool { return x.place == c.Col })
	}
	return true
}

// bottom is the last line of the last item in which anything stands.
func (r *region) bottom() int {
	n := 0
	for _, c := range r.cols {
		n = max(n, c.off)
	}
	return r.lines[len(r.lines)-1] + n
}

func (m *matcher) listing(path string) *listing {
	for _, l := range m.world.lists {
		if l.path == path {
			return l
		}
	}
	return nil
}

package learn

import (
	"slices"
	"strconv"

	"jibun/export/template"
)

// findOrder finds the order in which a region's items stand.
func (r *region) findOrder() {
	if falling(r.rows) == 0 {
		r.known = true
		return
	}
	best, bad := "", len(r.rows)
	try := func(order string) {
		name := r.list.leaf() + order
		list := r.list.table.Order(name)
		if list == nil {
			return
		}
		rank := make([]int, len(list))
		for i, row := range list {
			rank[row] = i
		}
		seq := make([]int, len(r.rows))
		for i, row := range r.rows {
			seq[i] = rank[row]
		}
		if n := falling(seq); n < bad {
			best, bad = order, n
		}
	}
	for _, n := range r.list.table.Names {
		for _, way := range []string{"順", "文字順", "降順"} {
			try("(" + n + way + ")")
			try("(" + n + way + "空白先)")
		}
	}
	if bad*30 <= len(r.rows) {
		r.order, r.known = best, true
	}
}

// part finds lists of which the sheet has some rows and not the others, by a rule: the
// ten with the most, the last three years.
func (r *region) part() {
	n, all := len(r.rows), len(r.list.table.Rows)
	if n < 3 || n >= all || r.list.up != nil {
		return
	}
	if by := growing[r.list.path]; by != "" {
		first, last := r.rows[0], r.rows[n-1]
		if up := last == all-1 && falling(r.rows) == 0 && last-first == n-1; up || first == all-1 && first-last == n-1 {
			r.order, r.known, r.slots, r.numbers = "("+by+"降順"+strconv.Itoa(n)+"まで)", true, r.lines, nil
			for i := range r.lines {
				if up {
					i = n - 1 - i
				}
				r.numbers = append(r.numbers, i+1)
			}
			r.some = true
		}
		return
	}
	if falling(r.rows) == 0 {
		return // the others may not have been yet
	}
	for _, f := range r.shownFirst() {
		order := r.list.table.Order(r.list.leaf() + "(" + f + "降順)")
		i := slices.Index(r.list.table.Names, f)
		if order == nil || r.list.table.Rows[order[0]][i].Kind != template.KindNumber {
			continue
		}
		key := func(row int) float64 { return r.list.table.Rows[row][i].Float() }
		same := true
		for k, row := range r.rows {
			same = same && key(row) == key(order[k])
		}
		if same && key(order[0]) > key(order[n-1]) {
			r.order, r.known, r.some = "("+f+"降順"+strconv.Itoa(n)+"まで)", true, true
			return
		}
	}
}

// growing are the lists that get a row every year, and what they are in order of.
var growing = map[string]string{"年度別": "年度初日"}

// shownFirst are the fields of a list, those that its columns show first.
func (r *region) shownFirst() []string {
	var out []string
	for _, c := range r.cols {
		for _, x := range c.choices[0].pattern {
			if x.mark && slices.Contains(r.list.table.Names, x.field) {
				out = append(out, x.field)
			}
		}
	}
	for _, n := range r.list.table.Names {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// falling counts the steps down.
func falling(seq []int) int {
	n := 0
	for i := 1; i < len(seq); i++ {
		if seq[i] < seq[i-1] {
			n++
		}
	}
	return n
}

// prefix is what stands before an item of the region in a mark; slot 0 is none.
func (r *region) prefix(slot int) string {
	s := r.list.path + r.order
	if slot > 0 {
		s += strconv.Itoa(slot)
	}
	return s + "."
}

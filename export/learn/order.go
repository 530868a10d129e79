package learn

import "strconv"

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

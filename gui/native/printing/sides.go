package printing

// inCopies are pages as they lie on both sides, repeated so many times: 0 is an empty back,
// before what begins on a front. A copy does, and the pages that say so.
func inCopies(all Pages, pages []int, copies int, loose, twoSided bool) []int {
	var out []int
	put := func(n int, front bool) {
		if twoSided && front && len(out)%2 == 1 {
			out = append(out, 0)
		}
		out = append(out, n)
	}
	copies = max(copies, 1)
	if loose {
		for _, n := range pages {
			for range copies {
				put(n, all.Front(n))
			}
		}
		return out
	}
	for range copies {
		for i, n := range pages {
			put(n, i == 0 || all.Front(n))
		}
	}
	return out
}

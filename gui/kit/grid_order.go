package kit

import "slices"

// sortOrder sorts places of rows, equal ones as they stand. Comparing rows is what
// costs, so it is a merge, which compares least, and takes what is in order, or
// wholly in the opposite order, as it is. tmp is as long as half of order.
func sortOrder(order, tmp []int32, compare func(a, b int32) int) {
	falls := len(order) > 1
	for i := 1; i < len(order) && falls; i++ {
		falls = compare(order[i-1], order[i]) > 0
	}
	if falls {
		slices.Reverse(order)
		return
	}
	mergeOrder(order, tmp, compare)
}

func mergeOrder(a, tmp []int32, compare func(a, b int32) int) {
	if len(a) <= 6 {
		for i := 1; i < len(a); i++ {
			for j := i; j > 0 && compare(a[j-1], a[j]) > 0; j-- {
				a[j-1], a[j] = a[j], a[j-1]
			}
		}
		return
	}
	mid := len(a) / 2
	mergeOrder(a[:mid], tmp, compare)
	mergeOrder(a[mid:], tmp, compare)
	if compare(a[mid-1], a[mid]) <= 0 {
		return
	}
	left := tmp[:copy(tmp, a[:mid])]
	i, j, k := 0, mid, 0
	for i < len(left) && j < len(a) {
		if compare(left[i], a[j]) <= 0 {
			a[k] = left[i]
			i++
		} else {
			a[k] = a[j]
			j++
		}
		k++
	}
	copy(a[k:], left[i:])
}

package printing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/width"
)

// Range is pages that follow each other, from 1; Last 0 is up to the end. It means the same
// whichever end comes first.
type Range struct{ First, Last int }

// String is how people write it: 1-3, 5, 7-.
func (r Range) String() string {
	switch r.Last {
	case r.First:
		return strconv.Itoa(r.First)
	case 0:
		return strconv.Itoa(r.First) + "-"
	}
	return fmt.Sprintf("%d-%d", r.First, r.Last)
}

// Ranges are the pages that somebody asked for, however they were asked: typed, or chosen
// in a dialog of the system. None is all of them. They are a set: each page comes once and
// in the order of the paper.
type Ranges []Range

// ParseRanges reads pages as people type them: 1-3,5, also -3, 5-, in full width and with
// 、 and 〜. Nothing is all pages. ok is false where it is none of that.
func ParseRanges(text string) (list Ranges, ok bool) {
	text = strings.Map(func(r rune) rune {
		switch r {
		case '、', '，', '､', ' ', '　':
			return ','
		case '〜', '～', '~', '–', '−', 'ー', '—':
			return '-'
		}
		return r
	}, width.Fold.String(text))
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' }) {
		from, to, more := strings.Cut(part, "-")
		if from == "" && to == "" {
			return nil, false
		}
		r := Range{First: 1}
		if from != "" && !number(from, &r.First) || to != "" && !number(to, &r.Last) {
			return nil, false
		}
		if !more {
			r.Last = r.First
		}
		list = append(list, r)
	}
	return list, true
}

// number reads one of a page.
func number(text string, n *int) bool {
	v, err := strconv.ParseUint(text, 10, 31)
	*n = int(v)
	return err == nil && v > 0
}

// Of are the pages of so many that they mean, in the order of the paper and each once. Of a
// range that goes beyond the last page what there is counts.
func (list Ranges) Of(count int) []int {
	wanted := make([]bool, count+1)
	for _, r := range list {
		last := r.Last
		if last == 0 {
			last = max(count, r.First)
		}
		for n := max(min(r.First, last), 1); n <= min(max(r.First, last), count); n++ {
			wanted[n] = true
		}
	}
	var out []int
	for n := 1; n <= count; n++ {
		if len(list) == 0 || wanted[n] {
			out = append(out, n)
		}
	}
	return out
}

// RangesOf are pages as ranges, those that follow each other as one.
func RangesOf(pages []int) Ranges {
	var list Ranges
	for _, n := range slices.Compact(slices.Sorted(slices.Values(pages))) {
		if i := len(list) - 1; i >= 0 && list[i].Last == n-1 {
			list[i].Last = n
		} else {
			list = append(list, Range{n, n})
		}
	}
	return list
}

// String is how people write them: 1-3,5.
func (list Ranges) String() string {
	parts := make([]string, len(list))
	for i, r := range list {
		parts[i] = r.String()
	}
	return strings.Join(parts, ",")
}

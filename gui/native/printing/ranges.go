package printing

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/width"
)

// Range is pages that follow each other, from 1; Last 0 is up to the end.
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

// ParseRanges reads pages as people type them: 1-3,5, also in full width and with 、 and
// 〜. Nothing is all pages. ok is false where it is none of that.
func ParseRanges(text string) (list []Range, ok bool) {
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
		r := Range{}
		var err error
		if r.First, err = strconv.Atoi(from); err != nil || r.First < 1 {
			return nil, false
		}
		switch {
		case !more:
			r.Last = r.First
		case to != "":
			if r.Last, err = strconv.Atoi(to); err != nil || r.Last < r.First {
				return nil, false
			}
		}
		list = append(list, r)
	}
	return list, true
}

// Chosen are the pages of so many that ranges mean, in their order and each once; without
// a range all of them.
func Chosen(ranges []Range, count int) []int {
	wanted := func(n int) bool {
		for _, r := range ranges {
			if n >= r.First && (r.Last == 0 || n <= r.Last) {
				return true
			}
		}
		return len(ranges) == 0
	}
	var out []int
	for n := 1; n <= count; n++ {
		if wanted(n) {
			out = append(out, n)
		}
	}
	return out
}

// joined writes the pages that ranges mean for lp, which takes them in rising order alone,
// each once, with both ends.
func joined(ranges []Range, count int) string {
	var runs []Range
	for _, n := range Chosen(ranges, count) {
		if k := len(runs) - 1; k >= 0 && runs[k].Last == n-1 {
			runs[k].Last = n
			continue
		}
		runs = append(runs, Range{n, n})
	}
	out := make([]string, len(runs))
	for i, r := range runs {
		out[i] = r.String()
	}
	return strings.Join(out, ",")
}

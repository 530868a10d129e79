package template

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"jibun/data/kana"
	"jibun/export/calc"
)

// A list may stand in an order of its own: 名簿(ふりがな順), 開催(参加降順). Rows that have
// nothing to be ordered by come last, with 空白先 first. It may begin further down,
// 開催(12から), 開催(参加降順12から), where the rows before have lines of their own, or
// end early: 開催(参加降順10まで), the ten with the most. 講師(ふりがな順10ずつ) has a row for
// each ten of them, which has them as 講師.

// way is how a list's rows stand.
type way struct {
	field            string // that they are ordered by, "" as they are
	down, blankFirst bool
	from, to         int // the first and the last, from 1; 0 for all
	each             int // rows that are taken together; 0 for none
}

// ordering takes what it says of its rows off a list's name.
func ordering(list string) (base string, w way) {
	i := strings.LastIndexByte(list, '(')
	if i < 0 || !strings.HasSuffix(list, ")") {
		return list, w
	}
	rest := list[i+1 : len(list)-1]
	for _, x := range []struct {
		word string
		n    *int
	}{{"ずつ", &w.each}, {"まで", &w.to}, {"から", &w.from}} {
		digits, ok := strings.CutSuffix(rest, x.word)
		if !ok {
			continue
		}
		rest = strings.TrimRight(digits, "0123456789")
		if *x.n, _ = strconv.Atoi(digits[len(rest):]); *x.n < 1 || *x.n > calc.MaxRow {
			return list, way{}
		}
		if rest == "" {
			return list[:i], w
		}
	}
	rest, w.blankFirst = strings.CutSuffix(rest, "空白先")
	rest, ok := strings.CutSuffix(rest, "順")
	if !ok {
		return list, way{}
	}
	w.field, w.down = strings.CutSuffix(rest, "降")
	return list[:i], w
}

// named is the name of a list whose rows stand so.
func (w way) named(base string) string {
	if w.field == "" {
		return base
	}
	s := base + "(" + w.field
	if w.down {
		s += "降"
	}
	s += "順"
	if w.blankFirst {
		s += "空白先"
	}
	return s + ")"
}

func unordered(list string) string {
	base, _ := ordering(list)
	return base
}

// Ordered is a list in the order that its name asks for.
func (t *Table) Ordered(name string) *Table {
	out := t
	if order := t.Order(name); order != nil {
		out = &Table{Name: name, Names: t.Names, given: t, order: order}
		for _, i := range order {
			out.Rows = append(out.Rows, t.Rows[i])
			if t.Lists != nil {
				out.Lists = append(out.Lists, t.Lists[i])
			}
		}
		if n := len(t.Rows); len(t.Lists) > n {
			out.Lists = append(out.Lists, t.Lists[n:]...)
		}
	}
	if _, w := ordering(name); w.from > 0 || w.to > 0 {
		skip, end := min(max(w.from-1, 0), len(out.Rows)), len(out.Rows)
		if w.to > 0 {
			end = max(skip, min(w.to, end))
		}
		rest := &Table{Name: name, Names: out.Names, Rows: out.Rows[skip:end], whole: out, skip: skip}
		if out.Lists != nil {
			rest.Lists = out.Lists[min(skip, len(out.Lists)):]
		}
		out = rest
	}
	if _, w := ordering(name); w.each > 0 {
		return out.chunks(name, w)
	}
	return out
}

// chunks are so many rows each.
func (t *Table) chunks(name string, w way) *Table {
	base := unordered(leaf(name))
	out := &Table{Name: name}
	for from := 0; from < len(t.Rows) || from == 0; from += w.each {
		c := &Table{Name: base, Names: t.Names, Rows: t.Rows[from:min(from+w.each, len(t.Rows))], whole: t, skip: from}
		if t.Lists != nil {
			c.Lists = t.Lists[min(from, len(t.Lists)):]
		}
		out.Rows = append(out.Rows, nil)
		out.Lists = append(out.Lists, map[string]*Table{base: c})
	}
	return out
}

// Order is which row stands where in the order that a name asks for: 名簿(ふりがな順);
// nil if it asks for none. 文字順 goes by the characters' codes, as a sort without
// readings does.
func (t *Table) Order(name string) []int {
	_, w := ordering(name)
	field, down, blankFirst := w.field, w.down, w.blankFirst
	code := false
	i := t.index(field)
	if i < 0 {
		field, code = strings.CutSuffix(field, "文字")
		i = t.index(field)
	}
	if i < 0 {
		return nil
	}
	keys, order := make([]Value, len(t.Rows)), make([]int, len(t.Rows))
	for k, r := range t.Rows {
		order[k] = k
		if i < len(r) {
			keys[k] = r[i]
			if r[i].Kind == KindText && strings.HasSuffix(field, "ふりがな") && !code {
				keys[k].text = kana.SortKey(r[i].text)
			}
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := keys[x], keys[y]
		if e := a.Empty(); e != b.Empty() {
			if e == blankFirst {
				return -1
			}
			return 1
		}
		c := cmp.Or(cmp.Compare(a.float, b.float), strings.Compare(a.text, b.text))
		if down {
			return -c
		}
		return c
	})
	return order
}

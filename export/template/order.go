package template

import (
	"cmp"
	"slices"
	"strings"

	"jibun/data/kana"
)

// A list may stand in an order of its own: 名簿(ふりがな順), 開催(参加降順). Rows that have
// nothing to be ordered by come last, with 空白先 first.

// ordering takes the order off a list's name.
func ordering(list string) (base, field string, down, blankFirst bool) {
	i := strings.LastIndexByte(list, '(')
	if i < 0 || !strings.HasSuffix(list, ")") {
		return list, "", false, false
	}
	field = list[i+1 : len(list)-1]
	field, blankFirst = strings.CutSuffix(field, "空白先")
	field, ok := strings.CutSuffix(field, "順")
	if !ok {
		return list, "", false, false
	}
	field, down = strings.CutSuffix(field, "降")
	return list[:i], field, down, blankFirst
}

func unordered(list string) string {
	base, _, _, _ := ordering(list)
	return base
}

// Ordered is a list in the order that its name asks for.
func (t *Table) Ordered(name string) *Table {
	order := t.Order(name)
	if order == nil {
		return t
	}
	out := &Table{Name: name, Names: t.Names}
	for _, i := range order {
		out.Rows = append(out.Rows, t.Rows[i])
		if t.Lists != nil {
			out.Lists = append(out.Lists, t.Lists[i])
		}
	}
	return out
}

// Order is which row stands where in the order that a name asks for: 名簿(ふりがな順);
// nil if it asks for none. 文字順 goes by the characters' codes, as a sort without
// readings does.
func (t *Table) Order(name string) []int {
	_, field, down, blankFirst := ordering(name)
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

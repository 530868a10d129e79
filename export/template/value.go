package template

import (
	"slices"
	"strings"
)

// value is what a mark means at a place of a sheet.
func (x *filled) value(m *mark, rows, cols *scope) Value {
	if m.list == "" {
		switch m.name {
		case itemPage:
			if _, own := x.book.values.Items[itemPage]; !own {
				return Number(x.page + 1)
			}
		case itemPages:
			if _, own := x.book.values.Items[itemPages]; !own {
				return Number(x.pages)
			}
		}
		return x.book.values.Items[m.name]
	}
	name := leaf(m.list)
	if m.slot > 0 {
		t := x.book.list(x.scope, name)
		if x.page > 0 && x.layout.further[m.list] {
			return Value{}
		}
		i := x.page*x.layout.slots[m.list] + m.slot - 1
		if m.name == itemSlot {
			return Number(i + 1)
		}
		return field(t, i, m.name)
	}
	if sc := rows.find(name); sc != nil {
		return field(sc.table, sc.row, m.name)
	}
	if sc := cols.find(name); sc != nil {
		if up := rows; up != nil { // where a row and a column cross
			for ; up != nil; up = up.parent {
				if t := up.table.list(up.row, name); t != nil {
					return field(t, sc.row, m.name)
				}
			}
		}
		if !strings.Contains(m.list, ".") || rows == nil {
			return field(sc.table, sc.row, m.name)
		}
		return Value{}
	}
	if m.name == itemTotal {
		t := x.book.list(x.scope, name)
		if t == nil {
			return Number(0)
		}
		return Number(len(t.Rows))
	}
	return Value{}
}

func (s *scope) find(name string) *scope {
	for ; s != nil; s = s.parent {
		if s.table.Name == name {
			return s
		}
	}
	return nil
}

func field(t *Table, row int, name string) Value {
	if t == nil {
		return Value{}
	}
	if name == itemTotal {
		return Number(len(t.Rows))
	}
	if row < 0 || row >= len(t.Rows) {
		return Value{}
	}
	i := t.index(name)
	if i < 0 {
		if t.whole != nil {
			return field(t.whole, row+t.skip, name)
		}
		if name == itemCount {
			return Number(row + 1)
		}
		if base, ok := strings.CutSuffix(name, itemSum); ok {
			return t.Sum(base, row+1)
		}
		return Value{}
	}
	if i >= len(t.Rows[row]) {
		return Value{}
	}
	return t.Rows[row][i]
}

// text is a mark's value in words.
func (x *filled) text(m *mark, rows, cols *scope) string {
	if x.book.marking {
		if m.put != nil {
			return *m.put
		}
		return m.raw
	}
	if m.kind != 0 {
		return ""
	}
	v := x.value(m, rows, cols)
	if v.Empty() {
		return m.none
	}
	s, _ := shown(v, m.format)
	return s
}

// at is the row of a list that a place stands for.
func (x *filled) scopeAt(c chain) *scope {
	if len(c) > 0 {
		return c[len(c)-1].scope
	}
	return x.scope
}

// hides tells whether a row has a {{?…}} that is empty, or a {{!…}} that is not. The
// one blank row of an empty list hides itself where a {{!…}} stands in for it.
func (x *filled) hides(r *row, place chain) bool {
	if !r.live || x.book.marking {
		return false
	}
	if n := len(place); n > 0 && place[n-1].scope.row < 0 && x.layout.instead[place[n-1].band.list] {
		return true
	}
	for i := range r.cells {
		for _, p := range r.cells[i].pieces {
			m := p.mark
			if m == nil || m.kind != '?' && m.kind != '!' || m.right && m.list == "" {
				continue
			}
			if x.nothing(m, x.scopeAt(place)) == (m.kind == '?') {
				return true
			}
		}
	}
	return false
}

// nothing tells whether what a {{?…}} asks for is empty: an item, or a list.
func (x *filled) nothing(m *mark, sc *scope) bool {
	if m.list == "" {
		if _, item := x.book.values.Items[m.name]; !item {
			if in := sc.find(m.name); in != nil {
				return in.row < 0
			}
			t := x.book.list(sc, m.name)
			return t == nil || len(t.Rows) == 0
		}
	}
	return x.value(m, sc, nil).Empty()
}

// unseen tells whether a sheet has a {{？…}} in its name that is empty. There is always
// a sheet to be seen.
func (x *filled) unseen() bool {
	return x.asksInVain() && slices.ContainsFunc(x.book.sheets, func(y *filled) bool { return !y.asksInVain() })
}

func (x *filled) asksInVain() bool {
	return slices.ContainsFunc(x.src.titles, func(p piece) bool { return p.mark != nil && p.mark.kind == '?' && x.nothing(p.mark, x.scope) })
}

// hiddenColumns are the columns of the form with a {{?→…}} that is empty.
func (x *filled) hiddenColumns() map[int]bool {
	var out map[int]bool
	for i := range x.src.rows {
		for j := range x.src.rows[i].cells {
			c := &x.src.rows[i].cells[j]
			for _, p := range c.pieces {
				if m := p.mark; m != nil && m.kind == '?' && m.right && m.list == "" && x.nothing(m, x.scope) {
					if out == nil {
						out = map[int]bool{}
					}
					out[c.col] = true
				}
			}
		}
	}
	return out
}

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
		return x.book.item(m.name)
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
		return x.book.at(sc, m.name)
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

// at is what the row of a scope says. What a count is beside others goes over all rows of
// its name: of a list within another also those in the rows before and behind.
func (b *book) at(sc *scope, name string) Value {
	base, ending, ok := derivedName(name)
	if !ok || sc.parent == nil || sc.row < 0 || sc.table.index(name) >= 0 || !sc.table.own(sc.parent.table) {
		return field(sc.table, sc.row, name)
	}
	all := b.flat(sc)
	return all.table.Derive(base, ending, all.from[sc.parent.row]+sc.row)
}

// own tells whether a list is one that the rows of another have.
func (t *Table) own(up *Table) bool {
	return t.whole == nil && slices.ContainsFunc(up.Lists, func(m map[string]*Table) bool { return m[unordered(t.Name)] != nil })
}

// flattened are the lists of one name in the rows of another, in a row; from says where
// those of each row begin.
type flattened struct {
	table *Table
	from  []int
}

func (b *book) flat(sc *scope) flattened {
	key := orderedList{sc.parent.table, "/" + sc.table.Name}
	if f, ok := b.flats[key]; ok {
		return f
	}
	f := flattened{table: &Table{Name: sc.table.Name, Names: sc.table.Names}}
	for i := range sc.parent.table.Rows {
		f.from = append(f.from, len(f.table.Rows))
		if t := b.list(&scope{table: sc.parent.table, row: i, parent: sc.parent.parent}, sc.table.Name); t != nil {
			f.table.Rows = append(f.table.Rows, t.Rows...)
		}
	}
	if b.flats == nil {
		b.flats = map[orderedList]flattened{}
	}
	b.flats[key] = f
	return f
}

// item is one of the year's own, or of the evening's.
func (b *book) item(name string) Value {
	if v, ok := b.values.Items[name]; ok {
		return v
	}
	if base, ending, ok := derivedName(name); ok {
		return DeriveItem(base, ending, func(n string) Value { return b.values.Items[n] })
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
		if base, ending, ok := derivedName(name); ok {
			return t.Derive(base, ending, row)
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

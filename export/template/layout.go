package template

import (
	"slices"
	"strings"

	"jibun/export/calc"
)

// layout is how a sheet of a form holds its lists.
type layout struct {
	sheet      *sheet
	schema     *schema
	rows, cols []*band
	slots      map[string]int  // list → how many fit on the sheet
	further    map[string]bool // lists with slots whose further rows grow on the same sheet: 開催(12から)
	each       string          // the list that has a sheet for every row
	right      map[string]bool
	full       bool            // there are more slots than can be
	instead    map[string]bool // lists with a {{!…}}, a row that is there when they are empty
	problems   []Problem
	seen       []Mark
}

// placed is a mark and its cell.
type placed struct {
	mark *mark
	cell *cell
}

func (s *sheet) layout(sch *schema) *layout {
	l := &layout{sheet: s, schema: sch, slots: map[string]int{}, further: map[string]bool{}, right: map[string]bool{}, instead: map[string]bool{}}
	l.problems = append(l.problems, s.badBraces...)
	for _, p := range s.titles {
		if p.mark != nil {
			l.settle(p.mark)
			if p.mark.list != "" && p.mark.slot == 0 {
				l.each = leaf(p.mark.list)
			}
		}
	}
	l.repeatSlots()
	marks := l.marks()
	l.cross(marks)
	l.columns(marks)
	blocks := l.blocks(marks)
	for _, p := range marks {
		if p.mark.kind == '#' || p.mark.kind == '/' {
			continue
		}
		if p.mark.kind == '!' {
			l.instead[leaf(p.mark.name)] = true
		}
		if p.mark.slot > 0 {
			l.slots[p.mark.list] = max(l.slots[p.mark.list], p.mark.slot)
		} else if base, w := ordering(p.mark.list); w.from > 0 && w.to == 0 {
			w.from = 0
			l.further[w.named(base)] = true
		}
	}
	l.rows = l.nest(blocks, l.details(marks, blocks))
	for _, p := range marks {
		l.check(p)
	}
	l.rowless(marks)
	for _, p := range s.titles {
		if p.mark != nil {
			l.check(placed{p.mark, &cell{}})
		}
	}
	return l
}

// settle decides what a mark's words mean: an item whose name has a dot, a numbered slot.
func (l *layout) settle(m *mark) {
	if m.list == "" {
		return
	}
	if _, ok := l.schema.fields[m.full()]; ok && m.kind != '#' && m.kind != '/' {
		m.list, m.name = "", m.full()
		return
	}
	if base, n := slotOf(m.list); n > 0 && l.schema.find(m.list) == nil && l.schema.find(base) != nil {
		m.list, m.slot = base, n
	}
}

func (l *layout) marks() []placed {
	var out []placed
	for i := range l.sheet.rows {
		r := &l.sheet.rows[i]
		if !r.live {
			continue
		}
		for j := range r.cells {
			c := &r.cells[j]
			for _, list := range [][]piece{c.pieces, c.quoted} {
				for _, p := range list {
					if p.mark != nil {
						l.settle(p.mark)
						out = append(out, placed{p.mark, c})
					}
				}
			}
		}
	}
	return out
}

func leaf(list string) string { return list[strings.LastIndexByte(list, '.')+1:] }

// cross finds the lists that run to the right though no → says so, for nothing else can be
// meant: {{受講者.回.印}} in the row of {{受講者.氏名}}, with {{回.番号}} in its column.
func (l *layout) cross(marks []placed) {
	for _, p := range marks {
		up, list, nested := strings.Cut(p.mark.list, ".")
		if !nested || p.mark.right || p.mark.kind != 0 || up == l.each || l.schema.find(up) == nil || !l.schema.find(up).across[unordered(list)] {
			continue
		}
		inRow := slices.ContainsFunc(marks, func(o placed) bool { return o.mark.list == up && o.mark.kind == 0 && o.cell.row == p.cell.row })
		inBlock := slices.ContainsFunc(marks, func(o placed) bool {
			return o.mark.kind == '#' && (leaf(o.mark.list) == up || leaf(o.mark.list) == list)
		})
		if !inRow || inBlock {
			continue
		}
		for _, o := range marks {
			if o.cell.col == p.cell.col && o.mark.kind == 0 && leaf(o.mark.list) == list {
				o.mark.right = true
			}
		}
	}
}

// columns finds the lists that run to the right.
func (l *layout) columns(marks []placed) {
	open := map[string]int{}
	for _, p := range marks {
		m := p.mark
		switch {
		case m.kind == '#' && m.right:
			open[leaf(m.list)], l.right[leaf(m.list)] = p.cell.col, true
		case m.kind == '/' && open[leaf(m.list)] > 0:
			l.column(leaf(m.list), open[leaf(m.list)], p.cell.col)
		case m.right && m.list != "" && (m.kind == 0 || m.kind == '?'):
			l.right[leaf(m.list)] = true
			if open[leaf(m.list)] == 0 {
				lo, hi := p.cell.col, p.cell.col
				for _, r := range l.sheet.merges {
					if r.R1 == p.cell.row && r.C1 == lo {
						hi = r.C2
					}
				}
				l.column(leaf(m.list), lo, hi)
			}
		}
	}
	slices.SortFunc(l.cols, func(a, b *band) int { return a.lo - b.lo })
	for i := 1; i < len(l.cols); i++ {
		if l.cols[i].lo <= l.cols[i-1].hi {
			l.bad(TwoLists, 0, l.cols[i].lo, l.cols[i-1].list+"、"+l.cols[i].list)
			l.cols = slices.Delete(l.cols, i, i+1)
			i--
		}
	}
}

func (l *layout) column(list string, lo, hi int) {
	for _, b := range l.cols {
		if b.list == list && lo <= b.hi+1 && hi >= b.lo-1 {
			b.lo, b.hi = min(b.lo, lo), max(b.hi, hi)
			return
		}
	}
	l.cols = append(l.cols, &band{lo: lo, hi: hi, list: list})
}

func (l *layout) bad(kind ProblemKind, row, col int, text string) {
	p := Problem{Kind: kind, Sheet: l.sheet.name, Text: text}
	switch {
	case row > 0 && col > 0:
		p.Cell = calc.CellName(row, col)
	case col > 0:
		p.Cell = calc.Letters(col)
	}
	l.problems = append(l.problems, p)
}

// blocks finds {{#名簿}}…{{/名簿}}.
func (l *layout) blocks(marks []placed) []*band {
	var stack []*band
	var where []placed
	var out []*band
	for _, p := range marks {
		name := leaf(p.mark.list)
		if l.right[name] || p.mark.kind != '#' && p.mark.kind != '/' {
			continue
		}
		if p.mark.kind == '#' {
			stack, where = append(stack, &band{lo: p.cell.row, list: name}), append(where, p)
			continue
		}
		n := len(stack) - 1
		if n < 0 || stack[n].list != name {
			l.bad(BadBlock, p.cell.row, p.cell.col, p.mark.raw)
			continue
		}
		stack[n].hi = p.cell.row
		out = append(out, stack[n])
		stack, where = stack[:n], where[:n]
	}
	for _, p := range where {
		l.bad(BadBlock, p.cell.row, p.cell.col, p.mark.raw)
	}
	return out
}

// rowList is the list that a mark makes its row repeat for, "" for none.
func (l *layout) rowList(m *mark) string {
	if m.list == "" || m.slot > 0 || m.kind == '#' || m.kind == '/' || m.name == itemTotal {
		return "" // how many there are stands once
	}
	words := strings.Split(m.list, ".")
	if l.right[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	if len(words) == 0 || words[len(words)-1] == l.each {
		return ""
	}
	return words[len(words)-1]
}

// details finds the rows that repeat without a block around them. Rows of a list right
// below those of the list that it is of are its rows: each 部 with its 課 below it.
func (l *layout) details(marks []placed, blocks []*band) []*band {
	var out []*band
	for _, p := range marks {
		list := l.rowList(p.mark)
		if list == "" || l.schema.find(list) == nil {
			continue
		}
		row := p.cell.row
		if slices.ContainsFunc(blocks, func(b *band) bool { return b.list == list && row >= b.lo && row <= b.hi }) {
			continue
		}
		hi := row
		for _, r := range l.sheet.merges {
			if r.R1 == row && r.C1 == p.cell.col {
				hi = max(hi, r.R2)
			}
		}
		if n := len(out); n > 0 && out[n-1].list == list && row <= out[n-1].hi+1 && sameBlock(blocks, out[n-1].lo, row) {
			out[n-1].hi = max(out[n-1].hi, hi)
			continue
		}
		if n := len(out); n > 0 && row <= out[n-1].hi {
			if out[n-1].list != list {
				l.bad(TwoLists, row, p.cell.col, out[n-1].list+"、"+list)
			}
			continue
		}
		b := &band{lo: row, hi: hi, list: list}
		up := l.schema.holder(list)
		if up == "" || up == l.each || slices.ContainsFunc(blocks, func(b *band) bool { return b.list == up && row >= b.lo && row <= b.hi }) {
			out = append(out, b)
			continue
		}
		n := slices.IndexFunc(out, func(a *band) bool { return a.list == up && a.hi+1 == row && sameBlock(blocks, a.lo, row) })
		if n < 0 {
			l.bad(BadBlock, row, p.cell.col, p.mark.raw) // of which one?
			continue
		}
		out[n].hi = hi
		out = append(out, b)
	}
	return out
}

func sameBlock(blocks []*band, a, b int) bool {
	for _, x := range blocks {
		if (a >= x.lo && a <= x.hi) != (b >= x.lo && b <= x.hi) {
			return false
		}
	}
	return true
}

// nest puts bands into those that hold them.
func (l *layout) nest(lists ...[]*band) []*band {
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, func(a, b *band) int {
		if a.lo != b.lo {
			return a.lo - b.lo
		}
		return b.hi - a.hi
	})
	var top []*band
	var open []*band
	for _, b := range all {
		for len(open) > 0 && open[len(open)-1].hi < b.lo {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			top, open = append(top, b), append(open, b)
			continue
		}
		up := open[len(open)-1]
		if b.hi > up.hi || b.lo == up.lo && b.hi == up.hi {
			l.bad(TwoLists, b.lo, 1, up.list+"、"+b.list)
			continue
		}
		up.kids = append(up.kids, b)
		open = append(open, b)
	}
	return top
}

// holder is the list whose rows have a list of that name, "" for one that stands alone.
func (s *schema) holder(list string) string {
	if s.lists[list] != nil {
		return ""
	}
	for name, sub := range s.lists {
		if sub.lists[list] != nil {
			return name
		}
		if up := sub.holder(list); up != "" {
			return up
		}
	}
	return ""
}

// find looks for a list by its last word, also within others.
func (s *schema) find(list string) *schema {
	if list == "" {
		return nil
	}
	list = unordered(leaf(list))
	if sub := s.lists[list]; sub != nil {
		return sub
	}
	for _, sub := range s.lists {
		if x := sub.find(list); x != nil {
			return x
		}
	}
	return nil
}

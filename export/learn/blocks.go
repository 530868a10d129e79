package learn

import (
	"slices"
	"strconv"
	"strings"

	"jibun/export/template"
)

// block is a list within another: 部 with its 課, with lines of its own above or below
// the lines of the inner list.
type block struct {
	outer      *listing
	groups     []group
	head, tail int
	cols       []*column // of the head (off from the block's first line) and the tail (off from the line after the last item, plus 1000)
	values     *region   // the outer list's rows, a pseudo region that the columns were read by
}

// group is a turn of the outer list: which items are its own.
type group struct{ row, from, to int }

const tailOff = 1000

// blocks looks for lists whose items stand in groups with lines between them.
func (m *matcher) blocks(regions []*region) []*region {
	for _, r := range regions {
		if r.turned || !r.known || r.some {
			continue
		}
		for _, w := range m.world.within {
			if w.up.path == r.list.path || w.up.path == "月" || crosses(m.world, w) { // 開催月: of a month with nothing nothing is seen
				continue
			}
			if r.order != "" && r.outerOrder(w) == "" {
				continue
			}
			if rows := sameRows(r, w); rows != nil && m.grouped(r, w, rows) {
				regions = r.absorb(regions)
				m.blockColumns(r)
				break
			}
		}
		if r.block == nil {
			r.again10()
		}
	}
	return regions
}

// absorb takes what was found of the outer list among the lines of a block out of the
// regions: the block reads those lines itself.
func (r *region) absorb(regions []*region) []*region {
	return slices.DeleteFunc(slices.Clone(regions), func(o *region) bool {
		if o == r || o.turned || o.list.path != r.block.outer.path || o.lines[0] < r.lines[0]-r.block.head || o.end() > r.end()+r.block.tail {
			return false
		}
		return o.release()
	})
}

// sameRows finds a region's items in another list; nil if they are not in it, in order.
func sameRows(r *region, w *listing) []int {
	var at [][2]int // fields of both
	for i, n := range r.list.table.Names {
		if j := slices.Index(w.table.Names, n); j >= 0 {
			at = append(at, [2]int{i, j})
		}
	}
	if len(at) < 3 {
		return nil
	}
	key := func(row []template.Value, side int) string {
		var b strings.Builder
		for _, x := range at {
			b.WriteString(row[x[side]].String() + "\x00")
		}
		return b.String()
	}
	index := map[string][]int{}
	for i, row := range w.table.Rows {
		k := key(row, 1)
		index[k] = append(index[k], i)
	}
	var out []int
	down := r.order != ""
	before := -1
	if down {
		before = len(w.table.Rows)
	}
	for _, i := range r.rows {
		list := index[key(r.list.table.Rows[i], 0)]
		found := -1
		for _, x := range list {
			if !down && x > before || down && x < before {
				found = x
				break
			}
		}
		if found < 0 {
			return nil
		}
		out, before = append(out, found), found
	}
	return out
}

// outerOrder is the order in which the outer list of one that stands the other way round
// stands: by its day, from the last one. "" if it has none.
func (r *region) outerOrder(w *listing) string {
	for i := 1; i < len(r.rows); i++ {
		if r.rows[i] >= r.rows[i-1] {
			return ""
		}
	}
	for i, n := range w.up.table.Names {
		if len(w.up.table.Rows) > 0 && w.up.table.Rows[0][i].Kind == template.KindDate {
			return "(" + n + "降順)"
		}
	}
	return ""
}

// again10 finds a list whose head is written again after every so many items.
func (r *region) again10() {
	if len(r.lines) < 4 || r.lines[0] < 2 {
		return
	}
	b := &block{}
	for k := range r.lines {
		if k == 0 || r.lines[k]-r.lines[k-1] > r.height {
			b.groups = append(b.groups, group{len(b.groups), k, k + 1})
		} else {
			b.groups[len(b.groups)-1].to = k + 1
		}
	}
	n := len(b.groups)
	if n < 2 {
		return
	}
	size, gap := b.groups[0].to, r.lines[b.groups[1].from]-r.lines[b.groups[0].to-1]-r.height
	for i, g := range b.groups {
		if i > 0 && r.lines[g.from]-r.lines[g.from-1]-r.height != gap || i < n-1 && g.to-g.from != size || g.to-g.from > size {
			return
		}
	}
	for b.head = 0; b.head < gap; b.head++ {
		if !r.page.same(r.lines[0]-b.head-1, r.lines[b.groups[1].from]-b.head-1) {
			break
		}
	}
	b.tail = gap - b.head
	for off := range b.tail {
		if len(r.page.line(r.lines[b.groups[0].to-1]+r.height+off, false)) > 0 {
			return
		}
	}
	if b.head == 0 || gap > 4 {
		return
	}
	order := strings.TrimSuffix(r.order, ")")
	if order == "" {
		order = "("
	}
	b.outer = &listing{path: r.list.path + order + strconv.Itoa(size) + "ずつ)"}
	list := *r.list
	list.path = b.outer.path + "." + r.list.leaf()
	r.list, r.order, r.block = &list, "", b
}

// same tells whether two lines say the same, and something.
func (p *page) same(a, b int) bool {
	one, two := p.line(a, false), p.line(b, false)
	if len(one) == 0 || len(one) != len(two) {
		return false
	}
	for i := range one {
		if one[i].Col != two[i].Col || one[i].Text != two[i].Text || one[i].Formula != "" {
			return false
		}
	}
	return true
}

// grouped tells whether the items stand in groups, and takes them as such.
func (m *matcher) grouped(r *region, w *listing, rows []int) bool {
	b := &block{outer: w.up}
	for k, row := range rows {
		if p := w.parent[row]; len(b.groups) == 0 || b.groups[len(b.groups)-1].row != p {
			b.groups = append(b.groups, group{p, k, k + 1})
		} else {
			b.groups[len(b.groups)-1].to = k + 1
		}
	}
	if len(b.groups) < 2 {
		return false
	}
	end := func(g group) int { return r.lines[g.to-1] + r.height }
	torn := 0
	for _, g := range b.groups {
		for k := g.from + 1; k < g.to; k++ {
			if r.lines[k] != r.lines[k-1]+r.height {
				torn++
			}
		}
	}
	if torn*10 > len(r.lines) { // what stands between the lines is not between the groups
		return false
	}
	gaps := map[int]int{}
	for i := 1; i < len(b.groups); i++ {
		gaps[r.lines[b.groups[i].from]-end(b.groups[i-1])]++
	}
	gap := 0
	for n, count := range gaps {
		if n > 0 && count*10 >= (len(b.groups)-1)*8 {
			gap = n
		}
	}
	if gap == 0 || gap > 6 {
		return false
	}
	last := b.groups[len(b.groups)-1]
	for b.tail = gap; b.tail > 0; b.tail-- {
		if r.page.alike(end(b.groups[0])+b.tail-1, end(last)+b.tail-1) {
			break
		}
	}
	b.head = gap - b.tail
	first := r.lines[b.groups[0].from]
	for b.head > 0 && !r.page.alike(first-b.head, r.lines[b.groups[1].from]-b.head) {
		b.head--
	}
	if b.head+b.tail == 0 {
		return false
	}
	list := &listing{path: w.path, table: w.table, up: w.up, parent: w.parent, index: r.list.index}
	if r.order != "" {
		outer := *w.up
		outer.path += r.outerOrder(w)
		b.outer, list.path = &outer, outer.path+"."+w.leaf()
	}
	r.list, r.rows, r.block = list, rows, b
	return true
}

// alike tells whether two lines hold the same kinds of things.
func (p *page) alike(a, b int) bool {
	one, two := p.line(a, false), p.line(b, false)
	if len(one) != len(two) || len(one) == 0 && b > p.last.row+6 {
		return false
	}
	same := 0
	for i := range one {
		if one[i].Col != two[i].Col || (one[i].Formula == "") != (two[i].Formula == "") {
			return false
		}
		if one[i].Text == two[i].Text || one[i].Formula != "" || one[i].Numeric == two[i].Numeric {
			same++
		}
	}
	return same == len(one)
}

// blockColumns reads the lines that a group has of its own against the outer list.
func (m *matcher) blockColumns(r *region) {
	b := r.block
	v := &region{page: r.page, list: b.outer, height: 1, known: true}
	for _, g := range b.groups {
		v.rows = append(v.rows, g.row)
	}
	b.values = v
	read := func(off, base int, lines []int) {
		v.lines = lines
		places := map[int][]int{}
		for k, n := range lines {
			for _, c := range r.page.line(n, false) {
				if c.typed() && !c.taken {
					places[c.Col] = append(places[c.Col], k)
				}
			}
		}
		for at, list := range places {
			if len(list)*2 < len(lines) {
				continue
			}
			if col := m.column(v, 0, at, list); col != nil && col.choices[0].votes*10 >= len(list)*8 {
				col.off = base + off
				b.cols = append(b.cols, col)
				for _, c := range col.cells {
					c.taken = true
				}
			}
		}
	}
	for off := range b.head {
		var lines []int
		for _, g := range b.groups {
			lines = append(lines, r.lines[g.from]-b.head+off)
		}
		read(off, 0, lines)
	}
	for off := range b.tail {
		var lines []int
		for _, g := range b.groups {
			lines = append(lines, r.lines[g.to-1]+r.height+off)
		}
		read(off, tailOff, lines)
	}
	slices.SortFunc(b.cols, func(x, y *column) int { return (x.off-y.off)*100000 + x.place - y.place })
}

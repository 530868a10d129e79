package learn

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"jibun/export/template"
)

// region is a list as it stands on a sheet: lines that follow the rows of a list.
type region struct {
	page    *page
	list    *listing
	turned  bool  // its lines are columns
	lines   []int // where each item begins
	rows    []int // the row of the list that each line says
	height  int   // lines an item takes
	cols    []*column
	score   float64
	start   int    // of the sheets before, how many items they have
	order   string // "(ふりがな順)", "" in the order of the list
	known   bool   // the order is one that can be asked for
	slots   []int  // every line that could hold an item, where their number is fixed
	numbers []int  // of the slots, nil: 1, 2, 3 …
	block   *block
	cross   *crossing
	thin    bool
}

// column is what stands in the same place for every item.
type column struct {
	off, place int // lines from where the item begins; the column
	choices    []choice
	chosen     int // of choices, -1 none
	cells      []*cell
	seen       int
}

// choice is a pattern with how many cells bear it out.
type choice struct {
	pattern pattern
	votes   int
	exact   int
	missing int // cells that are blank and should not be
	head    float64
	sure    float64
}

func (r *region) line(c *cell) int {
	if r.turned {
		return c.Col
	}
	return c.Row
}

func place(c *cell, turned bool) int {
	if turned {
		return c.Row
	}
	return c.Col
}

func (r *region) cell(line, place int) *cell {
	if r.turned {
		return r.page.at[pos{place, line}]
	}
	return r.page.at[pos{line, place}]
}

// matcher reads one workbook against one year.
type matcher struct {
	ctx     context.Context
	book    *Book
	world   *world
	read    *reader
	relaxed bool           // one column of figures is enough for a list
	ways    map[string]int // of rounding, how often
}

// spot is a column and the field that it may hold.
type spot struct{ place, field int }

// find looks for a list on a sheet, down or to the right; nil if it is not there.
func (m *matcher) find(p *page, l *listing, turned bool) *region {
	rows := len(l.table.Rows)
	if rows == 0 {
		return nil
	}
	votes := map[spot]float64{}
	for _, c := range p.cells {
		if c.taken || !c.typed() {
			continue
		}
		best := map[int]float64{} // of each field: how few rows say it
		for _, k := range cellKeys(c) {
			count := map[int]int{}
			for _, x := range l.index[k] {
				count[x.field]++
			}
			for f, n := range count {
				if n > max(4, rows/2) {
					continue
				}
				w := 1 / float64(n)
				if k[0] != 't' && k[0] != 'd' {
					w /= 2
				}
				best[f] = max(best[f], w)
			}
		}
		for f, w := range best {
			votes[spot{place(c, turned), f}] += w
		}
	}
	type ranked struct {
		spot
		votes float64
	}
	var spots []ranked
	for s, v := range votes {
		if v >= 0.9 {
			spots = append(spots, ranked{s, v})
		}
	}
	slices.SortFunc(spots, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(a.place, b.place), cmp.Compare(a.field, b.field))
	})
	var best *region
	for i, s := range spots {
		if i == 3 {
			break
		}
		r := &region{page: p, list: l, turned: turned}
		if m.follow(r, s.spot) && (best == nil || r.score > best.score) {
			best = r
		}
	}
	return best
}

// follow takes a column that says which item each line is about, and lets the other
// columns say what they hold.
func (m *matcher) follow(r *region, s spot) bool {
	options := map[int][]int{}
	for _, c := range r.page.cells {
		if c.taken || !c.typed() || place(c, r.turned) != s.place {
			continue
		}
		n := r.line(c)
		for _, k := range cellKeys(c) {
			var rows []int
			for _, x := range r.list.index[k] {
				if x.field == s.field && !slices.Contains(rows, x.row) {
					rows = append(rows, x.row)
				}
			}
			if len(rows) > 0 && len(rows) <= max(4, len(r.list.table.Rows)/2) { // the whole text comes first, then its words
				for _, row := range rows {
					if !slices.Contains(options[n], row) {
						options[n] = append(options[n], row)
					}
				}
				break
			}
		}
	}
	if len(options) == 0 || len(options) < 2 && len(r.list.table.Rows) > 1 {
		return false
	}
	r.assign(options)
	r.stride()
	if !m.vote(r) {
		return false
	}
	for range 2 {
		if !m.more(r) || !m.vote(r) {
			break
		}
	}
	return m.valid(r)
}

// assign gives each line one item: where several are possible, the one of which the
// line says most, in order.
func (r *region) assign(options map[int][]int) {
	lines := make([]int, 0, len(options))
	for n := range options {
		lines = append(lines, n)
	}
	slices.Sort(lines)
	on := map[int]map[int]float64{} // line → item → what else speaks for it
	for _, c := range r.page.cells {
		n := r.line(c)
		if c.taken || len(options[n]) < 2 {
			continue
		}
		for _, k := range cellKeys(c) {
			ms := r.list.index[k]
			for _, x := range ms {
				if slices.Contains(options[n], x.row) {
					if on[n] == nil {
						on[n] = map[int]float64{}
					}
					on[n][x.row] += 1 / float64(len(ms))
				}
			}
		}
	}
	used := map[int]bool{}
	before := -1
	for _, n := range lines {
		best, score := -1, -1.0
		for _, row := range options[n] {
			v := on[n][row]
			if row == before+1 {
				v += 0.3
			} else if row > before {
				v += 0.1
			}
			if !used[row] && v > score {
				best, score = row, v
			}
		}
		if best < 0 {
			continue
		}
		used[best], before = true, best
		r.lines, r.rows = append(r.lines, n), append(r.rows, best)
	}
}

// stride finds how many lines an item takes.
func (r *region) stride() {
	counts := map[int]int{}
	for i := 1; i < len(r.lines); i++ {
		counts[r.lines[i]-r.lines[i-1]]++
	}
	r.height = 1
	for d, n := range counts {
		if n*10 >= (len(r.lines)-1)*7 && d > 1 && d <= 12 {
			r.height = d
		}
	}
}

// fields are what a line could say: its row, and its number.
func (r *region) fields(k int) []field {
	return append(r.list.row(r.rows[k]), field{"連番", r.number(k)})
}

// number is how many lines there have been: also those about something that the ledger
// does not know are counted, unless the lines lie far apart.
func (r *region) number(k int) template.Value {
	n := len(r.lines)
	if n == 0 {
		return template.Number(r.start + k + 1)
	}
	if span := (r.lines[n-1]-r.lines[0])/r.height + 1; span <= n+n/10 {
		return template.Number(r.start + (r.lines[k]-r.lines[0])/r.height + 1)
	}
	return template.Number(r.start + k + 1)
}

func (r *region) value(k int, name string) template.Value {
	if name == "連番" {
		return r.number(k)
	}
	for f, n := range r.list.table.Names {
		if n == name {
			return r.list.table.Rows[r.rows[k]][f]
		}
	}
	return template.Value{}
}

// vote lets every column say what it holds.
func (m *matcher) vote(r *region) bool {
	type at struct{ off, place int }
	cells := map[at][]int{} // indexes of lines
	for k, n := range r.lines {
		next := n + r.height
		for line := n - r.height + 1; line < next; line++ {
			for _, c := range r.page.line(line, r.turned) {
				if !c.taken && c.typed() {
					x := at{line - n, place(c, r.turned)}
					cells[x] = append(cells[x], k)
				}
			}
		}
	}
	r.cols = nil
	var found []*column
	for x, list := range cells {
		if len(list) < 2 && len(r.lines) > 2 {
			continue
		}
		if c := m.column(r, x.off, x.place, list); c != nil {
			found = append(found, c)
		}
	}
	slices.SortFunc(found, func(a, b *column) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.off, b.off)) })
	if r.height == 1 {
		r.cols = found
	} else {
		r.cols = r.window(found)
	}
	r.count()
	return len(r.cols) > 0
}

// window keeps the columns of one item: of a place that is reached from two items
// (below one, above the next) the one on the side where more stands.
func (r *region) window(list []*column) []*column {
	weight := map[int]int{}
	for _, c := range list {
		for lo := c.off - r.height + 1; lo <= c.off; lo++ {
			if lo <= 0 && lo+r.height > 0 {
				weight[lo] += c.choices[0].votes
			}
		}
	}
	lo, best := 0, -1
	for x := 0; x > -r.height; x-- {
		if weight[x] > best {
			lo, best = x, weight[x]
		}
	}
	var out []*column
	for _, c := range list {
		if c.off >= lo && c.off < lo+r.height {
			out = append(out, c)
		}
	}
	for i := range r.lines {
		r.lines[i] += lo
	}
	for _, c := range out {
		c.off -= lo
	}
	return out
}

// line is the cells of a row or of a column.
func (p *page) line(n int, turned bool) []*cell {
	if p.rows == nil {
		p.rows, p.columns = map[int][]*cell{}, map[int][]*cell{}
		for _, c := range p.cells {
			p.rows[c.Row] = append(p.rows[c.Row], c)
			p.columns[c.Col] = append(p.columns[c.Col], c)
		}
	}
	if turned {
		return p.columns[n]
	}
	return p.rows[n]
}

// column lets the cells of a column vote.
func (m *matcher) column(r *region, off, at int, list []int) *column {
	col := &column{off: off, place: at}
	votes := map[string]*choice{}
	var order []string
	for _, k := range list {
		c := r.cell(r.lines[k]+off, at)
		col.cells = append(col.cells, c)
		col.seen++
		seen := map[string]bool{}
		for _, p := range patterns(m.read.read(c, r.fields(k))) {
			key := p.key()
			if seen[key] {
				continue
			}
			seen[key] = true
			x := votes[key]
			if x == nil {
				x = &choice{pattern: p}
				votes[key] = x
				order = append(order, key)
			}
			x.votes++
		}
	}
	var all []choice
	for _, key := range order {
		x := votes[key]
		if x.votes*10 < col.seen*6 || x.votes < 2 && len(r.lines) > 2 {
			continue
		}
		for k := range r.lines {
			c := r.cell(r.lines[k]+off, at)
			s, ok := x.pattern.filled(func(f string) template.Value { return r.value(k, f) })
			switch {
			case c == nil && s != "":
				x.missing++
			case c != nil && ok && s == c.Text:
				x.exact++
			}
		}
		if x.missing*2 > len(r.lines) {
			continue
		}
		all = append(all, *x)
	}
	if len(all) == 0 {
		return nil
	}
	heads := r.headings(col)
	for i := range all {
		for _, p := range all[i].pattern {
			if p.mark {
				all[i].head = max(all[i].head, headScore(p.field, heads))
			}
		}
	}
	ranked(all)
	for _, x := range all { // of the ways to write the same items the best
		if !slices.ContainsFunc(col.choices, func(o choice) bool { return o.pattern.sameItems(x.pattern) && o.exact >= x.exact }) {
			col.choices = append(col.choices, x)
		}
	}
	col.settle(r)
	return col
}

// ranked puts the likeliest choice first.
func ranked(all []choice) {
	slices.SortFunc(all, func(a, b choice) int {
		return cmp.Or(cmp.Compare(b.votes-b.missing, a.votes-a.missing), cmp.Compare(b.exact, a.exact), cmp.Compare(b.head, a.head),
			cmp.Compare(a.pattern.cost(), b.pattern.cost()), cmp.Compare(a.pattern.weight(), b.pattern.weight()), cmp.Compare(a.pattern.key(), b.pattern.key()))
	})
}

// settle says how sure the choices are.
func (c *column) settle(*region) {
	best := &c.choices[0]
	for i := range c.choices {
		x := &c.choices[i]
		x.sure = float64(x.votes) / float64(c.seen+x.missing)
		if i > 0 && x.votes-x.missing == best.votes-best.missing && x.exact == best.exact && sameFormats(x.pattern, best.pattern) && best.head <= x.head && best.pattern.names("")[0] != x.pattern.names("")[0] {
			v := 0.5
			if kin(best.pattern, x.pattern) {
				v = 0.8
			}
			best.sure = min(best.sure, v)
			x.sure = min(x.sure, v)
		}
	}
	c.chosen = 0
}

func sameFormats(a, b pattern) bool { return a.cost() == b.cost() }

// headings are the words over a column.
func (r *region) headings(c *column) []string {
	first := r.lines[0]
	inside := func(x *cell) bool { return r.line(x) >= first }
	if r.turned {
		return append(r.page.beside(c.place, first), r.page.above(c.place, first, inside)...)
	}
	out := r.page.above(first, c.place, inside)
	if r.height > 1 {
		out = append(out, r.page.beside(first+c.off, c.place)...)
	}
	return out
}

// more takes in lines between and around those found whose other cells say which item
// they are about: last year's file may differ from the ledger in one cell.
func (m *matcher) more(r *region) bool {
	if len(r.lines) < 3 {
		return false
	}
	on := map[int]bool{}
	for _, n := range r.lines {
		on[n] = true
	}
	used := map[int]bool{}
	for _, row := range r.rows {
		used[row] = true
	}
	added := false
	for n := r.lines[0] - 2*r.height; n <= r.lines[len(r.lines)-1]+2*r.height; n++ {
		if on[n] || n < 1 || (n-r.lines[0])%r.height != 0 && r.height > 1 {
			continue
		}
		scores, rare := map[int]int{}, map[int]bool{}
		for _, c := range r.cols {
			x := r.cell(n+c.off, c.place)
			if x == nil || !x.typed() || x.taken {
				continue
			}
			seen := map[int]bool{}
			for _, k := range cellKeys(x) {
				for _, y := range r.list.index[k] {
					if !used[y.row] && !seen[y.row] && c.choices[0].pattern.has(r.list.table.Names[y.field]) {
						seen[y.row] = true
						scores[y.row]++
						rare[y.row] = rare[y.row] || (k[0] == 't' || k[0] == 'd') && len(r.list.index[k]) <= 2
					}
				}
			}
		}
		best, score, tie := -1, 0, false
		for row, s := range scores {
			switch {
			case s > score:
				best, score, tie = row, s, false
			case s == score:
				tie = true
			}
		}
		if best < 0 || tie || !rare[best] || score < 2 || score*3 < len(r.cols) {
			continue
		}
		i, _ := slices.BinarySearch(r.lines, n)
		r.lines, r.rows = slices.Insert(r.lines, i, n), slices.Insert(r.rows, i, best)
		on[n], used[best], added = true, true, true
	}
	return added
}

func (p pattern) has(name string) bool {
	return slices.ContainsFunc(p, func(x piece) bool { return x.mark && x.field == name })
}

// weight puts the likelier field first: those that the table of words has.
func (p pattern) weight() int {
	n := 0
	for _, x := range p {
		switch {
		case !x.mark:
		case thesaurus[x.field] == nil:
			n += 3
		case x.field == "今の所属":
			n += 2
		case x.field == "所属" || x.field == "課名" || x.field == "講師氏名" || x.field == "講師の今の氏名" || x.field == "今の氏名" || x.field == "今のふりがな":
			n++
		}
	}
	return n
}

// count sums up what a region explains.
func (r *region) count() {
	r.score = 0
	for _, c := range r.cols {
		w := 0.4
		if c.telling(r) {
			w = 1
		}
		r.score += w * float64(c.choices[0].votes-c.choices[0].missing)
	}
	r.score *= 0.4 + 0.6*min(1, float64(len(r.rows))/float64(len(r.list.table.Rows)))
}

// telling tells whether a column's values could hardly be there by chance.
func (c *column) telling(*region) bool {
	for _, x := range c.choices[0].pattern {
		if !x.mark || x.field == "連番" {
			continue
		}
		switch k := x.value.Kind; k {
		case template.KindText, template.KindCode:
			return len([]rune(x.value.String())) > 1
		case template.KindDate:
			return x.format != "aaa" && x.format != "m" && x.format != "d" && x.format != "e" && x.format != "yyyy"
		}
	}
	return false
}

// valid tells whether a region is more than chance.
func (m *matcher) valid(r *region) bool {
	telling, figures := 0, 0
	for _, c := range r.cols {
		switch {
		case c.telling(r) && c.distinct() > 1 || c.telling(r) && len(r.list.table.Rows) == 1:
			telling++
		case c.distinct() > 1:
			figures++
		}
	}
	if m.relaxed {
		return len(r.lines) >= 3 && telling+figures > 0
	}
	span := r.lines[len(r.lines)-1] - r.lines[0] + r.height
	if len(r.lines)*r.height*12 < span {
		return false
	}
	if !r.identified() {
		return false
	}
	switch {
	case len(r.lines) >= 3 && telling >= 2, len(r.lines) >= 3 && telling >= 1 && figures >= 1, len(r.lines) >= 4 && telling == 1:
		return true
	case len(r.lines) >= 2 && telling >= 1 && telling+figures >= 2:
		return true
	case len(r.lines) == 1 && len(r.list.table.Rows) == 1:
		return telling >= 2
	}
	return len(r.lines) >= 4 && figures >= 3
}

// identified tells whether what the columns say together tells the items apart: the kinds
// of twenty evenings say nothing of which evening it is.
func (r *region) identified() bool {
	seen := map[string]bool{}
	for _, n := range r.lines {
		key := ""
		for _, c := range r.cols {
			if x := r.cell(n+c.off, c.place); x != nil && !c.choices[0].pattern.has("連番") {
				key += x.Text + "\x00"
			}
		}
		seen[key] = true
	}
	return len(seen)*10 >= len(r.lines)*8
}

// distinct is how many different texts a column has.
func (c *column) distinct() int {
	seen := map[string]bool{}
	for _, x := range c.cells {
		seen[x.Text] = true
	}
	return len(seen)
}

// regions finds all lists of a sheet, the best first, until none is left.
func (m *matcher) regions(p *page, lists []*listing) ([]*region, error) {
	var out []*region
	cache := map[string]*region{}
	for range 40 {
		var best *region
		for _, turned := range []bool{false, true} {
			for i, l := range lists {
				if err := m.ctx.Err(); err != nil {
					return nil, err
				}
				key := strconv.FormatBool(turned) + strconv.Itoa(i)
				r, ok := cache[key]
				if !ok || r != nil && r.stale() {
					r = m.find(p, l, turned)
					cache[key] = r
				}
				if r != nil && (best == nil || r.score > best.score+1e-9) {
					best = r
				}
			}
		}
		if best == nil {
			return out, nil
		}
		best.take()
		out = append(out, best)
	}
	return out, nil
}

// stale tells whether another region has taken cells of this one.
func (r *region) stale() bool {
	for _, c := range r.cols {
		for _, x := range c.cells {
			if x.taken {
				return true
			}
		}
	}
	return false
}

func (r *region) take() {
	for _, c := range r.cols {
		for _, x := range c.cells {
			x.taken = true
		}
	}
}

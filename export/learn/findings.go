package learn

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"jibun/export/template"
)

// Findings are what was found in a workbook.
type Findings struct {
	Cells     []Cell     // what the values explain, sheet by sheet
	Lists     []List     // the lists among them
	ByHand    []Text     // 毎年書くところ: what somebody types each year
	Conflicts []Conflict // what does not agree with the ledger
	book      *Book
	sets      []*set
}

// Cell is a cell that the values explain, or could.
type Cell struct {
	Sheet      string
	Ref        string
	Row, Col   int
	Was        string      // as it stands in last year's file
	Candidates []Candidate // the best first
	Chosen     int         // of Candidates; -1: it stays as it is
	List       int         // of Lists, -1 for none
	link       *link
}

// Candidate is what a cell could be.
type Candidate struct {
	Text   string  // as it is written into the form: 第{{番号}}回
	Item   string  // the items in it, joined by 、
	Format string  // of the first
	Value  string  // what last year's values make of it
	Sure   float64 // from 0 to 1
}

// Sure is how sure a choice is that nobody need look at.
const Sure = 0.6

// List is a list that was found.
type List struct {
	Sheet string
	Name  string // 開催
	Shape string // down, right, cross, block, slots, each
	From  string // its first cell
	To    string
	Order string // "" as the ledger has it: 開催日順 …
	Rows  int    // that were found
	Known bool   // false: the order in which they stand could not be told
}

// Text is a text of the workbook that nothing explains.
type Text struct{ Sheet, Ref, Was, Near string }

// Conflict is a cell in which the ledger has something else.
type Conflict struct{ Sheet, Ref, Was, Ledger, Item string }

// link is what several cells decide together: a column of a list, or one cell alone.
type link struct {
	column *column
	prefix string
	single *scalar
}

// ErrNothing: the workbook has nothing of the values.
var ErrNothing = errors.New("nothing in the workbook is of that year")

// Match reads a workbook against a year's (or an evening's) values.
func Match(ctx context.Context, b *Book, v template.Values) (*Findings, error) {
	for _, p := range b.pages {
		for _, c := range p.cells {
			c.taken = false
		}
	}
	m := &matcher{ctx: ctx, book: b, world: newWorld(v), read: newReader(&b.comma)}
	m.read.loose = true
	f := &Findings{book: b, sets: m.sets()}
	for _, s := range f.sets {
		for k, p := range s.pages {
			list, err := m.regions(p, m.listsOf(s, k))
			if err != nil {
				return nil, err
			}
			s.regions = append(s.regions, list)
		}
	}
	f.sets = m.onward(f.sets)
	for _, s := range f.sets {
		m.settle(s)
		s.doubt()
		m.scalars(s)
	}
	f.follow()
	f.gate()
	f.collect(m)
	return f, nil
}

// settle finds how a set's lists stand.
func (m *matcher) settle(s *set) {
	for k, list := range s.regions {
		if len(list) > 0 && (len(s.regions[s.base]) == 0 || s.each != nil && len(list[0].lines) > len(s.regions[s.base][0].lines)) {
			s.base = k
		}
		list = m.crossings(list)
		s.regions[k] = list
		for _, r := range list {
			r.findOrder()
		}
		if !s.slots {
			s.regions[k] = m.blocks(list)
		}
	}
	if s.slots {
		s.order()
	}
	if s.each != nil {
		m.short(s)
	}
	s.agree()
	base := s.regions[s.base]
	groups := abreast(base)
	for _, g := range groups {
		boxes(g)
	}
	for _, r := range base {
		if r.turned || r.block != nil || r.cross != nil || slices.ContainsFunc(groups, func(g []*region) bool { return slices.Contains(g, r) }) {
			continue
		}
		main := s.slots && slices.ContainsFunc(s.regions[1], func(o *region) bool { return o.list == r.list })
		r.numbered(main)
		if len(r.slots) > 0 {
			r.numberColumns(s)
		}
	}
}

// agree lets the columns of all sheets of a set vote together: one of them may have the
// item by which two candidates differ.
func (s *set) agree() {
	if len(s.pages) < 2 {
		return
	}
	for _, r := range s.regions[s.base] {
		for _, c := range r.cols {
			var same []*column
			total := map[string]*choice{}
			for _, list := range s.regions {
				for _, o := range list {
					if o.turned != r.turned || o.list.leaf() != r.list.leaf() || o.lines[0] != r.lines[0] {
						continue
					}
					for _, k := range o.cols {
						if k.place != c.place || k.off != c.off {
							continue
						}
						same = append(same, k)
						for _, x := range k.choices {
							key := x.pattern.key()
							if total[key] == nil {
								y := x
								y.votes, y.exact, y.missing = 0, 0, 0
								total[key] = &y
							}
							total[key].votes += x.votes
							total[key].exact += x.exact
							total[key].missing += x.missing
						}
					}
				}
			}
			seen := 0
			for _, k := range same {
				seen += k.seen
			}
			var all []choice
			for _, x := range total {
				all = append(all, *x)
			}
			ranked(all)
			for _, k := range same {
				k.choices = slices.Clone(all)
				old := k.seen
				k.seen = seen
				k.settle(nil)
				k.seen = old
			}
		}
	}
}

// follow lets those of two kindred items be taken that the workbook takes elsewhere for
// certain: who is named as of today in one place is so in others.
func (f *Findings) follow() {
	certain := map[string]int{}
	each := func(do func(c *column)) {
		for _, s := range f.sets {
			for _, list := range s.regions {
				for _, r := range list {
					for _, c := range r.cols {
						do(c)
					}
				}
			}
		}
	}
	each(func(c *column) {
		if len(c.choices) > 1 && c.choices[0].better(c.choices[1]) && kin(c.choices[0].pattern, c.choices[1].pattern) {
			certain[c.choices[0].pattern.age()]++
		}
	})
	if certain["今"] <= certain[""] {
		return
	}
	each(func(c *column) {
		for i := 1; i < len(c.choices); i++ {
			if !c.choices[0].better(c.choices[i]) && kin(c.choices[0].pattern, c.choices[i].pattern) && c.choices[i].pattern.age() == "今" && c.choices[0].pattern.age() == "" {
				c.choices[0], c.choices[i] = c.choices[i], c.choices[0]
				return
			}
		}
	})
}

func (x choice) better(o choice) bool {
	return x.votes-x.missing > o.votes-o.missing || x.exact > o.exact
}

// age tells whether a pattern says what holds today.
func (p pattern) age() string {
	for _, x := range p {
		if x.mark && strings.Contains(x.field, "今の") && !strings.Contains(x.field, "所属") {
			return "今"
		}
	}
	return ""
}

// doubt lets nothing be chosen of a list of which the sheets have only some rows: another
// list, or another year, has those in common with it by chance.
func (s *set) doubt() {
	found := map[*listing]map[int]bool{}
	for _, list := range s.regions {
		for _, r := range list {
			if found[r.list] == nil {
				found[r.list] = map[int]bool{}
			}
			for _, row := range r.rows {
				found[r.list][row] = true
			}
		}
	}
	for _, list := range s.regions {
		for _, r := range list {
			if len(found[r.list])*10 >= len(r.list.table.Rows)*6 && (r.known || len(r.cols) > 2) {
				if !r.known {
					for _, c := range r.cols {
						for i := range c.choices {
							c.choices[i].sure = min(c.choices[i].sure, 0.5)
						}
					}
				}
				continue
			}
			for _, c := range r.cols {
				c.chosen = -1
				for i := range c.choices {
					c.choices[i].sure = min(c.choices[i].sure, 0.3)
				}
			}
		}
	}
}

// trusted tells whether anything of a region is to be filled.
func (r *region) trusted() bool {
	return slices.ContainsFunc(r.cols, func(c *column) bool { return c.chosen >= 0 })
}

// order finds the order of a list that goes on over several sheets.
func (s *set) order() {
	for _, r := range s.regions[0] {
		whole := &region{list: r.list}
		for _, list := range s.regions {
			for _, o := range list {
				if o.list == r.list && o.lines[0] == r.lines[0] {
					whole.rows = append(whole.rows, o.rows...)
				}
			}
		}
		whole.findOrder()
		for _, list := range s.regions {
			for _, o := range list {
				if o.list == r.list {
					o.order, o.known = whole.order, whole.known
				}
			}
		}
	}
}

// numberColumns lets the printed numbers of slots go on over the sheets.
func (r *region) numberColumns(s *set) {
	for _, c := range r.cols {
		for i, x := range c.choices {
			if len(x.pattern) != 1 || !x.pattern.has("連番") && !x.pattern.has("番号") {
				continue
			}
			all := true
			for k, n := range r.slots {
				v := r.cell(n+c.off, c.place)
				all = all && v != nil && v.Numeric && int(v.Number) == k+1
			}
			if all {
				y := x
				y.pattern = pattern{{mark: true, cand: cand{field: "欄", value: template.Number(1)}}}
				c.choices = slices.Insert(slices.Clone(c.choices), 0, y)
				_ = i
				break
			}
		}
	}
	_ = s
}

// gate lets nothing be chosen in a workbook in which too little speaks for the year.
func (f *Findings) gate() {
	weight := 0.0
	for _, s := range f.sets {
		for _, list := range s.regions {
			for _, r := range list {
				if r.trusted() {
					weight += 3
				}
			}
		}
		for _, x := range s.scalars {
			if x.chosen >= 0 && x.telling {
				weight++
			}
		}
	}
	if weight >= 2 {
		return
	}
	for _, s := range f.sets {
		for _, x := range s.scalars {
			x.chosen = -1
		}
		s.title, s.words = nil, nil
	}
}

// Choose takes a candidate for a cell, -1 for none. In a list it is taken for the
// whole column, so that every cell with the same link follows.
func (f *Findings) Choose(cell, candidate int) {
	x := &f.Cells[cell]
	if candidate < -1 || candidate >= len(x.Candidates) {
		return
	}
	if x.link.column != nil {
		x.link.column.chosen = candidate
	} else {
		x.link.single.chosen = candidate
	}
	for i := range f.Cells {
		if f.Cells[i].link == x.link {
			f.Cells[i].Chosen = candidate
		}
	}
}

// Same are the cells that are decided together with one.
func (f *Findings) Same(cell int) []int {
	var out []int
	for i := range f.Cells {
		if f.Cells[i].link == f.Cells[cell].link {
			out = append(out, i)
		}
	}
	return out
}

// Found tells whether anything would be filled.
func (f *Findings) Found() bool {
	return slices.ContainsFunc(f.Cells, func(c Cell) bool { return c.Chosen >= 0 })
}

// Unsure are the cells that somebody should look at: chosen, but others are as likely.
func (f *Findings) Unsure() []int {
	var out []int
	seen := map[*link]bool{}
	for i, c := range f.Cells {
		if !seen[c.link] && len(c.Candidates) > 0 && (c.Chosen < 0 || c.Candidates[c.Chosen].Sure < Sure) {
			out = append(out, i)
			seen[c.link] = true
		}
	}
	return out
}

// Bytes is the form.
func (f *Findings) Bytes(ctx context.Context) ([]byte, error) {
	var out bytes.Buffer
	err := f.Form(ctx, &out)
	return out.Bytes(), err
}

var _ io.Writer = (*bytes.Buffer)(nil)

// collect writes down what was found.
func (f *Findings) collect(m *matcher) {
	for _, s := range f.sets {
		for k := range s.pages {
			for _, r := range s.regions[k] {
				f.region(s, r)
			}
		}
		f.singles(s)
	}
	f.byHand()
	_ = m
}

func (f *Findings) region(s *set, r *region) {
	at := len(f.Lists)
	l := List{Sheet: r.page.view.Name, Name: r.list.path, Shape: "down", Order: strings.Trim(r.order, "()"), Rows: len(r.lines), Known: r.known}
	switch {
	case r.block != nil:
		l.Shape = "block"
	case len(r.slots) > 0 || s.slots:
		l.Shape = "slots"
	case r.cross != nil && !r.turned:
		l.Shape = "cross"
	case r.turned:
		l.Shape = "right"
	case s.each != nil:
		l.Shape = "each"
	}
	lo, hi := r.cols[0].place, r.cols[len(r.cols)-1].place
	a, b := r.at(r.lines[0], lo), r.at(r.lines[len(r.lines)-1]+r.height-1, hi)
	l.From, l.To = template.Name(a.row, a.col), template.Name(b.row, b.col)
	f.Lists = append(f.Lists, l)
	f.strangers(r)
	for _, c := range r.cols {
		f.column(r, c, at, r.prefix(0))
	}
	if r.block != nil {
		for _, c := range r.block.cols {
			f.column(r.block.values, c, at, r.block.outer.path+".")
		}
	}
	if r.cross != nil && !r.turned {
		prefix := r.list.path + r.order + "." + r.cross.list.leaf() + "."
		f.column(r, r.cross.col, at, prefix)
	}
}

// strangers are lines among those of a list that are about nothing that the ledger knows.
func (f *Findings) strangers(r *region) {
	if r.block != nil || !r.trusted() {
		return
	}
	for n := r.lines[0]; n < r.end(); n += r.height {
		if slices.Contains(r.lines, n) {
			continue
		}
		var words []string
		var first *cell
		for _, c := range r.cols {
			if x := r.cell(n+c.off, c.place); x != nil && x.typed() {
				words = append(words, x.shown())
				if first == nil {
					first = x
				}
			}
		}
		if len(words)*2 > len(r.cols) && len(words) > 1 {
			f.Conflicts = append(f.Conflicts, Conflict{r.page.view.Name, first.ref(), strings.Join(words, " "), "", r.list.path})
		}
	}
}

// column adds the cells of a column.
func (f *Findings) column(r *region, c *column, list int, prefix string) {
	k := &link{column: c, prefix: prefix}
	line := map[*cell]int{}
	for i, n := range r.lines {
		if x := r.cell(n+c.off, c.place); x != nil {
			line[x] = i
		}
	}
	var cands []Candidate
	for _, x := range c.choices {
		cands = append(cands, x.candidate(prefix))
	}
	cross := r.cross != nil && c == r.cross.col
	for _, x := range c.cells {
		y := Cell{Sheet: x.page.view.Name, Ref: x.ref(), Row: x.Row, Col: x.Col, Was: x.shown(), Candidates: slices.Clone(cands), Chosen: c.chosen, List: list, link: k}
		i, ok := line[x]
		for j := range y.Candidates {
			if v := ""; ok && !cross {
				v, _ = c.choices[j].pattern.filled(func(n string) template.Value { return r.value(i, n) })
				y.Candidates[j].Value = v
			}
		}
		f.Cells = append(f.Cells, y)
		if c.chosen < 0 || cross || !ok || c.choices[c.chosen].pattern.has("欄") {
			continue
		}
		if want := y.Candidates[c.chosen].Value; !x.says(want, c.choices[c.chosen].pattern) {
			f.Conflicts = append(f.Conflicts, Conflict{y.Sheet, y.Ref, y.Was, want, y.Candidates[c.chosen].Item})
		}
	}
}

func (x choice) candidate(prefix string) Candidate {
	out := Candidate{Text: x.pattern.text(prefix), Item: strings.Join(x.pattern.names(prefix), "、"), Sure: x.sure}
	for _, p := range x.pattern {
		if p.mark {
			out.Format = p.format
			break
		}
	}
	return out
}

// shown is a cell as somebody would read it.
func (c *cell) shown() string {
	if c.Day != "" {
		return string(c.Day)
	}
	return c.Text
}

// says tells whether a cell holds what the ledger has.
func (c *cell) says(want string, p pattern) bool {
	if plain(want) == plain(c.Text) {
		return true
	}
	for _, x := range p {
		if !x.mark {
			continue
		}
		switch {
		case c.Day != "":
			return x.value.Kind == template.KindDate && template.Date(c.Day).String() == want
		case c.Numeric:
			return len(p) == 1 && numberEqual(c, want)
		}
	}
	return false
}

package template

import (
	"fmt"
	"slices"
	"strings"

	"jibun/export/calc"
)

// book is a form being filled.
type book struct {
	form     *Form
	values   Values
	sheets   []*filled
	problems []Problem
	said     map[Problem]bool
	out      *output
	schema   *schema
	seen     []Mark // outside the cells
	marking  bool   // marks are written into a filled workbook, not filled
	gone     []*sheet
	ordered  map[orderedList]*Table
	flats    map[orderedList]flattened
	named    map[string]string // the formulas of names, in lower case
	calc     *calc.Calculator
	parsed   map[string][]piece // texts of formulas with marks

	twins, twinBytes int  // what stands more often than in the form, cells apart
	crowded          bool // and is too much

	visited   map[string]bool // parts of sheets that are rewritten
	rewritten int
	tabNames  []string // of the tabs that are no worksheets, as those are
}

// filled is a sheet of the finished workbook.
type filled struct {
	book        *book
	src         *sheet
	layout      *layout
	name        string
	rows, cols  *axis
	still       bool // nothing moves
	scope       *scope
	page, pages int // of the sheets that one became because its slots were too few; from 0
	part        string
	tables      []*list
	turns       map[string][]turn // of form controls, by the numbers of their shapes
	shapes      int               // the highest of those numbers
	copied      bool              // not the form's own part but another beside it
	dirty       bool              // to be written anew
	edit        Edit              // in marking
}

func (b *book) note(p Problem) {
	if !b.said[p] {
		b.said[p] = true
		b.problems = append(b.problems, p)
	}
}

// lay works out which sheets there will be and where their lines go.
func (f *Form) lay(v Values) *book {
	b := &book{form: f, values: v, said: map[Problem]bool{}, out: newOutput(), visited: map[string]bool{}}
	sch := v.schema()
	b.schema = sch
	turns := manyTurns
	for _, s := range f.sheets {
		l := s.layout(sch)
		for _, p := range l.problems {
			b.note(p)
		}
		for _, sc := range b.scopes(l) {
			pages := 1
			for list, n := range l.slots {
				if t := b.list(sc, list); t != nil && !l.further[list] {
					pages = max(pages, (len(t.Rows)+n-1)/n)
				}
			}
			for page := range pages {
				if len(b.sheets) == manyPages {
					b.note(Problem{Kind: TooManyRows, Sheet: s.name})
					break
				}
				x := &filled{book: b, src: s, layout: l, scope: sc, page: page, pages: pages, part: s.part}
				x.copied = len(b.sheets) > 0 && b.sheets[len(b.sheets)-1].src == s
				x.rows = newAxis(l.rows, sc, b.list, calc.MaxRow, &turns)
				x.cols = newAxis(l.cols, sc, b.list, calc.MaxCol, &turns)
				x.still = x.rows.same() && x.cols.same()
				b.sheets = append(b.sheets, x)
			}
		}
	}
	for _, x := range b.sheets {
		x.name = b.title(x)
	}
	b.nameTabs()
	b.limits()
	b.spreadDirt()
	return b
}

// scopes are the rows that a sheet is made for, one without a row for a plain sheet.
func (b *book) scopes(l *layout) []*scope {
	if l.each == "" {
		return []*scope{nil}
	}
	t := b.list(nil, l.each)
	if t == nil || len(t.Rows) == 0 {
		return []*scope{{table: &Table{Name: l.each}, row: -1}}
	}
	var out []*scope
	for i := range t.Rows {
		out = append(out, &scope{table: t, row: i})
	}
	return out
}

// list finds a list as seen from a row of another.
func (b *book) list(sc *scope, name string) *Table {
	name = leaf(name)
	base := unordered(name)
	if base == name {
		return b.natural(sc, name)
	}
	t := b.natural(sc, base)
	if t == nil {
		return nil
	}
	key := orderedList{t, name}
	if b.ordered[key] == nil {
		if b.ordered == nil {
			b.ordered = map[orderedList]*Table{}
		}
		b.ordered[key] = t.Ordered(name)
	}
	return b.ordered[key]
}

type orderedList struct {
	table *Table
	name  string
}

// natural is a list in the order in which it was given.
func (b *book) natural(sc *scope, name string) *Table {
	for ; sc != nil; sc = sc.parent {
		if t := sc.table.list(sc.row, name); t != nil {
			return t
		}
		if sc.table.Name == name && sc.row >= 0 {
			return nil
		}
	}
	return b.values.Lists[name]
}

// title is a sheet's name, kept within what a sheet may be called.
func (b *book) title(x *filled) string {
	name := x.src.name
	if x.src.titles != nil {
		var s strings.Builder
		for _, p := range x.src.titles {
			s.WriteString(p.text)
			if p.mark != nil {
				s.WriteString(x.text(p.mark, x.scope, nil))
			}
		}
		name = s.String()
	}
	want := name
	name = b.freeTitle(x, name)
	if name != want && x.src.titles != nil && x.page == 0 {
		b.note(Problem{Kind: BadSheetName, Sheet: name, Text: want})
	}
	return name
}

// freeTitle is a name that a sheet may have and no other has.
func (b *book) freeTitle(x *filled, name string) string {
	base := calc.Tab(name)
	name = base
	for n := 2; b.taken(x, name); n++ {
		suffix := fmt.Sprintf("(%d)", n)
		name = calc.Cut(base, calc.LongTab-len(suffix)) + suffix
	}
	return name
}

func (b *book) taken(x *filled, name string) bool {
	same := func(n string) bool { return strings.EqualFold(n, name) }
	return slices.ContainsFunc(b.sheets, func(y *filled) bool { return y != x && same(y.name) }) || slices.ContainsFunc(b.tabNames, same) ||
		slices.ContainsFunc(b.form.others, func(o tab) bool { return !marked(o.name) && same(o.name) })
}

// find is the sheet that a name of the form means to somebody on a sheet: itself, or
// the first that was made from it.
func (b *book) find(name string, from *filled) *filled {
	if from != nil && strings.EqualFold(from.src.name, name) {
		return from
	}
	for _, x := range b.sheets {
		if strings.EqualFold(x.src.name, name) {
			return x
		}
	}
	return nil
}

func (b *book) limits() {
	made := 0
	for _, x := range b.sheets {
		if x.tooMuch(&made) {
			b.note(Problem{Kind: TooManyRows, Sheet: x.src.name})
			b.crowded = true
		}
		if !b.crowded {
			x.around()
		}
	}
}

// spreadDirt marks the sheets that must be written: those with marks, and those whose
// formulas look at them.
func (b *book) spreadDirt() {
	for _, x := range b.sheets {
		x.dirty = x.src.marks || marked(string(x.src.raw[:x.src.from])) || marked(string(x.src.raw[x.src.to:])) || !x.still || x.copied || x.pages > 1
	}
	b.followDirt()
}

// followDirt marks the sheets whose formulas look at one that is written anew.
func (b *book) followDirt() {
	for again := true; again; {
		again = false
		for _, x := range b.sheets {
			if !x.dirty && x.looksAtDirt() {
				x.dirty, again = true, true
			}
		}
	}
}

func (x *filled) looksAtDirt() bool {
	found := false
	look := func(prefix string) {
		if prefix == "" {
			return
		}
		name, one := calc.SheetOf(prefix)
		t := x.book.find(name, x)
		found = found || !one || t != nil && t.dirty || t != nil && t.name != name
	}
	v := calc.Visitor{Ref: func(prefix string, r calc.Rect, _ string) string { look(prefix); return "" },
		Name: func(prefix, name string) string {
			look(prefix)
			found = found || prefix == "" && !isNumber(name)
			return ""
		}}
	for i := range x.src.rows {
		if !x.src.rows[i].live {
			continue
		}
		for j := range x.src.rows[i].cells {
			if c := &x.src.rows[i].cells[j]; c.formula != "" && !found {
				v.Walk(c.formula)
			}
		}
	}
	if !found && x.anyDirt() {
		s := string(x.src.raw[:x.src.from]) + string(x.src.raw[x.src.to:])
		found = strings.Contains(s, "!")
	}
	return found
}

func (x *filled) anyDirt() bool {
	return slices.ContainsFunc(x.book.sheets, func(y *filled) bool { return y.dirty })
}

func isNumber(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

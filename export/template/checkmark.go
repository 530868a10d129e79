package template

import (
	"bufio"
	"context"
	"io"
	"maps"
	"slices"
	"strings"

	"jibun/export/calc"
)

// Mark is a mark of a form, and what the first one that it stands for is filled with.
type Mark struct {
	Sheet  string `json:"sheet"`
	Cell   string `json:"cell,omitempty"`  // of a note or a link: the cell that has it
	Place  Place  `json:"place,omitempty"` // where it stands if in no cell
	Of     string `json:"of,omitempty"`    // which one of its place: the name of a shape
	Text   string `json:"text"`
	Value  string `json:"value"`
	Known  bool   `json:"known"`
	placed placed
}

// Report is what there is to say about a form before it is filled.
type Report struct {
	Marks    []Mark    `json:"marks"`
	Problems []Problem `json:"problems"`
}

// Check lists the marks of a form with what they become, and what is wrong. Nothing is
// written.
func (f *Form) Check(ctx context.Context, v Values) (Report, error) {
	f.pkg.Under(ctx)
	b := f.lay(v)
	b.unmovable()
	if err := b.prepare(ctx); err != nil {
		return Report{}, err
	}
	return Report{append(b.cellMarks(), b.seen...), b.problems}, nil
}

// cellMarks are the marks of the cells with their values at the first place of each.
func (b *book) cellMarks() []Mark {
	var out []Mark
	for _, x := range b.sheets {
		if x.copied || x.page > 0 {
			continue
		}
		for _, k := range x.layout.seen {
			done := false
			c := k.placed.cell
			if c.row == 0 { // the sheet's name
				k.Value = x.text(k.placed.mark, x.scope, nil)
				out = append(out, k)
				continue
			}
			x.each(calc.Rect{R1: c.row, R2: c.row, C1: c.col, C2: c.col}, func(rows, cols chain) {
				if !done {
					k.Value, done = x.text(k.placed.mark, x.scopeAt(rows), x.scopeAt(cols)), true
				}
			})
			out = append(out, k)
		}
	}
	return out
}

// rehearse looks at the marks that stand around the rows of the sheets.
func (b *book) rehearse() {
	for _, x := range b.sheets {
		if x.copied || b.crowded || !marked(string(x.src.raw[:x.src.from])) && !marked(string(x.src.raw[x.src.to:])) {
			continue
		}
		w := bufio.NewWriter(io.Discard)
		x.rest(w, x.src.raw[:x.src.from], false)
		x.rest(w, x.src.raw[x.src.to:], true)
	}
}

// wordsAt is what a mark becomes that stands in no cell, at the turns around it.
func (x *filled) wordsAt(m *mark, rows, cols *scope, at where) string {
	if x.book.marking {
		return x.text(m, rows, cols)
	}
	if at.book {
		rows, cols = nil, nil
	}
	x.layout.settle(m)
	v := x.text(m, rows, cols)
	seen := Mark{Sheet: x.sheetOf(at), Cell: at.cell, Place: at.place, Of: at.of, Text: m.raw}
	key := Problem{Sheet: seen.Sheet, Cell: at.cell, Place: at.place, Of: at.of, Text: m.raw}
	if x.copied || x.book.said[key] {
		return v
	}
	x.book.said[key] = true
	l := &layout{sheet: x.src, schema: x.book.schema}
	if l.look(placed{m, &cell{}}); len(l.problems) == 0 && m.kind == 0 && m.list != "" && m.slot == 0 && m.name != itemTotal &&
		rows.find(leaf(m.list)) == nil && cols.find(leaf(m.list)) == nil {
		l.bad(NoRow, 0, 0, m.raw)
	}
	for _, p := range l.problems {
		if s := suggestion(m.full(), slices.Collect(maps.Keys(l.schema.fields))); s != "" && p.Kind == UnknownItem { // no row is here
			p.Suggest = s
		}
		p.Sheet, p.Cell, p.Place, p.Of = seen.Sheet, at.cell, at.place, at.of
		x.book.note(p)
	}
	seen.Value, seen.Known = v, len(l.problems) == 0
	x.book.seen = append(x.book.seen, seen)
	return v
}

// sheetOf is the sheet that a place is on, "" for one of the whole workbook.
func (x *filled) sheetOf(at where) string {
	if at.book {
		return ""
	}
	return x.src.name
}

func (p spot) fillText(s string) string {
	p.braces(s)
	return filledText(s, p.words)
}

// braces says it where braces do not fit.
func (p spot) braces(s string) {
	if _, ok := parse(s); !ok {
		p.x.book.note(Problem{Kind: BrokenBraces, Sheet: p.x.sheetOf(p.where), Cell: p.where.cell, Place: p.where.place, Of: p.where.of, Text: s})
	}
}

// The items that every form knows, whatever it is filled with.
const (
	itemPage  = "枚"  // of the sheets that one sheet has become, from 1
	itemPages = "枚数" // how many
	itemCount = "連番" // of a list's row, from 1
	itemTotal = "件数" // of a list: how many rows it has
	itemSlot  = "欄"  // of a numbered slot: its number over all sheets, whether it is used or not
)

// check says what is wrong with a mark.
func (l *layout) check(p placed) {
	before := len(l.problems)
	l.look(p)
	k := Mark{Sheet: l.sheet.name, Text: p.mark.raw, Known: len(l.problems) == before, placed: p}
	if p.cell.row > 0 {
		k.Cell = calc.CellName(p.cell.row, p.cell.col)
	} else {
		k.Place = InTab
		for i := range l.problems[before:] {
			l.problems[before+i].Place = InTab
		}
	}
	l.seen = append(l.seen, k)
}

func (l *layout) look(p placed) {
	m := p.mark
	if m.kind == '#' || m.kind == '/' {
		if l.schema.find(m.list) == nil {
			l.unknown(p, leaf(m.list), l.schema.listNames(nil))
		}
		return
	}
	fields := l.schema
	if m.list != "" {
		if fields = l.schema.path(m.list); fields == nil {
			l.unknown(p, m.full(), l.schema.allNames(""))
			return
		}
		if _, w := ordering(leaf(m.list)); w.field != "" {
			if _, ok := fields.fields[strings.TrimSuffix(w.field, "文字")]; !ok {
				l.unknown(p, w.field, l.schema.allNames(""))
				return
			}
		}
	}
	v, ok := fields.fields[m.name]
	if !ok && derivable(m.name, m.list != "", fields.fields) {
		v, ok = Number(1), true
	}
	if m.list == "" && (m.name == itemPage || m.name == itemPages) || m.list != "" && (m.name == itemCount || m.name == itemTotal || m.name == itemSlot && m.slot > 0) {
		v, ok = Number(1), true
	}
	if m.list == "" && (m.kind == '?' || m.kind == '!') && l.schema.find(m.name) != nil {
		ok = true // {{?名簿}}: hidden when the list is empty
	}
	if !ok {
		l.unknown(p, m.full(), l.schema.allNames(""))
		return
	}
	if m.format == "" {
		return
	}
	if _, fits := shown(v, m.format); !fits {
		l.bad(UnknownFormat, p.cell.row, p.cell.col, m.raw)
	}
}

func (l *layout) unknown(p placed, name string, known []string) {
	l.bad(UnknownItem, p.cell.row, p.cell.col, p.mark.raw)
	l.problems[len(l.problems)-1].Suggest = suggestion(name, known)
}

func (s *schema) listNames(out []string) []string {
	for n, sub := range s.lists {
		out = sub.listNames(append(out, n))
	}
	return out
}

func (s *schema) allNames(prefix string) []string {
	var out []string
	for n := range s.fields {
		out = append(out, prefix+n)
	}
	for n, sub := range s.lists {
		out = append(out, sub.allNames(n+".")...)
	}
	slices.Sort(out)
	return out
}

// path is a list by its words, 部.課; by its last word alone if they do not lead there.
func (s *schema) path(list string) *schema {
	at := s
	for _, w := range strings.Split(list, ".") {
		if at = at.lists[unordered(w)]; at == nil {
			return s.find(list)
		}
	}
	return at
}

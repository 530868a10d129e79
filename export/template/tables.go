package template

import (
	"slices"
	"strconv"
	"strings"

	"jibun/export/calc"
)

// list is a table of a sheet (Excel's own word for a list with heads), as the filled
// sheet has it.
type list struct {
	sheet          *filled
	form           string // its name in the form
	id, name       string
	at             calc.Rect // in the form
	heads, totals  int       // rows
	columns        []string
	renamed, found bool
}

// lists finds the tables of all sheets; those of copied sheets get names and numbers of
// their own.
func (b *book) lists() error {
	for _, x := range b.sheets {
		rels, err := b.form.relations(x.src.part)
		if err != nil {
			return err
		}
		for _, r := range rels {
			if r.Kind != "table" || b.form.pkg.Name(r.Target) == "" {
				continue
			}
			raw, err := b.form.pkg.XML(r.Target)
			if err != nil {
				return err
			}
			x.tables = append(x.tables, x.list(raw))
		}
	}
	for _, x := range b.sheets {
		for _, l := range x.tables {
			if x.copied {
				l.id, l.name, l.renamed = b.freeTable(l.form)
			}
		}
	}
	return nil
}

func (x *filled) list(raw []byte) *list {
	l := &list{sheet: x, heads: 1}
	s := &scanner{b: raw}
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind != '<':
		case t.is("table"):
			l.id, _ = t.attr("id")
			l.form, _ = t.attr("displayName")
			l.name = l.form
			ref, _ := t.attr("ref")
			l.at, l.found = calc.Plain(ref)
			if v, ok := t.attr("headerRowCount"); ok {
				l.heads, _ = strconv.Atoi(v)
			}
			if v, ok := t.attr("totalsRowCount"); ok {
				l.totals, _ = strconv.Atoi(v)
			}
		case t.is("tableColumn"):
			v, _ := t.attr("name")
			l.columns = append(l.columns, v)
		}
	}
	return l
}

// freeTable is a number and a name that no table has.
func (b *book) freeTable(form string) (id, name string, renamed bool) {
	taken := func(id, name string) bool {
		return slices.ContainsFunc(b.sheets, func(x *filled) bool {
			return slices.ContainsFunc(x.tables, func(l *list) bool { return l.id == id || strings.EqualFold(l.name, name) })
		})
	}
	for n := b.out.tables + 1; ; n++ {
		id, name = strconv.Itoa(n), form+"_"+strconv.Itoa(n)
		if !taken(id, name) {
			b.out.tables = n
			return id, name, true
		}
	}
}

// table is the table of a name as somebody on a sheet means it: the one beside him, or
// else the first of them.
func (b *book) table(name string, from *filled) *list {
	if from != nil {
		for _, l := range from.tables {
			if strings.EqualFold(l.form, name) || strings.EqualFold(l.name, name) {
				return l
			}
		}
	}
	for _, x := range b.sheets {
		for _, l := range x.tables {
			if strings.EqualFold(l.name, name) {
				return l
			}
		}
	}
	return nil
}

// unquoted takes the quotes out of the name of a column in a formula.
var unquoted = strings.NewReplacer("'[", "[", "']", "]", "'#", "#", "''", "'", "'@", "@")

// column is a column of a table, -1 if it has none of that name.
func (l *list) column(name string) int {
	name = unquoted.Replace(name)
	return slices.IndexFunc(l.columns, func(c string) bool { return strings.EqualFold(c, name) })
}

// cells is what a structured reference means, T[[#This Row],[時間]], to somebody in a
// row of the filled sheet; ok is false where it is nothing or not understood.
func (l *list) cells(inside string, from *filled, row int) (r calc.Rect, ok bool) {
	if !l.found {
		return r, false
	}
	all := (&mapper{}).rect(l.sheet, l.at.Whole(), nil, nil)
	first, last := all.R1+l.heads, all.R2-l.totals
	lo, hi := all.C1, all.C2
	rows := "#Data"
	words, ok := bracketWords(inside)
	if !ok {
		return r, false
	}
	var columns []string
	for _, w := range words {
		switch {
		case strings.HasPrefix(w, "#"):
			rows = w
		case strings.HasPrefix(w, "@"):
			rows = "#This Row"
			if w = strings.Trim(w[1:], "[]"); w != "" {
				columns = append(columns, w)
			}
		default:
			columns = append(columns, w)
		}
	}
	if len(columns) > 0 {
		a, z := l.column(columns[0]), l.column(columns[len(columns)-1])
		if a < 0 || z < 0 || len(columns) > 2 || l.sheet.cols.at(l.at.C2, nil, true)-l.sheet.cols.at(l.at.C1, nil, false) != l.at.C2-l.at.C1 {
			return r, false
		}
		lo, hi = all.C1+a, all.C1+z
	}
	switch strings.ToLower(rows) {
	case "#data":
	case "#all":
		first, last = all.R1, all.R2
	case "#headers":
		first, last = all.R1, all.R1+l.heads-1
	case "#totals":
		first, last = all.R2-l.totals+1, all.R2
	case "#this row":
		if from != l.sheet || row < first || row > last {
			return r, false
		}
		first, last = row, row
	default:
		return r, false
	}
	return calc.Rect{R1: first, R2: last, C1: lo, C2: hi, Single: first == last && lo == hi}, first <= last
}

// bracketWords takes [時間] or [[#This Row],[時間]] or [[a]:[b]] apart.
func bracketWords(s string) ([]string, bool) {
	s = strings.TrimSpace(s[1 : len(s)-1])
	if !strings.HasPrefix(s, "[") {
		if s == "" {
			return nil, true
		}
		return []string{s}, true
	}
	var out []string
	for s != "" {
		n := calc.Bracket(s, '[')
		if n < 2 || s[n-1] != ']' {
			return nil, false
		}
		out = append(out, s[1:n-1])
		s = strings.TrimLeft(strings.TrimSpace(s[n:]), ",: ")
		if s != "" && s[0] != '[' {
			return nil, false
		}
	}
	return out, true
}

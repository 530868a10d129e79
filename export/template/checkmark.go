package template

import (
	"slices"
	"strings"
)

// The items that every form knows, whatever it is filled with.
const (
	itemPage  = "枚"  // of the sheets that one sheet has become, from 1
	itemPages = "枚数" // how many
	itemCount = "連番" // of a list's row, from 1
	itemTotal = "件数" // of a list: how many rows it has
)

// check says what is wrong with a mark.
func (l *layout) check(p placed) {
	m := p.mark
	if m.kind == '#' || m.kind == '/' {
		if l.schema.find(m.list) == nil {
			l.unknown(p, leaf(m.list), l.schema.listNames(nil))
		}
		return
	}
	fields := l.schema
	if m.list != "" {
		words := strings.Split(m.list, ".")
		if fields = l.schema.find(words[len(words)-1]); fields == nil {
			l.unknown(p, m.full(), l.schema.allNames(""))
			return
		}
	}
	v, ok := fields.fields[m.name]
	if m.list == "" && (m.name == itemPage || m.name == itemPages) || m.list != "" && (m.name == itemCount || m.name == itemTotal) {
		v, ok = Number(1), true
	}
	if m.list == "" && m.kind == '?' && l.schema.find(m.name) != nil {
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

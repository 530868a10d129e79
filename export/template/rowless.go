package template

import "slices"

// rowless looks for items within the rows of a list that are none of the list's, though it
// has one of the same name: {{氏名}} between {{#名簿}} and {{/名簿}}. What is not known was
// meant so; what is known too, {{番号}}, may have been.
func (l *layout) rowless(marks []placed) {
	for _, p := range marks {
		if p.mark.kind != 0 || p.mark.list != "" {
			continue
		}
		for _, list := range l.listsAt(p.cell) {
			of := l.schema.find(list)
			if of == nil {
				continue
			}
			if _, has := of.fields[p.mark.name]; !has {
				continue
			}
			l.meant(p, list, marks)
			break
		}
	}
}

// meant says that the item of a list may be meant, unless that stands in the list's rows.
func (l *layout) meant(p placed, list string, marks []placed) {
	full := list + "." + p.mark.name
	var before = len(l.problems)
	l.bad(UnknownItem, p.cell.row, p.cell.col, p.mark.raw)
	said := l.problems[before]
	l.problems = l.problems[:before]
	i := slices.IndexFunc(l.problems, func(x Problem) bool {
		return x.Kind == said.Kind && x.Cell == said.Cell && x.Place == said.Place && x.Text == said.Text
	})
	switch {
	case i >= 0:
		l.problems[i].Suggest = full
	case !slices.ContainsFunc(marks, func(o placed) bool { return o.mark.name == p.mark.name && leaf(o.mark.list) == list }):
		said.Kind, said.Suggest = OfRow, full
		l.problems = append(l.problems, said)
	}
}

// listsAt are the lists whose rows a cell is in, the innermost first.
func (l *layout) listsAt(c *cell) []string {
	var out []string
	bands := l.rows
	for down := true; down; {
		down = false
		for _, b := range bands {
			if c.row >= b.lo && c.row <= b.hi {
				out, bands, down = append(out, b.list), b.kids, true
				break
			}
		}
	}
	slices.Reverse(out)
	return out
}

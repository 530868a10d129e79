package template

import "strings"

// parse takes a formula apart and puts the cells in place of the names of tables and of
// ranges.
func (k *calculator) parse(x *filled, row int, text string) (*node, error) {
	n, err := parseFormula(text)
	if err != nil {
		return nil, err
	}
	return n, k.resolve(n, x, row, 0)
}

func (k *calculator) resolve(n *node, x *filled, row, depth int) error {
	if depth > 500 {
		return errCannot
	}
	switch n.op {
	case "list":
		l := k.book.table(n.text, x)
		if l == nil {
			return errCannot
		}
		r, ok := l.cells(n.inside, x, row)
		if !ok {
			return errCannot
		}
		*n = node{op: "ref", ref: r, text: l.sheet.name, quoted: true}
	case "name":
		if l := k.book.table(n.text, x); l != nil {
			r, ok := l.cells("[]", x, row)
			if !ok {
				return errCannot
			}
			*n = node{op: "ref", ref: r, text: l.sheet.name, quoted: true}
			return nil
		}
		to, ok := k.names()[strings.ToLower(n.text)]
		if !ok {
			return errCannot
		}
		named, err := parseFormula(to)
		if err != nil || named.op != "ref" || !named.quoted || !named.ref.fixed() {
			return errCannot // one that depends on where it is used
		}
		*n = *named
	}
	for _, a := range n.kids {
		if err := k.resolve(a, x, row, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// fixed tells whether a reference means the same cells everywhere.
func (r rect) fixed() bool {
	return (r.wholeRows || r.fc1 && r.fc2) && (r.wholeColumn || r.fr1 && r.fr2)
}

// names are the names of ranges that the whole workbook knows, as they are in the filled
// workbook.
func (k *calculator) names() map[string]string {
	if k.defined != nil {
		return k.defined
	}
	k.defined = map[string]string{}
	m := mapper{book: k.book, series: true}
	s := &scanner{b: k.book.form.book}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.kind != '<' || !t.is("definedName") || t.self {
			continue
		}
		name, _ := t.attr("name")
		text := plainText(s.skip(t))
		if _, local := t.attr("localSheetId"); local {
			k.defined[strings.ToLower(name)] = "" // not the same on every sheet
		} else if _, has := k.defined[strings.ToLower(name)]; !has {
			k.defined[strings.ToLower(name)] = m.formula(text)
		}
	}
	return k.defined
}

package template

import (
	"bytes"
	"slices"
)

// properties fills the marks of the document's properties. The list of its sheets goes
// where it is no longer right.
func (b *book) properties() error {
	renamed := len(b.gone) > 0 || slices.ContainsFunc(b.sheets, func(x *filled) bool { return x.copied || x.name != x.src.name })
	for _, name := range []string{"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"} {
		part := b.form.pkg.Name(name)
		if part == "" {
			continue
		}
		raw, err := b.form.pkg.XML(part)
		if err != nil {
			return err
		}
		s := &scanner{b: raw}
		var out []byte
		p := spot{x: b.sheets[0], where: where{place: InProperty, book: true}}
		for t, ok := s.next(); ok; t, ok = s.next() {
			if t.kind == '<' && renamed && (t.is("TitlesOfParts") || t.is("HeadingPairs")) {
				s.skip(t)
				continue
			}
			switch own, _ := t.attr("name"); {
			case t.kind == 't' && marked(t.text()):
				out = appendText(out, p.fillText(t.text()))
				continue
			case t.kind == '<' && t.is("property"):
				p.where.of = own
			case t.kind == '<' && name != "docProps/custom.xml":
				p.where.of = string(t.local)
			}
			out = append(out, t.raw...)
		}
		if !bytes.Equal(out, raw) {
			b.out.change(part, out)
		}
	}
	return nil
}

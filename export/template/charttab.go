package template

import (
	"bufio"
	"bytes"
	"slices"
	"strings"
)

// A chart may have a tab of its own. It shows what has grown elsewhere, and its name,
// its titles, its head and foot may have marks.

// nameTabs names the tabs that are no worksheets.
func (b *book) nameTabs() {
	b.tabNames = make([]string, len(b.form.others))
	for i, o := range b.form.others {
		if b.tabNames[i] = o.name; !marked(o.name) {
			continue
		}
		p := spot{x: b.sheets[0], where: where{place: InTab, of: o.name, book: true}}
		want := p.fillText(o.name)
		name := b.freeTitle(nil, want)
		if b.tabNames[i] = name; name != want {
			b.note(Problem{Kind: BadSheetName, Sheet: name, Text: want})
		}
	}
}

// chartTabs rewrites the charts that have tabs of their own.
func (b *book) chartTabs() error {
	for _, o := range b.form.others {
		if o.kind != "chartsheet" || o.part == "" {
			continue
		}
		raw, err := b.form.pkg.XML(o.part)
		if err != nil {
			return err
		}
		at := spot{x: b.sheets[0], where: where{of: o.name, book: true}}
		if err := b.related(at, o.part, o.part, nil, 0); err != nil {
			return err
		}
		if !marked(string(raw)) {
			continue
		}
		var out bytes.Buffer
		w := bufio.NewWriter(&out)
		at.x.rest(w, raw, false)
		if err := w.Flush(); err != nil {
			return err
		}
		b.out.change(o.part, out.Bytes())
	}
	return nil
}

// otherTab is the tag of a tab that is no worksheet, with its name.
func (b *book) otherTab(raw []byte) []byte {
	i := slices.IndexFunc(b.form.others, func(o tab) bool { return bytes.Equal(o.tag, raw) })
	if i < 0 || i >= len(b.tabNames) || b.tabNames[i] == "" || strings.EqualFold(b.tabNames[i], b.form.others[i].name) {
		return raw
	}
	return with(raw, "name", b.tabNames[i])
}

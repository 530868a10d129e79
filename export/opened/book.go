package opened

import (
	"context"
	"slices"
	"strings"

	"jibun/data/table"
	"jibun/data/wareki"
	"jibun/export/calc"
	"jibun/export/sheet"
)

// book is a workbook that is being read.
type book struct {
	pkg    *table.Package
	paper  *sheet.Paper
	texts  *texts
	looks  looks
	theme  theme
	date04 bool
	today  wareki.Date

	changes []*node // what rules may change of a look

	ownTables   []*node // styles of tables that the workbook has itself
	tableStyles map[string]*tableStyle
	ranges      int // those of all rules
	purse       int // cells that rules may still look at
	values      *values
	pending     []pending // charts whose figures are not read yet
}

// Read reads a workbook as it is seen on a day; "" if that is not known. What is refused is
// a *table.Refused.
func Read(ctx context.Context, data []byte, today wareki.Date) (*sheet.Paper, error) {
	p, err := table.OpenPackage(ctx, data, table.Limits{})
	if err != nil {
		return nil, err
	}
	b := &book{pkg: p, today: today, purse: looksAtFirst, paper: &sheet.Paper{Face: sheet.Face{Ink: "000000", Rule: "000000"}}, texts: &texts{}}
	b.paper.Look(sheet.Look{})
	main, rels, err := b.part(p.Main)
	if err != nil {
		return nil, err
	}
	b.date04 = main.kid("workbookPr").is("date1904", false)
	b.values = &values{book: b, rows: map[string]*rows{}, names: rangesOf(main.kid("definedNames"))}
	b.values.calc = calc.New(b.values)
	if err := b.common(rels); err != nil {
		return nil, err
	}
	var sheets []*sheet.Sheet
	for tab, n := range main.kid("sheets").all("sheet") {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s, err := b.tab(n, rels)
		if err != nil {
			return nil, err
		}
		if s != nil {
			named(s)
			printed(s, main.kid("definedNames"), tab)
			sheets = append(sheets, s)
			b.paper.Rows += s.Lines.Count()
		}
	}
	if len(sheets) == 0 {
		return nil, &table.Refused{Reason: table.NoWorkbook, Part: p.Main}
	}
	b.figures(sheets)
	b.paper.Sheets = slices.Values(sheets)
	return b.paper, nil
}

// tab reads one sheet; nil is one that is no worksheet.
func (b *book) tab(n *node, rels []table.Relation) (*sheet.Sheet, error) {
	r, ok := relation(rels, n.link("id"))
	if !ok || r.Kind != "worksheet" || b.pkg.Name(r.Target) == "" {
		return nil, nil
	}
	s, err := b.sheet(r.Target)
	if err != nil {
		return nil, err
	}
	s.Name = n.attr("name")
	if r, ok := s.Lines.(*rows); ok {
		b.values.rows[lower(s.Name)] = r
	}
	state := n.attr("state")
	s.Hidden = state == "hidden" || state == "veryHidden"
	return s, nil
}

// common reads what all sheets share.
func (b *book) common(rels []table.Relation) error {
	for _, r := range rels { // colours come before the styles that name them
		if r.Kind == "theme" {
			if n, _, err := b.part(r.Target); err == nil {
				b.theme = themeOf(n)
			}
		}
	}
	for _, r := range rels {
		switch r.Kind {
		case "sharedStrings":
			raw, err := b.pkg.XML(r.Target)
			if err != nil {
				return err
			}
			b.texts = indexed(raw)
		case "styles":
			n, _, err := b.part(r.Target)
			if err != nil {
				return err
			}
			b.readLooks(n)
		}
	}
	if len(b.looks.of) == 0 {
		b.readLooks(&node{})
	}
	return nil
}

// part reads a small part and what it points to.
func (b *book) part(name string) (*node, []table.Relation, error) {
	raw, err := b.pkg.XML(name)
	if err != nil {
		return nil, nil, err
	}
	n, err := tree(raw)
	if err != nil {
		return nil, nil, table.BadPart(name, "%v", err)
	}
	rels, err := b.pkg.Relations(name)
	return n, rels, err
}

func relation(rels []table.Relation, id string) (table.Relation, bool) {
	for _, r := range rels {
		if r.ID == id && id != "" {
			return r, true
		}
	}
	return table.Relation{}, false
}

func lower(s string) string { return strings.ToLower(s) }

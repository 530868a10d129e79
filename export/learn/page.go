package learn

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"jibun/export/template"
)

// Book is a filled workbook.
type Book struct {
	form  *template.Form
	pages []*page
	comma style // how numbers of four digits are written in texts
}

// style is a habit: how often it was seen and how often not.
type style struct{ yes, no int }

type pos struct{ row, col int }

// page is a sheet with its cells.
type page struct {
	view          template.View
	at            map[pos]*cell
	cells         []*cell
	last          pos
	cover         map[pos]*cell // every cell of a merged range → the one that it shows
	spans         map[pos]template.Range
	rows, columns map[int][]*cell
	blank         map[pos]int  // the looks of cells without content
	ruled         map[pos]bool // those of them that have lines around them
	climbed       int          // see climbs
}

// cell is a cell that holds something.
type cell struct {
	template.CellView
	page  *page
	keys  []string
	runes []rune // as written
	fold  []rune // the same, full width made half, as many
	taken bool   // it belongs to a list
}

// typed tells whether somebody wrote it, and no formula.
func (c *cell) typed() bool { return c.Formula == "" && c.Text != "" }

func (c *cell) ref() string { return template.Name(c.Row, c.Col) }

// Read reads a filled workbook. What is refused is refused as template.Open does it.
func Read(ctx context.Context, data []byte) (*Book, error) {
	f, err := template.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	b := &Book{form: f}
	for _, v := range f.Views() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.pages = append(b.pages, newPage(v))
	}
	for _, p := range b.pages {
		for _, c := range p.cells {
			if !c.Numeric {
				b.comma.look(c.fold)
			}
		}
	}
	return b, nil
}

// Macros tells whether the workbook has macros, so that the form must be an .xlsm.
func (b *Book) Macros() bool { return b.form.Macros() }

func newPage(v template.View) *page {
	p := &page{view: v, at: map[pos]*cell{}, cover: map[pos]*cell{}, spans: map[pos]template.Range{}, blank: map[pos]int{}, ruled: map[pos]bool{}}
	for _, x := range v.Blank {
		p.blank[pos{x.Row, x.Col}] = x.Style
		p.ruled[pos{x.Row, x.Col}] = x.Ruled
	}
	for _, x := range v.Cells {
		c := &cell{CellView: x, page: p}
		if n, ok := added(x.Formula); ok {
			c.Formula, c.Number, c.Numeric, c.Text = "", n, true, strconv.FormatFloat(n, 'f', -1, 64)
		}
		c.runes = []rune(c.Text)
		c.fold = folded(c.runes)
		p.at[pos{x.Row, x.Col}] = c
		p.cells = append(p.cells, c)
		p.last.row, p.last.col = max(p.last.row, x.Row), max(p.last.col, x.Col)
	}
	for _, m := range v.Merges {
		p.spans[pos{m.Row, m.Col}] = m
		c := p.at[pos{m.Row, m.Col}]
		if c == nil || (m.Row2-m.Row+1)*(m.Col2-m.Col+1) > 10000 {
			continue
		}
		for r := m.Row; r <= m.Row2; r++ {
			for k := m.Col; k <= m.Col2; k++ {
				p.cover[pos{r, k}] = c
			}
		}
	}
	return p
}

// shows is the cell that is seen at a place, merged ones included.
func (p *page) shows(row, col int) *cell {
	if c := p.cover[pos{row, col}]; c != nil {
		return c
	}
	return p.at[pos{row, col}]
}

// folded makes full-width letters, digits and signs half, one by one.
func folded(s []rune) []rune {
	out := make([]rune, len(s))
	for i, r := range s {
		switch {
		case r >= '！' && r <= '～':
			r = r - '！' + '!'
		case r == '　':
			r = ' '
		}
		out[i] = r
	}
	return out
}

// plain is a text without what does not count when words are compared.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// headings are the words above and beside a cell, the nearest first: those on its line
// to the left, and those above it.
func (p *page) headings(row, col int) []string {
	out := p.beside(row, col)
	return append(out, p.above(row, col, nil)...)
}

func (p *page) beside(row, col int) []string {
	for k := col - 1; k > max(0, col-p.reach()); k-- {
		p.climbed++
		c := p.shows(row, k)
		if c == nil {
			continue
		}
		if c.heading() {
			return []string{plain(c.Text)}
		}
		if c.typed() && !c.Numeric && !c.figure() {
			break
		}
	}
	return nil
}

// climbs is how many cells of a sheet are gone through to headings above and beside them. A sheet of
// which it takes more is no form: from then on headings stand near.
const climbs = 4_000_000

func (p *page) reach() int {
	if p.climbed > climbs {
		return 30
	}
	return 1 << 20
}

// above collects the headings above a cell: up to three different ones, through cells of
// figures, until three lines hold nothing.
func (p *page) above(row, col int, skip func(*cell) bool) []string {
	var out []string
	gap := 0
	for r := row - 1; r > max(0, row-p.reach()) && gap < 3 && len(out) < 3; r-- {
		p.climbed++
		c := p.shows(r, col)
		if c == nil {
			gap++
			continue
		}
		gap = 0
		if skip != nil && skip(c) || !c.heading() {
			if len(out) > 0 {
				break
			}
			continue
		}
		if t := plain(c.Text); !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// heading tells whether a cell may name others: words, and no list's row. A dash names
// nothing.
func (c *cell) heading() bool {
	return c.typed() && !c.Numeric && !c.taken && len(c.runes) <= 20 && !c.figure() && slices.ContainsFunc(c.runes, unicode.IsLetter)
}

// figure tells whether a text is a number with its unit.
func (c *cell) figure() bool {
	rest, digits := 0, 0
	for _, r := range c.fold {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune(" ,.%", r):
			rest++
		}
	}
	return digits > 0 && rest <= 2 && rest <= digits+1
}

// line is the cells of a row or of a column.
func (p *page) line(n int, turned bool) []*cell {
	if p.rows == nil {
		p.rows, p.columns = map[int][]*cell{}, map[int][]*cell{}
		for _, c := range p.cells {
			p.rows[c.Row] = append(p.rows[c.Row], c)
			p.columns[c.Col] = append(p.columns[c.Col], c)
		}
	}
	if turned {
		return p.columns[n]
	}
	return p.rows[n]
}

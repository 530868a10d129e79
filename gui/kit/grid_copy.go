package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// TSV is the selection as text that pastes into Excel: a tab between columns, a
// line for each row, CR LF between lines; fields with a tab, a line end or a
// quotation mark are quoted. Several rows have the headings above them.
func (g *Grid[T]) TSV() string {
	places := g.selectedPlaces()
	var b strings.Builder
	if len(places) > 1 {
		for i := range g.cols {
			writeField(&b, i, g.cols[i].Title)
		}
	}
	for _, row := range places {
		if b.Len() > 0 {
			b.WriteString("\r\n")
		}
		for i := range g.cols {
			writeField(&b, i, g.copied(i, g.at(row)))
		}
	}
	return b.String()
}

func (g *Grid[T]) copied(col int, row T) string {
	switch c := &g.cols[col]; {
	case c.Text != nil:
		return c.Text(row)
	case c.Chip != nil:
		return c.Chip(row).Text
	}
	return ""
}

// Heading is that of a column in Listed.
type Heading struct {
	Title string
	Width float32 // in the proportion of the others
	Right bool
}

// Listed is all that the grid lists, as text, in the order shown: for paper.
func (g *Grid[T]) Listed() (heads []Heading, rows [][]string) {
	for _, c := range g.cols {
		heads = append(heads, Heading{c.Title, c.Width, c.Right})
	}
	for i := range g.order {
		row := make([]string, len(g.cols))
		for j := range row {
			row[j] = g.copied(j, g.at(i))
		}
		rows = append(rows, row)
	}
	return heads, rows
}

func writeField(b *strings.Builder, col int, s string) {
	if col > 0 {
		b.WriteByte('\t')
	}
	if !strings.ContainsAny(s, "\t\r\n\"") {
		b.WriteString(s)
		return
	}
	b.WriteByte('"')
	b.WriteString(strings.ReplaceAll(s, `"`, `""`))
	b.WriteByte('"')
}

func clipboard(c fyne.Clipboard) fyne.Clipboard {
	if c != nil {
		return c
	}
	return fyne.CurrentApp().Clipboard()
}

func (g *Grid[T]) copyTo(c fyne.Clipboard) {
	if len(g.picked) > 0 {
		clipboard(c).SetContent(g.TSV())
		if g.OnCopy != nil {
			g.OnCopy(g.Selected())
		}
	}
}

// showMenu shows what can be done with the selection; the row is the one under
// the pointer.
func (g *Grid[T]) showMenu(row int, at fyne.Position) {
	g.pressSecondary(row)
	c := g.canvas()
	if c == nil || len(g.picked) == 0 {
		return
	}
	var items []*fyne.MenuItem
	if g.Menu != nil {
		items = g.Menu(g.Selected())
	}
	if len(items) > 0 {
		items = append(items[:len(items):len(items)], fyne.NewMenuItemSeparator())
	}
	items = append(items, fyne.NewMenuItem(lang.X("grid.copy", "コピー"), func() { g.copyTo(nil) }))
	ShowMenu(c, at, items, false)
}

// menuByKey shows the menu below the current row.
func (g *Grid[T]) menuByKey() bool {
	if g.cur < 0 || g.cur >= len(g.order) || !g.shown() {
		return false
	}
	g.reveal(g.cur, false)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	y := g.style.header + float32(g.line(g.cur)+1)*g.style.row - g.body.offset.Y
	g.showMenu(g.cur, at.AddXY(g.lead()+g.style.pad, y))
	return true
}

package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// listing is a grid as what it lists.
type listing interface {
	Listed() ([]kit.Heading, [][]string)
}

// printList leads to a list as it is shown, as a paper, and on to the printer: Ctrl+P.
// people says that each of its rows is one.
func (d *desk) printList(title string, people bool, list listing) {
	heads, texts := list.Listed()
	if len(texts) == 0 {
		d.toast(lang.X("list.print.none", "印刷するものがありません"))
		return
	}
	columns := make([]export.Column, len(heads))
	for i, h := range heads {
		columns[i] = export.Column{Title: h.Title, Width: float64(h.Width)}
	}
	rows := make([][]any, len(texts))
	for i, t := range texts {
		for _, cell := range t {
			rows[i] = append(rows[i], cell)
		}
	}
	what := lang.X("list.about", "{{.What}}の一覧({{.N}}件)", map[string]any{"What": title, "N": len(rows)})
	if people {
		what = lang.X("list.about.people", "{{.What}}の一覧({{.N}}名)", map[string]any{"What": title, "N": len(rows)})
	}
	p := newListPage(d, papers.List(d.store, d.office, title, what, columns, rows))
	p.atOnce = p.Print
	d.sh.open(p)
	p.hold()
}

// listed is a list that no grid shows as it is printed.
type listed struct {
	heads []kit.Heading
	rows  [][]string
}

// Listed is what it lists.
func (l listed) Listed() ([]kit.Heading, [][]string) { return l.heads, l.rows }

// listPage shows the pages of a list that is on its way to paper.
type listPage struct {
	*paperOut
	list papers.Paper
	room string
}

func newListPage(d *desk, list papers.Paper) *listPage {
	p := &listPage{paperOut: newPaperOut(d), list: list}
	if x, ok := d.sh.now.(placed); ok {
		p.room = x.Room()
	}
	p.root = kit.Pad(0, 24, 14, 24, kit.Border(nil, p.ways(), nil, nil, p.pages()))
	return p
}

// Content is the page.
func (p *listPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *listPage) Title() string { return p.list.About }

// Room is where the list stands.
func (p *listPage) Room() string { return p.room }

// Kinds are none: it is the list as it was shown.
func (p *listPage) Kinds() data.Kinds { return 0 }

// Load lays the pages out.
func (p *listPage) Load() load {
	return p.freed(func(ctx context.Context) (func(), error) {
		pages, err := p.list.Pages(ctx)
		return func() {
			p.take(p.list, pages, false)
			p.root.Refresh()
		}, err
	})
}

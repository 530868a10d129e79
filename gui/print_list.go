package gui

import (
	"fyne.io/fyne/v2/lang"

	"jibun/export"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// listing is a grid as what it lists.
type listing interface {
	Listed() ([]kit.Heading, [][]string)
}

// printList prints a list as it is shown: Ctrl+P. people says that each of its rows is
// one.
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
	d.printPaper(papers.List(d.store, d.office, title, what, columns, rows), func() {})
}

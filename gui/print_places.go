package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// printHere prints what belongs to the page that is shown, or says that nothing does:
// Ctrl+P is never silent.
func (d *desk) printHere() {
	if p, ok := d.sh.now.(printer); ok {
		p.Print()
		return
	}
	d.toast(lang.X("print.nothing", "この画面に印刷するものはありません。紙は「帳票」で、一覧はその一覧の画面で印刷できます。"))
}

// excelHere saves what belongs to the page as Excel, or says that nothing does: Ctrl+E is never
// silent either.
func (d *desk) excelHere() {
	if p, ok := d.sh.now.(exporter); ok {
		p.Excel()
		return
	}
	d.toast(lang.X("excel.nothing", "この画面にExcelで保存するものはありません。紙は「帳票」で、一覧は Ctrl+P で開いた紙の画面で保存できます。"))
}

// Print prints whom to tell what, all who are not told yet, with a box to tick beside each.
func (p *contactPage) Print() {
	heads, _ := p.grid.Listed()
	list := listed{heads: slices.Concat([]kit.Heading{{Title: lang.X("contact.col.what", "伝えること"), Width: 190}}, heads, []kit.Heading{{Title: lang.X("contact.col.tick", "連絡"), Width: 40}})}
	for _, g := range p.groups {
		if g.key.done {
			continue
		}
		for _, c := range g.list {
			list.rows = append(list.rows, []string{g.what(), c.Name, reachedBy(c), c.From, contactWho(c), p.d.toldText(c), "□"})
		}
	}
	p.d.printList(p.Title(), true, list)
}

// Print prints the history as it is narrowed, also what is not read yet.
func (p *historyPage) Print() {
	f := p.filter()
	f.Limit = 1 << 30
	p.d.opens(func(ctx context.Context) (func(), error) {
		all, err := p.d.store.History(ctx, f)
		if err != nil {
			return nil, err
		}
		return func() {
			g := p.newGrid()
			g.SetRows(all)
			p.d.printList(p.Title(), false, g)
		}, nil
	})
}

// belongs is the letter to the lecturers: 講師依頼書.
func (t *speakersTab) belongs() string { return string(data.FormLetter) }

// belongs is the 受付名簿, and of a settled evening the list of who was there.
func (t *attendanceTab) belongs() string {
	if t.settled {
		return "attended"
	}
	return "signin"
}

// belongs is what they answered, and before there are answers the sheet that asks.
func (t *retrospectTab) belongs() string {
	if n, _ := t.returned.Value(); n > 0 {
		return "tally"
	}
	return "survey"
}

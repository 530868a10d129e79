package gui

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// personPage is one person: who she is, where she worked, and every evening.
type personPage struct {
	d      *desk
	id     int64
	r      data.PersonRecord
	head   *personHead
	tabs   *kit.Tabs
	came   *kit.Grid[data.PersonEvening]
	talks  *kit.Grid[data.PersonTalk]
	body   *fyne.Container
	aside  *fyne.Container
	merged *fyne.Container
	root   *fyne.Container
}

func newPersonPage(d *desk, id int64) page {
	p := &personPage{d: d, id: id, body: container.NewStack(), aside: kit.Col(12), merged: container.NewStack()}
	p.head = newPersonHead(p)
	p.came, p.talks = p.newEvenings(), p.newTalks()
	p.tabs = kit.NewTabs([]string{tabCame(0), tabTalks(0)})
	p.tabs.OnChanged = func(int) { p.turn() }
	main := kit.Border(kit.Pad(0, 0, 8, 0, p.tabs), nil, nil, nil, p.body)
	split := container.New(&personLayout{side: 330, gap: 16}, main, container.NewVScroll(p.aside))
	p.root = kit.Pad(0, 24, 16, 24, kit.Border(kit.Pad(0, 0, 12, 0, kit.Col(8, p.head.root, p.merged)), nil, nil, nil, split))
	p.turn()
	return p
}

func tabCame(n int) string {
	return lang.X("person.tab.came", "参加・申込 {{.N}}", map[string]any{"N": n})
}

func tabTalks(n int) string {
	return lang.X("person.tab.talks", "登壇・講師 {{.N}}", map[string]any{"N": n})
}

// turn shows the other list.
func (p *personPage) turn() {
	p.body.Objects = []fyne.CanvasObject{p.came}
	if p.tabs.Index() == 1 {
		p.body.Objects = []fyne.CanvasObject{p.talks}
	}
	p.body.Refresh()
}

// personLayout puts the lists at the left and the record at the right, which gets
// side at 100 % text, but never more than two fifths.
type personLayout struct{ side, gap float32 }

// MinSize is Fyne's.
func (l *personLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+l.gap+200, max(o[0].MinSize().Height, 120))
}

// Layout is Fyne's.
func (l *personLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	side := min(l.side*scale(), s.Width*0.4)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(s.Width-side-l.gap, s.Height))
	o[1].Move(fyne.NewPos(s.Width-side, 0))
	o[1].Resize(fyne.NewSize(side, s.Height))
}

// Content is the page.
func (p *personPage) Content() fyne.CanvasObject { return p.root }

// Title is the name.
func (p *personPage) Title() string { return p.r.Name }

// Room is 名簿.
func (p *personPage) Room() string { return "people" }

// Kinds are all that her record is made of.
func (p *personPage) Kinds() data.Kinds {
	return data.KindPeople | data.KindRegistrations | data.KindSeminars | data.KindSpeakers | data.KindOffice
}

// Load reads the record.
func (p *personPage) Load() load {
	return func(ctx context.Context) (func(), error) {
		r, err := p.d.store.PersonRecord(ctx, p.id)
		if errors.Is(err, data.ErrNotFound) { // adding her was undone
			return p.gone, nil
		}
		if err != nil {
			return nil, err
		}
		into := ""
		if r.MergedInto != 0 {
			other, err := p.d.store.Person(ctx, r.MergedInto)
			if err != nil {
				return nil, err
			}
			into = other.Name
		}
		return func() { p.show(r, into) }, nil
	}
}

// gone leaves the page of somebody who is no more.
func (p *personPage) gone() {
	if !p.d.sh.back() {
		p.d.goRoom("people")
	}
}

func (p *personPage) show(r data.PersonRecord, into string) {
	p.r = r
	p.head.show(r)
	p.merged.Objects = nil
	if r.MergedInto != 0 {
		open := kit.NewButton(lang.X("person.merged.open", "その人を開く"), func() { p.d.goPerson(r.MergedInto) })
		p.merged.Objects = []fyne.CanvasObject{kit.Bar(kit.ToneAccent, kit.Border(nil, nil, nil, open,
			kit.NewText(lang.X("person.merged.into", "この記録は、{{.Name}}さんに統合されています。", map[string]any{"Name": into})).Shortens()))}
	}
	p.merged.Refresh()
	p.came.SetRows(r.Evenings)
	p.talks.SetRows(r.Talks)
	p.tabs.SetLabel(0, tabCame(len(r.Evenings)))
	p.tabs.SetLabel(1, tabTalks(len(r.Talks)))
	p.aside.Objects = p.cards()
	p.root.Refresh() // heights have changed
}

// Focus begins on the list of evenings.
func (p *personPage) Focus() {
	if p.tabs.Index() == 1 {
		p.d.win.Canvas().Focus(p.talks)
		return
	}
	if rows := p.came.Rows(); len(rows) > 0 && len(p.came.Selected()) == 0 {
		p.came.Select(rows[0].RegistrationID)
	}
	p.d.win.Canvas().Focus(p.came)
}

// Print leads to her paper among the papers.
func (p *personPage) Print() { p.d.goPrint("person", 0, p.id) }

// Excel writes what she attended to a file.
func (p *personPage) Excel() {
	d, id := p.d, p.id
	d.opens(func(ctx context.Context) (func(), error) {
		paper, err := papers.Person(ctx, d.store, id)
		return func() { d.savePaper(paper, "", d.saySaved) }, err
	})
}

// last is the present posting.
func (p *personPage) last() data.Posting {
	if len(p.r.Postings) == 0 {
		return data.Posting{}
	}
	return p.r.Postings[0].Posting
}

// active reports whether her record can be changed.
func (p *personPage) active() bool { return p.d.writable() && p.r.ID != 0 && p.r.MergedInto == 0 }

// menu is what can be done with her besides.
func (p *personPage) menu() []*fyne.MenuItem {
	d, r := p.d, p.r
	var items []*fyne.MenuItem
	add := func(label string, do func()) { items = append(items, fyne.NewMenuItem(label, do)) }
	if p.active() {
		add(lang.X("person.edit", "訂正…"), func() { editPerson(d, r.Person) })
		add(lang.X("person.rename", "改姓…"), func() { renamePerson(d, r.Person) })
		if !r.Outside {
			add(lang.X("person.transfer", "異動…"), func() { transferPerson(d, r.Person, p.last()) })
		}
		switch {
		case r.Outside:
		case r.LeftOn == "":
			add(lang.X("person.retire", "退職…"), func() { retirePerson(d, r.Person) })
		default:
			add(lang.X("person.comeback", "職場に戻った(復職)…"), func() { comeBack(d, r.Person, p.last()) })
		}
		items = append(items, fyne.NewMenuItemSeparator())
		add(lang.X("person.merge", "重複を統合…"), p.merge)
	}
	for _, e := range p.came.Selected() {
		items = append(items, p.certificateItem(e)...)
	}
	add(lang.X("person.certificates", "発行した証明書"), func() { d.sh.open(newCertificatesPage(d, p.id)) })
	items = append(items, fyne.NewMenuItemSeparator())
	add(lang.X("person.copy", "氏名と所属をコピー"), func() {
		d.copy(strings.Join(strings.Fields(strings.Join([]string{r.From, r.Position, r.Name}, "  ")), " "), lang.X("person.copied", "コピーしました"))
	})
	add(lang.X("menu.person.history", "この人の履歴"), func() { d.goHistory(data.HistoryFilter{Table: "people", RowID: p.id}) })
	return items
}

// merge joins her record with another one; the one that stays is shown then.
func (p *personPage) merge() {
	mergeWith(p.d, p.r.Person, func(keep int64) {
		if keep != p.id {
			p.d.goPerson(keep)
		}
	})
}

// Help is for F1.
func (p *personPage) Help() []string {
	return []string{
		lang.X("person.help.open", "Enter\tその回を開く"),
		lang.X("person.help.excel", "Ctrl+E\t受講履歴をExcelに書き出す"),
		lang.X("person.help.menu", "「…」\t訂正・改姓・異動・退職・重複の統合・受講証明書"),
	}
}

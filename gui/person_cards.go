package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// cards are the record at the right: master data, postings, former names.
func (p *personPage) cards() []fyne.CanvasObject {
	out := []fyne.CanvasObject{p.masterCard()}
	if !p.r.Outside || len(p.r.Postings) > 0 {
		out = append(out, p.postingCard())
	}
	if len(p.r.FormerNames) > 0 {
		out = append(out, p.formerCard())
	}
	return out
}

// cardHead is a heading with what can be done about it.
func cardHead(title string, links ...fyne.CanvasObject) fyne.CanvasObject {
	return besideElseBelow(60, 8, kit.NewHeading(title), kit.Row(4, links...))
}

func (p *personPage) masterCard() fyne.CanvasObject {
	d, r := p.d, p.r
	var links []fyne.CanvasObject
	if p.active() {
		links = append(links, kit.NewLink(lang.X("person.edit", "訂正…"), func() { editPerson(d, r.Person) }),
			kit.NewLink(lang.X("person.rename", "改姓…"), func() { renamePerson(d, r.Person) }))
		if !r.Outside && r.LeftOn == "" {
			links = append(links, kit.NewLink(lang.X("person.retire", "退職…"), func() { retirePerson(d, r.Person) }))
		}
	}
	col := kit.Col(8, cardHead(lang.X("person.master", "記録"), links...))
	add := func(label, value string) {
		if value != "" {
			col.Add(labelledLine(label, value))
		}
	}
	if r.Outside {
		if r.Affiliation != "" {
			add(lang.X("person.affiliation", "区分"), r.Affiliation.Label())
		}
		add(lang.X("person.organization", "団体"), r.Organization)
		add(lang.X("person.title", "職名"), r.Title)
	}
	add(lang.X("person.email", "メール"), r.Email)
	add(lang.X("person.phone", "電話"), r.Phone)
	if r.Note != "" {
		col.Add(kit.NewProse(r.Note))
	}
	if len(col.Objects) == 1 {
		col.Add(kit.NewProse(lang.X("person.nothing", "メールも電話も備考もありません")))
	}
	if r.Reading == "" {
		col.Add(kit.Bar(kit.ToneWarn, kit.NewProse(lang.X("person.noreading", "ふりがながありません。五十音順の帳票では最後に並びます。"))))
	}
	return kit.Card(col)
}

// labelledLine is a label and its value in one line.
func labelledLine(label, value string) fyne.CanvasObject {
	return kit.Border(nil, nil, kit.Exact(76*scale(), kit.NewMuted(label)), nil, kit.Pad(0, 0, 0, 8, kit.NewText(value).Shortens()))
}

func (p *personPage) postingCard() fyne.CanvasObject {
	d, r := p.d, p.r
	var links []fyne.CanvasObject
	if p.active() && !r.Outside {
		links = append(links, kit.NewLink(lang.X("person.transfer", "異動…"), func() { transferPerson(d, r.Person, p.last()) }))
	}
	col := kit.Col(0, cardHead(lang.X("person.postings", "配属"), links...))
	if len(r.Postings) == 0 {
		col.Add(kit.NewProse(lang.X("person.noposting", "配属の記録がありません。「異動…」で所属を記録すると、帳票の所属順に入ります。")))
	}
	for i, o := range r.Postings {
		col.Add(p.postingLine(o, i == 0, i == len(r.Postings)-1))
	}
	return kit.Card(col)
}

// postingLine is one posting on the line of a career, the present one first.
func (p *personPage) postingLine(o data.PostingLine, first, last bool) fyne.CanvasObject {
	style := p.d.office.Style()
	from, to := lang.X("posting.ever", "はじめから"), ""
	if o.From != "" {
		from = monthOf(style, o.From)
	}
	if o.To != "" {
		to = monthOf(style, o.To)
	}
	today := p.d.store.Today()
	now := o.From <= today && (o.To == "" || o.To >= today)
	place := kit.NewText(o.Department).Shortens()
	place.Bold = now
	position := o.Position
	if o.Band != "" {
		position = lang.X("posting.band", "{{.Position}}({{.Band}})", map[string]any{"Position": o.Position, "Band": o.Band.Label()})
	}
	text := kit.Col(2, kit.NewMuted(lang.X("posting.span", "{{.From}} – {{.To}}", map[string]any{"From": from, "To": to})).Shortens(), place)
	if position != "" {
		text.Add(kit.NewMuted(position).Shortens())
	}
	dot := canvas.NewCircle(kit.Color(kit.ColorLine))
	if now {
		dot.FillColor = kit.Color(kit.ColorAccent)
	}
	return container.New(&careerLayout{first: first, last: last}, canvas.NewRectangle(kit.Color(kit.ColorLine)), dot, kit.Pad(6, 0, 6, 0, text))
}

// careerLayout puts a line, a dot on it and what is beside it.
type careerLayout struct{ first, last bool }

const careerDot = 10

// MinSize is Fyne's.
func (l *careerLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[2].MinSize()
	return fyne.NewSize(m.Width+careerDot+12, m.Height)
}

// Layout is Fyne's.
func (l *careerLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	mid := 6 + kit.Size(kit.SizeSecondary)*0.7 // of the first line of the text
	top, bottom := float32(0), s.Height
	if l.first {
		top = mid
	}
	if l.last {
		bottom = mid
	}
	o[0].Move(fyne.NewPos(careerDot/2-1, top))
	o[0].Resize(fyne.NewSize(2, bottom-top))
	o[1].Move(fyne.NewPos(0, mid-careerDot/2))
	o[1].Resize(fyne.NewSquareSize(careerDot))
	o[2].Move(fyne.NewPos(careerDot+12, 0))
	o[2].Resize(fyne.NewSize(s.Width-careerDot-12, s.Height))
}

func (p *personPage) formerCard() fyne.CanvasObject {
	col := kit.Col(6, kit.NewHeading(lang.X("person.former", "前の氏名")))
	for _, n := range p.r.FormerNames {
		name := n.Name
		if n.Reading != "" {
			name = lang.X("person.former.name", "{{.Name}}({{.Reading}})", map[string]any{"Name": n.Name, "Reading": n.Reading})
		}
		col.Add(kit.Col(2, kit.NewText(name).Shortens(),
			kit.NewMuted(lang.X("person.former.to", "{{.Day}} まで", map[string]any{"Day": p.d.columnDay(n.To)}))))
	}
	return kit.Card(col)
}

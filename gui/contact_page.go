package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// contactPage is 連絡する人: who has to be told what, with their addresses and a text,
// until she has said that they were told.
type contactPage struct {
	d      *desk
	id     int64 // the evening; 0 = all that are to come
	groups []contactGroup
	key    contactKey // of the group shown
	made   string     // the text as it is made for the group shown
	fills  bool       // it is being put into the field

	which *kit.Select
	sums  *kit.Text
	grid  *kit.Grid[data.Contact]
	text  *kit.Entry
	mails *kit.Button
	topic *kit.Button // copies the subject
	copy  *kit.Button
	way   *kit.Select
	day   *kit.DateEntry
	done  *kit.Button
	root  fyne.CanvasObject
}

func newContactPage(d *desk, id int64) *contactPage {
	p := &contactPage{d: d, id: id, which: kit.NewSelect(nil), sums: kit.NewMuted("").Shortens(), text: kit.NewArea(6), day: kit.NewDateEntry(d.nearDays())}
	p.which.OnChanged = func(i int) { p.choose(i) }
	p.which.Width = 340
	p.text.OnChanged = p.changed
	p.mails = kit.NewButton("", p.copyMails)
	p.topic = kit.NewButton(lang.X("mail.subject.copy", "件名をコピー"), p.copySubject)
	p.copy = kit.NewButton("", p.copyText)
	var ways []string
	for _, w := range data.ContactWays() {
		ways = append(ways, wayLabel(w))
	}
	p.way = kit.NewSelect(ways)
	p.way.SetIndex(0)
	p.day.SetDay(string(d.store.Today()))
	p.done = kit.NewPrimary("", p.Submit)
	p.grid = p.contactGrid()
	if !d.writable() {
		p.done.Disable()
	}
	left := kit.Border(nil, kit.Pad(8, 0, 0, 0, kit.Row(8, p.mails)), nil, nil, p.grid)
	right := kit.Border(nil, kit.Pad(8, 0, 0, 0, kit.Row(8, p.topic, p.copy)), nil, nil, p.text)
	told := kit.Flow(12, kit.NewMuted(lang.X("contact.way", "連絡の方法")), p.way, kit.NewMuted(lang.X("contact.day", "連絡した日")), kit.Exact(244*scale(), p.day), p.done)
	head := kit.Pad(0, 0, 12, 0, kit.Border(nil, nil, p.which, nil, kit.Pad(0, 0, 0, 16, kit.Middle(p.sums))))
	p.root = kit.Pad(0, 24, 16, 24, kit.Border(head, kit.Pad(12, 0, 0, 0, told), nil, nil, container.New(besideLayout{width: 4000, share: 0.6, gap: 16}, left, right)))
	return p
}

// goContact opens 連絡する人 of an evening, of all with 0.
func (d *desk) goContact(id int64) {
	if p, ok := d.sh.now.(*contactPage); ok && p.id == id {
		return
	}
	d.sh.open(newContactPage(d, id))
}

func (p *contactPage) contactGrid() *kit.Grid[data.Contact] {
	d := p.d
	g := kit.NewGrid([]kit.Column[data.Contact]{
		{Key: "name", Title: lang.X("contact.col.name", "氏名"), Width: 120, Least: 84, Text: func(c data.Contact) string { return c.Name }},
		{Key: "mail", Title: lang.X("contact.col.mail", "メール・電話"), Width: 190, Least: 84, Grow: true, Text: reachedBy},
		{Key: "from", Title: lang.X("contact.col.from", "所属・団体"), Width: 120, Least: 84, Optional: 2, Text: func(c data.Contact) string { return c.From }},
		{Key: "kind", Title: lang.X("contact.col.kind", "区分"), Width: 56, Muted: true, Optional: 1, Text: contactWho},
		{Key: "told", Title: lang.X("contact.col.told", "前の連絡"), Width: 116, Least: 72, Muted: true, Optional: 3, Text: d.toldText},
	})
	g.ID = func(c data.Contact) int64 { return c.PersonID*2 + int64(boolean(c.Speaker)) + c.SeminarID<<32 }
	g.OnOpen = func(c data.Contact) { d.goPerson(c.PersonID) }
	g.OnCopy = func(rows []data.Contact) { d.noteCopy(p.Title(), len(rows)) }
	g.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name != fyne.KeySpace || len(g.Selected()) == 0 {
			return false
		}
		p.tell(g.Selected())
		return true
	}
	g.Menu = func(rows []data.Contact) []*fyne.MenuItem {
		if len(rows) == 0 || !d.writable() || p.key.done {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.X("contact.menu.told", "連絡済にする(スペース)"), func() { p.tell(rows) })}
	}
	g.Empty = func() (string, string, string, func()) {
		return lang.X("contact.none", "連絡する人はいません"), lang.X("contact.none.hint", "繰上げ、中止、延期、会場の変更などのあと、ここに並びます。"), "", nil
	}
	g.OnWidths = d.keepWidths("contact", g.SetWidths)
	return g
}

// contactWho says whether somebody is of the staff, from outside, or speaks.
func contactWho(c data.Contact) string {
	switch {
	case c.Speaker:
		return lang.X("contact.speaker", "講師")
	case c.Outside:
		return lang.X("contact.outside", "外部")
	}
	return lang.X("contact.staff", "職員")
}

// reachedBy is the address of somebody, or the telephone where there is none.
func reachedBy(c data.Contact) string {
	if c.Email != "" || c.Phone == "" {
		return c.Email
	}
	return lang.X("contact.phone", "電話 {{.Phone}}", map[string]any{"Phone": c.Phone})
}

// toldText is when and how somebody was told last.
func (d *desk) toldText(c data.Contact) string {
	if c.ToldOn == "" {
		return ""
	}
	return lang.X("contact.told", "{{.Day}} {{.Way}}", map[string]any{"Day": d.columnDay(c.ToldOn), "Way": wayLabel(c.Way)})
}

// wayLabel is how a way of telling is called.
func wayLabel(w data.Way) string {
	return map[data.Way]string{data.ByEmail: lang.X("way.email", "メール"), data.ByPhone: lang.X("way.phone", "電話"),
		data.InOffice: lang.X("way.inhouse", "庁内"), data.Spoken: lang.X("way.spoken", "口頭")}[w]
}

// Content is the page.
func (p *contactPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *contactPage) Title() string { return lang.X("contact.title", "連絡する人") }

// Room is セミナー.
func (p *contactPage) Room() string { return "seminars" }

// Kinds are those of what people have to be told.
func (p *contactPage) Kinds() data.Kinds {
	return data.KindSeminars | data.KindRegistrations | data.KindSpeakers | data.KindPeople | data.KindOffice
}

// Load reads who has to be told.
func (p *contactPage) Load() load {
	return func(ctx context.Context) (func(), error) {
		list, err := p.d.store.Contacts(ctx, p.id)
		if err != nil {
			return nil, err
		}
		return func() { p.show(contactGroups(list)) }, nil
	}
}

// show shows the groups; the one chosen stays, else the first is.
func (p *contactPage) show(groups []contactGroup) {
	p.groups = groups
	var labels []string
	at := 0
	for i, g := range groups {
		labels = append(labels, g.label())
		if g.key == p.key {
			at = i
		}
	}
	p.which.SetOptions(labels)
	p.which.Hidden = len(groups) == 0
	p.which.SetIndex(at)
	p.choose(at)
}

// choose shows one group.
func (p *contactPage) choose(i int) {
	g := contactGroup{}
	if i >= 0 && i < len(p.groups) {
		g = p.groups[i]
	}
	p.key = g.key
	p.grid.SetRows(g.list)
	p.made = ""
	if len(g.list) > 0 && !g.key.done {
		p.made = contactText(p.d.office, p.d.seriesOn(g.evening.SeriesID, g.evening.Date), g)
	}
	p.fill()
	mails := len(g.addresses())
	p.mails.SetText(lang.X("contact.mails", "アドレスをコピー({{.N}}件)", map[string]any{"N": mails}))
	p.done.SetText(lang.X("contact.done", "{{.N}}名を連絡済にする", map[string]any{"N": len(g.list)}))
	without := len(g.list) - g.withMail()
	p.sums.SetText("")
	if without > 0 && !g.key.done {
		p.sums.SetText(lang.X("contact.without", "メールのない方 {{.N}}名(一覧の終わり)", map[string]any{"N": without}))
	}
	able(p.mails, mails > 0)
	p.sayCopy()
	able(p.copy, len(g.list) > 0 && !g.key.done)
	able(p.done, len(g.list) > 0 && !g.key.done && p.d.writable())
}

// copyMails puts the addresses into the clipboard, for BCC, and into the history how many.
func (p *contactPage) copyMails() {
	g, ok := p.group()
	if !ok || len(g.addresses()) == 0 {
		return
	}
	d, list := p.d, g.addresses()
	about := lang.X("contact.note", "{{.What}} メールアドレス{{.N}}件 クリップボード", map[string]any{"What": g.evening.Title, "N": len(list)})
	d.read(func(ctx context.Context) (func(), error) {
		if err := d.store.Note(ctx, "contact.copy", about); err != nil {
			return nil, err
		}
		return func() {
			d.copy(joined(list), lang.X("contact.mails.copied", "{{.N}}件のアドレスをコピーしました。メールの BCC に貼り付けてください。", map[string]any{"N": len(list)}))
		}, nil
	})
}

func (p *contactPage) copyText() {
	p.d.letters.sent(p.key)
	_, body := subjectOf(p.text.Text)
	p.d.copy(body, lang.X("announce.copied", "コピーしました。貼り付ける先で Ctrl+V を押してください。"))
}

func (p *contactPage) copySubject() {
	subject, _ := subjectOf(p.text.Text)
	p.d.copy(subject, lang.X("announce.copied", "コピーしました。貼り付ける先で Ctrl+V を押してください。"))
}

// sayCopy says on the button what it copies.
func (p *contactPage) sayCopy() {
	subject, _ := subjectOf(p.text.Text)
	p.copy.SetText(copyWord(subject))
	able(p.topic, subject != "")
}

func (p *contactPage) group() (contactGroup, bool) {
	i := slices.IndexFunc(p.groups, func(g contactGroup) bool { return g.key == p.key })
	if i < 0 {
		return contactGroup{}, false
	}
	return p.groups[i], true
}

// Submit says that all who are shown were told.
func (p *contactPage) Submit() {
	if g, ok := p.group(); ok {
		p.tell(g.list)
	}
}

// tell says that some were told, on the day and by the way that are chosen.
func (p *contactPage) tell(rows []data.Contact) {
	day, bad := p.day.Day()
	if bad != "" || day == "" {
		p.d.win.Canvas().Focus(p.day)
		return
	}
	if !p.d.writable() || p.key.done || len(rows) == 0 || p.way.Index() < 0 {
		return
	}
	seminar, by := rows[0].SeminarID, data.ContactWays()[p.way.Index()]
	var people []int64
	for _, c := range rows {
		people = append(people, c.PersonID)
	}
	key, all := p.key, len(rows) == len(p.grid.Rows())
	p.d.act(func(ctx context.Context) error {
		return p.d.store.Told(ctx, seminar, people, wareki.Date(day), by)
	}, func() {
		if all {
			p.d.letters.sent(key)
		}
	})
}

// Focus begins in the list.
func (p *contactPage) Focus() { p.d.win.Canvas().Focus(p.grid) }

// Help says what one can do here.
func (p *contactPage) Help() []string {
	return []string{
		lang.X("contact.help.space", "一覧で スペース\t選んだ方を連絡済にする"),
		lang.X("contact.help.all", "Ctrl+Enter\t出ている方を全員、連絡済にする"),
		lang.X("contact.help.open", "一覧で Enter\tその方の記録を開く"),
	}
}

package gui

import (
	"cmp"
	"context"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// casePage is 取組事例: the fourteen boxes of the form, each with its count of characters,
// and beside the one that she is in what was written in the years before.
type casePage struct {
	d      *desk
	series int64
	form   *kit.Form
	boxes  []report.CaseBox
	fields map[data.CaseBox]*kit.Entry
	at     data.CaseBox // the box that she is in
	year   wareki.FiscalYear
	now    data.CaseStudy
	made   map[data.CaseBox]string // what the ledger knows
	facts  *kit.Text
	before *casePanel
	root   fyne.CanvasObject
}

func newCasePage(d *desk, series int64) *casePage {
	p := &casePage{d: d, series: series, form: kit.NewForm(), boxes: report.CaseBoxes(), fields: map[data.CaseBox]*kit.Entry{}, at: data.CaseOrganization, facts: kit.NewMuted("").Shortens()}
	p.form.Above = true
	for _, b := range p.boxes {
		key := data.CaseBox(b.Key)
		e := kit.NewEntry()
		if !b.Short {
			e = kit.NewArea(min(7, max(3, b.Room/70)))
		}
		p.fields[key] = e
		if b.Key == report.ResultBox {
			p.form.AddWide(p.facts)
		}
		p.form.Add(b.Key, b.Label, e, "")
	}
	p.form.Live(p.save)
	p.form.OnChanged = p.count
	p.form.OnFocus = func(key string) {
		p.at = data.CaseBox(key)
		p.before.show(p)
	}
	freeze(d, p.form.Object())
	p.before = newCasePanel(p.take)
	paper := kit.NewButton(lang.X("case.paper", "帳票を見る"), p.Print)
	foot := kit.Border(nil, nil, nil, paper, kit.Middle(kit.NewMuted(lang.X("case.kept", "書いた文は、欄を離れるたびに台帳に残ります。次の年度には、この文から始められます。")).Shortens()))
	left := kit.Scrolled(upTo(640*scale(), kit.Pad(6, 16, 12, 0, p.form.Object())))
	p.root = kit.Pad(0, 24, 16, 24, kit.Border(nil, kit.Pad(12, 0, 0, 0, foot), nil, nil, container.New(besideLayout{width: 680 * scale(), share: 0.64, gap: 20}, left, p.before.root)))
	return p
}

// goCase opens the boxes of 取組事例 of a series.
func (d *desk) goCase(series int64) { d.sh.open(newCasePage(d, series)) }

// Content is the page.
func (p *casePage) Content() fyne.CanvasObject { return p.root }

// Title names it, with the series where there are several.
func (p *casePage) Title() string {
	title := lang.X("case.title", "取組事例")
	if !p.d.several() {
		return title
	}
	name := lang.X("series.all", "すべての講座")
	for _, s := range p.d.series {
		if s.ID == cmp.Or(p.series, p.d.series[0].ID) {
			name = s.NameOn(p.d.store.Today())
		}
	}
	return lang.X("case.title.of", "{{.Title}} — {{.Series}}", map[string]any{"Title": title, "Series": name})
}

// Room is 帳票.
func (p *casePage) Room() string { return "papers" }

// Yearly: the texts are of the year above.
func (p *casePage) Yearly() bool { return true }

// Kinds are those of the office, where the texts are, and of the figures.
func (p *casePage) Kinds() data.Kinds {
	return data.KindOffice | data.KindSeminars | data.KindRegistrations
}

// Load reads what is written for the year and before.
func (p *casePage) Load() load {
	year := p.d.year
	return func(ctx context.Context) (func(), error) {
		now, err := p.d.store.CaseStudy(ctx, p.series, year)
		if err != nil {
			return nil, err
		}
		c, err := p.d.store.Case(ctx, p.series, year)
		return func() { p.show(now, c) }, err
	}
}

func (p *casePage) show(now data.CaseStudy, c report.Case) {
	other := p.year != 0 && p.year != now.Year
	p.now, p.year, p.boxes = now, now.Year, c.Boxes
	p.made = map[data.CaseBox]string{}
	for _, b := range c.Boxes {
		if b.Made {
			p.made[data.CaseBox(b.Key)] = b.Text
		}
	}
	fill := func() {
		for key, e := range p.fields {
			if text := p.stands(key); e.Text != text {
				e.SetText(text)
			}
		}
	}
	if other { // what was typed for the other year was kept when the field was left
		fill()
		p.form.Clean()
	} else {
		p.form.Refill(fill)
	}
	facts := lang.X("case.nofigures", "成果の欄には、年度ごとの表が自動で入ります。開催したセミナーは、まだありません。")
	if head := c.Headline(); head != "" {
		facts = lang.X("case.facts", "成果の欄には、年度ごとの表と「{{.Headline}}」が自動で入ります。", map[string]any{"Headline": head})
	}
	p.facts.SetText(facts)
	p.count()
	p.before.show(p)
}

// stands is what stands in a box as the ledger says it.
func (p *casePage) stands(b data.CaseBox) string {
	if text, ok := p.now.Says(b); ok {
		return text
	}
	return p.made[b]
}

// count says how many characters each box has, of how many.
func (p *casePage) count() {
	for _, b := range p.boxes {
		values := map[string]any{"N": utf8.RuneCountInString(p.fields[data.CaseBox(b.Key)].Text), "Of": b.Room}
		text := ""
		switch n := values["N"].(int); {
		case n > b.Room:
			text = lang.X("case.over", "{{.N}}字 (目安の{{.Of}}字より長く、2ページに収まらないことがあります)", values)
		case !b.Short:
			text = lang.X("case.count", "{{.N}}字 / 目安{{.Of}}字", values)
		}
		p.form.SetHint(b.Key, text)
	}
}

func (p *casePage) save() { p.d.queue.turn(p.saveNow) }

// saveNow keeps the boxes that say something else than the ledger does.
func (p *casePage) saveNow() {
	if !p.d.writable() || !p.form.Changed() {
		return
	}
	texts := map[data.CaseBox]string{}
	for key, e := range p.fields {
		if e.Text != p.stands(key) {
			texts[key] = e.Text
		}
	}
	kept := p.form.Kept()
	if len(texts) == 0 {
		kept()
		return
	}
	c := p.now
	p.d.actOr(func(ctx context.Context) error { return p.d.store.SaveCaseTexts(ctx, &c, texts) }, func() {
		p.now = c
		kept()
		p.before.show(p)
	}, p.d.marks(p.form))
}

// take puts the text of the years before into the box that she is in.
func (p *casePage) take() {
	e := p.fields[p.at]
	e.SetText(p.now.Before[p.at].Text)
	p.count()
	p.save()
	p.d.win.Canvas().Focus(e)
}

// Forms are its fields.
func (p *casePage) Forms() []*kit.Form { return []*kit.Form{p.form} }

// Leave keeps what is still in a field.
func (p *casePage) Leave() { p.save() }

// Focus begins with the first box that is empty, else with the first.
func (p *casePage) Focus() {
	first := p.fields[data.CaseOrganization]
	for _, b := range p.boxes {
		if e := p.fields[data.CaseBox(b.Key)]; e.Text == "" {
			first = e
			break
		}
	}
	p.d.win.Canvas().Focus(first)
}

// Print leads to the paper and prints it, Excel saves it: back to where she came from, with
// the series chosen there.
func (p *casePage) Print() { p.toPaper((*papersPage).Print) }
func (p *casePage) Excel() { p.toPaper((*papersPage).Excel) }

func (p *casePage) toPaper(do func(*papersPage)) {
	var c *papersPage
	below := func(x page) bool {
		is, ok := x.(*papersPage)
		if ok = ok && is.kind == "case"; ok {
			c = is
			c.atOnce = func() { do(is) }
		}
		return ok
	}
	if _, ok := p.d.sh.returnTo(below); !ok {
		c = newPapersPage(p.d, "case", 0, 0)
		c.atOnce = func() { do(c) }
		p.d.sh.open(c)
	}
	c.hold()
}

// Help is for F1.
func (p *casePage) Help() []string {
	return []string{
		lang.X("case.help", "Tab\t次の欄へ"),
		lang.X("case.help.paper", "Ctrl+P\t印刷"),
	}
}

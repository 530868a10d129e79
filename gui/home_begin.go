package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// firstSteps says how far a ledger that begins has come.
type firstSteps struct{ office, people, seminar bool }

// firstSteps reads how far a new ledger has come; nil once it is in use.
func (d *desk) firstSteps(ctx context.Context, h data.Home) (*firstSteps, error) {
	if h.Year.Seminars+h.LastYear.Seminars > 0 {
		return nil, nil
	}
	people, err := d.store.People(ctx, data.PersonFilter{WithLeft: true})
	if err != nil {
		return nil, err
	}
	seminars, err := d.store.Seminars(ctx, data.SeminarFilter{})
	if err != nil || len(people) > 0 && len(seminars) > 0 {
		return nil, err
	}
	office, err := d.store.Office(ctx)
	return &firstSteps{office: office.Name != "", people: len(people) > 0, seminar: len(seminars) > 0}, err
}

// takeoverLabel leads to the old ledger, or back to where taking it in was left.
func (d *desk) takeoverLabel() string {
	if p := d.imports["ledger"]; p != nil && p.in.wizard().at > 0 && !p.in.wizard().last() {
		return lang.X("begin.ledger.on", "今までの台帳(Excel)の取込みを続ける")
	}
	return lang.X("begin.ledger", "今までの台帳(Excel)があれば、回と出欠を引き継ぐ")
}

// stepsCard leads through the first three things to do with a new ledger. The first
// that is not done has the keyboard.
func (p *homePage) stepsCard(s firstSteps) fyne.CanvasObject {
	d, box, next := p.d, kit.Col(0), true
	add := func(done bool, text string, open func()) {
		row := &todoRow{text: text, open: open, tone: kit.ToneMuted}
		switch {
		case done:
			row.tone = kit.ToneGood
		case next:
			row.tone, next = kit.ToneAccent, false
			p.first = row
		}
		row.ExtendBaseWidget(row)
		box.Add(row)
	}
	add(s.office, lang.X("begin.office", "団体名と所属を入れる"), func() { d.goRoom("settings") })
	add(s.people, lang.X("begin.people", "職員名簿を取り込む(人事のExcelやCSV)"), func() { d.goImport("roster") })
	add(s.seminar, lang.X("begin.seminar", "最初のセミナーを作る(日付とテーマだけ)"), p.New)
	old := &todoRow{text: d.takeoverLabel(), open: func() { d.goImport("ledger") }, tone: kit.ToneMuted} // who has one: never the next for all
	old.ExtendBaseWidget(old)
	box.Add(old)
	hint := kit.NewProse(lang.X("begin.hint", "順番どおりでなくてもかまいません。どれも、あとから直せます。"))
	return card(lang.X("begin.title", "はじめに、ここから"), nil, kit.Col(8, box, hint))
}

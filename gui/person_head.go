package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// personHead is who somebody is and how often she came.
type personHead struct {
	p       *personPage
	reading *kit.Text
	who     *fyne.Container // chips and reading
	place   *kit.Text
	figures *fyne.Container
	merge   *kit.Button
	root    *fyne.Container
}

func newPersonHead(p *personPage) *personHead {
	h := &personHead{p: p, reading: kit.NewText(""), who: kit.Row(12), place: kit.NewText("").Shortens(), figures: kit.Flow(20)}
	excel := kit.NewPrimary(lang.X("person.excel", "受講履歴を書き出す…"), p.Excel)
	h.merge = kit.NewButton(lang.X("person.merge", "重複を統合…"), p.merge)
	more := kit.NewButton("…", nil)
	more.SetMenu(p.menu)
	h.reading.ColorName = kit.ColorMuted
	who := kit.Border(nil, nil, h.who, nil, kit.Pad(0, 0, 0, 16, h.place))
	h.root = kit.Col(8, besideElseBelow(300, 12, who, kit.Row(8, h.merge, excel, more)), h.figures)
	return h
}

func (h *personHead) show(r data.PersonRecord) {
	d := h.p.d
	h.reading.SetText(r.Reading)
	h.who.Objects = nil
	chip := func(text string, tone kit.Tone) {
		h.who.Add(kit.Middle(kit.NewChip(kit.Chip{Text: text, Tone: tone})))
	}
	if r.Outside {
		chip(lang.X("person.outside", "外部"), kit.ToneAccent)
		if r.Affiliation != "" {
			chip(r.Affiliation.Label(), kit.ToneMuted)
		}
	}
	switch {
	case r.Left:
		chip(lang.X("person.left", "退職 {{.Day}}", map[string]any{"Day": d.columnDay(r.LeftOn)}), kit.ToneMuted)
	case r.LeftOn != "":
		chip(lang.X("person.leaving", "{{.Day}} 退職予定", map[string]any{"Day": d.columnDay(r.LeftOn)}), kit.ToneWarn)
	}
	if r.Reading != "" {
		h.who.Add(h.reading)
	}
	h.place.SetText(strings.Join(filled(r.StaffNo, r.From, r.Position), "  "))
	h.figures.Objects = personFigures(d.office.Style(), r)
	able(h.merge, h.p.active())
}

// filled are the texts that are not empty.
func filled(list ...string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// personFigures are the counts of a person.
func personFigures(style wareki.Style, r data.PersonRecord) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	add := func(label, value string, c fyne.ThemeColorName) {
		out = append(out, kit.NewCount(label, value).In(c))
	}
	times := func(n int) string { return lang.X("person.times", "{{.N}}回", map[string]any{"N": n}) }
	add(lang.X("person.all", "通算"), times(r.Times), kit.ColorText)
	add(lang.X("person.year", "今年度"), times(r.ThisYear), kit.ColorText)
	if r.FirstDay != "" {
		add(lang.X("person.first", "初参加"), monthOf(style, r.FirstDay), kit.ColorText)
		add(lang.X("person.latest", "最終参加"), style.Short(r.LastDay), kit.ColorText)
	}
	c := kit.ColorText
	if r.NoShows > 0 {
		c = kit.ColorWarn
	}
	add(lang.X("person.noshow", "無断欠席"), times(r.NoShows), c)
	add(lang.X("person.talks", "登壇"), times(r.TalksGiven), kit.ColorText)
	return out
}

// monthOf is 平成25年5月.
func monthOf(style wareki.Style, day wareki.Date) string {
	return monthHeading(style, day.Year(), day.Month())
}

package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// casePanel shows, beside the boxes of 取組事例, what was written into the one that she is
// in in the years before.
type casePanel struct {
	label *kit.Text
	of    *kit.Text
	text  *fyne.Container
	take  *kit.Button
	root  fyne.CanvasObject
}

func newCasePanel(take func()) *casePanel {
	x := &casePanel{label: kit.NewHeading("").Shortens(), of: kit.NewMuted("").Shortens(), text: container.NewStack()}
	x.take = kit.NewButton(lang.X("case.take", "この文に戻す"), take)
	x.root = kit.NewPanel(kit.ColorSidebar, "", 6, kit.PadAll(20, kit.Border(kit.Col(8, x.label, x.of, kit.Rule()), kit.Pad(12, 0, 0, 0, kit.Left(x.take)), nil, nil,
		container.NewVScroll(kit.Pad(10, 8, 0, 0, x.text)))))
	return x
}

func (x *casePanel) show(p *casePage) {
	x.label.SetText(p.at.Label())
	was, ok := p.now.Before[p.at]
	text := was.Text
	if ok {
		x.of.SetText(lang.X("case.before", "{{.Year}}に書いた文", map[string]any{"Year": was.Year.Label(p.d.office.Style())}))
	} else {
		x.of.SetText(lang.X("case.before.none", "前の年度に書いた文はありません"))
	}
	if text == "" {
		text = caseAsks(p.at)
	}
	x.text.Objects = []fyne.CanvasObject{kit.NewProse(text)}
	x.text.Refresh()
	able(x.take, ok && was.Text != p.fields[p.at].Text && p.d.writable())
}

// caseAsks says what belongs into a box, for her who fills in the form for the first time.
func caseAsks(b data.CaseBox) string {
	return map[data.CaseBox]string{
		data.CaseOrganization: lang.X("case.asks.organization", "設定の「団体・所属」の団体名が入ります。"),
		data.CaseSection:      lang.X("case.asks.section", "設定の「団体・所属」の所属が入ります。"),
		data.CaseContact:      lang.X("case.asks.contact", "電話番号とメールアドレスです。"),
		data.CaseTitle:        lang.X("case.asks.title", "取組の名前です。ひと目で中身が分かるように書きます。"),
		data.CasePeriod:       lang.X("case.asks.period", "いつ始めたか、続いているかです。"),
		data.CaseSummary:      lang.X("case.asks.summary", "だれが、だれのために、何をしているかを、はじめて読む人に向けて書きます。"),
		data.CaseBackground:   lang.X("case.asks.background", "始める前に、職場や職員に何が足りなかったかを書きます。"),
		data.CaseAim:          lang.X("case.asks.aim", "取組で、職員や組織がどうなってほしいかを書きます。"),
		data.CaseContent:      lang.X("case.asks.content", "回数、時間、会場、講師、分類、懇親会など、まねできるくらい具体的に書きます。"),
		data.CaseProblems:     lang.X("case.asks.problems", "参加者の固定化、講師探しなど、続けるうちに困ったことを書きます。"),
		data.CaseIngenuity:    lang.X("case.asks.ingenuity", "困ったことに、どう手を打ったかを書きます。"),
		data.CaseResults:      lang.X("case.asks.results", "数字は表に出るので、数字に表れない変化を書きます。"),
		data.CaseOutlook:      lang.X("case.asks.outlook", "これから広げること、変えることを書きます。"),
		data.CaseAdvice:       lang.X("case.asks.advice", "同じことを始める団体に、はじめの一歩を伝えます。"),
	}[b]
}

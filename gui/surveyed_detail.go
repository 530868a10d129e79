package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// surveyedDetail is the answer looked at: its picture, and its choices.
type surveyedDetail struct {
	x       *surveyedDialog
	title   *kit.Text
	said    *kit.Text
	picture *fyne.Container
	choices *fyne.Container
	root    fyne.CanvasObject
}

func newSurveyedDetail(x *surveyedDialog) *surveyedDetail {
	s := &surveyedDetail{x: x, title: kit.NewHeading("").Shortens(), said: kit.NewMuted("").Shortens(), picture: container.NewStack(), choices: kit.Flow(8)}
	s.root = x.d.scanPanel(x.d.scanHead(s.title, s.said), s.picture, s.choices)
	s.show(nil)
	return s
}

// show looks at a row.
func (s *surveyedDetail) show(r *surveyRow) {
	s.picture.Objects, s.choices.Objects = nil, nil
	s.title.SetText("")
	switch {
	case r == nil || r.answer == nil:
		s.said.SetText(lang.X("surveyed.choose.row", "確かめる設問を選ぶと、ここに紙の絵が出ます。"))
	default:
		s.title.SetText(lang.X("surveyed.question", "問{{.N}} {{.Text}}", map[string]any{"N": r.question.Number, "Text": r.question.Text}))
		said := lang.X("surveyed.ask", "はっきりしません。絵を見て、答えを一つ決めてください。")
		if r.question.Many {
			said = lang.X("surveyed.ask.many", "はっきりしません。絵を見て、印のあるものを選び、「これで決める」を押してください。")
		}
		if r.gone() {
			said = lang.X("surveyed.ask.gone", "薄い字の写らない読み取り方です。紙を見て、空いた□に何も書かれていなければ 9 を押してください。")
		}
		s.said.SetText(said)
		if r.answer.Picture != nil {
			i := canvas.NewImageFromImage(r.answer.Picture)
			i.FillMode = canvas.ImageFillContain
			i.SetMinSize(fyne.NewSize(100, 40))
			s.picture.Objects = []fyne.CanvasObject{i}
		}
		s.buttons(r)
	}
	s.root.Refresh()
}

// buttons are the choices of a question.
func (s *surveyedDetail) buttons(r *surveyRow) {
	add := func(label string, on bool, do func()) {
		b := kit.NewButton(label, func() {
			s.x.d.win.Canvas().Focus(s.x.grid)
			do()
		}).Tight()
		b.SetPrimary(on)
		s.choices.Add(b)
	}
	for i, c := range r.question.Choices {
		on := slices.Contains(r.ticked, i) && (r.question.Many || r.decided)
		add(lang.X("surveyed.choice", "{{.Text}} ({{.N}})", map[string]any{"Text": c, "N": i + 1}), on, func() { s.x.choose(r, i+1) })
	}
	add(lang.X("surveyed.choice.none", "無回答 (0)"), r.decided && len(r.ticked) == 0, func() { s.x.choose(r, 0) })
	if r.gone() {
		add(lang.X("surveyed.sheet.empty", "この紙の空いた□は、すべて空き (9)"), false, func() { s.x.emptySheet(r) })
	}
	if r.question.Many {
		add(lang.X("surveyed.choice.done", "これで決める (Enter)"), false, func() { s.x.settle(r) })
	}
}

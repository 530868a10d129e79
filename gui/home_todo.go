package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// todoSentence says what is to be done, and how pressing it is.
func todoSentence(d *desk, t data.Todo) (text string, tone kit.Tone) {
	m := map[string]any{"Which": seminarShort(t.InSeries, t.Number, t.Title), "N": t.N, "Day": d.office.Style().Short(t.Day), "Name": t.Name}
	switch t.Code {
	case data.TodoSpeakerRequest:
		return lang.X("todo.speaker_not_requested", "講師の正式依頼がまだです({{.Which}})", m), kit.ToneWarn
	case data.TodoNoSpeaker:
		return lang.X("todo.no_speaker", "講師が決まっていません({{.Which}})", m), kit.ToneWarn
	case data.TodoDeadline:
		return lang.X("todo.deadline", "申込の締切が近づいています({{.Which}}、{{.Day}}まで)", m), kit.ToneAccent
	case data.TodoSheetNotPrinted:
		return lang.X("todo.sheet_not_printed", "受付名簿を書き出していません({{.Which}})", m), kit.ToneBad
	case data.TodoSheetOutdated:
		return lang.X("todo.sheet_outdated", "受付名簿を書き出したあとに変わりました({{.Which}}、{{.N}}名)", m), kit.ToneBad
	case data.TodoAttendance:
		return lang.X("todo.attendance_unknown", "出欠が未入力です({{.Which}}、{{.N}}名)", m), kit.ToneBad
	case data.TodoNotSettled:
		return lang.X("todo.not_settled", "実績を確定していません({{.Which}})", m), kit.ToneWarn
	case data.TodoNotOpened:
		return lang.X("todo.not_opened", "募集を始めていません({{.Which}}、{{.Day}})", m), kit.ToneWarn
	case data.TodoRetrospectEmpty:
		return lang.X("todo.retrospect", "ふり返りが空です({{.Which}})", m), kit.ToneMuted
	case data.TodoSpokeUnsaid:
		return lang.X("todo.spoke_unsaid", "講師が登壇したか、まだ決めていません({{.Which}} {{.Name}}さん)", m), kit.ToneWarn
	case data.TodoThanksNotSent:
		return lang.X("todo.thanks", "お礼がまだです({{.Which}} {{.Name}}さん)", m), kit.ToneMuted
	case data.TodoTell:
		return lang.X("todo.tell", "{{.N}}名に連絡が必要です({{.Which}})", m), kit.ToneBad
	case data.TodoMoveUp:
		return lang.X("todo.move_up", "席が空いています。次は{{.Name}}さん({{.Which}})", m), kit.ToneBad
	case data.TodoOfferExpired:
		return lang.X("todo.offer_expired", "繰上げの返事の期限が過ぎました({{.Which}} {{.Name}}さん)", m), kit.ToneBad
	case data.TodoRosterOld:
		return lang.X("todo.roster_old", "名簿の取込みから1年以上たっています", m), kit.ToneMuted
	case data.TodoRosterApril:
		return lang.X("todo.roster_april", "4月の人事異動の名簿をまだ取り込んでいません", m), kit.ToneWarn
	case data.TodoAnnualReport:
		m["Year"] = t.Year.Label(d.office.Style())
		return lang.X("todo.annual_report", "{{.Year}}の年次報告書をまだ書き出していません", m), kit.ToneWarn
	case data.TodoBackupOld:
		return lang.X("todo.backup_old", "控えを3日以上取っていません", m), kit.ToneWarn
	}
	return string(t.Code), kit.ToneMuted
}

// todoGo opens the place where it is done.
func todoGo(d *desk, t data.Todo) {
	switch t.Code {
	case data.TodoSpeakerRequest, data.TodoNoSpeaker, data.TodoThanksNotSent, data.TodoSpokeUnsaid:
		d.goSeminar(t.SeminarID, "speakers")
	case data.TodoTell:
		d.goContact(t.SeminarID)
	case data.TodoDeadline, data.TodoMoveUp, data.TodoOfferExpired:
		d.goSeminar(t.SeminarID, "applicants")
	case data.TodoSheetNotPrinted, data.TodoSheetOutdated:
		d.goPaper("signin", t.SeminarID, 0)
	case data.TodoAttendance, data.TodoNotSettled:
		d.goSeminar(t.SeminarID, "attendance")
	case data.TodoNotOpened:
		d.goSeminar(t.SeminarID, "overview")
	case data.TodoRetrospectEmpty:
		d.goSeminar(t.SeminarID, "retrospect")
	case data.TodoRosterOld, data.TodoRosterApril:
		d.goImport("roster")
	case data.TodoAnnualReport:
		d.setYear(t.Year)
		d.goPaper("annual", 0, 0)
	case data.TodoBackupOld:
		d.goRoom("settings")
	}
}

// seminarShort names an evening in a sentence: 第431回, or 「テーマ」 without a number. The
// series, where there are several, comes after: a line that is too narrow loses it first.
func seminarShort(series string, number int, title string) string {
	which := lang.X("seminar.untitled", "「{{.Title}}」", map[string]any{"Title": clip(title, 14)})
	if number != 0 {
		which = words.EveningNumber("", number)
	}
	if series == "" {
		return which
	}
	return lang.X("todo.which", "{{.Which}} {{.Series}}", map[string]any{"Which": which, "Series": series})
}

// todoRow is one thing to do: a line that opens the place where it is done.
type todoRow struct {
	widget.BaseWidget
	text           string
	tone           kit.Tone
	open           func()
	hover, focused bool
}

func newTodoRow(d *desk, t data.Todo) *todoRow {
	r := &todoRow{open: func() { todoGo(d, t) }}
	r.text, r.tone = todoSentence(d, t)
	r.ExtendBaseWidget(r)
	return r
}

// Tapped opens it.
func (r *todoRow) Tapped(*fyne.PointEvent) { r.open() }

// FocusGained is Fyne's.
func (r *todoRow) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost is Fyne's.
func (r *todoRow) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune is Fyne's.
func (r *todoRow) TypedRune(char rune) { kit.PassRune(r, char) }

// TypedKey opens it with Enter or Space.
func (r *todoRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.open()
	case fyne.KeyDown:
		r.move(true)
	case fyne.KeyUp:
		r.move(false)
	default:
		kit.PassKey(r, e)
	}
}

func (r *todoRow) move(down bool) {
	c := fyne.CurrentApp().Driver().CanvasForObject(r)
	switch {
	case c == nil:
	case down:
		c.FocusNext()
	default:
		c.FocusPrevious()
	}
}

// TypedShortcut hands everything to the window.
func (r *todoRow) TypedShortcut(s fyne.Shortcut) { kit.PassShortcut(r, s) }

// MouseIn is Fyne's.
func (r *todoRow) MouseIn(*desktop.MouseEvent) { r.hover = true; r.Refresh() }

// MouseMoved is Fyne's.
func (r *todoRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (r *todoRow) MouseOut() { r.hover = false; r.Refresh() }

// Cursor is a hand.
func (r *todoRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is Fyne's.
func (r *todoRow) CreateRenderer() fyne.WidgetRenderer {
	x := &todoRenderer{r: r, ground: canvas.NewRectangle(nil), mark: canvas.NewText("", nil), text: kit.NewProse(r.text), go_: kit.NewMuted("›")}
	x.Refresh()
	return x
}

type todoRenderer struct {
	r      *todoRow
	ground *canvas.Rectangle
	mark   *canvas.Text
	text   *kit.Prose // a sentence is read to its end: it breaks where it is narrow
	go_    *kit.Text
}

// MinSize is a row's, and more where the sentence breaks in the width given last.
func (x *todoRenderer) MinSize() fyne.Size {
	one := fyne.MeasureText("国", kit.Size(kit.SizeBody), fyne.TextStyle{}).Height
	return fyne.NewSize(200, kit.Size(kit.SizeRow)+max(0, x.text.MinSize().Height-one))
}

func (x *todoRenderer) Layout(s fyne.Size) {
	x.ground.Move(fyne.NewPos(-8, 0))
	x.ground.Resize(fyne.NewSize(s.Width+16, s.Height))
	m := x.mark.MinSize()
	x.mark.Resize(m)
	x.mark.Move(fyne.NewPos(0, (kit.Size(kit.SizeRow)-m.Height)/2)) // beside the first line
	left := kit.Size(kit.SizeBody) + 8
	x.text.Resize(fyne.NewSize(s.Width-left-18, x.text.Size().Height)) // the width tells the height
	high := x.text.MinSize().Height
	x.text.Resize(fyne.NewSize(s.Width-left-18, high))
	x.text.Move(fyne.NewPos(left, (s.Height-high)/2))
	x.go_.Move(fyne.NewPos(s.Width-10, 0))
	x.go_.Resize(fyne.NewSize(10, s.Height))
}

func (x *todoRenderer) Refresh() {
	sign := map[kit.Tone]struct {
		mark  string
		color fyne.ThemeColorName
	}{kit.ToneBad: {"●", kit.ColorBad}, kit.ToneWarn: {"▲", kit.ColorWarn}, kit.ToneAccent: {"●", kit.ColorAccent}, kit.ToneGood: {"✓", kit.ColorGood}}[x.r.tone]
	if sign.mark == "" {
		sign.mark, sign.color = "○", kit.ColorMuted
	}
	x.mark.Text, x.mark.Color, x.mark.TextSize = sign.mark, kit.Color(sign.color), kit.Size(kit.SizeSecondary)
	x.ground.CornerRadius, x.ground.FillColor, x.ground.StrokeWidth = 6, nil, 0
	if x.r.hover {
		x.ground.FillColor = kit.Color(theme.ColorNameHover)
	}
	if x.r.focused {
		x.ground.StrokeColor, x.ground.StrokeWidth = kit.Color(kit.ColorAccent), 2
	}
	x.Layout(x.r.Size())
	canvas.Refresh(x.ground)
	canvas.Refresh(x.mark)
	x.text.Refresh()
}

func (x *todoRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.ground, x.mark, x.text, x.go_}
}
func (x *todoRenderer) Destroy() {}

package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// applicantHead is what narrows the list. It stands beside the tabs, so that it takes no
// room from the list.
type applicantHead struct {
	t      *applicantsTab
	filter *kit.Entry
	shown  *kit.Text // how many the filter leaves
	root   fyne.CanvasObject
}

func newApplicantHead(t *applicantsTab) *applicantHead {
	h := &applicantHead{t: t, filter: kit.NewEntry(), shown: kit.NewMuted("")}
	h.filter.SetPlaceHolder(lang.X("applicants.filter", "絞り込む (Ctrl+F)"))
	h.filter.OnChanged = func(text string) { t.lists.narrow(text) }
	h.filter.OnEnter = t.lists.focus
	h.filter.OnEscape = func() {
		if !t.Escape() {
			t.Focus()
		}
	}
	h.root = kit.Border(nil, nil, kit.Pad(0, 12, 0, 12, kit.Middle(h.shown)), nil, container.New(filterWidth{}, h.filter))
	return h
}

// filterWidth is as wide as the filter likes to be; it can do with less.
type filterWidth struct{}

func (filterWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(190*scale(), o[0].MinSize().Height)
}

func (filterWidth) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height
	words := lang.X("applicants.filter", "絞り込む (Ctrl+F)")
	if s.Width < 160*scale() {
		words = lang.X("applicants.filter.short", "絞り込む")
	}
	if e := o[0].(*kit.Entry); e.PlaceHolder != words {
		e.SetPlaceHolder(words)
	}
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[0].Move(fyne.NewPos(0, (s.Height-h)/2))
}

// comingHeading says of those who come what the head of the page does not: the seats that
// are free, who comes from outside, who applied late.
func (t *applicantsTab) comingHeading(n int) string {
	comes, walked, outside, late := 0, 0, 0, 0
	for _, r := range t.lists.rows {
		if r.State == data.Confirmed {
			comes++
			walked += boolean(r.Channel == data.WalkIn)
			outside += boolean(r.Outside)
			late += boolean(r.AfterDeadline)
		}
	}
	m := t.m
	x := map[string]any{"N": comes, "Received": n - comes, "Free": m.Capacity - m.Confirmed, "Outside": outside, "Late": late, "Seed": itoa(int(m.Seed))}
	words := []string{confirmedWords(comes, walked)}
	add := func(when bool, text string) {
		if when {
			words = append(words, text)
		}
	}
	if len(t.lists.words) > 0 { // the numbers are those of all
		return confirmedWords(n, 0)
	}
	add(m.Received > 0, lang.X("applicants.received", "受付中 {{.Received}}名", x))
	add(m.Capacity > m.Confirmed, lang.X("applicants.free", "空き {{.Free}}席", x))
	add(m.Capacity > 0 && m.Capacity <= m.Confirmed, lang.X("applicants.full", "満席", x))
	add(outside > 0, lang.X("applicants.outside.count", "外部 {{.Outside}}名", x))
	add(late > 0, lang.X("applicants.late.count", "締切後 {{.Late}}名", x))
	add(m.Seed != 0, lang.X("applicants.seed", "抽選済(種 {{.Seed}})", x))
	return strings.Join(words, "   ")
}

// narrowed says how many of how many are shown, nothing without a filter.
func (h *applicantHead) narrowed(shown, all int) {
	text := ""
	if h.filter.Text != "" {
		text = lang.X("applicants.narrowed", "{{.N}}/{{.All}}名", map[string]any{"N": shown, "All": all})
	}
	h.shown.SetText(text)
}

// closedBar stands in the place of the field while nobody can apply: why, and where
// to go on.
type closedBar struct {
	t      *applicantsTab
	button *kit.Button // the way on, nil: there is none
	said   data.SeminarState
	root   *fyne.Container
}

func newClosedBar(t *applicantsTab) *closedBar { return &closedBar{t: t, root: container.NewStack()} }

// show says why; the same again changes nothing, so that the button keeps the
// keyboard.
func (b *closedBar) show(m data.SeminarSummary, state data.SeminarState) {
	if b.said == state && len(b.root.Objects) > 0 {
		return
	}
	b.said = state
	d := b.t.d
	text, tone := "", kit.ToneMuted
	b.button = nil
	attendance := func() {
		b.button = kit.NewButton(lang.X("applicants.to.attendance", "出欠を開く"), func() { d.goSeminar(m.ID, "attendance") })
	}
	switch {
	case state == data.SeminarPlanned:
		text, tone = lang.X("applicants.planned", "まだ企画中です。募集を始めると、ここで申込を受け付けます。"), kit.ToneAccent
		if d.writable() {
			b.button = kit.NewButton(lang.X("applicants.open", "募集を始める"), b.t.openSeminar)
		}
	case state == data.SeminarHeld:
		text = lang.X("applicants.held", "開催済みのため、申込は受け付けません。当日に来た方は「出欠」で加えます。")
		attendance()
	case state == data.SeminarSettled:
		text = lang.X("applicants.settled", "実績を確定したため、申込も取消もできません。")
		if d.writable() {
			b.button = kit.NewButton(lang.X("menu.correct", "実績を直す…"), func() { correct(d, m.Seminar) })
		} else {
			attendance()
		}
	case state == data.SeminarCancelled:
		text = lang.X("applicants.cancelled", "中止になったセミナーです。申込は記録として残しています。")
	case state == data.SeminarPostponed:
		text = lang.X("applicants.postponed", "延期になったセミナーです。新しい開催日が決まると、また受け付けられます。")
	default:
		text = lang.X("applicants.readonly", "読み取り専用で開いているため、申込を加えられません。")
	}
	b.root.Objects = []fyne.CanvasObject{kit.Bar(tone, kit.Pad(4, 0, 4, 0, kit.NewText(text).Shortens()))}
	if b.button != nil {
		b.root.Objects = []fyne.CanvasObject{kit.Bar(tone, besideElseBelow(280, 12, kit.NewText(text).Shortens(), b.button))}
	}
	b.root.Refresh()
}

// confirmedWords says how many have a seat, and how many of them walked in: these are not in
// 参加予定, which stands beside it.
func confirmedWords(n, walkedIn int) string {
	if walkedIn == 0 {
		return lang.X("applicants.confirmed", "参加確定 {{.N}}名", map[string]any{"N": n})
	}
	return lang.X("applicants.confirmed.walked", "参加確定 {{.N}}名(うち当日参加 {{.Walked}}名)", map[string]any{"N": n, "Walked": walkedIn})
}

package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// applicantHead is the line above the list: how many, and the filter.
type applicantHead struct {
	t      *applicantsTab
	counts *fyne.Container
	filter *kit.Entry
	shown  *kit.Text // how many the filter leaves
	root   fyne.CanvasObject
}

func newApplicantHead(t *applicantsTab) *applicantHead {
	h := &applicantHead{t: t, counts: kit.Flow(20), filter: kit.NewEntry(), shown: kit.NewMuted("")}
	h.filter.SetPlaceHolder(lang.X("applicants.filter", "絞り込む (Ctrl+F)"))
	h.filter.OnChanged = func(text string) { t.lists.narrow(text) }
	h.filter.OnEnter = t.lists.focus
	h.filter.OnEscape = func() {
		if !t.Escape() {
			t.Focus()
		}
	}
	h.root = container.NewBorder(nil, nil, nil, kit.Row(12, h.shown, kit.Middle(kit.Exact(200*scale(), h.filter))), kit.Middle(h.counts))
	return h
}

// show says how many come, and what the head of the page does not say: the seats
// that are free, who comes from outside, who applied late.
func (h *applicantHead) show(m data.SeminarSummary, rows []applicantRow) {
	comes, outside, late := 0, 0, 0
	for _, r := range rows {
		if r.State == data.Confirmed {
			comes++
			outside += boolean(r.Outside)
			late += boolean(r.AfterDeadline)
		}
	}
	n := map[string]any{"N": comes, "Received": m.Received, "Free": m.Capacity - m.Confirmed, "Outside": outside, "Late": late}
	heading := lang.X("applicants.confirmed", "参加確定 {{.N}}名", n)
	if m.Received > 0 {
		heading = lang.X("applicants.received", "受付中 {{.Received}}名", n)
	}
	h.counts.Objects = []fyne.CanvasObject{kit.NewHeading(heading)}
	add := func(when bool, text string) {
		if when {
			h.counts.Add(kit.NewMuted(text))
		}
	}
	add(m.Capacity > m.Confirmed, lang.X("applicants.free", "空き {{.Free}}席", n))
	add(m.Capacity > 0 && m.Capacity <= m.Confirmed, lang.X("applicants.full", "満席", n))
	add(outside > 0, lang.X("applicants.outside.count", "外部 {{.Outside}}名", n))
	add(late > 0, lang.X("applicants.late.count", "締切後 {{.Late}}名", n))
	add(m.Seed != 0, lang.X("applicants.seed", "抽選済(抽選の番号 {{.Seed}})", map[string]any{"Seed": itoa(int(m.Seed))}))
	h.counts.Refresh()
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
			b.button = kit.NewPrimary(lang.X("applicants.open", "募集を始める"), b.t.openSeminar)
		}
	case state == data.SeminarHeld:
		text = lang.X("applicants.held", "開催済みのため、申込は受け付けません。当日に来た方は「出欠」で加えます。")
		attendance()
	case state == data.SeminarSettled:
		text = lang.X("applicants.settled", "実績を確定したため、申込も取消もできません。直すときは、右上の「…」から確定を外します。")
		attendance()
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

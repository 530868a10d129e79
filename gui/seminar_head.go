package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// seminarHead is one band above the tabs of a seminar: how far it has come, as one word,
// when and where, how full it is, and what comes next.
type seminarHead struct {
	d      *desk
	id     int64
	m      data.SeminarSummary
	tab    string          // the one that stands below
	facts  *fyne.Container // what fits of them, the first first
	sheet  *kit.Button
	next   *kit.Button
	doNext func()
	alone  bool // no button for the sheet: the next thing is to write it, or there is no evening
	root   *fyne.Container
}

func newSeminarHead(d *desk, id int64) *seminarHead {
	h := &seminarHead{d: d, id: id, facts: kit.Fits(16), doNext: func() {}}
	h.next = kit.NewPrimary("", func() { h.doNext() })
	h.sheet = kit.NewButton(lang.X("head.sheet", "受付名簿"), func() { d.goPaper("signin", id, 0) })
	more := kit.NewButton("…", nil)
	more.SetMenu(h.menu)
	h.root = kit.OnSize(kit.Border(nil, nil, nil, kit.Middle(kit.Row(8, h.sheet, h.next, more)), kit.Pad(0, 12, 0, 0, kit.Middle(h.facts))), func(s fyne.Size) {
		h.sheet.Hidden = h.alone || s.Width < 620*scale() // the menu has it
	})
	return h
}

// show shows the evening; tab is the one that stands below, which needs no button
// that leads to it.
func (h *seminarHead) show(m data.SeminarSummary, tab string) {
	h.m, h.tab = m, tab
	today := h.d.store.Today()
	state := m.StateOn(today)
	h.facts.Objects = append([]fyne.CanvasObject{kit.NewChip(kit.Chip{Text: state.Label(), Tone: seminarTone(state)}), h.when(today)}, h.figures(m, state, today)...)
	if m.Venue != "" {
		h.facts.Objects = append(h.facts.Objects, kit.NewMuted(m.Venue))
	}
	h.facts.Refresh()
	next := nextStep(h.d, m)
	h.doNext, h.alone = next.do, next.sheet || m.State.CalledOff()
	h.sheet.Hidden = h.alone || h.root.Size().Width < 620*scale()
	h.next.SetText(next.label)
	if next.do == nil || next.tab == tab {
		h.next.Hide()
	} else {
		h.next.Show()
	}
	if !h.d.writable() {
		h.next.Disable()
	}
	h.root.Refresh() // widths have changed
}

// when is the day and the time; the year stands there where it is not this one.
func (h *seminarHead) when(today wareki.Date) fyne.CanvasObject {
	day := h.d.day(h.m.Date)
	if h.m.Date.FiscalYear() == today.FiscalYear() {
		day = h.d.office.Style().MonthDay(h.m.Date)
	}
	when := kit.NewText(lang.X("head.when", "{{.Day}} {{.Time}}", map[string]any{"Day": day, "Time": timeSpan(h.m.Start, h.m.End)}))
	when.Bold = true
	return when
}

// figures are the counts of an evening. What matters most stands first: where there is little room, the others are left out.
func (h *seminarHead) figures(m data.SeminarSummary, state data.SeminarState, today wareki.Date) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	add := func(when bool, label, value string, c fyne.ThemeColorName) {
		if when {
			out = append(out, kit.NewCount(label, value).In(c))
		}
	}
	add(m.State != data.SeminarPlanned, lang.X("head.expected", "参加予定"), h.seats(), kit.ColorText)
	add(m.State.TookPlace(), lang.X("head.present", "出席"), itoa(m.Present), kit.ColorGood)
	add(m.Date < today && m.UnknownAttendance > 0, lang.X("head.unknown", "未確認"), itoa(m.UnknownAttendance), kit.ColorWarn)
	add(m.Waiting > 0 && !m.State.TookPlace(), lang.X("head.waiting", "待ち"), itoa(m.Waiting), kit.ColorWarn)
	add(m.Received > 0, lang.X("head.received", "受付のまま"), itoa(m.Received), kit.ColorWarn)
	add(state == data.SeminarOpen, lang.X("head.deadline", "締切"), h.deadline(m.LastDay(), today), kit.ColorText)
	add(m.HasParty, lang.X("head.party", "懇親会"), itoa(m.PartyJoining), kit.ColorText)
	add(!m.State.TookPlace() && m.Confirmed > 0, lang.X("head.newcomers", "初めての方"), itoa(m.Newcomers), kit.ColorText)
	add(m.State.TookPlace() && m.Present > 0, lang.X("head.firsttimers", "初参加"), itoa(m.FirstTimers), kit.ColorText)
	return out
}

// seats are those taken of those there are; who waits stands beside.
func (h *seminarHead) seats() string {
	line := h.m.SeminarLine
	line.Waiting = 0
	return seats(line)
}

// deadline is the last day of applications, and how long that is.
func (h *seminarHead) deadline(last, today wareki.Date) string {
	text, left := h.d.office.Style().MonthDay(last), daysLeft(last, today)
	if left == "" {
		return text
	}
	return lang.X("head.deadline.left", "{{.Day}} {{.Left}}", map[string]any{"Day": text, "Left": left})
}

// menu is what can be done with the evening besides.
func (h *seminarHead) menu() []*fyne.MenuItem {
	d, m, s := h.d, h.m, h.d.store
	state := m.StateOn(s.Today())
	act := func(label string, f func(context.Context, int64) error) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() { d.act(func(ctx context.Context) error { return f(ctx, h.id) }, nil) })
	}
	because := func(label, title, verb string, f func(context.Context, int64, string) error) *fyne.MenuItem {
		return fyne.NewMenuItem(label, func() {
			kit.Ask(d.win, title, lang.X("reason.told", "理由(お知らせの文に入ります)"), verb, required, func(why string) {
				d.act(func(ctx context.Context) error { return f(ctx, h.id, why) }, nil)
			})
		})
	}
	var items []*fyne.MenuItem
	if h.sheet.Hidden && !state.CalledOff() {
		items = append(items, fyne.NewMenuItem(lang.X("head.sheet", "受付名簿"), h.sheet.OnTapped), fyne.NewMenuItemSeparator())
	}
	if d.writable() {
		switch state {
		case data.SeminarPlanned:
			items = append(items, act(lang.X("menu.open", "募集を始める"), s.OpenSeminar))
		case data.SeminarOpen:
			items = append(items, act(lang.X("menu.close", "募集を締め切る"), s.CloseSeminar))
		case data.SeminarHeld:
			items = append(items, fyne.NewMenuItem(lang.X("menu.settle", "実績を確定する"), func() { settleEvening(d, m) }))
		case data.SeminarSettled:
			items = append(items, fyne.NewMenuItem(lang.X("menu.correct", "実績を直す…"), func() { correct(d, m.Seminar) }))
		case data.SeminarPostponed:
			items = append(items, fyne.NewMenuItem(lang.X("menu.reschedule", "新しい開催日…"), func() { reschedule(d, m.Seminar) }))
		}
		if (state == data.SeminarOpen || state == data.SeminarClosed) && m.Date <= s.Today() {
			items = append(items, act(lang.X("menu.hold", "開催済みにする"), s.HoldSeminar))
		}
		if state == data.SeminarPlanned || state == data.SeminarOpen || state == data.SeminarClosed {
			items = append(items, fyne.NewMenuItemSeparator(),
				fyne.NewMenuItem(lang.X("menu.postpone", "延期…"), func() { postpone(d, m.Seminar) }),
				because(lang.X("menu.cancel", "中止…"), lang.X("menu.cancel.title", "中止する"), lang.X("menu.cancel.do", "中止する"), s.CancelSeminar))
		}
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.X("menu.copy", "コピーして新しい回…"), func() { copySeminar(d, m.Seminar) }))
		if m.State == data.SeminarPlanned {
			items = append(items, fyne.NewMenuItem(lang.X("menu.delete", "削除"), func() {
				d.act(func(ctx context.Context) error { return s.DeleteSeminar(ctx, h.id) }, nil) // the page goes by itself
			}))
		}
	}
	items = append(items, fyne.NewMenuItem(lang.X("contact.title", "連絡する人"), func() { d.goContact(h.id) }))
	return append(items, fyne.NewMenuItem(lang.X("menu.history", "この回の履歴"), func() { d.goHistory(data.HistoryFilter{SeminarID: h.id}) }))
}

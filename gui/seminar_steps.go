package gui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// seminarStepLabels are the steps of an evening, as the bar of steps shows them.
func seminarStepLabels() []string {
	return []string{lang.X("step.planned", "企画"), lang.X("step.open", "募集"), lang.X("step.closed", "締切"), lang.X("step.held", "開催"), lang.X("step.settled", "実績確定")}
}

// seminarStep is where a state stands on the bar.
func seminarStep(s data.SeminarState) int {
	switch s {
	case data.SeminarOpen:
		return 1
	case data.SeminarClosed:
		return 2
	case data.SeminarHeld:
		return 3
	case data.SeminarSettled:
		return 4
	case data.SeminarCancelled, data.SeminarPostponed:
		return -1
	}
	return 0
}

// seminarTone is the colour of a state, beside its word.
func seminarTone(s data.SeminarState) kit.Tone {
	switch s {
	case data.SeminarOpen:
		return kit.ToneAccent
	case data.SeminarClosed, data.SeminarPostponed:
		return kit.ToneWarn
	case data.SeminarHeld:
		return kit.ToneGood
	case data.SeminarCancelled:
		return kit.ToneBad
	}
	return kit.ToneMuted
}

// speakerTone is the colour of a request's state.
func speakerTone(s data.AssignmentState) kit.Tone {
	switch s {
	case data.Accepted, data.Spoke, data.Thanked:
		return kit.ToneGood
	case data.Candidate, data.Sounding, data.OnHold:
		return kit.ToneWarn
	case data.Refused, data.Replaced:
		return kit.ToneBad
	}
	return kit.ToneAccent
}

// nextStep is the next thing to do with an evening: what the one primary button of
// its page and of the home page says and does.
func nextStep(d *desk, m data.SeminarSummary) (label string, do func()) {
	today := d.store.Today()
	go2 := func(tab string) func() { return func() { d.goSeminar(m.ID, tab) } }
	act := func(f func(context.Context, int64) error) func() {
		return func() { d.act(func(ctx context.Context) error { return f(ctx, m.ID) }, nil) }
	}
	switch state := m.StateOn(today); {
	case state == data.SeminarPlanned && len(m.Speakers) == 0:
		return lang.X("next.speaker", "講師を決める"), go2("speakers")
	case state == data.SeminarPlanned:
		return lang.X("next.open", "募集を始める"), act(d.store.OpenSeminar)
	case state == data.SeminarPostponed:
		return lang.X("next.reschedule", "新しい日を決める"), go2("overview")
	case state == data.SeminarCancelled:
		return lang.X("next.look", "内容を見る"), go2("overview")
	case state == data.SeminarSettled:
		return lang.X("next.retrospect", "ふり返りを書く"), go2("retrospect")
	case today > m.Date && m.UnknownAttendance > 0:
		return lang.X("next.attendance", "出欠を入力する"), go2("attendance")
	case today >= m.Date && m.UnknownAttendance == 0 && m.Known > 0:
		return lang.X("next.settle", "実績を確定する"), act(d.store.SettleSeminar)
	case today == m.Date && m.SheetPrinted:
		return lang.X("next.reception", "受付を始める"), go2("attendance")
	case today.AddDays(1) >= m.Date:
		return lang.X("next.sheet", "受付名簿を印刷する"), func() { d.goPaper("signin", m.ID, 0) }
	}
	return lang.X("next.apply", "申込を受け付ける"), go2("applicants")
}

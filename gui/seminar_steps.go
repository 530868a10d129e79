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

// step is what is next to do with an evening. tab is where it is done, if all it
// does is to show that tab.
type step struct {
	label, tab string
	do         func()
	sheet      bool // what it does is to write the sign-in sheet
}

// nextStep is the next thing to do with an evening: what the one primary button of
// its page and of the home page says and does. Of one that was cancelled there is none.
func nextStep(d *desk, m data.SeminarSummary) step {
	today := d.store.Today()
	show := func(label, tab string) step {
		return step{label: label, tab: tab, do: func() { d.goSeminar(m.ID, tab) }}
	}
	act := func(label string, f func(context.Context, int64) error) step {
		return step{label: label, do: func() {
			d.act(func(ctx context.Context) error { return f(ctx, m.ID) }, nil)
		}}
	}
	switch state := m.StateOn(today); {
	case state == data.SeminarPlanned && len(m.Speakers) == 0:
		return show(lang.X("next.speaker", "講師を決める"), "speakers")
	case state == data.SeminarPlanned:
		return act(lang.X("next.open", "募集を始める"), d.store.OpenSeminar)
	case state == data.SeminarPostponed:
		return step{label: lang.X("next.reschedule", "新しい日を決める"), do: func() { reschedule(d, m.Seminar) }}
	case state == data.SeminarCancelled:
		return step{} // whom to tell stands above the page until they were told
	case state == data.SeminarSettled:
		return show(lang.X("next.retrospect", "ふり返りを書く"), "retrospect")
	case today > m.Date && m.UnknownAttendance > 0:
		return show(lang.X("next.attendance", "出欠を入力する"), "attendance")
	case today >= m.Date && m.UnknownAttendance == 0 && m.Known > 0:
		return step{label: lang.X("next.settle", "実績を確定する"), do: func() { settleEvening(d, m) }}
	case today == m.Date && m.SheetPrinted:
		return show(lang.X("next.reception", "受付を始める"), "attendance")
	case today.AddDays(1) >= m.Date:
		return step{label: lang.X("next.sheet", "受付名簿を書き出す"), do: func() { d.goPaper("signin", m.ID, 0) }, sheet: true}
	}
	return show(lang.X("next.apply", "申込を受け付ける"), "applicants")
}

package gui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// settleEvening settles an evening. Of each lecturer who had not agreed before it she says whether
// he spoke: else a talk would be missing from the reports without a word.
func settleEvening(d *desk, m data.SeminarSummary) {
	var open []data.SpeakerLine
	for _, s := range m.Speakers {
		if s.State.Unsaid() {
			open = append(open, s)
		}
	}
	askSpoke(d, m, open, map[int64]bool{})
}

// askSpoke asks about one after the other, and then settles.
func askSpoke(d *desk, m data.SeminarSummary, open []data.SpeakerLine, spoke map[int64]bool) {
	if len(open) == 0 {
		d.act(func(ctx context.Context) error { return d.store.SettleSpoken(ctx, m.ID, spoke) }, nil)
		return
	}
	s := open[0]
	dialog := &kit.Dialog{Title: lang.X("settle.spoke.title", "この回で登壇しましたか?"), Width: 480, Footer: true,
		Content: kit.NewProse(lang.X("settle.spoke", "{{.Name}}さんは「{{.State}}」のままです。登壇した方だけが、登壇者数や報告書に入ります。", map[string]any{"Name": s.Name, "State": s.State.Label()}))}
	said := func(did bool) {
		dialog.Hide()
		spoke[s.ID] = did
		askSpoke(d, m, open[1:], spoke)
	}
	yes, no := spokeButtons(said)
	dialog.Primary, dialog.OnPrimary, dialog.Aside = yes.Text(), func() bool { said(true); return false }, no
	kit.Show(d.win, dialog)
}

// spokeButtons say that somebody spoke, or did not.
func spokeButtons(said func(bool)) (spoke, not *kit.Button) {
	return kit.NewButton(lang.X("speaker.spoke", "登壇した"), func() { said(true) }), kit.NewButton(lang.X("speaker.spoke.not", "登壇していない"), func() { said(false) })
}

func spokeState(did bool) data.AssignmentState {
	if did {
		return data.Spoke
	}
	return data.Refused
}

package gui

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// apply adds all that is ticked and cancels what is to be cancelled, as one
// operation.
func (p *pasteDialog) apply() {
	d, t := p.t.d, p.t
	channel := channels()[p.channel.Index()]
	var result data.PasteResult
	var last int64
	p.dialog.SetBusy(true)
	d.actOr(func(ctx context.Context) (err error) {
		if result, err = d.store.ApplyPaste(ctx, p.plan, channel); err != nil {
			return err
		}
		last, err = d.lastAdded(ctx, t.id, result)
		return err
	}, func() {
		p.dialog.SetBusy(false)
		p.dialog.Hide()
		t.head.filter.SetText("")
		t.lists.want(last)
		d.sayUndo(pasteSentence(result), d.did)
		p.sayPassed(result)
	}, func(error) bool {
		p.dialog.SetBusy(false)
		return false
	})
}

// sayPassed names those who were passed over, and why.
func (p *pasteDialog) sayPassed(r data.PasteResult) {
	var lines []string
	for _, s := range r.Skipped {
		lines = append(lines, lang.X("paste.passed.one", "{{.Name}}さん: {{.Why}}", map[string]any{"Name": s.Name, "Why": words.PasteSkip(s)}))
	}
	if len(lines) > 0 {
		kit.Inform(p.t.d.win, lang.X("paste.passed", "加えなかった方がいます"), strings.Join(lines, "\n"))
	}
}

// lastAdded finds a registration to point at: the latest of those that were added.
func (d *desk) lastAdded(ctx context.Context, seminar int64, r data.PasteResult) (int64, error) {
	if len(r.Names) == 0 {
		return 0, nil
	}
	list, err := d.store.Applicants(ctx, seminar)
	if err != nil && !errors.Is(err, data.ErrNotFound) {
		return 0, err
	}
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Name == r.Names[len(r.Names)-1] && (applicantRow{Applicant: list[i]}).live() {
			return list[i].ID, nil
		}
	}
	return 0, nil
}

// pasteSentence says what became of it.
func pasteSentence(r data.PasteResult) string {
	n := map[string]any{"N": len(r.Names), "Waiting": r.Waiting, "Drop": r.Withdrawn, "Skipped": len(r.Skipped)}
	switch {
	case len(r.Skipped) > 0:
		return lang.X("paste.done.skipped", "{{.N}}名を追加しました。{{.Skipped}}名は、すでに入っていたため見送りました。", n)
	case r.Waiting > 0:
		return lang.X("paste.done.waiting", "{{.N}}名を追加しました(うち{{.Waiting}}名はキャンセル待ち)。", n)
	case r.Withdrawn > 0 && len(r.Names) > 0:
		return lang.X("paste.done.both", "{{.N}}名を追加し、{{.Drop}}名をキャンセルにしました。", n)
	case r.Withdrawn > 0:
		return lang.X("paste.done.drop", "{{.Drop}}名をキャンセルにしました。", n)
	}
	return lang.X("paste.done", "{{.N}}名を追加しました。", n)
}

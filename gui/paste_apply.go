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
// operation. The dialog closes, unless something is left that she has not decided.
func (p *pasteDialog) apply() {
	d, t := p.t.d, p.t
	channel := channels()[p.channel.Index()]
	var result data.PasteResult
	var last int64
	var rest *data.PastePlan
	p.dialog.SetBusy(true)
	d.actOr(func(ctx context.Context) (err error) {
		if result, err = d.store.ApplyPaste(ctx, p.plan, channel); err != nil {
			return err
		}
		if last, err = d.lastAdded(ctx, t.id, result); err != nil {
			return err
		}
		rest, err = d.store.RestOfPaste(ctx, p.plan)
		return err
	}, func() {
		p.dialog.SetBusy(false)
		p.keep(rest, result)
		if p.open() == 0 {
			p.dialog.Hide()
		} else {
			d.win.Canvas().Focus(p.grid)
		}
		t.head.filter.SetText("")
		t.lists.want(last)
		d.sayUndo(pasteSentence(result), d.did)
		p.sayPassed(result)
	}, func(error) bool {
		p.dialog.SetBusy(false)
		return false
	})
}

// keep shows what is left after some of it was done.
func (p *pasteDialog) keep(rest *data.PastePlan, done data.PasteResult) {
	aside := map[int]bool{}
	n := 0
	for i := range p.plan.Lines {
		if !p.plan.Lines[i].Take {
			aside[n] = p.aside[i]
			n++
		}
	}
	p.aside, p.went, p.plan = aside, true, rest
	p.serial++ // an answer to the text that is on its way would bring back what was done
	p.regroup()
	p.dialog.SetTitle(pasteLeft(done, p.open()))
}

// open counts the lines that she has neither added nor set aside.
func (p *pasteDialog) open() int {
	n := 0
	for i := range p.plan.Lines {
		if p.plan.Lines[i].Open() && !p.aside[i] {
			n++
		}
	}
	return n
}

// pasteLeft says what became of it, and how much is left.
func pasteLeft(r data.PasteResult, open int) string {
	n := map[string]any{"N": len(r.Names), "Drop": r.Withdrawn, "Open": open}
	switch {
	case r.Withdrawn > 0 && len(r.Names) > 0:
		return lang.X("paste.left.both", "{{.N}}名を加え、{{.Drop}}名をキャンセルにしました。残り{{.Open}}件はまだ決まっていません。", n)
	case r.Withdrawn > 0:
		return lang.X("paste.left.drop", "{{.Drop}}名をキャンセルにしました。残り{{.Open}}件はまだ決まっていません。", n)
	}
	return lang.X("paste.left", "{{.N}}名を加えました。残り{{.Open}}件はまだ決まっていません。", n)
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

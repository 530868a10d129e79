package gui

import (
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// holder is a page with fields. What cannot be saved of them is said by Ctrl+S, asked
// about before another page is shown and before the program ends; the rest was saved when
// the field was left.
type holder interface{ Forms() []*kit.Form }

// notKept is the first form of the page shown that holds something that cannot be saved,
// with the field and what is the matter; nil: all is saved or being saved.
func (d *desk) notKept() (form *kit.Form, label, why string) {
	h, ok := d.sh.now.(holder)
	if !ok {
		return nil, "", ""
	}
	for _, f := range h.Forms() {
		if label, why := f.Unsaved(); why != "" {
			return f, label, why
		}
	}
	return nil, "", ""
}

// saveAll is Ctrl+S: what is still in a field is saved, and then it is said whether
// everything is; the keyboard goes to what is not.
func (d *desk) saveAll() {
	call(d.sh.now, leaver.Leave)
	d.queue.empty(func() {
		form, label, why := d.notKept()
		if _, ok := d.sh.now.(*contactPage); ok && d.lettersOpen() != "" {
			d.complainText(d.lettersOpen())
			return
		}
		if form == nil {
			d.toast(lang.X("saved", "保存済みです。入力したものは、そのつど台帳に書き込まれています。"))
			return
		}
		d.complainText(notKeptText(label, why))
		form.FocusUnsaved()
	})
}

func notKeptText(label, why string) string {
	if label == "" {
		return why
	}
	return lang.X("unsaved", "「{{.Field}}」は、まだ保存していません。{{.Why}}", map[string]any{"Field": label, "Why": why})
}

// beforeLeaving asks about what could not be saved; false: there is nothing to ask. leave is
// called if she gives it up, verb says so.
func (d *desk) beforeLeaving(verb string, leave func()) bool {
	form, label, why := d.notKept()
	if form == nil {
		return false
	}
	stays := true
	dialog := &kit.Dialog{Title: lang.X("unsaved.title", "保存していない入力があります"), Content: kit.NewProse(notKeptText(label, why)), Width: 440, Footer: true,
		Primary: lang.X("unsaved.stay", "戻って直す")}
	dialog.Aside = kit.NewLink(verb, func() {
		stays = false
		dialog.Hide()
	})
	dialog.OnClosed = func() {
		if stays {
			form.FocusUnsaved()
			return
		}
		leave()
	}
	kit.Show(d.win, dialog)
	return true
}

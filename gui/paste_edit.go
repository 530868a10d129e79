package gui

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// edit mends what was understood of a line, which then is somebody new from outside,
// or is looked up by hand.
func (p *pasteDialog) edit(i int) {
	l := &p.plan.Lines[i]
	form := kit.NewForm()
	add := func(key, label, text string) *kit.Entry {
		e := kit.NewEntry()
		e.SetText(text)
		form.Add(key, label, e, "")
		return e
	}
	name := add("name", lang.X("outside.name", "氏名"), l.Name)
	reading := add("reading", lang.X("outside.reading", "ふりがな"), l.Reading)
	from := add("organization", lang.X("outside.organization", "団体"), l.From)
	title := add("title", lang.X("outside.title", "職名"), l.Position)
	mail := add("email", lang.X("outside.email", "メール"), l.Email)
	phone := add("phone", lang.X("outside.phone", "電話"), l.Phone)
	remark := add("remark", lang.X("paste.col.remark", "備考"), l.Remark)
	form.Clean()
	var dialog *kit.Dialog
	keep := func() bool {
		before := l.Entry
		l.Name, l.Reading, l.From, l.Position, l.Email, l.Phone, l.Remark = name.Text, reading.Text, from.Text, title.Text, mail.Text, phone.Text, remark.Text
		if l.Person.ID == 0 || l.Status == data.PasteUncertain {
			var invalid data.Invalid
			if err := p.plan.AsOutside(i); errors.As(err, &invalid) {
				l.Entry = before
				form.Mark(words.Fields(invalid))
				return false
			}
		}
		dialog.Hide()
		p.decided(i)
		return false
	}
	label := lang.X("paste.edit.do", "外部の方として加える")
	if l.Person.ID != 0 && l.Status != data.PasteUncertain {
		label = lang.X("paste.edit.keep", "直す")
	}
	dialog = &kit.Dialog{Title: lang.X("paste.edit.title", "読み取ったことを直す"), Content: form.Object(), Width: 520, Primary: label,
		Secondary: lang.X("cancel", "やめる"), OnPrimary: keep, First: form.First(), Changed: form.Changed}
	form.OnSubmit = func() { keep() }
	kit.Show(p.t.d.win, dialog)
}

package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// Confirm asks before something is done. verb is what the button says (取り消す,
// never はい); danger makes it red. yes runs after the dialog has closed.
func Confirm(w fyne.Window, title, text, verb string, danger bool, yes func()) {
	confirm(w, &Dialog{Title: title, Content: prose(text), Primary: verb, Danger: danger, Secondary: leave()}, yes)
}

func confirm(w fyne.Window, d *Dialog, yes func()) {
	said := false
	d.Width = 400
	d.OnPrimary = func() bool { said = true; return true }
	d.OnClosed = func() {
		if said {
			yes()
		}
	}
	Show(w, d)
}

// Inform tells something that has to be read.
func Inform(w fyne.Window, title, text string) {
	Show(w, &Dialog{Title: title, Content: prose(text), Width: 400, Primary: lang.X("kit.close", "閉じる")})
}

// Ask asks for one line of text, for instance a reason. validate (may be nil) gets
// what was typed, without spaces round it, and returns a complaint, "" for none;
// ok runs after the dialog has closed.
func Ask(w fyne.Window, title, label, verb string, validate func(string) string, ok func(string)) {
	entry, wrong := newTypeField(), newComplaint()
	text := func() string { return strings.TrimSpace(entry.Text) }
	entry.OnChanged = func(string) { wrong.say("") }
	d := &Dialog{Title: title, Primary: verb, Secondary: leave(), First: entry,
		Content: Col(4, NewMuted(label), entry, wrong.label),
		Changed: func() bool { return text() != "" }}
	wrong.fit = d.fit
	confirm(w, d, func() { ok(text()) })
	d.OnPrimary = asked(d.OnPrimary, validate, text, wrong)
}

// asked lets an answer through when there is no complaint about it.
func asked(through func() bool, validate func(string) string, text func() string, wrong *complaint) func() bool {
	return func() bool {
		if validate != nil {
			if c := validate(text()); c != "" {
				wrong.say(c)
				return false
			}
		}
		return through()
	}
}

// complaint is a red sentence with a sign, nothing as long as there is none.
type complaint struct {
	label *remark
	fit   func() // lays out what it stands in
}

func newComplaint() *complaint {
	c := &complaint{label: newRemark(SizeSecondary, ColorBad, true), fit: func() {}}
	c.label.Hide()
	return c
}

func (c *complaint) say(text string) {
	if c.label.text != text {
		c.label.Hidden = text == ""
		c.label.SetText(text)
		c.fit()
	}
}

// leave is the button that does nothing. キャンセル would be what a participant
// does.
func leave() string { return lang.X("kit.leave", "やめる") }

// prose is text that breaks as Japanese does, nothing without a text.
func prose(text string) fyne.CanvasObject {
	if text == "" {
		return nil
	}
	r := newRemark(SizeBody, ColorText, false)
	r.SetText(text)
	return r
}

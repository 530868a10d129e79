package gui

import (
	"fyne.io/fyne/v2/lang"

	"jibun/data/wareki"
	"jibun/gui/kit"
)

// letter is a text of 連絡する人 that she changed. It is written into a mail and not into
// the ledger, so it stays as long as the ledger is open.
type letter struct {
	text string
	sent bool // copied, or all were told
}

// letters are those of the groups of people who are told the same.
type letters map[contactKey]*letter

// sent notes that a text is where it was meant to go.
func (l letters) sent(k contactKey) {
	if x := l[k]; x != nil {
		x.sent = true
	}
}

// open is how many are not.
func (l letters) open() (n int) {
	for _, x := range l {
		n += boolean(!x.sent)
	}
	return n
}

// fill puts her text into the field, or what is made.
func (p *contactPage) fill() {
	text := p.made
	if x := p.d.letters[p.key]; x != nil {
		text = x.text
	}
	p.fills = true
	if p.text.Text != text {
		p.text.SetText(text)
	}
	p.fills = false
}

// changed keeps what she typed; what is made again is not hers.
func (p *contactPage) changed(text string) {
	p.sayCopy()
	switch {
	case p.fills:
	case text == p.made:
		delete(p.d.letters, p.key)
	default:
		p.d.letters[p.key] = &letter{text: text}
	}
}

// lettersOpen says that texts of 連絡する人 were changed and are nowhere yet, "" if there
// are none.
func (d *desk) lettersOpen() string {
	if d.letters.open() == 0 {
		return ""
	}
	return lang.X("letters.open", "「連絡する人」で直した文を、まだコピーしていません。文は台帳には入らず、プログラムを終わるまで残ります。")
}

// askLetters asks about such texts before the program ends; false: there are none.
func (d *desk) askLetters(end func()) bool {
	text := d.lettersOpen()
	if text == "" {
		return false
	}
	dialog := &kit.Dialog{Title: lang.X("unsaved.title", "保存していない入力があります"), Content: kit.NewProse(text), Width: 440, Footer: true,
		Primary: lang.X("letters.stay", "戻って連絡する人を開く")}
	stays := true
	dialog.Aside = kit.NewLink(lang.X("unsaved.end", "入力を捨てて終わる"), func() {
		stays = false
		dialog.Hide()
	})
	dialog.OnClosed = func() {
		if stays {
			d.goContact(0)
			return
		}
		end()
	}
	kit.Show(d.win, dialog)
	return true
}

// seriesOn is what a series is called on a day.
func (d *desk) seriesOn(id int64, day wareki.Date) string {
	for _, s := range d.series {
		if s.ID == id {
			return s.NameOn(day)
		}
	}
	return ""
}

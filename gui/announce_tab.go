package gui

import (
	"context"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// announceTab is 告知: texts for the in-house board, e-mail and Facebook, made from
// the record, to be copied. What she changes there is kept in the ledger as it is left.
type announceTab struct {
	d       *desk
	id      int64
	kinds   *kit.Tabs
	at      int // the kind that is shown
	form    *kit.Form
	text    *kit.Entry
	count   *kit.Text
	note    *kit.Text   // whether it is hers, and whether the facts have changed since
	again   *kit.Button // back to what is made
	subject *kit.Button // copies it, of a mail
	body    *kit.Button // copies the text, of a mail what is written in it
	m       data.SeminarSummary
	made    [3]string            // as made from the record
	written [3]data.Announcement // what she wrote instead; ID 0: nothing
	root    fyne.CanvasObject
}

func newAnnounceTab(d *desk, id int64) seminarTab {
	t := &announceTab{d: d, id: id, form: kit.NewForm(), text: kit.NewArea(6), count: kit.NewMuted(""), note: kit.NewMuted("").Shortens()}
	t.kinds = kit.NewTabs([]string{lang.X("announce.board", "庁内掲示板"), lang.X("announce.mail", "メール"), lang.X("announce.facebook", "Facebook")}) // as AnnouncementKinds
	t.kinds.OnChanged = func(i int) {
		t.save()
		t.at = i
		t.form.Clean()
		t.show()
	}
	t.form.Add("text", lang.X("announce.label", "告知の文"), t.text, "")
	t.form.Live(t.save)
	t.form.OnChanged = func() { t.say() }
	freeze(d, t.text)
	t.body = kit.NewPrimary("", t.copy)
	t.subject = kit.NewButton(lang.X("mail.subject.copy", "件名をコピー"), t.copySubject)
	t.again = kit.NewButton(lang.X("announce.again", "元の文に戻す"), t.drop)
	foot := kit.Border(nil, nil, kit.Middle(t.count), kit.Row(8, t.again, t.subject, t.body), kit.Pad(0, 12, 0, 16, kit.Middle(t.note)))
	t.root = kit.Border(kit.Pad(0, 0, 12, 0, t.kinds), kit.Pad(12, 0, 0, 0, foot), nil, nil, t.text)
	return t
}

// Content is the tab.
func (t *announceTab) Content() fyne.CanvasObject { return t.root }

// leads: what she is here for is to copy the text.
func (t *announceTab) leads() bool { return true }

// Kinds are those of the record.
func (t *announceTab) Kinds() data.Kinds {
	return data.KindSeminars | data.KindSpeakers | data.KindOffice | data.KindRegistrations
}

// Load makes the texts and finds those that she wrote.
func (t *announceTab) Load() tabLoad {
	return func(ctx context.Context, m data.SeminarSummary) (func(), error) {
		party, err := t.d.party(ctx, t.id)
		if err != nil {
			return nil, err
		}
		written, err := t.d.store.Announcements(ctx, t.id)
		return func() {
			t.m, t.made = m, announcements(t.d.office, m, party)
			for i, k := range data.AnnouncementKinds() {
				t.written[i] = written[k]
			}
			t.show()
		}, err
	}
}

// stands is the text of a kind as the ledger says it: hers, or what is made.
func (t *announceTab) stands(i int) string {
	if t.written[i].ID != 0 {
		return t.written[i].Text
	}
	return t.made[i]
}

// show shows the text of the kind, unless she is typing.
func (t *announceTab) show() {
	t.form.Refill(func() {
		if text := t.stands(t.at); t.text.Text != text {
			t.text.SetText(text)
		}
	})
	t.say()
}

// say says how long the text is and whose.
func (t *announceTab) say() {
	subject, body := subjectOf(t.text.Text)
	t.count.SetText(lang.X("announce.count", "{{.N}}字", map[string]any{"N": utf8.RuneCountInString(strings.TrimRight(body, "\n"))}))
	t.subject.Hidden = subject == ""
	t.body.SetText(copyWord(subject))
	hers := t.written[t.at].ID != 0
	text, tone := "", kit.ColorMuted
	switch {
	case hers && t.written[t.at].Made != t.made[t.at]:
		text, tone = lang.X("announce.facts", "直したあとで、セミナーの内容(日時、会場、講師など)が変わりました。文をお確かめください。"), kit.ColorWarn
	case hers:
		text = lang.X("announce.hers", "直した文です。内容が変わっても、ひとりでに変わることはありません。")
	}
	t.note.ColorName = tone
	t.note.SetText(text)
	able(t.again, hers && t.d.writable())
}

func (t *announceTab) save() {
	i, text := t.at, t.text.Text
	t.d.queue.turn(func() { t.saveNow(i, text) })
}

// saveNow keeps what she typed for a kind; what is made again is kept by no record.
func (t *announceTab) saveNow(i int, text string) {
	if !t.d.writable() || text == t.stands(i) {
		return
	}
	a := t.written[i]
	if text == t.made[i] {
		t.d.act(func(ctx context.Context) error { return t.d.store.DropAnnouncement(ctx, a.ID) }, nil)
		return
	}
	a.SeminarID, a.Kind, a.Text, a.Made = t.id, data.AnnouncementKinds()[i], text, t.made[i]
	t.d.actOr(func(ctx context.Context) error { return t.d.store.SaveAnnouncement(ctx, &a) }, func() {
		t.written[i] = a
		t.show()
	}, t.d.marks(t.form))
}

// drop lets what is made from the record stand again.
func (t *announceTab) drop() {
	a := t.written[t.at]
	if a.ID == 0 {
		return
	}
	t.form.Clean() // what stands in the field is given up
	t.d.act(func(ctx context.Context) error { return t.d.store.DropAnnouncement(ctx, a.ID) }, func() {
		t.d.win.Canvas().Focus(t.text)
	})
}

// Leave keeps what is still in the field.
func (t *announceTab) Leave() { t.save() }

// Forms are its field.
func (t *announceTab) Forms() []*kit.Form { return []*kit.Form{t.form} }

// copy puts the text into the clipboard.
func (t *announceTab) copy() {
	t.save()
	_, body := subjectOf(t.text.Text)
	t.d.copy(body, lang.X("announce.copied", "コピーしました。貼り付ける先で Ctrl+V を押してください。"))
}

// copySubject puts the subject of the mail into the clipboard.
func (t *announceTab) copySubject() {
	subject, _ := subjectOf(t.text.Text)
	t.d.copy(subject, lang.X("announce.copied", "コピーしました。貼り付ける先で Ctrl+V を押してください。"))
}

// copyWord is what copies a text with this subject, or with none.
func copyWord(subject string) string {
	if subject == "" {
		return lang.X("announce.copy", "文章をコピー")
	}
	return lang.X("mail.body.copy", "本文をコピー")
}

// Focus begins at the kinds.
func (t *announceTab) Focus() { t.d.win.Canvas().Focus(t.kinds) }

// Help is for F1.
func (t *announceTab) Help() []string {
	return []string{
		lang.X("announce.help", "← →\t掲示板・メール・Facebook を選ぶ"),
		lang.X("announce.help.edit", "文は直せます。欄を離れると台帳に残ります。"),
	}
}

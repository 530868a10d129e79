package gui

import (
	"context"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// announceTab is 告知: texts for the in-house board, e-mail and Facebook, made from
// the record, to be copied. What she changes there is hers until the page is left.
type announceTab struct {
	d     *desk
	id    int64
	kinds *kit.Tabs
	text  *kit.Entry
	count *kit.Text
	m     data.SeminarSummary
	made  [3]string // as made from the record
	now   [3]string // as it stands, perhaps changed by her
	root  fyne.CanvasObject
}

func newAnnounceTab(d *desk, id int64) seminarTab {
	t := &announceTab{d: d, id: id, text: kit.NewArea(6), count: kit.NewMuted("")}
	t.kinds = kit.NewTabs([]string{lang.X("announce.board", "庁内掲示板"), lang.X("announce.mail", "メール"), lang.X("announce.facebook", "Facebook")})
	t.kinds.OnChanged = func(int) { t.showText() }
	t.text.OnChanged = func(s string) { t.now[t.kinds.Index()] = s; t.counted(s) }
	copyAll := kit.NewPrimary(lang.X("announce.copy", "文章をコピー"), t.copy)
	again := kit.NewButton(lang.X("announce.again", "作り直す"), func() { t.now[t.kinds.Index()] = t.made[t.kinds.Index()]; t.showText() })
	t.root = container.NewBorder(kit.Pad(0, 0, 12, 0, t.kinds), kit.Pad(12, 0, 0, 0, container.NewBorder(nil, nil, t.count, kit.Row(8, again, copyAll))), nil, nil, t.text)
	return t
}

// Content is the tab.
func (t *announceTab) Content() fyne.CanvasObject { return t.root }

// Kinds are those of the record.
func (t *announceTab) Kinds() data.Kinds {
	return data.KindSeminars | data.KindSpeakers | data.KindOffice | data.KindRegistrations
}

// Load makes the texts; those she has changed stay.
func (t *announceTab) Load() tabLoad {
	return func(ctx context.Context, m data.SeminarSummary) (func(), error) {
		party, err := t.d.party(ctx, t.id)
		return func() {
			t.m = m
			for i, text := range announcements(t.d.office, m, party) {
				if t.now[i] == t.made[i] {
					t.now[i] = text
				}
				t.made[i] = text
			}
			t.showText()
		}, err
	}
}

func (t *announceTab) showText() {
	i := t.kinds.Index()
	if t.text.Text != t.now[i] {
		t.text.SetText(t.now[i])
	}
	t.counted(t.now[i])
}

func (t *announceTab) counted(s string) {
	t.count.SetText(lang.X("announce.count", "{{.N}}字", map[string]any{"N": utf8.RuneCountInString(s)}))
}

// copy puts the text into the clipboard.
func (t *announceTab) copy() {
	t.d.copy(t.text.Text, lang.X("announce.copied", "コピーしました。貼り付ける先で Ctrl+V を押してください。"))
}

// Focus begins at the kinds.
func (t *announceTab) Focus() { t.d.win.Canvas().Focus(t.kinds) }

// Help is for F1.
func (t *announceTab) Help() []string {
	return []string{lang.X("announce.help", "← →\t掲示板・メール・Facebook を選ぶ")}
}

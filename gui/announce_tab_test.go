package gui

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"jibun/data"
)

func TestAnnounce_texts(t *testing.T) {
	e := newEvening(t, 40, func(m *data.Seminar) {
		m.Venue, m.Date, m.Deadline, m.Start, m.End = "つばき会館 302", "2026-12-08", "", "18:30", "20:00"
	})
	p, x := openTab(t, e.path, e.seminar, "announce")
	tab := x.(*announceTab)
	m := seminar(t, p, e.seminar)
	want := "【" + tab.m.SeriesName + "】"
	if m.Number != 0 {
		want = "【" + numberLabel(m.Seminar) + " " + m.SeriesName + "】"
	}
	want += "ヒット商品から学ぶマーケティング\n\n日時: 令和8年12月8日(火) 18:30–20:00\n会場: つばき会館 302\n定員: 40名\n申込: 12月7日(月)まで\n\n参加を希望"
	if !strings.HasPrefix(tab.text.Text, want) {
		t.Errorf("board:\n%s\nwant it to begin\n%s", tab.text.Text, want)
	}
	if strings.Contains(tab.text.Text, "講師") {
		t.Error("a line without a value is not left out")
	}
	tab.text.SetText("わたしの文章")
	change := m.Seminar
	change.Venue = "本庁舎"
	if err := p.desk.store.SaveSeminar(t.Context(), &change); err != nil {
		t.Fatal(err)
	}
	if tab.text.Text != "わたしの文章" {
		t.Errorf("a reload throws away what she typed: %q", tab.text.Text)
	}
	tab.kinds.SetIndex(1)
	if !strings.Contains(tab.text.Text, "会場: 本庁舎") {
		t.Error("the other text does not follow the record")
	}
}

// What she writes is kept in the ledger, a text each kind, when the field, the kind or the
// page is left; it says when the facts have changed since; dropping it brings back what is
// made, and undo hers.
func TestAnnounce_kept(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "announce")
	tab := x.(*announceTab)
	made := tab.text.Text
	tab.text.SetText("わたしの文章")
	tab.kinds.SetIndex(1)
	mail := tab.text.Text
	tab.text.SetText(mail + "\n追伸")
	p.desk.goRoom("home")
	p.desk.goSeminar(e.seminar, "announce")
	tab = p.desk.sh.now.(*seminarPage).tab().(*announceTab)
	if tab.text.Text != "わたしの文章" || tab.again.Disabled() || !strings.Contains(tab.note.Text, "直した文です") {
		t.Errorf("on the board stands %q, and %q", tab.text.Text, tab.note.Text)
	}
	tab.kinds.SetIndex(1)
	if !strings.HasSuffix(tab.text.Text, "追伸") {
		t.Errorf("the e-mail says %q", tab.text.Text)
	}
	tab.kinds.SetIndex(2)
	if !tab.again.Disabled() || tab.note.Text != "" {
		t.Error("what she did not touch counts as hers")
	}
	tab.kinds.SetIndex(0)
	m := seminar(t, p, e.seminar).Seminar
	m.Venue = "本庁舎"
	if err := p.desk.store.SaveSeminar(t.Context(), &m); err != nil {
		t.Fatal(err)
	}
	if tab.text.Text != "わたしの文章" || !strings.Contains(tab.note.Text, "内容(日時、会場、講師など)が変わりました") {
		t.Errorf("after another venue %q, and %q", tab.text.Text, tab.note.Text)
	}
	tab.drop()
	if tab.text.Text == made || !strings.Contains(tab.text.Text, "本庁舎") || !tab.again.Disabled() {
		t.Errorf("dropped it is %q", tab.text.Text)
	}
	p.desk.undo()
	if tab.text.Text != "わたしの文章" {
		t.Errorf("taken back it is %q", tab.text.Text)
	}
}

// A lecturer is announced with where from; who refused is not.
func TestAnnounce_speakers(t *testing.T) {
	for want, s := range map[string]data.SpeakerLine{
		"総務部 人事課 田中 太郎": {Name: "田中 太郎", From: "総務部 人事課"},
		"田中 太郎":         {Name: "田中 太郎"},
		"呉読書会 山本 花子さん":  {Name: "山本 花子", From: "呉読書会", Outside: true},
		"山本 花子さん":       {Name: "山本 花子", Outside: true},
	} {
		if got := speakerCalled(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	m := data.SeminarSummary{Speakers: []data.SpeakerLine{
		{Name: "甲", Assignment: data.Assignment{State: data.Refused}}, {Name: "乙", Assignment: data.Assignment{State: data.Accepted}},
		{Name: "丙", Assignment: data.Assignment{State: data.Candidate}}, {Name: "丁", Assignment: data.Assignment{State: data.Sounding}}}}
	m.Title, m.Date = "x", "2026-12-08"
	if got := announcements(data.Office{}, m, &data.Party{})[0]; strings.ContainsAny(got, "甲丙丁") || !strings.Contains(got, "講師: 乙") || strings.Contains(got, "懇親会") {
		t.Errorf("it says %q", got)
	}
}

// A mail's subject and what is written in it are copied apart; what is counted is the text.
func TestAnnounce_copy(t *testing.T) {
	e := newEvening(t, 40)
	p, x := openTab(t, e.path, e.seminar, "announce")
	tab := x.(*announceTab)
	if tab.subject.Visible() {
		t.Error("the board has a subject")
	}
	tapButton(t, tab.root, "文章をコピー")
	if got := fyne.CurrentApp().Clipboard().Content(); got != tab.text.Text {
		t.Errorf("copied %q", got)
	}
	tab.kinds.SetIndex(1)
	shot(t, p, "announce-mail")
	tapButton(t, tab.root, "件名をコピー")
	subject := fyne.CurrentApp().Clipboard().Content()
	tapButton(t, tab.root, "本文をコピー")
	body := fyne.CurrentApp().Clipboard().Content()
	if !strings.HasPrefix(subject, "【ご案内】") || strings.Contains(subject, "\n") || strings.Contains(body, "件名") || !strings.HasPrefix(body, "各位") {
		t.Errorf("subject %q, body %q", subject, body)
	}
	if want := fmt.Sprintf("%d字", utf8.RuneCountInString(strings.TrimSpace(body))); tab.count.Text != want {
		t.Errorf("counted %s, want %s", tab.count.Text, want)
	}
}

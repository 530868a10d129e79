package gui

import (
	"strings"
	"testing"

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
		want = "【" + numberLabel(m.Number) + " " + m.SeriesName + "】"
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

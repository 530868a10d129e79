package export

import (
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

// lettersSay is all that stands on the sheets of a paper, a cell a line.
func lettersSay(p *sheet.Paper) string {
	var out []string
	for s := range p.Sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				if c.Text != "" {
					out = append(out, c.Text)
				}
			}
		}
	}
	return strings.Join(out, "\n")
}

// toThree is a letter to three lecturers with the roles.
func toThree(roles ...string) report.RequestLetter {
	var all []report.RequestLetter
	for i, name := range []string{"森川 明", "近藤 進", "山田 花子"} {
		all = append(all, report.RequestLetter{Head: sampleHead(), Lecturer: name, Role: roles[i], Number: 400, Title: "題", Venue: "本庁舎"})
	}
	return all[0].To(all[1:]...)
}

// A letter to several says each one's role where they differ, in the title, the text and the
// point, and in the text that she wrote; where all have the same it says that one.
func TestLetter_rolesOfSeveral(t *testing.T) {
	apart := toThree("ファシリテーター", "スピーカー", "スピーカー")
	same := toThree("スピーカー", "スピーカー", "スピーカー")
	own := apart
	own.Text = "{{講師の氏名}}様に、{{役割}}をお願いします。"
	for name, c := range map[string]struct {
		r           report.RequestLetter
		want, never []string
	}{
		"apart": {apart, []string{"のファシリテーター・スピーカーについて(依頼)", "ファシリテーター(森川 明 様)とスピーカー(近藤 進 様・山田 花子 様)を引き受けて",
			"ファシリテーター 森川 明 様、スピーカー 近藤 進 様、", "ありません(職員どうし"}, []string{"のファシリテーターについて", "、ファシリテーターを"}},
		"same":      {same, []string{"のスピーカーについて(依頼)", "、スピーカーを引き受けて", "お願いする役割\nスピーカー\n"}, []string{"スピーカー("}},
		"her words": {own, []string{"森川 明・近藤 進・山田 花子様に、ファシリテーター(森川 明 様)とスピーカー(近藤 進 様・山田 花子 様)をお願いします。"}, nil},
	} {
		got := strings.ReplaceAll(lettersSay(LetterPaper(c.r, HalfWidths{})), "\n", "|")
		joined := strings.ReplaceAll(got, "|", "")
		for _, w := range c.want {
			if in := got; !strings.Contains(in, strings.ReplaceAll(w, "\n", "|")) && !strings.Contains(joined, w) {
				t.Errorf("%s: it does not say %q:\n%s", name, w, got)
			}
		}
		for _, w := range c.never {
			if strings.Contains(joined, w) {
				t.Errorf("%s: it says %q:\n%s", name, w, got)
			}
		}
	}
}

// One 礼状 for all thanks each for what they did; a letter of one's own for one's own role.
func TestThanks_rolesOfSeveral(t *testing.T) {
	r := report.ThanksLetters{Together: true}
	for i, role := range []string{"ファシリテーター", "スピーカー"} {
		r.All = append(r.All, report.RequestLetter{Head: sampleHead(), Lecturer: []string{"森川 明", "近藤 進"}[i], Role: role, Number: 398, Title: "題"})
	}
	flat := func(r report.ThanksLetters) string {
		return strings.ReplaceAll(lettersSay(ThanksPaper(r, HalfWidths{})), "\n", "")
	}
	if got := flat(r); !strings.Contains(got, "ファシリテーター(森川 明 様)とスピーカー(近藤 進 様)をお引き受け") {
		t.Error(got)
	}
	r.Together = false
	if got := flat(r); !strings.Contains(got, "お忙しいところスピーカーをお引き受け") || !strings.Contains(got, "お忙しいところファシリテーターをお引き受け") {
		t.Error(got)
	}
}

// To staff and to somebody from outside at once it is written as to who is from outside, and
// promises neither what is the other's.
func TestLetter_staffAndGuests(t *testing.T) {
	staff := report.RequestLetter{Head: sampleHead(), Lecturer: "森川 明", Role: "講師", Text: ""}
	guest := report.RequestLetter{Head: sampleHead(), Lecturer: "近藤 進", Role: "講師", Outside: true}
	got := strings.ReplaceAll(lettersSay(LetterPaper(staff.To(guest), HalfWidths{})), "\n", "")
	if !strings.Contains(got, "時下ますます") || strings.Contains(got, "職員どうしの学びの場のため") || !strings.Contains(got, "職員の方にはありません。職員でない方とは、別に御相談します。") {
		t.Error(got)
	}
	if guest.Text = "外部の文"; staff.To(guest).Text != "外部の文" || guest.To(staff).Text != "外部の文" {
		t.Error("it is written with the words for staff")
	}
}

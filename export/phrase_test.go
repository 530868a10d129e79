package export

import (
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

func TestPhrased(t *testing.T) {
	b := &paper{measure: HalfWidths{}}
	const mm, size = 105.4, 9.5 // 30 characters
	for text, want := range map[string]string{
		"短い　文": "短い　文",
		// no item is broken where that takes no more lines
		"状態: 参加確定　出欠: 欠席(連絡あり)　経路: 庁内　申込日時: 平成25年5月1日(水) 14:59　締切後の申込: いいえ　資料受領・視聴: いいえ": "状態: 参加確定　出欠: 欠席(連絡あり)　経路: 庁内\n申込日時: 平成25年5月1日(水) 14:59　締切後の申込: いいえ\n資料受領・視聴: いいえ",
		// else no word
		strings.Repeat("長", 29) + " いいえ":                                        strings.Repeat("長", 29) + "\nいいえ",
		"氏名: " + strings.Repeat("長", 20) + " 短い　出欠: " + strings.Repeat("長", 20): "氏名: " + strings.Repeat("長", 20) + " 短い\n出欠: " + strings.Repeat("長", 20),
		"　": "　",
		// what is longer than a line is broken where it must be
		strings.Repeat("長", 40) + " 短い":  strings.Repeat("長", 40) + " 短い",
		strings.Repeat("長", 58) + " いいえ": strings.Repeat("長", 58) + "\nいいえ",
	} {
		if got := b.phrased(text, mm, size); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// No word of a 開示用記録 is broken that stands in one line.
func TestDisclosure_words(t *testing.T) {
	r := sampleDisclosure()
	for i := range 40 { // where the last word ends differs
		r.Groups[0].Records = append(r.Groups[0].Records, report.DisclosedRecord{About: "じぶん投資セミナー 第" + strings.Repeat("1", i%4+1) + "回 " + strings.Repeat("論", i) + " その2",
			Says: "状態: 参加確定　出欠: 欠席(連絡あり)　理由: " + strings.Repeat("急", i) + "　締切後の申込: いいえ　資料受領・視聴: いいえ"})
	}
	whole := func(measured bool) (broken int) {
		p := paperOf(t, r)
		_, sheets := inHand(t, p)
		for _, row := range sheets[0].Rows {
			for j, c := range row.Cells {
				l := p.Looks[c.Look]
				if c.Kind != sheet.Text || c.Wide > 1 || !l.Wrap || l.Across == sheet.Centre {
					continue
				}
				text := c.Text
				if !measured {
					text = strings.ReplaceAll(text, "\n", " ") // as it was
				}
				m, mm := HalfWidths{}, sheets[0].Columns[j]
				lines := strings.Join(wrapped(m, text, mm, l.Size), "\n")
				for _, word := range strings.Fields(text) {
					if m.Lines(word, mm, l.Size) == 1 && !strings.Contains(lines, word) {
						broken++
					}
				}
			}
		}
		return broken
	}
	if n := whole(true); n > 0 {
		t.Errorf("%d words are broken", n)
	}
	if whole(false) == 0 {
		t.Error("broken words are not seen")
	}
}

// The lines of a head are legible, however long they are, and stand whole.
func TestSpan_legible(t *testing.T) {
	for name, x := range map[string]any{"signin": twoLecturers(sampleSignIn(38, 9, 7, true)), "survey": surveyOfTwo(), "attended": attendedOfTwo()} {
		p := paperOf(t, x)
		_, sheets := inHand(t, p)
		for _, s := range sheets {
			said := false
			for i, row := range s.Rows[:5] {
				for _, c := range row.Cells {
					if l := p.Looks[c.Look]; c.Kind == sheet.Text && c.Wide > 1 {
						if l.Size < legible {
							t.Errorf("%s %s: row %d stands in %g points: %s", name, s.Name, i+1, l.Size, c.Text)
						}
						said = said || strings.Contains(strings.Join(strings.Fields(c.Text), ""), "准教授大久保真之介")
					}
				}
			}
			if !said {
				t.Errorf("%s %s: the second lecturer is not there", name, s.Name)
			}
		}
	}
}

func surveyOfTwo() report.SurveySheet {
	r := sampleSurvey()
	r.Speakers = twoLecturers(report.SignIn{}).Speakers
	return r
}

func attendedOfTwo() report.Attended {
	r := sampleAttended(38, 9)
	r.Speakers = twoLecturers(report.SignIn{}).Speakers
	return r
}

// A word of a narrow column is broken in its middle, if it must be.
func TestSizes_words(t *testing.T) {
	b := newPaper(report.Head{}, HalfWidths{}, "x", 1)
	s := b.draft(plan{name: "x", widths: []float64{12}})
	texts := append(strings.Split(strings.Repeat("主事 ", 19), " ")[:19], "課長補佐")
	of := b.sizesOf(cellLook.sized(9), texts, 12, points(9))
	texts = append(texts, "主任保育士", "地域支援")
	for i, want := range map[int]string{0: "主事", 19: "課長\n補佐", 20: "主任\n保育士", 21: "地域\n支援"} {
		s.sized(cellLook.sized(9), of, texts[i], 12, points(9))
		if c := s.row.Cells[len(s.row.Cells)-1]; c.Text != want || b.Looks[c.Look].Size != 9 {
			t.Errorf("%q in %g points", c.Text, b.Looks[c.Look].Size)
		}
	}
	const section = "教育委員会事務局 学校施設課"
	s.sized(cellLook.sized(9), b.sizesOf(cellLook.sized(9), []string{"財務部", section}, 24, points(9)), section, 24, points(9))
	if c := s.row.Cells[len(s.row.Cells)-1]; c.Text != "教育委員会事務局\n学校施設課" || b.Looks[c.Look].Size != 7.5 {
		t.Errorf("%q in %g points", c.Text, b.Looks[c.Look].Size)
	}
	for word, want := range map[string]string{"選挙管理委員会事務局": "選挙管理委員会\n事務局", "地域包括支援担当": "地域包括支援担当"} {
		if got := b.halved(word, 26, 9); got != want {
			t.Errorf("%s: %q", word, got)
		}
	}
}

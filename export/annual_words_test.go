package export

import (
	"slices"
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

// No word of a section, a title, a name or a theme is broken in 開催一覧: 係|長, ビブリオバ|トル.
func TestAnnual_wholeWords(t *testing.T) {
	from := []string{"市民部 川尻市民センター 係長", "こども部 子育て施設課 主任", "こども部 保育課 主任保育士", "消防局 消防総務課 消防士長",
		"上下水道局 経営企画課 主査", "上下水道局 下水道建設課 課長補佐", "福祉保健部 西保健センター 主任保健師", "教育委員会事務局 学校安全課 主任"}
	a := sampleAnnual(len(from), 1)
	for i := range a.Seminars {
		x := &a.Seminars[i]
		x.Category, x.Venue, x.Title, x.Speakers = "読書セミナー(ビブリオバトル)", "本庁舎 7階702会議室", "ビブリオバトル ―子どもに読ませたい本", nil
		for n := range 1 + i%4 {
			x.Speakers = append(x.Speakers, report.Lecturer{From: from[(i+n)%len(from)], Name: "山本 裕之"})
		}
	}
	p, sheets := inHand(t, paperOf(t, a))
	seen := 0
	for _, s := range sheets {
		if s.Name != seminarsSheet {
			continue
		}
		for _, row := range s.Rows {
			for i, c := range row.Cells {
				if c.Kind != sheet.Text || !row.Listed {
					continue
				}
				lines := wrapped(HalfWidths{}, c.Text, s.Columns[i], p.Looks[c.Look].Size)
				if !p.Looks[c.Look].Wrap {
					lines = []string{c.Text}
				}
				for _, word := range slices.Concat(from, []string{"(ビブリオバトル)", "ビブリオバトル", "702会議室", "山本 裕之"}) {
					for _, w := range strings.Fields(word) {
						if !strings.Contains(strings.Join(lines, ""), w) {
							continue
						}
						seen++
						if !slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, w) }) {
							t.Errorf("%s is broken: %q", w, lines)
						}
					}
				}
			}
		}
	}
	if seen < 60 {
		t.Error("seen", seen)
	}
}

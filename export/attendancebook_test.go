package export

import (
	"strings"
	"testing"

	"jibun/data/report"
)

// An evening of which nobody has entered who came is not one to which nobody came.
func TestBook_unentered(t *testing.T) {
	r := report.Book{Head: sampleHead(), Year: 2019,
		Seminars:   []report.BookSeminar{{Number: 201, Date: "2019-04-09", Title: "論語", Applied: 1, Attendances: 2}, {Number: 202, Date: "2019-05-14", Title: "英会話", Applied: 1, Unentered: true}},
		NotEntered: []report.BookSeminar{{Number: 203, Date: "2019-06-11", Title: "読書会"}},
		People: []report.BookPerson{{Name: "青木 花子", Marks: []string{"○", "・"}, Applied: 2, Attended: 1, Rate: report.Ratio{Num: 1, Den: 1}},
			{Name: "渡辺 太郎", Marks: []string{"○", ""}, Attended: 1, Rate: report.Ratio{Num: 1, Den: 1}}}}
	_, sheets := inHand(t, paperOf(t, r))
	rows := sheets[0].Rows
	if sum := rows[bookHead+3].Cells; sum[5].Number != 2 || sum[6].Text != "未" {
		t.Errorf("出席 %v %q", sum[5].Number, sum[6].Text)
	}
	all := strings.Join(textsOf(t, paperOf(t, r)), "\n")
	for _, want := range []string{"当日参加は申込に数えません", "※ 未: 出欠が未入力の回 第202回 5/14", "まだ載せていない回: 第203回 6/11"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said", want)
		}
	}
}

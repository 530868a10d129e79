package export

import (
	"strings"
	"testing"

	"jibun/data/report"
)

// Who came without an application has a sign of their own, and so has an evening of which
// nobody has entered who came.
func TestBook_signs(t *testing.T) {
	r := report.Book{Head: sampleHead(), Year: 2019,
		Seminars:   []report.BookSeminar{{Number: 201, Date: "2019-04-09", Title: "論語", Applied: 1, Attendances: 2}, {Number: 202, Date: "2019-05-14", Title: "英会話", Applied: 1, Unentered: true}},
		NotEntered: []report.BookSeminar{{Number: 203, Date: "2019-06-11", Title: "読書会"}},
		People: []report.BookPerson{{Name: "青木 花子", Marks: []string{"○", "・"}, Applied: 2, Attended: 1, Rate: report.Ratio{Num: 1, Den: 1}},
			{Name: "渡辺 太郎", Marks: []string{"当", ""}, Attended: 1, Rate: report.Ratio{Num: 1, Den: 1}}}}
	_, sheets := inHand(t, paperOf(t, r))
	rows := sheets[0].Rows
	first, second, sum := rows[bookHead].Cells, rows[bookHead+1].Cells, rows[bookHead+3].Cells
	if first[5].Text != "○" || second[5].Text != "当" || sum[5].Number != 2 || sum[6].Text != "未" {
		t.Errorf("%q %q, 出席 %v %q", first[5].Text, second[5].Text, sum[5].Number, sum[6].Text)
	}
	if f := second[7].Formula; second[7].Number != 0 || !strings.Contains(f, `"当"`) {
		t.Errorf("申込 of who walked in: %v = %s", second[7].Number, f)
	}
	all := strings.Join(textsOf(t, paperOf(t, r)), "\n")
	for _, want := range []string{"当 当日参加", "※ 未: 出欠が未入力の回 第202回 5/14", "まだ載せていない回: 第203回 6/11"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said", want)
		}
	}
}

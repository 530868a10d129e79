package oldledger

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibun/data/table"
)

func readOffice(t *testing.T, name string) Ledger {
	t.Helper()
	f, err := table.ReadFile(t.Context(), "testdata/office/"+name, Limits())
	if err != nil {
		t.Fatal(err)
	}
	l, err := Read(f, today)
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, f, l)
	return l
}

func feet(l Ledger) string {
	var b strings.Builder
	for _, n := range l.Notes {
		if n.Code == FootFigure {
			fmt.Fprintf(&b, "%d %s: %s/%s\n", n.Line, n.Text, n.Value, n.Reckoned)
		}
	}
	return b.String()
}

// A form of an office: the lecturers are people, not their departments, and what the
// sentence at the foot says is said.
func TestRead_officeList(t *testing.T) {
	l := readOffice(t, "list_2012.xlsx")
	if len(l.Seminars) != 20 || len(l.Problems) != 0 {
		t.Fatalf("%d seminars, problems %v", len(l.Seminars), l.Problems)
	}
	lecturers := 0
	for _, s := range l.Seminars {
		lecturers += len(s.Lecturers)
		for _, x := range s.Lecturers {
			if x.Name == "" || x.Post == "" || placeOrTitle(x.Name) {
				t.Errorf("第%d回: %q %q", s.Number, x.Post, x.Name)
			}
		}
	}
	if lecturers != 28 {
		t.Errorf("%d lecturers", lecturers)
	}
	want := []Lecturer{{"矢野 秀樹", "市民部 音戸市民センター 主査"}, {"岡田 太郎", "総務部 危機管理課 主任"}, {"世良 進", "環境部 環境政策課 課長補佐"}, {"佐藤 雅子", "財務部 収納課 主事"}, {"黒田 太郎", "消防局 消防総務課 係長"}}
	if d := cmp.Diff(want, l.Seminars[3].Lecturers); d != "" {
		t.Errorf("第61回 (-want +got):\n%s", d)
	}
	if s := l.Seminars[16].Speaker; s != "財務部 収納課 主査 児玉 美智子" {
		t.Errorf("第74回: %q", s)
	}
	if d := cmp.Diff("29 実施回数 20回: 20/20\n29 参加者実人数 355名: 355/\n29 1回平均 40.8名: 40.8/40.8\n", feet(l)); d != "" {
		t.Errorf("at the foot (-want +got):\n%s", d)
	}
}

// A matrix alone: its evenings come from its heading.
func TestRead_officeMatrix(t *testing.T) {
	l := readOffice(t, "matrix_2012.xlsx")
	if len(l.Seminars) != 20 || len(l.Problems) != 0 || len(l.Attendance) != 891 {
		t.Fatalf("%d seminars, %d marks, problems %v", len(l.Seminars), len(l.Attendance), l.Problems)
	}
	first, last := l.Seminars[0], l.Seminars[19]
	if first.Number != 58 || first.Date != "2012-04-05" || first.Title != "手品で学ぶ人の注意" || last.Number != 77 || last.Date != "2013-03-28" || last.Title != "アンガーマネジメント入門" {
		t.Errorf("%+v %+v", first, last)
	}
	for _, n := range l.Notes {
		if n.Code == MarksWithout {
			t.Errorf("marks without a seminar: %+v", n)
		}
	}
	// counted in the file by hand: ○ and △ of 第72回
	came := 0
	for _, m := range l.Attendance {
		if m.Number == 72 && m.Code.came() {
			came++
		}
	}
	if list := readOffice(t, "list_2012.xlsx"); came != list.Seminars[14].Attended {
		t.Errorf("第72回: %d came, the list says %d", came, list.Seminars[14].Attended)
	}
}

// Whatever way the two columns of the lecturer stand.
func TestRead_lecturers(t *testing.T) {
	two := "山田 太郎/人事課 係長;佐藤 花子/財政課 主査"
	for name, c := range map[string]struct {
		merges []table.Merge
		lines  []string
		want   string // name/post, ; between people
		speech string
		code   Code
	}{
		"the name on the right": {[]table.Merge{{FirstLine: 1, LastLine: 1, FirstColumn: 3, LastColumn: 4}}, []string{"回|開催日|テーマ|講師||参加者数", "|||所属・職名|氏　名|", "1|H25.5.14|甲|人事課 係長\n財政課 主査|山田 太郎\n佐藤 花子|3"},
			two, "人事課 係長 山田 太郎、財政課 主査 佐藤 花子", ""},
		"the name on the left": {[]table.Merge{{FirstLine: 1, LastLine: 1, FirstColumn: 3, LastColumn: 4}}, []string{"回|開催日|テーマ|講師||参加者数", "|||氏名|所属|", "1|H25.5.14|甲|山田 太郎\n佐藤 花子|人事課 係長\n財政課 主査|3"},
			two, "", ""},
		"not merged":          {nil, []string{"回|開催日|テーマ|講師||参加者数", "|||所属・職名|氏名|", "1|H25.5.14|甲|人事課 係長\n財政課 主査|山田 太郎\n佐藤 花子|3"}, two, "", ""},
		"not merged, left":    {nil, []string{"回|開催日|テーマ|講師||参加者数", "|||氏名|所属・職名|", "1|H25.5.14|甲|山田 太郎\n佐藤 花子|人事課 係長\n財政課 主査|3"}, two, "", ""},
		"three lines":         {[]table.Merge{{FirstLine: 1, LastLine: 1, FirstColumn: 3, LastColumn: 4}, {FirstLine: 2, LastLine: 2, FirstColumn: 3, LastColumn: 4}}, []string{"回|開催日|テーマ|講師||参加者数", "|||(敬称略)||", "|||所属・職名|氏名|", "1|H25.5.14|甲|人事課 係長\n財政課 主査|山田 太郎\n佐藤 花子|3"}, two, "", ""},
		"one line, one word":  {nil, []string{"回|開催日|テーマ|講師氏名|講師所属|参加者数", "1|H25.5.14|甲|山田 太郎\n佐藤 花子|人事課 係長\n財政課 主査|3"}, two, "", ""},
		"one line, two words": {nil, []string{"回|開催日|テーマ|所属・職名|講師|参加者数", "1|H25.5.14|甲|人事課 係長\n財政課 主査|山田 太郎\n佐藤 花子|3"}, two, "", ""},
		"a line left out":     {nil, []string{"回|開催日|テーマ|講師氏名|講師所属", "1|H25.5.14|甲|山田 太郎\n佐藤 花子\n林 一|人事課\n\n財政課"}, "山田 太郎/人事課;佐藤 花子/;林 一/財政課", "人事課 山田 太郎、佐藤 花子、財政課 林 一", ""},
		"a post of two lines": {nil, []string{"回|開催日|テーマ|講師氏名|講師所属", "1|H25.5.14|甲|山田 太郎|総務部\n人事課"}, "山田 太郎/総務部　人事課", "総務部　人事課 山田 太郎", ""},
		"unequal":             {nil, []string{"回|開催日|テーマ|講師氏名|講師所属", "1|H25.5.14|甲|山田 太郎\n佐藤 花子\n林 一|人事課\n財政課"}, "山田 太郎/;佐藤 花子/;林 一/", "人事課、財政課　山田 太郎、佐藤 花子、林 一", LecturersUnpaired},
		"one post for all":    {nil, []string{"回|開催日|テーマ|講師氏名|講師所属", "1|H25.5.14|甲|山田 太郎、佐藤 花子|人事課"}, "山田 太郎/;佐藤 花子/", "人事課　山田 太郎、佐藤 花子", LecturersUnpaired},
		"only a post":         {nil, []string{"回|開催日|テーマ|講師氏名|講師所属", "1|H25.5.14|甲||呉港造船株式会社"}, "呉港造船株式会社/", "呉港造船株式会社", ""},
		"nobody":              {nil, []string{"回|開催日|テーマ|講師氏名|講師所属", "1|H25.5.14|甲|―|―"}, "", "", ""},
		"one column":          {nil, []string{"回|開催日|テーマ|講師", "1|H25.5.14|甲|人事課\n山田"}, "人事課　山田/", "人事課　山田", ""},
		"one column, names":   {nil, []string{"回|開催日|テーマ|講師", "1|H25.5.14|甲|山田 太郎\n佐藤 花子"}, "山田 太郎/;佐藤 花子/", "山田 太郎、佐藤 花子", ""},
		"brackets":            {nil, []string{"回|開催日|テーマ|講師", "1|H25.5.14|甲|鈴木 一（広島大学）"}, "鈴木 一/広島大学", "鈴木 一（広島大学）", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := sheet("一覧", c.lines...)
			s.Merges = c.merges
			l, err := Read(&table.File{Sheets: []table.Sheet{s}}, today)
			if err != nil || len(l.Seminars) != 1 {
				t.Fatalf("%+v %v", l, err)
			}
			var got []string
			for _, x := range l.Seminars[0].Lecturers {
				got = append(got, x.Name+"/"+x.Post)
			}
			if d := cmp.Diff(c.want, strings.Join(got, ";")); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if s := l.Seminars[0].Speaker; c.speech != "" && s != c.speech {
				t.Errorf("as one text %q, want %q", s, c.speech)
			}
			found := c.code == ""
			for _, n := range l.Notes {
				found = found || n.Code == c.code
				if n.Code == UnreadColumn {
					t.Errorf("column %d is not read: %q", n.Column, n.Text)
				}
			}
			if !found {
				t.Errorf("no note %s: %+v", c.code, l.Notes)
			}
		})
	}
}

func TestRead_matrixAlone(t *testing.T) {
	f := &table.File{Sheets: []table.Sheet{sheet("出席簿", "平成25年度",
		"||9|10|11|12|", "||4/12|5月10日|6/7||", "氏名|所属|手話|英会話||茶道|計", "山田|人事課|○|1|○|○|4", "佐藤|総務課|早|欠|○||2", "○＝出席　×＝欠席", "実人員 ２名　延べ ５名")}}
	l, err := Read(f, today)
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, f, l)
	if d := cmp.Diff("9 2013-04-12 手話\n10 2013-05-10 英会話\n", days(l)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if d := cmp.Diff("出席簿 4E no_title true \"6/7\"\n出席簿 4F no_date true \"12\"\n出席簿 7 -note\n出席簿 8 -note\n", problems(l)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if len(l.Attendance) != 7 {
		t.Errorf("%d marks", len(l.Attendance))
	}
	if d := cmp.Diff("8 実人員 2名: 2/2\n8 延べ 5名: 5/6\n", feet(l)); d != "" {
		t.Errorf("at the foot (-want +got):\n%s", d)
	}
	// With a list the matrix makes no evenings of its own.
	f.Sheets = append(f.Sheets, sheet("H25", "回|開催日|テーマ", "9|4/12|手話"))
	if l, err = Read(f, today); err != nil || len(l.Seminars) != 1 {
		t.Errorf("%v %v", days(l), err)
	}
}

// An old list as CSV says in what else it could be read.
func TestRead_doubtfulEncoding(t *testing.T) {
	f := &table.File{AlsoEncoding: []string{table.EncodingEUCJP}, Sheets: []table.Sheet{sheet("", "回|開催日|テーマ", "1|H25.5.14|甲")}}
	if l, err := Read(f, today); err != nil || len(l.AlsoEncoding) != 1 {
		t.Errorf("%v %v", l.AlsoEncoding, err)
	}
}

// What the ledger would refuse is a problem of its row or cell, not of the whole file.
func TestRead_unfit(t *testing.T) {
	long := strings.Repeat("長", 201)
	f := &table.File{Sheets: []table.Sheet{
		sheet("H25", "回|開催日|テーマ|会場|講師", "1|5/14|"+long, "2|6/11|甲\u202e|", "3|7/9|乙\u200b|"+long+"|山田\u2066", "4|8/6|丙|会議室|山田"),
		sheet("出席簿", "平成25年度", "氏名|所属|第3回|第4回", "山田|人事課|○|○", "佐藤\n林|人事課|○|○", strings.Repeat("寿", 61)+"|人事課|○|○")}}
	l, err := Read(f, today)
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, f, l)
	if d := cmp.Diff("3 2013-07-09 乙\n4 2013-08-06 丙\n", days(l)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	want := []Code{TooLong, Characters, TooLong, Characters, Characters, TooLong}
	var got []Code
	for _, p := range l.Problems {
		got = append(got, p.Code)
		if len([]rune(p.Value)) > 41 {
			t.Errorf("line %d shows %d characters", p.Line, len([]rune(p.Value)))
		}
	}
	if d := cmp.Diff(want, got); d != "" || len(l.Attendance) != 2 {
		t.Errorf("(-want +got):\n%s%d marks", d, len(l.Attendance))
	}
}

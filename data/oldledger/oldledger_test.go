package oldledger

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibun/data/table"
	"jibun/data/wareki"
)

const today wareki.Date = "2026-11-22"

// accounted checks that every row under every heading was taken or named.
func accounted(t *testing.T, f *table.File, l Ledger) {
	t.Helper()
	for _, a := range l.Accounts {
		if a.Rows != a.Taken+a.Problems+a.Skipped {
			t.Errorf("sheet %q: %+v", a.Sheet, a)
		}
	}
	total := 0
	for _, a := range l.Accounts {
		total += a.Problems + a.Skipped
	}
	named := len(l.Skipped)
	for _, p := range l.Problems {
		if !p.Taken {
			named++
		}
	}
	if named != total {
		t.Errorf("%d rows not taken, %d named", total, named)
	}
}

func problems(l Ledger) string {
	var b strings.Builder
	for _, p := range l.Problems {
		fmt.Fprintf(&b, "%s %d%s %s %v %q\n", p.Sheet, p.Line, table.ColumnName(p.Column), p.Code, p.Taken, p.Value)
	}
	for _, s := range l.Skipped {
		fmt.Fprintf(&b, "%s %d -%s\n", s.Sheet, s.Line, s.Why)
	}
	return b.String()
}

func TestRead_ledger(t *testing.T) {
	f, err := table.ReadFile(context.Background(), "testdata/ledger.xlsx", table.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := Read(f, today)
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, f, l)
	no := Unknown
	want := []Seminar{
		{4, "H20", 1, "2008-12-05", "18:30", "ドラッカー入門", "ドラッカー勉強会", "人事課　山田", "７階会議室", 50, 60, 3, "", []Lecturer{{Name: "人事課　山田"}}},
		{5, "H20", 2, "2009-01-23", "18:30", "論語を読む", "論語勉強会", "市民　佐藤", "同上", 30, no, 2, "懇親会あり", []Lecturer{{Name: "市民　佐藤"}}},
		{6, "H20", 3, "2009-02-20", "", "英会話", "英会話", "", "", no, no, 40, "", nil},
		{7, "H20", 4, "2009-03-06", "18:00", "女子会", "女子会", "", "", no, no, no, "", nil},
		{3, "平成25年度", 100, "2014-01-21", "18:30", "第100回記念", "ユニークなセミナー", "市長", "市民ホール", 300, 280, 250, "", []Lecturer{{Name: "市長"}}},
		{7, "平成25年度", 104, "2015-03-07", "", "年を間違えた", "", "", "", no, no, no, "", nil},
		{8, "平成25年度", 0, "2014-03-28", "", "番外編", "", "", "", no, no, no, "", nil},
	}
	if d := cmp.Diff(want, l.Seminars); d != "" {
		t.Errorf("seminars (-want +got):\n%s", d)
	}
	if d := cmp.Diff(`平成25年度 4B bad_date false "2/31"
平成25年度 5B no_date false "日のないもの"
平成25年度 6D no_title false "103 H26.3.7"
平成25年度 8A bad_number true "番外"
出席簿H20 9 nobody false "財政課 ○"
出席簿H20 10F unknown_mark true "?"
H20 8 -sum
H20 9 -note
出席簿H20 4 -heading
出席簿H20 8 -no_marks
出席簿H20 11 -sum
出席簿H20 12 -blank
出席簿H20 13 -note
`, problems(l)); d != "" {
		t.Errorf("problems (-want +got):\n%s", d)
	}
	var marks strings.Builder
	for _, m := range l.Attendance {
		fmt.Fprintf(&marks, "%d %s %s %s %s: %d %s %s\n", m.Line, m.StaffNo, m.Name, m.Reading, m.Department, m.Number, m.Date, m.Code)
	}
	if d := cmp.Diff(`5 00123 山田　太郎 やまだ　たろう 人事課: 1 2008-12-05 speaker
5 00123 山田　太郎 やまだ　たろう 人事課: 2 2009-01-23 attended
5 00123 山田　太郎 やまだ　たろう 人事課: 3 2009-02-20 attended
6 124 佐藤　花子 さとう　はなこ 総務課: 1 2008-12-05 attended
6 124 佐藤　花子 さとう　はなこ 総務課: 2 2009-01-23 late
6 124 佐藤　花子 さとう　はなこ 総務課: 3 2009-02-20 absent
7  林　一郎  NPOくれ: 1 2008-12-05 attended
7  林　一郎  NPOくれ: 2 2009-01-23 left_early
7  林　一郎  NPOくれ: 3 2009-02-20 waiting
10 00126 原　三郎 はら　さぶろう 財政課: 1 2008-12-05 attended
10 00126 原　三郎 はら　さぶろう 財政課: 3 2009-02-20 withdrawn
`, marks.String()); d != "" {
		t.Errorf("marks (-want +got):\n%s", d)
	}
	var notes strings.Builder
	for _, n := range l.Notes {
		fmt.Fprintf(&notes, "%s %d%s %s %d %d/%d %s\n", n.Sheet, n.Line, table.ColumnName(n.Column), n.Code, n.Number, n.Stated, n.Counted, n.Text)
	}
	if d := cmp.Diff(`H20 3L unread_column 0 0/0 写真
平成25年度 2L unread_column 0 0/0 写真
平成25年度 7B outside_year 104 0/0 2015-03-07
出席簿H20 2 legend_used 0 0/0 ● left_early
メモ 0 unread_sheet 0 0/1 
H20 5 count_differs 2 2/3 
H20 6 count_differs 3 40/1 
`, notes.String()); d != "" {
		t.Errorf("notes (-want +got):\n%s", d)
	}
}

// sheet makes a sheet of text cells; columns are separated by |.
func sheet(name string, lines ...string) table.Sheet {
	s := table.Sheet{Name: name}
	for i, l := range lines {
		r := table.Row{Line: i + 1}
		for c, text := range strings.Split(l, "|") {
			if text != "" {
				r.Cells = append(r.Cells, table.NewCell(c, table.Text, text, ""))
			}
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

func days(l Ledger) string {
	var b strings.Builder
	for _, s := range l.Seminars {
		fmt.Fprintf(&b, "%d %s %s\n", s.Number, s.Date, s.Title)
	}
	return b.String()
}

func TestRead_lists(t *testing.T) {
	for name, c := range map[string]struct {
		sheets []table.Sheet
		want   string
		code   Code
	}{
		"a column of years": {[]table.Sheet{sheet("一覧", "年度|回|月日|テーマ", "平成30年度|1|5/10|甲", "|2|2/8|乙", "令和元年度|3|4月5日|丙", "2020|4|3/12|丁")},
			"1 2018-05-10 甲\n2 2019-02-08 乙\n3 2019-04-05 丙\n4 2021-03-12 丁\n", ""},
		"a line a year": {[]table.Sheet{sheet("一覧", "№|日付|内容", "平成30年度", "1|5/10|甲", "令和元年度", "2|5/10|乙")},
			"1 2018-05-10 甲\n2 2019-05-10 乙\n", ""},
		"numbers anew each year": {[]table.Sheet{sheet("H30", "回|開催日|テーマ", "1|5/10|甲"), sheet("R元", "回|開催日|テーマ", "1|5/10|乙")},
			"1 2018-05-10 甲\n1 2019-05-10 乙\n", NumbersRestart},
		"a number twice": {[]table.Sheet{sheet("H30", "回|開催日|テーマ", "1|5/10|甲", "1|6/10|乙")},
			"1 2018-05-10 甲\n1 2018-06-10 乙\n", NumberTwice},
		"a day without a year": {[]table.Sheet{sheet("一覧", "回|開催日|テーマ", "1|5/10|甲", "2|H30.6.10|乙")}, "2 2018-06-10 乙\n", ""},
		"the future":           {[]table.Sheet{sheet("R8", "回|開催日|テーマ", "1|2027/2/1|甲")}, "1 2027-02-01 甲\n", FutureDate},
		"weekday disagrees":    {[]table.Sheet{sheet("H20", "回|開催日|テーマ", "1|12/5(木)|甲", "2|12/5(金)|乙")}, "2 2008-12-05 乙\n", ""},
		"two lines of heading": {[]table.Sheet{sheet("H20", "回|開催日|テーマ|参加者|", "||||職員|外部", "1|12/5|甲|3|2|1")}, "1 2008-12-05 甲\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := &table.File{Sheets: c.sheets}
			l, err := Read(f, today)
			if err != nil {
				t.Fatal(err)
			}
			accounted(t, f, l)
			if d := cmp.Diff(c.want, days(l)); d != "" {
				t.Errorf("(-want +got):\n%s%s", d, problems(l))
			}
			found := c.code == ""
			for _, n := range l.Notes {
				found = found || n.Code == c.code
			}
			if !found {
				t.Errorf("no note %s: %v", c.code, l.Notes)
			}
		})
	}
}

func TestRead_matrixByDay(t *testing.T) {
	f := &table.File{Sheets: []table.Sheet{
		sheet("H25", "回|開催日|テーマ|参加者数", "9|4/12|甲|2", "10|5/10|乙|1"),
		sheet("出席簿", "平成25年度", "氏名|所属|4/12|5月10日|6/7|出席率", "山田|人事課|○|1|○|100%", "佐藤|総務課|早|欠||50%", "○＝出席　×＝欠席", "|参加者数|2|1|1|"),
	}}
	l, err := Read(f, today)
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, f, l)
	got := ""
	for _, m := range l.Attendance {
		got += fmt.Sprintf("%s %d %s %s\n", m.Name, m.Number, m.Date, m.Code)
	}
	want := "山田 0 2013-04-12 attended\n山田 0 2013-05-10 attended\n山田 0 2013-06-07 attended\n佐藤 0 2013-04-12 left_early\n佐藤 0 2013-05-10 absent\n"
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s%s", d, problems(l))
	}
	if len(l.Notes) != 1 || l.Notes[0].Code != MarksWithout || l.Notes[0].Text != "2013-06-07" {
		t.Errorf("notes %+v", l.Notes)
	}
}

func TestMarks(t *testing.T) {
	for code, signs := range map[MarkCode]string{
		Attended: "○ ◯ 〇 o O Ｏ ◎ 出 出席 1 １ ✓ レ", Late: "△ 遅 遅刻", LeftEarly: "早 早退", Absent: "× ✕ ✖ x X ｘ 欠 欠席",
		NoShow: "● 無断", Withdrawn: "キ ｷ 取消 キャンセル", Waiting: "待 キャンセル待ち", Speaker: "講 講師", "": "- ― 0",
	} {
		for _, s := range strings.Fields(signs) {
			if got, ok := markOf(s, nil); !ok || got != code {
				t.Errorf("%q: %q %v, want %q", s, got, ok, code)
			}
		}
	}
	for _, s := range []string{"?", "2", "済んだ", "あ"} {
		if got, ok := markOf(s, nil); ok {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestDay_numberIsNoDay(t *testing.T) {
	if d, _, ok := day(table.NewCell(0, table.Number, "5.1", ""), 2013); ok {
		t.Errorf("5.1 as a number read as %s", d)
	}
	if d, _, ok := day(table.NewCell(0, table.Text, "5.10", ""), 2013); !ok || d != "2013-05-10" {
		t.Errorf("5.10 as text read as %q", d)
	}
}

func TestRead_nothing(t *testing.T) {
	var nf *NotFound
	if _, err := Read(&table.File{Sheets: []table.Sheet{sheet("x", "a|b")}}, today); !errors.As(err, &nf) {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("H20", "回,開催日,テーマ,参加者数,年度\n1,12/5(金),甲,3,平成20年度\n計,,,3\n※\n")
	f.Add("出席簿", "氏名,職員番号,1,第2回,4/12\n山田,1,○,×,△\n,,12/5,1/2,\n合計,,1,1,1\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		file, err := table.Read(context.Background(), "fuzz", []byte(text), table.Limits{})
		if err != nil {
			return
		}
		file.Sheets[0].Name = name
		l, err := Read(file, today)
		if err != nil {
			return
		}
		accounted(t, file, l)
	})
}

package roster

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"

	"jibun/data/table"
	"jibun/data/wareki"
)

const today wareki.Date = "2026-11-22"

func readBytes(t *testing.T, data []byte) *table.File {
	t.Helper()
	f, err := table.Read(context.Background(), "test", data, table.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// read guesses, reads, and checks that every row is accounted for.
func read(t *testing.T, f *table.File, remembered map[string]Field) (Layout, Result) {
	t.Helper()
	l, err := Guess(f.Sheets, remembered)
	if err != nil {
		t.Fatal(err)
	}
	r := Read(f, l, today)
	accounted(t, f, l, r)
	return l, r
}

func accounted(t *testing.T, f *table.File, l Layout, r Result) {
	t.Helper()
	seen := map[int]int{}
	for _, p := range r.People {
		seen[p.Line]++
	}
	for _, p := range r.Problems {
		seen[p.Line]++
		if len(p.Faults) == 0 {
			t.Errorf("line %d: a problem without a fault", p.Line)
		}
	}
	for _, s := range r.Skipped {
		seen[s.Line]++
	}
	rows := 0
	for _, row := range f.Sheets[l.Sheet].Rows {
		if row.Line > l.LastLine {
			if rows++; seen[row.Line] != 1 {
				t.Errorf("line %d is accounted for %d times", row.Line, seen[row.Line])
			}
		}
	}
	if got := len(r.People) + len(r.Problems) + len(r.Skipped); got != rows {
		t.Errorf("%d rows, %d accounted for", rows, got)
	}
	for _, w := range r.Warnings {
		if seen[w.Line] != 1 {
			t.Errorf("warning about line %d, which is nobody", w.Line)
		}
	}
}

// brief writes the outcome of a roster down, a line a row.
func brief(r Result) string {
	lines := map[int]string{}
	last := 0
	put := func(line int, format string, a ...any) {
		lines[line] += fmt.Sprintf(format, a...)
		last = max(last, line)
	}
	for _, p := range r.People {
		put(p.Line, "%s|%s|%s|%s|%s|%s|%s|%s", p.StaffNo, p.Name, p.Reading, p.Division, p.Section, p.Position, p.Hired, p.Status)
		if p.Retired {
			put(p.Line, "|retired")
		}
	}
	for _, w := range r.Warnings {
		put(w.Line, " ?%s@%s", w.Code, table.ColumnName(w.Column))
	}
	for _, p := range r.Problems {
		for _, f := range p.Faults {
			put(p.Line, "!%s@%s ", f.Code, table.ColumnName(f.Column))
			if f.Other != 0 {
				put(p.Line, "(%d) ", f.Other)
			}
		}
	}
	for _, s := range r.Skipped {
		put(s.Line, "-%s", s.Why)
	}
	var b strings.Builder
	for i := 0; i <= last; i++ {
		if lines[i] != "" {
			fmt.Fprintf(&b, "%d: %s\n", i, strings.TrimSpace(lines[i]))
		}
	}
	return b.String()
}

func TestRead_ugly(t *testing.T) {
	const want = `6: !duplicate_number@D (14)
7: 00124|佐藤 美咲|さとう　みさき|総務部|人事課|主任主事|2013-04-01|active
8: 00125|𠮷田　誠|よしだ　まこと|総務部|総務課|主事|2018-04-01|childcare
10: 00126|渡邉　愛|わたなべ　あい|福祉部|こども支援課|係長|2019-05-01|rehired
11: !no_number@D
12: -heading
13: 00127|山﨑　純||会計課||主事||left|retired ?error_cell@F
14: !duplicate_number@D (6)
15: !no_name@E
16: -sum
17: -note
`
	for _, name := range []string{"ugly.xlsx", "ugly_libreoffice.xlsx"} {
		f, err := table.ReadFile(context.Background(), "testdata/"+name, table.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		l, r := read(t, f, nil)
		if l.SheetName != "名簿" || l.FirstLine != 4 || l.LastLine != 5 {
			t.Fatalf("%s: layout %+v", name, l)
		}
		if name == "ugly.xlsx" { // openpyxl does not calculate: the cell of the formula is empty there
			r.Warnings = append(r.Warnings, Warning{13, Fault{Code: ErrorCell, Column: 5}})
		}
		var warnings []Warning
		for _, w := range r.Warnings {
			if w.Line == 13 {
				warnings = append(warnings, w)
			}
		}
		r.Warnings = warnings
		got := strings.ReplaceAll(brief(r), "9: -blank\n", "")
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
		wantColumns := map[Field]int{Division: 1, Section: 2, StaffNo: 3, Name: 4, Reading: 5, Position: 6, Hired: 7, Status: 8, Note: 9}
		if d := cmp.Diff(wantColumns, l.Columns); d != "" {
			t.Errorf("%s: columns (-want +got):\n%s", name, d)
		}
		if len(l.Missing) > 0 || len(l.Unknown) > 0 {
			t.Errorf("%s: missing %v, unknown %v", name, l.Missing, l.Unknown)
		}
		if l.Notes[0].Code != HiddenColumn || l.Notes[0].Field != StaffNo {
			t.Errorf("%s: notes %v", name, l.Notes)
		}
	}
}

func TestRead_csv(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"every field quoted": {"\"職員番号\",\"氏名\",\"フリガナ\",\"所属\",\"職名\"\r\n\"00012\",\"山田　太郎\",\"ﾔﾏﾀﾞ ﾀﾛｳ\",\"総務部 人事課\",\"主事\"\r\n",
			"2: 00012|山田　太郎|やまだ　たろう|総務部|人事課|主事||\n"},
		"semicolons and titles": {"職員一覧\n作成日;2026/4/1\n\n社員コード;名前;所属\nA-1;山田;消防本部警防課\nA-2;佐藤;教育委員会事務局学校教育課\nA-3;林;会計課\nA-4;森;総務部\n",
			"5: A-1|山田||消防本部|警防課|||\n6: A-2|佐藤||教育委員会事務局|学校教育課|||\n7: A-3|林|||会計課|||\n8: A-4|森||総務部||||\n"},
		"split names": {"職番,姓,名,セイ,メイ,課名\n1,山田,太郎,ヤマダ,タロウ,人事課\n2,林,,ハヤシ,,人事課\n",
			"2: 1|山田　太郎|やまだ　たろう||人事課|||\n3: 2|林|はやし||人事課|||\n"},
		"problems": {"職員番号,氏名,ふりがな,採用日,メール\n1,山田,やまだ,2013/2/30,a@b\n２,佐藤,山本,4/1,x\nあ,林,はやし,H25.4.1,\n,,はやし,,\n4,,,,\n5,森,もり,20130401,m@n.jp\n",
			"2: 1|山田|やまだ||||| ?bad_date@D\n3: 2|佐藤|||||| ?bad_reading@C ?bad_email@E ?bad_date@D\n4: !bad_number@A\n5: !no_number@A !no_name@B\n6: !no_name@B\n7: 5|森|もり||||2013-04-01|\n"},
		"numbers that are none": {"職員番号,氏名,所属\n#N/A,山田,人事課\n1.23E+03,佐藤,人事課\n(0012),林,人事課\n00 13,森,人事課\n*0014,原,人事課\n-0015,谷,人事課\n0016,岡,人事課\n",
			"2: !error_cell@A\n3: !bad_number@A\n4: !bad_number@A\n5: !bad_number@A\n6: !bad_number@A\n7: !bad_number@A\n8: 0016|岡|||人事課|||\n"},
		"numbers that are some": {"職員番号,氏名,所属\n00\u200b12,山田,人事課\n1234.0,佐藤,人事課\n\u200e0014\u00ad,林,人事課\n",
			"2: 0012|山田|||人事課|||\n3: 1234|佐藤|||人事課|||\n4: 0014|林|||人事課|||\n"},
		"a name that is none": {"職員番号,氏名,所属\n1,\"山田\n2,佐藤\",人事課\n3,\"林\n森\n原\n谷\",人事課\n4," + strings.Repeat("長", 60) + ",人事課\n5,\"寿限無\n太郎\",人事課\n6,(欠員),人事課\n",
			"2: !bad_name@B\n3: !bad_name@B\n4: !bad_name@B\n5: !characters@B\n6: !no_name@B\n"},
		"a department that is an error": {"職員番号,氏名,部,課\n1,山田,#N/A,人事課\n2,佐藤,総務部,#REF!\n3,林,総務部,人事課\n",
			"2: 1|山田|||||| ?error_cell@C\n3: 2|佐藤|||||| ?error_cell@D\n4: 3|林||総務部|人事課|||\n"},
		"a seating list": {"席,氏名,所属,内線\n1,山田 太郎,人事課,201\n2,佐藤 花,人事課,202\n総務課,,,\n3,欠員,総務課,203\n※内線は4月1日から,,,\n4,佐藤 花,人事課,202\n",
			"2: |山田 太郎|||人事課|||\n3: |佐藤 花|||人事課|||\n4: -note\n5: -vacant\n6: -note\n7: |佐藤 花|||人事課|||\n"},
		"a column of numbers without numbers": {"職員番号,氏名,所属\n,山田 太郎,人事課\n#N/A,佐藤 花,人事課\n", "2: |山田 太郎|||人事課|||\n3: |佐藤 花|||人事課|||\n"},
		"duplicates": {"職員番号,氏名,所属\n1,山田 太郎,人事課\n2,佐藤,総務課\n1,山田　太郎,総務課\n2,林,会計課\n３,森,会計課\n3,森,人事課\n",
			"2: 1|山田 太郎|||人事課|||\n3: !duplicate_number@A (5)\n4: !duplicate_number@A (2)\n5: !duplicate_number@A (3)\n6: 3|森|||会計課|||\n7: !duplicate_number@A (6)\n"},
		"slipped columns": {"職員番号,氏名,所属,備考\n1,山田,人事課,\n2,佐藤,人事課\n3,林,人,事課,x\n4 森,人事課\n5,原,人事課,\n6,谷,人事課,\n",
			"2: 1|山田|||人事課|||\n3: 2|佐藤|||人事課|||\n4: !ragged@\n5: !ragged@ !bad_number@A\n6: 5|原|||人事課|||\n7: 6|谷|||人事課|||\n"},
		"broken quote": {"職員番号,氏名,所属\n1,\"山田,人事課\n2,佐藤,人事課\n3,林,人事課\n",
			"2: !bad_quote@B\n3: 2|佐藤|||人事課|||\n4: 3|林|||人事課|||\n"},
		"carried down by hand": {"部,課,職員番号,氏名\n総務部,人事課,1,山田\n,人事課,2,佐藤\n,総務課,3,林\n福祉部,介護課,4,森\n,介護課,5,原\n",
			"2: 1|山田||総務部|人事課|||\n3: 2|佐藤||総務部|人事課|||\n4: 3|林||総務部|総務課|||\n5: 4|森||福祉部|介護課|||\n6: 5|原||福祉部|介護課|||\n"},
		"some blanks are blanks": {"部,課,職員番号,氏名\n総務部,人事課,1,山田\n,会計課,2,佐藤\n福祉部,介護課,4,森\n福祉部,介護課,5,原\n",
			"2: 1|山田||総務部|人事課|||\n3: 2|佐藤|||会計課|||\n4: 4|森||福祉部|介護課|||\n5: 5|原||福祉部|介護課|||\n"},
		"reading in the name's cell": {"職員番号,氏名,所属\n1,\"ヤマダ　タロウ\n山田　太郎\",人事課\n", "2: 1|山田　太郎|やまだ　たろう||人事課|||\n"},
		"two names in a cell":        {"職員番号,氏名,所属\n1,\"山田　太郎\n佐藤　花子\",人事課\n2,林,人事課\n", "2: !characters@B\n3: 2|林|||人事課|||\n"},
		"a name of a page":           {"職員番号,氏名,所属\n1," + strings.Repeat("山", 61) + ",人事課\n2,林,人事課\n", "2: !too_long@B\n3: 2|林|||人事課|||\n"},
		"quotes far apart": {"職員番号,氏名,所属\n1,\"山田,人事課\n2,佐藤,総務課\n3,森,総務課\n4,林\",会計課\n5,原,会計課\n",
			"2: !bad_quote@B\n3: 2|佐藤|||総務課|||\n4: 3|森|||総務課|||\n5: !bad_quote@B\n6: 5|原|||会計課|||\n"},
		"retired on a day": {"職員番号,氏名,退職日\n1,山田,2026/3/31\n2,佐藤,2027/3/31\n3,林,9999/12/31\n", "2: 1|山田|||||||retired\n3: 2|佐藤||||||\n4: 3|林||||||\n"},
	} {
		t.Run(name, func(t *testing.T) {
			codings := []string{c.in}
			if sjis, err := japanese.ShiftJIS.NewEncoder().String(c.in); err == nil {
				codings = append(codings, sjis)
			} else if !strings.Contains(c.in, "\u200b") {
				t.Fatal(err)
			}
			for _, data := range codings {
				_, r := read(t, readBytes(t, []byte(data)), nil)
				if d := cmp.Diff(c.want, brief(r)); d != "" {
					t.Errorf("(-want +got):\n%s", d)
				}
			}
		})
	}
}

func TestRead_badBytes(t *testing.T) {
	in, err := japanese.ShiftJIS.NewEncoder().String("職員番号,氏名,所属\n1,山田,人事課\n2,佐藤,総務課\n3,X原,人事課\n")
	if err != nil {
		t.Fatal(err)
	}
	in = strings.Replace(in, "2,", "2,\xfd", 1)
	in = strings.Replace(in, "X", "\xf0\x41", 1)
	_, r := read(t, readBytes(t, []byte(in)), nil)
	if d := cmp.Diff("2: 1|山田|||人事課|||\n3: !bad_bytes@B\n4: 3|\ue001原|||人事課||| ?gaiji@B\n", brief(r)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestRead_phonetic(t *testing.T) {
	cell := table.NewCell
	f := &table.File{Sheets: []table.Sheet{{Rows: []table.Row{
		{Line: 1, Cells: []table.Cell{cell(0, table.Text, "職員番号", ""), cell(1, table.Text, "氏名", "シメイ"), cell(2, table.Text, "ふりがな", "")}},
		{Line: 2, Cells: []table.Cell{cell(0, table.Number, "12", ""), cell(1, table.Text, "山田　太郎", "ヤマダ　タロウ")}},
		{Line: 3, Cells: []table.Cell{cell(0, table.Number, "13", ""), cell(1, table.Text, "佐藤", "サトウ"), cell(2, table.Text, "さとー", "")}},
		{Line: 4, Cells: []table.Cell{cell(0, table.Number, "14", ""), cell(1, table.Text, "林", "林")}},
		{Line: 5, Cells: []table.Cell{cell(0, table.Error, "#N/A", ""), cell(1, table.Text, "森", "モリ")}},
	}}}}
	_, r := read(t, f, nil)
	if d := cmp.Diff("2: 12|山田　太郎|やまだ　たろう|||||\n3: 13|佐藤|さとー|||||\n4: 14|林||||||\n5: !error_cell@A\n", brief(r)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestGuess(t *testing.T) {
	for name, c := range map[string]struct {
		in         string
		remembered map[string]Field
		columns    map[Field]int
		notes      []NoteCode
		unknown    []int
		missing    []Field
	}{
		"my number is not wanted": {"個人番号,氏名,所属\n123456789012,山田,人事課\n210987654321,佐藤,人事課\n", nil,
			map[Field]int{Name: 1, Department: 2}, []NoteCode{MyNumber}, nil, []Field{StaffNo, Reading}},
		"個人番号 of seven digits":    {"個人番号,氏名,所属\n1234567,山田,人事課\n", nil, map[Field]int{StaffNo: 0, Name: 1, Department: 2}, nil, nil, []Field{Reading}},
		"numbers by another name": {"整理記号,氏名,所属\n0101,山田,人事課\n0102,佐藤,人事課\n", nil, map[Field]int{Name: 1, Department: 2}, []NoteCode{NumberColumn}, []int{0}, []Field{StaffNo, Reading}},
		"a counter":               {"番号,氏名,所属\n1,山田,人事課\n2,佐藤,人事課\n3,林,人事課\n", nil, map[Field]int{Name: 1, Department: 2}, []NoteCode{CounterColumn}, nil, []Field{StaffNo, Reading}},
		"番号 as a number":          {"番号,氏名,所属\n1001,山田,人事課\n1005,佐藤,人事課\n", nil, map[Field]int{StaffNo: 0, Name: 1, Department: 2}, nil, nil, []Field{Reading}},
		"the better number":       {"番号,職員番号,氏名\n1,1001,山田\n", nil, map[Field]int{StaffNo: 1, Name: 2}, []NoteCode{CounterColumn}, nil, []Field{Reading}},
		"区分 is a band":            {"職員番号,氏名,区分\n1,山田,若手\n2,佐藤,管理職\n", nil, map[Field]int{StaffNo: 0, Name: 1, Band: 2}, nil, nil, []Field{Reading}},
		"区分 is a state":           {"職員番号,氏名,区分\n1,山田,在職\n2,佐藤,休職\n", nil, map[Field]int{StaffNo: 0, Name: 1, Status: 2}, nil, nil, []Field{Reading}},
		"区分 is anything":          {"職員番号,氏名,区分\n1,山田,正規\n2,佐藤,甲\n", nil, map[Field]int{StaffNo: 0, Name: 1}, nil, []int{2}, []Field{Reading}},
		"remembered": {"職員番号,氏名,旧姓 (※),ID\n1,山田,林,9\n", map[string]Field{Normalize("ＩＤ"): StaffNo, Normalize("職員番号"): Ignore, Normalize("旧姓(※)"): Note},
			map[Field]int{StaffNo: 3, Name: 1, Note: 2}, nil, nil, []Field{Reading}},
		"new and old department": {"職員番号,氏名,旧所属,新所属,所属,謎\n1,山田,甲課,乙課,丙課,x\n", nil,
			map[Field]int{StaffNo: 0, Name: 1, Department: 3}, []NoteCode{SecondColumn}, []int{5}, []Field{Reading}},
		"ornaments": {"※職 員 番 号※,【氏名】（漢字）,氏名（カナ）,所属（部）,所属（課）,E-Mail\n1,山田,ヤマダ,総務部,人事課,a@b\n", nil,
			map[Field]int{StaffNo: 0, Name: 1, Reading: 2, Division: 3, Section: 4, Email: 5}, nil, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := readBytes(t, []byte(c.in))
			l, _ := read(t, f, c.remembered)
			if d := cmp.Diff(c.columns, l.Columns); d != "" {
				t.Errorf("columns (-want +got):\n%s", d)
			}
			var notes []NoteCode
			for _, n := range l.Notes {
				notes = append(notes, n.Code)
			}
			if d := cmp.Diff([]any{c.notes, c.unknown, c.missing}, []any{notes, l.Unknown, l.Missing}); d != "" {
				t.Errorf("notes, unknown, missing (-want +got):\n%s", d)
			}
		})
	}
}

func TestGuess_mergedPairs(t *testing.T) {
	cell := table.NewCell
	words := func(line int, ws ...string) table.Row {
		r := table.Row{Line: line}
		for i, w := range ws {
			if w != "" {
				r.Cells = append(r.Cells, cell(i, table.Text, w, ""))
			}
		}
		return r
	}
	f := &table.File{Sheets: []table.Sheet{{Rows: []table.Row{
		words(3, "職員番号", "所属", "", "氏名", ""), words(4, "1", "総務部", "人事課", "山田", "太郎"), words(5, "2", "", "総務課", "佐藤", "花"),
	}, Merges: []table.Merge{{FirstLine: 3, LastLine: 3, FirstColumn: 1, LastColumn: 2}, {FirstLine: 3, LastLine: 3, FirstColumn: 3, LastColumn: 4}, {FirstLine: 4, LastLine: 5, FirstColumn: 1, LastColumn: 1}}}}}
	_, r := read(t, f, nil)
	if d := cmp.Diff("4: 1|山田　太郎||総務部|人事課|||\n5: 2|佐藤　花||総務部|総務課|||\n", brief(r)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestGuess_nothing(t *testing.T) {
	var nf *NotFound
	if _, err := Guess(readBytes(t, []byte("a,b\n1,2\n")).Sheets, nil); !errors.As(err, &nf) || nf.Sheets != 1 {
		t.Errorf("%v", err)
	}
}

// A real CSV of municipalities is no roster, but any column can be made a name.
func TestGuess_realCSV(t *testing.T) {
	data, err := os.ReadFile("../table/testdata/real/localgovjp-sjis.csv")
	if err != nil {
		t.Fatal(err)
	}
	f := readBytes(t, data)
	heads := f.Sheets[0].Rows[0]
	remembered := map[string]Field{Normalize(heads.At(2).Text()): Name, Normalize(heads.At(3).Text()): Reading, Normalize(heads.At(0).Text()): StaffNo}
	_, r := read(t, f, remembered)
	if len(r.People)+len(r.Problems) != len(f.Sheets[0].Rows)-1 {
		t.Errorf("%d people, %d problems of %d rows", len(r.People), len(r.Problems), len(f.Sheets[0].Rows))
	}
}

func TestResult_numberLengths(t *testing.T) {
	var b strings.Builder
	b.WriteString("職員番号,氏名\n")
	for i := 0; i < 20; i++ {
		fmt.Fprintf(&b, "%d,山田%c\n", 10001+i, 'あ'+i)
	}
	b.WriteString("23,佐藤\n")
	_, r := read(t, readBytes(t, []byte(b.String())), nil)
	if len(r.Notes) != 1 || r.Notes[0].Code != NumberLengths || len(r.Notes[0].Lines) != 1 || r.Notes[0].Lines[0] != 22 {
		t.Errorf("%v", r.Notes)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("職員番号,氏名,所属,部,課,区分,採用日,メール\n1,山田,人事課,,,若手,H25.4.1,a@b\n合計,,,\n"))
	f.Add([]byte("番号,姓,名,カナ\n\"1,山田\n,太郎,\n※注\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := table.Read(context.Background(), "fuzz", data, table.Limits{})
		if err != nil {
			return
		}
		l, err := Guess(file.Sheets, nil)
		if err != nil {
			return
		}
		accounted(t, file, l, Read(file, l, today))
	})
}

// Characters that nobody sees are taken out where that loses nothing; what turns the
// direction around refuses the row, or the field where it is not about who it is.
func TestRead_invisible(t *testing.T) {
	const in = "職員番号,氏名,ふりがな,所属,職名\n1,山田\u200b太郎\ufeff,やまだ,人事課,\u200b主事\n2,佐藤\u202e子花,さとう,人事課,主事\n3,森,もり,人事課,主事\u2066\n4,葛\U000e0100城,かつらぎ,人事\u200f課,主事\n5,葛\U000e0100城,かつらぎ,人事課,主事\n"
	const want = "2: 1|山田太郎|やまだ||人事課|主事||\n3: !characters@B\n4: 3|森|もり||人事課||| ?characters@E\n5: !characters@D\n6: 5|葛\U000e0100城|かつらぎ||人事課|主事||\n"
	_, r := read(t, readBytes(t, []byte(in)), nil)
	if d := cmp.Diff(want, brief(r)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	for _, p := range r.Problems {
		if len([]rune(p.Name)) > 41 {
			t.Errorf("line %d shows a name of %d characters", p.Line, len([]rune(p.Name)))
		}
	}
}

// Rows of the table that two quotes have made into the text of one cell are no person,
// whichever column they stand in: what the row says besides stood in other rows. A line
// break alone, or a comma alone, is text; a remark, addresses and telephones may have both.
func TestRead_tableInACell(t *testing.T) {
	for _, f := range Fields() {
		for cell, swallowed := range map[string]bool{"1主事\n佐藤　花子,人事課": true, "総務課\n人事係": false, "総務課,人事係": false} {
			layout := Layout{FirstLine: 1, LastLine: 1, Columns: map[Field]int{StaffNo: 0, Name: 1}, Headings: []string{"一", "二", "三"}}
			if f == Family || f == Given {
				layout.Columns = map[Field]int{StaffNo: 0, Family: 1, Given: 2}
			}
			at, ok := layout.Columns[f]
			if !ok {
				at = 2
				layout.Columns[f] = at
			}
			cells := []string{"1", "森　一", "x"}
			cells[at] = `"` + cell + `"`
			r := Read(readBytes(t, []byte("一,二,三\n"+strings.Join(cells, ",")+"\n")), layout, today)
			switch taken := len(r.People) == 1; {
			case who(f) && swallowed && taken, !who(f) && taken != (!swallowed || listed(f)):
				t.Errorf("%s: %q: taken %v, %+v", f, cell, taken, r.Problems)
			}
		}
	}
}

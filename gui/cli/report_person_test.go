package cli_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/sample/sampletest"
	"jibun/gui/papers"
)

// lettered is an office with an evening of two lecturers, one of one, one of none, and
// people of the same name.
func lettered(t *testing.T) (ledger string) {
	t.Helper()
	s := datatest.New(t)
	numbered := func(no string) func(*data.Person) { return func(p *data.Person) { p.StaffNo = no } }
	first := datatest.Person(t, s, "森川 陸", numbered("000101"))
	second := datatest.Person(t, s, "髙橋 恵", numbered("000102"))
	gone := datatest.Person(t, s, "佐伯 修", numbered("000105"))
	datatest.Person(t, s, "佐藤 健太", numbered("000103"))
	datatest.Person(t, s, "佐藤 健太", numbered("000104"))
	outside := datatest.Outsider(t, s, "佐藤 健太", "青年会議所")
	section := datatest.Department(t, s, "都市部", "建築指導課")
	for _, p := range []data.Person{first, second} {
		datatest.Post(t, s, p.ID, section.ID, "2020-04-01")
	}
	for i, speakers := range [][]data.Assignment{
		{{PersonID: gone.ID, State: data.Refused}, {PersonID: first.ID, State: data.Agreed}, {PersonID: second.ID, State: data.Sounding}},
		{{PersonID: outside.ID, State: data.Sounding}}, {}} {
		m := datatest.Planned(t, s, "論語勉強会", func(m *data.Seminar) { m.Number, m.Date = i+1, s.Today().AddDays(30+i) })
		for _, a := range speakers {
			a.SeminarID, a.Role = m.ID, data.Lecturer
			if err := s.Assign(t.Context(), &a); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.Path()
}

// refused runs a report that must fail: it says why in a sentence and leaves no file.
func refused(t *testing.T, args []string, want ...string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "x.xlsx")
	_, msg := jibun(t, 1, append(append([]string{"report"}, args...), "--out", out)...)
	for _, w := range want {
		if !strings.Contains(msg, w) {
			t.Errorf("%v: %q does not say %q", args, msg, w)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Errorf("%v: a file was written", args)
	}
}

// A letter goes to the lecturer who is meant, to the head or as a note; where several may
// be meant it says which there are.
func TestReport_letter(t *testing.T) {
	ledger, dir := lettered(t), t.TempDir()
	both := "1 森川 陸(都市部 建築指導課)、2 髙橋 恵(都市部 建築指導課)"
	for _, nobody := range []string{"青木 花子", "3", "佐伯 修", "　"} {
		refused(t, []string{"letter", ledger, "--number", "1", "--speaker", nobody}, "という講師は、この回にいません", both)
	}
	refused(t, []string{"letter", ledger, "--number", "3"}, "講師がまだ決まっていません")
	refused(t, []string{"letter", ledger, "--number", "4"}, "見つかりません", "4回は台帳にありません。いちばん大きい番号は、")
	jibun(t, 2, "report", "letter", ledger, "--number", "1", "--to", "boss", "--out", filepath.Join(dir, "x.xlsx"))

	out := filepath.Join(dir, "依頼書.xlsx")
	letter := func(number string, args ...string) string {
		t.Helper()
		jibun(t, 0, append([]string{"report", "letter", ledger, "--number", number, "--out", out}, args...)...)
		return words(seen(t, out))
	}
	for speaker, want := range map[string]string{"1": "森川陸様", "2": "髙橋恵様", "102": "髙橋恵様", "髙橋恵": "髙橋恵様", "森川　陸": "森川陸様"} {
		if got := letter("1", "--speaker", speaker); !strings.Contains(got, want) {
			t.Errorf("%s: %s", speaker, got)
		}
	}
	for to, want := range map[string]string{"lecturer": "髙橋恵様", "head": "建築指導課長様", "memo": "事務連絡"} {
		if got := letter("1", "--speaker", "2", "--to", to); !strings.Contains(got, want) {
			t.Errorf("%s: %s", to, got)
		}
	}
	if got := letter("2"); !strings.Contains(got, "佐藤健太様") {
		t.Errorf("the only lecturer: %s", got)
	}

	if got := letter("1"); !strings.Contains(got, "森川陸様") || !strings.Contains(got, "髙橋恵様") {
		t.Errorf("all lecturers: %s", got)
	}

	form := filepath.Join(dir, "ひな形.xlsx")
	jibun(t, 0, "form", "export", "letter", "--out", form)
	refused(t, []string{"letter", ledger, "--number", "1", "--form", form}, "印刷とPDFは2名分まとめてできます", "一人を選んでください")
	pages := filepath.Join(dir, "依頼書.pdf")
	if _, msg := jibun(t, 0, "report", "letter", ledger, "--number", "1", "--form", form, "--out", pages); strings.Count(msg, "書き出しました") != 1 {
		t.Error(msg)
	}
	if got, _ := jibun(t, 0, "history", ledger); !strings.Contains(got, "(森川 陸)(独自の様式) → "+pages) || !strings.Contains(got, "(髙橋 恵)(独自の様式) → "+pages) {
		t.Errorf("all lecturers on a form: %s", got)
	}
	for _, speaker := range []string{"1", "2"} {
		standard := letter("1", "--speaker", speaker)
		if got := letter("1", "--speaker", speaker, "--form", form); got != standard {
			t.Errorf("to lecturer %s on a form:\n%s\nwant\n%s", speaker, got, standard)
		}
	}
	if _, msg := jibun(t, 0, "report", "letter", ledger, "--number", "2", "--to", "memo", "--form", form, "--out", out); !strings.Contains(msg, "あて先と文は、様式に書いてあるとおり") {
		t.Error(msg)
	}
}

// A 受講履歴 is that of one person; of several of the name, of none, it says so.
func TestReport_person(t *testing.T) {
	ledger, dir := lettered(t), t.TempDir()
	refused(t, []string{"person", ledger, "--person", "佐藤健太"}, "「佐藤健太」は3名います", "000103 佐藤 健太", "000104 佐藤 健太", "佐藤 健太(青年会議所)")
	refused(t, []string{"person", ledger, "--person", "青木 花子"}, "「青木 花子」という氏名・職員番号の方はいません。")
	refused(t, []string{"person", ledger, "--person", "森川"}, "「森川」という氏名・職員番号の方はいません。近い方: 000101 森川 陸")
	refused(t, []string{"person", ledger, "--person", "0"}, "「0」という氏名・職員番号の方はいません。")
	refused(t, []string{"person", ledger, "--person", "　"}, "氏名か職員番号を書いてください")

	out, form := filepath.Join(dir, "履歴.xlsx"), filepath.Join(dir, "ひな形.xlsx")
	jibun(t, 0, "form", "export", "person", "--out", form)
	for person, want := range map[string]string{"森川 陸": "森川陸", "高橋恵": "髙橋恵", "000104": "000104", "104": "000104", "0000104": "000104", "佐藤 健太 青年会議所": "青年会議所"} {
		jibun(t, 0, "report", "person", ledger, "--person", person, "--out", out)
		standard := words(seen(t, out))
		if !strings.Contains(standard, want) {
			t.Errorf("%s: %s", person, standard)
		}
		jibun(t, 0, "report", "person", ledger, "--person", person, "--out", out, "--form", form)
		if got := words(seen(t, out)); got != standard {
			t.Errorf("%s on a form:\n%s\nwant\n%s", person, got, standard)
		}
	}
}

// Every kind of paper is written by a command, and its form is exported and filled by it;
// filled, the form says what the paper says.
func TestReport_kinds(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name+".xlsx") }
	ledger := sampletest.Office(t)
	year, evening := []string{"--year", "2026"}, []string{"--number", "400"}
	args := map[string][]string{"annual": append(year, "--history"), "book": year, "case": year, "signin": evening, "party": evening,
		"certificate": {"--number", "390"}, "attended": evening, "badges": evening, "tents": evening, "envelope": evening, "thanks": evening, "survey": evening, "tally": evening,
		"letter": append(evening, "--speaker", "2"), "person": {"--person", "佐藤 健太 青年会議所くれ"}, "disclosure": {"--person", "佐藤 健太 青年会議所くれ"}}
	_, help := jibun(t, 0, "--help")
	for _, k := range papers.Kinds() {
		if !strings.Contains(help, "jibun report "+k.Key+" 台帳") {
			t.Errorf("%s: the help does not name it", k.Key)
		}
		of, known := args[k.Key]
		if !known {
			t.Errorf("%s: no command writes it", k.Key)
			continue
		}
		report := append([]string{"report", k.Key, ledger, "--today", "2026-11-22"}, of...)
		jibun(t, 0, append(report, "--out", at("標準"))...)
		if why := k.Formless(); why != "" {
			if _, msg := jibun(t, 1, append(report, "--out", at("記入"), "--form", at("様式"))...); !strings.Contains(msg, why) {
				t.Errorf("%s: %s", k.Key, msg)
			}
			continue
		}
		jibun(t, 0, "form", "export", k.Key, "--out", at("様式"))
		if _, msg := jibun(t, 0, append(report, "--out", at("記入"), "--form", at("様式"))...); !strings.Contains(msg, "独自の様式") {
			t.Errorf("%s: %s", k.Key, msg)
		}
		want, got := seen(t, at("標準")), seen(t, at("記入"))
		if len(want) < 5 {
			t.Errorf("%s: %q", k.Key, want)
		}
		if k.Key == "letter" { // a form breaks its lines within a cell
			want, got = []string{words(want)}, []string{words(got)}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s on its form: %s", k.Key, d)
		}
	}
	if _, msg := jibun(t, 1, "form", "export", "list", "--out", at("一覧")); !strings.Contains(msg, "「list」というひな形はありません") {
		t.Error(msg)
	}
}

// seen is what the cells of a workbook say, row by row, as one sees it: without what is
// hidden, without free cells, and without the breaks that a paper makes and a form leaves
// to Excel; the 利用目的 at the foot of each page counts at the last of them.
func seen(t *testing.T, path string) (rows []string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		if shown, err := f.GetSheetVisible(sheet); err != nil || !shown {
			continue
		}
		rows = append(rows, sheet)
		foot := -1
		all, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range all {
			if shown, _ := f.GetRowVisible(sheet, r+1); !shown {
				continue
			}
			var line []string
			for c, v := range row {
				col, _ := excelize.ColumnNumberToName(c + 1)
				if shown, _ := f.GetColVisible(sheet, col); shown && words([]string{v}) != "" {
					line = append(line, words([]string{v}))
				}
			}
			if len(line) > 1 && strings.HasPrefix(line[0], "№") && strings.HasPrefix(line[1], "利用目的") {
				line = line[1:] // which numbers a page has only its paper says
			}
			if foot >= 0 && len(line) > 0 && line[0] == rows[foot] {
				rows, foot = slices.Delete(rows, foot, foot+1), -1
			}
			if len(line) > 0 && strings.HasPrefix(line[0], "利用目的") {
				foot = len(rows)
			}
			if len(line) > 0 {
				rows = append(rows, strings.Join(line, "\t"))
			}
		}
	}
	return rows
}

// words is the same without the breaks of lines and the space between words.
func words(rows []string) string {
	return strings.Join(strings.Fields(strings.Join(rows, " ")), "")
}

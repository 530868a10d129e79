package heading

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jibun/data/datatest/spent"
	"jibun/data/table"
)

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		" 職員　番号 ": "職員番号", "職員\n番号": "職員番号", "ＮＯ．": "no", "E-Mail": "e-mail", "【氏名】（漢字）": "(氏名)(漢字)", "ﾌﾘｶﾞﾅ": "フリガナ", "※所属：": "所属", "": "",
	} {
		if got := Normalize(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func lookup(key string) (Meaning, bool) {
	words := map[string]Meaning{"番号": {"no", 1}, "職員番号": {"no", 3}, "氏名": {"name", 3}, "氏名カナ": {"reading", 2}, "カナ": {"reading", 2}, "部": {"division", 1}, "課": {"section", 1}, "所属": {"department", 1}}
	m, ok := words[key]
	return m, ok
}

func sheet(merges []table.Merge, lines ...string) *table.Sheet {
	s := &table.Sheet{Merges: merges}
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

func TestFind(t *testing.T) {
	for name, c := range map[string]struct {
		sheet       *table.Sheet
		first, last int
		fields      map[int]string
	}{
		"title over it":       {sheet(nil, "氏名と所属の一覧", "", "番号|氏名|所属", "1|山田|人事課"), 3, 3, map[int]string{0: "no", 1: "name", 2: "department"}},
		"the fuller one":      {sheet(nil, "番号|氏名", "1|山田", "職員番号|氏名|所属", "1|佐藤|人事課"), 3, 3, map[int]string{0: "no", 1: "name", 2: "department"}},
		"the first of two":    {sheet(nil, "番号|氏名", "1|山田", "番号|氏名", "2|佐藤"), 1, 1, map[int]string{0: "no", 1: "name"}},
		"two lines":           {sheet(nil, "番号|所属||氏名|", "|部|課|漢字|カナ", "1|総務部|人事課|山田|ヤマダ"), 1, 2, map[int]string{0: "no", 1: "division", 2: "section", 3: "name", 4: "reading"}},
		"two lines, merged":   {sheet([]table.Merge{{FirstLine: 1, LastLine: 1, FirstColumn: 1, LastColumn: 2}}, "番号|氏名||所属", "|漢字|カナ|", "1|山田|ヤマダ|課"), 1, 2, map[int]string{0: "no", 1: "name", 2: "reading", 3: "department"}},
		"data is no heading":  {sheet(nil, "番号|氏名|所属|部", "甲|課|課|課", "乙|山田|人事課|x"), 1, 1, map[int]string{0: "no", 1: "name", 2: "department", 3: "division"}},
		"a title merged wide": {sheet([]table.Merge{{FirstLine: 1, LastLine: 1, FirstColumn: 0, LastColumn: 16383}}, "名簿", "番号|氏名", "1|山田"), 2, 2, map[int]string{0: "no", 1: "name"}},
	} {
		f, ok := Find(c.sheet, lookup, func(f map[string]bool) bool { return f["name"] })
		got := map[int]string{}
		for _, col := range f.Columns {
			if col.Known {
				got[col.Index] = col.Meaning.Field
			}
		}
		if d := cmp.Diff(c.fields, got); !ok || f.FirstLine != c.first || f.LastLine != c.last || c.sheet.Rows[f.Next].Line <= c.last || d != "" {
			t.Errorf("%s: lines %d-%d %v\n%s", name, f.FirstLine, f.LastLine, ok, d)
		}
	}
	if _, ok := Find(sheet(nil, "a|b"), lookup, func(f map[string]bool) bool { return f["name"] }); ok {
		t.Error("found a heading where none is")
	}
}

// A sheet full of words and merged blocks must not take long.
func TestFind_wide(t *testing.T) {
	s := &table.Sheet{}
	for line := 1; line <= searchRows; line++ {
		r := table.Row{Line: line}
		for c := 0; c < 1<<14; c++ {
			r.Cells = append(r.Cells, table.NewCell(c, table.Text, "言葉", ""))
			if c%8 == 0 {
				s.Merges = append(s.Merges, table.Merge{FirstLine: line, LastLine: line, FirstColumn: c, LastColumn: c + 7})
			}
		}
		s.Rows = append(s.Rows, r)
	}
	const most = 20 * time.Second
	if took := spent.Least(most, func() { Find(s, lookup, func(f map[string]bool) bool { return f["name"] }) }); took > most {
		t.Errorf("took %v", took)
	}
}

package learn

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/data/wareki"
	"jibun/export/template"
)

// workbook is one sheet with these cells.
func workbook(t *testing.T, cells map[string]any) *Book {
	t.Helper()
	f := excelize.NewFile()
	for at, v := range cells {
		if err := f.SetCellValue("Sheet1", at, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	book, err := Read(t.Context(), b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func matched(t *testing.T, b *Book, v template.Values) *Findings {
	t.Helper()
	f, err := Match(t.Context(), b, v)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// chosen is what is written into the form, by cell.
func chosen(f *Findings) map[string]string {
	out := map[string]string{}
	for _, c := range f.Cells {
		if c.Chosen >= 0 {
			out[c.Ref] = c.Candidates[c.Chosen].Text
		}
	}
	return out
}

// textCell is a cell with words.
func textCell(s string) *cell {
	c := &cell{CellView: template.CellView{Text: s, Row: 1, Col: 1}}
	c.runes = []rune(s)
	c.fold = folded(c.runes)
	return c
}

// Items of one value are told apart by what an office calls them.
func TestMatch_headings(t *testing.T) {
	v := template.Values{Items: map[string]template.Value{"参加延べ": template.Number(312), "申込延べ": template.Number(312), "定員合計": template.Number(312),
		"欠席": template.Number(312), "前年度参加延べ": template.Number(312)}}
	cells := map[string]any{}
	want := map[string]string{}
	for i, x := range []struct{ heading, item string }{{"参加者数", "参加延べ"}, {"応募者数", "申込延べ"}, {"募集人員", "定員合計"}, {"欠席者数", "欠席"}, {"前年度参加者数", "前年度参加延べ"}, {"延　人　員", "参加延べ"}} {
		row := fmt.Sprint(2*i + 1)
		cells["A"+row], cells["B"+row] = x.heading, 312
		want["B"+row] = "{{" + x.item + "}}"
	}
	got := chosen(matched(t, workbook(t, cells), v))
	for at, w := range want {
		if got[at] != w {
			t.Errorf("%s beside %v is %q, not %s", at, cells["A"+at[1:]], got[at], w)
		}
	}
}

// What a heading says best comes first, the very word before one that contains it.
func TestHeadScore(t *testing.T) {
	for _, x := range []struct {
		heading        string
		likelier, than string
	}{
		{"課名", "課名", "部名"}, {"演題", "テーマ", "分類"}, {"延べ人数", "参加延べ", "実人数"}, {"ふりがな", "ふりがな", "氏名"},
		{"講師氏名", "講師氏名", "氏名"}, {"昨年度の参加者数", "前年度参加延べ", "参加延べ"}, {"開催場所", "会場", "開催日"},
	} {
		a, b := headScore(x.likelier, []string{x.heading}), headScore(x.than, []string{x.heading})
		if a <= b {
			t.Errorf("%s: %s %.2f, %s %.2f", x.heading, x.likelier, a, x.than, b)
		}
	}
}

// A day is known in every style, and the mark writes it back as it was written.
func TestReader_dates(t *testing.T) {
	day := field{"開催日", template.Date("2013-05-01")}
	for text, want := range map[string]string{
		"平成25年5月1日":     "{{開催日|ggge年m月d日}}",
		"平成25年5月1日(水)":  "{{開催日|ggge年m月d日(aaa)}}",
		"平成25年5月1日 水曜日": "{{開催日|ggge年m月d日 aaaa}}",
		"5月1日水曜日":       "{{開催日|m月d日aaaa}}",
		"５月１日（水曜日）":     "{{開催日|全角 m月d日（aaaa）}}",
		"2013/05/01":    "{{開催日|yyyy/mm/dd}}",
		"H25.5.1":       "{{開催日|ge.m.d}}",
		"平25.5.1":       "{{開催日|gge.m.d}}",
		"５月１日（水）":       "{{開催日|全角 m月d日（aaa）}}",
		"5月1日(水曜)":      "{{開催日|m月d日(aaa曜)}}",
		"(水曜)":          "({{開催日|aaa曜}})",
		"25.5.1":        "{{開催日|e.m.d}}",
		"13/05/01(水)":   "{{開催日|yy/mm/dd(aaa)}}",
		"5/1":           "{{開催日|m/d}}",
		"開催日：5月1日（水）18時から":  "開催日：{{開催日|m月d日（aaa）}}18時から",
		"平成25年5月1日から5月1日まで": "{{開催日|ggge年m月d日}}から{{開催日|m月d日}}まで",
		"2013年5月2日":         "",
		"5月1日(木)":           "",
	} {
		got := ""
		for _, p := range patterns(newReader(&style{}, &effort{ctx: t.Context()}).read(textCell(text), []field{day})) {
			if s, ok := p.filled(func(string) template.Value { return day.value }); !ok || s != text {
				t.Errorf("%s: %s writes %q", text, p.text(""), s)
			}
			if got == "" {
				got = p.text("")
			}
		}
		if got != want {
			t.Errorf("%s is read as %q, not %q", text, got, want)
		}
	}
}

func evenings(n int) template.Values {
	l := &template.Table{Name: "開催", Names: []string{"番号", "開催日", "テーマ", "参加"}}
	for i, theme := range []string{"文書の書き方", "防災の心得", "窓口の応対", "統計の読み方", "条例のつくり", "契約の基礎", "議会の仕組み", "図書館の一日"}[:n] {
		l.Rows = append(l.Rows, []template.Value{template.Number(41 + i), template.Date(wareki.Date("2013-05-08").AddDays(14 * i)), template.Text(theme), template.Number(18 + 3*i)})
	}
	return template.Values{Items: map[string]template.Value{"年度": template.Text("平成25年度")}, Lists: map[string]*template.Table{"開催": l}}
}

// Lines go to the rows that they are about, whatever order they stand in: one that the
// file lacks leaves the others where they are, one whose figure differs is a conflict,
// and one that the ledger does not know is a stranger.
func TestMatch_alignment(t *testing.T) {
	v := evenings(8)
	cells := map[string]any{"A1": "回", "B1": "開催日", "C1": "テーマ", "D1": "参加者数"}
	row := 2
	for i, r := range v.Lists["開催"].Rows {
		if i == 2 {
			continue // the file lacks it
		}
		at := fmt.Sprint(row)
		cells["A"+at], cells["C"+at], cells["D"+at] = int(r[0].Float()), r[2].String(), int(r[3].Float())
		cells["B"+at], _ = template.Shown(r[1], "m月d日")
		if row++; i == 4 {
			cells["D"+at] = 99
			at = fmt.Sprint(row)
			cells["A"+at], cells["B"+at], cells["C"+at], cells["D"+at] = 900, "1月1日", "新春の集い", 5
			row++
		}
	}
	f := matched(t, workbook(t, cells), v)
	if len(f.Lists) != 1 || f.Lists[0].Name != "開催" || f.Lists[0].Shape != "down" || f.Lists[0].From != "A2" || f.Lists[0].To != "D9" || f.Lists[0].Rows != 7 {
		t.Fatalf("%+v", f.Lists)
	}
	r := f.sets[0].regions[0][0]
	if !slices.Equal(r.lines, []int{2, 3, 4, 5, 7, 8, 9}) || !slices.Equal(r.rows, []int{0, 1, 3, 4, 5, 6, 7}) {
		t.Error("lines", r.lines, "say rows", r.rows)
	}
	got := chosen(f)
	for at, w := range map[string]string{"A2": "{{開催.番号}}", "B2": "{{開催.開催日|m月d日}}", "C2": "{{開催.テーマ}}", "D2": "{{開催.参加}}"} {
		if got[at] != w {
			t.Errorf("%s is %q, not %s", at, got[at], w)
		}
	}
	var said []string
	for _, c := range f.Conflicts {
		said = append(said, c.Ref+" "+c.Was+"→"+c.Ledger)
	}
	slices.Sort(said)
	if want := []string{" →43 6月5日 窓口の応対 24", "A6 900 1月1日 新春の集い 5→", "D5 99→30"}; !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
}

// Of two people of one name the line is about the one of whom it says more; of two who
// are the same in all that stands there, it goes by their order.
func TestMatch_sameNames(t *testing.T) {
	people := [][2]string{{"田中 太郎", "人事課"}, {"呉 花子", "人事課"}, {"田中 太郎", "財政課"}, {"鈴木 一郎", "市民課"}, {"呉 花子", "人事課"}, {"森 次郎", "税務課"}}
	l := &template.Table{Name: "名簿", Names: []string{"氏名", "所属", "備考"}}
	for i, p := range people {
		l.Rows = append(l.Rows, []template.Value{template.Text(p[0]), template.Text(p[1]), template.Text(fmt.Sprint("控え", i))})
	}
	cells := map[string]any{"A1": "氏名", "B1": "所属"}
	order := []int{1, 3, 4, 2, 0, 5}
	for k, i := range order {
		at := fmt.Sprint(k + 2)
		cells["A"+at], cells["B"+at] = people[i][0], people[i][1]
	}
	f := matched(t, workbook(t, cells), template.Values{Lists: map[string]*template.Table{"名簿": l}})
	if r := f.sets[0].regions[0]; len(r) != 1 || !slices.Equal(r[0].rows, order) {
		t.Errorf("%+v", f.Lists)
		for _, x := range r {
			t.Error(x.rows)
		}
	}
}

// The same list from the last evening to the first is written so again.
func TestMatch_order(t *testing.T) {
	v := evenings(8)
	cells := map[string]any{"A1": "開催日", "B1": "テーマ"}
	for i, r := range v.Lists["開催"].Rows {
		at := fmt.Sprint(9 - i)
		cells["A"+at], _ = template.Shown(r[1], "ge.m.d")
		cells["B"+at] = r[2].String()
	}
	f := matched(t, workbook(t, cells), v)
	if got := chosen(f)["B2"]; got != "{{開催(番号降順).テーマ}}" && got != "{{開催(開催日降順).テーマ}}" {
		t.Errorf("%q of %+v", got, f.Lists)
	}
}

// Within a sentence each figure is the item that the word before it and the unit behind
// it name, and the words stay.
func TestMatch_sentence(t *testing.T) {
	v := template.Values{Items: map[string]template.Value{"年度": template.Text("平成25年度"), "開催回数": template.Number(24), "無断欠席": template.Number(24), "参加延べ": template.Number(1815), "申込延べ": template.Number(1815), "初参加": template.Number(24), "出席率": template.Share(785, 1000)}}
	sentence := "平成25年度は、実施回数24回、参加者数1,815名（うち初参加24名）で、出席率は78.5％であった。"
	f := matched(t, workbook(t, map[string]any{"A1": sentence, "A2": "申込者数", "B2": 1815, "A3": "この事業は、職員が自ら学ぶ場である。"}), v)
	if got, want := chosen(f), "{{年度}}は、実施回数{{開催回数|#,##0}}回、参加者数{{参加延べ|#,##0}}名（うち初参加{{初参加|#,##0}}名）で、出席率は{{出席率|百分率 0.0}}％であった。"; got["A1"] != want || got["A3"] != "" {
		t.Errorf("%q", got)
	}
	b, err := f.Bytes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	form, err := template.Open(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := form.Fill(t.Context(), &out, v, template.Options{}); err != nil {
		t.Fatal(err)
	}
	again, err := Read(t.Context(), out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if c := again.pages[0].at[pos{1, 1}]; c == nil || c.Text != sentence {
		t.Errorf("filled with the same year it says %+v", c)
	}
}

// A workbook that has nothing of the year teaches no form.
func TestForm_nothing(t *testing.T) {
	f := matched(t, workbook(t, map[string]any{"A1": "備品の一覧", "A2": "机", "B2": 3}), evenings(8))
	if _, err := f.Bytes(t.Context()); err != ErrNothing || f.Found() {
		t.Error(err, chosen(f))
	}
}

// A sentence in which a figure stays beside what is filled in is to be looked at: it may be
// last year's.
func TestMatch_leaves(t *testing.T) {
	v := template.Values{Items: map[string]template.Value{"年度": template.Text("平成25年度"), "参加延べ": template.Number(1815), "開催回数": template.Number(33)}}
	for text, sure := range map[string]bool{"参加延べ 1,815名": true, "参加延べ 1,815名（目標 1,700名）": false} {
		f := matched(t, workbook(t, map[string]any{"A1": "平成25年度 報告", "A2": "参加延べ", "B2": 1815, "A4": text}), v)
		found := false
		for _, c := range f.Cells {
			if c.Ref == "A4" && c.Chosen >= 0 {
				found = true
				if got := c.Candidates[c.Chosen].Sure >= Sure; got != sure {
					t.Errorf("%s: sure is %v", text, got)
				}
			}
		}
		if !found {
			t.Errorf("%s: nothing is found", text)
		}
	}
}

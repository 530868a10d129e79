package papers

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/data/wareki"
	"jibun/export/learn"
	"jibun/export/template"
)

// seen are the cells of a workbook as they are seen: of a formula what it comes to.
func seen(t *testing.T, b []byte) map[string]string {
	t.Helper()
	f, err := template.Open(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	out := typed(t, b)
	for _, v := range f.Views() {
		for _, c := range v.Cells {
			out[v.Name+" "+template.Name(c.Row, c.Col)] = c.Text
		}
		for i, w := range slices.Sorted(slices.Values(v.Words)) { // excelize writes the parts of a sheet in any order
			out[fmt.Sprint(v.Name, " outside ", i)] = w
		}
	}
	return out
}

func percentOf(a, b int) int { return (200*a + b) / (2 * b) }

// otherLayouts are more of them, each for what the first had not.
var otherLayouts = []layout{
	{"two-row heads, short era days, 水曜日, rates in whole percents, totals that are named in part", false, func(d *drawing) {
		d.name("事業実績")
		d.fill(1, 2, "事業実績（"+d.v.Items["年度"].String()+"）")
		d.heads(3, 2, "回数", "実施年月日", "", "研修名", "人員", "", "", "摘要")
		d.merge(3, 3, 3, 4)
		d.merge(3, 6, 3, 8)
		d.heads(4, 3, "日", "曜日", "", "応募", "参加", "参加率(%)")
		r, applied, came := 5, 0, 0
		for _, s := range d.list("開催") {
			d.fill(r, 2, "第"+shown(s["番号"], "")+"回")
			d.fill(r, 3, shown(s["開催日"], "ge.m.d"))
			d.fill(r, 4, shown(s["開催日"], "aaaa"))
			d.fill(r, 5, s["テーマ"].String())
			d.fill(r, 6, count(s["申込"]))
			d.fill(r, 7, count(s["参加"]))
			d.fill(r, 8, percentOf(int(s["参加"].Float()), int(s["申込"].Float())))
			d.word(r, 9, "")
			applied, came = applied+int(s["申込"].Float()), came+int(s["参加"].Float())
			r++
		}
		d.word(r, 2, "計")
		d.merge(r, 2, r, 5)
		d.fill(r, 6, applied)
		d.fill(r, 7, came)
	}},
	{"two lists of different length side by side", false, func(d *drawing) {
		d.name("一覧")
		d.heads(3, 1, "回", "開催日", "テーマ", "参加者")
		d.heads(3, 6, "分野", "回数", "参加者計")
		for i, s := range d.list("開催") {
			d.fill(4+i, 1, count(s["番号"]))
			d.fill(4+i, 2, shown(s["開催日"], "m月d日(aaa)"))
			d.fill(4+i, 3, s["テーマ"].String())
			d.fill(4+i, 4, count(s["参加"]))
		}
		for i, s := range d.list("分類") {
			d.fill(4+i, 6, s["分類名"].String())
			d.fill(4+i, 7, count(s["回数"]))
			d.fill(4+i, 8, count(s["参加"]))
		}
	}},
	{"部 joined over its 課, typed sums a 部 and of all", false, func(d *drawing) {
		d.name("所属別")
		d.heads(2, 1, "部名", "課名", "職員数", "参加実人員", "参加延人員")
		r := 3
		var all [3]int
		for i, p := range d.list("部") {
			first := r
			var sum [3]int
			for _, s := range rowsOf(d.v.Lists["部"].Lists[i]["課"]) {
				d.fill(r, 2, s["課等"].String())
				for k, n := range []string{"職員数", "実人数", "参加"} {
					d.fill(r, 3+k, count(s[n]))
					sum[k] += int(s[n].Float())
				}
				r++
			}
			d.fill(first, 1, p["部名"].String())
			if r-1 > first {
				d.merge(first, 1, r-1, 1)
			}
			d.fill(r, 1, p["部名"].String()+"　計")
			d.merge(r, 1, r, 2)
			for k := range sum {
				d.fill(r, 3+k, sum[k])
				all[k] += sum[k]
			}
			r++
		}
		d.word(r, 1, "総　計")
		d.merge(r, 1, r, 2)
		for k := range all {
			d.fill(r, 3+k, all[k])
		}
	}},
	{"numbered boxes three abreast, numbers down", true, func(d *drawing) {
		d.name("座席")
		d.fill(1, 1, "第"+shown(d.v.Items["番号"], "")+"回　"+d.v.Items["テーマ"].String()+"　座席表")
		list := rowsOf(d.v.Lists["名簿"].Ordered("名簿(ふりがな順)"))
		for b := range 3 {
			d.heads(3, 1+b*3, "席", "氏名", "所属")
			for i := range 28 {
				n := b*28 + i
				d.word(4+i, 1+b*3, n+1)
				d.word(4+i, 2+b*3, "")
				d.word(4+i, 3+b*3, "")
				if n < len(list) {
					d.fill(4+i, 2+b*3, list[n]["氏名"].String())
					d.fill(4+i, 3+b*3, list[n]["所属名"].String())
				}
			}
		}
	}},
	{"twelve months with what came so far", false, func(d *drawing) {
		d.name("月別")
		d.heads(2, 1, "月", "開催回数", "参加者数", "累計回数", "累計参加者数")
		times, came := 0, 0
		for i, m := range d.list("月") {
			times, came = times+int(m["回数"].Float()), came+int(m["参加"].Float())
			d.fill(3+i, 1, shown(m["月初"], "m月"))
			d.fill(3+i, 2, count(m["回数"]))
			d.fill(3+i, 3, count(m["参加"]))
			d.fill(3+i, 4, times)
			d.fill(3+i, 5, came)
		}
	}},
	{"days in three cells, lecturers joined by ・", false, func(d *drawing) {
		d.name("日程")
		d.heads(2, 1, "№", "年", "月", "日", "時間", "演題", "講師")
		for i, s := range d.list("開催") {
			d.fill(3+i, 1, i+1)
			for k, f := range []string{"e", "m", "d"} {
				var n int
				_, _ = fmt.Sscan(shown(s["開催日"], f), &n)
				d.fill(3+i, 2+k, n)
			}
			d.fill(3+i, 5, s["開始"].String()+"〜"+s["終了"].String())
			d.fill(3+i, 6, s["テーマ"].String())
			d.fill(3+i, 7, strings.ReplaceAll(s["講師氏名"].String(), "\n", "・"))
		}
	}},
	{"people by reading with their numbers, and how many at the foot", false, func(d *drawing) {
		d.name("受講者名簿")
		d.heads(2, 1, "番号", "職員番号", "氏　名", "フリガナ", "出席回数")
		list := rowsOf(d.v.Lists["受講者"].Ordered("受講者(ふりがな順)"))
		for i, s := range list {
			d.fill(3+i, 1, i+1)
			d.fill(3+i, 2, s["職員番号"].String())
			d.fill(3+i, 3, s["氏名"].String())
			d.fill(3+i, 4, shown(s["ふりがな"], "カタカナ 半角空白"))
			d.fill(3+i, 5, count(s["出席"]))
		}
		d.fill(3+len(list), 1, fmt.Sprintf("以上　%d名", len(list)))
	}},
	{"signs of the office's own, and the times typed", false, func(d *drawing) {
		d.name("出欠表")
		d.word(2, 1, "氏名")
		for j, s := range d.list("回") {
			d.fill(2, 2+j, "第"+shown(s["番号"], "")+"回")
			d.fill(3, 2+j, shown(s["開催日"], "m/d"))
		}
		n := len(d.list("回"))
		d.word(2, 2+n, "出席計")
		t := d.v.Lists["受講者"].Ordered("受講者(ふりがな順)")
		for i, s := range rowsOf(t) {
			d.fill(4+i, 1, s["氏名"].String())
			for j, x := range rowsOf(t.Lists[i]["回"]) {
				d.fill(4+i, 2+j, map[string]string{"○": "●", "×": "／"}[x["出欠"].String()])
			}
			d.fill(4+i, 2+n, count(s["出席"]))
		}
	}},
	{"a line a year by its short name, the year in the sheet's name, the chart's title, the head and a note", false, func(d *drawing) {
		year := shown(d.v.Items["年度初日"], "ge")
		d.name(year + "推移")
		d.heads(2, 1, "年度", "回数", "延人数")
		for i, s := range d.list("年度別") {
			d.fill(3+i, 1, shown(s["年度初日"], "ge"))
			d.fill(3+i, 2, count(s["開催回数"]))
			d.fill(3+i, 3, count(s["参加延べ"]))
		}
		label := d.v.Items["年度"].String()
		_ = d.f.SetHeaderFooter(d.sheet, &excelize.HeaderFooterOptions{OddHeader: "&L" + label + "実績&R人事課"})
		_ = d.f.AddComment(d.sheet, excelize.Comment{Cell: "A1", Author: "係", Paragraph: []excelize.RichTextRun{{Text: label + "の延べは" + comma(d.v.Items["参加延べ"]) + "名"}}})
		_ = d.f.AddChart(d.sheet, "F2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "延人数", Categories: "'" + d.sheet + "'!$A$3:$A$7", Values: "'" + d.sheet + "'!$C$3:$C$7"}},
			Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: label + "までの参加者数"}}}})
		_ = d.f.AddShape(d.sheet, &excelize.Shape{Cell: "F20", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: label + " 開催回数" + shown(d.v.Items["開催回数"], "") + "回"}}})
	}},
	{"lecturers, days without their era: 24.4.5", false, func(d *drawing) {
		d.name("講師")
		d.heads(2, 1, "№", "登壇日", "テーマ", "講師氏名")
		for i, s := range d.list("講師") {
			d.fill(3+i, 1, i+1)
			d.fill(3+i, 2, shown(s["開催日"], "e.m.d"))
			d.fill(3+i, 3, s["テーマ"].String())
			d.fill(3+i, 4, s["氏名"].String())
		}
	}},
	{"a report of an evening in sentences: hours, applicants, kind", true, func(d *drawing) {
		d.name("第" + shown(d.v.Items["番号"], "") + "回")
		d.word(3, 2, "日時")
		d.fill(3, 3, shown(d.v.Items["開催日"], "ggge年m月d日(曜)")+d.v.Items["開始"].String()+"から"+d.v.Items["終了"].String()+"まで")
		d.word(4, 2, "研修名")
		d.fill(4, 3, d.v.Items["テーマ"].String())
		d.word(5, 2, "出席状況")
		d.fill(5, 3, fmt.Sprintf("申込者%s名のうち%s名が出席した。", shown(d.v.Items["申込"], ""), shown(d.v.Items["出席者数"], "")))
		d.word(6, 2, "分野")
		d.fill(6, 3, d.v.Items["分類"].String())
	}},
}

// A file of another year, or another evening, is told from one of the year that was
// given, and which one it is.
func TestLikelier(t *testing.T) {
	s := sampleLedger(t)
	given := yearOfSample(t, s, 2012)
	for _, l := range layouts[:1] {
		for _, year := range []int{2011, 2012, 2013} {
			book, f := readAgainst(t, draw(t, yearOfSample(t, s, fiscal(year)), l.draw).bytes(), given)
			best, ok, err := LikelierYear(t.Context(), s, 0, book, f, 2012)
			if err != nil || ok != (year != 2012) || ok && (int(best.Year) != year || best.Share < 0.95) {
				t.Errorf("%s of %d read as 2012 (%.2f): %v %+v %v", l.name, year, f.Share(), ok, best, err)
			}
		}
	}
	// the same small figures in both years: the year that stands in it tells
	book, f := readAgainst(t, draw(t, yearOfSample(t, s, 2011), func(d *drawing) {
		d.fill(1, 1, d.v.Items["年度"].String()+"までの推移")
		d.heads(3, 1, "年度", "回数", "延人数")
		for i, x := range d.list("年度別") {
			d.fill(4+i, 1, x["年度"].String())
			d.fill(4+i, 2, count(x["開催回数"]))
			d.fill(4+i, 3, count(x["参加延べ"]))
		}
	}).bytes(), given)
	if best, ok, err := LikelierYear(t.Context(), s, 0, book, f, 2012); !ok || best.Year != 2011 || !best.Named {
		t.Errorf("share %.2f: %v %+v %v", f.Share(), ok, best, err)
	}
	evening := otherLayouts[len(otherLayouts)-1]
	book, f = readAgainst(t, draw(t, eveningOfSample(t, s, 62), evening.draw).bytes(), eveningOfSample(t, s, 63))
	if best, ok, err := LikelierEvening(t.Context(), s, book, f, 0); !ok || best.Seminar.Number != 62 {
		t.Errorf("evening: share %.2f: %v %+v %v", f.Share(), ok, best, err)
	}
}

func fiscal(year int) wareki.FiscalYear { return wareki.FiscalYear(year) }

func readAgainst(t *testing.T, b []byte, v template.Values) (*learn.Book, *learn.Findings) {
	t.Helper()
	book, err := learn.Read(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := learn.Match(t.Context(), book, v)
	if err != nil {
		t.Fatal(err)
	}
	return book, f
}

func TestFormName(t *testing.T) {
	for file, want := range map[string]string{"総括票_平成24年度.xlsx": "総括票", "2012年度 出席簿.xlsx": "出席簿", "実施報告(H24).xlsx": "実施報告", "令和元年度名簿.xlsm": "名簿",
		"様式第3号.xlsx": "様式第3号", "平成24年度.xlsx": "平成24年度", "R8様式.xlsx": "様式", "SHIFT12表.xlsx": "SHIFT12表"} {
		if got := FormName("/a/" + file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

// The window says of every kind of problem what the command line does.
func TestProblemWord(t *testing.T) {
	for _, k := range []template.ProblemKind{template.UnknownItem, template.UnknownFormat, template.BrokenBraces, template.TwoLists, template.BadBlock, template.NotMovable,
		template.SumTooWide, template.TooManyRows, template.SameHeads, template.NoRow, template.OfRow, template.TooLong, template.BadSheetName} {
		p := template.Problem{Kind: k, Sheet: "表", Cell: "A1", Text: "{{所族}}"}
		if got := problem(p); got != p.String() || ProblemWord(p) == "" {
			t.Errorf("%s: %q, the command line says %q", k, got, p)
		}
	}
	// and of every place where something stands
	of := map[template.Place][]string{template.InTab: {""}, template.InShape: {"箱", ""}, template.InChart: {""}, template.InNote: {""}, template.InRule: {""}, template.InLink: {""}, template.InName: {"年の名"},
		template.InHeading: slices.Collect(maps.Keys(template.Headings)), template.InProperty: append(slices.Collect(maps.Keys(template.Properties)), "文書番号"), "": {""}}
	for p, list := range of {
		for _, of := range list {
			for _, cell := range []string{"", "D4"} {
				if got, want := PlaceWord(p, cell, of), template.PlaceWord(p, cell, of); got != want {
					t.Errorf("%s %s: %q, the command line says %q", p, of, got, want)
				}
			}
		}
	}
}

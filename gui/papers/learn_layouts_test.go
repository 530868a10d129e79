package papers

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/data/wareki"
	"jibun/export/learn"
	"jibun/export/template"
)

// drawing is a workbook as an office would type it from its own notes, for any year:
// what is typed of the year is remembered, so that it is known what had to be found.
type drawing struct {
	t      *testing.T
	f      *excelize.File
	sheet  string
	v      template.Values
	filled map[string]bool // sheet and cell of what is of the year
	box    int
}

func draw(t *testing.T, v template.Values, layout func(*drawing)) *drawing {
	t.Helper()
	d := &drawing{t: t, f: excelize.NewFile(), sheet: "Sheet1", v: v, filled: map[string]bool{}}
	thin := []excelize.Border{{Type: "left", Style: 1}, {Type: "right", Style: 1}, {Type: "top", Style: 1}, {Type: "bottom", Style: 1}}
	d.box, _ = d.f.NewStyle(&excelize.Style{Border: thin})
	layout(d)
	return d
}

func (d *drawing) bytes() []byte {
	d.t.Helper()
	var b bytes.Buffer
	if err := d.f.Write(&b); err != nil {
		d.t.Fatal(err)
	}
	return b.Bytes()
}

func (d *drawing) name(s string) {
	if d.sheet == "Sheet1" {
		_ = d.f.SetSheetName("Sheet1", s)
	} else {
		_, _ = d.f.NewSheet(s)
	}
	d.sheet = s
}

func at(row, col int) string {
	s, _ := excelize.CoordinatesToCellName(col, row)
	return s
}

// word is what stands in the form every year, fill what is of the year; "" leaves the
// cell as a ruled one.
func (d *drawing) word(row, col int, s any) {
	_ = d.f.SetCellStyle(d.sheet, at(row, col), at(row, col), d.box)
	if s != "" {
		_ = d.f.SetCellValue(d.sheet, at(row, col), s)
	}
}

func (d *drawing) fill(row, col int, s any) {
	d.word(row, col, s)
	if s != "" {
		d.filled[d.sheet+" "+at(row, col)] = true
	}
}

func (d *drawing) merge(row, col, row2, col2 int) {
	_ = d.f.MergeCell(d.sheet, at(row, col), at(row2, col2))
}

func (d *drawing) heads(row, col int, words ...string) {
	for i, w := range words {
		d.word(row, col+i, w)
	}
}

func (d *drawing) list(name string) []map[string]template.Value {
	return rowsOf(d.v.Lists[name])
}

func rowsOf(t *template.Table) []map[string]template.Value {
	var out []map[string]template.Value
	for _, r := range t.Rows {
		m := map[string]template.Value{}
		for i, n := range t.Names {
			m[n] = r[i]
		}
		out = append(out, m)
	}
	return out
}

func count(v template.Value) any {
	if v.Empty() {
		return ""
	}
	return int(v.Float())
}

func shown(v template.Value, format string) string {
	s, ok := template.Shown(v, format)
	if !ok {
		panic(format)
	}
	return s
}

func day(v template.Value) wareki.Date { return v.Day() }

// comma writes a number as sentences do.
func comma(v template.Value) string { return shown(v, "#,##0") }

type layout struct {
	name    string
	evening bool
	draw    func(*drawing)
}

var layouts = []layout{
	{"実施一覧: other words and order, days with their weekday, units in the cells, totals typed", false, func(d *drawing) {
		d.name("実績")
		d.fill(1, 1, d.v.Items["年度"].String()+" 自己啓発セミナー実績一覧")
		d.heads(3, 1, "実施日", "演題", "場所", "募集人員", "出席者", "応募者", "通算")
		r := 4
		for _, s := range d.list("開催") {
			d.fill(r, 1, shown(s["開催日"], "m月d日（aaa）"))
			d.fill(r, 2, s["テーマ"].String())
			d.fill(r, 3, s["会場"].String())
			d.fill(r, 4, shown(s["定員"], "")+"人")
			d.fill(r, 5, shown(s["参加"], "")+"人")
			d.fill(r, 6, shown(s["申込"], "")+"人")
			d.fill(r, 7, "第"+shown(s["番号"], "")+"回")
			r++
		}
		d.word(r, 1, "合計")
		d.merge(r, 1, r, 3)
		d.fill(r, 4, comma(d.v.Items["定員合計"])+"人")
		d.fill(r, 5, comma(d.v.Items["参加延べ"])+"人")
		d.fill(r, 6, comma(d.v.Items["申込延べ"])+"人")
		d.word(r+2, 1, "※ 出席者には遅刻・早退を含む。")
	}},
	{"開催状況: the latest first, western days, full-width figures", false, func(d *drawing) {
		d.name("開催状況")
		d.word(1, 1, "開催状況(新しい順)")
		d.heads(3, 2, "No", "年月日", "題名", "ジャンル", "人数")
		list := d.list("開催")
		for i := range list {
			s := list[len(list)-1-i]
			d.word(4+i, 1, "")
			d.fill(4+i, 2, i+1)
			d.fill(4+i, 3, shown(s["開催日"], "yyyy/mm/dd"))
			d.fill(4+i, 4, s["テーマ"].String())
			d.fill(4+i, 5, s["分類"].String())
			d.fill(4+i, 6, shown(s["参加"], "全角"))
		}
	}},
	{"two lists abreast: kinds and days of the week", false, func(d *drawing) {
		d.name("集計")
		d.fill(1, 1, d.v.Items["年度"].String()+"　集計表")
		d.heads(3, 1, "分野", "回数", "受講者数")
		for i, s := range d.list("分類") {
			d.fill(4+i, 1, s["分類名"].String())
			d.fill(4+i, 2, count(s["回数"]))
			d.fill(4+i, 3, count(s["参加"]))
		}
		d.heads(3, 5, "曜日", "回数", "実人数", "延べ")
		for i, s := range d.list("曜日") {
			d.fill(4+i, 5, s["名前"].String())
			d.fill(4+i, 6, count(s["回数"]))
			d.fill(4+i, 7, count(s["実人数"]))
			d.fill(4+i, 8, count(s["参加"]))
		}
	}},
	{"a sheet for every month", false, func(d *drawing) {
		for i, m := range d.list("開催月") {
			d.name(shown(m["月初"], "m月"))
			d.fill(1, 1, shown(m["月初"], "ggge年m月")+"のセミナー")
			d.heads(3, 1, "回", "日", "曜", "テーマ", "参加者数")
			list := rowsOf(d.v.Lists["開催月"].Lists[i]["開催"])
			for k, s := range list {
				d.fill(4+k, 1, count(s["番号"]))
				d.fill(4+k, 2, shown(s["開催日"], "d日"))
				d.fill(4+k, 3, shown(s["開催日"], "aaa"))
				d.fill(4+k, 4, s["テーマ"].String())
				d.fill(4+k, 5, count(s["参加"]))
			}
			d.word(4+len(list), 1, "計")
			d.fill(4+len(list), 5, count(m["参加"]))
		}
	}},
	{"boxes two abreast, ten down", true, func(d *drawing) {
		d.name("座席表")
		d.fill(1, 1, fmt.Sprintf("第%s回 座席表", shown(d.v.Items["番号"], "")))
		d.heads(3, 1, "番号", "氏名", "所属", "", "番号", "氏名", "所属")
		list := d.list("名簿")
		for i := range 80 {
			r, c := 4+i/2, 1+(i%2)*4
			if i >= len(list) {
				d.word(r, c, "")
				d.word(r, c+1, "")
				d.word(r, c+2, "")
				continue
			}
			s := list[i]
			d.fill(r, c, i+1)
			d.fill(r, c+1, s["氏名"].String())
			d.fill(r, c+2, s["所属名"].String())
		}
	}},
	{"名簿: 氏 and 名 apart, katakana, by reading", true, func(d *drawing) {
		d.name("名簿")
		d.fill(1, 1, shown(d.v.Items["開催日"], "ggge年m月d日(aaa)")+" 受講者名簿")
		d.word(2, 1, "会場")
		d.fill(2, 2, d.v.Items["会場"].String())
		d.heads(4, 1, "№", "姓", "名", "フリガナ", "職名", "部課名", "★")
		t := d.v.Lists["名簿"].Ordered("名簿(ふりがな順)")
		for i, s := range rowsOf(t) {
			r := 5 + i
			d.fill(r, 1, i+1)
			d.fill(r, 2, shown(s["氏名"], "姓"))
			d.fill(r, 3, shown(s["氏名"], "名"))
			d.fill(r, 4, shown(s["ふりがな"], "カタカナ 半角空白"))
			d.fill(r, 5, s["職名"].String())
			d.fill(r, 6, s["所属名"].String())
			d.fill(r, 7, s["初参加"].String())
		}
	}},
	{"blank rows between, two lines an evening, notes below", false, func(d *drawing) {
		d.name("記録")
		d.heads(2, 1, "回", "期日", "講座名")
		d.heads(3, 2, "時刻", "講師")
		r := 4
		for _, s := range d.list("開催") {
			d.fill(r, 1, count(s["番号"]))
			d.fill(r, 2, shown(s["開催日"], "ge.m.d"))
			d.fill(r, 3, s["テーマ"].String())
			d.fill(r+1, 2, s["開始"].String()+"～"+s["終了"].String())
			d.fill(r+1, 3, s["講師名"].String())
			r += 3
		}
		d.word(r+1, 1, "備考: 記録は人事課が保管する。")
	}},
	{"順位表: by attendance, with ranks", false, func(d *drawing) {
		d.name("順位")
		d.fill(1, 1, d.v.Items["年度"].String()+"の参加者数順位")
		d.heads(3, 1, "順", "テーマ", "参加者数", "充足率")
		t := d.v.Lists["開催"].Ordered("開催(参加降順)")
		for i, s := range rowsOf(t) {
			d.fill(4+i, 1, i+1)
			d.fill(4+i, 2, s["テーマ"].String())
			d.fill(4+i, 3, count(s["参加"]))
			d.fill(4+i, 4, shown(s["充足率"], "百分率 切捨て 0")+"%")
		}
	}},
	{"実施報告 of an evening: everything in sentences", true, func(d *drawing) {
		d.name("報告")
		d.fill(2, 2, fmt.Sprintf("第%s回セミナー実施報告", shown(d.v.Items["番号"], "")))
		d.word(4, 2, "と　き")
		d.fill(4, 3, fmt.Sprintf("%s　%s～%s", shown(d.v.Items["開催日"], "ge.m.d(aaa)"), shown(d.v.Items["開始"], "時分"), shown(d.v.Items["終了"], "時分")))
		d.word(5, 2, "ところ")
		d.fill(5, 3, d.v.Items["会場"].String())
		d.word(6, 2, "演題")
		d.fill(6, 3, "「"+d.v.Items["テーマ"].String()+"」")
		d.word(7, 2, "人数")
		d.fill(7, 3, fmt.Sprintf("定員 %s名 出席者 %s名 欠席者 %s名", shown(d.v.Items["定員"], ""), shown(d.v.Items["出席者数"], ""), shown(d.v.Items["欠席者数"], "")))
	}},
	{"前年比較: two years side by side, rates cut", false, func(d *drawing) {
		d.name("比較")
		d.fill(1, 1, shown(d.v.Items["年度初日"], "ge")+"年度 事業実績")
		d.word(3, 1, "項目")
		d.word(3, 2, "本年度")
		d.word(3, 3, "前年度")
		for i, n := range []struct{ word, item, unit string }{{"開催回数", "開催回数", "回"}, {"受講者数(延べ)", "参加延べ", "名"}, {"実人員", "実人数", "名"}, {"申込者数", "申込延べ", "名"}} {
			d.word(4+i, 1, n.word)
			d.fill(4+i, 2, comma(d.v.Items[n.item])+n.unit)
			d.fill(4+i, 3, comma(d.v.Items["前年度"+n.item])+n.unit)
		}
		d.word(8, 1, "充足率")
		d.fill(8, 2, shown(d.v.Items["充足率"], "百分率 切捨て 0.0")+"％")
		d.fill(8, 3, shown(d.v.Items["前年度充足率"], "百分率 切捨て 0.0")+"％")
	}},
	{"部 with a line of its own above its 課, and typed sums below", false, func(d *drawing) {
		d.name("所属別")
		d.heads(2, 1, "所属", "現員", "参加延べ", "うち初参加")
		r := 3
		for i, p := range d.list("部") {
			d.fill(r, 1, "【"+p["部名"].String()+"】")
			r++
			for _, s := range rowsOf(d.v.Lists["部"].Lists[i]["課"]) {
				d.fill(r, 1, s["課等"].String())
				d.fill(r, 2, count(s["職員数"]))
				d.fill(r, 3, count(s["参加"]))
				d.fill(r, 4, count(s["初参加"]))
				r++
			}
			d.word(r, 1, "計")
			d.fill(r, 2, count(p["職員数"]))
			d.fill(r, 3, count(p["参加"]))
			d.fill(r, 4, count(p["初参加"]))
			r++
		}
	}},
	{"evenings to the right", false, func(d *drawing) {
		d.name("推移")
		d.fill(1, 1, d.v.Items["年度"].String()+"の推移")
		for i, w := range []string{"回", "月日", "テーマ", "定員", "申込者数", "参加者数"} {
			d.word(3+i, 1, w)
		}
		for i, s := range d.list("開催") {
			c := 2 + i
			d.fill(3, c, count(s["番号"]))
			d.fill(4, c, shown(s["開催日"], "m/d"))
			d.fill(5, c, s["テーマ"].String())
			d.fill(6, c, count(s["定員"]))
			d.fill(7, c, count(s["申込"]))
			d.fill(8, c, count(s["参加"]))
		}
	}},
	{"出欠表: ones where somebody came", false, func(d *drawing) {
		d.name("出欠")
		d.heads(2, 1, "職員番号", "氏名")
		for j, s := range d.list("回") {
			d.fill(2, 3+j, count(s["番号"]))
		}
		t := d.v.Lists["受講者"].Ordered("受講者(ふりがな順)")
		for i, s := range rowsOf(t) {
			d.fill(3+i, 1, s["職員番号"].String())
			d.fill(3+i, 2, s["氏名"].String())
			for j, x := range rowsOf(t.Lists[i]["回"]) {
				if x["一"].Float() == 1 {
					d.fill(3+i, 3+j, 1)
				}
			}
		}
	}},
	{"年度別の推移, a line a year", false, func(d *drawing) {
		d.name("推移")
		d.heads(1, 1, "年度", "回数", "延人員", "実人員", "1回平均")
		for i, s := range d.list("年度別") {
			d.fill(2+i, 1, s["年度"].String())
			d.fill(2+i, 2, count(s["開催回数"]))
			d.fill(2+i, 3, count(s["参加延べ"]))
			d.fill(2+i, 4, count(s["実人数"]))
			d.fill(2+i, 5, shown(s["平均参加"], "0.0")+"人")
		}
	}},
	{"講師一覧 under merged heads", false, func(d *drawing) {
		d.name("講師")
		d.word(1, 1, "講師")
		d.merge(1, 1, 1, 2)
		d.word(1, 3, "登壇")
		d.merge(1, 3, 1, 5)
		d.heads(2, 1, "氏名", "所属・職名", "年月日", "演題", "役割")
		for i, s := range d.list("講師") {
			d.fill(3+i, 1, s["氏名"].String())
			d.fill(3+i, 2, s["所属"].String())
			d.fill(3+i, 3, shown(s["開催日"], "ggge年m月d日"))
			d.fill(3+i, 4, s["テーマ"].String())
			d.fill(3+i, 5, s["役割"].String())
		}
	}},
	{"講師一覧 with departments alone, that are a list of their own too", false, func(d *drawing) {
		d.name("講師")
		d.heads(2, 1, "回", "氏名", "所属", "テーマ")
		for i, s := range d.list("講師") {
			d.fill(3+i, 1, "第"+s["番号"].String()+"回")
			d.fill(3+i, 2, s["氏名"].String())
			d.fill(3+i, 3, s["所属名"].String())
			d.fill(3+i, 4, s["テーマ"].String())
		}
	}},
	{"所属別 in one cell, some of them without a 課", false, func(d *drawing) {
		d.name("所属")
		d.heads(1, 1, "所属", "職員数", "実人数", "延べ")
		for i, s := range d.list("所属別") {
			d.fill(2+i, 1, strings.TrimSpace(s["部名"].String()+" "+s["課名"].String()))
			d.fill(2+i, 2, count(s["職員数"]))
			d.fill(2+i, 3, count(s["実人数"]))
			d.fill(2+i, 4, count(s["参加"]))
		}
	}},
	{"受講履歴, a line an attendance", false, func(d *drawing) {
		d.name("履歴")
		d.heads(1, 1, "職員番号", "氏名", "所属", "回", "テーマ", "出欠")
		for i, s := range d.list("受講") {
			d.fill(2+i, 1, s["職員番号"].String())
			d.fill(2+i, 2, s["氏名"].String())
			d.fill(2+i, 3, s["当時の所属"].String())
			d.fill(2+i, 4, count(s["番号"]))
			d.fill(2+i, 5, s["テーマ"].String())
			d.fill(2+i, 6, s["出欠"].String())
		}
	}},
}

// Other offices' layouts, none of which the program knows: drawn for one year, learned,
// filled for the next, they are what the office would have drawn.
func TestLearn_layouts(t *testing.T) {
	layouts := slices.Concat(layouts, otherLayouts, yearLayouts)
	s := sampleLedger(t)
	years := [2]template.Values{yearOfSample(t, s, 2012), yearOfSample(t, s, 2013)}
	evenings := [2]template.Values{eveningOfSample(t, s, 62), eveningOfSample(t, s, 110)}
	for _, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			v := years
			if l.evening {
				v = evenings
			}
			before, after := draw(t, v[0], l.draw), draw(t, v[1], l.draw)
			f := learnedFrom(t, before.bytes(), v[0])
			placed := map[string]bool{}
			for _, c := range f.Cells {
				if c.Chosen >= 0 {
					placed[c.Sheet+" "+c.Ref] = true
				}
			}
			var not []string
			for at := range before.filled {
				if !placed[at] {
					not = append(not, at)
				}
			}
			slices.Sort(not)
			if n := len(before.filled); len(not)*20 > n {
				t.Errorf("%d of %d cells are not placed: %v", len(not), n, not[:min(len(not), 12)])
			}
			for _, c := range f.Conflicts {
				t.Errorf("conflict %+v", c)
			}
			_, filled := filledWith(t, f, v[1])
			got, want := seen(t, filled), seen(t, after.bytes())
			wrong := 0
			for at, text := range want {
				if !sameText(got[at], text) {
					if wrong++; wrong <= 8 {
						t.Errorf("%s is %q, want %q", at, got[at], text)
					}
				}
			}
			for at, text := range got {
				if _, ok := want[at]; !ok {
					if wrong++; wrong <= 8 {
						t.Errorf("%s is %q, want nothing", at, text)
					}
				}
			}
			if wrong > 0 {
				t.Errorf("%d of %d cells are wrong", wrong, len(want))
				tellWhat(t, f)
			}
		})
	}
}

func sameText(a, b string) bool {
	if a == b {
		return true
	}
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && x == y && !strings.HasPrefix(a, "0")
}

func tellWhat(t *testing.T, f *learn.Findings) {
	t.Helper()
	for _, l := range f.Lists {
		t.Logf("%+v", l)
	}
	seen := map[string]bool{}
	for _, c := range f.Cells {
		for i, k := range c.Candidates {
			if key := fmt.Sprint(c.List, k.Text); !seen[key] && i < 3 {
				seen[key] = true
				t.Logf("%s %s %q chosen %d: %s %.2f", c.Sheet, c.Ref, c.Was, c.Chosen, k.Text, k.Sure)
			}
		}
	}
}

var _ = day

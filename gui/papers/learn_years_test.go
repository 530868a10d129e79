package papers

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"jibun/export/template"
)

// fillDay writes a day as tables do: a number that is shown as a day.
func (d *drawing) fillDay(row, col int, v template.Value, format string) {
	d.fill(row, col, nil)
	id, _ := d.f.NewStyle(&excelize.Style{CustomNumFmt: &format, Border: []excelize.Border{{Type: "bottom", Style: 1}}})
	_ = d.f.SetCellStyle(d.sheet, at(row, col), at(row, col), id)
	_ = d.f.SetCellValue(d.sheet, at(row, col), v.Day().Time())
	_ = d.f.SetCellStyle(d.sheet, at(row, col), at(row, col), id)
}

// rule gives a cell that is blank lines around it.
func (d *drawing) rule(row, col int) {
	id, _ := d.f.NewStyle(&excelize.Style{Border: []excelize.Border{{Type: "bottom", Style: 1}}})
	_ = d.f.SetCellStyle(d.sheet, at(row, col), at(row, col), id)
}

// derived is a count beside another, as somebody types it.
func derived(d *drawing, item, ending string) template.Value {
	return template.DeriveItem(item, ending, func(n string) template.Value { return d.v.Items[n] })
}

// yearLayouts are those that compare: years, months, parts of a year, ranks and shares.
var yearLayouts = []layout{
	{"three years to the right, what is more than the year before, rates typed", false, func(d *drawing) {
		d.name("経年")
		d.word(3, 1, "項　目")
		years := d.list("年度別")
		years = years[len(years)-3:]
		for i, y := range years {
			d.fill(3, 2+i, shown(y["年度初日"], "ge"))
		}
		d.word(3, 5, "対前年度増減")
		d.word(3, 6, "前年比")
		for j, x := range []struct{ word, item string }{{"実施回数（回）", "開催回数"}, {"申込者数（人）", "申込延べ"}, {"参加者数（延べ・人）", "参加延べ"}, {"参加実人員（人）", "実人数"}, {"新規参加者（人）", "初参加"}} {
			d.word(4+j, 1, x.word)
			for i, y := range years {
				d.fill(4+j, 2+i, count(y[x.item]))
			}
			d.fill(4+j, 5, count(derived(d, x.item, template.Change)))
			d.fill(4+j, 6, shown(derived(d, x.item, template.Growth), "0.0%"))
		}
		d.fill(11, 1, "※　"+shown(d.v.Items["年度初日"], "ge")+"は速報値である。")
	}},
	{"the ten with the most, their ranks, and kinds beside them with shares", false, func(d *drawing) {
		d.name("集計")
		d.heads(3, 1, "順位", "講座", "開催日", "参加")
		t := d.v.Lists["開催"].Ordered("開催(参加降順10まで)")
		for i, s := range rowsOf(t) {
			d.fill(4+i, 1, shown(t.Derive("参加", template.Rank, i), "")+"位")
			d.fill(4+i, 2, s["テーマ"].String())
			d.fill(4+i, 3, shown(s["開催日"], "ge.m.d(aaa)"))
			d.fill(4+i, 4, count(s["参加"]))
		}
		d.heads(3, 6, "分野", "回数", "参加延べ", "割合")
		kinds := d.v.Lists["分類"].Ordered("分類(参加降順)")
		for i, s := range rowsOf(kinds) {
			d.fill(4+i, 6, s["分類名"].String())
			d.fill(4+i, 7, count(s["回数"]))
			d.fill(4+i, 8, count(s["参加"]))
			d.fill(4+i, 9, shown(kinds.Derive("参加", template.Portion, i), "百分率 切捨て 0.0")+"%")
		}
	}},
	{"a sheet a month with five ruled lines, days as numbers, and what came so far", false, func(d *drawing) {
		times, came := 0, 0
		for i, m := range d.list("月") {
			d.name(shown(m["月初"], "m月"))
			d.heads(4, 1, "No.", "実施日", "講座名", "出席者", "欠席者")
			list := rowsOf(d.v.Lists["月"].Lists[i]["開催"])
			for k := range 5 {
				for c := range 5 {
					d.rule(5+k, 1+c)
				}
				if k < len(list) {
					d.fill(5+k, 1, count(list[k]["番号"]))
					d.fillDay(5+k, 2, list[k]["開催日"], `m"月"d"日"`)
					d.fill(5+k, 3, list[k]["テーマ"].String())
					d.fill(5+k, 4, count(list[k]["参加"]))
					d.fill(5+k, 5, count(list[k]["欠席者数"]))
				}
			}
			times, came = times+len(list), came+int(m["参加"].Float())
			d.word(10, 1, "累　計")
			d.fill(10, 3, fmt.Sprintf("%d回", times))
			d.fill(10, 4, comma(template.Number(came))+"人")
		}
	}},
	{"the halves of the year on a sheet each, numbers going on", false, func(d *drawing) {
		for _, half := range []string{"前期", "後期"} {
			d.name(half)
			d.fill(1, 1, d.v.Items["年度"].String()+"　講座実績")
			d.heads(3, 1, "通番", "回", "開催日", "テーマ", "参加")
			r := 4
			for _, s := range d.list(half) {
				d.fill(r, 1, count(s["年度の回"]))
				d.fill(r, 2, "第"+shown(s["番号"], "")+"回")
				d.fill(r, 3, shown(s["開催日"], "ge.m.d"))
				d.fill(r, 4, s["テーマ"].String())
				d.fill(r, 5, count(s["参加"]))
				r++
			}
			if half == "後期" {
				d.word(r, 1, "年度計")
				d.fill(r, 5, count(d.v.Items["参加延べ"]))
			}
		}
	}},
	{"months with their quarters between, a year below, means and shares", false, func(d *drawing) {
		d.name("月別")
		d.heads(3, 1, "月", "開催回数", "参加", "１回平均", "累計参加", "年間に占める割合")
		r := 4
		months := d.v.Lists["月"]
		for q, x := range d.list("四半期") {
			for i := 3 * q; i < 3*q+3; i++ {
				m := rowsOf(months)[i]
				d.word(r, 1, shown(m["月初"], "m月"))
				d.fill(r, 2, count(m["回数"]))
				d.fill(r, 3, count(m["参加"]))
				d.fill(r, 4, shown(months.Derive("参加", template.Mean, i), "0.0"))
				d.fill(r, 5, count(months.Derive("参加", template.Cumulative, i)))
				d.fill(r, 6, shown(months.Derive("参加", template.Portion, i), "0.0%"))
				r++
			}
			d.word(r, 1, fmt.Sprintf("第%d四半期", q+1))
			d.fill(r, 2, count(x["回数"]))
			d.fill(r, 3, count(x["参加"]))
			r++
		}
		d.word(r, 1, "年度計")
		d.fill(r, 2, count(d.v.Items["開催回数"]))
		d.fill(r, 3, count(d.v.Items["参加延べ"]))
	}},
	{"lecturers by reading, the head again after every ten", false, func(d *drawing) {
		d.name("講師台帳")
		r := 3
		for i, s := range rowsOf(d.v.Lists["講師"].Ordered("講師(今のふりがな順)")) {
			if i%10 == 0 {
				d.heads(r, 1, "№", "氏　名", "ふりがな", "登壇日", "演題")
				r++
			}
			d.fill(r, 1, i+1)
			d.fill(r, 2, s["今の氏名"].String())
			d.fill(r, 3, shown(s["今のふりがな"], "半角空白"))
			d.fill(r, 4, shown(s["開催日"], "ge.m.d(aaa)"))
			d.fill(r, 5, s["テーマ"].String())
			r++
		}
	}},
	{"from the last evening to the first, a blank line between the months", false, func(d *drawing) {
		d.name("実施一覧")
		d.heads(3, 1, "日付", "曜", "通算", "タイトル", "来場")
		list := d.list("開催")
		slices.Reverse(list)
		r, month := 4, ""
		for _, s := range list {
			if m := shown(s["開催日"], "m"); m != month {
				if month != "" {
					r++
				}
				month = m
			}
			d.fill(r, 1, shown(s["開催日"], "m/d"))
			d.fill(r, 2, shown(s["開催日"], "(aaa)"))
			d.fill(r, 3, count(s["番号"]))
			d.fill(r, 4, s["テーマ"].String())
			d.fill(r, 5, count(s["参加"]))
			r++
		}
	}},
	{"evenings to the right under their months, sums and means typed", false, func(d *drawing) {
		d.name("横表")
		for i, w := range []string{"月", "回", "開催日", "講座名", "定員", "参加", "参加率"} {
			d.word(3+i, 1, w)
		}
		list := d.list("開催")
		first := 0
		for i, s := range list {
			if i > 0 && shown(s["開催日"], "m") != shown(list[first]["開催日"], "m") {
				first = i
			}
			if i == first {
				d.fill(3, 2+i, shown(s["開催日"], "m月"))
			}
			if last := i+1 == len(list) || shown(list[i+1]["開催日"], "m") != shown(s["開催日"], "m"); last && i > first {
				d.merge(3, 2+first, 3, 2+i)
			}
			d.fill(4, 2+i, count(s["番号"]))
			d.fill(5, 2+i, shown(s["開催日"], "m/d")+"\n"+shown(s["開催日"], "(aaa)"))
			d.fill(6, 2+i, s["テーマ"].String())
			d.fill(7, 2+i, count(s["定員"]))
			d.fill(8, 2+i, count(s["参加"]))
			d.fill(9, 2+i, shown(s["申込に対する参加率"], "百分率 切捨て 0")+"%")
		}
		d.word(3, 2+len(list), "計")
		d.fill(7, 2+len(list), count(d.v.Items["定員合計"]))
		d.fill(8, 2+len(list), count(d.v.Items["参加延べ"]))
	}},
	{"numbered boxes two abreast, two lines each, the reading above the name", true, func(d *drawing) {
		list := rowsOf(d.v.Lists["名簿"].Ordered("名簿(今のふりがな順)"))
		for p := range (len(list) + 29) / 30 {
			d.name(fmt.Sprintf("受付%d", p+1))
			d.fill(1, 1, fmt.Sprintf("第%s回", shown(d.v.Items["番号"], "")))
			d.fill(2, 9, fmt.Sprintf("%d／%d", p+1, (len(list)+29)/30))
			for o := range 2 {
				d.heads(4, 1+5*o, "№", "ふりがな", "課名", "職名", "出欠")
				for i := range 15 {
					n, r, c := 30*p+15*o+i, 6+2*i, 1+5*o
					d.word(r, c, n+1)
					for _, x := range [][2]int{{r, c + 1}, {r + 1, c + 1}, {r, c + 2}, {r, c + 3}, {r, c + 4}} {
						d.rule(x[0], x[1])
					}
					if n < len(list) {
						s := list[n]
						d.fill(r, c+1, shown(s["今のふりがな"], "半角空白"))
						d.fill(r+1, c+1, s["今の氏名"].String())
						d.fill(r, c+2, shown(s["所属名"], "課"))
						d.fill(r, c+3, s["職名"].String())
						d.fill(r, c+4, map[string]string{"○": "出", "×": "欠"}[s["出欠"].String()])
					}
				}
			}
		}
	}},
	{"a report in sentences: prose figures, the year before, ends of the numbers", false, func(d *drawing) {
		d.name("伺")
		v := d.v.Items
		d.fill(5, 2, shown(v["年度初日"], "全角 ggge")+"年度研修の実施結果について")
		d.fill(7, 2, fmt.Sprintf("１　実施回数　%s回（第%s回から第%s回まで）", shown(v["開催回数"], "全角"), shown(v["初回番号"], "全角"), shown(v["最終回番号"], "全角")))
		d.fill(8, 2, fmt.Sprintf("２　参加者数　延べ%s人（職員%s人、職員以外%s人）", shown(v["参加延べ"], "全角 #,##0"), shown(v["職員延べ"], "全角 #,##0"), shown(v["外部延べ"], "全角 #,##0")))
		d.fill(9, 2, fmt.Sprintf("　前年度（%s回、延べ%s人）と比べ、延べ人数で%s人の増となった。", comma(v["前年度開催回数"]), comma(v["前年度参加延べ"]), comma(derived(d, "参加延べ", template.Change))))
		d.fill(10, 2, fmt.Sprintf("　%s年度は全%s回を開催した。", shown(v["西暦年度"], ""), shown(v["開催回数"], "漢数字")))
	}},
	{"部 joined over its 課: － where nobody came, △ where fewer did", false, func(d *drawing) {
		d.name("所属別")
		d.heads(3, 1, "部", "課", "職員数", "受講者(延)", "前年度", "増減")
		sign := func(v template.Value, format string) any {
			if v.Float() > 0 {
				return count(v)
			}
			return shown(v, format)
		}
		r := 4
		for i, p := range d.list("部") {
			t := d.v.Lists["部"].Lists[i]["課"]
			first := r
			for k, s := range rowsOf(t) {
				d.fill(r, 2, s["課等"].String())
				d.fill(r, 3, count(s["職員数"]))
				d.fill(r, 4, sign(s["参加"], "0;;－"))
				d.fill(r, 5, sign(s["前年度参加"], "0;;－"))
				change := t.Derive("参加", template.Change, k)
				if change.Float() < 0 {
					d.fill(r, 6, "△"+strings.TrimPrefix(shown(change, ""), "-"))
				} else {
					d.fill(r, 6, count(change))
				}
				r++
			}
			d.fill(first, 1, p["部名"].String())
			if r-1 > first {
				d.merge(first, 1, r-1, 1)
			}
			d.word(r, 1, "小計")
			d.merge(r, 1, r, 2)
			d.fill(r, 3, count(p["職員数"]))
			r++
		}
	}},
	{"an evening's list in the official order", true, func(d *drawing) {
		d.name("出席者")
		d.heads(3, 1, "", "部局", "課所", "職", "氏名", "出席")
		for i, s := range rowsOf(d.v.Lists["職員"].Ordered("職員(席次順)")) {
			d.fill(4+i, 1, i+1)
			d.fill(4+i, 2, shown(s["所属名"], "部"))
			d.fill(4+i, 3, shown(s["所属名"], "課"))
			d.fill(4+i, 4, s["職名"].String())
			d.fill(4+i, 5, s["今の氏名"].String())
			d.fill(4+i, 6, s["出欠"].String())
		}
	}},
}

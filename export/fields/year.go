package fields

import (
	"fmt"
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/template"
)

// Year is what forms of a year are filled with.
type Year struct {
	Annual report.Annual
	Book   report.Book
	Case   report.Case
}

// Values are the values of a year.
func (y Year) Values() template.Values { return values(&y, yearItems, yearLists()) }

func date[T any](name, means string, get func(*T) wareki.Date) item[T] {
	return item[T]{name, means, func(x *T) template.Value { return template.Date(get(x)) }}
}

func share[T any](name, means string, get func(*T) report.Ratio) item[T] {
	return item[T]{name, means, func(x *T) template.Value { r := get(x); return template.Share(r.Num, r.Den) }}
}

// edge is the first (0) or the last (-1) seminar that took place.
func edge(y *Year, at int) report.SeminarRow {
	list := held(y)
	if len(list) == 0 {
		return report.SeminarRow{}
	}
	return list[(at+len(list))%len(list)]
}

// now is the row of the year itself.
func (y *Year) now() *report.Year {
	if n := len(y.Annual.Totals); n > 0 {
		return &y.Annual.Totals[n-1]
	}
	return &report.Year{Year: y.Annual.Year}
}

// before is the row of the year before, nil if there is none.
func (y *Year) before() *report.Year {
	if n := len(y.Annual.Totals); n > 1 {
		return &y.Annual.Totals[n-2]
	}
	return nil
}

var yearItems = func() []item[Year] {
	items := []item[Year]{
		text("団体", "団体の名前", func(y *Year) string { return y.Annual.Office }),
		text("所属", "担当する課の名前", func(y *Year) string { return y.Annual.Section }),
		text("講座", "講座の名前", func(y *Year) string { return y.Annual.Series }),
		text("数え方", "全講座を合わせた数のとき、その数え方", func(y *Year) string { return y.Annual.Counted }),
		date("年度初日", "4月1日。和暦の年だけを書くときなどに", func(y *Year) wareki.Date { return y.Annual.Year.First() }),
		date("前年度初日", "前の年度の4月1日", func(y *Year) wareki.Date { return (y.Annual.Year - 1).First() }),
		date("前々年度初日", "その前の年度の4月1日", func(y *Year) wareki.Date { return (y.Annual.Year - 2).First() }),
		date("初回開催日", "年度のはじめの開催日", func(y *Year) wareki.Date { return edge(y, 0).Date }),
		date("最終開催日", "年度の終わりの開催日", func(y *Year) wareki.Date { return edge(y, -1).Date }),
		some("初回番号", "年度のはじめの通算の回", func(y *Year) int { return edge(y, 0).Number }),
		some("最終回番号", "年度の終わりの通算の回", func(y *Year) int { return edge(y, -1).Number }),
		count("職員数", "基準日の職員数の合計", func(y *Year) int {
			n := 0
			for _, d := range departments(y) {
				n += d.Headcount
			}
			return n
		}),
		date("作成日", "書き出した日", func(y *Year) wareki.Date { return y.Annual.Made }),
		date("基準日", "職員数と現所属の基準の日", func(y *Year) wareki.Date { return y.Annual.AsOf }),
		text("年度", "年度(平成25年度)", func(y *Year) string { return y.Annual.Year.Label(y.Annual.Style) }),
		count("西暦年度", "年度の西暦", func(y *Year) int { return int(y.Annual.Year) }),
		text("前年度", "前の年度", func(y *Year) string { return (y.Annual.Year - 1).Label(y.Annual.Style) }),
		text("翌年度", "次の年度", func(y *Year) string { return (y.Annual.Year + 1).Label(y.Annual.Style) }),
		mark("年度途中", "年度が終わっていなければ「年度途中」", "年度途中", func(y *Year) bool { return y.Annual.Running }),
		mark("途中", "年度が終わっていなければ「(途中)」", "(途中)", func(y *Year) bool { return y.Annual.Running }),
		date("途中の基準日", "年度が終わっていないときの基準の日", func(y *Year) wareki.Date {
			if !y.Annual.Running {
				return ""
			}
			return y.Annual.AsOf
		}),
		text("文書番号", "文書番号", func(y *Year) string { return y.Annual.Number }),
		text("台帳の印", "報告のもとになった台帳の印", func(y *Year) string { return y.Annual.Witness.String() }),
		text("決裁欄", "決裁の欄の名前を「、」でつないだもの", func(y *Year) string { return strings.Join(y.Annual.Stamps, "、") }),
		text("出欠未入力の回", "出欠がまだ入力されていない回", func(y *Year) string { return strings.Join(y.Annual.Unsettled, "、") }),
		count("職員の参加実人数", "職員だけの実人数", func(y *Year) int { return y.Annual.StaffPeople }),
		count("在籍数", "基準日の職員数の計", func(y *Year) int { return y.Annual.Headcount() }),
		share("職員の参加率", "職員の参加実人数 ÷ 在籍数", func(y *Year) report.Ratio { return y.Annual.StaffShare() }),
		share("上位10%占有率", "多く参加した一割の方が、参加延べに占める割合", func(y *Year) report.Ratio { return y.Annual.Analysis.Top10 }),
		count("上位10%の参加延べ", "一割にあたる方の参加延べ", func(y *Year) int { return y.Annual.Analysis.Top10.Num }),
		count("氏名の分かる参加延べ", "参加延べから人数だけの記録を除いたもの", func(y *Year) int { return y.Annual.Analysis.Top10.Den }),
		count("上位10%の人数", "一割にあたる人数", func(y *Year) int { return y.Annual.Analysis.Top10People }),
		count("リピーター", "年度に2～4回参加した人数", func(y *Year) int { return y.Annual.Analysis.Repeaters }),
		count("常連", "年度に5回以上参加した人数", func(y *Year) int { return y.Annual.Analysis.Regulars }),
		count("参加確定", "参加確定の延べ人数", func(y *Year) int { return y.Annual.Analysis.Confirmed }),
		count("キャンセル", "キャンセルの延べ人数", func(y *Year) int { return y.Annual.Analysis.Withdrawn }),
		count("取消", "取消の延べ人数", func(y *Year) int { return y.Annual.Analysis.Revoked }),
		count("欠席", "連絡のあった欠席の延べ人数", func(y *Year) int { return y.Annual.Analysis.Absent }),
		share("無断欠席率", "無断欠席の割合", func(y *Year) report.Ratio { return y.Annual.Analysis.NoShows }),
		share("キャンセル率", "キャンセルの割合", func(y *Year) report.Ratio { return y.Annual.Analysis.CancelRate }),
		count("無断欠席率の分子", "無断欠席の延べ人数", func(y *Year) int { return y.Annual.Analysis.NoShows.Num }),
		count("無断欠席率の分母", "出欠の分かる参加確定", func(y *Year) int { return y.Annual.Analysis.NoShows.Den }),
		count("キャンセル率の分子", "キャンセルの延べ人数", func(y *Year) int { return y.Annual.Analysis.CancelRate.Num }),
		count("キャンセル率の分母", "申込の延べ人数", func(y *Year) int { return y.Annual.Analysis.CancelRate.Den }),
		count("職層の参加延べ", "若手・中堅・管理職などの参加延べの計", func(y *Year) int {
			n := 0
			for _, b := range y.Annual.Analysis.Bands {
				n += b.Attendances
			}
			return n
		}),
		some("懇親会のあった年度", "懇親会の記録がある年度の数(なければ空白)", func(y *Year) int {
			return len(slices.DeleteFunc(slices.Clone(y.Annual.Totals), func(x report.Year) bool { return x.Party <= 0 }))
		}),
		some("懇親会のあった回", "懇親会のあった回の数(なければ空白)", func(y *Year) int {
			return len(slices.DeleteFunc(held(y), func(x report.SeminarRow) bool { return x.Party <= 0 }))
		}),
		text("目次の目的と成果", "表紙の目次で「目的・成果・課題」を示す行", func(y *Year) string {
			if len(surveys(y)) == 0 {
				return Contents(8, "目的・成果・課題")
			}
			return Contents(9, "目的・成果・課題")
		}),
		text("出席簿のセミナー", "出席簿の回と日とテーマを「/」でつないだもの", func(y *Year) string { return Themes(y.Book) }),
		text("出席簿の未入力の回", "出欠が未入力で、出席簿にまだ載せていない回", func(y *Year) string { return Evenings(y.Book.NotEntered) }),
		text("人数のみの回", "出席簿の回のうち、人数だけが分かるもの", func(y *Year) string { return CountedOnly(y.Book) }),
		share("出席簿の出席率", "出席簿の方すべての出席率", func(y *Year) report.Ratio {
			var all report.Ratio
			for _, p := range y.Book.People {
				all.Num, all.Den = all.Num+p.Rate.Num, all.Den+p.Rate.Den
			}
			return all
		}),
	}
	for i := range stampBoxes {
		items = append(items, text(fmt.Sprintf("決裁欄%d", i+1), fmt.Sprintf("決裁の欄の名前(左から%d番め。足りなければ左が空白)", i+1), func(y *Year) string { return stamp(y.Annual.Stamps, i) }))
	}
	for i := range analysedYears {
		items = append(items, text(fmt.Sprintf("分類の年度%d", i+1), fmt.Sprintf("分類の表の%d番めの年度(短い書き方)", i+1), func(y *Year) string {
			if i >= len(y.Annual.Analysis.Years) {
				return ""
			}
			return y.Annual.Analysis.Years[i].Short(y.Annual.Style)
		}))
	}
	for _, i := range totals {
		items = append(items, item[Year]{i.name, i.means, func(y *Year) template.Value { return i.get(y.now()) }},
			item[Year]{"前年度" + i.name, i.means + "(前年度。記録がなければ空白)", func(y *Year) template.Value {
				if b := y.before(); b != nil {
					return i.get(b)
				}
				return template.Value{}
			}})
	}
	return append(items, caseItems()...)
}()

// stampBoxes are the boxes of the 決裁欄 that a form has, analysedYears the years of its
// table of categories.
const stampBoxes, analysedYears = 5, 6

// stamp is what the box in a place says, counted from the left of five; offices with
// fewer leave the left ones free.
func stamp(labels []string, i int) string {
	if i += len(labels) - stampBoxes; len(labels) > stampBoxes {
		i += stampBoxes - len(labels)
	}
	if i < 0 {
		return ""
	}
	return labels[i]
}

// totals are the figures of a year; definitions as on the 実績総括表.
var totals = []item[report.Year]{
	count("開催回数", "開催した回数", func(y *report.Year) int { return y.Seminars }),
	count("定員合計", "定員の合計", func(y *report.Year) int { return y.Capacity }),
	count("申込延べ", "申込の延べ人数", func(y *report.Year) int { return y.Applications }),
	count("参加延べ", "参加の延べ人数", func(y *report.Year) int { return y.Attendances }),
	count("人数のみの参加", "参加延べのうち、人数だけが分かるもの", func(y *report.Year) int { return y.CountedOnly }),
	known("実人数", "参加した実人数(人数だけの記録しかない年度は空白)", byNumberOnly, func(y *report.Year) int { return y.People }),
	known("職員延べ", "職員の参加延べ(人数だけの記録しかない年度は空白)", byNumberOnly, func(y *report.Year) int { return y.Staff }),
	known("外部延べ", "外部の方の参加延べ(人数だけの記録しかない年度は空白)", byNumberOnly, func(y *report.Year) int { return y.Outside }),
	known("初参加", "初めて参加した人数(人数だけの記録しかない年度は空白)", byNumberOnly, func(y *report.Year) int { return y.FirstTimers }),
	count("無断欠席", "無断欠席の延べ人数", func(y *report.Year) int { return y.NoShows }),
	count("懇親会延べ", "懇親会の延べ人数", func(y *report.Year) int { return y.Party }),
	count("出欠の分かる人数", "出席率の分母", func(y *report.Year) int { return y.Known }),
	count("出席した人数", "出席率の分子", func(y *report.Year) int { return y.Present }),
	count("充足率の分子", "定員のある回の参加延べ", func(y *report.Year) int { return y.FillAttendances }),
	count("充足率の分母", "定員のある回の定員の合計", func(y *report.Year) int { return y.FillCapacity }),
	share("平均参加", "一回あたりの参加(参加延べ ÷ 開催回数)", func(y *report.Year) report.Ratio { return report.Ratio{Num: y.Attendances, Den: y.Seminars} }),
	share("初参加率", "初参加 ÷ 実人数", func(y *report.Year) report.Ratio { return y.FirstShare() }),
	share("充足率", "参加延べ ÷ 定員合計", func(y *report.Year) report.Ratio { return y.FillRate() }),
	share("出席率", "出席 ÷ 参加確定(出欠の分かるもの)", func(y *report.Year) report.Ratio { return y.AttendanceRate() }),
	share("申込に対する参加率", "参加延べ ÷ 申込延べ", func(y *report.Year) report.Ratio { return report.Ratio{Num: y.Attendances, Den: y.Applications} }),
}

// byNumberOnly tells whether nobody of a year is known by name.
func byNumberOnly(y *report.Year) bool { return y.CountedOnly > 0 && y.CountedOnly == y.Attendances }

// yearRow is a year in the table of all years.
type yearRow struct {
	report.Year
	label  string
	growth report.Ratio
}

func yearRows(y *Year) []yearRow {
	var out []yearRow
	for i, x := range y.Annual.Totals {
		r := yearRow{Year: x, label: x.Year.Label(y.Annual.Style)}
		if i > 0 && y.Annual.Totals[i-1].Year == x.Year-1 && !(x.Year == y.Annual.Year && y.Annual.Running) {
			r.growth = report.Ratio{Num: x.Attendances, Den: y.Annual.Totals[i-1].Attendances}
		}
		out = append(out, r)
	}
	return out
}

var yearRowItems = func() []item[yearRow] {
	items := []item[yearRow]{text("年度", "年度", func(r *yearRow) string { return r.label })}
	for _, i := range totals {
		items = append(items, item[yearRow]{i.name, i.means, func(r *yearRow) template.Value { return i.get(&r.Year) }})
	}
	return append(items, share("前年比", "参加延べ ÷ 前の年度の参加延べ(年度の途中は空白)", func(r *yearRow) report.Ratio { return r.growth }))
}()

// countedYears are the years of which some attendances are known only as a number.
func countedYears(y *Year) []yearRow {
	return slices.DeleteFunc(yearRows(y), func(r yearRow) bool { return r.CountedOnly == 0 })
}

package words

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data/roster"
	"jibun/data/table"
)

// RosterField is what a column of a roster holds, in words.
func RosterField(f roster.Field) string {
	return map[roster.Field]string{
		roster.StaffNo: lang.X("roster.staff_no", "職員番号"), roster.Name: lang.X("roster.name", "氏名"),
		roster.Family: lang.X("roster.family", "姓"), roster.Given: lang.X("roster.given", "名"),
		roster.Reading: lang.X("roster.reading", "ふりがな"), roster.ReadingFamily: lang.X("roster.reading_family", "姓のふりがな"), roster.ReadingGiven: lang.X("roster.reading_given", "名のふりがな"),
		roster.Department: lang.X("roster.department", "所属(部・課)"), roster.Division: lang.X("roster.division", "部"), roster.Section: lang.X("roster.section", "課"),
		roster.DeptCode: lang.X("roster.dept_code", "所属コード"), roster.Position: lang.X("roster.position", "職名"), roster.Rank: lang.X("roster.rank", "職位順"),
		roster.Band: lang.X("roster.band", "若手・中堅・管理職"), roster.Email: lang.X("roster.email", "メール"), roster.Phone: lang.X("roster.phone", "電話"),
		roster.Hired: lang.X("roster.hired", "採用日"), roster.PostedOn: lang.X("roster.posted_on", "発令日"), roster.RetiredOn: lang.X("roster.retired_on", "退職日"),
		roster.Status: lang.X("roster.status", "在職区分"), roster.Born: lang.X("roster.born", "生年月日"), roster.Note: lang.X("roster.note", "備考"),
	}[f]
}

// Layout says what was decided about a roster that she should see.
func Layout(l roster.Layout, sheets []string) []string {
	var out, others []string
	seen := map[roster.LayoutNote]bool{}
	for _, n := range l.Notes {
		kind := roster.LayoutNote{Code: n.Code, Field: n.Field}
		if n.Code == roster.SecondColumn && seen[kind] {
			continue
		}
		seen[kind] = true
		column := ""
		if n.Column >= 0 {
			column = RosterColumn(l, n.Column)
		}
		vars := map[string]any{"Column": column, "Field": RosterField(n.Field)}
		switch n.Code {
		case roster.SecondColumn:
			out = append(out, lang.X("layout.second", "「{{.Column}}」も{{.Field}}のようですが、初めの列だけを読みます。", vars))
		case roster.CounterColumn:
			out = append(out, lang.X("layout.counter", "「{{.Column}}」は通し番号のようなので、職員番号とはみません。", vars))
		case roster.NumberColumn:
			out = append(out, lang.X("layout.numbercolumn", "「{{.Column}}」は職員番号かもしれません。職員番号の列が分からないため、氏名と所属で見分けます。", vars))
		case roster.MyNumber:
			out = append(out, lang.X("layout.mynumber", "「{{.Column}}」はマイナンバーのようなので、読みません。", vars))
		case roster.CarriedDown:
			out = append(out, lang.X("layout.carried", "「{{.Column}}」の空いているところは、上の行と同じとして読みます。", vars))
		case roster.HiddenColumn:
			out = append(out, lang.X("layout.hiddencolumn", "「{{.Column}}」は隠れている列ですが、読みます。", vars))
		case roster.HiddenSheet:
			out = append(out, lang.X("layout.hiddensheet", "名簿は、隠れているシートにありました。"))
		case roster.HiddenRows:
			out = append(out, lang.X("layout.hiddenrows", "フィルターなどで隠れている行も読みます。"))
		case roster.FurtherSheet:
			if n.Column >= 0 && n.Column < len(sheets) {
				others = append(others, lang.X("quoted", "「{{.What}}」", map[string]any{"What": sheets[n.Column]}))
			}
		}
	}
	if len(others) > 0 {
		out = append(out, lang.X("layout.further", "ほかにも名簿らしいシートがあります: {{.Sheets}}。そちらを読むときは、シートを選び直してください。", map[string]any{"Sheets": firstOf(others, 4)}))
	}
	return out
}

// RosterColumn is the heading of a column, or its letter.
func RosterColumn(l roster.Layout, column int) string {
	if column < len(l.Headings) && l.Headings[column] != "" {
		return oneLine(l.Headings[column])
	}
	return lang.X("column.letter", "{{.Letter}}列", map[string]any{"Letter": table.ColumnName(column)})
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// RosterSkipped says why a row was passed over.
func RosterSkipped(w roster.Why) string {
	switch w {
	case roster.BlankRow:
		return lang.X("skipped.blank", "空の行")
	case roster.HeadingRow:
		return lang.X("skipped.heading", "見出しの繰り返し")
	case roster.SumRow:
		return lang.X("skipped.sum", "合計・小計の行")
	case roster.VacantRow:
		return lang.X("skipped.vacant", "欠員・空席の行")
	}
	return lang.X("skipped.note", "注記の行")
}

// firstOf is the first few of a list in one text, with … for the others.
func firstOf(list []string, n int) string {
	text := strings.Join(list[:min(len(list), n)], "、")
	if len(list) > n {
		text += lang.X("and.more", " ほか{{.N}}件", map[string]any{"N": len(list) - n})
	}
	return text
}

func numbers(list []int, n int) string {
	var out []string
	for _, x := range list[:min(len(list), n)] {
		out = append(out, strconv.Itoa(x))
	}
	return strings.Join(out, "・")
}

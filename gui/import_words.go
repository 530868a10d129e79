package gui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/roster"
	"jibun/data/table"
	"jibun/gui/words"
)

// fieldLabel is what a column of a roster holds, in words.
func fieldLabel(f roster.Field) string {
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

// encodingLabel is how a file is written, in words.
func encodingLabel(code string) string {
	switch code {
	case table.EncodingXLSX:
		return lang.X("encoding.xlsx", "Excelブック")
	case table.EncodingCP932:
		return lang.X("encoding.cp932", "CSV(文字コード Shift_JIS)")
	case table.EncodingUTF16LE, table.EncodingUTF16BE:
		return lang.X("encoding.utf16", "CSV(文字コード UTF-16)")
	}
	return lang.X("encoding.utf8", "CSV(文字コード UTF-8)")
}

// layoutSentences say what was decided about a roster that she should see.
func layoutSentences(l roster.Layout, file *table.File) []string {
	var out, sheets []string
	seen := map[roster.LayoutNote]bool{}
	for _, n := range l.Notes {
		kind := roster.LayoutNote{Code: n.Code, Field: n.Field}
		if n.Code == roster.SecondColumn && seen[kind] {
			continue
		}
		seen[kind] = true
		column := ""
		if n.Column >= 0 {
			column = columnLabel(l, n.Column)
		}
		vars := map[string]any{"Column": column, "Field": fieldLabel(n.Field)}
		switch n.Code {
		case roster.SecondColumn:
			out = append(out, lang.X("layout.second", "「{{.Column}}」も{{.Field}}のようですが、初めの列だけを読みます。", vars))
		case roster.CounterColumn:
			out = append(out, lang.X("layout.counter", "「{{.Column}}」は通し番号のようなので、職員番号とはみません。", vars))
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
			if n.Column >= 0 && n.Column < len(file.Sheets) {
				sheets = append(sheets, "「"+file.Sheets[n.Column].Name+"」")
			}
		}
	}
	if len(sheets) > 0 {
		out = append(out, lang.X("layout.further", "ほかにも名簿らしいシートがあります: {{.Sheets}}。そちらを読むときは、シートを選び直してください。", map[string]any{"Sheets": firstOf(sheets, 4)}))
	}
	return out
}

// columnLabel is the heading of a column, or its letter.
func columnLabel(l roster.Layout, column int) string {
	if column < len(l.Headings) && l.Headings[column] != "" {
		return oneLine(l.Headings[column])
	}
	return lang.X("column.letter", "{{.Letter}}列", map[string]any{"Letter": table.ColumnName(column)})
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// skippedWhy says why a row was passed over.
func skippedWhy(w roster.Why) string {
	switch w {
	case roster.BlankRow:
		return lang.X("skipped.blank", "空の行")
	case roster.HeadingRow:
		return lang.X("skipped.heading", "見出しの繰り返し")
	case roster.SumRow:
		return lang.X("skipped.sum", "合計・小計の行")
	}
	return lang.X("skipped.note", "注記の行")
}

// planSentences say what of a plan needs a look before it is entered.
func planSentences(r data.Roster, p *data.Plan) []string {
	var out []string
	if p.Partial {
		out = append(out, lang.X("plan.partial", "この名簿にいない職員が多いため、一部の職場の名簿とみて、退職にはしていません。全員の名簿なら、「退職」の一覧で印を付けてください。"))
	}
	for _, n := range r.Notes {
		if n.Code == roster.NumberLengths {
			out = append(out, lang.X("plan.lengths", "職員番号の桁数がそろっていません。Excelで先頭の0が落ちていませんか({{.Lines}}行目など)。", map[string]any{"Lines": numbers(n.Lines, 3)}))
		}
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Doubt == "reused_number" {
			out = append(out, lang.X("plan.reused", "{{.Line}}行目: 職員番号 {{.No}} は、今は {{.Old}} さんの番号です。{{.New}} さんとは別の方かもしれないため、取り込まないことにしています。",
				map[string]any{"Line": l.Line, "No": l.StaffNo, "Old": l.Old.Name, "New": l.New.Name}))
		}
	}
	for _, x := range p.Duplicates {
		out = append(out, lang.X("plan.duplicate", "{{.Line}}行目: {{.Name}} さんは、すでにいる {{.Who}} と同じ方かもしれません。取り込んだ後で、重複を統合できます。", map[string]any{"Line": x.Line, "Name": x.Name, "Who": hitLine(x.Who)}))
	}
	if n := len(p.Departments); n > 0 && len(r.People) > 0 {
		out = append(out, lang.X("plan.departments", "新しい所属が{{.N}}加わります: {{.Names}}", map[string]any{"N": n, "Names": firstOf(p.Departments, 5)}))
	}
	if n := len(p.Closing); n > 0 {
		out = append(out, lang.X("plan.closing", "だれもいなくなる所属が{{.N}}あり、前の日で閉じます: {{.Names}}", map[string]any{"N": n, "Names": firstOf(p.Closing, 5)}))
	}
	for _, w := range p.Warnings {
		out = append(out, lang.X("plan.warning", "{{.Line}}行目: 次の項目だけ読めないため、空けて取り込みます。{{.Why}}", map[string]any{"Line": w.Line, "Why": words.Faults([]roster.Fault{w.Fault})}))
	}
	return out
}

// firstOf is the first few of a list in one text, with … for the others.
func firstOf(list []string, n int) string {
	text := strings.Join(list[:min(len(list), n)], "、")
	if len(list) > n {
		text += lang.X("and.more", " ほか{{.N}}", map[string]any{"N": len(list) - n})
	}
	return text
}

func numbers(list []int, n int) string {
	var out []string
	for _, x := range list[:min(len(list), n)] {
		out = append(out, itoa(x))
	}
	return strings.Join(out, "・")
}

// doubtWord says in the list why a line is not ticked.
func doubtWord(l *data.PlanLine) string {
	switch l.Doubt {
	case "reused_number":
		return lang.X("doubt.reused", "別の方かもしれません(番号の使い回し)")
	case "letters":
		return lang.X("plan.letters", "字体だけの違いです。氏名は台帳のままにします")
	case "partial_roster":
		return lang.X("doubt.partial", "一部の職場の名簿のようです")
	}
	return ""
}

// caseMeaning says who stands in a list of a plan.
func caseMeaning(c data.Case) string {
	switch c {
	case data.CaseNew:
		return lang.X("case.new", "台帳にいない方です。人と配属を加えます。")
	case data.CaseMoved:
		return lang.X("case.moved", "所属が変わった方です。前の配属も残ります。")
	case data.CaseRetitled:
		return lang.X("case.retitled", "職名だけが変わった方です。")
	case data.CaseRenamed:
		return lang.X("case.renamed", "氏名が違う方です。前の氏名も残り、前の名前でも探せます。")
	case data.CaseLeft:
		return lang.X("case.left", "この名簿にいない方と、退職とある方です。")
	}
	return lang.X("case.completed", "ふりがな・メール・電話を補います。")
}

package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/oldledger"
	"jibun/data/table"
)

var oldLedgerTexts = map[oldledger.Code]text{
	oldledger.NoTitle:      later("oldledger.notitle", "テーマがありません"),
	oldledger.NoDate:       later("oldledger.nodate", "開催日がありません"),
	oldledger.BadDate:      later("oldledger.baddate", "開催日として読めません"),
	oldledger.BadNumber:    later("oldledger.badnumber", "回として読めません"),
	oldledger.BadCount:     later("oldledger.badcount", "人数として読めません"),
	oldledger.BadTime:      later("oldledger.badtime", "時刻として読めません"),
	oldledger.ErrorCell:    later("oldledger.errorcell", "エラーの値(#N/Aなど)があります"),
	oldledger.BadBytes:     later("oldledger.badbytes", "読めない文字があります"),
	oldledger.Nobody:       later("oldledger.nobody", "だれの印か分かりません"),
	oldledger.BadStaffNo:   later("oldledger.badstaffno", "職員番号として読めません"),
	oldledger.BadReading:   later("oldledger.badreading", "ふりがなに、かな以外の字があります"),
	oldledger.UnknownMark:  later("oldledger.unknownmark", "意味の分からない印です"),
	oldledger.NoSeminar:    later("oldledger.noseminar", "どの回か分からない列です"),
	oldledger.MarksWithout: later("oldledger.markswithout", "一覧にない回の印です"),
	oldledger.NumberTwice:  later("oldledger.numbertwice", "同じ回が二度出てきます"),
	oldledger.OutsideYear:  later("oldledger.outsideyear", "シートの年度と日付が合いません"),
	oldledger.UnreadSheet:  later("oldledger.unreadsheet", "読まなかったシートです"),
	oldledger.TooLong:      later("oldledger.toolong", "長すぎます"),
	oldledger.Characters:   later("oldledger.characters", "改行か、目に見えない文字があります"),
	oldledger.FutureDate:   later("oldledger.futuredate", "これからの日付です"),
}

var takeoverTexts = map[string]text{
	"number_taken":   later("takeover.why.number_taken", "同じ回がすでにあるため、回を付けずに取り込みます"),
	"ambiguous_name": later("takeover.why.ambiguous_name", "同じ名前の方が何人もいて、決められません"),
	"number_zeros":   later("takeover.why.number_zeros", "先頭の0のほかは同じ職員番号の方が台帳にいますが、氏名が違うため、別の方として加えます。同じ方なら、あとで「重複の候補」で統合できます"),
	"twice":          later("takeover.why.twice", "同じ日の同じテーマが二度出てきます"),
}

var lecturerTexts = map[string]text{
	"nobody":    later("takeover.lecturer.nobody", "名簿にこの名前の方がいません"),
	"several":   later("takeover.lecturer.several", "同じ名前の方が何人もいて、決められません"),
	"elsewhere": later("takeover.lecturer.elsewhere", "同じ名前の方はいますが、所属が違います"),
}

// Takeover says what of an old ledger was not taken, or needs a look, a sentence each.
func Takeover(p *data.Takeover) []string {
	var out []string
	if doubt := EncodingDoubt(p.Ledger.AlsoEncoding); doubt != "" {
		out = append(out, doubt)
	}
	if n := len(p.ZerosLost); n > 0 {
		x := p.ZerosLost[0]
		out = append(out, lang.X("takeover.zeros", "職員番号の先頭の0が落ちている方が{{.N}}名います({{.At}} の {{.Text}} など)。台帳の番号と同じとみて読みました。",
			map[string]any{"N": n, "At": place(x.Sheet, x.Line, -1), "Text": x.Text}))
	}
	for _, x := range p.Problems {
		out = append(out, lang.X("takeover.problem", "ご確認ください {{.At}}: {{.Why}}「{{.Text}}」", map[string]any{"At": place(x.Sheet, x.Line, -1), "Why": takeoverTexts[x.Code], "Text": x.Text}))
	}
	for _, x := range p.Ledger.Problems {
		out = append(out, lang.X("takeover.unreadable", "読めません {{.At}}: {{.Why}}「{{.Value}}」", map[string]any{"At": place(x.Sheet, x.Line, x.Column), "Why": oldLedgerTexts[x.Code], "Value": x.Value}))
	}
	for _, n := range p.Ledger.Notes {
		switch why := oldLedgerTexts[n.Code].String(); {
		case n.Code == oldledger.LecturersUnpaired:
			out = append(out, lang.X("takeover.unpaired", "ご確認ください {{.At}}: 講師の所属が{{.Posts}}行、氏名が{{.Names}}名で、組になりません。所属を問わずに探しました「{{.Text}}」",
				map[string]any{"At": place(n.Sheet, n.Line, -1), "Posts": n.Stated, "Names": n.Counted, "Text": n.Text}))
		case n.Code == oldledger.FootFigure && n.Reckoned == "":
			out = append(out, lang.X("takeover.foot", "表の外の数 {{.At}}:「{{.Text}}」は、このファイルからは数えられないため、取り込みません", map[string]any{"At": place(n.Sheet, n.Line, -1), "Text": n.Text}))
		case n.Code == oldledger.FootFigure:
			out = append(out, lang.X("takeover.foot.counted", "表の外の数 {{.At}}:「{{.Text}}」、数えると {{.Counted}}", map[string]any{"At": place(n.Sheet, n.Line, -1), "Text": n.Text, "Counted": n.Reckoned}))
		case n.Code == oldledger.CountDiffers:
			out = append(out, lang.X("takeover.counts", "ご確認ください {{.At}}: 第{{.Number}}回の参加者数は {{.Stated}} と書かれていますが、出席の印は {{.Counted}} です",
				map[string]any{"At": place(n.Sheet, n.Line, -1), "Number": n.Number, "Stated": n.Stated, "Counted": n.Counted}))
		case why != "":
			out = append(out, lang.X("takeover.note", "ご確認ください {{.At}}: {{.Why}}", map[string]any{"At": place(n.Sheet, n.Line, n.Column), "Why": why}))
		}
	}
	for _, l := range p.Lecturers {
		if l.Doubt != "" {
			m := p.Seminars[l.Seminar]
			out = append(out, lang.X("takeover.lecturer", "講師 {{.At}}: {{.Why}}。名前のまま取り込みます「{{.Name}}」",
				map[string]any{"At": place(m.Sheet, m.Line, -1), "Why": lecturerTexts[l.Doubt], "Name": strings.TrimSpace(l.Post + " " + l.Name)}))
		}
	}
	return out
}

// place says where in a workbook something stands. Line 0 and column -1 are none.
func place(sheet string, line, column int) string {
	if line > 0 {
		sheet = lang.X("place.line", "{{.Sheet}} {{.Line}}行目", map[string]any{"Sheet": sheet, "Line": line})
	}
	if column >= 0 {
		sheet = lang.X("place.column", "{{.Sheet}} {{.Column}}列", map[string]any{"Sheet": sheet, "Column": table.ColumnName(column)})
	}
	return sheet
}

// TakeoverCount is what taking over an old ledger would bring.
type TakeoverCount struct {
	Seminars int // new ones
	Existing int // those that are there already
	Marks    int // of attendance
	Added    int // people who are not there yet
}

// CountTakeover counts it.
func CountTakeover(p *data.Takeover) TakeoverCount {
	var c TakeoverCount
	for _, m := range p.Seminars {
		switch {
		case m.Exists != 0:
			c.Existing++
		case !m.Skip:
			c.Seminars++
		}
	}
	for _, x := range p.People {
		c.Marks += x.Marks
		if x.Known == 0 {
			c.Added++
		}
	}
	return c
}

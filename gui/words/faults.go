package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data/roster"
	"jibun/data/table"
)

var faultTexts = map[roster.Code]text{
	roster.NoName:          later("fault.noname", "氏名がありません"),
	roster.NoNumber:        later("fault.nonumber", "職員番号がありません"),
	roster.BadNumber:       later("fault.badnumber", "職員番号として読めません"),
	roster.DuplicateNumber: later("fault.duplicatenumber", "職員番号が重なっています"),
	roster.ErrorCell:       later("fault.errorcell", "エラーの値(#N/Aなど)があります"),
	roster.BadBytes:        later("fault.badbytes", "読めない文字があります"),
	roster.BadQuote:        later("fault.badquote", "引用符が閉じていません"),
	roster.Ragged:          later("fault.ragged", "列がずれているようです"),
	roster.BadDate:         later("fault.baddate", "日付として読めません"),
	roster.BadEmail:        later("fault.bademail", "メールアドレスとして読めません"),
	roster.BadReading:      later("fault.badreading", "ふりがなに、かな以外の字があります"),
	roster.BadRank:         later("fault.badrank", "職位順として読めません"),
	roster.UnknownBand:     later("fault.unknownband", "区分として読めません"),
	roster.UnknownStatus:   later("fault.unknownstatus", "在職区分として読めません"),
	roster.Gaiji:           later("fault.gaiji", "外字があります"),
}

// Faults says why a row of a roster was not taken.
func Faults(faults []roster.Fault) string {
	var out []string
	for _, f := range faults {
		why := faultTexts[f.Code].String()
		if why == "" {
			why = string(f.Code)
		}
		if f.Column >= 0 {
			why = lang.X("fault.column", "{{.Column}}列 {{.Why}}", map[string]any{"Column": table.ColumnName(f.Column), "Why": why})
		}
		if f.Value != "" {
			why = lang.X("fault.value", "{{.Why}}「{{.Value}}」", map[string]any{"Why": why, "Value": f.Value})
		}
		if f.Other != 0 {
			why = lang.X("fault.other", "{{.Why}}({{.Line}}行目と同じ)", map[string]any{"Why": why, "Line": f.Other})
		}
		out = append(out, why)
	}
	return strings.Join(out, comma())
}

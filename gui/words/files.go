package words

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"jibun/data/holiday"
	"jibun/data/oldledger"
	"jibun/data/roster"
	"jibun/data/table"
)

var refusedTexts = map[table.Reason]text{
	table.FileEmpty:  later("refused.empty", "このファイルは中身が空です。"),
	table.TooLarge:   later("refused.large", "このファイルは大きすぎて読み込めません。名簿だけを別のファイルに保存してください。"),
	table.Encrypted:  later("refused.encrypted", "このファイルにはパスワードが掛かっています。Excelで開き、パスワードを外して保存し直してください。"),
	table.OldXLS:     later("refused.xls", "古い形式(.xls)のファイルです。Excelで開き、「Excelブック(.xlsx)」として保存し直してください。"),
	table.XLSB:       later("refused.xlsb", "バイナリ形式(.xlsb)のファイルです。Excelで開き、「Excelブック(.xlsx)」として保存し直してください。"),
	table.NotATable:  later("refused.notatable", "表のファイルではありません。CSVかExcelブック(.xlsx)をお選びください。"),
	table.Damaged:    later("refused.damaged", "このファイルは壊れています。行が欠けるおそれがあるため、読み込みませんでした。元のファイルをもう一度もらうか、Excelで開いて保存し直してください。"),
	table.Hostile:    later("refused.hostile", "このファイルは作りがおかしく、危険かもしれないため、読み込みませんでした。送り主にお確かめください。"),
	table.ReaderBug:  later("refused.bug", "このファイルは読み取れませんでした。Excelで開き、「Excelブック(.xlsx)」として保存し直してください。"),
	table.NoWorkbook: later("refused.nosheet", "このブックには読めるシートがありません。"),
}

// file says why a file was not read.
func file(err error) string {
	var refused *table.Refused
	var noRoster *roster.NotFound
	var noLedger *oldledger.NotFound
	var noHolidays *holiday.NotOfficial
	switch {
	case errors.As(err, &refused):
		return lang.X("refused.kept", "{{.Why}}台帳は変わっていません。", map[string]any{"Why": refusedTexts[refused.Reason]})
	case errors.As(err, &noRoster):
		return lang.X("refused.noroster", "名簿の見出し(氏名、職員番号など)が見つかりません。見出しの行があるかお確かめください。台帳は変わっていません。")
	case errors.As(err, &noLedger):
		return lang.X("refused.noledger", "セミナーの一覧(回、開催日、テーマなど)も出席の表も見つかりません。見出しの行があるかお確かめください。台帳は変わっていません。")
	case errors.As(err, &noHolidays) && noHolidays.Line > 1:
		return lang.X("refused.holidayline", "祝日の一覧の{{.Line}}行目が読めません。「{{.Text}}」内閣府の「国民の祝日」のCSVを、開いて直さずにそのままお使いください。台帳は変わっていません。", map[string]any{"Line": noHolidays.Line, "Text": noHolidays.Text})
	case errors.As(err, &noHolidays):
		return lang.X("refused.noholidays", "祝日の一覧ではありません。内閣府の「国民の祝日」のページにあるCSV(syukujitsu.csv)をお選びください。台帳は変わっていません。")
	}
	return ""
}

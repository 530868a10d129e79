package words

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data/holiday"
	"jibun/data/inuse"
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
	table.OwnerFile:  later("refused.owner", "Excelで開いているあいだの一時ファイルです。~$ の付かないほうを選んでください。"),
	table.NoWorkbook: later("refused.nosheet", "このブックには読めるシートがありません。"),
}

var encodingTexts = map[string]text{
	table.EncodingXLSX:      later("encoding.xlsx", "Excelブック"),
	table.EncodingCP932:     later("encoding.cp932", "CSV(文字コード Shift_JIS)"),
	table.EncodingUTF16LE:   later("encoding.utf16", "CSV(文字コード UTF-16)"),
	table.EncodingUTF16BE:   later("encoding.utf16", "CSV(文字コード UTF-16)"),
	table.EncodingEUCJP:     later("encoding.eucjp", "CSV(文字コード EUC-JP)"),
	table.EncodingISO2022JP: later("encoding.jis", "CSV(文字コード JIS)"),
	table.EncodingUTF8:      later("encoding.utf8", "CSV(文字コード UTF-8)"),
	table.EncodingUTF8BOM:   later("encoding.utf8", "CSV(文字コード UTF-8)"),
}

// Encoding says how a file is written.
func Encoding(code string) string { return encodingTexts[code].String() }

// EncodingDoubt says in what other way the bytes of a file would be text as well; "" if in
// none.
func EncodingDoubt(also []string) string {
	if len(also) == 0 {
		return ""
	}
	var list []string
	for _, code := range also {
		list = append(list, Encoding(code))
	}
	return lang.X("encoding.also", "文字が少ないため、{{.Also}}とも読めます。氏名が正しく読めているか、お確かめください。", map[string]any{"Also": strings.Join(list, comma())})
}

// excels are the files that nobody but Excel keeps open for long.
var excels = []string{".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".csv"}

// file says why a file was not read or written.
func file(err error) string {
	var refused *table.Refused
	var noRoster *roster.NotFound
	var noLedger *oldledger.NotFound
	var noHolidays *holiday.NotOfficial
	holder, held := inuse.Holder(err)
	name := map[string]any{"File": filepath.Base(holder)}
	switch {
	case held && slices.Contains(excels, strings.ToLower(filepath.Ext(holder))):
		return lang.X("held.excel", "「{{.File}}」はExcelで開いています。閉じてからもう一度お試しください。ファイルも台帳も変わっていません。", name)
	case held:
		return lang.X("held.other", "「{{.File}}」をほかのプログラムが使っています。それを閉じるか、少し待ってから、もう一度お試しください。ファイルも台帳も変わっていません。", name)
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

package gui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/table"
)

// sheetNames are the tabs of a file.
func sheetNames(f *table.File) []string {
	var names []string
	for i := range f.Sheets {
		names = append(names, f.Sheets[i].Name)
	}
	return names
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

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
	return lang.X("case.completed", "職員番号・ふりがな・メール・電話を補います。")
}

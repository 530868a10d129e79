package gui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/roster"
	"jibun/data/table"
	"jibun/gui/words"
)

// sheetNames are the tabs of a file.
func sheetNames(f *table.File) []string {
	var names []string
	for i := range f.Sheets {
		names = append(names, f.Sheets[i].Name)
	}
	return names
}

// readSentences say what was decided about a file that she should see.
func readSentences(l roster.Layout, f *table.File) []string {
	out := words.Layout(l, sheetNames(f))
	if doubt := words.EncodingDoubt(f.AlsoEncoding); doubt != "" {
		out = append([]string{doubt}, out...)
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

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
	if c == data.CaseRevised {
		return lang.X("case.revised", "ふりがな・メール・電話が名簿と違う方です。名簿の値に変えます。")
	}
	return lang.X("case.completed", "台帳にない職員番号・氏名・ふりがな・メール・電話を補います。")
}

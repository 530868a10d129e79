package words

import (
	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// Operation says an operation in words: 「元に戻しました: 申込の追加(田中 太郎) 第14回」.
func Operation(o data.Operation) string {
	what := operationWord(o.What)
	if what == "" {
		what = o.What
	}
	if o.About != "" {
		what = lang.X("operation.about", "{{.What}}({{.About}})", map[string]any{"What": what, "About": o.About})
	}
	if o.Evening != "" {
		what = lang.X("operation.evening", "{{.What}} {{.Evening}}", map[string]any{"What": what, "Evening": o.Evening})
	}
	switch o.Mode {
	case "undo":
		return lang.X("operation.undo", "元に戻しました: {{.What}}", map[string]any{"What": what})
	case "redo":
		return lang.X("operation.redo", "やり直しました: {{.What}}", map[string]any{"What": what})
	}
	return what
}

var problemTexts = map[data.ProblemKind]text{
	data.ProblemIntegrity:  later("problem.integrity", "ファイルのつくりが壊れています"),
	data.ProblemForeign:    later("problem.foreign", "つながる先の記録がありません"),
	data.ProblemSchema:     later("problem.schema", "台帳の形式が違っています"),
	data.ProblemRowChanged: later("problem.rowchanged", "記録が、履歴に残る最後の姿と違っています"),
	data.ProblemRowMissing: later("problem.rowmissing", "あるはずの記録がありません"),
	data.ProblemRowExtra:   later("problem.rowextra", "履歴にない記録があります"),
	data.ProblemChain:      later("problem.chain", "履歴の前後がつながりません"),
	data.ProblemSeal:       later("problem.seal", "履歴が書き変わっています"),
	data.ProblemShort:      later("problem.short", "この操作まで書いたはずの記録がありません"),
	data.ProblemUnreadable: later("problem.unreadable", "読めないところがあります"),
}

// Problem says one damage of the ledger.
func Problem(p data.Problem) string { return ProblemOf(p, "") }

// ProblemOf is Problem with whom it is about; name is "" where that is not known.
func ProblemOf(p data.Problem, name string) string {
	where, what := tableWord(p.Table), problemTexts[p.Kind].String()
	if where == "" {
		where = p.Table
	}
	if where == "" {
		return what
	}
	switch {
	case name != "":
		where = lang.X("problem.named", "{{.Table}}({{.Name}})", map[string]any{"Table": where, "Name": name})
	case p.Row != 0:
		where = lang.X("problem.row", "{{.Table}}({{.Row}}番)", map[string]any{"Table": where, "Row": p.Row})
	}
	return lang.X("problem.at", "{{.Where}}: {{.What}}", map[string]any{"Where": where, "What": what})
}

package papers

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/export/template"
)

// ProblemWord says what is wrong at a place of a form, in the language of the window.
func ProblemWord(p template.Problem) string {
	word := ""
	switch p.Kind {
	case template.UnknownItem:
		if word = lang.X("form.problem.unknown", "知らない項目"); p.Suggest != "" {
			word = lang.X("form.problem.suggest", "知らない項目 — もしかして {{.Item}}", map[string]any{"Item": "{{" + p.Suggest + "}}"})
		}
	case template.UnknownFormat:
		word = lang.X("form.problem.format", "書き方が合いません")
	case template.BrokenBraces:
		word = lang.X("form.problem.braces", "かっこが合いません")
	case template.TwoLists:
		word = lang.X("form.problem.two_lists", "一つの行に二つの名簿があります")
	case template.BadBlock:
		word = lang.X("form.problem.block", "くり返しの始まりと終わりが合いません")
	case template.NotMovable:
		word = lang.X("form.problem.not_moved", "行や列を増やすと動かせないものがあります")
	case template.SumTooWide:
		word = lang.X("form.problem.sum", "とびとびの範囲が多すぎて、この式では合計できません")
	case template.TooManyRows:
		word = lang.X("form.problem.too_many", "一枚のシートに収まりません")
	case template.BadSheetName:
		word = lang.X("form.problem.sheet_name", "シート名を変えました")
	}
	return word
}

// problem says it with its place.
func problem(p template.Problem) string {
	at := strings.TrimSpace(strings.TrimSpace(p.Sheet+" "+p.Cell) + " " + p.Text)
	if at == "" {
		return ProblemWord(p)
	}
	return lang.X("form.problem.at", "{{.What}}: {{.Where}}", map[string]any{"What": ProblemWord(p), "Where": at})
}

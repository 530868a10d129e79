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
		word = lang.X("form.problem.unknown", "知らない項目")
	case template.UnknownFormat:
		word = lang.X("form.problem.format", "書き方が合いません")
	case template.BrokenBraces:
		word = lang.X("form.problem.braces", "かっこが合いません")
	case template.TwoLists:
		word = lang.X("form.problem.two_lists", "一つの行に二つの名簿があります(横へ並べる名簿には、{{.Right}} のように → を付けます)", map[string]any{"Right": "{{→回.番号}}"})
	case template.BadBlock:
		word = lang.X("form.problem.block", "くり返しの始まりと終わりが合いません")
	case template.NotMovable:
		word = lang.X("form.problem.not_moved", "行や列を増やすと動かせないものがあります")
	case template.SumTooWide:
		word = lang.X("form.problem.sum", "とびとびの範囲が多すぎて、この式では合計できません")
	case template.TooManyRows:
		word = lang.X("form.problem.too_many", "一枚のシートに収まりません")
	case template.SameHeads:
		word = lang.X("form.problem.same_heads", "テーブルの見出しが空白か、同じものが二つあります")
	case template.NoRow:
		word = lang.X("form.problem.no_row", "一人ずつ・一回ずつの項目は、くり返す行の中だけに書けます")
	case template.OfRow:
		word = lang.X("form.problem.of_row", "くり返す行の中ですが、行ごとの値にはなりません")
	case template.TooLong:
		word = lang.X("form.problem.too_long", "Excelに書ける長さを超えるので、途中で切りました")
	case template.BadSheetName:
		word = lang.X("form.problem.sheet_name", "シート名を変えました")
	}
	if p.Suggest != "" {
		word = lang.X("form.problem.suggest", "{{.What}} — もしかして {{.Item}}", map[string]any{"What": word, "Item": "{{" + p.Suggest + "}}"})
	}
	return word
}

// PlaceWord is where something of a form stands, in the language of the window: its cell,
// or the place that it is in if in none.
func PlaceWord(p template.Place, cell, of string) string {
	word := ""
	switch p {
	case template.InTab:
		word = lang.X("form.place.tab", "シート名")
	case template.InHeading:
		word = headingWord(of)
	case template.InShape:
		if word = lang.X("form.place.some_shape", "図形"); of != "" {
			word = lang.X("form.place.shape", "図形「{{.Name}}」", map[string]any{"Name": of})
		}
	case template.InChart:
		word = lang.X("form.place.chart", "グラフ")
	case template.InNote:
		word = lang.X("form.place.note", "コメント")
	case template.InRule:
		word = lang.X("form.place.rule", "入力規則・書式の条件")
	case template.InLink:
		word = lang.X("form.place.link", "リンク")
	case template.InName:
		word = lang.X("form.place.name", "名前「{{.Name}}」", map[string]any{"Name": of})
	case template.InProperty:
		word = lang.X("form.place.property", "文書の{{.Name}}", map[string]any{"Name": propertyWord(of)})
	default:
		return cell
	}
	if cell != "" {
		return lang.X("form.place.of", "{{.Cell}}の{{.Place}}", map[string]any{"Cell": cell, "Place": word})
	}
	return word
}

func headingWord(of string) string {
	switch of {
	case "oddHeader":
		return lang.X("form.place.header", "ヘッダー")
	case "oddFooter":
		return lang.X("form.place.footer", "フッター")
	case "firstHeader":
		return lang.X("form.place.first_header", "先頭ページのヘッダー")
	case "firstFooter":
		return lang.X("form.place.first_footer", "先頭ページのフッター")
	case "evenHeader":
		return lang.X("form.place.even_header", "偶数ページのヘッダー")
	}
	return lang.X("form.place.even_footer", "偶数ページのフッター")
}

// propertyWord is what Excel calls a property of a document; one that the office made has
// its own name.
func propertyWord(of string) string {
	switch of {
	case "title":
		return lang.X("form.property.title", "タイトル")
	case "subject":
		return lang.X("form.property.subject", "件名")
	case "creator":
		return lang.X("form.property.creator", "作成者")
	case "lastModifiedBy":
		return lang.X("form.property.saved", "前回保存者")
	case "keywords":
		return lang.X("form.property.keywords", "タグ")
	case "description":
		return lang.X("form.property.description", "コメント")
	case "category":
		return lang.X("form.property.category", "分類")
	case "contentStatus":
		return lang.X("form.property.status", "状態")
	case "Manager":
		return lang.X("form.property.manager", "管理者")
	case "Company":
		return lang.X("form.property.company", "会社")
	}
	return of
}

// problem says it with its place.
func problem(p template.Problem) string {
	at := strings.TrimSpace(strings.TrimSpace(p.Sheet+" "+PlaceWord(p.Place, p.Cell, p.Of)) + " " + p.Text)
	if at == "" {
		return ProblemWord(p)
	}
	return lang.X("form.problem.at", "{{.What}}: {{.Where}}", map[string]any{"What": ProblemWord(p), "Where": at})
}

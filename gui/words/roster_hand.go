package words

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// Differences are the values of the ledger of which a row says something else, old
// and new beside each other.
func Differences(l *data.PlanLine) string {
	return differences(slices.Concat(l.Hand, l.Revised))
}

// Filled says what a row fills that is empty in the ledger.
func Filled(l *data.PlanLine) string { return differences(l.Filled) }

func differences(all []data.Difference) string {
	var out []string
	for _, d := range all {
		out = append(out, difference(d))
	}
	return strings.Join(out, lang.X("plan.difference.and", "、"))
}

func difference(d data.Difference) string {
	field := d.Field
	switch field {
	case "phone":
		field = lang.X("person.phone", "電話")
	case "position":
		field = lang.X("person.position", "職名")
	case "department_id":
		field = lang.X("person.department", "所属")
	default:
		field = fieldTexts[field].String()
	}
	if d.Ledger == "" {
		return lang.X("plan.difference.none", "{{.Field}} → {{.New}}", map[string]any{"Field": field, "New": d.List})
	}
	return lang.X("plan.difference", "{{.Field}} {{.Old}} → {{.New}}", map[string]any{"Field": field, "Old": d.Ledger, "New": d.List})
}

// byHand are the lines that would replace what somebody wrote.
func byHand(p *data.Plan) []string {
	return firstLines(p, func(l *data.PlanLine) bool { return len(l.Hand) > 0 && l.Doubt != data.DoubtReused }, ByHand, func(n int) string {
		return lang.X("plan.byhand.more", "ほかに{{.N}}行、台帳に人が入れた値と名簿が違います。台帳のままにします。", map[string]any{"N": n})
	})
}

// ByHand says that somebody wrote what a row would replace, and what becomes of it.
func ByHand(l *data.PlanLine) string {
	vars := map[string]any{"Line": l.Line, "Name": l.Old.Name, "What": differences(l.Hand)}
	if l.Doubt == data.DoubtByHand {
		vars["Case"] = Case(l.Cases[len(l.Cases)-1])
		return lang.X("plan.byhand", "{{.Line}}行目: {{.Name}}さんの台帳の値は人が入れたもので、名簿と違います({{.What}})。台帳のままにします。名簿に合わせるときは、「{{.Case}}」の一覧で取り込むほうにしてください。", vars)
	}
	return lang.X("plan.byhand.kept", "{{.Line}}行目: {{.Name}}さんの台帳の値は人が入れたもので、名簿と違います({{.What}})。ほかの変更だけを取り込み、この値は台帳のままにします。", vars)
}

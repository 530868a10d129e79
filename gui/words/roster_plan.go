package words

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/roster"
)

// Case is what a line of a roster means. Package data declares it.
func Case(c data.Case) string { return said(caseKey(c), c.Label()) }

// Gap says why a roster is not plainly that of the whole staff.
func Gap(g data.Gap) string {
	vars := map[string]any{"N": g.N, "Usual": g.Usual, "Lines": numbers(g.Lines, 3), "Names": firstOf(g.Names, 3)}
	switch g.Code {
	case data.GapNobody:
		return lang.X("gap.nobody", "台帳の職員が一人もいません。よその名簿ではありませんか。", vars)
	case data.GapFewer:
		return lang.X("gap.fewer", "名簿にいない職員が{{.N}}名います。例年の退職(多くて{{.Usual}}名)より多いため、一部の職場の名簿か、途中で切れた名簿かもしれません。", vars)
	case data.GapDepartment:
		return lang.X("gap.department", "全員がいない所属があります({{.Names}})。一部の職場の名簿かもしれません。", vars)
	case data.GapCut:
		return lang.X("gap.cut", "名簿の最後の行より後ろの方だけがいません({{.N}}名)。途中で切れているかもしれません。", vars)
	case data.GapUnreadable:
		return lang.X("gap.unreadable", "だれのことか読めない行が{{.N}}行あります({{.Lines}}行目など)。", vars)
	case data.GapSecondTable:
		return lang.X("gap.secondtable", "表が横に二つ並んでいて、右の表を読んでいません。", vars)
	case data.GapSheets:
		return lang.X("gap.sheets", "ほかのシートにも名簿があり、読んでいません。", vars)
	case data.GapNumberless:
		return lang.X("gap.nonumbers", "職員番号のない名簿です。", vars)
	case data.GapMixed:
		return lang.X("gap.mixed", "職員番号と氏名の組み合わせが台帳と違う行が{{.N}}行あります。列がずれていないか、名簿をお確かめください。", vars)
	}
	return string(g.Code)
}

// gapNotes are gaps in a few words, for a column beside the person.
var gapNotes = map[data.GapCode]text{
	data.GapNobody:      later("gapnote.nobody", "よその名簿かもしれません"),
	data.GapFewer:       later("gapnote.fewer", "いない方が多すぎます"),
	data.GapDepartment:  later("gapnote.department", "同じ所属の全員がいません"),
	data.GapCut:         later("gapnote.cut", "名簿が途中で切れているかもしれません"),
	data.GapUnreadable:  later("gapnote.unreadable", "読めない行の方かもしれません"),
	data.GapSecondTable: later("gapnote.secondtable", "読んでいない表があります"),
	data.GapSheets:      later("gapnote.sheets", "読んでいないシートがあります"),
	data.GapNumberless:  later("gapnote.nonumbers", "職員番号のない名簿です"),
	data.GapMixed:       later("gapnote.mixed", "番号と氏名がずれているようです"),
}

// PlanNote says in the list why a line is not ticked, or why somebody is taken to
// have left.
func PlanNote(l *data.PlanLine) string {
	switch l.Doubt {
	case data.DoubtReused:
		return lang.X("doubt.reused", "別の方かもしれません(番号の使い回し)")
	case data.DoubtLetters:
		return lang.X("plan.letters", "字体だけの違いです。氏名は台帳のままにします")
	case data.DoubtSameRow:
		return lang.X("doubt.samerow", "{{.Line}}行目と同じ方のようです", map[string]any{"Line": l.Other})
	case data.DoubtNoNumber:
		return lang.X("doubt.nonumber", "台帳に職員番号がなく、決められません")
	case data.DoubtName:
		return lang.X("doubt.name", "決められません")
	case data.DoubtManyNumbers:
		return lang.X("doubt.othernumber", "台帳では別の番号です")
	case data.DoubtByHand:
		return lang.X("doubt.byhand", "台帳の値は、名簿でなく人が入れたものです")
	}
	if t, ok := gapNotes[data.GapCode(l.Doubt)]; ok {
		return t.String()
	}
	switch l.Proof {
	case data.ProofStated:
		return lang.X("proof.stated", "名簿に退職とあります")
	case data.ProofAbsent:
		return lang.X("proof.absent", "全員の名簿にいません")
	}
	return ""
}

// Whole says why nobody is proposed as having left, a sentence each; nothing if the
// roster is plainly that of the whole staff.
func Whole(p *data.Plan) []string {
	if p.Whole() || p.Numberless {
		return nil
	}
	var why []string
	for _, g := range p.Gaps {
		why = append(why, Gap(g))
	}
	absent := 0
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Has(data.CaseLeft) && l.Line == 0 {
			absent++
		}
	}
	if absent == 0 {
		return why
	}
	return append(why, lang.X("plan.notwhole", "このため、名簿にいない{{.N}}名を退職とは決めていません。全員の名簿と確かめられたら、「退職」の一覧で取り込むほうにしてください。", map[string]any{"N": absent}))
}

// Plan says what of a plan needs a look before it is entered.
func Plan(r data.Roster, p *data.Plan) []string {
	out := Whole(p)
	if p.Numberless {
		out = append(out, lang.X("plan.numberless", "職員番号のない名簿なので、氏名・ふりがな・所属・職名で見分けます。この名簿で退職にすることはありません。"))
	}
	if len(p.ZerosLost) > 0 {
		out = append(out, Zeros(p))
	}
	for _, n := range r.Notes {
		if n.Code == roster.NumberLengths && len(p.ZerosLost) == 0 {
			out = append(out, lang.X("plan.lengths", "職員番号の桁数がそろっていません。Excelで先頭の0が落ちていませんか({{.Lines}}行目など)。", map[string]any{"Lines": numbers(n.Lines, 3)}))
		}
	}
	if n := open(p); n > 0 {
		out = append(out, lang.X("plan.asked", "台帳のどなたか決められない行が{{.N}}行あります。「{{.Case}}」の一覧で選んでください。選ばない行は取り込みません。", map[string]any{"N": n, "Case": Case(data.CaseAsked)}))
	}
	out = append(out, reused(p)...)
	out = append(out, byHand(p)...)
	for _, x := range p.Duplicates {
		who := strings.Join(strings.Fields(strings.Join([]string{x.Who.Name, x.Who.StaffNo, x.Who.From}, "  ")), "  ")
		out = append(out, lang.X("plan.duplicate", "{{.Line}}行目: {{.Name}}さんは、すでにいる{{.Who}}と同じ方かもしれません。取り込んだ後で、重複を統合できます。", map[string]any{"Line": x.Line, "Name": x.Name, "Who": who}))
	}
	if n := len(p.Departments); n > 0 && len(r.People) > 0 {
		out = append(out, lang.X("plan.departments", "新しい所属が{{.N}}件加わります: {{.Names}}", map[string]any{"N": n, "Names": firstOf(p.Departments, 5)}))
	}
	if n := len(p.Closing); n > 0 {
		out = append(out, lang.X("plan.closing", "だれもいなくなる所属が{{.N}}件あり、前の日で閉じます: {{.Names}}", map[string]any{"N": n, "Names": firstOf(p.Closing, 5)}))
	}
	for _, w := range p.Warnings {
		out = append(out, lang.X("plan.warning", "{{.Line}}行目: 次の項目だけ読めないため、空けて取り込みます。{{.Why}}", map[string]any{"Line": w.Line, "Why": Faults([]roster.Fault{w.Fault})}))
	}
	return out
}

// Zeros says that leading zeros were lost and given back.
func Zeros(p *data.Plan) string {
	return lang.X("plan.zeros", "職員番号の先頭の0が落ちている行が{{.N}}行あります({{.Lines}}行目など)。台帳の番号と同じとみて読みました。", map[string]any{"N": len(p.ZerosLost), "Lines": numbers(p.ZerosLost, 3)})
}

// open is how many lines are asked and have no answer.
func open(p *data.Plan) int {
	n := 0
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Has(data.CaseAsked) && l.Chosen == 0 {
			n++
		}
	}
	return n
}

// reused are the lines whose number is somebody else's.
func reused(p *data.Plan) []string {
	return firstLines(p, func(l *data.PlanLine) bool { return l.Doubt == data.DoubtReused }, Reused, func(n int) string {
		return lang.X("plan.reused.more", "ほかに{{.N}}行、職員番号が台帳の別の方の番号です。", map[string]any{"N": n})
	})
}

// firstLines says what there is to the lines that are meant; of many only to the first
// ten, and how many more there are.
func firstLines(p *data.Plan, meant func(*data.PlanLine) bool, say func(*data.PlanLine) string, more func(n int) string) (out []string) {
	const most = 10
	n := 0
	for i := range p.Lines {
		l := &p.Lines[i]
		if !meant(l) {
			continue
		}
		if n++; n <= most {
			out = append(out, say(l))
		}
	}
	if n > most {
		out = append(out, more(n-most))
	}
	return out
}

// Reused says that the number of a line is somebody else's.
func Reused(l *data.PlanLine) string {
	return lang.X("plan.reused", "{{.Line}}行目: 職員番号 {{.No}} は、今は{{.Old}}さんの番号です。{{.New}}さんとは別の方かもしれないため、取り込まないことにしています。",
		map[string]any{"Line": l.Line, "No": l.StaffNo, "Old": l.Old.Name, "New": l.New.Name})
}

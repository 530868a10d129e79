package papers

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
)

// An Option is something she may choose about a paper. What it is chosen as is a number:
// which of the choices, 0 or 1 of a yes or no, a count, or, where several may be ticked,
// a bit for each.
type Option struct {
	Key     string // under which her choice is kept
	Label   string // before the field; "" of a yes or no, whose text is Choices[0]
	Hint    string
	Ask     Asked
	Choices []string
	Most    int  // of a count
	Usual   int  // as long as she has chosen nothing
	Passing bool // not kept: the next time it is as usual
	Own     bool // of the program's own paper alone: an office's form has none
	Set     func(*Request, int)
}

// Asked is how an option is asked for.
type Asked int

// The ways.
const (
	OneOf Asked = iota
	YesNo
	Count
	SeveralOf
)

// OptionsOf are the options of a kind. The page of the papers shows them as they are
// described here, so that a new one needs nothing else.
func OptionsOf(k Kind) []Option {
	order := Option{Key: "signin.order", Label: lang.X("papers.order", "並び順"), Choices: []string{lang.X("order.kana", "五十音順"), lang.X("order.department", "所属順(建制順)")},
		Set: func(r *Request, v int) { r.Order = []data.SignInOrder{data.ByKana, data.ByDepartment}[v] }}
	switch k.Key {
	case "signin":
		return []Option{order, columnsOption(), {Key: "signin.walkins", Label: lang.X("papers.walkins", "当日参加の空いた行"), Ask: Count, Most: report.MostWalkIns, Usual: report.UsualWalkIns, Own: true,
			Set: func(r *Request, v int) {
				if r.WalkIns = v; v == 0 {
					r.WalkIns = -1
				}
			}}}
	case "letter":
		return []Option{{Key: "letter.kind", Label: lang.X("papers.letter", "あて先"), Passing: true,
			Choices: []string{lang.X("letter.lecturer", "講師あて"), lang.X("letter.head", "所属長あて"), lang.X("letter.memo", "庁内文書")},
			Set:     func(r *Request, v int) { r.Letter = report.LetterKind(v) }}}
	case "annual":
		return []Option{{Key: "annual.history", Ask: YesNo, Own: true, Choices: []string{lang.X("papers.history", "受講履歴も付ける")},
			Hint: lang.X("papers.history.hint", "ひとりひとりの記録で、報告書の多くのページを占めます。"), Set: func(r *Request, v int) { r.History = v == 1 }}}
	case setKey:
		return []Option{setOption(), order}
	}
	return nil
}

// columnsOption lets her choose the columns of the 受付名簿.
func columnsOption() Option {
	all, usual := report.DoorColumns(), report.UsualDoorColumns()
	o := Option{Key: "signin.columns", Label: lang.X("papers.columns", "列"), Ask: SeveralOf, Own: true, Set: func(r *Request, v int) {
		r.Columns = []report.DoorColumn{}
		for i, c := range all {
			if v&(1<<i) != 0 {
				r.Columns = append(r.Columns, c)
			}
		}
	}}
	for i, c := range all {
		o.Choices = append(o.Choices, c.Label())
		if slices.Contains(usual, c) {
			o.Usual |= 1 << i
		}
	}
	return o
}

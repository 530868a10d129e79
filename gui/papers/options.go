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
	Key     string // what it is called among its paper's
	Label   string // before the field; "" of a yes or no, whose text is Choices[0]
	Hint    string
	Ask     Asked
	Choices []string
	Most    int  // of a count
	Least   int  // of a count
	Own     bool // of the program's own paper alone: an office's form has none

	For func(Request) bool // what is asked for has it; nil = always

	// How the office wants its papers is in the ledger: what was chosen, and keeping it.
	// Papers are made with it anyway.
	Kept func(data.Office) int
	Keep func(*data.Office, int)

	// What is of this paper alone is kept nowhere: the next time it is as it begins.
	Set    func(*Request, int)
	Begins func(data.Office) int // nil = at 0
}

// Passing reports whether what is chosen is of this paper alone.
func (x Option) Passing() bool { return x.Set != nil }

// Name is what the history calls it.
func (x Option) Name() string {
	if x.Label == "" {
		return x.Choices[0]
	}
	return x.Label
}

// Asked is how an option is asked for.
type Asked int

// The ways.
const (
	OneOf Asked = iota
	YesNo
	Count
	Tenths // of a millimetre
	SeveralOf
)

// OptionsOf are the options of a kind. The page of the papers shows them as they are
// described here, so that a new one needs nothing else.
func OptionsOf(k Kind) []Option {
	order := oneOf("order", lang.X("papers.order", "並び順"), []string{lang.X("order.kana", "五十音順"), lang.X("order.department", "所属順(建制順)")},
		func(o *data.Office) *data.SignInOrder { return &o.ListOrder }, data.ByKana, data.ByDepartment)
	switch k.Key {
	case "signin":
		return []Option{order, columnsOption(), {Key: "signin.walkins", Label: lang.X("papers.walkins", "当日参加の空いた行"), Ask: Count, Most: report.MostWalkIns, Own: true,
			Kept: func(o data.Office) int { return o.WalkIns }, Keep: func(o *data.Office, v int) { o.WalkIns = v }}}
	case "letter":
		together := yesNo("letter.together", lang.X("papers.together", "講師全員へ一通で"), func(o *data.Office) *bool { return &o.LettersTogether })
		together.For = func(r Request) bool { return r.Letter == report.LetterToLecturer }
		return []Option{{Key: "letter.kind", Label: lang.X("papers.letter", "あて先"),
			Choices: []string{lang.X("letter.lecturer", "講師あて"), lang.X("letter.head", "所属長あて"), lang.X("letter.memo", "庁内文書")},
			Set:     func(r *Request, v int) { r.Letter = report.LetterKind(v) }}, together}
	case "certificate":
		return []Option{{Key: "certificate.kind", Label: lang.X("papers.certificate", "証明書"),
			Choices: []string{report.Attendance.Label(), report.Completion.Label()},
			Set:     func(r *Request, v int) { r.Certificate = report.CertificateKinds()[v] }},
			{Key: "certificate.least", Label: lang.X("papers.certificate.least", "修了に要る回数"), Ask: Count, Least: 1, Most: data.MostLeast,
				Hint: lang.X("papers.certificate.hint", "この年度に、この回数以上出席した方に出します。"), For: func(r Request) bool { return r.Certificate == report.Completion },
				Kept: func(o data.Office) int { return o.CompletionLeast }, Keep: func(o *data.Office, v int) { o.CompletionLeast = v }}}
	case "attended":
		return []Option{order}
	case "book":
		return []Option{choice("book.paper", lang.X("papers.book.paper", "用紙"), []string{"A4", lang.X("papers.book.a3", "A3(二つに折って綴じる)")}, func(o *data.Office) *bool { return &o.BookA3 })}
	case "badges":
		sheet := oneOf("badges.sheet", lang.X("papers.badges.sheet", "一枚に"), []string{lang.X("papers.badges.ten", "10面(91×55mm)"), lang.X("papers.badges.eight", "8面(91×65mm)")},
			func(o *data.Office) *int { return &o.BadgeSheet }, 10, 8)
		sheet.Own = true
		return []Option{sheet, order,
			blankOption(),
			passing("badges.frames", lang.X("papers.badges.frames", "枠を付ける(試し刷り)"), func(r *Request, on bool) { r.Frames = on }),
			moved("badges.right", lang.X("papers.badges.right", "右へずらす(mm)"), lang.X("papers.badges.right.hint", "左へは -1.5 のように。"), func(o *data.Office) *int { return &o.BadgeRight }),
			moved("badges.down", lang.X("papers.badges.down", "下へずらす(mm)"), lang.X("papers.badges.down.hint", "普通紙に枠付きで試し刷りし、名札の用紙に重ねて、ずれた分を入れます。次からも同じだけずらします。"), func(o *data.Office) *int { return &o.BadgeDown })}
	case "tents":
		return []Option{yesNo("tents.upright", lang.X("papers.tents.upright", "縦書き"), func(o *data.Office) *bool { return &o.TentsUpright })}
	case "envelope":
		return []Option{choice("envelope.size", lang.X("papers.envelope.size", "封筒"), []string{lang.X("papers.envelope.long3", "長形3号"), lang.X("papers.envelope.square2", "角形2号")},
			func(o *data.Office) *bool { return &o.EnvelopeLarge }),
			passing("envelope.heads", lang.X("papers.envelope.heads", "所属長あて"), func(r *Request, on bool) { r.Heads = on })}
	case "thanks":
		return []Option{yesNo("thanks.together", lang.X("papers.together", "講師全員へ一通で"), func(o *data.Office) *bool { return &o.ThanksTogether })}
	case "annual":
		history := yesNo("annual.history", lang.X("papers.history", "受講履歴も付ける"), func(o *data.Office) *bool { return &o.AnnualHistory })
		history.Hint = lang.X("papers.history.hint", "ひとりひとりの記録で、報告書の多くのページを占めます。")
		return []Option{history}
	case setKey:
		blank := blankOption() // for those who come without an application
		blank.Begins = func(o data.Office) int { return min(o.WalkIns, usualBlank) }
		return []Option{setOption(), order, blank, surveysOption()}
	}
	return nil
}

// oneOf is one of several things that the office may want: of is where it is kept.
func oneOf[T comparable](key, label string, choices []string, of func(*data.Office) *T, values ...T) Option {
	return Option{Key: key, Label: label, Choices: choices,
		Kept: func(o data.Office) int { return max(slices.Index(values, *of(&o)), 0) }, Keep: func(o *data.Office, v int) { *of(o) = values[v] }}
}

// choice is one of two, of the program's own paper.
func choice(key, label string, choices []string, of func(*data.Office) *bool) Option {
	x := oneOf(key, label, choices, of, false, true)
	x.Own = true
	return x
}

// yesNo is something of the program's own paper that the office wants or not.
func yesNo(key, label string, of func(*data.Office) *bool) Option {
	x := choice(key, "", []string{label}, of)
	x.Ask = YesNo
	return x
}

// passing is yes or no of one paper.
func passing(key, label string, set func(*Request, bool)) Option {
	return Option{Key: key, Ask: YesNo, Own: true, Choices: []string{label}, Set: func(r *Request, v int) { set(r, v == 1) }}
}

// moved is how far the badges are moved on their sheet.
func moved(key, label, hint string, of func(*data.Office) *int) Option {
	return Option{Key: key, Label: label, Hint: hint, Ask: Tenths, Least: -data.MostMoved, Most: data.MostMoved, Own: true,
		Kept: func(o data.Office) int { return *of(&o) }, Keep: func(o *data.Office, v int) { *of(o) = v }}
}

// usualBlank is how many 名札 without a name 当日の一式 begins with, where there are lines for
// 当日参加.
const usualBlank = 5

func blankOption() Option {
	return Option{Key: "badges.blank", Label: lang.X("papers.badges.blank", "名前のない札"), Ask: Count, Most: 100, Own: true, Set: func(r *Request, v int) { r.Blank = v }}
}

// surveysOption is how many アンケート用紙 当日の一式 holds.
func surveysOption() Option {
	return Option{Key: "set.surveys", Label: lang.X("papers.set.surveys", "アンケート用紙の部数"),
		Choices: []string{lang.X("papers.set.surveys.one", "1部(あとでコピー)"), lang.X("papers.set.surveys.each", "名簿の人数分")},
		Set:     func(r *Request, v int) { r.Each = v == 1 }}
}

// columnsOption lets her choose the columns of the 受付名簿.
func columnsOption() Option {
	all := report.DoorColumns()
	x := Option{Key: "signin.columns", Label: lang.X("papers.columns", "列"), Hint: lang.X("papers.columns.hint", "ふりがなの列を外すと、氏名の上に小さく付きます。"), Ask: SeveralOf, Own: true, Kept: func(o data.Office) int {
		chosen, v := o.DoorColumns, 0
		if chosen == nil {
			chosen = report.UsualDoorColumns()
		}
		for _, c := range chosen {
			v |= 1 << slices.Index(all, c)
		}
		return v
	}, Keep: func(o *data.Office, v int) {
		o.DoorColumns = []report.DoorColumn{}
		for i, c := range all {
			if v&(1<<i) != 0 {
				o.DoorColumns = append(o.DoorColumns, c)
			}
		}
	}}
	for _, c := range all {
		x.Choices = append(x.Choices, c.Label())
	}
	return x
}

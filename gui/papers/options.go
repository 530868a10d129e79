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
	Least   int  // of a count
	Own     bool // of the program's own paper alone: an office's form has none
	Set     func(*Request, int)

	// What the ledger keeps for the whole office has these two instead of Key's place in
	// the preferences of a computer, and of Set: papers are made with it anyway.
	Kept func(data.Office) int
	Keep func(*data.Office, int)
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
	order := Option{Key: "signin.order", Label: lang.X("papers.order", "並び順"), Choices: []string{lang.X("order.kana", "五十音順"), lang.X("order.department", "所属順(建制順)")},
		Set: func(r *Request, v int) { r.Order = []data.SignInOrder{data.ByKana, data.ByDepartment}[v] }}
	switch k.Key {
	case "signin":
		return []Option{order, columnsOption(), {Key: "signin.walkins", Label: lang.X("papers.walkins", "当日参加の空いた行"), Ask: Count, Most: report.MostWalkIns, Own: true,
			Kept: func(o data.Office) int { return o.WalkIns }, Keep: func(o *data.Office, v int) { o.WalkIns = v }}}
	case "letter":
		return []Option{{Key: "letter.kind", Label: lang.X("papers.letter", "あて先"), Passing: true,
			Choices: []string{lang.X("letter.lecturer", "講師あて"), lang.X("letter.head", "所属長あて"), lang.X("letter.memo", "庁内文書")},
			Set:     func(r *Request, v int) { r.Letter = report.LetterKind(v) }}, togetherOption()}
	case "certificate":
		return []Option{{Key: "certificate.kind", Label: lang.X("papers.certificate", "証明書"), Passing: true,
			Choices: []string{report.Attendance.Label(), report.Completion.Label()}, Hint: lang.X("papers.certificate.hint", "修了証は、この年度に出席した回数で出します。"),
			Set: func(r *Request, v int) { r.Certificate = report.CertificateKinds()[v] }},
			{Key: "certificate.least", Label: lang.X("papers.certificate.least", "修了に要る回数"), Ask: Count, Most: 60, Usual: 5, Set: func(r *Request, v int) { r.Least = v }}}
	case "attended":
		return []Option{order}
	case "badges":
		return []Option{{Key: "badges.sheet", Label: lang.X("papers.badges.sheet", "一枚に"), Choices: []string{lang.X("papers.badges.ten", "10面(91×55mm)"), lang.X("papers.badges.eight", "8面(91×65mm)")}, Own: true,
			Set: func(r *Request, v int) { r.BadgeSheet = []int{10, 8}[v] }},
			{Key: "badges.blank", Label: lang.X("papers.badges.blank", "名前のない札"), Ask: Count, Most: 100, Passing: true, Own: true, Set: func(r *Request, v int) { r.Blank = v }},
			yesNo("badges.frames", lang.X("papers.badges.frames", "枠を付ける(試し刷り)"), func(r *Request, on bool) { r.Frames = on }),
			moved("badges.right", lang.X("papers.badges.right", "右へずらす(mm)"), lang.X("papers.badges.right.hint", "左へは -1.5 のように。"), func(o *data.Office) *int { return &o.BadgeRight }),
			moved("badges.down", lang.X("papers.badges.down", "下へずらす(mm)"), lang.X("papers.badges.down.hint", "普通紙に枠付きで試し刷りし、名札の用紙に重ねて、ずれた分を入れます。台帳に残ります。"), func(o *data.Office) *int { return &o.BadgeDown })}
	case "tents":
		return []Option{yesNo("tents.upright", lang.X("papers.tents.upright", "縦書き"), func(r *Request, on bool) { r.Upright = on })}
	case "envelope":
		return []Option{{Key: "envelope.size", Label: lang.X("papers.envelope.size", "封筒"), Choices: []string{lang.X("papers.envelope.long3", "長形3号"), lang.X("papers.envelope.square2", "角形2号")}, Own: true,
			Set: func(r *Request, v int) { r.Large = v == 1 }},
			yesNo("envelope.heads", lang.X("papers.envelope.heads", "所属長あて"), func(r *Request, on bool) { r.Heads = on })}
	case "thanks":
		return []Option{togetherOption()}
	case "annual":
		return []Option{{Key: "annual.history", Ask: YesNo, Own: true, Choices: []string{lang.X("papers.history", "受講履歴も付ける")},
			Hint: lang.X("papers.history.hint", "ひとりひとりの記録で、報告書の多くのページを占めます。"), Set: func(r *Request, v int) { r.History = v == 1 }}}
	case setKey:
		return []Option{setOption(), order}
	}
	return nil
}

// yesNo is an option of the program's own paper that is taken or not.
func yesNo(key, label string, set func(*Request, bool)) Option {
	return Option{Key: key, Ask: YesNo, Own: true, Passing: key == "badges.frames", Choices: []string{label}, Set: func(r *Request, v int) { set(r, v == 1) }}
}

func togetherOption() Option {
	return yesNo("letter.together", lang.X("papers.together", "講師全員へ一通で"), func(r *Request, on bool) { r.Together = on })
}

// moved is how far the badges are moved on their sheet.
func moved(key, label, hint string, of func(*data.Office) *int) Option {
	return Option{Key: key, Label: label, Hint: hint, Ask: Tenths, Least: -data.MostMoved, Most: data.MostMoved, Own: true,
		Kept: func(o data.Office) int { return *of(&o) }, Keep: func(o *data.Office, v int) { *of(o) = v }}
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

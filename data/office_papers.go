package data

import (
	"cmp"
	"strings"

	"jibun/data/text"
)

// PaperChoices is how the office wants its papers where that is no matter of one paper and
// one day: who works for it later, on another computer or at the command line, gets the
// same ones.
type PaperChoices struct {
	ListOrder       SignInOrder // 受付名簿, 出席確認済み名簿, 名札
	BadgeSheet      int         // 名札 on a sheet: 10 or 8
	CompletionLeast int         // 修了証: how many evenings of 出席 in a year it takes, up to MostLeast
	BookA3          bool        // 出席簿 on A3; else A4
	TentsUpright    bool        // 机上札 written from top to bottom
	EnvelopeLarge   bool        // envelopes of 角形2号; else 長形3号
	LettersTogether bool        // 講師依頼書: one letter to all lecturers of an evening
	ThanksTogether  bool        // 礼状: likewise
	AnnualHistory   bool        // 年次報告書 with 受講履歴
	DayPapers       []string    // 当日の一式: the keys of the papers in it; nil = the usual ones
}

// MostLeast is the most evenings that a 修了証 may take.
const MostLeast = 60

// UsualPaperChoices are those of an office that has chosen nothing.
func UsualPaperChoices() PaperChoices {
	return PaperChoices{ListOrder: ByKana, BadgeSheet: 10, CompletionLeast: 5}
}

// paperColumns are the columns of offices that keep them.
var paperColumns = []Column{{Name: "list_order", Word: "名簿の並び順", Codes: codes(ByKana, ByDepartment)}, {Name: "badge_sheet", Word: "名札の用紙", Codes: []Code{{"10", "10面"}, {"8", "8面"}}},
	{Name: "completion_least", Word: "修了に要る回数"}, {Name: "book_a3", Word: "出席簿の用紙", Codes: yesNo("A4", "A3")},
	{Name: "tents_upright", Word: "机上札の文字", Codes: yesNo("横書き", "縦書き")}, {Name: "envelope_large", Word: "封筒", Codes: yesNo("長形3号", "角形2号")},
	{Name: "letters_together", Word: "講師依頼書", Codes: yesNo("一人ずつ", "全員へ一通")},
	{Name: "thanks_together", Word: "礼状", Codes: yesNo("一人ずつ", "全員へ一通")}, {Name: "annual_history", Word: "年次報告書の受講履歴", Codes: yesNo("付けない", "付ける")},
	{Name: "day_papers", Word: "当日の一式", Holds: text.Labels}}

// Label is how screen and paper write it.
func (o SignInOrder) Label() string {
	return map[SignInOrder]string{ByKana: "五十音順", ByDepartment: "所属順"}[o]
}

// check marks what is wrong: list_order (code), badge_sheet (code), completion_least (range).
func (c PaperChoices) check(v Invalid) {
	if c.ListOrder.Label() == "" {
		v["list_order"] = "code"
	}
	if c.BadgeSheet != 10 && c.BadgeSheet != 8 {
		v["badge_sheet"] = "code"
	}
	if c.CompletionLeast < 1 || c.CompletionLeast > MostLeast {
		v["completion_least"] = "range"
	}
}

// orUsual is what was chosen, the usual where nothing was.
func (c PaperChoices) orUsual() PaperChoices {
	u := UsualPaperChoices()
	c.ListOrder, c.BadgeSheet, c.CompletionLeast = cmp.Or(c.ListOrder, u.ListOrder), cmp.Or(c.BadgeSheet, u.BadgeSheet), cmp.Or(c.CompletionLeast, u.CompletionLeast)
	return c
}

// put adds them to a row.
func (c PaperChoices) put(r row) {
	r["list_order"], r["badge_sheet"], r["completion_least"] = string(c.ListOrder), c.BadgeSheet, c.CompletionLeast
	r["book_a3"], r["tents_upright"], r["envelope_large"] = c.BookA3, c.TentsUpright, c.EnvelopeLarge
	r["letters_together"], r["thanks_together"] = c.LettersTogether, c.ThanksTogether
	r["annual_history"], r["day_papers"] = c.AnnualHistory, chosenText(c.DayPapers)
}

// noneChosen is what is kept where none is wanted of what may be chosen; nothing is kept
// where nothing was chosen.
const noneChosen = "-"

// chosenText is how the ledger keeps what was chosen of several; nil is no choice.
func chosenText[T ~string](all []T) string {
	if all == nil {
		return ""
	}
	if len(all) == 0 {
		return noneChosen
	}
	var lines []string
	for _, c := range all {
		lines = append(lines, string(c))
	}
	return strings.Join(lines, "\n")
}

// chosenOf reads it back.
func chosenOf[T ~string](kept string) []T {
	if kept == "" {
		return nil
	}
	out := []T{}
	for _, c := range linesOf(kept) {
		if c != noneChosen {
			out = append(out, T(c))
		}
	}
	return out
}

package template

import (
	"strings"
)

// ProblemKind says what is wrong with a form.
type ProblemKind string

// The kinds of problems. Those of Stops are said before anything is written.
const (
	UnknownItem   ProblemKind = "unknown"    // Text is no item
	UnknownFormat ProblemKind = "format"     // an item's format that does not fit
	BrokenBraces  ProblemKind = "braces"     // a brace without its partner
	TwoLists      ProblemKind = "two_lists"  // two lists in one row
	BadBlock      ProblemKind = "block"      // a block that does not end, or crosses another
	NotMovable    ProblemKind = "not_moved"  // something that would have to move and is not understood
	SumTooWide    ProblemKind = "sum"        // a sum that cannot grow as it should
	TooManyRows   ProblemKind = "too_many"   // more than a sheet holds
	SameHeads     ProblemKind = "same_heads" // Text heads two columns of a table, or one has no head
	NoRow         ProblemKind = "no_row"     // an item of a list's row where no row repeats
	OfRow         ProblemKind = "of_row"     // an item within the rows of a list that has one of this name, Suggest, itself
	TooLong       ProblemKind = "too_long"   // Text is longer than what may stand there and was cut
	BadSheetName  ProblemKind = "sheet_name" // Text cannot be a sheet's name and was changed
)

// Problem is one thing wrong with a form, or with what came of filling it.
type Problem struct {
	Kind    ProblemKind `json:"kind"`
	Sheet   string      `json:"sheet,omitempty"`
	Cell    string      `json:"cell,omitempty"`
	Place   Place       `json:"place,omitempty"` // where it stands if in no cell
	Of      string      `json:"of,omitempty"`    // which one of its place
	Text    string      `json:"text,omitempty"`
	Suggest string      `json:"suggest,omitempty"` // もしかして
}

// Stops tells whether a form with this problem is not filled unless the clerk says so.
func (p Problem) Stops() bool { return p.Kind != BadSheetName && p.Kind != TooLong && p.Kind != OfRow }

// String says it to the clerk.
func (p Problem) String() string {
	at := strings.TrimSpace(p.Sheet + " " + PlaceWord(p.Place, p.Cell, p.Of))
	if at != "" {
		at += " "
	}
	said := at + p.Text
	if what, ok := problemWords[p.Kind]; ok {
		said = what + ": " + said
	}
	if p.Suggest != "" {
		said += " — もしかして {{" + p.Suggest + "}}"
	}
	return said
}

// problemWords say what kind of trouble it is.
var problemWords = map[ProblemKind]string{
	UnknownItem:   "知らない項目",
	UnknownFormat: "書き方が合いません",
	BrokenBraces:  "かっこが合いません",
	TwoLists:      "一つの行に二つの名簿があります(横へ並べる名簿には、{{→回.番号}} のように → を付けます)",
	BadBlock:      "くり返しの始まりと終わりが合いません",
	NotMovable:    "行や列を増やすと動かせないものがあります",
	SumTooWide:    "とびとびの範囲が多すぎて、この式では合計できません",
	TooManyRows:   "一枚のシートに収まりません",
	SameHeads:     "テーブルの見出しが空白か、同じものが二つあります",
	NoRow:         "一人ずつ・一回ずつの項目は、くり返す行の中だけに書けます",
	OfRow:         "くり返す行の中ですが、行ごとの値にはなりません",
	TooLong:       "Excelに書ける長さを超えるので、途中で切りました",
	BadSheetName:  "シート名を変えました",
}

// Unready is the error of a form that was not filled: nothing has been written.
type Unready struct{ Problems []Problem }

func (u *Unready) Error() string {
	var b strings.Builder
	for i, p := range u.Problems {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.String())
	}
	return b.String()
}

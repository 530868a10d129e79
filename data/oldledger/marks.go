package oldledger

import (
	"regexp"
	"strings"
)

// markOf reads a sign of the matrix; false if it means nothing to us. "" with
// true is a cell that says nothing.
func markOf(text string, legend map[string]MarkCode) (MarkCode, bool) {
	s := folded(text)
	if m, ok := legend[sign(s)]; ok {
		return m, true
	}
	switch strings.ToLower(s) {
	case "", "-", "―", "—", "ー", "/", "0":
		return "", true
	case "○", "◯", "〇", "o", "◎", "出", "出席", "参", "参加", "1", "✓", "✔", "☑", "レ", "済":
		return Attended, true
	case "△", "遅", "遅刻", "遅参", "チ":
		return Late, true
	case "早", "早退", "▽", "ソ":
		return LeftEarly, true
	case "×", "✕", "✖", "╳", "x", "✗", "✘", "欠", "欠席":
		return Absent, true
	case "●", "無", "無断", "無断欠席":
		return NoShow, true
	case "キ", "キャンセル", "取", "取消", "辞", "辞退":
		return Withdrawn, true
	case "待", "待ち", "キャンセル待ち", "補":
		return Waiting, true
	case "講", "講師", "師", "登壇", "発", "発表", "司会":
		return Speaker, true
	}
	return "", false
}

// sign folds the circles and crosses that look alike.
func sign(s string) string {
	switch s {
	case "◯", "〇", "o", "O":
		return "○"
	case "✕", "✖", "╳", "x", "X", "✗", "✘":
		return "×"
	}
	return s
}

var legendEntry = regexp.MustCompile(`([○◯〇◎●△▲▽▼×✕✖☆★□■])\s*(?:[::=＝…‥・—–\-ー]|は|が)*\s*(無断欠席|キャンセル待ち?|キャンセル|出席|参加|遅刻|早退|欠席|無断|講師|申込)`)

// legendOf reads a legend such as 「○…出席 △…遅刻・早退 ●…早退」.
func legendOf(text string) map[string]MarkCode {
	words := map[string]MarkCode{"出席": Attended, "参加": Attended, "遅刻": Late, "早退": LeftEarly, "欠席": Absent, "無断欠席": NoShow,
		"無断": NoShow, "キャンセル": Withdrawn, "キャンセル待": Waiting, "キャンセル待ち": Waiting, "講師": Speaker}
	legend := map[string]MarkCode{}
	for _, m := range legendEntry.FindAllStringSubmatch(folded(text), -1) {
		if code, ok := words[m[2]]; ok {
			legend[sign(m[1])] = code
		}
	}
	return legend
}

package calc

import (
	"slices"
	"strings"
	"unicode/utf16"
)

// LongTab is how long a sheet's name may be, in UTF-16 units.
const LongTab = 31

// tabRunes are what Excel takes in no sheet's name, the wide ones neither in Japan, where it
// says of a file that has them that it is damaged; and what is written instead. -1 is
// nothing.
var tabRunes = map[rune]rune{'[': '(', ']': ')', '/': '-', '\\': '-', ':': '-', '*': '・', '?': -1,
	'［': '（', '］': '）', '／': '－', '＼': '－', '￥': '－', '：': '－', '＊': '・', '？': -1}

// TabRune is what stands for a character in a sheet's name, -1 for nothing.
func TabRune(r rune) rune {
	if to, ok := tabRunes[r]; ok {
		return to
	}
	if r < ' ' {
		return '_'
	}
	return r
}

// apostrophes may stand in a name, but not at its ends.
const apostrophes = "'’＇"

// Cut shortens a text to n UTF-16 units.
func Cut(s string, n int) string {
	for i, r := range s {
		if n -= max(utf16.RuneLen(r), 1); n < 0 {
			return s[:i]
		}
	}
	return s
}

// Tab makes a name that Excel takes for a sheet.
func Tab(s string) string {
	s = strings.Trim(strings.Map(TabRune, s), apostrophes)
	if short := Cut(s, LongTab); short != s {
		s = strings.TrimRight(short, apostrophes)
	}
	if slices.ContainsFunc([]string{"", "History"}, func(bad string) bool { return strings.EqualFold(s, bad) }) {
		return s + "シート"
	}
	return s
}

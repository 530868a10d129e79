package wareki

import "strings"

// KanjiNumber reads a number as prose writes it, 四百三十一 and 一万二千, or digit by digit, 四三一;
// 0 if it is none. Dates have a stricter reader.
func KanjiNumber(s string) int {
	total, part, digit, plain, units := 0, 0, 0, 0, false
	for _, r := range s {
		if i := strings.IndexRune("〇一二三四五六七八九", r); i >= 0 {
			digit = i / len("〇")
			plain = plain*10 + digit
			continue
		}
		unit, ok := map[rune]int{'十': 10, '百': 100, '千': 1000, '万': 10_000}[r]
		switch units = true; {
		case !ok:
			return 0
		case unit == 10_000:
			total, part = total+(part+digit)*unit, 0
		default:
			part += max(digit, 1) * unit
		}
		digit = 0
	}
	if !units {
		return plain
	}
	return total + part + digit
}

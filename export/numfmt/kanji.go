package numfmt

import "strings"

var kanjiDigits = [4][]rune{nil, []rune("〇一二三四五六七八九"), []rune("〇壱弐参四伍六七八九"), []rune("０１２３４５６７８９")}

var (
	kanjiUnits = [4][4]string{{}, {"", "十", "百", "千"}, {"", "拾", "百", "阡"}, {"", "十", "百", "千"}}
	kanjiLarge = [4][4]string{{}, {"", "万", "億", "兆"}, {"", "萬", "億", "兆"}, {"", "万", "億", "兆"}}
)

// inKanji writes figures as DBNum1 to 3 say: each for itself, or, spoken, with its unit.
func inKanji(s string, way int, spoken bool) string {
	if way < 1 || way > 3 {
		return s
	}
	if whole, rest, _ := strings.Cut(s, "."); spoken && isDigits(whole) && len(whole) <= 16 {
		if rest != "" {
			return spokenKanji(whole, way) + "." + inKanji(rest, way, false)
		}
		return spokenKanji(whole, way)
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return kanjiDigits[way][r-'0']
		}
		return r
	}, s)
}

func spokenKanji(s string, way int) string {
	s = strings.TrimLeft(s, "0")
	if s == "" {
		return string(kanjiDigits[way][0])
	}
	var b strings.Builder
	group := false // something stands in this group of four
	for i := range len(s) {
		place := len(s) - 1 - i
		d := s[i] - '0'
		if d != 0 {
			group = true
			if d != 1 || place%4 == 0 || way != 1 {
				b.WriteRune(kanjiDigits[way][d])
			}
			b.WriteString(kanjiUnits[way][place%4])
		}
		if place%4 == 0 && group {
			b.WriteString(kanjiLarge[way][place/4])
			group = false
		}
	}
	return b.String()
}

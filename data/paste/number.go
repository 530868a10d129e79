package paste

import (
	"regexp"
	"strconv"

	"jibun/data/wareki"
)

var (
	numberSaid = regexp.MustCompile(`第\s*([0-9]{1,4})\s*回|[#♯]\s*([0-9]{1,4})\b|\bNo\.?\s*([0-9]{2,4})\b|([0-9]{3,4})回`)
	numberBare = regexp.MustCompile(`^\s*#?([0-9]{1,4})\s*回?\s*$`)
	numberKan  = regexp.MustCompile(`第\s*([〇一二三四五六七八九十百千]{1,8})\s*回`)
)

// numbers finds which evenings a text names, each once. bare: 「431」 alone counts.
func numbers(text string, bare bool) []int {
	t := fold(text)
	var out []int
	add := func(s string) {
		n, err := strconv.Atoi(s)
		if err != nil || n == 0 {
			return
		}
		for _, x := range out {
			if x == n {
				return
			}
		}
		out = append(out, n)
	}
	if m := numberBare.FindStringSubmatch(t); bare && m != nil {
		add(m[1])
	}
	for _, m := range numberSaid.FindAllStringSubmatch(t, 20) {
		add(m[1] + m[2] + m[3] + m[4])
	}
	for _, m := range numberKan.FindAllStringSubmatch(t, 20) {
		add(strconv.Itoa(wareki.KanjiNumber(m[1])))
	}
	return out
}

package numfmt

import (
	"math"
	"strconv"
	"strings"
)

// decimal is v with 15 figures, as tables hold it, rounded half up to places.
func decimal(v float64, places int) (whole, fraction string) {
	s := strconv.FormatFloat(math.Abs(v), 'e', 14, 64)
	mantissa, e, _ := strings.Cut(s, "e")
	exp, _ := strconv.Atoi(e)
	digits := mantissa[:1] + mantissa[2:]
	if exp+1 <= 0 {
		digits = strings.Repeat("0", min(-exp, 400)) + digits
		exp = 0
	}
	for len(digits) < exp+1 {
		digits += "0"
	}
	whole, fraction = digits[:exp+1], digits[exp+1:]
	if len(fraction) <= places {
		return strings.TrimLeft(whole, "0"), fraction + strings.Repeat("0", places-len(fraction))
	}
	up := fraction[places] >= '5'
	all := []byte(whole + fraction[:places])
	for i := len(all) - 1; up && i >= 0; i-- {
		if all[i]++; all[i] > '9' {
			all[i] = '0'
		} else {
			up = false
		}
	}
	n := len(whole)
	if up {
		all = append([]byte{'1'}, all...)
		n++
	}
	return strings.TrimLeft(string(all[:n]), "0"), string(all[n:])
}

// number writes a number into its placeholders.
func (w *writer) number(sec *section, v float64, sign bool) {
	parts := sec.parts
	first, last, dot := -1, -1, len(parts)
	for i, p := range parts {
		if p.kind == digit {
			if first < 0 {
				first = i
			}
			if dot == len(parts) {
				last = i
			}
		}
		if p.kind == point && dot == len(parts) {
			dot = i
		}
	}
	if first < 0 || first > dot {
		first = dot
	}
	v = math.Abs(v) * math.Pow(100, float64(sec.percents))
	grouped, scale := commas(parts, first, last)
	v /= math.Pow(1000, float64(scale))
	places := 0
	for _, p := range parts[min(dot, len(parts)):] {
		if p.kind == digit {
			places++
		}
	}
	whole, fraction := decimal(v, places)
	if sign && strings.Trim(whole+fraction, "0") != "" {
		w.put("-")
	}
	w.whole(parts[:dot], first, whole, grouped, sec.kanji)
	if dot < len(parts) {
		w.fractional(parts[dot:], fraction, sec.kanji)
	}
}

// commas tells thousands separators from commas that divide.
func commas(parts []part, first, last int) (grouped bool, scale int) {
	end := last // the last placeholder behind the point
	for i, p := range parts {
		if p.kind == digit {
			end = i
		}
	}
	for i, p := range parts {
		if p.kind != comma {
			continue
		}
		switch {
		case i > first && i < last:
			grouped = true
		case last >= 0 && i > last && (trailing(parts[last+1:i]) || i > end && trailing(parts[end+1:i])):
			scale++
		}
	}
	return grouped, scale
}

func trailing(parts []part) bool {
	for _, p := range parts {
		if p.kind != comma {
			return false
		}
	}
	return true
}

func (w *writer) whole(parts []part, first int, digits string, grouped bool, kanji int) {
	room := 0
	for _, p := range parts {
		if p.kind == digit {
			room++
		}
	}
	extra := max(0, len(digits)-room)
	left := room // placeholders still to come
	begun := false
	put := func(s string, behind int) { // one digit, and how many come after it
		begun = true
		w.put(inKanji(s, kanji, false))
		if grouped && behind > 0 && behind%3 == 0 {
			w.put(",")
		}
	}
	for i, p := range parts {
		switch p.kind {
		case digit:
			if i == first {
				for k := range extra {
					put(digits[k:k+1], len(digits)-k-1)
				}
			}
			left--
			switch at := len(digits) - 1 - left; {
			case at >= 0:
				put(digits[at:at+1], left)
			case p.s == "0":
				put("0", left)
			case p.s == "?":
				w.put(" ")
				if grouped && left > 0 && left%3 == 0 && begun {
					w.put(",")
				}
			}
		case comma:
			if i < first {
				w.put(",")
			}
		default:
			w.plain(p)
		}
	}
}

func (w *writer) fractional(parts []part, fraction string, kanji int) {
	kept := 0 // how many digits are shown
	n := 0
	for _, p := range parts {
		if p.kind != digit {
			continue
		}
		if n++; p.s != "#" || strings.Trim(fraction[n-1:], "0") != "" {
			kept = n
		}
	}
	n = 0
	for i, p := range parts {
		switch p.kind {
		case point:
			if i == 0 {
				w.put(".")
			} else {
				w.put(p.s)
			}
		case digit:
			n++
			switch {
			case p.s == "?" && strings.Trim(fraction[n-1:], "0") == "":
				w.put(" ")
			case n <= kept:
				w.put(inKanji(fraction[n-1:n], kanji, false))
			}
		case comma:
		default:
			w.plain(p)
		}
	}
}

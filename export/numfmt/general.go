package numfmt

import (
	"math"
	"strconv"
	"strings"
)

// General shows a number that has no format in at most width characters, at least as
// much of it as can be told: 1234.5678 in 6 is 1234.6, 123456789 in 6 is 1E+08.
func General(v float64, width int) string {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	sign := ""
	if v < 0 {
		sign, v = "-", -v // the sign takes no room from the figures
	}
	e := int(math.Floor(math.Log10(v)))
	if e < width && e >= -5 {
		places := width - 1 - max(e+1, 1)
		whole, fraction := decimal(v, max(places, 0))
		fraction = strings.TrimRight(fraction, "0")
		if whole == "" {
			whole = "0"
		}
		if fraction != "" {
			whole += "." + fraction
		}
		if strings.Trim(whole, "0.") != "" && len(whole) <= width && (e >= -4 || len(strings.TrimLeft(fraction, "0")) >= significant(v)) {
			return sign + whole
		}
	}
	places := max(min(width-6, 5), 0)
	mantissa, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', places, 64), "e")
	if strings.Contains(mantissa, ".") {
		mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	}
	return sign + mantissa + "E" + exp
}

// significant is how many figures v has.
func significant(v float64) int {
	m, _, _ := strings.Cut(strconv.FormatFloat(v, 'e', 14, 64), "e")
	return len(strings.TrimRight(strings.ReplaceAll(m, ".", ""), "0"))
}

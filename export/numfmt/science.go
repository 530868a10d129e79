package numfmt

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// science writes 1.2E+03. More than one figure before the point steps by as many.
func (w *writer) science(sec *section, v float64, sign bool) {
	at := 0
	for sec.parts[at].kind != exponent {
		at++
	}
	mantissa, power := sec.parts[:at], sec.parts[at+1:]
	step, places, dot := 0, 0, false
	for _, p := range mantissa {
		switch {
		case p.kind == point:
			dot = true
		case p.kind == digit && dot:
			places++
		case p.kind == digit:
			step++
		}
	}
	step = max(step, 1)
	v = math.Abs(v)
	e := 0
	if v != 0 {
		e = int(math.Floor(math.Log10(v)))
		if e < 0 {
			e = -((-e + step - 1) / step * step)
		} else {
			e = e / step * step
		}
		whole, _ := decimal(scaled(v, e), places)
		if len(whole) > step { // rounded up
			e += step
		}
	}
	part := *sec
	part.parts, part.exp, part.percents = mantissa, false, 0
	w.number(&part, scaled(v, e)*map[bool]float64{true: -1, false: 1}[sign], sign)
	w.put("E")
	switch {
	case e < 0:
		w.put("-")
	case strings.HasSuffix(sec.parts[at].s, "+"):
		w.put("+")
	}
	exp := section{parts: power}
	w.number(&exp, float64(max(e, -e)), false)
}

func scaled(v float64, e int) float64 {
	f, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 14, 64), 64)
	if err != nil {
		f = v
	}
	if e < 0 {
		return f * math.Pow(10, float64(-e))
	}
	return f / math.Pow(10, float64(e))
}

// fraction writes 1 3/4.
func (w *writer) fraction(sec *section, v float64, sign bool) {
	at := 0
	for sec.parts[at].kind != slash {
		at++
	}
	top := at // where the upper part's placeholders begin
	for top > 0 && (sec.parts[top-1].kind == digit) {
		top--
	}
	end := at + 1
	below := ""
	for end < len(sec.parts) && (sec.parts[end].kind == digit || sec.parts[end].kind == literal && isDigits(sec.parts[end].s)) {
		below += sec.parts[end].s
		end++
	}
	whole := false
	for _, p := range sec.parts[:top] {
		whole = whole || p.kind == digit
	}
	v = math.Abs(v)
	n := 0.0
	if whole {
		n = math.Floor(v)
	}
	num, den := 0, 1
	fixed, err := strconv.Atoi(below)
	if err == nil && fixed > 0 && strings.Trim(below, "0") != "" {
		den = fixed
		num = int(math.Floor((v-n)*float64(den) + 0.5))
	} else {
		num, den = nearest(v-n, int(math.Pow(10, float64(min(len(below), 6))))-1)
	}
	if whole && num == den {
		n, num = n+1, 0
		if err != nil || fixed == 0 {
			den = 1
		}
	}
	if sign && (n > 0 || num > 0) {
		w.put("-")
	}
	upper, lower := at-top, len(below)
	empty := whole && num == 0
	if whole {
		before := section{parts: slices.Clone(sec.parts[:top])}
		if n == 0 && empty { // 0 and not nothing at all
			before.parts[slices.IndexFunc(before.parts, func(p part) bool { return p.kind == digit })].s = "0"
		}
		w.number(&before, n, false)
	} else {
		for _, p := range sec.parts[:top] {
			w.plain(p)
		}
	}
	if empty {
		w.put(strings.Repeat(" ", upper+1+lower))
	} else {
		a, b := strconv.Itoa(num), strconv.Itoa(den)
		w.put(strings.Repeat(" ", max(0, upper-len(a))) + a + "/" + b + strings.Repeat(" ", max(0, lower-len(b))))
	}
	for _, p := range sec.parts[end:] {
		w.plain(p)
	}
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// nearest is the fraction with a denominator up to most that is closest to x, below 1 or not.
func nearest(x float64, most int) (num, den int) {
	whole := math.Floor(x)
	rest := x - whole
	a, b, c, d := 0, 1, 1, 1 // between a/b and c/d
	bestN, bestD, best := 0, 1, rest
	try := func(n, d int) {
		if d <= most {
			if e := math.Abs(rest - float64(n)/float64(d)); e < best-1e-12 {
				bestN, bestD, best = n, d, e
			}
		}
	}
	try(1, 1)
	for b+d <= most && best > 1e-12 {
		n, m := a+c, b+d
		try(n, m)
		if float64(n)/float64(m) < rest {
			a, b = n, m
		} else {
			c, d = n, m
		}
	}
	return bestN + int(whole)*bestD, bestD
}

package learn

import (
	"math"
	"strconv"
	"strings"

	"jibun/export/template"
)

// number is what a cell with a number could be.
func (r *reader) number(c *cell, fields []field) []cand {
	places := 0
	if i := strings.IndexByte(c.Text, '.'); i >= 0 {
		places = len(c.Text) - i - 1
	}
	var out []cand
	for _, f := range fields {
		v := f.value
		switch {
		case v.Kind == template.KindNumber && v.Whole():
			if v.Float() == c.Number {
				out = append(out, cand{field: f.name, value: v})
			}
		case v.Kind == template.KindNumber:
			out = append(out, shareInCell(c, f, places)...)
		case v.Kind == template.KindDate && r.loose && places == 0:
			d := v.Day()
			for _, x := range []struct {
				format string
				n      int
			}{{"yyyy", d.Year()}, {"m", d.Month()}, {"d", d.Day()}} {
				if float64(x.n) == c.Number {
					out = append(out, cand{field: f.name, format: x.format, value: v})
				}
			}
			if s, _ := template.Shown(v, "e"); s == c.Text {
				out = append(out, cand{field: f.name, format: "e", value: v})
			}
		case v.Kind == template.KindText && v.String() == c.Text:
			out = append(out, cand{field: f.name, format: "数字", value: v})
		}
	}
	return out
}

// shareInCell: a share typed with all its digits, or rounded, or times a hundred.
func shareInCell(c *cell, f field, places int) []cand {
	if math.Abs(f.value.Float()-c.Number) < 1e-9 {
		return []cand{{field: f.name, value: f.value}}
	}
	if places > 6 || c.Number == 0 {
		return nil
	}
	var out []cand
	zeros := func(n int) string {
		if n <= 0 {
			return "0"
		}
		return "0." + strings.Repeat("0", n)
	}
	styled := c.Format != "" && !strings.EqualFold(c.Format, "General") && !c.Words
	for _, way := range []string{"", "切捨て ", "切上げ "} {
		for _, x := range []struct {
			scale  float64
			format string
		}{{1, "数 " + way + zeros(places)}, {100, "数 百分率 " + way + zeros(places)}} {
			if places == 0 && (x.scale == 1 || c.Number < 2) {
				continue // 1 is no rounded 0.7
			}
			if math.Abs(f.value.Float()*x.scale-c.Number) > math.Pow10(-places) {
				continue
			}
			if s, ok := template.Shown(f.value, x.format); ok {
				if n, err := strconv.ParseFloat(s, 64); err == nil && n == c.Number {
					format := x.format
					if styled && x.scale == 1 && places >= 2 && strings.Contains(c.Format, "%") {
						format = way + zeros(places-2) + "%"
					}
					out = append(out, cand{field: f.name, format: format, value: f.value})
				}
			}
		}
	}
	return out
}

// figures is what a number within a text could be.
func (r *reader) figures(c *cell, n numberAt, fields []field) span {
	out := span{from: n.from, to: n.to}
	if n.from > 1 && c.fold[n.from-1] == ':' && digitAt(c.fold, n.from-2) || n.to+1 < len(c.fold) && c.fold[n.to] == ':' && digitAt(c.fold, n.to+1) {
		return out // a time of day
	}
	surface := string(c.runes[n.from:n.to])
	wide := surface != string(c.fold[n.from:n.to])
	unit := ""
	if n.to < len(c.fold) {
		unit = string(c.fold[n.to : n.to+1])
	}
	add := func(f field, format string, open bool) bool {
		if wide {
			format = strings.TrimRight("全角 "+format, " ")
		}
		s, ok := template.Shown(f.value, format)
		if !ok || s != string(c.runes[out.from:out.to]) {
			return false
		}
		out.cands = append(out.cands, cand{field: f.name, format: format, value: f.value, open: open})
		return true
	}
	alone := n.from == 0 && n.to == len(c.runes)
	anyPart := r.loose && alone
	var eras []span
	for _, f := range fields {
		switch v := f.value; {
		case v.Kind == template.KindNumber && v.Whole():
			if v.Float() != n.value || n.places > 0 || n.percent {
				continue
			}
			switch {
			case n.kanji:
				add(f, "漢数字", false)
			case n.comma:
				add(f, "#,##0", false)
			case alone:
				add(f, "0", false)
			default:
				add(f, "", n.value < 1000)
			}
		case v.Kind == template.KindNumber && !n.kanji:
			r.rate(c, n, f, add)
		case v.Kind == template.KindDate && n.places == 0 && !n.comma && !n.kanji:
			if k, ok := withEra(c, f, n); ok {
				eras = append(eras, k)
			}
			for _, format := range partsOfDay(unit, anyPart) {
				add(f, format, false)
			}
		}
	}
	if len(eras) > 0 {
		return ofOneSurface(eras)
	}
	return out
}

// partsOfDay are the parts of a day that a number can be before a unit; bare: with no unit.
func partsOfDay(unit string, bare bool) []string {
	switch {
	case bare:
		return []string{"yyyy", "e", "m", "d", "mm", "dd"}
	case unit == "年":
		return []string{"yyyy", "e"}
	case unit == "月":
		return []string{"m", "mm"}
	case unit == "日":
		return []string{"d", "dd"}
	}
	return nil
}

// ofOneSurface keeps the years that begin where the first does: the mark then holds the
// era too.
func ofOneSurface(eras []span) span {
	out := span{from: eras[0].from, to: eras[0].to}
	for _, k := range eras {
		if k.from == out.from {
			out.cands = append(out.cands, k.cands...)
		}
	}
	return out
}

// withEra takes the name of the era before a year into its mark: 平成24 is ggge.
func withEra(c *cell, f field, n numberAt) (span, bool) {
	for _, x := range []struct {
		format string
		n      int
	}{{"ggge", 2}, {"gge", 1}, {"ge", 1}} {
		from := n.from - x.n
		if from < 0 {
			continue
		}
		for _, format := range []string{x.format, "全角 " + x.format} {
			if s, ok := template.Shown(f.value, format); ok && s == string(c.runes[from:n.to]) {
				return span{from, n.to, []cand{{field: f.name, format: format, value: f.value}}}, true
			}
		}
	}
	return span{}, false
}

// rate is a share as a number within a text.
func (r *reader) rate(c *cell, n numberAt, f field, add func(field, string, bool) bool) {
	format := "0"
	if n.places > 0 {
		format += "." + strings.Repeat("0", n.places)
	}
	for _, way := range []string{"", "切捨て ", "切上げ "} {
		switch {
		case math.Abs(f.value.Float()*100-n.value) <= math.Pow10(-n.places) && (n.percent || n.places > 0):
			add(f, "百分率 "+way+format, false)
		case !n.percent && n.places > 0 && math.Abs(f.value.Float()-n.value) <= math.Pow10(-n.places):
			add(f, way+format, false)
		}
	}
}

package learn

import (
	"slices"
	"strings"

	"jibun/export/template"
)

// dates is what a day within a text could be.
func (r *reader) dates(c *cell, d dateAt, fields []field) []cand {
	surface := string(c.runes[d.from:d.to])
	var out []cand
	for _, f := range fields {
		v := f.value
		if v.Kind != template.KindDate || d.day != "" && v.Day() != d.day || d.day == "" && (v.Day().Month() != d.month || v.Day().Day() != d.dom) {
			continue
		}
		for _, format := range d.formats {
			for _, x := range []string{format, "全角 " + format} {
				x = bracketsOf(x, surface)
				if s, ok := template.Shown(v, x); ok && s == surface {
					out = append(out, cand{field: f.name, format: x, value: v})
				}
			}
		}
	}
	return out
}

// bracketsOf gives a format the brackets of what was written.
func bracketsOf(format, surface string) string {
	if strings.Contains(surface, "（") {
		return strings.NewReplacer("(", "（", ")", "）").Replace(format)
	}
	return format
}

// weekdays finds a day of the week that stands by itself.
func (r *reader) weekdays(c *cell, fields []field) []span {
	s := strings.TrimSpace(string(c.fold))
	t := strings.Trim(s, "()[] ")
	day, format := t, "aaa"
	if rest, ok := strings.CutSuffix(t, "曜日"); ok {
		day, format = rest, "aaaa"
	} else if rest, ok := strings.CutSuffix(t, "曜"); ok {
		day, format = rest, "aaa曜"
	}
	if len([]rune(day)) != 1 || !strings.Contains("月火水木金土日", day) {
		return nil
	}
	from := slices.Index(c.runes, []rune(day)[0])
	to := from + 1
	to += len([]rune(t)) - 1
	out := span{from: from, to: to}
	for _, f := range fields {
		if f.value.Kind != template.KindDate {
			continue
		}
		if s, ok := template.Shown(f.value, format); ok && s == string(c.runes[from:to]) {
			out.cands = append(out.cands, cand{field: f.name, format: format, value: f.value})
		}
	}
	return []span{out}
}

package learn

import (
	"slices"
	"strings"

	"jibun/export/template"
)

// sections are the counts and shares that a column could be, where the office writes
// nothing, or what is below it, in a way of its own: － for 0, △3 for -3, a blank cell. What
// stands for the same must be the same in every line.
func (m *matcher) sections(r *region, off, at int) []choice {
	cells := make([]*cell, len(r.lines))
	fields := make([][]field, len(r.lines))
	odd := false
	for k, n := range r.lines {
		c := r.cell(n+off, at)
		if c != nil && !c.typed() || !m.effort.more(20) {
			return nil
		}
		cells[k], fields[k] = c, r.fields(k, true)
		odd = odd || c == nil || !c.Numeric && !digits(c.fold)
		odd = odd || c != nil && !c.Numeric && strings.ContainsAny(c.Text[:min(3, len(c.Text))], "△▲-−－")
	}
	if !odd || len(r.lines) < 3 {
		return nil
	}
	var out []choice
	for f := range fields[0] {
		if x, ok := m.section(r, cells, fields, f); ok {
			out = append(out, x)
		}
	}
	return out
}

func digits(fold []rune) bool {
	return slices.ContainsFunc(fold, func(r rune) bool { return r >= '0' && r <= '9' })
}

// section reads a column as one number.
func (m *matcher) section(r *region, cells []*cell, fields [][]field, f int) (choice, bool) {
	name := fields[0][f].name
	var more, less, zero, none []int
	for k := range cells {
		if f >= len(fields[k]) || fields[k][f].name != name {
			return choice{}, false
		}
		switch v := fields[k][f].value; {
		case v.Empty():
			none = append(none, k)
		case v.Kind != template.KindNumber:
			return choice{}, false
		case v.Float() > 0:
			more = append(more, k)
		case v.Float() < 0:
			less = append(less, k)
		default:
			zero = append(zero, k)
		}
	}
	if len(more) < 2 || len(less)+len(zero)+len(none) == 0 {
		return choice{}, false
	}
	above, ok := m.above(cells, fields, f, more)
	if !ok {
		return choice{}, false
	}
	plain := strings.TrimPrefix(above, "数 ")
	nothing, below := "", ""
	if len(zero) > 0 {
		if nothing, ok = alikeText(cells, zero); !ok || len([]rune(nothing)) > 4 {
			return choice{}, false
		}
	}
	if s, _ := template.Shown(template.Number(0), plain); len(zero) == 0 || s == nothing || nothing == "0" && above != plain {
		nothing = plain
	}
	_, ending := derived(name)
	switch {
	case len(less) > 0:
		sign := ""
		for _, c := range cells[less[0] : less[0]+1] {
			if c != nil && len(c.runes) > 0 {
				sign = string(c.runes[:1])
			}
		}
		if sign == "" || digits([]rune(sign)) {
			return choice{}, false
		}
		below = sign + plain
	case ending == template.Change || ending == template.Increase:
		below = "-" + plain
	}
	absent, ok := alikeText(cells, none)
	if !ok || len([]rune(absent)) > 4 {
		return choice{}, false
	}
	k := cand{field: name, format: above + ";" + below + ";" + nothing, none: absent}
	if nothing == plain {
		k.format = above + ";" + below
		if below == "" {
			k.format = above
		}
	}
	x := choice{pattern: pattern{{mark: true, cand: k}}}
	for i, c := range cells {
		s, ok := x.pattern.filled(func(string) template.Value { return fields[i][f].value })
		switch {
		case c == nil && s != "":
			x.missing++
		case c != nil && ok && s == c.Text:
			x.votes++
			x.exact++
		}
	}
	seen := 0
	for _, c := range cells {
		if c != nil {
			seen++
		}
	}
	x.pattern[0].value = fields[more[0]][f].value
	return x, x.votes*20 >= seen*19 && x.missing == 0
}

// above is how the cells of what is more than nothing are written; 数 where they are
// numbers.
func (m *matcher) above(cells []*cell, fields [][]field, f int, more []int) (string, bool) {
	count := map[string]int{}
	best := ""
	numeric := true
	for _, k := range more {
		c := cells[k]
		if c == nil {
			continue
		}
		numeric = numeric && c.Numeric
		seen := map[string]bool{}
		for _, p := range patterns(m.read.read(c, fields[k][f:f+1])) {
			s := ""
			for _, x := range p {
				switch {
				case !x.mark:
					s += x.text
				case x.format == "":
					s += "0"
				default:
					s += x.format
				}
			}
			if p.marks() == 1 && !seen[s] {
				seen[s] = true
				count[s]++
				if count[s] > count[best] || count[s] == count[best] && len(s) < len(best) {
					best = s
				}
			}
		}
	}
	if best == "" || count[best]*20 < len(more)*19 || strings.Contains(best, ";") || strings.HasPrefix(best, "全角") {
		return "", false
	}
	if numeric && !strings.HasPrefix(best, "数 ") {
		best = "数 " + best
	}
	return best, true
}

// alikeText is the text that some cells have in common.
func alikeText(cells []*cell, of []int) (string, bool) {
	text := ""
	for i, k := range of {
		t := ""
		if cells[k] != nil {
			t = cells[k].Text
		}
		if i > 0 && t != text {
			return "", false
		}
		text = t
	}
	return text, true
}

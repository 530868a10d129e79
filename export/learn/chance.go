package learn

import (
	"jibun/export/template"
)

// count sums up what a region explains.
func (r *region) count() {
	r.score = 0
	for _, c := range r.cols {
		w := 0.4
		if c.telling() {
			w = 1
		}
		r.score += w * float64(c.choices[0].votes-c.choices[0].missing)
	}
	r.score *= 0.4 + 0.6*min(1, float64(len(r.rows))/float64(len(r.list.table.Rows)))
}

// telling tells whether a column's values could hardly be there by chance.
func (c *column) telling() bool {
	for _, x := range c.choices[0].pattern {
		if !x.mark || x.field == "連番" {
			continue
		}
		switch k := x.value.Kind; k {
		case template.KindText, template.KindCode:
			return len([]rune(x.value.String())) > 1
		case template.KindDate:
			return x.format != "aaa" && x.format != "m" && x.format != "d" && x.format != "e" && x.format != "yyyy"
		}
	}
	return false
}

// valid tells whether a region is more than chance.
func (m *matcher) valid(r *region) bool {
	telling, figures := 0, 0
	for _, c := range r.cols {
		switch {
		case c.telling() && c.distinct() > 1 || c.telling() && len(r.list.table.Rows) == 1:
			telling++
		case c.distinct() > 1:
			figures++
		}
	}
	if m.relaxed {
		return len(r.lines) >= 3 && telling+figures > 0
	}
	span := r.lines[len(r.lines)-1] - r.lines[0] + r.height
	if len(r.lines)*r.height*12 < span {
		return false
	}
	if !r.identified() {
		return false
	}
	switch {
	case len(r.lines) >= 3 && telling >= 2, len(r.lines) >= 3 && telling >= 1 && figures >= 1, len(r.lines) >= 4 && telling == 1:
		return true
	case len(r.lines) >= 2 && telling >= 1 && telling+figures >= 2:
		return true
	case len(r.lines) == 1 && len(r.list.table.Rows) == 1:
		return telling >= 2
	}
	return len(r.lines) >= 4 && figures >= 3
}

// identified tells whether what the columns say together tells the items apart: the kinds
// of twenty evenings say nothing of which evening it is.
func (r *region) identified() bool {
	seen := map[string]bool{}
	for _, n := range r.lines {
		key := ""
		for _, c := range r.cols {
			if x := r.cell(n+c.off, c.place); x != nil && !c.choices[0].pattern.has("連番") {
				key += x.Text + "\x00"
			}
		}
		seen[key] = true
	}
	return len(seen)*10 >= len(r.lines)*8
}

// distinct is how many different texts a column has.
func (c *column) distinct() int {
	seen := map[string]bool{}
	for _, x := range c.cells {
		seen[x.Text] = true
	}
	return len(seen)
}

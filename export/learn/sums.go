package learn

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jibun/export/template"
)

// sum is a total that somebody typed below a list, or beside one that runs to the right:
// the formula that sums the list's own cells, or their mean, "" if it is none.
func (m *matcher) sum(s *set, c *cell, heads []string) string {
	if !c.Numeric || c.Number == 0 || c.Day != "" || s.slots {
		return ""
	}
	for _, r := range s.regions[s.base] {
		n, tail := r.line(c), 0
		if r.block != nil {
			tail = r.block.tail
		}
		if len(r.slots) > 0 || len(r.lines) < 2 || n < r.end()+tail || n > r.end()+tail+3 {
			continue
		}
		for _, k := range r.cols {
			if k.chosen < 0 || k.place != place(c, r.turned) {
				continue
			}
			total, all := 0.0, len(k.cells) > 1
			for _, x := range k.cells {
				all = all && x.Numeric && x.Day == ""
				total += x.Number
			}
			at := r.at(r.lines[0]+k.off, k.place)
			cell := template.Name(at.row, at.col)
			if all && math.Abs(total-c.Number) < 1e-6 {
				return "SUM(" + cell + ")"
			}
			if mean := total / float64(len(k.cells)); all && slices.ContainsFunc(heads, func(h string) bool { return strings.Contains(h, "平均") }) {
				if math.Abs(mean-c.Number) < 1e-9 {
					return "AVERAGE(" + cell + ")"
				}
				places := 0
				if i := strings.IndexByte(c.Text, '.'); i >= 0 {
					places = len(c.Text) - i - 1
				}
				if scale := math.Pow10(places); math.Round(mean*scale)/scale == c.Number {
					return fmt.Sprintf("ROUND(AVERAGE(%s),%d)", cell, places)
				}
			}
		}
	}
	return ""
}

// total lets a cell be the sum of a list where no item says it for certain.
func (x *scalar) total(formula string) {
	if formula == "" {
		return
	}
	one := choice{formula: formula, shown: x.cell.shown(), votes: 1, sure: 0.8}
	if x.chosen < 0 || x.choices[x.chosen].sure < Sure || x.ledger != "" {
		x.choices = append([]choice{one}, x.choices...)
		x.chosen, x.ledger = 0, ""
		return
	}
	one.sure = 0.5
	x.choices = append(x.choices, one)
}

var figuresOnly = regexp.MustCompile(`^\+?\d+(\.\d+)?([+-]\d+(\.\d+)?)+$`)

// added is what a formula comes to that has figures and nothing else, 66+104: somebody
// typed it, and it is of its year as a figure is.
func added(formula string) (float64, bool) {
	s := strings.ReplaceAll(formula, " ", "")
	if !figuresOnly.MatchString(s) {
		return 0, false
	}
	total := 0.0
	for s != "" {
		end := 1
		for end < len(s) && s[end] != '+' && s[end] != '-' {
			end++
		}
		n, err := strconv.ParseFloat(s[:end], 64)
		if err != nil {
			return 0, false
		}
		total += n
		s = s[end:]
	}
	return total, true
}

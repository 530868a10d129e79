package learn

import (
	"cmp"
	"slices"
	"strings"

	"jibun/export/template"
)

// manySigns is how many signs of one kind an office has: ○ △ × and their like.
const manySigns = 6

// signs is a column of an office's own signs where the ledger has others: each of the
// ledger's is always written in the same way, and not two in one. A blank cell is a sign
// too.
type signs struct {
	seen  map[[2]string]int
	wants map[string]map[string]int
	cells int
}

func (g *signs) add(want, have string) {
	if g.wants == nil {
		g.wants, g.seen = map[string]map[string]int{}, map[[2]string]int{}
	}
	if g.wants[want] == nil {
		g.wants[want] = map[string]int{}
	}
	g.wants[want][have]++
	g.seen[[2]string{want, have}]++
	g.cells++
}

// format is how a mark writes the office's signs, and how many cells it writes as they
// are; "" if they are no such signs, or are the ledger's own.
func (g *signs) format() (format string, right int) {
	if len(g.wants) < 2 || len(g.wants) > manySigns+1 {
		return "", 0
	}
	var parts []string
	others := map[string]bool{}
	differs := false
	for _, want := range sortedKeys(g.wants) {
		best, n := "", 0
		for _, have := range sortedKeys(g.wants[want]) {
			if k := g.wants[want][have]; k > n {
				best, n = have, k
			}
		}
		right += n
		if best != "" {
			others[best] = true
		}
		switch {
		case want == "" && best != "", strings.ContainsAny(want+best, " 　→|{}\n@#0"), len([]rune(best)) > 4:
			return "", 0
		case want == best:
			continue
		}
		differs = true
		parts = append(parts, want+"→"+best)
	}
	if len(others) == 0 || !differs || right*100 < g.cells*97 {
		return "", 0
	}
	return strings.Join(parts, " "), right
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// signed reads the cells of a column as signs that are the office's own; nil if they
// are none.
func (r *region) signed(off, at int, list []int) *column {
	col := &column{off: off, place: at}
	for _, k := range list {
		c := r.cell(r.lines[k]+off, at)
		if c.Numeric || len(c.runes) > 4 {
			return nil
		}
		col.cells = append(col.cells, c)
		col.seen++
	}
	if col.distinct() > manySigns+1 {
		return nil
	}
	heads := r.headings(col)
	for f, name := range r.list.table.Names {
		head := headScore(name, heads)
		if head < 0.5 && len(r.lines) < 8 {
			continue
		}
		var g signs
		for k := range r.lines {
			v := r.list.table.Rows[r.rows[k]][f]
			if v.Kind != template.KindText && v.Kind != template.KindEmpty {
				g.wants = nil
				break
			}
			text := ""
			if c := r.cell(r.lines[k]+off, at); c != nil {
				text = c.Text
			}
			g.add(v.String(), text)
		}
		if len(g.wants) > manySigns {
			continue
		}
		if format, right := g.format(); format != "" && col.distinct() > 1 {
			p := pattern{{mark: true, cand: cand{field: name, format: format, value: template.Text("○")}}}
			n := min(right, col.seen)
			col.choices = append(col.choices, choice{pattern: p, votes: n, exact: n, head: head, sure: 0.9})
		}
	}
	if len(col.choices) == 0 {
		return nil
	}
	slices.SortStableFunc(col.choices, func(a, b choice) int { return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(b.head, a.head)) })
	return col
}

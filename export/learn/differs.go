package learn

import (
	"math"
	"slices"
	"strings"

	"jibun/export/template"
)

// differs looks at figures that no item has, under a heading or behind a word that
// names one: last year's file has another figure than the ledger. The pattern is the
// cell with a mark for each.
func (m *matcher) differs(c *cell, main pattern, heads []string, fields []field) (pattern, bool) {
	if c.Day != "" || len(datesIn(c.fold)) > 0 {
		return main, false
	}
	only := len(numbersIn(c.fold)) == 1
	var out pattern
	at, found := 0, false
	for _, x := range main {
		n := len([]rune(x.text))
		if x.mark {
			out = append(out, x)
			at += n
			continue
		}
		done := at
		for _, k := range numbersIn(c.fold[at : at+n]) {
			k.from, k.to = k.from+at, k.to+at
			if k.kanji {
				continue
			}
			y, ok := m.differing(c, k, only, heads, fields)
			if !ok || slices.ContainsFunc(main, func(p piece) bool { return p.mark && p.field == y.field }) {
				continue
			}
			if k.from > done {
				out = append(out, piece{text: string(c.runes[done:k.from])})
			}
			out = append(out, y)
			done, found = k.to, true
		}
		if done < at+n {
			out = append(out, piece{text: string(c.runes[done : at+n])})
		}
		at += n
	}
	return out, found
}

// differing is the item that a figure should be, going by its name alone.
func (m *matcher) differing(c *cell, n numberAt, only bool, heads []string, fields []field) (piece, bool) {
	after := strings.TrimLeft(string(c.fold[n.to:]), " ")
	if after != "" && !strings.ContainsRune("名人回円%", []rune(after)[0]) || only && len([]rune(after)) > 2 || n.places > 0 || n.percent {
		return piece{}, false
	}
	names := heads
	if !only {
		names = nil
	}
	if before := lastWord(string(c.fold[:n.from])); before != "" {
		names = append([]string{before}, names...)
	}
	var best field
	score, second := 0.0, 0.0
	for _, f := range fields {
		if f.value.Kind != template.KindNumber || !f.value.Whole() || f.value.Float() < 1 || math.Abs(f.value.Float()-n.value) > max(2, f.value.Float()*0.1) {
			continue
		}
		if s := headScore(f.name, names); s > score {
			best, score, second = f, s, score
		} else if s > second {
			second = s
		}
	}
	if score < 0.7 || score-second < 0.08 {
		return piece{}, false
	}
	k := cand{field: best.name, value: best.value}
	if n.comma || !c.Numeric && n.value < 1000 && m.book.comma.yes >= m.book.comma.no && !noComma[best.name] {
		k.format = "#,##0"
	}
	return piece{text: string(c.runes[n.from:n.to]), mark: true, cand: k}, true
}

package learn

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"jibun/export/template"
)

// scalar is a cell that stands alone.
type scalar struct {
	cell    *cell
	choices []choice
	chosen  int
	telling bool // more than a year or a name: it speaks for the workbook being of the office
	ledger  string
	heads   []string
}

// guess is a candidate of a piece with how much speaks for it.
type guess struct {
	cand
	score float64
}

// scalars reads what no list explains.
func (m *matcher) scalars(s *set) {
	m.read.loose = false
	defer func() { m.read.loose = true }()
	p := s.pages[s.base]
	fields := m.fields(s, s.base)
	lines := s.busy()
	m.ways = map[string]int{}
	m.rounds(s, fields)
	for _, c := range p.cells {
		if c.taken || !c.typed() || lines(c) {
			continue
		}
		if x := m.scalar(s, c, fields); x != nil {
			s.scalars = append(s.scalars, x)
		}
	}
	m.around(s, p)
}

// busy tells which cells are in the lines of a list.
func (s *set) busy() func(*cell) bool {
	return func(c *cell) bool {
		return slices.ContainsFunc(s.regions[s.base], func(r *region) bool { return r.holds(c) })
	}
}

// rounds counts the figures that were rounded in one way only, so that those follow
// which could have been rounded in several.
func (m *matcher) rounds(s *set, fields []field) {
	for _, c := range s.pages[s.base].cells {
		if c.taken || !c.typed() {
			continue
		}
		for _, p := range m.read.read(c, fields) {
			if len(p.cands) == 0 {
				continue
			}
			way := wayOf(p.cands[0].format)
			if !slices.ContainsFunc(p.cands, func(k cand) bool {
				return k.value.Kind != template.KindNumber || k.value.Whole() || wayOf(k.format) != way
			}) {
				m.ways[way]++
			}
		}
	}
}

func wayOf(format string) string {
	for _, way := range []string{"切捨て", "切上げ"} {
		if strings.Contains(format, way) {
			return way
		}
	}
	return ""
}

func (m *matcher) rounded(format string) int { return m.ways[wayOf(format)] }

// scalar reads a cell that stands alone; nil if nothing explains it.
func (m *matcher) scalar(s *set, c *cell, fields []field) *scalar {
	parts := m.read.read(c, fields)
	heads := s.pages[s.base].headings(c.Row, c.Col)
	best := m.guesses(s, c, parts, heads)
	x := &scalar{cell: c, chosen: -1, heads: heads}
	plainMain, sure, telling := m.likeliest(parts, best)
	if plainMain.figures() {
		parts2 := m.read.read(c, append(fields[:len(fields):len(fields)], m.world.far...))
		best2 := m.guesses(s, c, parts2, heads)
		if y, sure2, telling2 := m.likeliest(parts2, best2); y.marks() > plainMain.marks() {
			parts, best, plainMain, sure, telling = parts2, best2, y, sure2, telling2
		}
	}
	main := plainMain
	if other, ok := m.differs(c, main, heads, fields); ok {
		main, sure = other, 0.5
		x.ledger, _ = main.filledAsRead()
	}
	if main.marks() > 0 {
		if main.leaves() {
			sure = min(sure, 0.5)
		}
		x.choices = append(x.choices, choice{pattern: main, votes: 1, sure: sure})
		x.chosen, x.telling = 0, telling
	}
	x.others(parts, best, plainMain)
	x.total(m.sum(s, c, heads))
	if len(x.choices) == 0 {
		x.madeOn(c)
	}
	if x.chosen < 0 && len(x.choices) == 0 {
		return nil
	}
	return x
}

// counted is a figure with its unit, as a year has many.
var counted = regexp.MustCompile(`[0-9０-９][,，]?\s*(回|名|人|件|％|%)`)

// leaves tells whether a figure stays as it stands beside what is filled in: it may be
// last year's, and only who knows the office can tell.
func (p pattern) leaves() bool {
	words := ""
	for _, x := range p {
		if x.mark {
			words += "\x00"
		} else {
			words += x.text
		}
	}
	return counted.MatchString(words)
}

// figures tells whether a figure is left in the words of a pattern.
func (p pattern) figures() bool {
	return slices.ContainsFunc(p, func(x piece) bool { return !x.mark && len(numbersIn(folded([]rune(x.text)))) > 0 })
}

// guesses are the candidates of every piece, the likeliest first.
func (m *matcher) guesses(s *set, c *cell, parts []part, heads []string) [][]guess {
	best := make([][]guess, len(parts))
	at := 0
	for i, p := range parts {
		n := len([]rune(p.text))
		for _, k := range p.cands {
			if !nameFormats[k.format] && s.everywhere(m, c, k) {
				best[i] = append(best[i], guess{k, m.judge(c, k, p, at, at+n, heads, len(parts) == 1)})
			}
		}
		slices.SortStableFunc(best[i], func(a, b guess) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(m.rounded(b.format), m.rounded(a.format)), cmp.Compare(len(a.format), len(b.format)), cmp.Compare(weightOf(a.field), weightOf(b.field)))
		})
		at += n
	}
	return best
}

// likeliest takes the likeliest candidate of every piece for which enough speaks.
func (m *matcher) likeliest(parts []part, best [][]guess) (main pattern, sure float64, telling bool) {
	main, sure = pattern{}, 1
	for i, p := range parts {
		g := best[i]
		if len(g) == 0 || g[0].score < 0.4 {
			main = append(main, piece{text: p.text})
			continue
		}
		k := g[0]
		if k.open && m.book.comma.yes >= m.book.comma.no && !noComma[k.field] {
			k.format = commaOf(k.format)
		}
		main = append(main, piece{text: p.text, mark: true, cand: k.cand})
		sure = min(sure, sureOf(g))
		telling = telling || wholeDay(k.format) || k.value.Kind == template.KindNumber && !noComma[k.field] || k.value.Kind == template.KindText && len([]rune(k.value.String())) > 8
	}
	return main, sure, telling
}

// commaOf is the format of a count that has a comma where it is long.
func commaOf(format string) string { return strings.TrimSpace(format + " #,##0") }

// wholeDay tells whether a format writes a day with its year.
func wholeDay(format string) bool {
	return strings.Contains(format, "d") && strings.ContainsAny(format, "ey") && strings.Contains(format, "m")
}

// sureOf says how sure the first of some guesses is: less where the next is as likely.
func sureOf(g []guess) float64 {
	if len(g) > 1 && g[1].field != g[0].field && g[0].score-g[1].score < 0.08 {
		if kin(pattern{{mark: true, cand: g[0].cand}}, pattern{{mark: true, cand: g[1].cand}}) {
			return 0.8
		}
		return 0.5
	}
	return min(0.98, 0.5+g[0].score/2)
}

// others adds what else the pieces could be, one at a time.
func (x *scalar) others(parts []part, best [][]guess, main pattern) {
	for i := range parts {
		for j, k := range best[i] {
			if j > 7 {
				break
			}
			alt := slices.Clone(main)
			alt[i] = piece{text: parts[i].text, mark: true, cand: k.cand}
			if !slices.ContainsFunc(x.choices, func(o choice) bool { return o.pattern.key() == alt.key() || o.pattern.sameItems(alt) }) {
				x.choices = append(x.choices, choice{pattern: alt, votes: 1, sure: min(0.5, k.score)})
			}
		}
	}
}

// noComma are numbers that are names.
var noComma = map[string]bool{"番号": true, "西暦年度": true, "連番": true, "欄": true, "枚": true, "枚数": true}

// nameFormats take a name apart, which only a list bears witness to.
var nameFormats = map[string]bool{"姓": true, "名": true, "部": true, "課": true, "姓 カタカナ": true, "名 カタカナ": true}

// everywhere tells whether a candidate holds on every sheet of a set.
func (s *set) everywhere(m *matcher, c *cell, k cand) bool {
	not := 0
	for n, p := range s.pages {
		if n == s.base {
			continue
		}
		o := p.at[pos{c.Row + s.shift(n, c.Row), c.Col}]
		if o == nil {
			if s.slots {
				return false
			}
			continue
		}
		if s.slots && o.Text == c.Text && k.field != "枚" {
			continue
		}
		fields := m.fields(s, n)
		found := false
		for _, q := range m.read.read(o, fields) {
			found = found || slices.ContainsFunc(q.cands, func(x cand) bool { return x.field == k.field && x.format == k.format })
		}
		if i := slices.IndexFunc(fields, func(f field) bool { return f.name == k.field }); i >= 0 && !found && k.value.Kind == template.KindText {
			v, ok := template.Shown(fields[i].value, k.format)
			found = ok && strings.Contains(o.Text, v)
		}
		if !found {
			not++
		}
	}
	return not == 0 || s.each != nil && not*10 <= len(s.pages) // the office may have written one otherwise
}

// shift is how much lower a line of the base sheet stands on another one, whose list is
// longer or shorter.
func (s *set) shift(n, row int) int {
	if s.slots || n >= len(s.regions) {
		return 0
	}
	by := 0
	for _, r := range s.regions[s.base] {
		if r.turned || row < r.end() || len(r.slots) > 0 {
			continue
		}
		for _, o := range s.regions[n] {
			if o.list.leaf() == r.list.leaf() && o.lines[0] == r.lines[0] {
				by += o.end() - r.end()
			}
		}
	}
	return by
}

package learn

import (
	"cmp"
	"math"
	"slices"
	"strconv"
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

// holds tells whether a cell is on the lines of a list, within its width.
func (r *region) holds(c *cell) bool {
	n := r.line(c)
	if n < r.lines[0] || n >= r.lines[len(r.lines)-1]+r.height {
		return false
	}
	if r.turned {
		k := c.Row
		return k >= r.cols[0].place && k <= r.cols[len(r.cols)-1].place
	}
	if len(r.slots) > 0 || r.block != nil {
		return slices.ContainsFunc(r.cols, func(x *column) bool { return x.place == c.Col })
	}
	return true
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

func (m *matcher) scalar(s *set, c *cell, fields []field) *scalar {
	parts := m.read.read(c, fields)
	heads := s.pages[s.base].headings(c.Row, c.Col)
	best := make([][]guess, len(parts))
	at := 0
	telling := false
	x := &scalar{cell: c, chosen: -1, heads: heads}
	for i, p := range parts {
		n := len([]rune(p.text))
		for _, k := range p.cands {
			if !nameFormats[k.format] && s.everywhere(m, c, parts, i, k) {
				best[i] = append(best[i], guess{k, m.judge(c, k, p, at, at+n, heads, len(parts) == 1)})
			}
		}
		slices.SortStableFunc(best[i], func(a, b guess) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(m.rounded(b.format), m.rounded(a.format)), cmp.Compare(len(a.format), len(b.format)), cmp.Compare(weightOf(a.field), weightOf(b.field)))
		})
		at += n
	}
	main, sure := pattern{}, 1.0
	for i, p := range parts {
		g := best[i]
		if len(g) == 0 || g[0].score < 0.4 {
			main = append(main, piece{text: p.text})
			continue
		}
		k := g[0]
		if k.open && m.book.comma.yes >= m.book.comma.no && !noComma[k.field] {
			k.format = "#,##0"
		}
		main = append(main, piece{text: p.text, mark: true, cand: k.cand})
		v := min(0.98, 0.5+k.score/2)
		if len(g) > 1 && g[1].field != g[0].field && g[0].score-g[1].score < 0.08 {
			if v = 0.5; kin(pattern{{mark: true, cand: g[0].cand}}, pattern{{mark: true, cand: g[1].cand}}) {
				v = 0.8
			}
		}
		sure = min(sure, v)
		telling = telling || k.value.Kind == template.KindNumber && !noComma[k.field] || k.value.Kind == template.KindText && len([]rune(k.value.String())) > 8
	}
	plainMain := main
	if other, ok := m.differs(c, main, heads, fields); ok {
		main, sure = other, 0.5
		x.ledger, _ = main.filledAsRead()
	}
	if main.marks() > 0 {
		x.choices = append(x.choices, choice{pattern: main, votes: 1, sure: sure})
		x.chosen, x.telling = 0, telling
	}
	for i := range parts {
		for j, k := range best[i] {
			if j > 7 {
				break
			}
			alt := slices.Clone(plainMain)
			alt[i] = piece{text: parts[i].text, mark: true, cand: k.cand}
			if !slices.ContainsFunc(x.choices, func(o choice) bool { return o.pattern.key() == alt.key() || o.pattern.sameItems(alt) }) {
				x.choices = append(x.choices, choice{pattern: alt, votes: 1, sure: min(0.5, k.score)})
			}
		}
	}
	if x.chosen < 0 && len(x.choices) == 0 {
		return nil
	}
	return x
}

func (p pattern) sameItems(o pattern) bool { return slices.Equal(p.names(""), o.names("")) }

func weightOf(field string) int {
	return pattern{{mark: true, cand: cand{field: field}}}.weight()
}

// noComma are numbers that are names.
var noComma = map[string]bool{"番号": true, "西暦年度": true, "連番": true, "欄": true, "枚": true, "枚数": true}

// nameFormats take a name apart, which only a list bears witness to.
var nameFormats = map[string]bool{"姓": true, "名": true, "部": true, "課": true, "姓 カタカナ": true, "名 カタカナ": true}

// everywhere tells whether a candidate holds on every sheet of a set.
func (s *set) everywhere(m *matcher, c *cell, parts []part, i int, k cand) bool {
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
		found := false
		for _, q := range m.read.read(o, m.fields(s, n)) {
			found = found || slices.ContainsFunc(q.cands, func(x cand) bool { return x.field == k.field && x.format == k.format })
		}
		if !found {
			return false
		}
	}
	_, _ = parts, i
	return true
}

// shift is how much lower a line of the base sheet stands on another one, whose list is
// longer or shorter.
func (s *set) shift(n, row int) int {
	if s.slots || n >= len(s.regions) {
		return 0
	}
	by := 0
	for _, r := range s.regions[s.base] {
		if r.turned || row < r.end() {
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

// judge says how much speaks for a candidate: what stands before it in the cell, the
// headings, the unit, and how telling the value is.
func (m *matcher) judge(c *cell, k cand, p part, from, to int, heads []string, whole bool) float64 {
	before := lastWord(string(c.fold[:from]))
	after := strings.TrimLeft(string(c.fold[to:]), " ")
	name := k.field[strings.LastIndexByte(k.field, '.')+1:]
	head := 0.0
	if before != "" {
		head = headScore(name, []string{before})
	}
	if head == 0 {
		head = 0.95 * headScore(name, heads)
	}
	unit := 0.0
	for u, names := range units {
		if strings.HasPrefix(after, u) {
			if slices.Contains(names, strings.TrimPrefix(name, beforeYear)) {
				unit = 0.1
			} else {
				unit = -0.3
			}
		}
	}
	switch k.value.Kind {
	case template.KindText, template.KindCode:
		n := len([]rune(p.text))
		score := 0.3 + 0.3*head
		if n >= 4 || whole && n >= 2 {
			score += 0.25
		}
		if strings.HasPrefix(p.text, "平成") || strings.HasPrefix(p.text, "令和") || strings.HasPrefix(p.text, "昭和") {
			score += 0.2
		}
		if n < 2 && head < 0.5 {
			score = 0.1
		}
		return min(1, score)
	case template.KindDate:
		if strings.Contains(k.field, ".") && isPart(k.format) { // of the sheet's own row, on every sheet
			return 0.85
		}
		if strings.HasPrefix(after, "度") && name != "年度初日" || isPart(k.format) && name != "年度初日" && head < 0.4 {
			return 0.05
		}
		if name == "年度初日" {
			if isPart(k.format) && strings.HasPrefix(after, "年度") {
				return 0.9
			}
			return 0.1
		}
		return min(1, 0.5+0.4*head+unit)
	}
	if name == "番号" && strings.HasSuffix(string(c.fold[:from]), "第") && strings.HasPrefix(after, "回") {
		return 0.95
	}
	if name == "西暦年度" {
		if strings.HasPrefix(after, "年度") {
			return 0.95
		}
		return 0.1
	}
	if name == "枚" || name == "枚数" {
		if strings.HasPrefix(after, "枚目") || strings.Contains(after, "枚目") && name == "枚数" || strings.HasPrefix(after, "/") || strings.HasSuffix(string(c.fold[:from]), "/") || strings.HasPrefix(after, "ページ") || strings.HasPrefix(after, "頁") {
			bonus := 0.0
			if strings.HasPrefix(after, "枚目") == (name == "枚") {
				bonus = 0.2
			}
			if strings.HasPrefix(after, "/") == (name == "枚") && !strings.Contains(after, "枚") {
				bonus = 0.1
			}
			return 0.75 + bonus
		}
		return 0.1
	}
	if head == 0 {
		return 0.05 + max(0, unit)
	}
	score := head + unit
	if k.value.Float() >= 100 || !k.value.Whole() {
		score += 0.05
	}
	return max(0, min(1, score))
}

func isPart(format string) bool {
	format = strings.TrimPrefix(format, "全角 ")
	return len(format) <= 4
}

// lastWord is the word that stands before a figure in a sentence. A word may be spread
// with blanks: 所　属.
func lastWord(s string) string {
	all := strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune("、，,。（(「『【:：/／・", r) || r >= '0' && r <= '9'
	})
	for i := len(all) - 1; i >= 0; i-- {
		words := strings.Fields(all[i])
		if !slices.ContainsFunc(words, func(w string) bool { return len([]rune(w)) > 1 }) {
			words = []string{strings.Join(words, "")}
		}
		for j := len(words) - 1; j >= 0; j-- {
			if w := plain(words[j]); w != "" && !slices.Contains([]string{"名", "人", "回", "円", "%", "第"}, w) {
				return w
			}
		}
	}
	return ""
}

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

// around reads a sheet's name and what stands at the head and the foot of its pages.
func (m *matcher) around(s *set, p *page) {
	read := func(text string) pattern {
		c := &cell{CellView: template.CellView{Text: text}, page: p}
		c.runes = []rune(text)
		c.fold = folded(c.runes)
		var out pattern
		at := 0
		for _, x := range m.read.read(c, m.world.items) {
			var best guess
			n := len([]rune(x.text))
			for _, k := range x.cands {
				if g := (guess{k, m.judge(c, k, x, at, at+n, nil, false)}); k.value.Kind != template.KindNumber && g.score > best.score {
					best = g
				}
			}
			at += n
			if best.score < 0.6 {
				out = append(out, piece{text: x.text})
				continue
			}
			out = append(out, piece{text: x.text, mark: true, cand: best.cand})
		}
		return out
	}
	if s.title == nil && s.slots {
		s.title = s.pageTitle()
	}
	if s.title == nil {
		if t := read(p.view.Name); t.marks() > 0 {
			s.title = t
		}
	}
	for _, w := range p.view.Words {
		if t := read(w); t.marks() > 0 {
			if s.words == nil {
				s.words = map[string]pattern{}
			}
			s.words[w] = t
		}
	}
}

// pageTitle is the name of sheets that go on: 名簿1, 名簿2.
func (s *set) pageTitle() pattern {
	name := s.pages[0].view.Name
	for _, n := range numbersIn(folded([]rune(name))) {
		r := []rune(name)
		p := pattern{}
		if n.from > 0 {
			p = append(p, piece{text: string(r[:n.from])})
		}
		p = append(p, piece{text: string(r[n.from:n.to]), mark: true, cand: cand{field: "枚"}})
		if n.to < len(r) {
			p = append(p, piece{text: string(r[n.to:])})
		}
		all := true
		for k, page := range s.pages {
			t, _ := p.filled(func(string) template.Value { return template.Number(k + 1) })
			all = all && t == page.view.Name
		}
		if all {
			return p
		}
	}
	return nil
}

// numberEqual tells whether a cell's number is what would be written.
func numberEqual(c *cell, want string) bool {
	v, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSuffix(want, "%"), ",", ""), 64)
	if err != nil {
		return false
	}
	if strings.HasSuffix(want, "%") {
		v /= 100
	}
	return math.Abs(v-c.Number) < 1e-6
}

// singles adds what stands alone to the findings.
func (f *Findings) singles(s *set) {
	for _, x := range s.scalars {
		y := Cell{Sheet: x.cell.page.view.Name, Ref: x.cell.ref(), Row: x.cell.Row, Col: x.cell.Col, Was: x.cell.shown(), Chosen: x.chosen, List: -1, link: &link{single: x}}
		for _, c := range x.choices {
			k := c.candidate("")
			k.Value, _ = c.pattern.filledAsRead()
			y.Candidates = append(y.Candidates, k)
		}
		f.Cells = append(f.Cells, y)
		for n, p := range s.pages {
			if o := p.at[pos{x.cell.Row + s.shift(n, x.cell.Row), x.cell.Col}]; n != s.base && o != nil && o.typed() && !o.taken {
				z := y
				z.Sheet, z.Ref, z.Row, z.Col, z.Was = p.view.Name, o.ref(), o.Row, o.Col, o.shown()
				f.Cells = append(f.Cells, z)
			}
		}
		if x.ledger != "" {
			f.Conflicts = append(f.Conflicts, Conflict{y.Sheet, y.Ref, y.Was, x.ledger, y.Candidates[0].Item})
		}
	}
}

// filledAsRead is the pattern with the values that it was read by.
func (p pattern) filledAsRead() (string, bool) {
	i := -1
	var values []template.Value
	for _, x := range p {
		if x.mark {
			values = append(values, x.value)
		}
	}
	return p.filled(func(string) template.Value {
		i++
		return values[i]
	})
}

// byHand lists what nothing explains and what is hardly the form's own: figures, days,
// and long texts.
func (f *Findings) byHand() {
	for _, s := range f.sets {
		chosen := map[*cell]bool{}
		for _, x := range s.scalars {
			chosen[x.cell] = x.chosen >= 0
		}
		p := s.pages[s.base]
		for _, c := range p.cells {
			if c.taken || !c.typed() || chosen[c] {
				continue
			}
			if t := plain(c.Text); strings.HasPrefix(t, "様式") || strings.HasPrefix(t, "別紙") || strings.HasPrefix(t, "別記") || strings.HasPrefix(t, "※") {
				continue // the form's own name and notes
			}
			if c.Numeric || len(datesIn(c.fold)) > 0 || len(c.runes) >= 25 || len(numbersIn(c.fold)) > 0 && len(c.runes) > 4 {
				near := ""
				if h := p.headings(c.Row, c.Col); len(h) > 0 {
					near = h[0]
				}
				f.ByHand = append(f.ByHand, Text{p.view.Name, c.ref(), c.shown(), near})
			}
		}
	}
}

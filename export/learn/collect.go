package learn

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jibun/export/template"
)

// collect writes down what was found.
func (f *Findings) collect() {
	for _, s := range f.sets {
		for k := range s.pages {
			for _, r := range s.regions[k] {
				f.region(s, r)
			}
		}
		f.singles(s)
		f.outside(s)
	}
	f.byHand()
}

func (f *Findings) region(s *set, r *region) {
	at := len(f.Lists)
	l := List{Sheet: r.page.view.Name, Name: r.list.path, Shape: "down", Order: strings.Trim(r.order, "()"), Rows: len(r.lines), Known: r.known}
	switch {
	case r.block != nil:
		l.Shape = "block"
	case len(r.slots) > 0 || s.slots:
		l.Shape = "slots"
	case r.cross != nil && !r.turned:
		l.Shape = "cross"
	case r.turned:
		l.Shape = "right"
	case s.each != nil:
		l.Shape = "each"
	}
	lo, hi := r.cols[0].place, r.cols[len(r.cols)-1].place
	a, b := r.at(r.lines[0], lo), r.at(r.lines[len(r.lines)-1]+r.height-1, hi)
	l.From, l.To = template.Name(a.row, a.col), template.Name(b.row, b.col)
	f.Lists = append(f.Lists, l)
	f.strangers(r)
	f.lacking(s, r)
	for _, c := range r.cols {
		f.column(r, c, at, r.prefix(0))
	}
	if r.block != nil {
		for _, c := range r.block.cols {
			f.column(r.block.values, c, at, r.block.outer.path+".")
		}
	}
	if r.cross != nil && !r.turned {
		prefix := r.list.path + r.order + "." + r.cross.list.leaf() + "."
		f.column(r, r.cross.col, at, prefix)
	}
}

// strangers are lines among those of a list that are about nothing that the ledger knows.
func (f *Findings) strangers(r *region) {
	if !r.trusted() {
		return
	}
	own := map[int]bool{} // lines of the groups' own
	if b := r.block; b != nil {
		for _, g := range b.groups {
			for off := range b.head {
				line := r.lines[g.from] - 1 - off
				own[line] = r.page.alike(r.lines[b.groups[0].from]-1-off, line)
			}
			for off := range b.tail {
				line := r.lines[g.to-1] + r.height + off
				own[line] = r.page.alike(r.lines[b.groups[0].to-1]+r.height+off, line)
			}
		}
	}
	for n := r.lines[0]; n < r.end(); n += r.height {
		if slices.Contains(r.lines, n) || own[n] {
			continue
		}
		var words []string
		var first *cell
		for _, c := range r.cols {
			if x := r.cell(n+c.off, c.place); x != nil && x.typed() {
				words = append(words, x.shown())
				if first == nil {
					first = x
				}
			}
		}
		if len(words)*2 > len(r.cols) && len(words) > 1 {
			f.Conflicts = append(f.Conflicts, Conflict{r.page.view.Name, first.ref(), strings.Join(words, " "), "", r.list.path})
		}
	}
}

// lacking are the rows of a list that the file does not have.
func (f *Findings) lacking(s *set, r *region) {
	if !r.trusted() || r.some || f.told[r.list] || r.turned && r.cross == nil {
		return
	}
	f.told[r.list] = true
	have := map[int]bool{}
	for _, list := range s.regions {
		for _, o := range list {
			if o.list == r.list {
				for _, row := range o.rows {
					have[row] = true
				}
			}
		}
	}
	more := 0
	for i := range r.list.table.Rows {
		if have[i] {
			continue
		}
		if more++; more > 5 {
			continue
		}
		var words []string
		x := &region{page: r.page, list: r.list, rows: []int{i}}
		for _, c := range r.cols {
			if c.chosen >= 0 && !c.choices[c.chosen].pattern.has("連番") && len(words) < 4 {
				if v, ok := c.choices[c.chosen].pattern.filled(func(n string) template.Value { return x.value(0, n) }); ok && v != "" {
					words = append(words, strings.Join(strings.Fields(v), " "))
				}
			}
		}
		f.Conflicts = append(f.Conflicts, Conflict{Sheet: r.page.view.Name, Ledger: strings.Join(words, " "), Item: r.list.path})
	}
	if more > 5 {
		f.Conflicts = append(f.Conflicts, Conflict{Sheet: r.page.view.Name, Ledger: "ほか" + strconv.Itoa(more-5) + "件", Item: r.list.path})
	}
}

// column adds the cells of a column.
func (f *Findings) column(r *region, c *column, list int, prefix string) {
	k := &link{column: c, prefix: prefix}
	line := map[*cell]int{}
	for i, n := range r.lines {
		if x := r.cell(n+c.off, c.place); x != nil {
			line[x] = i
		}
	}
	var cands []Candidate
	for _, x := range c.choices {
		cands = append(cands, x.candidate(prefix))
	}
	cross := r.cross != nil && c == r.cross.col
	for _, x := range c.cells {
		y := Cell{Sheet: x.page.view.Name, Ref: x.ref(), Row: x.Row, Col: x.Col, Was: x.shown(), Candidates: slices.Clone(cands), Chosen: c.chosen, List: list, link: k}
		i, ok := line[x]
		for j := range y.Candidates {
			if v := ""; ok && !cross {
				v, _ = c.choices[j].pattern.filled(func(n string) template.Value { return r.value(i, n) })
				y.Candidates[j].Value = v
			}
		}
		f.Cells = append(f.Cells, y)
		if c.chosen < 0 || cross || !ok || c.choices[c.chosen].pattern.has("欄") {
			continue
		}
		if want := y.Candidates[c.chosen].Value; !x.says(want, c.choices[c.chosen].pattern) {
			f.Conflicts = append(f.Conflicts, Conflict{y.Sheet, y.Ref, y.Was, want, y.Candidates[c.chosen].Item})
		}
	}
}

// singles adds what stands alone to the findings.
func (f *Findings) singles(s *set) {
	for _, x := range s.scalars {
		y := Cell{Sheet: x.cell.page.view.Name, Ref: x.cell.ref(), Row: x.cell.Row, Col: x.cell.Col, Was: x.cell.shown(), Chosen: x.chosen, List: -1, link: &link{single: x}}
		for _, c := range x.choices {
			k := c.candidate("")
			if k.Value = c.shown; c.formula == "" {
				k.Value, _ = c.pattern.filledAsRead()
			}
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

// outside adds what stands in no cell.
func (f *Findings) outside(s *set) {
	name := s.pages[s.base].view.Name
	if s.title != nil {
		prefix := ""
		if s.each != nil {
			prefix = s.each.path + "."
		}
		f.Words = append(f.Words, Word{name, name, s.title.text(prefix)})
	}
	for _, w := range sortedKeys(s.words) {
		f.Words = append(f.Words, Word{name, w, s.words[w].text("")})
	}
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
			if outline.MatchString(string(c.fold)) {
				continue
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

// outline is a heading with its number, 1 所属別参加状況, that is the same every year.
var outline = regexp.MustCompile(`^ *[(]?\d{1,2}[).: ]+ *[^0-9名人回円件%月日年度][^0-9]{1,20}$`)

func (x choice) candidate(prefix string) Candidate {
	if x.formula != "" {
		return Candidate{Text: "=" + x.formula, Sure: x.sure}
	}
	out := Candidate{Text: x.pattern.text(prefix), Item: strings.Join(x.pattern.names(prefix), "、"), Sure: x.sure}
	for _, p := range x.pattern {
		if p.mark {
			out.Format = p.format
			break
		}
	}
	return out
}

// shown is a cell as somebody would read it.
func (c *cell) shown() string {
	if c.Day != "" {
		return string(c.Day)
	}
	return c.Text
}

// says tells whether a cell holds what the ledger has.
func (c *cell) says(want string, p pattern) bool {
	if plain(want) == plain(c.Text) {
		return true
	}
	for _, x := range p {
		if !x.mark {
			continue
		}
		switch {
		case c.Day != "":
			return x.value.Kind == template.KindDate && template.Date(c.Day).String() == want
		case c.Numeric:
			return len(p) == 1 && numberEqual(c, want)
		}
	}
	return false
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

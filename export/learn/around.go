package learn

import "jibun/export/template"

// around reads what stands in no cell: a sheet's name, the head and the foot of its
// pages, the words of shapes, charts and notes.
func (m *matcher) around(s *set, p *page) {
	read := func(text string) pattern { return m.outside(p, text) }
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

// outside reads a text that stands in no cell and so has no headings. A number counts
// only where the words around it say what it is.
func (m *matcher) outside(p *page, text string) pattern {
	c := &cell{CellView: template.CellView{Text: text}, page: p}
	c.runes = []rune(text)
	c.fold = folded(c.runes)
	var out pattern
	at := 0
	for _, x := range m.read.read(c, m.world.items) {
		var best guess
		n := len([]rune(x.text))
		for _, k := range x.cands {
			g := guess{k, m.judge(c, k, x, at, at+n, nil, false)}
			if g.score > best.score && (k.value.Kind != template.KindNumber || g.score >= 0.7) {
				best = g
			}
		}
		at += n
		if best.score < 0.6 {
			out = append(out, piece{text: x.text})
			continue
		}
		if best.open && m.book.comma.yes >= m.book.comma.no && !noComma[best.field] {
			best.format = commaOf(best.format)
		}
		out = append(out, piece{text: x.text, mark: true, cand: best.cand})
	}
	return out
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

// titleCell is a sheet's name as if it stood in a cell.
func titleCell(p *page) *cell {
	c := &cell{CellView: template.CellView{Text: p.view.Name}, page: p}
	c.runes = []rune(c.Text)
	c.fold = folded(c.runes)
	return c
}

package template

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"jibun/export/calc"
)

// merges writes the merged cells: those within a turn of a band once for every turn.
func (r *restWriter) merges(t token) {
	whole := r.s.skip(t)
	r.joined = true
	joins := r.x.joins()
	if r.x.still && len(joins) == 0 {
		r.raw(whole)
		return
	}
	each := func(f func(calc.Rect)) {
		for _, m := range r.x.src.merges {
			if c := r.x.src.cell(m.R1, m.C1); c != nil && c.down() && m.R1 == m.R2 && !r.x.book.marking {
				continue
			}
			r.x.each(m, func(rows, cols chain) {
				if c := (&mapper{}).rect(r.x, m, rows, cols); !c.Gone() && (c.R1 < c.R2 || c.C1 < c.C2) {
					f(c)
				}
			})
		}
	}
	n := len(joins)
	each(func(calc.Rect) { n++ })
	if n == 0 {
		return
	}
	r.raw(with(t.raw, "count", strconv.Itoa(n)))
	prefix := strings.TrimSuffix(string(t.name), "mergeCells")
	each(func(c calc.Rect) { r.mergeCells(prefix, []calc.Rect{c}) })
	r.mergeCells(prefix, joins)
	r.raw([]byte("</" + string(t.name) + ">"))
}

// hyperlink writes a link once for every turn of the band that it is in.
func (r *restWriter) hyperlink(t token) {
	whole := r.s.skip(t)
	ref, _ := t.attr("ref")
	c, ok := calc.Plain(ref)
	if !ok {
		r.raw(whole)
		return
	}
	r.x.each(c, func(rows, cols chain) {
		m := r.m
		m.rows, m.cols, m.row, m.col = rows, cols, c.R1, c.C1
		p := spot{x: r.x, rows: rows, cols: cols, where: where{place: InLink, cell: calc.CellName(c.R1, c.C1)}}
		m.fill = p.words
		raw := edit(t.raw, func(name, v string) string {
			switch name {
			case "ref":
				at := m.rect(r.x, c.Whole(), rows, cols)
				return at.Tidy(c).String()
			case "location":
				return m.formula(v)
			case "display":
				return p.fillText(v)
			case "tooltip":
				if to := p.fillText(v); to != v {
					return p.limited(to, longPrompt)
				}
			}
			return v
		})
		r.raw(raw)
		r.raw(whole[len(t.raw):])
	})
}

// manyBreaks is how many page breaks a sheet may have.
const manyBreaks = 1023

// breaks writes the page breaks behind the lines that they stood behind.
func (r *restWriter) breaks(t token) {
	whole := r.s.skip(t)
	if r.x.still {
		r.raw(whole)
		return
	}
	axis, rows := r.x.cols, t.is("rowBreaks")
	if rows {
		axis = r.x.rows
	}
	type br struct {
		id  int
		raw []byte
	}
	var list []br
	s := &scanner{b: whole}
	for u, ok := s.next(); ok; u, ok = s.next() {
		if u.kind != '<' || !u.is("brk") {
			continue
		}
		v, _ := u.attr("id")
		id, err := strconv.Atoi(v)
		if err != nil || id < 1 {
			continue
		}
		add := func(c chain) {
			at := axis.at(id, c, true)
			list = append(list, br{at, with(u.raw, "id", strconv.Itoa(at))})
		}
		if in := axis.bandsAt(id, id); len(in) > 0 && in[len(in)-1].lo == in[len(in)-1].hi {
			add(nil) // behind the last of the rows, not behind every one
		} else {
			axis.places(id, id, add)
		}
	}
	slices.SortStableFunc(list, func(a, b br) int { return a.id - b.id })
	list = slices.CompactFunc(list, func(a, b br) bool { return a.id == b.id })
	list = list[:min(len(list), manyBreaks)]
	if len(list) == 0 {
		return
	}
	tag := with(with(t.raw, "count", strconv.Itoa(len(list))), "manualBreakCount", strconv.Itoa(len(list)))
	r.raw(tag)
	for _, b := range list {
		r.raw(b.raw)
		if !bytes.HasSuffix(b.raw, []byte("/>")) {
			r.raw([]byte("</" + r.x.src.prefix + "brk>"))
		}
	}
	r.raw([]byte("</" + string(t.name) + ">"))
}

// columns writes the widths of the columns, each where its column has gone. A column that
// is named twice, which no workbook may, keeps the first.
func (r *restWriter) columns(t token) {
	whole := r.s.skip(t)
	hidden := r.x.hiddenColumns()
	if r.x.cols.same() && len(hidden) == 0 {
		r.raw(whole)
		return
	}
	type width struct {
		from, to int
		raw      []byte
	}
	var list []width
	var named [calc.MaxCol + 2]bool
	s := &scanner{b: whole}
	for u, ok := s.next(); ok; u, ok = s.next() {
		if u.kind != '<' || !u.is("col") {
			continue
		}
		a, _ := u.attr("min")
		z, _ := u.attr("max")
		lo, err := strconv.Atoi(a)
		hi, err2 := strconv.Atoi(z)
		if err != nil || err2 != nil || lo < 1 || hi > calc.MaxCol || lo > hi {
			continue
		}
		last := min(hi, max(r.x.src.wide, r.x.layout.lastColumn())+1)
		for c := lo; c <= last; c++ {
			if named[c] {
				continue
			}
			named[c] = true
			raw := u.raw
			if hidden[c] {
				raw = with(raw, "hidden", "1")
			}
			r.x.cols.places(c, c, func(p chain) {
				at := r.x.cols.at(c, p, false)
				list = append(list, width{at, at, raw})
			})
		}
		for from := max(lo, last+1); from <= hi; from++ { // behind the form: as they lie
			to := from
			for ; to <= hi && !named[to]; to++ {
				named[to] = true
			}
			if at := r.x.cols.at(from, nil, false); to > from && at <= calc.MaxCol {
				list = append(list, width{at, min(calc.MaxCol, r.x.cols.at(to-1, nil, false)), u.raw})
			}
			from = to
		}
	}
	slices.SortStableFunc(list, func(a, b width) int { return a.from - b.from })
	r.raw(t.raw)
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && list[j].from == list[j-1].to+1 && bytes.Equal(list[j].raw, list[i].raw) {
			j++
		}
		r.raw(with(with(list[i].raw, "min", strconv.Itoa(list[i].from)), "max", strconv.Itoa(list[j-1].to)))
		if !bytes.HasSuffix(list[i].raw, []byte("/>")) {
			r.raw([]byte("</" + r.x.src.prefix + "col>"))
		}
		i = j
	}
	r.raw([]byte("</" + string(t.name) + ">"))
}

func (l *layout) lastColumn() int {
	n := 0
	for _, b := range l.cols {
		n = max(n, b.hi)
	}
	return n
}

// sparkline writes a small chart for every turn of the band that its cell is in.
func (r *restWriter) sparkline(t token) {
	whole := r.s.skip(t)
	at, ok := (&scanner{b: whole}).firstText("sqref")
	c, fits := calc.Plain(strings.TrimSpace(at))
	if !ok || !fits {
		r.raw(whole)
		return
	}
	r.x.each(c, func(rows, cols chain) {
		m := r.m
		m.rows, m.cols, m.row, m.col = rows, cols, c.R1, c.C1
		in := ""
		s := &scanner{b: whole}
		for u, ok := s.next(); ok; u, ok = s.next() {
			switch {
			case u.kind == 't' && in == "f":
				r.raw(appendText(nil, m.formula(u.text())))
			case u.kind == 't' && in == "sqref":
				r.raw([]byte(m.rect(r.x, c, rows, cols).String()))
			default:
				r.raw(u.raw)
			}
			if u.kind != 't' {
				in = ""
			}
			if u.kind == '<' {
				in = string(u.local)
			}
		}
	})
}

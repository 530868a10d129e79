package learn

import (
	"slices"

	"jibun/export/template"
)

// part is a piece of a cell: words as they stand, or something that could be filled in.
type part struct {
	text  string
	cands []cand // the simplest first; none: words
}

// cand is what a piece could be.
type cand struct {
	field, format string
	value         template.Value
	open          bool   // a number too small to tell whether it would have a comma
	none          string // what stands there for nothing
	joins         string // "↓" where the cell is joined with those below it
}

func (c cand) key() string { return c.field + "|" + c.format + "|" + c.none }

// reader reads cells against fields. It keeps what it has found out about values.
type reader struct {
	variants map[string][]variant
	comma    *style
	effort   *effort
	loose    bool // a bare number may be a month or a day: in lists, where other rows bear witness
}

func newReader(comma *style, e *effort) *reader {
	return &reader{variants: map[string][]variant{}, comma: comma, effort: e}
}

// read takes a cell apart.
func (r *reader) read(c *cell, fields []field) []part {
	switch {
	case !r.effort.more(len(fields) + 20):
		return []part{{text: c.Text}}
	case c.Day != "":
		p := part{text: c.Text}
		for _, f := range fields {
			if f.value.Kind == template.KindDate && f.value.Day() == c.Day {
				p.cands = append(p.cands, cand{field: f.name, value: f.value})
			}
		}
		return []part{p}
	case c.Numeric:
		return []part{{text: c.Text, cands: r.number(c, fields)}}
	}
	if len(c.runes) > 400 {
		return []part{{text: c.Text}}
	}
	return r.words(c, fields)
}

// span is a piece that has been found, in runes.
type span struct {
	from, to int
	cands    []cand
}

// words takes a text apart: what is known as words, then days, then numbers.
func (r *reader) words(c *cell, fields []field) []part {
	spans := r.known(c, fields)
	free := func(from, to int) bool {
		return !slices.ContainsFunc(spans, func(s span) bool { return from < s.to && to > s.from })
	}
	if len(spans) != 1 || spans[0].from > 0 || spans[0].to < len(c.runes) {
		for _, d := range datesIn(c.fold) {
			if found := r.dates(c, d, fields); free(d.from, d.to) && (len(found) > 0 || d.day != "" || d.to-d.from > 5) {
				spans = append(spans, span{d.from, d.to, found}) // 1/3 may be the first of three
			}
		}
		for _, s := range r.weekdays(c, fields) {
			if free(s.from, s.to) {
				spans = append(spans, s)
			}
		}
		for _, n := range numbersIn(c.fold) {
			if free(n.from, n.to) {
				if s := r.figures(c, n, fields); len(s.cands) > 0 && free(s.from, s.to) {
					spans = append(spans, s)
				}
			}
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.from - b.from })
	var out []part
	at := 0
	for _, s := range spans {
		if len(s.cands) == 0 {
			continue
		}
		if s.from > at {
			out = append(out, part{text: string(c.runes[at:s.from])})
		}
		out = append(out, part{string(c.runes[s.from:s.to]), s.cands})
		at = s.to
	}
	if at < len(c.runes) {
		out = append(out, part{text: string(c.runes[at:])})
	}
	return out
}

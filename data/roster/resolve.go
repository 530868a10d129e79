package roster

import (
	"sort"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jibun/data/table"
	"jibun/data/table/heading"
)

// resolve turns a heading into a layout; where the heading is ambiguous the
// values under it decide.
func resolve(s *table.Sheet, f heading.Found) Layout {
	l := Layout{FirstLine: f.FirstLine, LastLine: f.LastLine, Columns: map[Field]int{}}
	rows := s.Rows[f.Next:]
	claims := map[Field][]heading.Column{}
	for _, c := range f.Columns {
		for len(l.Headings) <= c.Index {
			l.Headings = append(l.Headings, "")
		}
		l.Headings[c.Index] = c.Text
		field := Field(c.Meaning.Field)
		switch {
		case !c.Known:
			l.Unknown = append(l.Unknown, c.Index)
			continue
		case field == kubun:
			field = kubunOf(values(rows, c.Index))
			if field == "" {
				l.Unknown = append(l.Unknown, c.Index)
			}
		}
		if field != "" {
			claims[field] = append(claims[field], c)
		}
	}
	l.settleNumber(claims, rows)
	// In a fixed order: a pair found under one heading gives way to headings of its own.
	for _, field := range Fields() {
		if len(claims[field]) > 0 {
			l.settle(field, claims[field], rows)
		}
	}
	for _, field := range []Field{StaffNo, Name, Reading} {
		if !l.Has(field) && !(field == Name && l.Has(Family)) && !(field == Reading && l.Has(ReadingFamily)) {
			l.Missing = append(l.Missing, field)
		}
	}
	l.noteNumbers(rows)
	l.decideCarry(rows)
	l.noteHidden(s, rows)
	sort.Slice(l.Notes, func(i, j int) bool {
		a, b := l.Notes[i], l.Notes[j]
		return a.Code < b.Code || a.Code == b.Code && a.Column < b.Column
	})
	return l
}

// settleNumber decides what 番号 and 個人番号 are.
func (l *Layout) settleNumber(claims map[Field][]heading.Column, rows []table.Row) {
	for _, c := range claims[personal] {
		if mostly(values(rows, c.Index), func(v string) bool { return len(digitsOf(v)) == 12 }) {
			l.note(MyNumber, c.Index, "")
			continue
		}
		claims[StaffNo] = append(claims[StaffNo], c)
	}
	for _, c := range claims[counter] {
		if len(claims[StaffNo]) > 0 || counts(values(rows, c.Index)) {
			l.note(CounterColumn, c.Index, "")
			continue
		}
		claims[StaffNo] = append(claims[StaffNo], c)
	}
}

// noteNumbers: where no heading says staff number, a column may hold them all the
// same, under a name of the office's own.
func (l *Layout) noteNumbers(rows []table.Row) {
	if l.Has(StaffNo) {
		return
	}
	for _, column := range l.Unknown {
		list := values(rows, column)
		different := map[string]bool{}
		if mostly(list, func(v string) bool {
			no, ok := staffNo(v)
			different[no] = true
			return ok && len(digitsOf(no)) >= 3 && len(digitsOf(no)) < 10
		}) && len(different)*10 >= len(list)*9 {
			l.note(NumberColumn, column, StaffNo)
		}
	}
}

// settle gives a field its column: the heaviest heading, then the leftmost. A
// heading merged over two filled columns means a pair.
func (l *Layout) settle(field Field, columns []heading.Column, rows []table.Row) {
	pairs := map[Field][2]Field{Department: {Division, Section}, Name: {Family, Given}, Reading: {ReadingFamily, ReadingGiven}}
	pick := columns[0]
	for _, c := range columns[1:] {
		if c.Meaning.Weight > pick.Meaning.Weight {
			pick = c
		}
	}
	taken := map[int]bool{pick.Index: true}
	l.Columns[field] = pick.Index
	for _, c := range columns {
		if pair, ok := pairs[field]; ok && c.Index == pick.Index+1 && c.Merged && pick.Merged && c.Text == pick.Text {
			taken[c.Index] = true
			if mostly(values(rows, c.Index), func(v string) bool { return v != "" }) {
				delete(l.Columns, field)
				l.Columns[pair[0]], l.Columns[pair[1]] = pick.Index, c.Index
				l.note(SplitHeading, pick.Index, field)
			}
		}
		if !taken[c.Index] {
			l.note(SecondColumn, c.Index, field)
		}
	}
}

// values returns the values of a column in the first rows that are filled at all.
func values(rows []table.Row, column int) []string {
	const look = 200
	var out []string
	for _, r := range rows {
		if len(r.Cells) < 2 {
			continue
		}
		out = append(out, strings.TrimSpace(norm.NFKC.String(r.At(column).Text())))
		if len(out) == look {
			break
		}
	}
	return out
}

func mostly(values []string, is func(string) bool) bool {
	n := 0
	for _, v := range values {
		if is(v) {
			n++
		}
	}
	return n*2 > len(values)
}

func digitsOf(v string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, v)
}

// counts tells whether the values are just 1, 2, 3 (blanks and sums aside).
func counts(values []string) bool {
	next, good, all := 1, 0, 0
	for _, v := range values {
		if v == "" {
			continue
		}
		all++
		if n, err := strconv.Atoi(v); err == nil && strconv.Itoa(n) == v {
			if n == next {
				good++
			}
			next = n + 1
		}
	}
	return all > 0 && good*10 >= all*8 && len(values[0]) <= 1
}

// kubunOf decides what 区分 says.
func kubunOf(values []string) Field {
	bands, states, filled := 0, 0, 0
	for _, v := range values {
		if v == "" {
			continue
		}
		filled++
		if _, ok := bandOf(v); ok {
			bands++
		}
		if statusOf(v) != "" {
			states++
		}
	}
	switch {
	case filled == 0:
		return ""
	case bands*2 > filled:
		return Band
	case states*2 > filled:
		return Status
	}
	return ""
}

// decideCarry: where a 部 stands only on the first of its rows, without being
// merged, most rows with a 課 have no 部. Then, and only then, blanks are "as above".
func (l *Layout) decideCarry(rows []table.Row) {
	division, ok := l.Columns[Division]
	section, ok2 := l.Columns[Section]
	if !ok || !ok2 {
		return
	}
	blank, all, first := 0, 0, true
	for _, r := range rows {
		if clean(r.At(section).Text()) == "" {
			continue
		}
		all++
		if clean(r.At(division).Text()) == "" {
			if first {
				return // nothing above the first row could be meant
			}
			blank++
		}
		first = false
	}
	if blank*2 > all {
		l.CarryDown = append(l.CarryDown, Division)
		l.note(CarriedDown, division, Division)
	}
}

func (l *Layout) noteHidden(s *table.Sheet, rows []table.Row) {
	for field, c := range l.Columns {
		for _, span := range s.HiddenColumns {
			if c >= span.First && c <= span.Last {
				l.note(HiddenColumn, c, field)
				break
			}
		}
	}
	for _, r := range rows {
		if r.Hidden && len(r.Cells) > 0 {
			l.note(HiddenRows, -1, "")
			return
		}
	}
}

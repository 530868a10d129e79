// Package heading finds the line of a table that names its columns. Rosters and
// old ledgers are made by hand: titles stand above, headings run over two lines
// and are merged, and the same thing has many names.
package heading

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"jibun/data/table"
)

// Normalize returns the form of a heading under which its meaning is known and
// remembered: width, case, blanks, line breaks and ornaments do not matter. A page of
// text is no heading: "".
func Normalize(s string) string {
	const longest = 2000 // bytes
	if len(s) > longest {
		return ""
	}
	s = norm.NFKC.String(s)
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), strings.ContainsRune("※*★☆●○◎■□◆◇▼▲:：・･.．、,。_'\"", r):
			return -1
		case strings.ContainsRune("[【〔〈《「『{", r):
			return '('
		case strings.ContainsRune("]】〕〉》」』}", r):
			return ')'
		}
		return unicode.ToLower(r)
	}, s)
}

// Meaning is what a heading stands for. A heavier one wins where two columns
// claim the same field.
type Meaning struct {
	Field  string
	Weight int
}

// Dictionary maps a normalised heading to its meaning.
type Dictionary func(key string) (Meaning, bool)

// Column is one column under a heading.
type Column struct {
	Index   int
	Text    string // as the clerk sees it, several lines joined by a space
	Key     string // what Normalize makes of Text; the choice is remembered under it
	Meaning Meaning
	Known   bool
	Merged  bool // the lowest heading spans this column and its left or right neighbour
}

// Found is a heading.
type Found struct {
	FirstLine, LastLine int // lines of the heading
	Next                int // index in Sheet.Rows of the first row under it
	Columns             []Column
	Score               int
}

// Fields tells which fields the heading knows.
func (f *Found) Fields() map[string]bool {
	m := map[string]bool{}
	for _, c := range f.Columns {
		if c.Known && c.Meaning.Field != "" {
			m[c.Meaning.Field] = true
		}
	}
	return m
}

const (
	searchRows = 100 // headings stand near the top
	maxDepth   = 3
	maxColumns = 600  // no list is wider, and looking costs time
	longestKey = 2000 // bytes; a question of a form may be long
)

// Find returns the best heading of a sheet among its first lines; enough decides
// whether the known fields suffice. Of equals the first and shortest wins.
func Find(s *table.Sheet, lookup Dictionary, enough func(fields map[string]bool) bool) (Found, bool) {
	var best Found
	ok := false
	spans := mergesOf(s, searchRows)
	for i := 0; i < len(s.Rows) && i < searchRows; i++ {
		if len(s.Rows[i].Cells) == 0 {
			continue
		}
		for depth := 1; depth <= maxDepth && i+depth <= len(s.Rows); depth++ {
			if depth > 1 && !below(s.Rows[i+depth-2], s.Rows[i+depth-1]) {
				break
			}
			f := read(s, spans, i, depth, lookup)
			if enough(f.Fields()) && f.Score > best.Score {
				best, ok = f, true
			}
			if len(f.Fields()) == 0 {
				break // no heading begins with a line of nothing but unknown words
			}
		}
	}
	return best, ok
}

// below tells whether a row can be another line of the heading: the next line,
// words only.
func below(upper, row table.Row) bool {
	if row.Line != upper.Line+1 || len(row.Cells) == 0 {
		return false
	}
	for _, c := range row.Cells {
		if c.Kind() != table.Text || strings.ContainsFunc(c.Text(), unicode.IsDigit) {
			return false
		}
	}
	return true
}

// place is a line and a column.
type place struct{ line, column int }

// mergesOf returns the last column of the merged blocks that begin in the first rows.
func mergesOf(s *table.Sheet, rows int) map[place]int {
	if len(s.Rows) == 0 {
		return nil
	}
	last := s.Rows[min(rows, len(s.Rows))-1].Line
	out := map[place]int{}
	for _, m := range s.Merges {
		if m.FirstLine <= last {
			out[place{m.FirstLine, m.FirstColumn}] = m.LastColumn
		}
	}
	return out
}

// read takes rows i to i+depth-1 as a heading.
func read(s *table.Sheet, spans map[place]int, i, depth int, lookup Dictionary) Found {
	rows := s.Rows[i : i+depth]
	f := Found{FirstLine: rows[0].Line, LastLine: rows[depth-1].Line, Next: i + depth}
	type stack struct {
		parts  []string
		merged bool
	}
	columns := map[int]*stack{}
	widest := 0
	put := func(column int, text string, merged bool) {
		c := columns[column]
		if c == nil {
			c = &stack{}
			columns[column] = c
		}
		c.parts, c.merged = append(c.parts, text), merged
		widest = max(widest, column)
	}
	for _, row := range rows {
		for _, cell := range row.Cells {
			text := strings.TrimSpace(strings.ReplaceAll(cell.Text(), "\n", ""))
			if text == "" {
				continue
			}
			first := cell.Column()
			if first > maxColumns {
				break
			}
			last := max(first, spans[place{row.Line, first}])
			// A block over very many columns is a title, not a heading of each.
			for c := first; c <= min(last, first+200); c++ {
				put(c, text, last > first)
			}
		}
	}
	weights := map[string]int{}
	strangers := 0
	for index := 0; index <= widest; index++ {
		c := columns[index]
		if c == nil {
			continue
		}
		col := Column{Index: index, Text: strings.Join(c.parts, " "), Merged: c.merged}
		if len(col.Text) <= longestKey {
			col.Key = Normalize(col.Text)
		}
		col.Meaning, col.Known = meaning(c.parts, lookup)
		if col.Known && col.Meaning.Field != "" {
			weights[col.Meaning.Field] = max(weights[col.Meaning.Field], col.Meaning.Weight)
		} else if depth > 1 && len(c.parts) == depth && !col.Known {
			strangers++
		}
		f.Columns = append(f.Columns, col)
	}
	for _, w := range weights {
		f.Score += 10 * w
	}
	// Another line must pay for the words it brings, or data would be taken for headings.
	f.Score -= 4*(depth-1) + 12*strangers*(depth-1)
	return f
}

// meaning looks the parts of a heading up: together, then the lowest, then the
// upper ones; each also without its brackets and what is in them.
func meaning(parts []string, lookup Dictionary) (Meaning, bool) {
	const longest = 200 // bytes: headings are short
	tries := []string{strings.Join(parts, "")}
	for i := len(parts) - 1; i >= 0 && len(parts) > 1; i-- {
		tries = append(tries, parts[i])
	}
	for _, t := range tries {
		if len(t) > longest {
			continue
		}
		key := Normalize(t)
		if m, ok := lookup(key); ok {
			return m, true
		}
		if strings.ContainsAny(key, "()") {
			for _, k := range []string{strings.ReplaceAll(strings.ReplaceAll(key, "(", ""), ")", ""), Outside(key)} {
				if m, ok := lookup(k); ok && k != "" {
					return m, true
				}
			}
		}
	}
	return Meaning{}, false
}

// Outside drops bracketed pieces: "氏名(戸籍上)" is 氏名.
func Outside(key string) string {
	var b strings.Builder
	depth := 0
	for _, r := range key {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

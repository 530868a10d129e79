package template

import (
	"strconv"
	"strings"
)

// rect is a range of cells; a side that is not written spans the sheet.
type rect struct {
	r1, c1, r2, c2         int
	fr1, fc1, fr2, fc2     bool // $
	single                 bool // A1, not A1:A1
	wholeRows, wholeColumn bool // 1:3 and A:C
}

// letters is a column's name.
func letters(col int) string {
	var b [4]byte
	i := len(b)
	for ; col > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(b[i:])
}

func cellName(row, col int) string { return letters(col) + strconv.Itoa(row) }

// scanEnd reads one end of a reference: $A$1, A, 1. n is its length, 0 for none.
func scanEnd(s string) (row, col int, fr, fc bool, n int) {
	i := 0
	fix := i < len(s) && s[i] == '$'
	if fix {
		i++
	}
	start := i
	for i < len(s) && i-start < 4 && (s[i]|0x20) >= 'a' && (s[i]|0x20) <= 'z' {
		col = col*26 + int(s[i]|0x20-'a') + 1
		i++
	}
	if i > start {
		fc = fix
		if col > maxCol || i-start > 3 {
			return 0, 0, false, false, 0
		}
		fix = i < len(s) && s[i] == '$'
		if fix {
			i++
		}
	}
	start = i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' && i-start < 8 {
		row = row*10 + int(s[i]-'0')
		i++
	}
	if i == start && fix || i > start && (row < 1 || row > maxRow) {
		return 0, 0, false, false, 0
	}
	if i > start {
		fr = fix
	}
	return row, col, fr, fc, i
}

// scanRef reads a reference at the beginning of s. n is its length, 0 for none.
func scanRef(s string) (r rect, n int) {
	row, col, fr, fc, n := scanEnd(s)
	if n == 0 {
		return r, 0
	}
	r = rect{r1: row, c1: col, r2: row, c2: col, fr1: fr, fc1: fc, fr2: fr, fc2: fc, single: true}
	if n < len(s) && s[n] == ':' {
		row2, col2, fr2, fc2, m := scanEnd(s[n+1:])
		if m > 0 && (row == 0) == (row2 == 0) && (col == 0) == (col2 == 0) && !word(s, n+1+m) {
			r.r2, r.c2, r.fr2, r.fc2, r.single = row2, col2, fr2, fc2, false
			n += 1 + m
		}
	}
	if word(s, n) || r.single && (row == 0 || col == 0) {
		return r, 0
	}
	if row == 0 {
		r.r1, r.r2, r.wholeColumn = 1, maxRow, true
	}
	if col == 0 {
		r.c1, r.c2, r.wholeRows = 1, maxCol, true
	}
	return r.ordered(), n
}

// word tells whether a name goes on at s[i].
func word(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	c := s[i]
	return c >= 0x80 || c == '_' || c == '.' || c == '(' || c == '!' || c == '?' || c == '\\' ||
		c >= '0' && c <= '9' || (c|0x20) >= 'a' && (c|0x20) <= 'z'
}

func (r rect) ordered() rect {
	if r.r1 > r.r2 {
		r.r1, r.r2, r.fr1, r.fr2 = r.r2, r.r1, r.fr2, r.fr1
	}
	if r.c1 > r.c2 {
		r.c1, r.c2, r.fc1, r.fc2 = r.c2, r.c1, r.fc2, r.fc1
	}
	return r
}

func dollar(fix bool) string {
	if fix {
		return "$"
	}
	return ""
}

// String writes the reference as it was written, with its new numbers.
func (r rect) String() string {
	switch {
	case r.wholeColumn:
		return dollar(r.fc1) + letters(r.c1) + ":" + dollar(r.fc2) + letters(r.c2)
	case r.wholeRows:
		return dollar(r.fr1) + strconv.Itoa(r.r1) + ":" + dollar(r.fr2) + strconv.Itoa(r.r2)
	}
	a := dollar(r.fc1) + letters(r.c1) + dollar(r.fr1) + strconv.Itoa(r.r1)
	if r.single {
		return a
	}
	return a + ":" + dollar(r.fc2) + letters(r.c2) + dollar(r.fr2) + strconv.Itoa(r.r2)
}

// plain reads A1 or A1:B2 with nothing after it.
func plain(s string) (rect, bool) {
	r, n := scanRef(s)
	return r, n > 0 && n == len(s)
}

// quoted is a sheet's name as it stands in formulas.
func quoted(name string) string {
	need := name == ""
	for i, c := range name {
		if !(c == '_' || c > 0x7f && c != '　' && c != '（' && c != '）' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || i > 0 && c >= '0' && c <= '9') {
			need = true
		}
	}
	if _, n := scanRef(name); n > 0 {
		need = true
	}
	if need || strings.ContainsAny(name, "・、。「」") {
		return "'" + strings.ReplaceAll(name, "'", "''") + "'"
	}
	return name
}

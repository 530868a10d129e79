package calc

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// How far a sheet reaches.
const (
	MaxRow = 1 << 20
	MaxCol = 1 << 14
)

// Rect is a range of cells; a side that is not written spans the sheet.
type Rect struct {
	R1, C1, R2, C2             int
	FixR1, FixC1, FixR2, FixC2 bool // $
	Single                     bool // A1, not A1:A1
	WholeRows, WholeColumn     bool // 1:3 and A:C
}

// Letters is a column's name.
func Letters(col int) string {
	var b [4]byte
	i := len(b)
	for ; col > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(b[i:])
}

func CellName(row, col int) string { return Letters(col) + strconv.Itoa(row) }

// ScanEnd reads one end of a reference: $A$1, A, 1. n is its length, 0 for none.
func ScanEnd(s string) (row, col int, fr, fc bool, n int) {
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
		if col > MaxCol || i-start > 3 {
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
	if i == start && fix || i > start && (row < 1 || row > MaxRow) {
		return 0, 0, false, false, 0
	}
	if i > start {
		fr = fix
	}
	return row, col, fr, fc, i
}

// scanRef reads a reference at the beginning of s. n is its length, 0 for none.
func scanRef(s string) (r Rect, n int) {
	row, col, fr, fc, n := ScanEnd(s)
	if n == 0 {
		return r, 0
	}
	r = Rect{R1: row, C1: col, R2: row, C2: col, FixR1: fr, FixC1: fc, FixR2: fr, FixC2: fc, Single: true}
	if n < len(s) && s[n] == ':' {
		row2, col2, fr2, fc2, m := ScanEnd(s[n+1:])
		if m > 0 && (row == 0) == (row2 == 0) && (col == 0) == (col2 == 0) && !word(s, n+1+m) {
			r.R2, r.C2, r.FixR2, r.FixC2, r.Single = row2, col2, fr2, fc2, false
			n += 1 + m
		}
	}
	if word(s, n) || r.Single && (row == 0 || col == 0) {
		return r, 0
	}
	if row == 0 {
		r.R1, r.R2, r.WholeColumn = 1, MaxRow, true
	}
	if col == 0 {
		r.C1, r.C2, r.WholeRows = 1, MaxCol, true
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

func (r Rect) ordered() Rect {
	if r.R1 > r.R2 {
		r.R1, r.R2, r.FixR1, r.FixR2 = r.R2, r.R1, r.FixR2, r.FixR1
	}
	if r.C1 > r.C2 {
		r.C1, r.C2, r.FixC1, r.FixC2 = r.C2, r.C1, r.FixC2, r.FixC1
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
func (r Rect) String() string {
	switch {
	case r.WholeColumn:
		return dollar(r.FixC1) + Letters(r.C1) + ":" + dollar(r.FixC2) + Letters(r.C2)
	case r.WholeRows:
		return dollar(r.FixR1) + strconv.Itoa(r.R1) + ":" + dollar(r.FixR2) + strconv.Itoa(r.R2)
	}
	a := dollar(r.FixC1) + Letters(r.C1) + dollar(r.FixR1) + strconv.Itoa(r.R1)
	if r.Single {
		return a
	}
	return a + ":" + dollar(r.FixC2) + Letters(r.C2) + dollar(r.FixR2) + strconv.Itoa(r.R2)
}

// Plain reads A1 or A1:B2 with nothing after it.
func Plain(s string) (Rect, bool) {
	r, n := scanRef(s)
	return r, n > 0 && n == len(s)
}

// Quoted is a sheet's name as it stands in formulas.
func Quoted(name string) string {
	need := name == ""
	for i, c := range name {
		need = need || c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c))
	}
	if _, n := scanRef(name); n > 0 {
		need = true
	}
	if need || slices.ContainsFunc([]string{"R", "C", "RC"}, func(s string) bool { return strings.EqualFold(s, strings.TrimRight(name, "0123456789")) }) {
		return "'" + strings.ReplaceAll(name, "'", "''") + "'"
	}
	return name
}

// Gone tells whether nothing is left of a range whose lines were cut out.
func (r Rect) Gone() bool { return r.R1 > r.R2 || r.C1 > r.C2 }

func (r Rect) Whole() Rect {
	r.Single, r.FixR1, r.FixR2, r.FixC1, r.FixC2 = false, false, false, false, false
	return r
}

// Tidy writes a range of one cell as a cell if it was one.
func (r Rect) Tidy(was Rect) Rect {
	r.Single = was.Single && r.R1 == r.R2 && r.C1 == r.C2
	r.FixR1, r.FixR2, r.FixC1, r.FixC2 = was.FixR1, was.FixR2, was.FixC1, was.FixC2
	return r
}

package calc

import "strings"

// Visitor is told what stands in a formula and says what shall stand there.
type Visitor struct {
	Ref  func(prefix string, r Rect, call string) string // prefix ends with !, or is ""
	Text func(literal string) string                     // without its quotes, "" still doubled
	Name func(prefix, name string) string
}

// Walk goes through a formula. What it does not know it copies.
func (v Visitor) Walk(s string) string {
	var b strings.Builder
	var calls []string
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"':
			n := closing(s[i:], '"')
			if v.Text != nil && n >= 2 {
				b.WriteString(`"` + v.Text(s[i+1:i+n-1]) + `"`)
			} else {
				b.WriteString(s[i : i+n])
			}
			i += n
		case c == '[', c == '{':
			n := Bracket(s[i:], c)
			if c == '[' && v.Text != nil { // the head of a column
				b.WriteString(v.Text(s[i : i+n]))
			} else {
				b.WriteString(s[i : i+n])
			}
			i += n
			if c == '[' { // [1]Sheet!A1 is another file's, Table[x] no cells
				n = foreign(s[i:])
				b.WriteString(s[i : i+n])
				i += n
			}
		case c == '(':
			calls = append(calls, "")
			b.WriteByte(c)
			i++
		case c == ')':
			if len(calls) > 0 {
				calls = calls[:len(calls)-1]
			}
			b.WriteByte(c)
			i++
		case c == '#':
			n := 1
			for i+n < len(s) && (s[i+n] >= 'A' && s[i+n] <= 'Z' || s[i+n] == '/' || s[i+n] == '0') {
				n++
			}
			if i+n < len(s) && (s[i+n] == '!' || s[i+n] == '?') {
				n++
			}
			b.WriteString(s[i : i+n])
			i += n
		case c == '\'' || c == '$' || word(s, i) && c != '(' && c != '!' && c != '.' && c != '?':
			n := v.operand(s[i:], &b, &calls)
			i += n
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String()
}

func closing(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		if s[i] == quote {
			if i+1 < len(s) && s[i+1] == quote {
				i++
				continue
			}
			return i + 1
		}
	}
	return len(s)
}

func Bracket(s string, open byte) int {
	end, depth := byte(']'), 0
	if open == '{' {
		end = '}'
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			if open == '{' {
				i += closing(s[i:], '"') - 1
			}
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// foreign is the length of a sheet and cell after [1].
func foreign(s string) int {
	n := 0
	for n < len(s) && (word(s, n) || s[n] == '$') && s[n] != '(' {
		n++
	}
	if n == 0 || !strings.Contains(s[:n], "!") {
		return 0
	}
	if n < len(s) && s[n] == ':' {
		_, m := scanRef(s[n+1:])
		return n + 1 + m
	}
	return n
}

// operand writes what begins at s: a reference with or without a sheet, a function's
// name, a name or a number. It returns how much it took.
func (v Visitor) operand(s string, b *strings.Builder, calls *[]string) int {
	at := 0
	prefix := ""
	if s[0] == '\'' {
		at = closing(s, '\'')
		if at >= len(s) || s[at] != '!' {
			b.WriteString(s[:at])
			return at
		}
		at++
		prefix = s[:at]
		if strings.Contains(prefix, "[") {
			n := foreign("x!" + s[at:])
			b.WriteString(s[:at+max(0, n-2)])
			return at + max(0, n-2)
		}
	} else if n := sheetPrefix(s); n > 0 {
		at, prefix = n, s[:n]
	}
	call := ""
	if len(*calls) > 0 {
		call = (*calls)[len(*calls)-1]
	}
	if r, n := scanRef(s[at:]); n > 0 {
		b.WriteString(v.Ref(prefix, r, call))
		return at + n
	}
	end := at
	for end < len(s) && (word(s, end) || s[end] == '$') && s[end] != '(' && s[end] != '!' {
		end++
	}
	if end == at {
		end = min(at+1, len(s))
	}
	if end < len(s) && s[end] == '(' {
		*calls = append(*calls, strings.ToUpper(strings.TrimPrefix(s[at:end], "_xlfn.")))
		b.WriteString(s[:end+1])
		return end + 1
	}
	if v.Name != nil {
		b.WriteString(v.Name(prefix, s[at:end]))
	} else {
		b.WriteString(s[:end])
	}
	return end
}

// sheetPrefix is the length of Sheet1! or Sheet1:Sheet3! at the beginning.
func sheetPrefix(s string) int {
	n := 0
	for n < len(s) && (word(s, n) || s[n] == ':' && n > 0) && s[n] != '(' && s[n] != '!' {
		n++
	}
	if n > 0 && n < len(s) && s[n] == '!' {
		if i := strings.IndexByte(s[:n], ':'); i >= 0 {
			if _, m := scanRef(s[:i]); m == i { // A1:Sheet!B2 does not occur
				return 0
			}
		}
		return n + 1
	}
	return 0
}

// SheetOf is the name in a prefix; ok is false for one over several sheets.
func SheetOf(prefix string) (string, bool) {
	s := strings.TrimSuffix(prefix, "!")
	if strings.HasPrefix(s, "'") {
		s = strings.ReplaceAll(strings.Trim(s, "'"), "''", "'")
	}
	return s, !strings.Contains(s, ":")
}

// Moved is a formula copied to another cell, as the turns of a shared formula are.
func Moved(s string, rows, cols int) string {
	v := Visitor{Ref: func(prefix string, r Rect, _ string) string {
		shift := func(n *int, fix bool, by, limit int) {
			if !fix {
				*n = (*n+by-1+limit)%limit + 1
			}
		}
		if !r.WholeColumn {
			shift(&r.R1, r.FixR1, rows, MaxRow)
			shift(&r.R2, r.FixR2, rows, MaxRow)
		}
		if !r.WholeRows {
			shift(&r.C1, r.FixC1, cols, MaxCol)
			shift(&r.C2, r.FixC2, cols, MaxCol)
		}
		return prefix + r.String()
	}}
	return v.Walk(s)
}

// Aggregates take a range; unions take several.
var Aggregates = map[string]bool{
	"SUM": true, "AVERAGE": true, "COUNT": true, "COUNTA": true, "MAX": true, "MIN": true, "SUBTOTAL": true, "AGGREGATE": true,
	"PRODUCT": true, "MEDIAN": true, "STDEV": true, "VAR": true, "COUNTIF": false, "COUNTBLANK": false, "SUMIF": false, "COUNTIFS": false,
	"SUMIFS": false, "AVERAGEIF": false, "AVERAGEIFS": false, "SUMPRODUCT": false, "RANK": false, "LARGE": false, "SMALL": false,
	"VLOOKUP": false, "HLOOKUP": false, "MATCH": false, "INDEX": false, "ROWS": false, "COLUMNS": false, "LOOKUP": false,
}

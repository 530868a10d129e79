package template

import (
	"math/big"
	"strconv"
	"strings"

	"jibun/data/wareki"
)

// Kind says what a Value is.
type Kind uint8

// The kinds of values. A Code is a text of digits that never becomes a number: 職員番号.
const (
	KindEmpty Kind = iota
	KindText
	KindCode
	KindNumber
	KindDate
)

// Value is one thing to write. The zero Value is empty.
type Value struct {
	Kind     Kind
	text     string
	num, den int64 // of a share
	float    float64
}

// Text is words; "" is empty.
func Text(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{Kind: KindText, text: s}
}

// Code is digits that are no number.
func Code(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{Kind: KindCode, text: s}
}

// Number is a count.
func Number(n int) Value {
	return Value{Kind: KindNumber, float: float64(n), num: int64(n), den: 1}
}

// Share is num/den, empty if den is 0. It is rounded exactly.
func Share(num, den int) Value {
	if den == 0 {
		return Value{}
	}
	return Value{Kind: KindNumber, float: float64(num) / float64(den), num: int64(num), den: int64(den)}
}

// Date is a day; "" is empty.
func Date(d wareki.Date) Value {
	if d == "" {
		return Value{}
	}
	if !d.Valid() {
		return Text(string(d))
	}
	return Value{Kind: KindDate, text: string(d)}
}

// Empty tells whether nothing would be written.
func (v Value) Empty() bool { return v.Kind == KindEmpty }

func (v Value) rat() *big.Rat {
	if v.den != 0 {
		return big.NewRat(v.num, v.den)
	}
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v.float, 'g', -1, 64))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// String is the value as it stands within words.
func (v Value) String() string {
	switch v.Kind {
	case KindNumber:
		return number(v.float)
	case KindDate:
		return wareki.Era.Day(wareki.Date(v.text))
	}
	return v.text
}

func number(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// Table is a list: rows of values under names. A row may hold lists itself.
type Table struct {
	Name  string // the word before the dot
	Names []string
	Rows  [][]Value
	Lists []map[string]*Table // of each row, nil if no row has any; one beyond the rows says what a row would hold
	whole *Table              // of one that begins further down: all of it
	skip  int                 // how many rows are before
	given *Table              // of one in another order: as it was given
	order []int               // and which of its rows each is
}

func (t *Table) index(field string) int {
	for i, n := range t.Names {
		if n == field {
			return i
		}
	}
	return -1
}

// Sum is what a number of the first rows comes to; empty where it is none.
func (t *Table) Sum(field string, rows int) Value {
	i, n := t.index(field), 0
	for _, r := range t.Rows[:min(rows, len(t.Rows))] {
		if i < 0 || i >= len(r) || !r[i].Empty() && !r[i].Whole() {
			return Value{}
		}
		n += int(r[i].float)
	}
	return Number(n)
}

func (t *Table) list(row int, name string) *Table {
	if t == nil || row < 0 || row >= len(t.Lists) {
		return nil
	}
	return t.Lists[row][name]
}

// Values is what a form is filled with.
type Values struct {
	Items map[string]Value  // by name, 年度
	Lists map[string]*Table // by name, 名簿
	Aside map[string]bool   // items and lists that a form is not learned with
}

// schema is a Table's shape: what it could hold, however many rows there are.
type schema struct {
	fields map[string]Value // with an example, the first one that is not empty
	lists  map[string]*schema
	across map[string]bool // lists of a row that have a row for each of the list of that name which stands alone: 受講者.回
}

func (s *schema) add(t *Table) {
	for i, n := range t.Names {
		if _, ok := s.fields[n]; !ok {
			s.fields[n] = Value{}
		}
		for _, r := range t.Rows {
			if !s.fields[n].Empty() {
				break
			}
			if i < len(r) {
				s.fields[n] = r[i]
			}
		}
	}
	for _, m := range t.Lists {
		for name, sub := range m {
			if s.lists[name] == nil {
				s.lists[name] = newSchema()
			}
			if len(s.lists[name].fields) < len(sub.Names) || len(sub.Rows) > 0 {
				s.lists[name].add(sub)
			}
		}
	}
}

func newSchema() *schema {
	return &schema{fields: map[string]Value{}, lists: map[string]*schema{}}
}

func (v Values) schema() *schema {
	s := newSchema()
	for n, x := range v.Items {
		s.fields[n] = x
	}
	for n, t := range v.Lists {
		sub := newSchema()
		sub.add(t)
		sub.across = v.across(t)
		s.lists[n] = sub
	}
	return s
}

// across finds the lists of a list's rows that cross another: one that stands alone has
// their name, and as many rows as each.
func (v Values) across(t *Table) map[string]bool {
	out := map[string]bool{}
	for i, lists := range t.Lists {
		for name, sub := range lists {
			if alone := v.Lists[name]; alone != nil && (i == 0 || out[name]) {
				out[name] = i >= len(t.Rows) || len(sub.Rows) == len(alone.Rows)
			}
		}
	}
	return out
}

// suggestion is the known name nearest to one that is not known, "" if none is near.
func suggestion(name string, known []string) string {
	best, cost := "", 1<<30
	for _, k := range known {
		d := distance([]rune(name), []rune(k))
		if strings.Contains(k, name) || strings.Contains(name, k) {
			d = 0
		}
		if d < cost || d == cost && (len(k) < len(best) || len(k) == len(best) && k < best) {
			best, cost = k, d
		}
	}
	if n := len([]rune(name)); cost <= max(1, n/2) {
		return best
	}
	return ""
}

func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before := row[0]
		row[0] = i + 1
		for j := range b {
			d := before
			if a[i] != b[j] {
				d++
			}
			before = row[j+1]
			row[j+1] = min(d, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// Number is the number that v is.
func (v Value) Number() (float64, bool) { return v.float, v.Kind == KindNumber }

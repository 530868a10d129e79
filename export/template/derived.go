package template

import (
	"slices"
	"strings"
)

// Behind the name of a count stands what can be said of it beside others: of a row of a
// list 開催.参加の累計, of the year 参加延べの前年比.
const (
	Cumulative = "の累計"  // the sum of a list's rows down to this one
	Portion    = "の構成比" // its share of the sum of all rows
	Rank       = "の順位"  // how many rows have more, and one; equal ones share it
	Mean       = "の平均"  // for each evening: divided by 回数, 開催回数
	Change     = "の増減"  // less that of the year before
	Growth     = "の前年比" // divided by that of the year before
	Increase   = "の増減率" // the change divided by that of the year before
	OfApplied  = "の申込比" // divided by 申込, 申込延べ
	OfCapacity = "の定員比" // divided by 定員, 定員合計
	before     = "前年度"  // begins the name of what is of the year before
)

// Derived are the endings, those that count the rows of a list apart.
var (
	OfRows   = []string{Cumulative, Portion, Rank}
	OfOthers = []string{Mean, Change, Growth, Increase, OfApplied, OfCapacity}
)

// derivedName takes an ending off a name.
func derivedName(name string) (base, ending string, ok bool) {
	for _, list := range [][]string{OfRows, OfOthers} {
		for _, e := range list {
			if base, ok = strings.CutSuffix(name, e); ok && base != "" {
				return base, e, true
			}
		}
	}
	return name, "", false
}

// besides are the names that a count is divided by.
var besides = map[string][]string{Mean: {"回数", "開催回数"}, OfApplied: {"申込", "申込延べ"}, OfCapacity: {"定員", "定員合計"}}

// compared are the counts that are set against the applications, or the seats.
var compared = []string{"参加", "参加延べ", "申込", "申込延べ", "出席者数"}

// DeriveItem is what a count with an ending comes to beside others of its row or of the
// year; empty where one of them is not known.
func DeriveItem(base, ending string, get func(string) Value) Value {
	v := get(base)
	if !v.Whole() {
		return Value{}
	}
	n := int(v.Float())
	if (ending == OfApplied || ending == OfCapacity) && !slices.Contains(compared, base) {
		return Value{}
	}
	if names := besides[ending]; names != nil {
		for _, name := range names {
			if by := get(name); by.Whole() && name != base {
				return Share(n, int(by.Float()))
			}
		}
		return Value{}
	}
	old := get(before + base)
	if !old.Whole() {
		return Value{}
	}
	m := int(old.Float())
	switch ending {
	case Change:
		return Number(n - m)
	case Growth:
		return Share(n, m)
	case Increase:
		return Share(n-m, m)
	}
	return Value{}
}

// Derive is what a row's count with an ending comes to.
func (t *Table) Derive(base, ending string, row int) Value {
	i := t.index(base)
	if i < 0 || row < 0 || row >= len(t.Rows) {
		return Value{}
	}
	get := func(r int) Value {
		if i < len(t.Rows[r]) {
			return t.Rows[r][i]
		}
		return Value{}
	}
	switch v := get(row); ending {
	case Cumulative:
		return t.Sum(base, row+1)
	case Portion:
		if all := t.Sum(base, len(t.Rows)); all.Whole() && v.Whole() {
			return Share(int(v.Float()), int(all.Float()))
		}
	case Rank:
		if v.Kind != KindNumber {
			return Value{}
		}
		n := 1
		for r := range t.Rows {
			if o := get(r); o.Kind == KindNumber && o.float > v.float {
				n++
			}
		}
		return Number(n)
	default:
		if slices.Contains(sinceBefore, ending) && t.index(before+base) < 0 {
			return t.sinceRow(base, ending, row)
		}
		return DeriveItem(base, ending, func(name string) Value {
			if k := t.index(name); k >= 0 && k < len(t.Rows[row]) {
				return t.Rows[row][k]
			}
			return Value{}
		})
	}
	return Value{}
}

// sinceBefore are the endings that compare with what was before: the year before, or in a
// list that does not know it the row before as the list was given, a month or a year.
var sinceBefore = []string{Change, Growth, Increase}

func (t *Table) sinceRow(base, ending string, row int) Value {
	for t.given != nil {
		row, t = t.order[row], t.given
	}
	i := t.index(base)
	if row == 0 || i < 0 {
		return Value{}
	}
	return DeriveItem(base, ending, func(name string) Value {
		r := row
		if strings.HasPrefix(name, before) {
			r--
		}
		if i < len(t.Rows[r]) {
			return t.Rows[r][i]
		}
		return Value{}
	})
}

// derivable tells whether a name with an ending is one that the fields give.
func derivable(name string, list bool, fields map[string]Value) bool {
	base, ending, ok := derivedName(name)
	if !ok {
		return false
	}
	v, known := fields[base]
	if !known || !v.Empty() && v.Kind != KindNumber {
		return false
	}
	switch ending {
	case Cumulative, Portion, Rank:
		return list
	case Change, Growth, Increase:
		_, known = fields[before+base]
		return known || list
	}
	if (ending == OfApplied || ending == OfCapacity) && !slices.Contains(compared, base) {
		return false
	}
	for _, by := range besides[ending] {
		if _, ok := fields[by]; ok && by != base {
			return true
		}
	}
	return false
}

package learn

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jibun/export/template"
)

// field is one thing that a cell could say.
type field struct {
	name  string
	value template.Value
}

// listing is a list of the values; one within another with all its rows in a row.
type listing struct {
	path    string // 開催, 部.課
	table   *template.Table
	up      *listing // that it is within
	parent  []int    // of each row, the row of up
	index   map[string][]mention
	filled  []int        // of each field, how many rows say something
	derived []derivation // nil until they are asked for
	all     *listing     // the lists of its name in all rows of another, of which it is one; nil if it is none
	from    int          // where it begins in that
}

// mention is where a list says something.
type mention struct{ field, row int }

type world struct {
	values template.Values
	items  []field
	far    []field    // what can be said of the items beside each other
	lists  []*listing // the likeliest first
	within []*listing
}

func newWorld(v template.Values) *world {
	w := &world{values: v}
	for n, x := range v.Items {
		if v.Aside[n] {
			continue
		}
		w.items = append(w.items, field{n, x})
	}
	slices.SortFunc(w.items, func(a, b field) int { return strings.Compare(a.name, b.name) })
	for _, x := range w.items {
		if !x.value.Whole() || strings.HasPrefix(x.name, beforeYear) {
			continue
		}
		for _, e := range template.OfOthers {
			if d := template.DeriveItem(x.name, e, func(n string) template.Value { return v.Items[n] }); !d.Empty() {
				w.far = append(w.far, field{x.name + e, d})
			}
		}
	}
	for n, t := range v.Lists {
		if v.Aside[n] {
			continue
		}
		t = without(n, t, v.Aside)
		l := newListing(n, t)
		w.lists = append(w.lists, l)
		names := map[string]bool{}
		for _, m := range t.Lists {
			for k := range m {
				names[k] = true
			}
		}
		for k := range names {
			w.within = append(w.within, flattened(l, k))
		}
	}
	slices.SortFunc(w.lists, func(a, b *listing) int { return comparePaths(a.path, b.path) })
	slices.SortFunc(w.within, func(a, b *listing) int { return comparePaths(a.path, b.path) })
	return w
}

// without is a list without the items that a form is not learned with.
func without(list string, t *template.Table, aside map[string]bool) *template.Table {
	if !slices.ContainsFunc(t.Names, func(n string) bool { return aside[list+"."+n] }) {
		return t
	}
	out := *t
	out.Names, out.Rows = nil, make([][]template.Value, len(t.Rows))
	for i, n := range t.Names {
		if aside[list+"."+n] {
			continue
		}
		out.Names = append(out.Names, n)
		for k, r := range t.Rows {
			out.Rows[k] = append(out.Rows[k], r[i])
		}
	}
	return &out
}

// comparePaths puts the likelier list first, as the table of words has them.
func comparePaths(a, b string) int {
	if c := rankOf(a) - rankOf(b); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

func newListing(path string, t *template.Table) *listing {
	l := &listing{path: path, table: t, index: map[string][]mention{}, filled: make([]int, len(t.Names))}
	for i, r := range t.Rows {
		for f, v := range r {
			if v.Empty() {
				continue
			}
			l.filled[f]++
			for _, k := range valueKeys(v) {
				l.index[k] = append(l.index[k], mention{f, i})
			}
		}
	}
	return l
}

func flattened(up *listing, name string) *listing {
	t := &template.Table{Name: name}
	var parent []int
	for i, m := range up.table.Lists {
		if x := m[name]; x != nil {
			t.Names = x.Names
			for _, r := range x.Rows {
				t.Rows = append(t.Rows, r)
				parent = append(parent, i)
			}
		}
	}
	return &listing{path: up.path + "." + name, table: t, up: up, parent: parent}
}

// sums are what can be said of the counts of a row beside the other rows: the sum down
// to it; far: its share of all, its rank, and what it is beside other counts of the row.
func (l *listing) sums(i int, far bool) []field {
	if l.all != nil {
		return l.all.sums(l.from+i, far)
	}
	if l.derived == nil {
		l.derive()
	}
	out := make([]field, 0, len(l.derived))
	for _, d := range l.derived {
		if far || d.near {
			out = append(out, field{d.name, d.values[i]})
		}
	}
	return out
}

// said is what a row says of a count beside others.
func (l *listing) said(name string, i int) template.Value {
	if _, ending := derived(name); ending == "" {
		return template.Value{}
	}
	if l.all != nil {
		return l.all.said(name, l.from+i)
	}
	if l.derived == nil {
		l.derive()
	}
	for _, d := range l.derived {
		if d.name == name {
			return d.values[i]
		}
	}
	return template.Value{}
}

// derivation is a count with an ending, of every row.
type derivation struct {
	name   string
	near   bool
	values []template.Value
}

func (l *listing) derive() {
	l.derived = []derivation{}
	t := l.table
	for f, n := range t.Names {
		sum, whole := 0, n != "番号" && len(t.Rows) > 0
		for _, r := range t.Rows {
			whole = whole && f < len(r) && (r[f].Empty() || r[f].Whole())
			if whole {
				sum += int(r[f].Float())
			}
		}
		if !whole || sum == 0 {
			continue
		}
		for _, e := range slices.Concat(template.OfRows, template.OfOthers) {
			d := derivation{name: n + e, near: e == template.Cumulative}
			some := false
			for i := range t.Rows {
				if len(t.Rows) > mostRanked && e != template.Cumulative {
					break
				}
				v := template.Value{}
				if e == template.Cumulative {
					before := 0
					if i > 0 {
						before = int(d.values[i-1].Float())
					}
					v = template.Number(before + int(t.Rows[i][f].Float()))
				} else {
					v = t.Derive(n, e, i)
				}
				some = some || !v.Empty()
				d.values = append(d.values, v)
			}
			if some && len(d.values) == len(t.Rows) {
				l.derived = append(l.derived, d)
			}
		}
	}
}

// mostRanked is how long a list is whose rows have ranks and shares.
const mostRanked = 500

func (l *listing) leaf() string { return l.path[strings.LastIndexByte(l.path, '.')+1:] }

// row are the fields of a row.
func (l *listing) row(i int) []field {
	out := make([]field, 0, len(l.table.Names)+1)
	for f, n := range l.table.Names {
		if f < len(l.table.Rows[i]) {
			out = append(out, field{n, l.table.Rows[i][f]})
		}
	}
	return out
}

// valueKeys are what a value may be found by.
func valueKeys(v template.Value) []string {
	switch v.Kind {
	case template.KindText, template.KindCode:
		s := v.String()
		out := []string{"t" + plain(s)}
		for _, w := range strings.FieldsFunc(s, isSeparator) {
			if k := "t" + plain(w); !slices.Contains(out, k) && len([]rune(w)) > 1 {
				out = append(out, k)
			}
		}
		return out
	case template.KindDate:
		d := v.Day()
		return []string{"d" + string(d), "m" + strconv.Itoa(d.Month()) + "/" + strconv.Itoa(d.Day())}
	case template.KindNumber:
		if v.Whole() {
			return []string{"n" + strconv.Itoa(int(v.Float()))}
		}
	}
	return nil
}

func isSeparator(r rune) bool {
	return strings.ContainsRune(" 　\n\t、,，・/／()（）:：", r)
}

// cellKeys are what a cell may be found by.
func cellKeys(c *cell) []string {
	if c.keys != nil {
		return c.keys
	}
	out := []string{}
	add := func(k string) {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	switch {
	case c.Day != "":
		add("d" + string(c.Day))
	case c.Numeric:
		if c.Number == float64(int(c.Number)) {
			add("n" + strconv.Itoa(int(c.Number)))
		}
		add("t" + c.Text)
	default:
		add("t" + plain(c.Text))
		if len(c.runes) <= 200 {
			for _, w := range strings.FieldsFunc(c.Text, isSeparator) {
				if len([]rune(w)) > 1 {
					add("t" + plain(w))
				}
			}
			for _, d := range datesIn(c.fold) {
				if d.day != "" {
					add("d" + string(d.day))
				}
				if d.month > 0 {
					add("m" + strconv.Itoa(d.month) + "/" + strconv.Itoa(d.dom))
				}
			}
			for _, n := range numbersIn(c.fold) {
				if n.places == 0 {
					add("n" + strconv.Itoa(int(n.value)))
				}
			}
		}
	}
	if m, d := c.dayOfMonth(); m > 0 {
		add("m" + strconv.Itoa(m) + "/" + strconv.Itoa(d))
	}
	c.keys = out
	return out
}

var (
	dayAlone   = regexp.MustCompile(`^(\d{1,2})日?(?:[ \n]?[(][月火水木金土日][)])?$`)
	monthAlone = regexp.MustCompile(`^(\d{1,2})月$`)
)

// dayOfMonth is a day of which the month stands above or on the left, once for several.
func (c *cell) dayOfMonth() (month, day int) {
	if c.page == nil || c.Day != "" {
		return 0, 0
	}
	m := dayAlone.FindStringSubmatch(strings.TrimSpace(string(c.fold)))
	if m == nil {
		return 0, 0
	}
	if day, _ = strconv.Atoi(m[1]); day < 1 || day > 31 {
		return 0, 0
	}
	for _, way := range []struct{ row, col, backRow, backCol int }{{-1, 0, 0, -1}, {0, -1, -1, 0}} {
		row, col := c.Row+way.row, c.Col+way.col
		for range 12 {
			x := c.page.shows(row, col)
			if x == nil {
				row, col = row+way.backRow, col+way.backCol
				continue
			}
			if m := monthAlone.FindStringSubmatch(strings.TrimSpace(string(x.fold))); m != nil {
				month, _ = strconv.Atoi(m[1])
				return month, day
			}
			break
		}
	}
	return 0, 0
}

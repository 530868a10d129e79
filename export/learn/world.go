package learn

import (
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
	filled  []int     // of each field, how many rows say something
	running [][]field // running totals, by column; nil until they are asked for
}

// mention is where a list says something.
type mention struct{ field, row int }

type world struct {
	values template.Values
	items  []field
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

// running stands behind the name of a number: the sum of the rows down to a row.
const running = "の累計"

// sums are the running totals of a row, of the numbers that are counts in every row.
func (l *listing) sums(i int) []field {
	if l.running == nil {
		l.running = [][]field{}
		for f, n := range l.table.Names {
			sum := 0
			var col []field
			for _, r := range l.table.Rows {
				if f >= len(r) || !r[f].Empty() && !r[f].Whole() {
					col = nil
					break
				}
				sum += int(r[f].Float())
				col = append(col, field{n + running, template.Number(sum)})
			}
			if sum > 0 && len(col) > 0 && n != "番号" {
				l.running = append(l.running, col)
			}
		}
	}
	out := make([]field, 0, len(l.running))
	for _, col := range l.running {
		out = append(out, col[i])
	}
	return out
}

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
	c.keys = out
	return out
}

// Package fields says what an office's own form can be filled with: every item of a
// year and of an evening by the name that the clerk writes between braces, with what
// it means. From the same list come the values of a form (package template), the sheet
// 差し込み項目一覧, and the suggestion for a name that is not known.
//
// A marked value (marked.go) is a report in which each value occurs once, and Names
// says which item each of them is: so a layout becomes a form.
//
// A form of a year may hold any item of the year, one of an evening any item of the
// evening, whichever paper it stands for. To add an item: a line here; the test says
// if a report knows something that no item tells.
package fields

import (
	"jibun/export/template"
)

// Form is what a form is about.
type Form string

// The kinds of forms.
const (
	OfYear    Form = "年度"
	OfEvening Form = "各回"
	OfPerson  Form = "個人"
)

// Forms are the kinds of forms.
func Forms() []Form { return []Form{OfYear, OfEvening, OfPerson} }

// Item is what can stand between braces.
type Item struct {
	Form    Form   `json:"form"`
	Name    string `json:"name"`           // as written: 名簿.氏名
	List    string `json:"list,omitempty"` // the list that its row repeats for
	Meaning string `json:"meaning"`
	Example string `json:"example"`
}

type item[T any] struct {
	name, means string
	get         func(*T) template.Value
}

// list is a list of a T: its rows and what they say.
type list[T any] struct {
	name, means string
	names       [][2]string // of its items, and what they mean; of lists within it with their name before
	make        func(*T) *template.Table
}

func listOf[T, E any](name, means string, rows func(*T) []E, items []item[E], within ...list[E]) list[T] {
	l := list[T]{name: name, means: means}
	for _, i := range items {
		l.names = append(l.names, [2]string{name + "." + i.name, i.means})
	}
	l.names = append(l.names, [2]string{name + ".連番", means + "の順番(1から)"})
	for _, w := range within {
		for _, n := range w.names {
			l.names = append(l.names, [2]string{name + "." + n[0], n[1]})
		}
	}
	l.make = func(of *T) *template.Table {
		t := &template.Table{Name: name}
		for _, i := range items {
			t.Names = append(t.Names, i.name)
		}
		list := rows(of)
		if len(list) == 0 && len(within) > 0 { // what a row would hold, so that a form of it is understood
			var none E
			lists := map[string]*template.Table{}
			for _, w := range within {
				lists[w.name] = w.make(&none)
			}
			t.Lists = append(t.Lists, lists)
		}
		values := make([]template.Value, 0, len(list)*len(items))
		for k := range list {
			start := len(values)
			for _, i := range items {
				values = append(values, i.get(&list[k]))
			}
			t.Rows = append(t.Rows, values[start:len(values):len(values)])
			if len(within) == 0 {
				continue
			}
			lists := map[string]*template.Table{}
			for _, w := range within {
				lists[w.name] = w.make(&list[k])
			}
			t.Lists = append(t.Lists, lists)
		}
		return t
	}
	return l
}

// values makes what a form is filled with.
func values[T any](of *T, items []item[T], lists []list[T]) template.Values {
	v := template.Values{Items: map[string]template.Value{}, Lists: map[string]*template.Table{}, Aside: aside}
	for _, i := range items {
		v.Items[i.name] = i.get(of)
	}
	for _, l := range lists {
		v.Lists[l.name] = l.make(of)
	}
	return v
}

// catalogue lists the items with their examples.
func catalogue[T any](form Form, sample *T, items []item[T], lists []list[T]) []Item {
	var out []Item
	for _, i := range items {
		out = append(out, Item{Form: form, Name: i.name, Meaning: i.means, Example: i.get(sample).String()})
	}
	for _, l := range lists {
		t := l.make(sample)
		for _, n := range l.names {
			out = append(out, Item{Form: form, Name: n[0], List: listName(n[0]), Meaning: n[1], Example: example(t, l.name, n[0])})
		}
	}
	return out
}

func listName(full string) string {
	for i := len(full) - 1; i >= 0; i-- {
		if full[i] == '.' {
			return full[:i]
		}
	}
	return ""
}

// example is an item's value in the first row of the sample that has one.
func example(t *template.Table, list, full string) string {
	if t == nil {
		return ""
	}
	name := full[len(listName(full))+1:]
	if listName(full) != list {
		rest := full[len(list)+1:]
		for _, m := range t.Lists {
			if s := example(m[listName(rest)], listName(rest), rest); s != "" {
				return s
			}
		}
		return ""
	}
	if name == "連番" {
		return "1"
	}
	for i, n := range t.Names {
		if n != name {
			continue
		}
		for _, r := range t.Rows {
			if !r[i].Empty() {
				return r[i].String()
			}
		}
	}
	return ""
}

// All are the items of every kind of form.
func All() []Item {
	y, e, p := sampleYear(), sampleEvening(), samplePerson()
	out := catalogue(OfYear, &y, yearItems, yearLists())
	out = append(out, catalogue(OfEvening, &e, eveningItems, eveningLists())...)
	out = append(out, catalogue(OfPerson, &p, personItems, personLists())...)
	for _, f := range Forms() {
		out = append(out, Item{f, "枚", "", "欄が足りず何枚かになったシートの、何枚目か", "1"}, Item{f, "枚数", "", "そのシートが全部で何枚か", "3"})
	}
	return out
}

func text[T any](name, means string, get func(*T) string) item[T] {
	return item[T]{name, means, func(x *T) template.Value { return template.Text(get(x)) }}
}

func count[T any](name, means string, get func(*T) int) item[T] {
	return item[T]{name, means, func(x *T) template.Value { return template.Number(get(x)) }}
}

// some is a number that is left blank where it is 0, because 0 means that there is none.
func some[T any](name, means string, get func(*T) int) item[T] {
	return item[T]{name, means, func(x *T) template.Value {
		if n := get(x); n != 0 {
			return template.Number(n)
		}
		return template.Value{}
	}}
}

// known is a count that is left blank where nothing is known.
func known[T any](name, means string, unknown func(*T) bool, get func(*T) int) item[T] {
	return item[T]{name, means, func(x *T) template.Value {
		if n := get(x); n != 0 || !unknown(x) {
			return template.Number(n)
		}
		return template.Value{}
	}}
}

func mark[T any](name, means, sign string, get func(*T) bool) item[T] {
	return item[T]{name, means, func(x *T) template.Value {
		if get(x) {
			return template.Text(sign)
		}
		return template.Value{}
	}}
}

// Examples are the examples of each kind of form as values to fill one with.
func Examples() []template.Values {
	return []template.Values{sampleYear().Values(), sampleEvening().Values(), samplePerson().Values()}
}

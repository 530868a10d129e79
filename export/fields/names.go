package fields

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jibun/data/wareki"
	"jibun/export/template"
)

// Names finds the item that a marked value is.
type Names struct {
	numbers map[float64][]string
	texts   map[string][]string
	days    map[wareki.Date][]string
	long    []string // of texts, those of more than one character, the longest first
}

func namesOf[T any](of *T, items []item[T], lists []list[T]) *Names {
	n := &Names{map[float64][]string{}, map[string][]string{}, map[wareki.Date][]string{}, nil}
	for _, i := range items {
		n.add(i.name, i.get(of))
	}
	for _, l := range lists {
		n.table(l.name, l.make(of))
	}
	for _, t := range slices.Sorted(maps.Keys(n.texts)) {
		if len([]rune(t)) > 1 {
			n.long = append(n.long, t)
		}
	}
	slices.SortStableFunc(n.long, func(a, b string) int { return len(b) - len(a) })
	return n
}

// table adds what the last row of a list says, and how many there are.
func (n *Names) table(name string, t *template.Table) {
	n.add(name+counts, template.Number(len(t.Rows)))
	if len(t.Rows) == 0 {
		return
	}
	last := len(t.Rows) - 1
	for i, x := range t.Names {
		n.add(name+"."+x, t.Rows[last][i])
	}
	if len(t.Lists) == 0 {
		return
	}
	for _, within := range slices.Sorted(maps.Keys(t.Lists[last])) {
		n.table(name+"."+within, t.Lists[last][within])
	}
}

func (n *Names) add(name string, v template.Value) {
	if unlike[name] {
		return
	}
	if d := v.Day(); d != "" {
		n.days[d] = append(n.days[d], name)
	} else if f, ok := v.Number(); ok {
		n.numbers[f] = append(n.numbers[f], name)
	} else if s := v.String(); strings.ContainsFunc(s, func(r rune) bool { return IsMarked(r) || r >= '0' && r <= '9' }) { // not あり, which stands in many words
		n.texts[s] = append(n.texts[s], name)
	}
}

// Number is the item that a number is, as seen from within a list (部.課; "" from none).
func (n *Names) Number(within string, f float64) (string, bool) {
	if f == math.Trunc(f) && math.Abs(f) < 1000 { // no marked value
		return "", false
	}
	return nearest(n.numbers[f], within)
}

// Day is the item that a day is.
func (n *Names) Day(within string, d wareki.Date) (string, bool) { return nearest(n.days[d], within) }

// Word is the item that a text is.
func (n *Names) Word(within, s string) (string, bool) { return nearest(n.texts[s], within) }

// counts ends the name of how many rows a list has, which is said outside of it.
const counts = ".件数"

// nearest is the first of the names that is of the list at hand, or of one that it is
// within, or of none.
func nearest(names []string, within string) (string, bool) {
	for {
		for _, name := range names {
			if listName(strings.TrimSuffix(name, counts)) == within {
				return name, true
			}
		}
		if within == "" {
			return "", false
		}
		within = listName(within)
	}
}

// Marked replaces in a text whatever is an item by its mark. ok is false where
// something is a marked value and no item.
func (n *Names) Marked(within, s string) (marked string, ok bool) {
	if name, ok := n.Word(within, s); ok {
		return "{{" + name + "}}", true
	}
	for _, t := range n.long {
		if strings.Contains(s, t) {
			if name, found := n.Word(within, t); found {
				s = strings.ReplaceAll(s, t, "{{"+name+"}}")
			}
		}
	}
	s = n.markedDays(within, s)
	var b strings.Builder
	ok = true
	for i := 0; i < len(s); {
		if size := digits(s[i:]); size > 0 {
			mark, known := n.figure(within, s[i:i+size])
			b.WriteString(mark)
			ok, i = ok && known, i+size
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if IsMarked(r) {
			name, found := n.Word(within, string(r))
			b.WriteString("{{" + name + "}}")
			ok, i = ok && found, i+size
			continue
		}
		b.WriteString(s[i : i+size])
		i += size
	}
	return b.String(), ok
}

// IsMarked tells whether a character stands for a word of a marked value.
func IsMarked(r rune) bool { return r >= 0xF0000 && r <= 0xFFFFD }

func (n *Names) markedDays(within, s string) string {
	if !strings.Contains(s, "年") {
		return s
	}
	for d := range n.days {
		for _, f := range []struct {
			as     func(wareki.Date) string
			format string
		}{{wareki.Era.Full, "和暦(曜)"}, {wareki.Era.Day, "和暦"}} {
			if w := f.as(d); strings.Contains(s, w) {
				if name, ok := n.Day(within, d); ok {
					s = strings.ReplaceAll(s, w, "{{"+name+"|"+f.format+"}}")
				}
			}
		}
	}
	return s
}

// digits is how long the number is that s begins with, 0 if it is none of a marked
// value: those have four digits and more, with commas or without.
func digits(s string) int {
	n, size := 0, 0
	for size < len(s) && (s[size] >= '0' && s[size] <= '9' || s[size] == ',' && n > 0) {
		if s[size] != ',' {
			n++
		}
		size++
	}
	for size > 0 && s[size-1] == ',' {
		size--
	}
	if n < 4 {
		return 0
	}
	return size
}

func (n *Names) figure(within, s string) (mark string, ok bool) {
	plain := strings.ReplaceAll(s, ",", "")
	f, err := strconv.ParseFloat(plain, 64)
	name, ok := n.Number(within, f)
	if err != nil || !ok {
		return s, false
	}
	if plain != s {
		name += "|#,##0"
	}
	return "{{" + name + "}}", true
}

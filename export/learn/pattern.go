package learn

import (
	"slices"
	"strings"

	"jibun/export/template"
)

// piece of what is written into a cell: words, or a mark.
type piece struct {
	text string // as it stood
	mark bool
	cand
}

// pattern is a whole cell as marks and words.
type pattern []piece

func (p pattern) key() string {
	var b strings.Builder
	for _, x := range p {
		if x.mark {
			b.WriteString("\x00" + x.cand.key() + "\x00")
		} else {
			b.WriteString(x.text)
		}
	}
	return b.String()
}

func (p pattern) marks() int {
	n := 0
	for _, x := range p {
		if x.mark {
			n++
		}
	}
	return n
}

// cost is how far-fetched a pattern is: formats are.
func (p pattern) cost() int {
	n := 0
	for _, x := range p {
		n += len(x.format)
		if !x.mark {
			n++
		}
	}
	return n
}

// manyPatterns is how many ways of one cell are looked at.
const manyPatterns = 48

// patterns are the ways in which a cell's parts could be marks. Each part that could
// be one is one.
func patterns(parts []part) []pattern {
	out := []pattern{nil}
	found := false
	for _, p := range parts {
		if len(p.cands) == 0 {
			for i := range out {
				out[i] = append(out[i], piece{text: p.text})
			}
			continue
		}
		found = true
		var next []pattern
		for _, o := range out {
			for _, c := range p.cands {
				if len(next) == manyPatterns {
					break
				}
				next = append(next, append(o[:len(o):len(o)], piece{text: p.text, mark: true, cand: c}))
			}
		}
		out = next
	}
	if !found {
		return nil
	}
	return out
}

// filled is what a pattern becomes with other values.
func (p pattern) filled(value func(field string) template.Value) (string, bool) {
	if len(p) == 1 && p[0].mark && p[0].format == "" && p[0].none == "" {
		return value(p[0].field).String(), true
	}
	var b strings.Builder
	for _, x := range p {
		if !x.mark {
			b.WriteString(x.text)
			continue
		}
		v := value(x.field)
		s, ok := template.Shown(v, x.format)
		if v.Empty() {
			s = x.none
		}
		if !ok {
			return "", false
		}
		b.WriteString(s)
	}
	return b.String(), true
}

// filledAsRead is the pattern with the values that it was read by.
func (p pattern) filledAsRead() (string, bool) {
	i := -1
	var values []template.Value
	for _, x := range p {
		if x.mark {
			values = append(values, x.value)
		}
	}
	return p.filled(func(string) template.Value {
		i++
		return values[i]
	})
}

// text is the pattern as it is written into the form; prefix is the list's.
func (p pattern) text(prefix string) string {
	var b strings.Builder
	for _, x := range p {
		if x.mark {
			b.WriteString(x.written(prefix))
		} else {
			b.WriteString(x.text)
		}
	}
	return b.String()
}

func (x piece) written(prefix string) string {
	s := "{{" + x.joins + prefix + x.field
	if x.format != "" {
		s += "|" + x.format
	}
	if x.none != "" {
		s += "|なければ" + x.none
	}
	return s + "}}"
}

// names are the items of a pattern.
func (p pattern) names(prefix string) []string {
	var out []string
	for _, x := range p {
		if x.mark {
			out = append(out, prefix+x.field)
		}
	}
	return out
}

func (p pattern) has(name string) bool {
	return slices.ContainsFunc(p, func(x piece) bool { return x.mark && x.field == name })
}

func (p pattern) sameItems(o pattern) bool { return slices.Equal(p.names(""), o.names("")) }

// weight puts the likelier field first: those that the table of words has.
func (p pattern) weight() int {
	n := 0
	for _, x := range p {
		switch {
		case !x.mark:
		case thesaurus[x.field] == nil:
			n += 3
		case x.field == "今の所属":
			n += 2
		case x.field == "所属" || x.field == "課名" || x.field == "講師氏名" || x.field == "講師の今の氏名" || x.field == "今の氏名" || x.field == "今のふりがな":
			n++
		}
	}
	return n
}

func weightOf(field string) int {
	return pattern{{mark: true, cand: cand{field: field}}}.weight()
}

// age tells whether a pattern says what holds today.
func (p pattern) age() string {
	for _, x := range p {
		if x.mark && strings.Contains(x.field, "今の") && !strings.Contains(x.field, "所属") {
			return "今"
		}
	}
	return ""
}

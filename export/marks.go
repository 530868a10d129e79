package export

import (
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"

	"jibun/export/fields"
	"jibun/export/sheet"
)

// A layout is run for a form as it is for a paper: with a marked value (fields.Marked…),
// of which every word, number and day is one of a kind. When a row ends, what stands in
// its cells is found out and becomes marks. What a layout says besides:
//
//	each, across   the rows, or the columns, of a list: on a form one of them repeats
//	wants          a row that is there only if something is: on a form it hides itself
//	known, or      － or 未定 where nothing is known
//	some, prefixed words around a value, that go with it
//
// A figure in a list that is no item is an error: it would be the same for every row.

// marking is a form in the making.
type marking struct {
	names      *fields.Names
	rows, cols string          // the lists at hand: 部.課
	ask        []string        // what the row at hand hides without
	colsOf     map[int]string  // by cell of the row at hand: the list that runs to the right
	askColumn  map[int]string  // what a column of it hides without
	none       map[int]string  // by cell of the row at hand: what its mark says of nothing
	words      map[int]int     // by row: the first cell that holds words, or could
	written    map[rune]string // marks that stand in texts as a character of their own
	turn       bool            // a page begins with the row at hand
	errs       []error
}

func newMarking(n *fields.Names) *marking {
	return &marking{names: n, written: map[rune]string{}, words: map[int]int{}, none: map[int]string{}, colsOf: map[int]string{}, askColumn: map[int]string{}}
}

// written stand where a mark of the layout's own is put into a text.
const firstWritten = 0x100000

// write is a character that stands for a mark.
func (m *marking) write(mark string) string {
	r := rune(firstWritten + len(m.written))
	m.written[r] = "{{" + mark + "}}"
	return string(r)
}

// within is the list that values at hand are of.
func (m *marking) within() string {
	switch {
	case m.cols == "":
		return m.rows
	case m.rows == "":
		return m.cols
	}
	return m.rows + "." + m.cols
}

// name is the mark of an item: of a list that runs to the right with its arrow.
func (m *marking) name(item string) string {
	if m.cols != "" && strings.Contains(item, m.cols+".") {
		return "→" + item
	}
	return item
}

// number finds the item of a number where the columns run, too: of their own list, of
// the person's beside it.
func (m *marking) number(f float64) (string, bool) {
	item, ok := m.names.Number(m.within(), f)
	if !ok && m.cols != "" {
		item, ok = m.names.Number(m.cols, f)
	}
	return m.name(item), ok
}

func (m *marking) text(s string) (string, bool) {
	out, ok := m.names.Marked(m.within(), s)
	if (!ok || out == s) && m.cols != "" {
		out, ok = m.names.Marked(m.cols, s)
	}
	if m.cols != "" {
		out = strings.ReplaceAll(out, "{{"+m.cols+".", "{{→"+m.cols+".")
		out = strings.ReplaceAll(out, "{{"+m.within()+".", "{{→"+m.within()+".")
	}
	var b strings.Builder
	for _, r := range out {
		if w, own := m.written[r]; own {
			b.WriteString(w)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String(), ok
}

// ordinal ends the name of the place of a row in its list.
const ordinal = ".連番"

// markRow makes marks of what stands in the row that ends.
func (s *draft) markRow() {
	m := s.marks
	first := -1 // a cell whose words may have a mark before them
	for i := range s.row.Cells {
		c := &s.row.Cells[i]
		m.cols = m.colsOf[i]
		text, words := s.markCell(c, m.none[i])
		if c.Formula != "" {
			c.Kind, c.Number = sheet.Number, 0
			continue
		}
		if text != "" {
			c.Kind, c.Text, c.Number, c.Reading, c.Runs = sheet.Text, text, 0, "", nil
		}
		if ask := m.askColumn[i]; ask != "" {
			c.Kind, c.Text = sheet.Text, "{{?→"+ask+"}}"+c.Text
		}
		if first < 0 && words {
			first = i
		}
	}
	for _, ask := range m.ask {
		if first < 0 {
			s.mistake(fmt.Errorf("no cell can say that the row needs %s", ask))
			break
		}
		c := &s.row.Cells[first]
		c.Kind, c.Text = sheet.Text, "{{"+asking(ask)+"}}"+c.Text
	}
	s.row.Break, m.turn, m.words[s.rows] = m.turn, false, first
	m.ask, m.cols = nil, ""
	clear(m.colsOf)
	clear(m.none)
	clear(m.askColumn)
}

// asking is what a row asks for that hides itself; with ! what must not be there.
func asking(ask string) string {
	if strings.HasPrefix(ask, "!") {
		return ask
	}
	return "?" + ask
}

// markCell is the text of a cell with its marks; words tells whether more may stand
// in it: a number or a day must stand alone.
func (s *draft) markCell(c *sheet.Cell, none string) (text string, words bool) {
	m, item, ok := s.marks, "", false
	switch {
	case c.Formula != "":
		return "", false
	case c.Kind == sheet.Nothing:
		return "", true
	case c.Kind == sheet.Text:
		if text, ok = m.text(c.Text); !ok {
			s.mistake(fmt.Errorf("%q is no item", text))
		}
		if none != "" {
			text = strings.TrimSuffix(text, "}}") + "|" + none + "}}"
		}
		return text, !strings.HasSuffix(text, ordinal+"}}")
	case c.Kind == sheet.Number:
		if item, ok = m.number(c.Number); !ok && (m.within() != "" || c.Number >= 1000 || c.Number != math.Trunc(c.Number)) {
			s.mistake(fmt.Errorf("%v is no item of %q", c.Number, m.within()))
		}
	default:
		item, ok = m.names.Day(m.within(), c.Date())
		if item = m.name(item); !ok {
			s.mistake(fmt.Errorf("%v is no item", c.Date()))
		}
	}
	if !ok {
		return "", false
	}
	if none != "" {
		item += "|" + none
	}
	return "{{" + item + "}}", false
}

func (s *draft) mistake(err error) {
	s.marks.errs = append(s.marks.errs, fmt.Errorf("%s, row %d: %w", s.sheet.Name, s.rows, err))
}

// errors are those of a form, none of a paper.
func (m *marking) err() error {
	if m == nil {
		return nil
	}
	return errors.Join(m.errs...)
}

// each is the rows of a list: all of them with their places; on a form the last, whose
// lines then repeat.
func each[T any](s *draft, list string, all []T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		if s.marks == nil {
			slices.All(all)(yield)
			return
		}
		m, from, outer := s.marks, s.rows+1, s.marks.rows
		m.rows = strings.TrimPrefix(outer+"."+list, ".")
		yield(len(all)-1, all[len(all)-1])
		if m.rows = outer; s.rows > from {
			s.block(from, list)
		}
	}
}

// within has write write a row of a list; of none if list is "".
func (s *draft) within(list string, write func()) {
	if s.marks == nil || list == "" {
		write()
		return
	}
	for range each(s, list, []int{0}) {
		write()
	}
}

// block puts the beginning and the end of a list that repeats several rows around them.
func (s *draft) block(from int, list string) {
	for _, x := range []struct {
		row  int
		mark string
	}{{from, "#"}, {s.rows, "/"}} {
		cells := s.sheet.Rows[x.row-1].Cells
		i := s.marks.words[x.row]
		if i < 0 {
			s.mistake(fmt.Errorf("no cell can say that %s repeats", list))
			return
		}
		cells[i].Kind, cells[i].Text = sheet.Text, "{{"+x.mark+list+"}}"+cells[i].Text
	}
}

// across is each for a list whose columns run to the right.
func across[T any](s *draft, list string, all []T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		if s.marks == nil {
			slices.All(all)(yield)
			return
		}
		s.marks.cols = list
		yield(len(all)-1, all[len(all)-1])
		s.marks.cols = ""
	}
}

// only is the last of the rows of a list on a form, all of them on a paper.
func only[T any](s *paper, all []T) []T {
	if s.marks == nil || len(all) == 0 {
		return all
	}
	return all[len(all)-1:]
}

package learn

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"jibun/export/template"
)

// Findings are what was found in a workbook.
type Findings struct {
	Cells     []Cell     // what the values explain, sheet by sheet
	Lists     []List     // the lists among them
	ByHand    []Text     // 毎年書くところ: what somebody types each year
	Conflicts []Conflict // what does not agree with the ledger
	Words     []Word     // what stands in no cell
	book      *Book
	sets      []*set
	told      map[*listing]bool // of which it is said what the file lacks
}

// Cell is a cell that the values explain, or could.
type Cell struct {
	Sheet      string
	Ref        string
	Row, Col   int
	Was        string      // as it stands in last year's file
	Candidates []Candidate // the best first
	Chosen     int         // of Candidates; -1: it stays as it is
	List       int         // of Lists, -1 for none
	link       *link
}

// Candidate is what a cell could be.
type Candidate struct {
	Text   string  // as it is written into the form: 第{{番号}}回
	Item   string  // the items in it, joined by 、
	Format string  // of the first
	Value  string  // what last year's values make of it
	Sure   float64 // from 0 to 1
}

// Sure is how sure a choice is that nobody need look at.
const Sure = 0.6

// List is a list that was found.
type List struct {
	Sheet string
	Name  string // 開催
	Shape string // down, right, cross, block, slots, each
	From  string // its first cell
	To    string
	Order string // "" as the ledger has it: 開催日順 …
	Rows  int    // that were found
	Known bool   // false: the order in which they stand could not be told
}

// Text is a text of the workbook that nothing explains.
type Text struct{ Sheet, Ref, Was, Near string }

// Word is a text that stands in no cell, a sheet's name among them, and how it is written
// into the form.
type Word struct{ Sheet, Was, Text string }

// Conflict is a cell in which the ledger has something else. Without a Ledger it is the
// first cell of a line that the ledger does not know; without a Ref the ledger has a row
// of a list that the file has not.
type Conflict struct{ Sheet, Ref, Was, Ledger, Item string }

// link is what several cells decide together: a column of a list, or one cell alone.
type link struct {
	column *column
	prefix string
	single *scalar
}

// ErrNothing: the workbook has nothing of the values.
var ErrNothing = errors.New("nothing in the workbook is of that year")

// Match reads a workbook against a year's (or an evening's) values.
func Match(ctx context.Context, b *Book, v template.Values) (*Findings, error) {
	for _, p := range b.pages {
		p.climbed = 0
		for _, c := range p.cells {
			c.taken = false
		}
	}
	e := &effort{ctx: ctx}
	m := &matcher{effort: e, book: b, world: newWorld(v), read: newReader(&b.comma, e)}
	m.read.loose = true
	f := &Findings{book: b, sets: m.sets(), told: map[*listing]bool{}}
	for _, s := range f.sets {
		for k, p := range s.pages {
			list, err := m.regions(p, m.listsOf(s, k))
			if err != nil {
				return nil, err
			}
			s.regions = append(s.regions, list)
		}
	}
	f.sets = m.onward(f.sets)
	for _, s := range f.sets {
		m.settle(s)
		s.doubt()
		m.scalars(s)
		if err := e.err(); err != nil {
			return nil, err
		}
	}
	f.follow()
	f.gate()
	f.collect()
	return f, nil
}

// Choose takes a candidate for a cell, -1 for none. In a list it is taken for the
// whole column, so that every cell with the same link follows.
func (f *Findings) Choose(cell, candidate int) {
	x := &f.Cells[cell]
	if candidate < -1 || candidate >= len(x.Candidates) {
		return
	}
	if x.link.column != nil {
		x.link.column.chosen = candidate
	} else {
		x.link.single.chosen = candidate
	}
	for i := range f.Cells {
		if f.Cells[i].link == x.link {
			f.Cells[i].Chosen = candidate
		}
	}
}

// Same are the cells that are decided together with one.
func (f *Findings) Same(cell int) []int {
	var out []int
	for i := range f.Cells {
		if f.Cells[i].link == f.Cells[cell].link {
			out = append(out, i)
		}
	}
	return out
}

// Found tells whether anything would be filled.
func (f *Findings) Found() bool {
	return slices.ContainsFunc(f.Cells, func(c Cell) bool { return c.Chosen >= 0 })
}

// Unsure are the cells that somebody should look at: chosen, but others are as likely.
func (f *Findings) Unsure() []int {
	var out []int
	seen := map[*link]bool{}
	for i, c := range f.Cells {
		if !seen[c.link] && len(c.Candidates) > 0 && (c.Chosen < 0 || c.Candidates[c.Chosen].Sure < Sure) {
			out = append(out, i)
			seen[c.link] = true
		}
	}
	return out
}

// Bytes is the form.
func (f *Findings) Bytes(ctx context.Context) ([]byte, error) {
	var out bytes.Buffer
	err := f.Form(ctx, &out)
	return out.Bytes(), err
}

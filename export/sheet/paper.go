package sheet

import (
	"iter"

	"jibun/data/wareki"
)

// Paper is a whole paper, what in an office's hands is one file. It is not copied: its
// looks grow.
type Paper struct {
	Title   string
	Subject string
	Author  string
	Company string
	Made    wareki.Date // the day that stands on it; may be ""
	Face    Face
	// Looks are the looks of the cells, found by Cell.Look. The first is the zero
	// Look. More come while a sheet is laid out: those of a cell are there when
	// the cell is.
	Looks []Look
	// Sheets are laid out one by one as they are asked for. A sheet is walked before
	// the next is asked for where the rows come from what can be read only once.
	Sheets iter.Seq[*Sheet]
	// Rows is about how many rows there are in all, for a bar of progress.
	Rows int

	index map[Look]int
}

// Face is the type and the colours that stand where a look says nothing.
type Face struct {
	Font string // the family
	Ink  string // RRGGBB, of text
	Rule string // RRGGBB, of lines
}

// Look is the place of a look in Looks; equal looks have one place.
func (p *Paper) Look(l Look) int {
	if p.index == nil {
		p.index = map[Look]int{}
		if len(p.Looks) == 0 {
			p.Looks = []Look{{}}
		}
		for i, x := range p.Looks {
			p.index[x] = i
		}
	}
	if i, ok := p.index[l]; ok {
		return i
	}
	p.index[l] = len(p.Looks)
	p.Looks = append(p.Looks, l)
	return p.index[l]
}

package template

import (
	"strings"

	"jibun/data/table"
	"jibun/export/calc"
)

// What a form may be, so that one which is made to hurt is refused with little work and
// memory, before what is much is read or made. The form itself is held; what is filled
// is not, so that it may be much more.
const (
	manyBytes     = 96 << 20  // of all parts that are read, unzipped
	manyLines     = 400_000   // rows and cells of all sheets
	manyTabs      = 500       // sheets
	manyMarks     = 40_000    // marks, each slot of {{名簿*20.氏名}} counted
	manyTurns     = 1 << 18   // of all lists, each of those within another counted
	manyMade      = 3_000_000 // cells of the filled workbook, and marks that are filled in them
	manyTwins     = 400_000   // links, joined cells, notes, shapes, small charts that lie on rows or columns which repeat
	manyTwinBytes = 48 << 20  // what all of these take
	manyParts     = 20_000    // drawings, charts, notes and the like of all its sheets
	manyPages     = 2000      // its sheets
)

var formLimits = table.Limits{UnzippedAll: manyBytes, Parts: 3000}

// held counts what a form holds.
type held struct{ lines, marks int }

func (f *Form) holds(part string, lines, marks int) error {
	f.held.lines, f.held.marks = f.held.lines+lines, f.held.marks+marks
	if f.held.lines > manyLines || f.held.marks > manyMarks {
		return table.TooBig(part, "more than %d rows and cells, or %d marks", manyLines, manyMarks)
	}
	return nil
}

// tooMuch tells whether a sheet would hold more than it can, and how many cells are made.
func (x *filled) tooMuch(made *int) bool {
	if x.rows.full || x.cols.full || x.layout.full || x.rows.at(x.src.maxRow, nil, true) > calc.MaxRow {
		return true
	}
	wide := x.cols.at(x.src.wide, nil, true)
	if wide > calc.MaxCol {
		return true
	}
	for i := range x.src.rows {
		r := &x.src.rows[i]
		if len(r.cells) == 0 {
			continue
		}
		times := 0
		x.rows.places(r.num, r.num, func(chain) { times++ })
		marks := 0
		for i := range r.cells {
			marks += len(r.cells[i].pieces) + len(r.cells[i].quoted)
		}
		if *made += times * (len(r.cells) + marks) * max(1, wide/max(1, x.src.wide)); *made > manyMade {
			return true
		}
	}
	return false
}

// fits counts what lies on a range of the form, as often as that stands in the filled
// sheet; false is more than may be made, which is said.
func (x *filled) fits(r calc.Rect, size int) bool {
	if x.still {
		return true
	}
	n := 0
	x.each(r, func(_, _ chain) { n++ })
	if n < 2 {
		return !x.book.crowded
	}
	b := x.book
	b.twins, b.twinBytes = b.twins+n, b.twinBytes+n*size
	if b.twins > manyTwins || b.twinBytes > manyTwinBytes {
		b.crowded = true
		b.note(Problem{Kind: TooManyRows, Sheet: x.src.name})
	}
	return !b.crowded
}

// around counts what is around the rows of a sheet and lies on them.
func (x *filled) around() {
	s := &scanner{b: x.src.raw, pos: x.src.to}
	for t, ok := s.next(); ok && !x.still; t, ok = s.next() {
		ref := ""
		switch {
		case t.kind == '<' && (t.is("hyperlink") || t.is("mergeCell")):
			ref, _ = t.attr("ref")
		case t.kind == '<' && t.is("sparkline"):
			ref, _ = (&scanner{b: s.skip(t)}).firstText("sqref")
		}
		if r, ok := calc.Plain(strings.TrimSpace(ref)); ok && !x.fits(r, len(t.raw)) {
			return
		}
	}
}

package template

import (
	"jibun/data/table"
	"jibun/export/calc"
)

// What a form may be, so that one which is made to hurt is refused with little work and
// memory, before what is much is read or made. The form itself is held; what is filled
// is not, so that it may be much more.
const (
	manyBytes = 96 << 20  // of all parts that are read, unzipped
	manyLines = 400_000   // rows and cells of all sheets
	manyTabs  = 500       // sheets
	manyMarks = 40_000    // marks, each slot of {{名簿*20.氏名}} counted
	manyTurns = 1 << 18   // of all lists, each of those within another counted
	manyMade  = 3_000_000 // cells of the filled workbook
	manyPages = 2000      // its sheets
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
		if *made += times * len(r.cells) * max(1, wide/max(1, x.src.wide)); *made > manyMade {
			return true
		}
	}
	return false
}

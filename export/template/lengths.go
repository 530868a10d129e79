package template

import (
	"strings"

	"jibun/export/calc"
)

// How long words may be that stand in no cell, in UTF-16 units. With longer ones Excel
// takes the file for damaged.
const (
	longHeading = 255 // with the codes in it
	longTitle   = 32  // of what is said about a cell
	longPrompt  = 255 // what is said about a cell, and about a link
	longText    = 255 // within a formula
	longColumn  = 255 // the head of a table's column
)

// longAttributes are those of longer or shorter words than the others.
var longAttributes = map[string]int{"promptTitle": longTitle, "errorTitle": longTitle, "prompt": longPrompt, "error": longPrompt}

// limited keeps words within what may stand at a place, and says so.
func (p spot) limited(s string, long int) string {
	if calc.Units(s) <= long || p.x.book.marking {
		return s
	}
	short := calc.Cut(s, long)
	if long == longHeading { // a code is not cut in two
		if n := len(short) - len(strings.TrimRight(short, "&")); n%2 == 1 {
			short = short[:len(short)-1]
		}
	}
	p.x.book.note(Problem{Kind: TooLong, Sheet: p.x.sheetOf(p.where), Cell: p.where.cell, Place: p.where.place, Of: p.where.of, Text: s})
	return short
}

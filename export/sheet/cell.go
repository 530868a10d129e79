package sheet

import (
	"strconv"

	"jibun/data/wareki"
)

// Kind says what a cell holds.
type Kind uint8

// The kinds of cells.
const (
	Nothing Kind = iota
	Text         // Text, whatever it begins with
	Number       // Number
	Day          // Number counts the days from 30 December 1899, as every table program does
)

// Cell is one cell. With a formula, which is the program's own and written for
// table programs, the value is its result.
type Cell struct {
	Kind    Kind
	Look    int // see Paper.Looks
	Wide    int // columns it reaches over, 0 and 1 are its own alone
	Tall    int // rows
	Number  float64
	Text    string // may have several lines
	Runs    []Run  // the same text where parts of it differ in size
	Reading string // ふりがな of a text that is a name: table programs sort by it
	Formula string // without =
	Gauge   *Gauge // of a workbook that was read
}

// Gauge is what a workbook draws in a cell by its value: a bar as long as the value, a sign.
type Gauge struct {
	From, To float64 // where the bar lies, as parts of the cell's width
	Axis     float64 // where bars to the right and to the left begin; 0: there is none
	Color    string  // RRGGBB, "" is no bar
	Line     string  // of its edge, "" is none
	Fades    bool    // towards its end
	Back     bool    // it goes to the left
	Sign     string
	Ink      string  // of the sign
	Turn     float64 // degrees against the clock
	Alone    bool    // the value itself is not shown
}

// Run is a part of a text with a look of its own.
type Run struct {
	Text                string
	Size                float64 // points; 0 is that of the cell
	Bold, Slant, Under  bool
	Struck, Low, Raised bool
	Color               string // RRGGBB; "" is that of the cell
}

const dayZero = wareki.Date("1899-12-30")

// Serial is a day as Number of a Day counts it; right from 1 March 1900 on.
func Serial(d wareki.Date) int { return d.DaysSince(dayZero) }

// Date is the day of a cell that holds one, else "".
func (c Cell) Date() wareki.Date {
	if c.Kind != Day {
		return ""
	}
	return dayZero.AddDays(int(c.Number))
}

// Range is the cells from one to another, both in it.
type Range struct {
	Sheet                            string // "": the one it stands on
	Column, Row, LastColumn, LastRow int
}

// ColumnName is what a column is called in a formula: A, B, … Z, AA, …
func ColumnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// CellName is what a cell is called in a formula: B5.
func CellName(column, row int) string { return ColumnName(column) + strconv.Itoa(row) }

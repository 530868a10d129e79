package calc

import "jibun/data/wareki"

// Book is what formulas are computed in.
type Book interface {
	// Sheet is the sheet of a name, nil if there is none.
	Sheet(name string) Sheet
	// List is what a table's name and what stands in brackets after it mean to a formula in
	// a row of a sheet. has is false if there is no such table, ok if it has no such cells.
	List(name, inside string, from Sheet, row int) (on string, at Rect, has, ok bool)
	// Named is the formula of a name that the whole workbook knows, in lower case; "" if it
	// has none or is not the same on every sheet.
	Named(name string) string
	From1904() bool
	// Today is the day on which it is looked at; "": not to be known.
	Today() wareki.Date
}

// Sheet is a sheet of it. It can be compared.
type Sheet interface {
	// Used is the last row and the last column with a cell.
	Used() (rows, cols int)
	// Cell is what a cell shows, and its formula. What the calculator is asked for on the
	// way it keeps.
	Cell(k *Calculator, row, col int) (v Value, formula string, err error)
	// Hides tells whether a row is not shown.
	Hides(row int) bool
}

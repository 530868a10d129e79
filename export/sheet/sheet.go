package sheet

import "iter"

// Sheet is one sheet of a paper: a grid of columns and rows that is printed on
// one page or on many.
type Sheet struct {
	Name      string
	Columns   []float64 // widths, 0 is a hidden one; as many columns are printed
	RowHeight float64   // of a row that is not there
	Setup     Setup
	Freeze    Freeze
	Repeat    Repeat
	Breaks    []int // columns with which a page begins, see Spread

	// Rows, or where there are many Stream: they are laid out as they are walked,
	// and a row is good until the next. An error ends the walk.
	Rows   []Row
	Stream iter.Seq2[*Row, error]
	// Lines, where a sheet was read from a workbook: its rows in any order, each read
	// when it is asked for.
	Lines Lines

	Charts   []Chart
	Drawings []Drawing
	Shapes   []Shape

	Hidden bool // not to be seen in the workbook
	Ruled  bool // faint lines are seen between the cells, on a screen
}

// Lines are rows that can be asked for in any order.
type Lines interface {
	Count() int
	// Height is how high a row is; fit says that it must be higher if its text needs it.
	// 0 is a hidden row.
	Height(row int) (mm float64, fit bool)
	// Row is one row, never nil. It stays good.
	Row(row int) *Row
	// Breaks reports whether a row begins a page, without reading it.
	Breaks(row int) bool
	// Joined are the cells that are one.
	Joined() []Range
}

// Freeze is how many rows and columns stay in sight on a screen.
type Freeze struct{ Rows, Columns int }

// Repeat is what stands on each page: the rows from First to Last, from the page
// with First on; none if Last is 0. And the first columns, see Spread.
type Repeat struct{ First, Last, Columns int }

// Row is one row.
type Row struct {
	Height float64 // 0: as high as the one who shows it thinks
	Cells  []Cell  // from the first column on
	Break  bool    // a page begins with it
	Listed bool    // an entry of the sheet's list, which may be sorted and filtered; the row before the first is its heading
}

// All is the rows in their order, each good until the next.
func (s *Sheet) All() iter.Seq2[*Row, error] {
	if s.Stream != nil {
		return s.Stream
	}
	if s.Lines != nil {
		return func(yield func(*Row, error) bool) {
			for i := 1; i <= s.Lines.Count(); i++ {
				if !yield(s.Lines.Row(i), nil) {
					return
				}
			}
		}
	}
	return func(yield func(*Row, error) bool) {
		for i := range s.Rows {
			if !yield(&s.Rows[i], nil) {
				return
			}
		}
	}
}

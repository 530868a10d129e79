package sheet

import "iter"

// Sheet is one sheet of a paper: a grid of columns and rows that is printed on
// one page or on many.
type Sheet struct {
	Name      string
	Columns   []float64 // widths; as many columns are printed
	RowHeight float64   // of a row that is not there
	Setup     Setup
	Freeze    Freeze
	Repeat    Repeat
	Breaks    []int // columns with which a page begins, see Spread

	// Rows, or where there are many Stream: they are laid out as they are walked,
	// and a row is good until the next. An error ends the walk.
	Rows   []Row
	Stream iter.Seq2[*Row, error]

	Charts   []Chart
	Drawings []Drawing
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
	return func(yield func(*Row, error) bool) {
		for i := range s.Rows {
			if !yield(&s.Rows[i], nil) {
				return
			}
		}
	}
}

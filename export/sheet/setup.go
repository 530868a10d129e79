package sheet

// A4, the paper of nearly every sheet of ours, and A3, in millimetres.
const (
	A4Short = 210.0
	A4Long  = 297.0
	A3Short = 297.0
	A3Long  = 420.0
)

// Setup is how a sheet is printed.
type Setup struct {
	Landscape bool
	Margins   Margins
	Fit       Fit
	Header    Running
	Footer    Running

	Short, Long float64 // the paper's sides; 0 are those of A4
	OneSided    bool    // each page has a piece of paper of its own, also where both sides are printed

	// What a workbook that was read may have besides. The zero values are those of ours.
	Scale       float64 // of a sheet that is not made smaller by its fit; 0 is 1
	Area        Range   // the cells that are printed; all if it has no last row
	Centred     bool    // between left and right
	First, Even *Ends   // of the first page and of those with an even number; nil: as all
}

// Size is that of the paper as it is held.
func (s Setup) Size() (wide, high float64) {
	wide, high = s.Short, s.Long
	if wide <= 0 || high <= 0 {
		wide, high = A4Short, A4Long
	}
	if s.Landscape {
		return high, wide
	}
	return wide, high
}

// Margins are the white edges of a page. Header and Footer are how far these
// stand from the edge of the paper.
type Margins struct{ Left, Right, Top, Bottom, Header, Footer float64 }

// Fit is what happens to a sheet that is larger than a page.
type Fit uint8

// The fits.
const (
	FitWidth Fit = iota // made smaller until it is one page wide; as many pages high as it needs
	FitPage             // made smaller until it is one page
	Spread              // not made smaller; its pages lie side by side, then below
	Natural             // not made smaller: its columns fit on a page as they are
)

// Running is a line that stands on every page, above or below.
type Running struct {
	Left, Centre, Right []Piece
	Size                float64 // points
}

// Ends are what stands above and below the cells of a page.
type Ends struct{ Header, Footer Running }

// Ends are those of a page: nth counts the pages of the sheet, number is the page's own.
func (s *Setup) Ends(nth, number int) Ends {
	switch {
	case nth == 1 && s.First != nil:
		return *s.First
	case number%2 == 0 && s.Even != nil:
		return *s.Even
	}
	return Ends{s.Header, s.Footer}
}

// Empty reports whether nothing stands there.
func (r Running) Empty() bool { return len(r.Left)+len(r.Centre)+len(r.Right) == 0 }

// Piece is a text, or a mark that stands for one.
type Piece struct {
	Text string
	Mark Mark
	Size float64 // points; 0 = that of the line
}

// Mark is what each page fills in.
type Mark uint8

// The marks.
const (
	NoMark    Mark = iota
	PageMark       // the number of the page
	PagesMark      // how many pages are printed together
	BreakMark      // what follows stands on a line below
)

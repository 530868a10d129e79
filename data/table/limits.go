package table

// Limits bound what a file may cost. The zero value of a field means the default.
type Limits struct {
	FileBytes   int64 // size of the file
	UnzippedAll int64 // bytes of all parts that are read
	Ratio       int64 // unzipped : zipped of a part, looked at from 8 MiB on
	Parts       int   // entries of the archive
	Sheets      int
	Rows        int // of one sheet; Excel's own limit
	Columns     int // of one row; Excel's own limit
	Cells       int // filled cells of all sheets
	TextBytes   int // text that is held in memory
	Problems    int // more than that is not a table with problems but no table

	// Wanted is asked once a sheet has LookRows rows, which hold its heading if it has
	// one; the merged blocks are not known yet. A sheet that is not wanted is not read
	// further (Sheet.Cut). nil wants all.
	Wanted func(*Sheet) bool
}

// LookRows is how much of a sheet is read before Limits.Wanted decides.
const LookRows = 1000

// DefaultLimits let a ledger of 400,000 rows through and refuse a hostile file
// within two seconds and 200 MB.
func DefaultLimits() Limits {
	return Limits{
		FileBytes: 64 << 20, UnzippedAll: 384 << 20, Ratio: 200, Parts: 5000, Sheets: 500,
		Rows: 1 << 20, Columns: 1 << 14, Cells: 5_000_000, TextBytes: 64 << 20, Problems: 10_000,
	}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	def64 := func(p *int64, v int64) {
		if *p <= 0 {
			*p = v
		}
	}
	def := func(p *int, v int) {
		if *p <= 0 {
			*p = v
		}
	}
	def64(&l.FileBytes, d.FileBytes)
	def64(&l.UnzippedAll, d.UnzippedAll)
	def64(&l.Ratio, d.Ratio)
	def(&l.Parts, d.Parts)
	def(&l.Sheets, d.Sheets)
	def(&l.Rows, d.Rows)
	def(&l.Columns, d.Columns)
	def(&l.Cells, d.Cells)
	def(&l.TextBytes, d.TextBytes)
	def(&l.Problems, d.Problems)
	l.Columns = min(l.Columns, d.Columns) // Cell.column has 16 bits
	return l
}

// refuses tells whether a sheet is not read further that had before rows and has
// some more now.
func (l *Limits) refuses(s *Sheet, before int) bool {
	if l.Wanted == nil || before >= LookRows || len(s.Rows) < LookRows || l.Wanted(s) {
		return false
	}
	s.Cut = true
	return true
}

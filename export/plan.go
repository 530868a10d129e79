package export

import (
	"jibun/data/report"
	"jibun/export/sheet"
)

// The margins of every sheet in millimetres: the binding edge on the left, the
// others, and how far header and footer stand from the edge of the paper.
const (
	binding, edge = 25.0, 15.0
	running       = 7.0
	rowHeight     = 18.0 // points, of a row without a height of its own
	maxHeight     = 409  // points; no table program has higher rows
)

// plan is what is settled about a sheet before its first row.
type plan struct {
	name      string
	landscape bool
	widths    []float64 // of the columns, in millimetres
	freezeRow int       // rows above stay in sight, 0 = none
	freezeCol int
	personal  bool    // names stand on it: 取扱注意
	witness   string  // which ledger it was made from, for the foot; "" = is not said
	headSize  float64 // of column headings in points, 0 = 10
	line      float64 // of a row without a height of its own, in points, 0 = rowHeight
	loose     bool    // rows are as high as the program that shows them thinks
	spread    bool    // wider than one page: its pages lie side by side
	breaks    []int   // columns with which a page begins, with spread
	repeatCol int     // columns at the left that repeat on each page, with spread
	letter    bool    // one page without header and footer
	titles    [2]int  // rows that repeat, 0 = none; may be settled later, if the rows are held
}

// of is the plan of a list with the given columns: its two rows of title and its
// headings stay in sight and repeat.
func (p plan) of(cols []column) plan {
	p.freezeRow = 2 + headRows(cols)
	p.titles = [2]int{1, p.freezeRow}
	for _, c := range cols {
		p.widths = append(p.widths, c.mm)
	}
	return p
}

// room is the height for rows on one page, in points. A little is left for
// printers and programs that count differently.
func (p plan) room() float64 {
	_, h := p.setup().Size()
	return points(h-2*edge) * 0.985
}

// across is the width of some columns in millimetres.
func (p plan) across(col1, col2 int) float64 {
	mm := 0.0
	for _, w := range p.widths[col1-1 : col2] {
		mm += w
	}
	return mm
}

// betweenMargins is the width between the margins, in millimetres.
func betweenMargins(landscape bool) float64 {
	wide, _ := sheet.Setup{Landscape: landscape}.Size()
	return wide - binding - edge
}

// rowPoints is the height of a row without one of its own.
func (p plan) rowPoints() float64 {
	if p.line > 0 {
		return p.line
	}
	return rowHeight
}

func points(mm float64) float64 { return mm * 72 / 25.4 }

func millimetres(points float64) float64 { return points * 25.4 / 72 }

// sheet is the empty sheet of a plan.
func (p plan) sheet(h report.Head) *sheet.Sheet {
	s := &sheet.Sheet{Name: p.name, Columns: p.widths, RowHeight: millimetres(rowHeight), Setup: p.setup(),
		Freeze: sheet.Freeze{Rows: p.freezeRow, Columns: p.freezeCol}, Repeat: p.repeated(), Breaks: p.breaks}
	if p.letter {
		return s
	}
	s.Setup.Footer = footer(h)
	if p.witness != "" {
		r := &s.Setup.Footer
		r.Right = append([]sheet.Piece{{Text: "台帳の印 " + p.witness, Size: witnessSize}, {Mark: sheet.BreakMark}}, r.Right...)
	}
	if p.personal {
		s.Setup.Header = sheet.Running{Size: small, Right: []sheet.Piece{{Text: "取扱注意"}}}
	}
	return s
}

func (p plan) repeated() sheet.Repeat {
	return sheet.Repeat{First: p.titles[0], Last: p.titles[1], Columns: p.repeatCol}
}

func (p plan) setup() sheet.Setup {
	s := sheet.Setup{Landscape: p.landscape,
		Margins: sheet.Margins{Left: binding, Right: edge, Top: edge, Bottom: edge, Header: running, Footer: running}}
	switch {
	case p.letter:
		s.Fit = sheet.FitPage
	case p.spread:
		s.Fit = sheet.Spread
	}
	return s
}

// small is the size of headers and footers, in points; witnessSize that of the witness,
// so that it stays clear of the number of the page in the middle.
const (
	small       = 9.0
	witnessSize = 7.0
)

// footer names office and section at the left, n / N in the middle, the day at
// the right.
func footer(h report.Head) sheet.Running {
	r := sheet.Running{Size: small, Centre: []sheet.Piece{{Mark: sheet.PageMark}, {Text: " / "}, {Mark: sheet.PagesMark}, {Text: " ページ"}}}
	if who := author(h); who != "" {
		r.Left = []sheet.Piece{{Text: who}}
	}
	if h.Made != "" {
		r.Right = []sheet.Piece{{Text: h.Style.Full(h.Made) + " 作成"}}
	}
	return r
}

// advance follows how much of the page is used.
func (s *draft) advance(height float64) {
	if height == 0 {
		height = s.rowPoints()
	}
	if s.used += height; s.used > s.room() {
		s.used = height
	}
}

// keepTogether begins a new page if height points do not fit on this one.
func (s *draft) keepTogether(height float64) {
	if s.used > 0 && s.used+height > s.room() {
		s.newPage()
	}
}

// newPage has a page begin with the next row.
func (s *draft) newPage() {
	s.used = 0
	s.row.Break = s.rows > 0
}

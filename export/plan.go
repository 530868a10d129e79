package export

import (
	"strings"

	"jibun/data/report"
	"jibun/export/sheet"
)

// The margins of every sheet in millimetres: the binding edge on the left, or at the
// top of a page of A4 that lies (A3 is folded, and bound at the left), the others, and how far header and footer stand from the edge of the paper.
const (
	binding, edge = 25.0, 15.0
	running       = 7.0
	rowHeight     = 18.0  // points, of a row without a height of its own
	maxHeight     = 409   // points; no table program has higher rows
	slack         = 0.985 // of a page; a little is left for printers and programs that count differently
)

// plan is what is settled about a sheet before its first row.
type plan struct {
	name      string
	landscape bool
	a3        bool      // on paper of A3; else A4
	widths    []float64 // of the columns, in millimetres
	freezeRow int       // rows above stay in sight, 0 = none
	freezeCol int
	personal  bool    // names stand on it: 取扱注意
	who       string  // whom all of it is about, on each page
	witness   string  // which ledger it was made from, for the foot; "" = is not said
	headSize  float64 // of column headings in points, 0 = 10
	line      float64 // of a row without a height of its own, in points, 0 = rowHeight
	loose     bool    // rows are as high as the program that shows them thinks
	spread    bool    // wider than one page: its pages lie side by side
	breaks    []int   // columns with which a page begins, with spread
	repeatCol int     // columns at the left that repeat on each page, with spread
	narrow    bool    // made smaller where it is wider than a page: it will get more columns
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

// room is the height for rows on one page, in points.
func (p plan) room() float64 {
	s := p.setup()
	_, h := s.Size()
	return points(h-s.Margins.Top-s.Margins.Bottom) * slack
}

// across is the width of some columns in millimetres.
func (p plan) across(col1, col2 int) float64 {
	mm := 0.0
	for _, w := range p.widths[col1-1 : col2] {
		mm += w
	}
	return mm
}

// betweenMargins is the width between the margins of A4, in millimetres.
func betweenMargins(landscape bool) float64 { return inner(paperSetup(landscape, false)) }

// inner is the width between the margins of some paper, in millimetres.
func inner(s sheet.Setup) float64 {
	wide, _ := s.Size()
	return wide - s.Margins.Left - s.Margins.Right
}

// acrossPage is how wide the columns of a sheet of A4 may be together that is printed as it
// is, in millimetres.
func acrossPage(landscape bool) float64 { return betweenMargins(landscape) * slack }

// paperSetup is paper with its margins.
func paperSetup(landscape, a3 bool) sheet.Setup {
	s := sheet.Setup{Landscape: landscape, Margins: sheet.Margins{Left: edge, Right: edge, Top: edge, Bottom: edge, Header: running, Footer: running}}
	if a3 {
		s.Short, s.Long = sheet.A3Short, sheet.A3Long
	}
	if m := &s.Margins; landscape && !a3 {
		m.Top, m.Header = binding, binding-edge+running
	} else {
		m.Left = binding
	}
	return s
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
	s := &sheet.Sheet{Name: p.name, Columns: p.widths, RowHeight: millimetres(p.rowPoints()), Setup: p.setup(),
		Freeze: sheet.Freeze{Rows: p.freezeRow, Columns: p.freezeCol}, Repeat: p.repeated(), Breaks: p.breaks}
	if p.letter {
		return s
	}
	s.Setup.Footer = footer(h, inner(s.Setup))
	if p.witness != "" {
		r := &s.Setup.Footer
		r.Right = append([]sheet.Piece{{Text: "台帳の印 " + p.witness, Size: witnessSize}, {Mark: sheet.BreakMark, Size: witnessGap},
			{Text: " ", Size: witnessGap}, {Mark: sheet.BreakMark}}, r.Right...)
	}
	if p.personal {
		s.Setup.Header = sheet.Running{Size: small, Right: []sheet.Piece{{Text: "取扱注意"}}}
		if p.who != "" {
			s.Setup.Header.Left = beside(p.who, inner(s.Setup)-careWide)
		}
	}
	return s
}

func (p plan) repeated() sheet.Repeat {
	return sheet.Repeat{First: p.titles[0], Last: p.titles[1], Columns: p.repeatCol}
}

func (p plan) setup() sheet.Setup {
	s := paperSetup(p.landscape, p.a3)
	switch {
	case p.letter:
		s.Fit = sheet.FitPage
	case p.spread:
		s.Fit = sheet.Spread
	case p.narrow:
		s.Fit = sheet.FitWidth
	case p.across(1, len(p.widths)) <= inner(s)*slack+0.001:
		s.Fit = sheet.Natural
	}
	return s
}

// small is the size of headers and footers, in points; witnessSize that of the witness,
// so that it stays clear of the number of the page in the middle, and witnessGap that of an
// empty line below it: the lines of a footer lie so close that they would touch.
const (
	small       = 9.0
	witnessSize = 7.0
	witnessGap  = 3.0
)

// footer names office and section at the left, n / N in the middle, the day at
// the right.
func footer(h report.Head, wide float64) sheet.Running {
	r := sheet.Running{Size: small, Centre: []sheet.Piece{{Mark: sheet.PageMark}, {Text: " / "}, {Mark: sheet.PagesMark}, {Text: " ページ"}}}
	if who := author(h); who != "" {
		r.Left = beside(who, (wide-pageWide)/2)
	}
	if h.Made != "" {
		r.Right = []sheet.Piece{{Text: h.Style.Full(h.Made) + " 作成"}}
	}
	return r
}

// How much room 取扱注意 and the number of the page take of a line, in millimetres.
const (
	careWide = 20.0
	pageWide = 32.0
)

// beside is what stands at the left of a header or footer and has so many millimetres: in
// smaller type where it is long, and in two lines. A workbook knows whole points only.
func beside(text string, mm float64) []sheet.Piece {
	b := &paper{measure: HalfWidths{}}
	size := b.fitting(text, mm, 1, small, 8, 7, 6)
	pieces := []sheet.Piece{{Text: text, Size: size}}
	if b.lines(text, mm, size) == 1 {
		if size == small {
			pieces[0].Size = 0
		}
		return pieces
	}
	lines := strings.Split(b.phrased(text, mm, size), "\n")
	if len(lines) != 2 {
		lines = wrapped(b.measure, text, mm, size)
	}
	pieces[0].Text = lines[0]
	rest := strings.Join(lines[1:], "")
	return append(pieces, sheet.Piece{Mark: sheet.BreakMark, Size: size}, sheet.Piece{Text: clip(rest, b.measure.Fits([]rune(rest), mm, size)*2), Size: size})
}

// advance follows how much of the page is used, and reports whether the row that is
// about to end begins a page. Rows that repeat stand on each page once they are past.
func (s *draft) advance(height float64) (turned bool) {
	turned = s.row.Break
	if s.used > s.again && s.used+height > s.room() {
		s.used, turned = s.again, true
	}
	if s.used += height; turned {
		s.page, s.pageBefore = s.rows, s.page
	}
	turned = s.bring(turned, height)
	if s.titles[1] > 0 && s.rows >= s.titles[0] && s.rows <= s.titles[1] {
		s.again += height
	}
	return turned
}

// freeze keeps the first n rows in sight.
func (s *draft) freeze(n int) { s.sheet.Freeze.Rows = n }

// repeats has the rows from first to last, which are written, stand on each page from
// theirs on.
func (s *draft) repeats(first, last int) {
	s.titles, s.again = [2]int{first, last}, 0
	for _, row := range s.sheet.Rows[first-1 : last] {
		s.again += points(row.Height)
	}
}

// keepTogether begins a new page if height points do not fit on this one.
func (s *draft) keepTogether(height float64) {
	if s.used > s.again && s.used+height > s.room() {
		s.newPage()
	}
}

// newPage has a page begin with the next row.
func (s *draft) newPage() {
	s.used = s.again
	s.row.Break = s.rows > 0
}

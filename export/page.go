package export

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// A4 in millimetres, its margins: the binding edge on the left, the others.
const (
	a4Short, a4Long = 210.0, 297.0
	binding, edge   = 25.0, 15.0
	rowHeight       = 18.0 // points, of a row without a height of its own
	maxHeight       = 409  // points, the file's limit
)

// page is the paper a sheet stands on.
type page struct {
	name      string
	landscape bool
	widths    []float64 // of the columns, in millimetres
	freezeRow int       // rows above stay in sight, 0 = none
	freezeCol int
	personal  bool    // names stand on it: 取扱注意
	headSize  float64 // of column headings in points, 0 = 10
	line      float64 // of a row without a height of its own, in points, 0 = rowHeight
	loose     bool    // rows are as high as the program that shows them thinks
	spread    bool    // wider than one page: its pages lie side by side
	repeatCol int     // columns at the left that repeat on each page, with spread
	letter    bool    // one page without header and footer
}

// room is the height for rows on one page, in points. A little is left for
// printers and programs that count differently.
func (p page) room() float64 {
	h := a4Long
	if p.landscape {
		h = a4Short
	}
	return points(h-2*edge) * 0.985
}

// across is the width of some columns in millimetres.
func (p page) across(col1, col2 int) float64 {
	mm := 0.0
	for _, w := range p.widths[col1-1 : col2] {
		mm += w
	}
	return mm
}

// paper is the width between the margins, in millimetres.
func paper(landscape bool) float64 {
	if landscape {
		return a4Long - binding - edge
	}
	return a4Short - binding - edge
}

// rowPoints is the height of a row without one of its own.
func (p page) rowPoints() float64 {
	if p.line > 0 {
		return p.line
	}
	return rowHeight
}

func points(mm float64) float64 { return mm * 72 / 25.4 }

// chars is a column's width as the file counts it: in digits of the standard
// font, which are 8 pixels of 1/96 inch wide.
func chars(mm float64) float64 { return mm / 25.4 * 96 / 8 }

// begin sets what the file wants before the first row.
func (s *sheet) begin() {
	f, no, height, tall := s.f, false, rowHeight, true
	fit := !s.spread
	s.keep(f.SetSheetDimension(s.name, ""))
	s.keep(f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit, DefaultRowHeight: &height, CustomHeight: &tall}))
	s.keep(f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &no}))
	s.layout()
	if s.err != nil {
		return
	}
	sw, err := f.NewStreamWriter(s.name)
	s.keep(err)
	if err != nil {
		return
	}
	s.sw = sw
	for i, mm := range s.widths {
		s.keep(sw.SetColWidth(i+1, i+1, chars(mm)))
	}
	if s.freezeRow+s.freezeCol > 0 {
		s.keep(sw.SetPanes(s.panes()))
	}
}

func (s *sheet) panes() *excelize.Panes {
	active := "bottomLeft"
	if s.freezeCol > 0 {
		active = "bottomRight"
	}
	top := cellName(s.freezeCol+1, s.freezeRow+1)
	return &excelize.Panes{Freeze: true, XSplit: s.freezeCol, YSplit: s.freezeRow, TopLeftCell: top, ActivePane: active,
		Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: active}}}
}

// layout sets paper, margins, header and footer.
func (s *sheet) layout() {
	const a4 = 9
	size, wide, high, orientation, order := a4, 1, 0, "portrait", "downThenOver"
	if s.landscape {
		orientation = "landscape"
	}
	o := &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}
	if s.letter {
		high = 1
	}
	if s.spread {
		order = "overThenDown"
		o.FitToWidth, o.FitToHeight, o.PageOrder = nil, nil, &order
	}
	s.keep(s.f.SetPageLayout(s.name, o))
	in := func(mm float64) *float64 { v := mm / 25.4; return &v }
	s.keep(s.f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: in(binding), Right: in(edge), Top: in(edge), Bottom: in(edge), Header: in(7), Footer: in(7)}))
	if s.letter {
		return
	}
	h := &excelize.HeaderFooterOptions{OddFooter: s.footer()}
	if s.personal {
		h.OddHeader = `&R` + small + `取扱注意`
	}
	s.keep(s.f.SetHeaderFooter(s.name, h))
}

// small is the font of headers and footers.
const small = `&"` + font + `,Regular"&9`

// footer names office and series at the left, n / N in the middle, the day at
// the right; the left part gives way if all is too long for the file.
func (s *sheet) footer() string {
	rest := `&C` + small + `&P / &N ページ`
	if s.head.Made != "" {
		rest += `&R` + small + inFooter(s.head.Style.Full(s.head.Made)) + ` 作成`
	}
	who := cut(strings.TrimSpace(oneLine(s.head.Office)+" "+oneLine(s.head.Section)), maxFooter)
	room := maxFooter - utf16Len(`&L`+small+rest)
	left := inFooter(who)
	for left != "" && utf16Len(left) > room {
		who = cut(who, utf16Len(who)-1)
		left = inFooter(who)
	}
	if left == "" {
		return rest
	}
	return `&L` + small + left + rest
}

// advance follows how much of the page is used.
func (s *sheet) advance(height float64) {
	if height == 0 {
		height = s.rowPoints()
	}
	if s.used += height; s.used > s.room() {
		s.used = height
	}
}

// keepTogether begins a new page if height points do not fit on this one.
func (s *sheet) keepTogether(height float64) {
	if s.used > 0 && s.used+height > s.room() {
		s.newPage()
	}
}

// newPage puts a page break above the next row.
func (s *sheet) newPage() {
	s.used = 0
	if s.err == nil && s.rows > 0 {
		s.keep(s.sw.InsertPageBreak("A" + rowName(s.rows+1)))
	}
}

// close sets what depends on all rows and ends the sheet.
func (s *sheet) close() {
	if s.err != nil {
		return
	}
	s.define("_xlnm.Print_Area", ref(s.name, 1, 1, len(s.widths), max(s.rows, 1)))
	var repeat []string
	if s.repeatCol > 0 {
		repeat = append(repeat, "'"+s.name+"'!$A:$"+colName(s.repeatCol))
	}
	if s.titles[1] > 0 {
		repeat = append(repeat, "'"+s.name+"'!$"+rowName(s.titles[0])+":$"+rowName(s.titles[1]))
	}
	if len(repeat) > 0 {
		s.define("_xlnm.Print_Titles", strings.Join(repeat, ","))
	}
	if s.filter != "" {
		s.keep(s.f.AutoFilter(s.name, s.filter, nil))
	}
	if s.err == nil {
		s.keep(s.sw.Flush())
	}
}

func (s *sheet) define(name, refersTo string) {
	s.keep(s.f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: s.name}))
}

package xlsx

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"jibun/export/calc"
	"jibun/export/sheet"
)

// The limits of the file format: heights in points, texts in UTF-16 units.
const (
	maxHeight = 409
	maxFooter = 255
	maxAlt    = 2000
)

// points is a height in the file. A thousandth is finer than any printer, and keeps
// the noise of counting in another unit out of the file.
func points(mm float64) float64 { return math.Round(mm*72/25.4*1000) / 1000 }

// chars is a column's width as the file counts it: in digits of the standard
// font, which are 8 pixels of 1/96 inch wide.
func chars(mm float64) float64 { return mm / 25.4 * 96 / 8 }

// begin sets what the file wants before the first row.
func (s *writer) begin() {
	f, no, height, tall := s.f, false, points(s.RowHeight), true
	fit := s.Setup.Fit == sheet.FitWidth || s.Setup.Fit == sheet.FitPage
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
	for i, mm := range s.Columns {
		s.keep(sw.SetColWidth(i+1, i+1, chars(mm)))
	}
	if s.Freeze.Rows+s.Freeze.Columns > 0 {
		s.keep(sw.SetPanes(s.panes()))
	}
	for _, col := range s.Breaks {
		s.keep(sw.InsertPageBreak(sheet.CellName(col, 1)))
	}
}

func (s *writer) panes() *excelize.Panes {
	active := "bottomLeft"
	if s.Freeze.Columns > 0 {
		active = "bottomRight"
	}
	top := sheet.CellName(s.Freeze.Columns+1, s.Freeze.Rows+1)
	return &excelize.Panes{Freeze: true, XSplit: s.Freeze.Columns, YSplit: s.Freeze.Rows, TopLeftCell: top, ActivePane: active,
		Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: active}}}
}

// The numbers by which the file calls sizes of paper.
const (
	paperA3 = 8
	paperA4 = 9
)

// envelopeCodes are those of the envelopes 角形2号 and 長形3号, in millimetres.
var envelopeCodes = map[int][2]float64{71: {240, 332}, 73: {120, 235}}

// paperCode is what the file calls a size of paper.
func paperCode(s sheet.Setup) int {
	size := [2]float64{s.Short, s.Long}
	for code, of := range envelopeCodes {
		if size == of {
			return code
		}
	}
	if size == [2]float64{sheet.A3Short, sheet.A3Long} {
		return paperA3
	}
	return paperA4
}

// withSizes says of a sheet's set-up how large its paper is where that is an envelope: LibreOffice
// does not know the numbers of Japanese envelopes, and excelize cannot say it.
func withSizes(setup []byte) []byte {
	for code, size := range envelopeCodes {
		number := fmt.Sprintf(`paperSize="%d"`, code)
		setup = bytes.Replace(setup, []byte(number), fmt.Appendf(nil, `%s paperHeight="%gmm" paperWidth="%gmm"`, number, size[1], size[0]), 1)
	}
	return setup
}

// layout sets paper, margins, header and footer.
func (s *writer) layout() {
	size, wide, high, orientation, order := paperCode(s.Setup), 1, 0, "portrait", "overThenDown"
	if s.Setup.Landscape {
		orientation = "landscape"
	}
	o := &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high}
	switch s.Setup.Fit {
	case sheet.FitPage:
		high = 1
	case sheet.Spread:
		o.FitToWidth, o.FitToHeight, o.PageOrder = nil, nil, &order
	case sheet.Natural:
		o.FitToWidth, o.FitToHeight = nil, nil
	}
	s.keep(s.f.SetPageLayout(s.name, o))
	in := func(mm float64) *float64 { v := mm / 25.4; return &v }
	m := s.Setup.Margins
	s.keep(s.f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: in(m.Left), Right: in(m.Right), Top: in(m.Top), Bottom: in(m.Bottom), Header: in(m.Header), Footer: in(m.Footer)}))
	if s.Setup.Header.Empty() && s.Setup.Footer.Empty() {
		return
	}
	s.keep(s.f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddHeader: running(s.Setup.Header, s.paper.Face.Font), OddFooter: running(s.Setup.Footer, s.paper.Face.Font)}))
}

// running is a header or footer as the file writes it; what stands at the left
// gives way if all is too long for the file.
func running(r sheet.Running, font string) string {
	small := `&"` + font + `,Regular"&` + strconv.FormatFloat(r.Size, 'f', -1, 64)
	part := func(where string, pieces []sheet.Piece) string {
		if v := written(pieces, r.Size); v != "" {
			return where + small + v
		}
		return ""
	}
	rest := part("&C", r.Centre) + part("&R", r.Right)
	room := maxFooter - utf16Len(rest)
	pieces := append([]sheet.Piece(nil), r.Left...)
	for n := len(pieces) - 1; n >= 0; {
		if utf16Len(part("&L", pieces)) <= room {
			break
		}
		p := &pieces[n]
		p.Text = sheet.Cut(p.Text, min(utf16Len(p.Text)-1, maxFooter))
		if p.Mark != sheet.NoMark || p.Text == "" {
			pieces, n = pieces[:n], n-1
		}
	}
	return part("&L", pieces) + rest
}

// written is a part of a header or footer. There & is a command, and a digit after
// the size of the type would be read as part of it.
func written(pieces []sheet.Piece, size float64) string {
	all, is, sized := "", size, true // the size stands before all of it
	for _, p := range pieces {
		if want := cmp.Or(p.Size, size); want != is {
			all, is, sized = all+"&"+strconv.FormatFloat(want, 'f', -1, 64), want, true
		}
		switch p.Mark {
		case sheet.PageMark:
			all += "&P"
		case sheet.PagesMark:
			all += "&N"
		case sheet.BreakMark:
			all += "\n"
		default:
			text := strings.ReplaceAll(sheet.OneLine(p.Text), "&", "&&")
			if sized && text != "" && text[0] >= '0' && text[0] <= '9' {
				text = " " + text
			}
			all += text
		}
		sized = sized && p.Mark == sheet.NoMark && p.Text == ""
	}
	return all
}

// end sets what depends on all rows and ends the sheet.
func (s *writer) end() {
	if s.err != nil {
		return
	}
	s.define("_xlnm.Print_Area", s.ref(sheet.Range{Column: 1, Row: 1, LastColumn: len(s.Columns), LastRow: max(s.rows, 1)}))
	var repeat []string
	if n := s.Repeat.Columns; n > 0 {
		repeat = append(repeat, "'"+s.name+"'!$A:$"+sheet.ColumnName(n))
	}
	if r := s.Repeat; r.Last > 0 {
		repeat = append(repeat, "'"+s.name+"'!$"+strconv.Itoa(r.First)+":$"+strconv.Itoa(r.Last))
	}
	if len(repeat) > 0 {
		s.define("_xlnm.Print_Titles", strings.Join(repeat, ","))
	}
	if s.listed.first > 1 {
		s.keep(s.f.AutoFilter(s.name, sheet.CellName(1, s.listed.first-1)+":"+sheet.CellName(len(s.Columns), s.listed.last), nil))
	}
	if cells := s.textNumbers(); s.err == nil && cells != "" {
		s.keep(s.f.AddIgnoredErrors(s.name, cells, excelize.IgnoredErrorsNumberStoredAsText))
	}
	if s.err == nil {
		s.keep(s.sw.Flush())
	}
}

func (s *writer) define(name, refersTo string) {
	s.keep(s.f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: s.name}))
}

// ref is a range as charts and names want it: absolute, with its sheet.
func (s *writer) ref(r sheet.Range) string {
	name := s.name
	if r.Sheet != "" {
		name = sheetName(r.Sheet)
	}
	return "'" + name + "'!$" + sheet.ColumnName(r.Column) + "$" + strconv.Itoa(r.Row) + ":$" + sheet.ColumnName(r.LastColumn) + "$" + strconv.Itoa(r.LastRow)
}

// sheetName makes a name that Excel takes, in one line.
func sheetName(s string) string {
	return strings.TrimSpace(calc.Tab(strings.TrimSpace(sheet.OneLine(s))))
}

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += max(utf16.RuneLen(r), 1)
	}
	return n
}

package export

import (
	"strconv"

	"jibun/data/report"
	"jibun/data/wareki"

	"github.com/xuri/excelize/v2"
)

// sheet is one sheet in the making. Cells are put from left to right with text,
// number, … and end in end, which writes the row. Rows count from 1.
type sheet struct {
	*workbook
	page
	sw    *excelize.StreamWriter
	rows  int // rows written or left free
	cells []excelize.Cell
	row   []any // pointers to cells: StreamWriter takes them without a copy
	used  float64
	// set while the sheet is written, used when it is closed
	titles [2]int // rows to repeat, 0 = none
	filter string
}

// sheet begins a sheet on the given paper.
func (b *workbook) sheet(p page) *sheet {
	p.name = sheetName(p.name)
	s := &sheet{workbook: b, page: p}
	if b.err != nil {
		return s
	}
	if b.sheets++; b.sheets == 1 {
		b.keep(b.f.SetSheetName("Sheet1", p.name))
	} else {
		_, err := b.f.NewSheet(p.name)
		b.keep(err)
	}
	s.begin()
	return s
}

// put adds one cell to the row at hand.
func (s *sheet) put(style int, formula string, v any) {
	if len(s.cells) == cap(s.cells) {
		grown := make([]excelize.Cell, len(s.cells), 2*cap(s.cells)+16)
		copy(grown, s.cells)
		s.cells, s.row = grown, s.row[:0]
		for i := range s.cells {
			s.row = append(s.row, &s.cells[i])
		}
	}
	s.cells = append(s.cells, excelize.Cell{StyleID: style, Formula: formula, Value: v})
	s.row = append(s.row, &s.cells[len(s.cells)-1])
}

// text puts a text that stays a text whatever it begins with.
func (s *sheet) text(style int, v string) {
	if v == "" {
		s.put(style, "", nil)
		return
	}
	s.put(style, "", clean(v))
}

// number puts a count.
func (s *sheet) number(style, v int) { s.put(style, "", v) }

// ratio puts a share, － where there is nothing to divide by.
func (s *sheet) ratio(style int, r report.Ratio) {
	if v, ok := r.Value(); ok {
		s.put(style, "", v)
		return
	}
	s.put(style, "", dash)
}

// dash stands where a figure has no meaning.
const dash = "－"

// day puts a day as a real date, so that it sorts, and in the cell after it the
// day of the week as text: its number format does not show in every program.
func (s *sheet) day(style, weekday int, d wareki.Date) {
	if !d.Valid() {
		s.text(style, string(d))
		s.text(weekday, "")
		return
	}
	s.put(style, "", serial(d))
	s.put(weekday, "", wareki.Kanji(d.Weekday()))
}

// serial is the day as Excel counts it; right from 1 March 1900 on.
func serial(d wareki.Date) int { return d.DaysSince("1899-12-30") }

// formula puts a formula of the program's own with its result.
func (s *sheet) formula(style int, f string, result int) { s.put(style, f, result) }

// total puts figure as the sum of the rows from–to of the column at hand: as a
// formula if sum, their sum, is the figure; else the figure alone.
func (s *sheet) total(style, from, to, sum, figure int) {
	if sum != figure || to < from {
		s.number(style, figure)
		return
	}
	col := colName(len(s.cells) + 1)
	s.formula(style, "SUM("+col+strconv.Itoa(from)+":"+col+strconv.Itoa(to)+")", figure)
}

// rowTotal puts figure as the sum of the cells of this row from column from on.
func (s *sheet) rowTotal(style, from, figure int) {
	row := strconv.Itoa(s.rows + 1)
	s.formula(style, "SUM("+colName(from)+row+":"+colName(len(s.cells))+row+")", figure)
}

// count puts a number that names something, "" if it is 0.
func (s *sheet) count(style, v int) {
	if v == 0 {
		s.put(style, "", nil)
		return
	}
	s.number(style, v)
}

// fill puts empty cells up to column col.
func (s *sheet) fill(style, col int) {
	for len(s.cells) < col {
		s.put(style, "", nil)
	}
}

// end writes the row at hand. height is in points, 0 for the sheet's own; it is
// written even so, for LibreOffice does not take it from the sheet.
func (s *sheet) end(height float64) {
	s.rows++
	height = min(height, maxHeight)
	if height == 0 && !s.loose {
		height = s.rowPoints()
	}
	if s.err == nil {
		s.keep(s.sw.SetRow("A"+strconv.Itoa(s.rows), s.row, excelize.RowOpts{Height: height}))
		s.keep(s.tick.row())
	}
	s.cells, s.row = s.cells[:0], s.row[:0]
	s.advance(height)
}

// skip leaves one row free. height is in points, 0 for the sheet's own.
func (s *sheet) skip(height float64) { s.end(height) }

// merge joins cells of rows that are or will be written.
func (s *sheet) merge(col1, row1, col2, row2 int) {
	if s.err == nil && (col1 != col2 || row1 != row2) {
		s.keep(s.sw.MergeCell(cellName(col1, row1), cellName(col2, row2)))
	}
}

// wide writes one row with a text over the columns from 1 to last.
func (s *sheet) wide(style int, v string, height float64, last int) {
	s.text(style, v)
	s.fill(style, last)
	s.merge(1, s.rows+1, last, s.rows+1)
	s.end(height)
}

// none writes the row that says that there is nothing.
func (s *sheet) none() {
	s.wide(s.style(cellLook.center().colored(grey)), "該当なし", 24, len(s.widths))
}

// note writes a small remark below a table, as high as it needs.
func (s *sheet) note(v string) {
	const size = 8.5
	h := float64(lines(v, s.across(1, len(s.widths)), size))*size*1.35 + 3
	s.keepTogether(h)
	s.wide(s.style(look{size: size, v: "center", wrap: true, color: "404040"}), v, h, len(s.widths))
}

func colName(col int) string {
	if col <= 26 {
		return string(rune('A' + col - 1))
	}
	n, err := excelize.ColumnNumberToName(col)
	if err != nil {
		return "XFD"
	}
	return n
}

func cellName(col, row int) string { return colName(col) + strconv.Itoa(row) }

// ref is an absolute range on a sheet, as charts and names want it.
func ref(sheet string, col1, row1, col2, row2 int) string {
	return "'" + sheet + "'!$" + colName(col1) + "$" + strconv.Itoa(row1) + ":$" + colName(col2) + "$" + strconv.Itoa(row2)
}

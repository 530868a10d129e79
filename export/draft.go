package export

import (
	"slices"
	"strconv"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/sheet"
)

// draft is one sheet in the making. Cells are put from left to right with text,
// number, … and end in end, which ends the row. Rows count from 1, heights are in
// points, as the sizes of the type that they hold.
type draft struct {
	*paper
	plan
	sheet *sheet.Sheet
	rows  int // rows ended or left free
	stood int // … that stand in the sheet, or in the tail
	row   sheet.Row
	used  float64                      // of the page at hand, points
	again float64                      // of it, by the rows that repeat
	yield func(*sheet.Row, error) bool // nil: the rows are held
	over  bool                         // nobody wants more rows

	page, pageBefore int  // the rows with which the page at hand and the one before begin
	tail             tail // of rows that are not held
}

// draft begins a sheet that holds its rows.
func (b *paper) draft(p plan) *draft { return &draft{paper: b, plan: p, sheet: p.sheet(b.head)} }

// stream is a sheet that is laid out anew each time that it is walked. What of its
// plan holds for all rows must be known before.
func (b *paper) stream(p plan, layout func(*draft)) *sheet.Sheet {
	if b.marks != nil {
		d := b.draft(p)
		layout(d)
		return d.close()
	}
	s := p.sheet(b.head)
	s.Stream = func(yield func(*sheet.Row, error) bool) {
		d := &draft{paper: b, plan: p, sheet: s, yield: yield}
		layout(d)
		d.handAll()
	}
	return s
}

// close is the sheet when all of its rows are there.
func (s *draft) close() *sheet.Sheet {
	s.sheet.Repeat = s.repeated()
	if s.marks != nil {
		s.markSheet()
	}
	return s.sheet
}

// put adds one cell to the row at hand, to be filled before the next.
func (s *draft) put(style int) *sheet.Cell {
	if s.marks != nil && s.marks.cols != "" {
		s.marks.colsOf[len(s.row.Cells)] = s.marks.cols
	}
	s.row.Cells = append(s.row.Cells, sheet.Cell{Look: style})
	return &s.row.Cells[len(s.row.Cells)-1]
}

// text puts a text that stays a text whatever it begins with.
func (s *draft) text(style int, v string) {
	if c := s.put(style); v != "" {
		c.Kind, c.Text = sheet.Text, sheet.Clean(v)
	}
}

// number puts a count.
func (s *draft) number(style, v int) { s.figure(style, float64(v)) }

// ordinal puts the place of a row in its list, from 1.
func (s *draft) ordinal(style, n int) {
	if s.marks != nil {
		s.text(style, s.marks.write(s.marks.rows+ordinal))
		return
	}
	s.number(style, n)
}

// figure puts a number of any kind.
func (s *draft) figure(style int, v float64) *sheet.Cell {
	c := s.put(style)
	c.Kind, c.Number = sheet.Number, v
	return c
}

// known puts a count, － where nothing is known.
func (s *draft) known(style, n int, ok bool) {
	if s.marks != nil {
		if _, ok = s.marks.number(float64(n)); ok {
			s.nothing("なければ" + dash)
		}
	}
	if ok {
		s.number(style, n)
		return
	}
	s.text(style, dash)
}

// positive puts a count, － where there is none.
func (s *draft) positive(style, n int) {
	if s.marks == nil {
		s.known(style, n, n > 0)
		return
	}
	s.nothing("#,##0;;" + dash + "|なければ" + dash)
	s.number(style, n)
}

// ratio puts a share, － where there is nothing to divide by.
func (s *draft) ratio(style int, r report.Ratio) {
	v, ok := r.Value()
	if s.nothing("なければ" + dash); ok {
		s.figure(style, v)
		return
	}
	s.text(style, dash)
}

// dash stands where a figure has no meaning.
const dash = "－"

// day puts a day as a real date, so that it sorts, and in the cell after it the
// day of the week as text: its number format does not show in every program.
func (s *draft) day(style, weekday int, d wareki.Date) {
	if !d.Valid() {
		s.text(style, string(d))
		s.text(weekday, "")
		return
	}
	s.date(style, sheet.Serial(d))
	if s.marks != nil {
		s.text(weekday, s.dated(d, "曜"))
		return
	}
	s.text(weekday, wareki.Kanji(d.Weekday()))
}

// date puts a day as sheet.Serial counts it.
func (s *draft) date(style, serial int) {
	s.figure(style, float64(serial)).Kind = sheet.Day
}

// formula puts a formula of the program's own with its result.
func (s *draft) formula(style int, f string, result int) {
	s.figure(style, float64(result)).Formula = f
}

// rate puts a share as a formula over the cells that hold its two sides, so that it
// follows where one is corrected; alone where these do not hold them.
func (s *draft) rate(style int, r report.Ratio, num, den string, held bool) {
	v, ok := r.Value()
	held = held && num != "" && den != ""
	switch {
	case !ok && !(held && s.marks != nil):
		s.text(style, dash)
	case !held:
		s.ratio(style, r)
	default:
		s.figure(style, v).Formula = "IFERROR(" + num + "/" + den + ",\"" + dash + "\")"
	}
}

// here is a cell of the row at hand, as formulas name it.
func (s *draft) here(col int) string { return sheet.CellName(col, s.rows+1) }

// total puts figure as the sum of the rows from–to of the column at hand: as a
// formula if sum, their sum, is the figure; else the figure alone.
func (s *draft) total(style, from, to, sum, figure int) {
	if sum != figure || to < from {
		s.number(style, figure)
		return
	}
	col := sheet.ColumnName(len(s.row.Cells) + 1)
	s.formula(style, "SUM("+col+strconv.Itoa(from)+":"+col+strconv.Itoa(to)+")", figure)
}

// rowTotal puts figure as the sum of the cells of this row from column from on.
func (s *draft) rowTotal(style, from, figure int) {
	row := strconv.Itoa(s.rows + 1)
	s.formula(style, "SUM("+sheet.ColumnName(from)+row+":"+sheet.ColumnName(len(s.row.Cells))+row+")", figure)
}

// count puts a number that names something, "" if it is 0.
func (s *draft) count(style, v int) {
	if v == 0 {
		s.put(style)
		return
	}
	s.number(style, v)
}

// fill puts empty cells up to column col.
func (s *draft) fill(style, col int) {
	for len(s.row.Cells) < col {
		s.put(style)
	}
}

// end ends the row at hand. height is in points, 0 for the sheet's own; it is said
// even so, for LibreOffice does not take it from the sheet.
func (s *draft) end(height float64) {
	s.rows++
	if height == 0 && !s.loose {
		height = s.rowPoints()
	}
	height = min(height, maxHeight)
	s.row.Height = millimetres(height)
	if s.marks != nil {
		s.markRow()
	}
	// That a page is full is said, so that every program begins the next with the same
	// row; but not within a list, which is sorted and filtered.
	turned := s.advance(height)
	switch {
	case !turned:
		s.row.Break = false
	case !s.row.Listed && !s.plan.loose:
		s.row.Break = s.rows > 1
	}
	switch {
	case s.over:
	case s.yield != nil:
		s.hand()
	default:
		row := s.row
		row.Cells = slices.Clone(s.row.Cells)
		s.sheet.Rows = append(s.sheet.Rows, row)
	}
	s.row, s.stood = sheet.Row{Cells: s.row.Cells[:0]}, s.rows
}

// entry ends a row that the clerk may sort and filter with its neighbours.
func (s *draft) entry(height float64) {
	s.row.Listed = true
	s.end(height)
}

// fail ends the sheet with an error.
func (s *draft) fail(err error) {
	switch {
	case s.over:
	case s.yield != nil:
		if s.handAll(); !s.over {
			s.yield(nil, err)
		}
	default:
		s.sheet.Stream = func(yield func(*sheet.Row, error) bool) { yield(nil, err) }
	}
	s.over = true
}

// skip leaves one row free. height is in points, 0 for the sheet's own. A little white at the
// end of a page turns none: what stands below it does, and takes rows along (withRows).
func (s *draft) skip(height float64) {
	const white = 6.0 // less than slack leaves of a page
	if height > 0 && height <= white && s.used > s.again && s.used+height > s.room() {
		s.used = min(s.used, s.room()-height)
	}
	s.end(height)
}

// join makes the cell in column col of the row at hand reach over the columns to
// last, and over so many rows.
func (s *draft) join(col, last, tall int) {
	if last > col || tall > 1 {
		s.row.Cells[col-1].Wide, s.row.Cells[col-1].Tall = last-col+1, tall
	}
}

// wide writes one row with a text over the columns from 1 to last.
func (s *draft) wide(style int, v string, height float64, last int) {
	s.text(style, v)
	s.fill(style, last)
	s.join(1, last, 1)
	s.end(height)
}

// none writes the row that says that there is nothing.
func (s *draft) none() {
	s.wide(s.style(cellLook.center().colored(grey)), "該当なし", 24, len(s.widths))
}

// noneOf writes that row if a list of n is empty, and reports it. On a form the row is
// there, and hides itself where the list is not empty.
func (s *draft) noneOf(list string, n int) bool {
	if s.marks != nil {
		s.marks.ask = append(s.marks.ask, "!"+list)
	} else if n > 0 {
		return false
	}
	s.none()
	return s.marks == nil
}

// noteRoom is what a note of a line needs below a table, in points.
const noteRoom = 20.0

// note writes a small remark below a table, as high as it needs.
func (s *draft) note(v string) {
	h := s.noteHeight(v)
	s.withRows(h)
	s.wide(s.style(plainLook.sized(noteSize).wrapped().colored("404040")), v, h, len(s.widths))
}

const noteSize = 8.5

// noteHeight is how high a note is, in points.
func (s *draft) noteHeight(v string) float64 {
	return float64(s.linesOf(v, s.across(1, len(s.widths)), noteSize))*noteSize*1.35 + 3
}

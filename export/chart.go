package export

import (
	"errors"

	"jibun/export/sheet"
)

// Calm colours that still differ when printed without colour.
const (
	blue   = "1F3F6E"
	green  = "4F8F66"
	orange = "EDAF5C"
	pale   = "E6E9ED"
)

// draw puts charts side by side over the next n rows, inside the columns
// spans[i] each, and leaves those rows free. All of it stays on one page. Charts belong to the
// sheet, so its rows must be held.
func (s *draft) draw(n int, charts []sheet.Chart, spans [][2]int) {
	if s.yield != nil {
		s.fail(errors.New("draw a chart: the rows of the sheet are not held"))
		return
	}
	s.withRows(float64(n) * s.rowPoints())
	if s.marks != nil { // what stands above grows
		s.marks.turn = true
	}
	top := s.rows + 1
	for i, c := range charts {
		c.Over = sheet.Range{Column: spans[i][0], Row: top, LastColumn: spans[i][1], LastRow: top + n - 1}
		s.sheet.Charts = append(s.sheet.Charts, c)
	}
	for range n {
		s.skip(0)
	}
}

// companions is how many rows come along to the page of what has no room below its table.
const companions = 3

// withRows keeps height points together like keepTogether. Where the headings of a table
// repeat, its last rows come along: the headings stand above rows of theirs.
func (s *draft) withRows(height float64) {
	if s.used <= s.again || s.used+height <= s.room() || s.marks != nil || s.titles[1] == 0 {
		s.keepTogether(height)
		return
	}
	begin, used := s.along(height)
	if begin == 0 {
		s.keepTogether(height)
		return
	}
	for i := 1; i <= begin; i++ {
		s.back(i).Break = i == begin
	}
	s.used, s.page = used-height, s.rows+1-begin
}

// part is the cells of a column from one row to another, for charts.
func part(col, row, last int) sheet.Range {
	return sheet.Range{Column: col, Row: row, LastColumn: col, LastRow: last}
}

// halves splits the columns in two parts of about the same width.
func (s *draft) halves() [][2]int {
	n, half := len(s.widths), s.across(1, len(s.widths))/2
	i := 1
	for i < n-1 && s.across(1, i+1)-half < half-s.across(1, i) {
		i++
	}
	return [][2]int{{1, i}, {i + 1, n}}
}

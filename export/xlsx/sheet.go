package xlsx

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

// ErrDrawing is the error of a paper with a drawing, which is not drawn in a
// workbook yet.
var ErrDrawing = errors.New("cannot be drawn in a workbook")

// writer is one sheet on its way into the file.
type writer struct {
	*workbook
	*sheet.Sheet
	name    string                 // in the file
	sw      *excelize.StreamWriter // all of the sheet but its rows
	out     *stream                // its rows
	rows    int                    // written
	listed  struct{ first, last int }
	columns []column
	number  []byte // of the row at hand, as the file has it
	height  float64
	high    []byte // … the attributes of a row of that height
}

// column is what is remembered of a column, from above the row at hand.
type column struct {
	name   string
	text   string // the last plain one
	id     uint32 // … among the file's
	digits bool   // … it is a number
	first  int    // row with a text that is a number, 0 = none
	last   int
}

// sheet writes one sheet.
func (b *workbook) sheet(of *sheet.Sheet) {
	if len(of.Drawings) > 0 {
		b.keep(fmt.Errorf("sheet %s: %s: %w", of.Name, of.Drawings[0].Kind, ErrDrawing))
		return
	}
	s := &writer{workbook: b, Sheet: of, name: sheetName(of.Name)}
	if b.sheets++; b.sheets == 1 {
		b.keep(b.f.SetSheetName("Sheet1", s.name))
	} else {
		_, err := b.f.NewSheet(s.name)
		b.keep(err)
	}
	s.begin()
	if b.err != nil {
		return
	}
	s.out = b.stream(sheets + strconv.Itoa(b.sheets) + ".xml")
	for row, err := range of.All() {
		if b.keep(err); b.err != nil {
			return
		}
		if s.write(row); b.err != nil {
			return
		}
	}
	s.out.end()
	for _, c := range of.Charts {
		s.chart(c)
	}
	s.end()
}

// write writes one row.
func (s *writer) write(row *sheet.Row) {
	s.rows++
	if s.rows > excelize.TotalRows || len(row.Cells) > excelize.MaxColumns {
		s.keep(fmt.Errorf("sheet %s, row %d of %d cells: %w", s.name, s.rows, len(row.Cells), excelize.ErrMaxRows))
		return
	}
	if row.Break && s.rows > 1 {
		s.keep(s.sw.InsertPageBreak("A" + strconv.Itoa(s.rows)))
	}
	if row.Listed {
		if s.listed.first == 0 {
			s.listed.first = s.rows
		}
		s.listed.last = s.rows
	}
	for n := len(s.columns); n < len(row.Cells); n++ {
		s.columns = append(s.columns, column{name: sheet.ColumnName(n + 1)})
	}
	s.number = strconv.AppendInt(s.number[:0], int64(s.rows), 10)
	out := append(append(append(s.out.b, `<row r="`...), s.number...), '"')
	out = append(append(out, s.rowHeight(row.Height)...), '>')
	for i := range row.Cells {
		out = s.cell(out, &row.Cells[i], i)
	}
	s.out.b = append(out, `</row>`...)
	s.out.cut()
	s.keep(s.tick.row())
}

// rowHeight are the attributes of a row of mm millimetres.
func (s *writer) rowHeight(mm float64) []byte {
	if mm != s.height {
		s.height, s.high = mm, s.high[:0]
		if pt := min(points(mm), maxHeight); pt > 0 {
			s.high = append(strconv.AppendFloat(append(s.high, ` ht="`...), pt, 'f', -1, 64), `" customHeight="1"`...)
		}
	}
	return s.high
}

// cell writes the cell in column i of the row at hand.
func (s *writer) cell(out []byte, c *sheet.Cell, i int) []byte {
	if c.Wide > 1 || c.Tall > 1 {
		s.keep(s.sw.MergeCell(sheet.CellName(i+1, s.rows), sheet.CellName(i+max(c.Wide, 1), s.rows+max(c.Tall, 1)-1)))
	}
	style := s.style(c.Look)
	if s.err != nil {
		return out
	}
	if c.Kind == sheet.Nothing && c.Formula == "" && len(style) == 0 {
		return out
	}
	at := &s.columns[i]
	out = append(append(append(append(out, `<c r="`...), at.name...), s.number...), '"')
	out = append(out, style...)
	text := c.Kind == sheet.Text
	switch {
	case text && c.Formula != "":
		out = append(out, ` t="str"`...)
	case text:
		out = append(out, ` t="s"`...)
	case c.Kind == sheet.Nothing && c.Formula == "":
		return append(out, `/>`...)
	}
	out = append(out, '>')
	if c.Formula != "" {
		out = append(escape(append(out, `<f>`...), c.Formula), `</f>`...)
	}
	switch {
	case c.Kind == sheet.Nothing:
		return append(out, `</c>`...)
	case text && c.Formula != "":
		out = escape(append(out, `<v>`...), sheet.Clean(c.Text))
	case text:
		out = strconv.AppendUint(append(out, `<v>`...), uint64(s.text(c, at)), 10)
	default:
		if math.IsNaN(c.Number) || math.IsInf(c.Number, 0) {
			s.keep(fmt.Errorf("sheet %s, %s%d: %g is no number of a file", s.name, at.name, s.rows, c.Number))
		}
		out = number(append(out, `<v>`...), c.Number)
	}
	return append(out, `</v></c>`...)
}

// text is the place of a cell's text among the file's.
func (s *writer) text(c *sheet.Cell, at *column) uint32 {
	if c.Reading != "" || c.Runs != nil {
		if digitsOnly(c.Text) {
			at.noted(s.rows)
		}
		return s.texts.other(c, s.paper.Looks[c.Look], s.paper.Face)
	}
	if c.Text != at.text || at.id == 0 && at.text == "" {
		at.text, at.id, at.digits = c.Text, s.texts.plain(c.Text), digitsOnly(c.Text)
	}
	if at.digits {
		at.noted(s.rows)
	}
	return at.id
}

// noted remembers that a text in a row is meant as one, though it is a number.
func (c *column) noted(row int) {
	if c.first == 0 {
		c.first = row
	}
	c.last = row
}

// whole is up to where every whole number is a number of its own.
const whole = 1 << 53

// number writes a number with all of its digits.
func number(out []byte, v float64) []byte {
	if n := int64(v); float64(n) == v && math.Abs(v) < whole {
		return strconv.AppendInt(out, n, 10)
	}
	return strconv.AppendFloat(out, v, 'g', -1, 64)
}

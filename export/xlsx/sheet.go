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
	name   string // in the file
	sw     *excelize.StreamWriter
	rows   int // written
	listed struct{ first, last int }
	digits map[int][2]int // by column, from 0: first and last row with a text that is a number
	cells  []excelize.Cell
	row    []any // pointers to cells: StreamWriter takes them without a copy
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
	for row, err := range of.All() {
		if b.keep(err); b.err != nil {
			return
		}
		if s.write(row); b.err != nil {
			return
		}
	}
	for _, c := range of.Charts {
		s.chart(c)
	}
	s.end()
}

// styled is the style of a row of which every cell has its own. excelize writes no
// negative one; without it, it would search all columns for a style at each cell.
const styled = -1

// write writes one row.
func (s *writer) write(row *sheet.Row) {
	s.rows++
	if row.Break && s.rows > 1 {
		s.keep(s.sw.InsertPageBreak("A" + strconv.Itoa(s.rows)))
	}
	if row.Listed {
		if s.listed.first == 0 {
			s.listed.first = s.rows
		}
		s.listed.last = s.rows
	}
	s.grow(len(row.Cells))
	o := excelize.RowOpts{Height: min(points(row.Height), maxHeight), StyleID: styled}
	for i := range row.Cells {
		c := &row.Cells[i]
		x := &s.cells[i]
		x.StyleID, x.Formula, x.Value = s.style(c.Look), c.Formula, s.value(c, x.Value)
		if c.Kind == sheet.Text && c.Text != "" && c.Text[0] <= '9' && digitsOnly(c.Text) {
			s.textNumber(i)
		}
		if x.StyleID == 0 {
			o.StyleID = 0
		}
		if c.Wide > 1 || c.Tall > 1 {
			s.keep(s.sw.MergeCell(sheet.CellName(i+1, s.rows), sheet.CellName(i+max(c.Wide, 1), s.rows+max(c.Tall, 1)-1)))
		}
	}
	if s.err == nil {
		s.keep(s.sw.SetRow("A"+strconv.Itoa(s.rows), s.row[:len(row.Cells)], o))
		s.keep(s.tick.row())
	}
}

// grow makes room for a row of n cells.
func (s *writer) grow(n int) {
	if n <= len(s.cells) {
		return
	}
	s.cells, s.row = make([]excelize.Cell, n), make([]any, n)
	for i := range s.cells {
		s.row[i] = &s.cells[i]
	}
}

// whole is up to where every whole number is a number of its own.
const whole = 1 << 53

// value is what excelize makes the same cell of. above is that of the cell above, to
// be used again where it is the same: lists repeat themselves.
func (s *writer) value(c *sheet.Cell, above any) any {
	switch c.Kind {
	case sheet.Text:
		if c.Reading != "" {
			return read(c.Text, c.Reading)
		}
		if c.Runs == nil {
			if v, ok := above.(string); ok && v == c.Text {
				return above
			}
			return c.Text
		}
		runs := make([]excelize.RichTextRun, len(c.Runs))
		for i, r := range c.Runs {
			runs[i] = excelize.RichTextRun{Text: r.Text, Font: runFont(r, s.paper.Face)}
		}
		return runs
	case sheet.Number, sheet.Day:
		if n := int(c.Number); float64(n) == c.Number && math.Abs(c.Number) < whole {
			if v, ok := above.(int); ok && v == n {
				return above
			}
			return n
		}
		return c.Number
	}
	return nil
}

func runFont(r sheet.Run, face sheet.Face) *excelize.Font {
	f := &excelize.Font{Family: face.Font, Size: r.Size, Color: face.Ink, Bold: r.Bold, Italic: r.Slant, Strike: r.Struck}
	if r.Color != "" {
		f.Color = r.Color
	}
	if r.Under {
		f.Underline = "single"
	}
	switch {
	case r.Raised:
		f.VertAlign = "superscript"
	case r.Low:
		f.VertAlign = "subscript"
	}
	return f
}

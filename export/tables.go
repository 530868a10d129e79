package export

import (
	"context"
	"fmt"
	"io"
	"iter"

	"jibun/data/report"
	"jibun/data/wareki"
)

// Kind is what the cells of a column hold, and so how they look.
type Kind int

// The kinds of columns.
const (
	Text    Kind = iota
	Integer      // 1,234
	Percent      // 12.3%
	Day          // a date in the office's style
)

// Column is a column of a Table. Width counts half-width characters.
type Column struct {
	Title string
	Width float64
	Kind  Kind
}

// Table is a plain list on a sheet of its own: headings, rows, filter buttons.
// It is how what a screen lists goes to Excel. Rows may be consumed only once.
//
// A value is a string, an int, a float64, a report.Ratio, a wareki.Date or nil.
// An int in a Day column is a day as Excel counts it.
type Table struct {
	Name    string
	Columns []Column
	Rows    iter.Seq[[]any]
}

// Tables writes tables to one workbook, in their order.
//
// Nothing is written to w when ctx ends before the workbook is complete, or when
// a row holds a value of another type.
func Tables(ctx context.Context, w io.Writer, head report.Head, tables iter.Seq[Table], o Options) error {
	b := newWorkbook(ctx, head, head.Series, 0, o)
	defer b.close()
	for t := range tables {
		if b.table(t); b.err != nil {
			break
		}
	}
	return b.write(w, o)
}

func (b *workbook) table(t Table) {
	p := page{name: t.Name, landscape: true, freezeRow: 1, loose: true}
	for _, c := range t.Columns {
		p.widths = append(p.widths, c.Width*8/96*25.4)
	}
	s := b.sheet(p)
	head := s.style(headLook.unwrapped())
	for _, c := range t.Columns {
		s.text(head, c.Title)
	}
	s.end(0)
	s.titles = [2]int{1, 1}
	styles := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		styles[i] = s.style(c.Kind.look(b.head.Style))
	}
	for row := range t.Rows {
		for i, v := range row {
			if i < len(styles) {
				s.value(styles[i], v)
			}
		}
		s.fill(styles[0], len(styles))
		if s.end(0); s.err != nil {
			return
		}
	}
	if s.rows == 1 {
		s.none()
	} else {
		s.filter = "A1:" + cellName(len(t.Columns), s.rows)
	}
	s.close()
}

func (k Kind) look(style wareki.Style) look {
	switch k {
	case Integer:
		return cellLook.number()
	case Percent:
		return cellLook.ratio()
	case Day:
		return cellLook.right().as(dateFormat(style))
	}
	return cellLook
}

// value puts a value of any of the types a Table may hold.
func (s *sheet) value(style int, v any) {
	switch v := v.(type) {
	case nil:
		s.put(style, "", nil)
	case string:
		s.text(style, v)
	case int, float64:
		s.put(style, "", v)
	case report.Ratio:
		s.ratio(style, v)
	case wareki.Date:
		if v.Valid() {
			s.put(style, "", serial(v))
			return
		}
		s.text(style, string(v))
	default:
		s.keep(fmt.Errorf("write a table: %T is no value of a cell", v))
	}
}

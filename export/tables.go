package export

import (
	"context"
	"fmt"
	"io"
	"iter"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/kinsoku"
	"jibun/export/sheet"
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
	Name     string
	Columns  []Column
	Rows     iter.Seq[[]any]
	Personal bool // names stand on it: 取扱注意
	Whole    bool // a text that is too long for its cell goes on in another line: it is for paper
}

// Tables writes tables to one workbook, in their order.
//
// Nothing is written to w when ctx ends before the workbook is complete, or when
// a row holds a value of another type.
func Tables(ctx context.Context, w io.Writer, head report.Head, tables iter.Seq[Table], o Options) error {
	return Write(ctx, w, TablesPaper(TableList{head, tables}, HalfWidths{}), o)
}

// TableList is tables under one head.
type TableList struct {
	Head   report.Head
	Tables iter.Seq[Table]
}

// TablesPaper is the same before it is a file. It can be walked as often as the
// tables and their rows can be consumed.
func TablesPaper(r TableList, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, r.Head.Series, 0)
	b.Sheets = func(yield func(*sheet.Sheet) bool) {
		for t := range r.Tables {
			if !yield(b.table(t)) {
				return
			}
		}
	}
	return b.Paper
}

func (b *paper) table(t Table) *sheet.Sheet {
	p := plan{name: t.Name, landscape: true, freezeRow: 1, loose: true, titles: [2]int{1, 1}, personal: t.Personal}
	for _, c := range t.Columns {
		p.widths = append(p.widths, c.Width*8/96*25.4)
	}
	return b.stream(p, func(s *draft) { s.table(t) })
}

func (s *draft) table(t Table) {
	head := s.style(headLook.unwrapped())
	for _, c := range t.Columns {
		s.text(head, c.Title)
	}
	s.end(0)
	styles := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		styles[i] = s.style(c.Kind.look(s.head.Style))
	}
	for row := range t.Rows {
		high := 0.0
		for i, v := range row {
			if i >= len(styles) {
				break
			}
			style := styles[i]
			if text, ok := v.(string); ok && t.Whole {
				l, need := s.inCell(t.Columns[i].Kind.look(s.head.Style), text, s.plan.widths[i])
				style, high = s.style(l), max(high, need)
			}
			s.value(t.Columns[i].Kind, style, v)
		}
		s.fill(styles[0], len(styles))
		if s.entry(high); s.over {
			return
		}
	}
	if s.rows == 1 {
		s.none()
	}
}

// inCell is how a text stands in a cell without running over the next: in one line, a little
// smaller if need be, else in several. need is the height that takes; 0 for a single line.
func (b *paper) inCell(l look, text string, mm float64) (_ look, need float64) {
	all := func(size float64) int { // paths of files are all letters
		return max(b.lines(text, mm, size), len(cut(broad{b.measure}, text, mm, size, kinsoku.Cell)))
	}
	for size := l.Size; size >= l.Size-2; size -= 0.5 {
		if all(size) == 1 {
			return l.sized(size), 0
		}
	}
	if l, need = b.set(l, text, mm); need == 0 {
		l = l.wrapped()
	}
	return l, max(need, linesHigh(all(l.Size), l.Size))
}

func (k Kind) look(style wareki.Style) look {
	switch k {
	case Integer:
		return cellLook.number()
	case Percent:
		return cellLook.ratio()
	case Day:
		return cellLook.right().as(dayFormat(style))
	}
	return cellLook
}

// value puts a value of any of the types a Table may hold.
func (s *draft) value(kind Kind, style int, v any) {
	switch v := v.(type) {
	case nil:
		s.put(style)
	case string:
		s.text(style, v)
	case int:
		if kind == Day {
			s.date(style, v)
			return
		}
		s.number(style, v)
	case float64:
		s.figure(style, v)
	case report.Ratio:
		s.ratio(style, v)
	case wareki.Date:
		if v.Valid() {
			s.date(style, sheet.Serial(v))
			return
		}
		s.text(style, string(v))
	default:
		s.fail(fmt.Errorf("write a table: %T is no value of a cell", v))
	}
}

package roster

import (
	"strings"
	"unicode"

	"jibun/data/table"
	"jibun/data/text"
	"jibun/data/wareki"
)

// Read turns the rows under the layout's heading into people. today is the day
// on the office's clock; it decides who has retired already.
func Read(file *table.File, layout Layout, today wareki.Date) Result {
	if layout.Sheet < 0 || layout.Sheet >= len(file.Sheets) {
		return Result{}
	}
	r := newReader(file, layout, today)
	r.result.Numberless = r.numberless()
	for i := range r.sheet.Rows {
		row := &r.sheet.Rows[i]
		if row.Line <= layout.LastLine {
			continue
		}
		if why := r.skip(row); why != "" {
			r.result.Skipped = append(r.result.Skipped, Skipped{row.Line, why, row.FirstWords()})
			continue
		}
		r.person(row)
	}
	r.duplicates()
	r.noteLengths()
	return r.result
}

// reader holds what the rows need in common.
type reader struct {
	sheet    *table.Sheet
	layout   Layout
	today    wareki.Date
	byColumn map[int]Field
	headings [][]headingWord // the heading's own lines, to know them again
	trouble  map[int][]table.Problem
	filled   []bool // by column: filled on half of the rows or more
	blocks   map[Field]blocks
	above    map[Field]string // last value of the fields that are carried down
	warnings []Warning        // of the row being read
	result   Result
}

func newReader(file *table.File, layout Layout, today wareki.Date) *reader {
	r := &reader{sheet: &file.Sheets[layout.Sheet], layout: layout, today: today, byColumn: map[int]Field{},
		trouble: map[int][]table.Problem{}, blocks: map[Field]blocks{}, above: map[Field]string{}}
	for f, c := range layout.Columns {
		r.byColumn[c] = f
	}
	for _, p := range file.Problems {
		if p.Sheet == r.sheet.Name && p.Line > layout.LastLine {
			r.trouble[p.Line] = append(r.trouble[p.Line], p)
		}
	}
	counts, rows := []int{}, 0
	for _, row := range r.sheet.Rows {
		if row.Line >= layout.FirstLine && row.Line <= layout.LastLine {
			r.headings = append(r.headings, r.headingLine(row))
		}
		if row.Line <= layout.LastLine || len(row.Cells) == 0 {
			continue
		}
		rows++
		for _, c := range row.Cells {
			for len(counts) <= c.Column() {
				counts = append(counts, 0)
			}
			counts[c.Column()]++
		}
	}
	for _, n := range counts {
		r.filled = append(r.filled, n*2 >= rows)
	}
	for _, f := range []Field{Department, Division, Section, DeptCode} {
		if c, ok := layout.Columns[f]; ok {
			r.blocks[f] = blocksOf(r.sheet, c)
		}
	}
	return r
}

// person reads one row: into People with its warnings, or into Problems.
func (r *reader) person(row *table.Row) {
	r.warnings = r.warnings[:0]
	p := Person{Line: row.Line}
	faults := r.tableFaults(row)
	p.StaffNo, faults = r.number(row, faults)
	p.Name, p.Reading, faults = r.name(row, faults)
	r.department(row, &p, &faults)
	if len(faults) > 0 {
		r.result.Problems = append(r.result.Problems, p.problem(faults))
		return
	}
	p.Position = r.text(row, Position)
	p.Phone = r.text(row, Phone)
	p.Note = r.text(row, Note)
	r.codes(row, &p)
	p.Hired = r.date(row, Hired)
	p.PostedOn = r.date(row, PostedOn)
	p.RetiredOn = r.date(row, RetiredOn)
	p.Born = r.date(row, Born)
	if p.RetiredOn >= "9000" {
		p.RetiredOn = "" // 9999-12-31 stands for "never"
	}
	p.Retired = p.Status == Left || p.RetiredOn != "" && p.RetiredOn < r.today
	r.result.People = append(r.result.People, p)
	r.result.Warnings = append(r.result.Warnings, r.warnings...)
}

// problem is the row as one that is not taken.
func (p *Person) problem(faults []Fault) Problem {
	return Problem{Line: p.Line, StaffNo: p.StaffNo, Name: p.Name, Faults: faults,
		Reading: p.Reading, Department: p.Department, Division: p.Division, Section: p.Section}
}

// numberless: no column of staff numbers, or not a digit in it.
func (r *reader) numberless() bool {
	column, ok := r.layout.Columns[StaffNo]
	if !ok {
		return true
	}
	for i := range r.sheet.Rows {
		row := &r.sheet.Rows[i]
		if row.Line > r.layout.LastLine && strings.ContainsFunc(row.At(column).Text(), unicode.IsDigit) {
			return false
		}
	}
	return true
}

// cell returns the cell of a field; an empty one if no column holds it.
func (r *reader) cell(row *table.Row, f Field) (table.Cell, int) {
	c, ok := r.layout.Columns[f]
	if !ok {
		return table.Cell{}, -1
	}
	return row.At(c), c
}

func (r *reader) warn(row *table.Row, code Code, column int, f Field, value string) {
	r.warnings = append(r.warnings, Warning{row.Line, Fault{Code: code, Column: column, Field: f, Value: value}})
}

// text reads a plain field. An error cell is empty, with a warning.
func (r *reader) text(row *table.Row, f Field) string {
	cell, column := r.cell(row, f)
	if isError(cell) {
		r.warn(row, ErrorCell, column, f, cell.Text())
		return ""
	}
	s := clean(f.kind().Tidy(cell.Text()))
	if code, bad := unfit(f, s); bad {
		r.warn(row, code, column, f, text.Excerpt(s))
		return ""
	}
	if f != Note && dash(s) {
		return ""
	}
	return s
}

func (r *reader) date(row *table.Row, f Field) wareki.Date {
	cell, column := r.cell(row, f)
	if isError(cell) {
		r.warn(row, ErrorCell, column, f, cell.Text())
		return ""
	}
	d, ok := date(cell)
	if !ok {
		r.warn(row, BadDate, column, f, cell.Text())
	}
	return d
}

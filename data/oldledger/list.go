package oldledger

import (
	"jibun/data/table"
	"jibun/data/text"
	"jibun/data/wareki"
)

// list reads the rows of a list of seminars.
func (sr *sheetReader) list() {
	last := sr.headings[len(sr.headings)-1].Line
	year := sr.account.Year
	for i := range sr.sheet.Rows {
		row := &sr.sheet.Rows[i]
		if row.Line <= last {
			continue
		}
		if why := sr.noSeminar(row, &year); why != "" {
			sr.skip(row, why)
			continue
		}
		sr.seminar(row, &year)
	}
}

// noSeminar tells why a row is no seminar. A line that only names a fiscal year
// stands over that year's rows.
func (sr *sheetReader) noSeminar(row *table.Row, year *wareki.FiscalYear) Why {
	if blankRow(row) {
		return BlankRow
	}
	if sr.headingAgain(row) {
		return HeadingRow
	}
	date, _ := sr.cell(row, fDate)
	for _, c := range row.Cells {
		if sumWord(c.Text()) && (date.Kind() == table.Empty || date.Column() == c.Column()) {
			return SumRow
		}
	}
	title, _ := sr.cell(row, fTitle)
	first := row.Cells[0]
	if clean(title.Text()) == "" || title.Column() == first.Column() {
		if y := yearIn(first.Text(), false); y != 0 && len(row.Cells) <= 2 {
			*year = y
			return NoteRow
		}
	}
	if noteMark(first.Text()) || sentence(row) {
		return NoteRow
	}
	if len(row.Cells) == 1 && first.Column() != sr.columns[fTitle] && !sr.knows(first.Column()) {
		return NoteRow
	}
	// A remark in the first column: words, where a number or a day should be.
	if len(row.Cells) == 1 && first.Kind() == table.Text {
		if _, ok := ordinalOf(first.Text()); !ok {
			if _, _, ok := day(first, *year); !ok && first.Column() != sr.columns[fTitle] {
				return NoteRow
			}
		}
	}
	return ""
}

func (sr *sheetReader) knows(column int) bool {
	for _, c := range sr.columns {
		if c == column {
			return true
		}
	}
	return false
}

// seminar takes one row. Without a title or a day it is a problem: a seminar is
// known by them.
func (sr *sheetReader) seminar(row *table.Row, year *wareki.FiscalYear) {
	if y, c := sr.cell(row, fYear); c >= 0 {
		if found := yearIn(y.Text()+"年度", true); found != 0 {
			*year = found // blank cells below mean the same year
		} else if found := yearIn(y.Text(), true); found != 0 {
			*year = found
		}
	}
	date, dateColumn := sr.cell(row, fDate)
	title, titleColumn := sr.cell(row, fTitle)
	d, starts, ok := day(date, *year)
	cannot, _ := unfit(fTitle, clean(text.Theme.Tidy(title.Text())))
	switch {
	case title.Kind() == table.Error:
		sr.rowProblem(row, titleColumn, ErrorCell, title.Text())
		return
	case dash(title.Text()):
		sr.rowProblem(row, titleColumn, NoTitle, row.FirstWords())
		return
	case cannot != "":
		sr.rowProblem(row, titleColumn, cannot, text.Excerpt(clean(title.Text())))
		return
	case date.Kind() == table.Error:
		sr.rowProblem(row, dateColumn, ErrorCell, date.Text())
		return
	case dash(date.Text()):
		sr.rowProblem(row, dateColumn, NoDate, clean(title.Text()))
		return
	case !ok:
		sr.rowProblem(row, dateColumn, BadDate, date.Text())
		return
	}
	s := Seminar{Line: row.Line, Sheet: sr.sheet.Name, Date: d, Starts: starts, Title: sr.text(row, fTitle), Category: sr.text(row, fCategory),
		Venue: sr.text(row, fVenue), Note: sr.text(row, fNote)}
	s.Lecturers, s.Speaker = sr.lecturers(row)
	if cell, c := sr.cell(row, fNumber); c >= 0 && !dash(cell.Text()) {
		if s.Number, ok = ordinalOf(cell.Text()); !ok {
			sr.cellProblem(row, c, BadNumber, cell.Text())
		}
	}
	if cell, c := sr.cell(row, fStarts); c >= 0 && !dash(cell.Text()) {
		if t, ok := startTime(cell); ok {
			s.Starts = t
		} else {
			sr.cellProblem(row, c, BadTime, cell.Text())
		}
	}
	s.Capacity = sr.count(row, fCapacity)
	s.Applied = sr.count(row, fApplied)
	s.Attended = sr.count(row, fAttended)
	sr.account.Taken++
	sr.ledger.Seminars = append(sr.ledger.Seminars, s)
	if y := *year; y != 0 && !y.Contains(d) {
		sr.note(Note{Sheet: s.Sheet, Line: s.Line, Column: dateColumn, Code: OutsideYear, Number: s.Number, Text: string(d)})
	}
	if sr.today != "" && d > sr.today {
		sr.note(Note{Sheet: s.Sheet, Line: s.Line, Column: dateColumn, Code: FutureDate, Number: s.Number, Text: string(d)})
	}
}

func (sr *sheetReader) count(row *table.Row, field string) int {
	cell, column := sr.cell(row, field)
	if column < 0 {
		return Unknown
	}
	if cell.Kind() == table.Error {
		sr.cellProblem(row, column, ErrorCell, cell.Text())
		return Unknown
	}
	n, ok := countOf(cell)
	if !ok {
		sr.cellProblem(row, column, BadCount, cell.Text())
	}
	return n
}

package oldledger

import (
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jibun/data/kana"
	"jibun/data/table"
	"jibun/data/table/heading"
	"jibun/data/text"
	"jibun/data/wareki"
)

// event is a column of the matrix: a seminar by number or day, or both.
type event struct {
	column int
	number int
	date   wareki.Date
	text   string
	title  string
}

// near is how far from the line with the names the numbers and days may stand.
const near = 3

// eventColumns finds the columns that are seminars: in the lines of the heading
// and next to it, over columns that are nothing else.
func eventColumns(s *table.Sheet, f *heading.Found, year wareki.FiscalYear) []event {
	taken := map[int]bool{}
	for _, c := range f.Columns {
		if c.Known {
			taken[c.Index] = true
		}
	}
	found := map[int]*event{}
	for _, row := range s.Rows {
		if row.Line < f.FirstLine-near || row.Line > f.LastLine+near || row.Line > f.LastLine && hasPerson(&row, f) {
			continue
		}
		outside := row.Line < f.FirstLine || row.Line > f.LastLine
		for _, c := range row.Cells {
			if taken[c.Column()] {
				continue
			}
			e := found[c.Column()]
			if e == nil {
				e = &event{column: c.Column()}
			}
			if n, ok := ordinalOf(c.Text()); ok && c.Kind() != table.Date {
				if e.number == 0 {
					e.number = n
				}
			} else if d, _, ok := day(c, year); ok {
				e.date = d
			} else if outside || !monthDay.MatchString(folded(c.Text())) {
				continue
			}
			e.text = c.Text()
			found[c.Column()] = e
		}
	}
	events := make([]event, 0, len(found))
	for _, e := range found {
		events = append(events, *e)
	}
	sort.Slice(events, func(i, j int) bool { return events[i].column < events[j].column })
	return events
}

// hasPerson: something stands in a column that says who somebody is.
func hasPerson(row *table.Row, f *heading.Found) bool {
	for field, c := range columnsOf(f) {
		if (field == fName || field == fStaffNo) && clean(row.At(c).Text()) != "" {
			return true
		}
	}
	return false
}

// matrix reads people and their marks.
func (sr *sheetReader) matrix(f *heading.Found) {
	events := eventColumns(sr.sheet, f, sr.account.Year)
	sr.titles(f, events)
	isEvent := map[int]bool{}
	for _, e := range events {
		isEvent[e.column] = true
		if e.number == 0 && e.date == "" {
			sr.ledger.Problems = append(sr.ledger.Problems,
				Problem{Sheet: sr.sheet.Name, Line: f.LastLine, Column: e.column, Code: NoSeminar, Value: e.text, Taken: true})
		}
	}
	legend := sr.legend()
	begun := false // the first person has been seen
	for i := range sr.sheet.Rows {
		row := &sr.sheet.Rows[i]
		if row.Line <= f.LastLine {
			continue
		}
		if why := sr.noPerson(row, f, isEvent, begun); why != "" {
			sr.skip(row, why)
			continue
		}
		begun = true
		sr.marks(row, events, legend)
	}
}

// legend gathers the legends of the sheet; a sign whose meaning differs from the
// usual one is noted.
func (sr *sheetReader) legend() map[string]MarkCode {
	all := map[string]MarkCode{}
	for _, row := range sr.sheet.Rows {
		line := ""
		for _, c := range row.Cells {
			if c.Kind() == table.Text {
				line += c.Text() + " "
			}
		}
		for s, code := range legendOf(line) {
			if usual, ok := markOf(s, nil); !ok || usual != code {
				sr.note(Note{Sheet: sr.sheet.Name, Line: row.Line, Column: -1, Code: LegendUsed, Text: s + " " + string(code)})
			}
			all[s] = code
		}
	}
	return all
}

// noPerson tells why a row of the matrix is nobody.
func (sr *sheetReader) noPerson(row *table.Row, f *heading.Found, isEvent map[int]bool, begun bool) Why {
	if blankRow(row) {
		return BlankRow
	}
	if sr.headingAgain(row) {
		return HeadingRow
	}
	named := hasPerson(row, f)
	first := row.Cells[0]
	for _, c := range row.Cells {
		if !isEvent[c.Column()] && sumWord(c.Text()) {
			return SumRow
		}
	}
	if noteMark(first.Text()) || sentence(row) || len(legendOf(rowText(row))) > 0 {
		return NoteRow
	}
	if named {
		return ""
	}
	events, numbers := 0, 0
	for _, c := range row.Cells {
		if isEvent[c.Column()] {
			events++
			if c.Kind() == table.Number {
				numbers++
			}
		}
	}
	switch {
	case events == 0:
		return NoteRow
	case !begun && row.Line <= f.LastLine+near:
		return HeadingRow // days or numbers under the heading
	case numbers == events && numbers > 1:
		return SumRow
	}
	return ""
}

func rowText(row *table.Row) string {
	var b strings.Builder
	for _, c := range row.Cells {
		b.WriteString(c.Text() + " ")
	}
	return b.String()
}

// marks takes one person's row.
func (sr *sheetReader) marks(row *table.Row, events []event, legend map[string]MarkCode) {
	m := Mark{Line: row.Line, Sheet: sr.sheet.Name}
	no, noColumn := sr.cell(row, fStaffNo)
	if s := norm.NFKC.String(clean(no.Text())); !dash(s) {
		if strings.Trim(strings.ToLower(s), "0123456789abcdefghijklmnopqrstuvwxyz-") == "" && no.Kind() != table.Error {
			m.StaffNo = s
		} else {
			sr.cellProblem(row, noColumn, BadStaffNo, no.Text())
		}
	}
	if cell, column := sr.cell(row, fName); column >= 0 {
		// Nobody has two lines; two people are not one.
		whole := strings.TrimSpace(text.Name.Tidy(cell.Text()))
		if code, bad := unfit(fName, whole); bad {
			sr.rowProblem(row, column, code, text.Excerpt(whole))
			return
		}
	}
	if m.Name = sr.text(row, fName); m.Name == "" && m.StaffNo == "" {
		sr.rowProblem(row, -1, Nobody, row.FirstWords())
		return
	}
	m.Department, m.Reading = sr.department(row), sr.reading(row)
	taken := 0
	for _, e := range events {
		cell := row.At(e.column)
		code, ok := markOf(cell.Text(), legend)
		switch {
		case cell.Kind() == table.Error:
			sr.cellProblem(row, e.column, ErrorCell, cell.Text())
		case !ok:
			sr.cellProblem(row, e.column, UnknownMark, cell.Text())
		case code == "":
			continue
		case e.number == 0 && e.date == "":
			sr.cellProblem(row, e.column, NoSeminar, cell.Text())
		default:
			m.Column, m.Number, m.Date, m.Code, m.Text = e.column, e.number, e.date, code, clean(cell.Text())
			sr.ledger.Attendance = append(sr.ledger.Attendance, m)
		}
		taken++
	}
	if taken == 0 {
		sr.skip(row, NoMarks)
		return
	}
	sr.account.Taken++
}

func (sr *sheetReader) department(row *table.Row) string {
	if s := sr.text(row, fDepartment); s != "" {
		return s
	}
	return strings.Trim(sr.text(row, fDivision)+"　"+sr.text(row, fSection), "　")
}

// reading takes the column, else the phonetic text of the name.
func (sr *sheetReader) reading(row *table.Row) string {
	if s := sr.text(row, fReading); s != "" {
		if kana.IsReading(s) {
			return kana.Hiragana(s)
		}
		sr.cellProblem(row, sr.columns[fReading], BadReading, s)
	}
	if cell, _ := sr.cell(row, fName); kana.IsReading(cell.Reading()) {
		return kana.Hiragana(cell.Reading())
	}
	return ""
}

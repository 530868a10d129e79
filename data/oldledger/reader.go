package oldledger

import (
	"strings"
	"unicode"

	"jibun/data/table"
	"jibun/data/table/heading"
	"jibun/data/text"
	"jibun/data/wareki"
)

// reader gathers the ledger from the sheets.
type reader struct {
	file   *table.File
	today  wareki.Date
	ledger Ledger
	foot   []footed
	events []heldEvent // the columns of all matrices
}

// sheetReader reads the rows of one sheet under its heading.
type sheetReader struct {
	*reader
	sheet    *table.Sheet
	columns  map[string]int
	account  *Account
	headings []table.Row
	trouble  map[int]map[int]bool // line, column of broken bytes
}

// readSheet finds out what a sheet is and reads it.
func (r *reader) readSheet(s *table.Sheet) {
	list, isList := heading.Find(s, seminarWords(), enoughForList)
	people, isMatrix := heading.Find(s, personWords(), enoughForMatrix)
	if isMatrix {
		columns := eventColumns(s, &people, 0)
		isMatrix = len(columns) > 0 && (!isList || len(columns) > 2)
	}
	switch {
	case isMatrix:
		sr := r.begin(s, people, true)
		sr.matrix(&people)
	case isList:
		sr := r.begin(s, list, false)
		sr.list()
	case len(s.Rows) > 0:
		r.note(Note{Sheet: s.Name, Column: -1, Code: UnreadSheet, Counted: len(s.Rows)})
	}
}

// begin opens the account of a sheet.
func (r *reader) begin(s *table.Sheet, f heading.Found, matrix bool) *sheetReader {
	year := yearIn(s.Name, true)
	for _, row := range s.Rows {
		if row.Line >= f.FirstLine || year != 0 {
			break
		}
		for _, c := range row.Cells {
			if y := yearIn(c.Text(), false); y != 0 {
				year = y
				break
			}
		}
	}
	r.ledger.Accounts = append(r.ledger.Accounts, Account{Sheet: s.Name, Matrix: matrix, HeadingLine: f.FirstLine, Year: year})
	sr := &sheetReader{reader: r, sheet: s, columns: columnsOf(&f), account: &r.ledger.Accounts[len(r.ledger.Accounts)-1]}
	for _, row := range s.Rows {
		if row.Line >= f.FirstLine && row.Line <= f.LastLine {
			sr.headings = append(sr.headings, row)
		}
		if row.Line > f.LastLine {
			sr.account.Rows++
		}
	}
	sr.trouble = map[int]map[int]bool{}
	for _, p := range r.file.Problems {
		if p.Sheet == s.Name && p.Code == table.BadBytes {
			if sr.trouble[p.Line] == nil {
				sr.trouble[p.Line] = map[int]bool{}
			}
			sr.trouble[p.Line][p.Column] = true
		}
	}
	if !matrix {
		for _, c := range f.Columns {
			if !c.Known {
				r.note(Note{Sheet: s.Name, Line: f.FirstLine, Column: c.Index, Code: UnreadColumn, Text: c.Text})
			}
		}
	}
	return sr
}

func (r *reader) note(n Note) { r.ledger.Notes = append(r.ledger.Notes, n) }

func (sr *sheetReader) cell(row *table.Row, field string) (table.Cell, int) {
	c, ok := sr.columns[field]
	if !ok {
		return table.Cell{}, -1
	}
	return row.At(c), c
}

func (sr *sheetReader) text(row *table.Row, field string) string {
	cell, column := sr.cell(row, field)
	if cell.Kind() == table.Error {
		sr.cellProblem(row, column, ErrorCell, cell.Text())
		return ""
	}
	if column >= 0 && sr.trouble[row.Line][column] {
		sr.cellProblem(row, column, BadBytes, cell.Text())
	}
	s := clean(kind(field).Tidy(cell.Text()))
	if code, bad := unfit(field, s); bad {
		sr.cellProblem(row, column, code, text.Excerpt(s))
		return ""
	}
	return s
}

// unfit tells whether a text may not stand in the ledger, and why.
func unfit(field, s string) (Code, bool) {
	switch kind(field).Check(s).Code() {
	case text.TooLong:
		return TooLong, true
	case text.Characters:
		return Characters, true
	}
	return "", false
}

// rowProblem reports a row that is not taken.
func (sr *sheetReader) rowProblem(row *table.Row, column int, code Code, value string) {
	sr.account.Problems++
	sr.ledger.Problems = append(sr.ledger.Problems, Problem{Sheet: sr.sheet.Name, Line: row.Line, Column: column, Code: code, Value: value})
}

// cellProblem reports a cell without which its row is taken.
func (sr *sheetReader) cellProblem(row *table.Row, column int, code Code, value string) {
	sr.ledger.Problems = append(sr.ledger.Problems,
		Problem{Sheet: sr.sheet.Name, Line: row.Line, Column: column, Code: code, Value: value, Taken: true})
}

func (sr *sheetReader) skip(row *table.Row, why Why) {
	if why == NoteRow || why == SumRow {
		sr.feet(row)
	}
	sr.account.Skipped++
	sr.ledger.Skipped = append(sr.ledger.Skipped, Skipped{sr.sheet.Name, row.Line, why, row.FirstWords()})
}

func blankRow(row *table.Row) bool {
	for _, c := range row.Cells {
		if clean(c.Text()) != "" {
			return false
		}
	}
	return true
}

// headingAgain compares a row with each line of the heading.
func (sr *sheetReader) headingAgain(row *table.Row) bool {
	for _, h := range sr.headings {
		same, all := 0, 0
		for _, c := range sr.columns {
			a := heading.Normalize(h.At(c).Text())
			if a == "" {
				continue
			}
			all++
			if a == heading.Normalize(row.At(c).Text()) {
				same++
			}
		}
		if same >= 2 && same*2 >= all {
			return true
		}
	}
	return false
}

// aWord is in bytes the longest text that is looked at for what a row is.
const aWord = 2000

func sumWord(s string) bool {
	if len(s) > aWord {
		return false
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, folded(s))
	for _, w := range []string{"合計", "総計", "小計", "総数", "年度計", "計", "累計", "平均", "参加者数", "参加者計", "出席者数", "出席者", "出席計"} {
		if s == w || strings.HasSuffix(s, w) && (strings.HasSuffix(s, "年度"+w) || strings.HasSuffix(s, "年"+w)) {
			return true
		}
	}
	return false
}

func noteMark(s string) bool {
	s = s[:min(len(s), aWord)]
	s = folded(s)
	for _, m := range []string{"※", "(注", "注)", "注:", "*", "凡例", "備考:", "以上", "【"} {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	return false
}

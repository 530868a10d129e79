package oldledger

import (
	"strings"

	"jibun/data/table"
	"jibun/data/table/heading"
	"jibun/data/text"
	"jibun/data/wareki"
)

// heldEvent is a column of some matrix with the place it stands at.
type heldEvent struct {
	event
	sheet string
	line  int
}

// titles finds the themes: the longest words over or under the number of a column, in
// a line next to the heading that names nobody.
func (sr *sheetReader) titles(f *heading.Found, events []event) {
	for i := range events {
		e := &events[i]
		for _, row := range sr.sheet.Rows {
			if row.Line < f.FirstLine-near || row.Line > f.LastLine+near || row.Line > f.LastLine && hasPerson(&row, f) {
				continue
			}
			c := row.At(e.column)
			s := clean(text.Theme.Tidy(c.Text()))
			if c.Kind() != table.Text || len([]rune(s)) < 2 || len(s) <= len(e.title) || sumWord(s) {
				continue
			}
			if _, ok := ordinalOf(s); ok {
				continue
			}
			if _, _, ok := day(c, sr.account.Year); ok || monthDay.MatchString(folded(s)) || sr.marksNothing(s) {
				continue
			}
			e.title = s
		}
		sr.events = append(sr.events, heldEvent{*e, sr.sheet.Name, f.FirstLine})
	}
}

// marksNothing: a weekday or a sign is no theme.
func (sr *sheetReader) marksNothing(s string) bool {
	_, mark := markOf(s, nil)
	return mark || strings.Trim(folded(s), "()月火水木金土日曜") == ""
}

// evenings makes the seminars of a file that has matrices but no list from their
// headings: number, day and theme. Without a day or a theme a seminar is not known;
// its column is a problem.
func (r *reader) evenings() {
	for _, a := range r.ledger.Accounts {
		if !a.Matrix {
			return
		}
	}
	type key struct {
		number int
		date   wareki.Date
		title  string
	}
	seen := map[key]bool{}
	for _, e := range r.events {
		k := key{e.number, e.date, e.title}
		if e.number == 0 && e.date == "" || seen[k] {
			continue // reported where the matrix was read; or the next sheet of the same matrix
		}
		seen[k] = true
		code := NoTitle
		cannot, bad := unfit(fTitle, e.title)
		switch {
		case e.date == "":
			code = NoDate
		case bad:
			code, e.text = cannot, text.Excerpt(e.title)
		case e.title != "":
			r.ledger.Seminars = append(r.ledger.Seminars, Seminar{Line: e.line, Sheet: e.sheet, Number: e.number, Date: e.date, Title: e.title,
				Capacity: Unknown, Applied: Unknown, Attended: Unknown})
			continue
		}
		r.ledger.Problems = append(r.ledger.Problems, Problem{Sheet: e.sheet, Line: e.line, Column: e.column, Code: code, Value: e.text, Taken: true})
	}
}

package roster

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jibun/data/kana"
	"jibun/data/table"
	"jibun/data/text"
)

// tableFaults weighs what the reading of the file found in this row: it is fatal
// where it may have changed who the row is about or moved its columns.
func (r *reader) tableFaults(row *table.Row) (faults []Fault) {
	for _, p := range r.trouble[row.Line] {
		field := r.byColumn[p.Column]
		value := row.At(p.Column).Text()
		switch p.Code {
		case table.BadBytes:
			if who(field) {
				faults = append(faults, Fault{Code: BadBytes, Column: p.Column, Field: field, Value: value})
			} else {
				r.warn(row, BadBytes, p.Column, field, value)
			}
		case table.Gaiji:
			r.warn(row, Gaiji, p.Column, field, value)
		case table.UnclosedQuote, table.StrayQuote:
			faults = append(faults, Fault{Code: BadQuote, Column: p.Column, Field: field, Value: value})
		}
	}
	if r.slipped(row) {
		faults = append(faults, Fault{Code: Ragged, Column: -1})
	}
	for f, c := range r.layout.Columns {
		if !who(f) && !listed(f) && tableIn(row.At(c).Text()) {
			faults = append(faults, Fault{Code: BadQuote, Column: c, Field: f, Value: start(row.At(c).Text())})
		}
	}
	slices.SortStableFunc(faults, func(a, b Fault) int { return a.Column - b.Column })
	return faults
}

// tableIn tells a cell that holds cells and the ends of lines: two quotes have made rows of
// the table into one text, and what else the row says stood in other rows.
func tableIn(s string) bool {
	s = strings.TrimFunc(s, trims)
	return strings.Contains(s, "\n") && strings.ContainsAny(s, ",;\t")
}

// listed: fields that hold several things one under the other in some rosters.
func listed(f Field) bool { return f == Note || f == Email || f == Phone }

// who tells whether a field says who somebody is.
func who(f Field) bool {
	switch f {
	case StaffNo, Name, Family, Given:
		return true
	}
	return false
}

// slipped: a longer row has a comma too many. A shorter one is harmless if it only
// lacks cells that are mostly blank, which Excel leaves out when it writes CSV. It is the
// heading that tells, not how wide most rows are: of a file cut short there are too few.
func (r *reader) slipped(row *table.Row) bool {
	if row.Width == 0 { // of a workbook
		return false
	}
	usual := len(r.filled)
	for usual > 0 && !r.filled[usual-1] {
		usual--
	}
	if row.Width < usual {
		return true
	}
	for _, c := range row.Cells {
		if c.Column() >= len(r.layout.Headings) {
			return true
		}
	}
	return false
}

func (r *reader) number(row *table.Row, faults []Fault) (string, []Fault) {
	if r.result.Numberless {
		return "", faults
	}
	cell, column := r.cell(row, StaffNo)
	fault := func(code Code) []Fault {
		return append(faults, Fault{Code: code, Column: column, Field: StaffNo, Value: cell.Text()})
	}
	switch {
	case isError(cell):
		return "", fault(ErrorCell)
	case dash(clean(cell.Text())):
		return "", fault(NoNumber)
	}
	no, ok := staffNo(cell.Text())
	if !ok || cell.Kind() == table.Date || cell.Kind() == table.Bool || cell.Kind() == table.Time {
		return no, fault(BadNumber)
	}
	return no, faults
}

func (r *reader) name(row *table.Row, faults []Fault) (name, reading string, _ []Fault) {
	cell, column := r.cell(row, Name)
	field := Name
	if column < 0 {
		field = Family
	}
	parts := []table.Cell{cell}
	if column < 0 {
		family, c := r.cell(row, Family)
		given, _ := r.cell(row, Given)
		parts, column = []table.Cell{family, given}, c
	}
	var names, inCell []string
	for _, p := range parts {
		if isError(p) {
			faults = append(faults, Fault{Code: ErrorCell, Column: p.Column(), Field: field, Value: p.Text()})
			return "", "", faults
		}
		if noName(p.Text()) || r.result.Numberless && Garbled(p.Text()) { // who has no number is known by nothing else
			code := BadName
			if c, bad := unfit(Name, clean(p.Text())); bad && c == TooLong {
				code = c
			}
			return "", "", append(faults, Fault{Code: code, Column: p.Column(), Field: field, Value: start(p.Text())})
		}
		n, kanaLine := personName(p)
		if n != "" {
			names = append(names, n)
		}
		if kanaLine == "" {
			kanaLine = p.Reading()
		}
		inCell = append(inCell, kanaLine)
	}
	name = strings.Join(names, "　")
	if dash(name) || vacant(name) {
		return "", "", append(faults, Fault{Code: NoName, Column: column, Field: field, Value: name})
	}
	if code, bad := unfit(Name, name); bad {
		return text.Excerpt(name), "", append(faults, Fault{Code: code, Column: column, Field: field, Value: text.Excerpt(name)})
	}
	return name, r.reading(row, inCell), faults
}

// reading takes the reading column, else what stands beside or over the name in
// its own cell. What is not kana is reported and left out.
func (r *reader) reading(row *table.Row, inCell []string) string {
	var given []string
	column, field := -1, Reading
	for _, f := range []Field{Reading, ReadingFamily, ReadingGiven} {
		cell, c := r.cell(row, f)
		if isError(cell) {
			r.warn(row, ErrorCell, c, f, cell.Text())
			continue
		}
		if s := joined(text.Reading.Tidy(cell.Text()), "　"); !dash(s) {
			given, column, field = append(given, s), c, f
			if f == Reading {
				break
			}
		}
	}
	if s := strings.Join(given, "　"); s != "" {
		code, bad := unfit(Reading, s)
		if !bad && kana.IsReading(s) {
			return kana.Hiragana(s)
		}
		if !bad {
			code = BadReading
		}
		r.warn(row, code, column, field, text.Excerpt(s))
	}
	for _, s := range inCell {
		if _, bad := unfit(Reading, s); bad || !kana.IsReading(s) {
			return ""
		}
	}
	return kana.Hiragana(strings.Join(inCell, "　"))
}

// department fills the department's fields, or says why not; merged blocks and, where the layout
// says so, blanks are carried down.
func (r *reader) department(row *table.Row, p *Person, faults *[]Fault) {
	broken := false
	read := func(f Field, glue string) string {
		cell, column := r.cell(row, f)
		if column < 0 {
			return ""
		}
		if cell.Kind() == table.Empty {
			if top, ok := r.blocks[f].top(row.Line); ok {
				cell = r.at(top, column)
			}
		}
		if isError(cell) || errorIn(cell.Text()) {
			r.warn(row, ErrorCell, column, f, cell.Text())
			broken = broken || f != DeptCode
			return ""
		}
		s := joined(f.kind().Tidy(cell.Text()), glue)
		if code, bad := unfit(f, s); bad {
			*faults = append(*faults, Fault{Code: code, Column: column, Field: f, Value: text.Excerpt(s)})
			return ""
		}
		if dash(s) && r.carries(f) {
			return r.above[f]
		}
		if dash(s) {
			s = ""
		}
		r.above[f] = s
		return s
	}
	p.Department = read(Department, " ")
	p.Division = read(Division, "")
	p.Section = read(Section, "")
	p.DeptCode = norm.NFKC.String(read(DeptCode, ""))
	if broken { // half a department is another one
		p.Department, p.Division, p.Section = "", "", ""
		return
	}
	switch {
	case p.Department == "":
		p.Department = strings.Trim(p.Division+"　"+p.Section, "　")
	case p.Division == "" && p.Section == "":
		p.Division, p.Section = splitDepartment(p.Department)
	case p.Section == "" && p.Division != p.Department:
		p.Section = strings.TrimFunc(strings.TrimPrefix(p.Department, p.Division), trims)
	}
}

func (r *reader) carries(f Field) bool {
	for _, c := range r.layout.CarryDown {
		if c == f {
			return true
		}
	}
	return false
}

// codes reads the fields with a fixed set of values.
func (r *reader) codes(row *table.Row, p *Person) {
	_, column := r.cell(row, Status)
	p.StatusText = r.text(row, Status)
	if p.Status = statusOf(p.StatusText); p.Status == "" && p.StatusText != "" {
		r.warn(row, UnknownStatus, column, Status, p.StatusText)
	}
	_, column = r.cell(row, Band)
	if s := r.text(row, Band); s != "" {
		var ok bool
		if p.Band, ok = bandOf(s); !ok {
			r.warn(row, UnknownBand, column, Band, s)
		}
	}
	_, column = r.cell(row, Rank)
	if s := norm.NFKC.String(r.text(row, Rank)); s != "" {
		n, err := strconv.Atoi(strings.TrimSuffix(s, "級"))
		if err != nil || n < 0 || n > 9999 {
			r.warn(row, BadRank, column, Rank, s)
			n = 0
		}
		p.Rank = n
	}
	_, column = r.cell(row, Email)
	if s := norm.NFKC.String(r.text(row, Email)); s != "" {
		before, after, _ := strings.Cut(s, "@")
		if before == "" || after == "" || strings.ContainsAny(after, "@ ,;") || strings.ContainsAny(before, " ,;") {
			r.warn(row, BadEmail, column, Email, s)
			s = ""
		}
		p.Email = s
	}
}

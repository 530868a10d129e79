package paste

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jibun/data/table"
	"jibun/data/table/heading"
)

// rows reads a table with a heading; false if the text is none.
func (r *Result) rows(ls []line) bool {
	sheet, ok := sheetOf(ls)
	if !ok {
		return false
	}
	found, ok := heading.Find(sheet, headingWord, func(fields map[string]bool) bool {
		who := fields[string(FieldName)] || fields[string(lWho)] || fields[string(lFamily)] && fields[string(lGiven)] || fields[string(FieldStaffNo)] || fields[string(lList)]
		return who && len(fields) >= 2
	})
	if !ok {
		return false
	}
	r.Kind = Rows
	columns, unknown := r.columns(found)
	for _, row := range sheet.Rows {
		if row.Line < found.FirstLine { // a title, a day
			r.ignore(line{text: rowText(row)})
		}
	}
	for _, row := range sheet.Rows[found.Next:] {
		r.row(row, columns)
	}
	for _, text := range unknown {
		r.ignore(line{text: text})
	}
	return true
}

// sheetOf reads the text as Excel writes the clipboard: tabs, a cell with line
// breaks in quotes. Commas count where there are no tabs.
func sheetOf(ls []line) (*table.Sheet, bool) {
	var b strings.Builder
	tabs, commas := 0, 0
	for _, l := range ls {
		tabs += strings.Count(l.text, "\t")
		commas += strings.Count(l.text, ",")
		for range l.quote { // it was no quoting, then
			b.WriteString(">")
		}
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	if tabs == 0 && commas < len(ls) {
		return nil, false
	}
	first := "sep=\t\n"
	if tabs == 0 {
		first = "sep=,\n"
	}
	limits := table.DefaultLimits()
	limits.Problems = len(ls) + 10
	file, err := table.Read(context.Background(), "paste", []byte(first+b.String()), limits)
	if err != nil || len(file.Sheets) == 0 {
		return nil, false
	}
	return &file.Sheets[0], true
}

func headingWord(key string) (heading.Meaning, bool) {
	f, strong, ok := labelOf(key)
	if !ok {
		return heading.Meaning{}, false
	}
	m := heading.Meaning{Field: string(f), Weight: 2}
	if strong {
		m.Weight = 3
	}
	if f == lSkip {
		m.Weight = 1
	}
	return m, true
}

// columns says which column is what; the first of two that claim the same counts.
func (r *Result) columns(found heading.Found) (map[int]Field, []string) {
	out, taken := map[int]Field{}, map[Field]bool{}
	var unknown []string
	for _, c := range found.Columns {
		f := Field(c.Meaning.Field)
		switch {
		case !c.Known:
			unknown = append(unknown, c.Text)
		case f == lSkip || f == lCounter:
		case taken[f]:
			unknown = append(unknown, c.Text)
		default:
			out[c.Index], taken[f] = f, true
		}
	}
	return out, unknown
}

func rowText(row table.Row) string {
	var cells []string
	for _, c := range row.Cells {
		cells = append(cells, strings.ReplaceAll(c.Text(), "\n", " "))
	}
	return strings.Join(cells, "\t")
}

// row reads one row under a heading.
func (r *Result) row(row table.Row, columns map[int]Field) {
	if len(row.Cells) == 0 || len(r.Entries) > maxEntries {
		return
	}
	var ps []pair
	known := 0
	for _, c := range row.Cells {
		value := strings.TrimSpace(c.Text())
		f, ok := columns[c.Column()]
		if ok && value != "" {
			ps = append(ps, pair{field: f, value: value})
		}
		if _, _, isLabel := labelOf(value); isLabel {
			known++
		}
	}
	if known > 1 && known == len(row.Cells) { // the heading once more
		return
	}
	d := newDraft(row.Line)
	for _, p := range ps {
		d.set(p)
	}
	d.finish()
	d.Source = cutText(rowText(row), maxSource)
	if !d.identified() || isTotal(d.Name) {
		r.ignore(line{text: rowText(row)})
		return
	}
	r.Entries = append(r.Entries, d.Entry)
}

func isTotal(name string) bool {
	switch strings.ReplaceAll(name, " ", "") {
	case "合計", "計", "小計", "総計", "人数", "以上":
		return true
	}
	return false
}

// rowsWithout reads a table without a heading: what a column holds is seen by its
// values. It is one if at least four lines of five have as many tabs.
func (r *Result) rowsWithout(ls []line) bool {
	tabbed, filled := 0, 0
	for _, l := range ls {
		if !l.blank() {
			filled++
		}
		if strings.Contains(strings.Trim(l.text, "\t"), "\t") {
			tabbed++
		}
	}
	if tabbed == 0 || tabbed*5 < filled*4 {
		return false
	}
	sheet, ok := sheetOf(ls)
	if !ok {
		return false
	}
	columns := guessColumns(sheet)
	who := false
	for _, f := range columns {
		who = who || f == FieldName || f == lFamily || f == lWho
	}
	if !who {
		return false
	}
	r.Kind = Rows
	before := len(r.Entries)
	for _, row := range sheet.Rows {
		r.row(row, columns)
	}
	for i := range r.Entries[before:] {
		e := &r.Entries[before+i]
		for _, c := range slices.Sorted(maps.Keys(columns)) {
			if f := columns[c]; e.value(f) != "" { // an e-mail has a shape of its own, it is not guessed
				e.doubt(shown(f), FromColumn)
			}
		}
	}
	return true
}

// shown is the field of an Entry that a label fills.
func shown(f Field) Field {
	switch f {
	case lFamily, lGiven, lWho, lList:
		return FieldName
	case lReadingFamily, lReadingGiven:
		return FieldReading
	case lDivision, lSection:
		return FieldFrom
	}
	return f
}

func (e *Entry) value(f Field) string {
	switch shown(f) {
	case FieldName:
		return e.Name
	case FieldReading:
		return e.Reading
	case FieldFrom:
		return e.From
	case FieldPosition:
		return e.Position
	case FieldStaffNo: // or an extension
		return e.StaffNo
	case FieldAffiliation:
		return e.Affiliation
	case FieldParty:
		if e.Party != nil {
			return strconv.FormatBool(*e.Party)
		}
	}
	return ""
}

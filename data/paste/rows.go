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
func (r *reading) rows(ls []line) bool {
	sheet, ok := sheetOf(ls)
	return ok && r.sheet(sheet, false)
}

// sheet reads a table with a heading; false if it has none that says who. In a file
// 氏名 alone is enough: the clerk can say what the other columns are.
func (r *reading) sheet(sheet *table.Sheet, inFile bool) bool {
	least := 2
	if inFile && !upright(sheet) {
		least = 1
	}
	found, ok := heading.Find(sheet, r.headingWord, func(fields map[string]bool) bool {
		who := fields[string(FieldName)] || fields[string(lWho)] || fields[string(lFamily)] && fields[string(lGiven)] || fields[string(FieldStaffNo)] || fields[string(lList)] || fields[string(lAccount)]
		return who && len(fields) >= least
	})
	if !ok {
		return false
	}
	r.kind(Rows)
	t := r.columns(sheet, found)
	for _, row := range sheet.Rows {
		if row.Line < found.FirstLine { // a title, a day
			r.ignore(line{text: rowText(row)})
		}
	}
	for _, row := range sheet.Rows[found.Next:] {
		r.row(row, t)
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

// upright reports whether labels stand below each other, as in a form.
func upright(sheet *table.Sheet) bool {
	n := 0
	for _, row := range sheet.Rows[:min(len(sheet.Rows), 40)] {
		if len(row.Cells) > 0 {
			if _, _, ok := labelOf(strings.TrimSpace(row.Cells[0].Text())); ok {
				n++
			}
		}
	}
	return n > 1
}

func rowText(row table.Row) string {
	var cells []string
	for _, c := range row.Cells {
		cells = append(cells, strings.ReplaceAll(c.Text(), "\n", " "))
	}
	return strings.Join(cells, "\t")
}

// row reads one row under a heading.
func (r *reading) row(row table.Row, t *columns) {
	if len(row.Cells) == 0 || len(r.Entries) > maxEntries {
		return
	}
	values := map[Field]string{}
	var order []Field
	known := 0
	for _, c := range t.of { // the surer column of two first
		value := strings.TrimSpace(row.At(c.index).Text())
		if value == "" || values[c.field] != "" || c.account && anonymous(value) {
			continue
		}
		values[c.field] = value
		order = append(order, c.field)
	}
	for _, c := range row.Cells {
		if _, _, isLabel := labelOf(strings.TrimSpace(c.Text())); isLabel {
			known++
		}
	}
	if known > 1 && known == len(row.Cells) { // the heading once more
		return
	}
	d := newDraft(row.Line)
	for _, f := range order {
		d.set(pair{field: f, value: values[f]})
	}
	for _, i := range t.unknown { // 欠席 under a heading that nobody knows
		if v := strings.TrimSpace(row.At(i).Text()); runes(v) <= 12 && (stateOf(v) == Withdraw || takesBack.MatchString(fold(v)) && !onlyTalk.MatchString(fold(v))) {
			d.doubt(FieldEntry, Unclear)
		}
	}
	t.record(d, values)
	d.finish()
	d.Piece = cutText(rowText(row), maxSource)
	if !d.identified() || isTotal(d.Name) {
		r.ignore(line{text: rowText(row)})
		return
	}
	r.add(d.Entry)
	for _, p := range d.others {
		r.add(d.another(p))
	}
}

// anonymous is what a form writes where it does not know who answers.
func anonymous(value string) bool {
	switch strings.ToLower(fold(value)) {
	case "anonymous", "匿名", "-", "guest", "ゲスト":
		return true
	}
	return strings.Contains(value, "退会ユーザー")
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
func (r *reading) rowsWithout(ls []line) bool {
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
	return r.unheaded(sheet)
}

// unheaded reads a table whose columns are known only by what stands in them.
func (r *reading) unheaded(sheet *table.Sheet) bool {
	guessed := guessColumns(sheet)
	t := &columns{}
	who := false
	for _, c := range slices.Sorted(maps.Keys(guessed)) {
		f := guessed[c]
		who = who || f == FieldName || f == lFamily || f == lWho
		t.of = append(t.of, column{index: c, field: f})
	}
	if !who {
		return false
	}
	r.kind(Rows)
	before := len(r.Entries)
	for _, row := range sheet.Rows {
		r.row(row, t)
	}
	for i := range r.Entries[before:] {
		e := &r.Entries[before+i]
		for _, c := range t.of {
			if e.value(c.field) != "" { // an e-mail has a shape of its own, it is not guessed
				e.doubt(shown(c.field), FromColumn)
			}
		}
	}
	return true
}

// shown is the field of an Entry that a label fills.
func shown(f Field) Field {
	switch f {
	case lFamily, lGiven, lWho, lList, lAccount:
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

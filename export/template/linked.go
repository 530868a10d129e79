package template

import (
	"bytes"

	"jibun/export/calc"
	"jibun/export/numfmt"
)

// A shape may show what a cell says. The file holds the words too, for those who do not
// look at the cell: they are to be the new ones.

// says is what the one cell that a link names shows in the finished workbook; ok is false
// where it is not known, and of a sheet that stays as it was.
func (p spot) says(link string) (s string, ok bool) {
	b := p.x.book
	if b.marking || b.calc == nil || link == "" {
		return "", false
	}
	at, found := p.x, 0
	var r calc.Rect
	calc.Visitor{Ref: func(prefix string, to calc.Rect, _ string) string {
		if r, found = to, found+1; prefix != "" {
			name, _ := calc.SheetOf(prefix)
			at, _ = b.Sheet(name).(*filled)
		}
		return ""
	}, Name: func(string, string) string { found = -1; return "" }}.Walk(link)
	if found != 1 || at == nil || !at.dirty || r.R1 != r.R2 || r.C1 != r.C2 || r.WholeColumn || r.WholeRows {
		return "", false
	}
	v, _, err := at.Cell(b.calc, r.R1, r.C1)
	if err != nil {
		return "", false
	}
	row, _ := at.rows.back(r.R1)
	col, _ := at.cols.back(r.C1)
	code := ""
	if c := at.src.cell(row, col); c != nil {
		st := b.form.style(c.style)
		if code = st.code; code == "" {
			code = numfmt.Known(st.id)
		}
	}
	if v.Kind == 'n' {
		n := v.Number
		if b.form.date04 && numfmt.Of(code).Date() {
			n += days1904
		}
		return numfmt.Of(code).Number(n).Text, true
	}
	return numfmt.Of(code).String(calc.String(v)).Text, true
}

// days1904 are those between the two calendars of workbooks.
const days1904 = 1462

// relinked is a paragraph that shows a cell, with what that says.
func relinked(b []byte, says string) []byte {
	list := runs(b)
	if !bytes.Contains(b, []byte("TxLink")) || len(list) == 0 || joined(list) == says {
		return b
	}
	return refill(b, list, []piece{{mark: &mark{raw: joined(list)}}}, func(*mark) string { return says }, true)
}

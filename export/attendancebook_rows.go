package export

import (
	"strconv"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// headings writes four low rows: 回, month, day, day of the week. What the seminars
// were about stands at the end, where there is room to read it.
func (k *attendanceBook) headings() {
	h := headLook.sized(k.pt(6.5)).unwrapped()
	one, side := k.style(h), headLook.sized(k.pt(8))
	rows := []func(report.BookSeminar) string{
		func(x report.BookSeminar) string { return numbered(x.Number) },
		func(x report.BookSeminar) string { return k.dated(x.Date, "m") },
		func(x report.BookSeminar) string { return k.dated(x.Date, "d") },
		func(x report.BookSeminar) string { return k.dated(x.Date, "曜") },
	}
	for i, of := range rows {
		for _, c := range k.left {
			k.headed(k.style(side), i, len(rows), c.title)
		}
		for _, x := range across(k.draft, "回", k.r.Seminars) {
			if i == 0 {
				k.wantsColumn("回")
			}
			k.text(one, of(x))
		}
		for _, v := range []string{"申込", "出席", "出席率"} {
			k.headed(k.style(side), i, len(rows), v)
		}
		k.end(8.5 * k.scale)
	}
}

// headed puts a heading that reaches over all rows of headings; i is the row at hand.
func (k *attendanceBook) headed(style, i, rows int, v string) {
	if i > 0 {
		k.text(style, "")
		return
	}
	k.text(style, v)
	k.join(len(k.row.Cells), len(k.row.Cells), rows)
}

func numbered(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// person writes a row. 申込, 出席 and 出席率 are formulas over the marks wherever these
// count to the figures of the report.
func (k *attendanceBook) person(no int, x report.BookPerson) {
	c := k.left
	k.ordinal(k.style(c[0].look), no)
	need := 0.0
	for i, v := range []string{x.From, x.Position} {
		need = max(need, k.low(c[1+i], v))
	}
	need = max(need, k.low(c[3], sheet.OneLine(x.Name)))
	if x.Name != "" {
		k.row.Cells[len(k.row.Cells)-1].Reading = sheet.OneLine(x.Reading)
	}
	need = max(need, k.low(c[4], sheet.OneLine(x.Reading)))
	for i := range across(k.draft, "回", k.r.Seminars) {
		v := ""
		if i < len(x.Marks) {
			v = x.Marks[i]
		}
		k.text(k.signs, v)
	}
	row := strconv.Itoa(k.rows + 1)
	cells := sheet.ColumnName(bookLeft+1) + row + ":" + sheet.ColumnName(bookLeft+k.columns(k.paper)) + row
	k.counted(k.counts, appliedFormula(cells), appliedMarks(x.Marks), x.Applied)
	k.counted(k.counts, attendedFormula(cells), attendedMarks(x.Marks), x.Attended)
	k.rate(k.shares, x.Rate, "("+attendedFormula(cells)+")", knownFormula(cells), x.Rate == markRate(x.Marks))
	k.end(max(need, k.rowPoints()))
}

// low puts a text in a row that is as low as one line of it, and returns the height
// that it needs.
func (k *attendanceBook) low(c column, v string) float64 {
	v = sheet.Clean(v)
	l, need := c.look, 0.0
	for size := l.Size; size >= k.pt(6.5) && k.lines(v, c.mm, size) > 1; size -= 0.5 {
		l = c.look.sized(size - 0.5)
	}
	if k.lines(v, c.mm, l.Size) > 1 {
		if l, need = k.into(c.look.sized(k.pt(7)), v, c.mm, linesHigh(2, k.pt(7))); k.lines(v, c.mm, l.Size) == 1 {
			need = 0
		} else if k.marks == nil {
			v = k.whole(v, c.mm, l.Size)
		}
	}
	k.text(k.style(k.fitted(l)), v)
	return need
}

// counted puts figure, as formula if what that counts is the figure.
func (k *attendanceBook) counted(style int, formula string, counts, figure int) {
	if counts != figure || len(k.r.Seminars) == 0 || len(k.r.People) == 0 {
		k.number(style, figure)
		return
	}
	k.formula(style, formula, figure)
}

func appliedFormula(cells string) string {
	return "COUNTA(" + cells + ")-COUNTIF(" + cells + `,"講")`
}

func attendedFormula(cells string) string {
	return "COUNTIF(" + cells + `,"○")+COUNTIF(` + cells + `,"△")`
}

// knownFormula counts the marks that say whether somebody came; in brackets, to be
// divided by.
func knownFormula(cells string) string {
	return "(" + attendedFormula(cells) + "+COUNTIF(" + cells + `,"×")+COUNTIF(` + cells + `,"●"))`
}

// markRate is 出席率 by the marks.
func markRate(marks []string) report.Ratio {
	r := report.Ratio{Num: attendedMarks(marks)}
	r.Den = r.Num
	for _, m := range marks {
		if m == "×" || m == "●" {
			r.Den++
		}
	}
	return r
}

func appliedMarks(marks []string) int {
	n := 0
	for _, m := range marks {
		if m != "" && m != "講" {
			n++
		}
	}
	return n
}

func attendedMarks(marks []string) int {
	n := 0
	for _, m := range marks {
		if m == "○" || m == "△" {
			n++
		}
	}
	return n
}

// foot writes the sums of each seminar, the legend and what is not in the rows.
func (k *attendanceBook) foot() {
	last := k.rows
	k.sums("申込", last, appliedFormula, appliedMarks, func(x report.BookSeminar) int { return x.Applied })
	k.sums("出席", last, attendedFormula, attendedMarks, func(x report.BookSeminar) int { return x.Attendances })
	k.skip(4)
	k.remark("○ 出席　△ 遅刻・早退　× 欠席　● 無断欠席　キ キャンセル　待 キャンセル待ち　講 講師　・ 未確認　空欄 申込なし")
	k.unentered()
	if counted := fields.CountedOnly(k.r); k.wants(counted != "", "人数のみの回") {
		k.remark("※ 人数のみの記録のため、○などの印がありません: " + counted)
	}
	k.remark("出席率=出席・遅刻・早退÷出欠のわかる参加確定。当日参加は申込に数えません")
	k.themes()
}

// unentered says of which evenings nobody has entered who came: that is not the same as nobody
// having come.
func (k *attendanceBook) unentered() {
	var here []report.BookSeminar
	for _, x := range k.r.Seminars {
		if x.Unentered {
			here = append(here, x)
		}
	}
	if len(here) > 0 && k.marks == nil {
		k.remark("※ 未: 出欠が未入力の回 " + fields.Evenings(here))
	}
	if left := fields.Evenings(k.r.NotEntered); k.wants(left != "", "出席簿の未入力の回") {
		k.remark("※ 出欠が未入力のため、まだ載せていない回: " + left)
	}
}

// themes lists what the seminars were about.
func (k *attendanceBook) themes() {
	all := fields.Themes(k.r)
	if all == "" {
		return
	}
	k.skip(4)
	k.wants(true, "出席簿のセミナー")
	k.remark("セミナー: " + all)
}

// remark writes a line below the table: over all of it, or, where pages lie side by
// side, behind the columns that would show its beginning again on each.
func (k *attendanceBook) remark(v string) {
	from := 1
	if k.spread {
		from = bookLeft + 1
	}
	to := k.firstPage()
	size := k.pt(8)
	h := linesHigh(k.linesOf(v, k.across(from, to), size), size)
	if k.spread { // rows that came along would fill as many pages as lie side by side
		k.keepTogether(h)
	} else {
		k.withRows(h)
	}
	style := k.style(plainLook.sized(size).wrapped())
	k.fill(0, from-1)
	k.text(style, v)
	k.fill(style, to)
	k.join(from, to, 1)
	k.end(h)
}

func (k *attendanceBook) sums(label string, last int, formula func(string) string, count func([]string) int, figure func(report.BookSeminar) int) {
	text, number := k.style(cellLook.sum().center().sized(k.pt(8.5))), k.style(cellLook.as(sheet.Plain).center().sum().sized(k.pt(6.5)))
	k.text(text, label)
	k.fill(text, bookLeft)
	k.join(1, bookLeft, 1)
	total, column := 0, make([]string, len(k.r.People))
	for i, x := range across(k.draft, "回", k.r.Seminars) {
		for j, p := range k.r.People {
			column[j] = ""
			if i < len(p.Marks) {
				column[j] = p.Marks[i]
			}
		}
		if x.Unentered && label == "出席" && k.marks == nil {
			k.text(number, "未")
			continue
		}
		col := sheet.ColumnName(len(k.row.Cells) + 1)
		k.counted(number, formula(col+strconv.Itoa(bookHead+1)+":"+col+strconv.Itoa(last)), count(column), figure(x))
	}
	for _, x := range k.r.Seminars {
		total += figure(x)
	}
	k.grand(label, total)
	k.end(14 * k.scale)
}

// grand puts the three cells at the right of a row of sums: 申込, 出席, 出席率.
func (k *attendanceBook) grand(label string, total int) {
	number, ratio := k.style(cellLook.number().sum().sized(k.pt(8.5))), k.style(cellLook.ratio().sum().sized(k.pt(8.5)))
	row, n := strconv.Itoa(k.rows+1), k.columns(k.paper)
	if label == "出席" {
		k.text(number, "")
	}
	if n == 0 {
		k.number(number, total)
	} else {
		k.formula(number, "SUM("+sheet.ColumnName(bookLeft+1)+row+":"+sheet.ColumnName(bookLeft+n)+row+")", total)
	}
	if label == "申込" {
		k.text(number, "")
		k.text(ratio, "")
		return
	}
	var all report.Ratio
	for _, p := range k.r.People {
		all.Num += p.Rate.Num
		all.Den += p.Rate.Den
	}
	k.ratio(ratio, all)
}

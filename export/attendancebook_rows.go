package export

import (
	"strconv"
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/sheet"
)

// headings writes four rows: 回, day, day of the week, title from top to bottom.
func (k *attendanceBook) headings() {
	h := headLook.sized(7.5)
	one := k.style(h.unwrapped().shrunk())
	down := h.unwrapped()
	down.Turn, down.Down = sheet.Stacked, sheet.Top
	side := k.style(headLook.sized(9))
	rows := []struct {
		style  int
		height float64
		of     func(report.BookSeminar) string
	}{
		{one, 15, func(x report.BookSeminar) string { return numbered(x.Number) }},
		{one, 14, func(x report.BookSeminar) string { return monthDay(x.Date) }},
		{one, 14, func(x report.BookSeminar) string { return weekday(x.Date) }},
		{k.style(down), bookTitle*8.4 + 4, func(x report.BookSeminar) string { return clip(sheet.OneLine(x.Title), 2*bookTitle) }},
	}
	for i, row := range rows {
		for _, c := range k.left {
			k.headed(side, i, len(rows), c.title)
		}
		for _, x := range k.r.Seminars {
			k.text(row.style, row.of(x))
		}
		for _, v := range []string{"申込", "出席", "出席率"} {
			k.headed(side, i, len(rows), v)
		}
		k.end(row.height)
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

func monthDay(d wareki.Date) string {
	if !d.Valid() {
		return ""
	}
	return strconv.Itoa(d.Month()) + "/" + strconv.Itoa(d.Day())
}

func weekday(d wareki.Date) string {
	if !d.Valid() {
		return ""
	}
	return wareki.Kanji(d.Weekday())
}

// person writes a row. 申込 and 出席 are formulas over the marks wherever these
// count to the figures of the report.
func (k *attendanceBook) person(x report.BookPerson) {
	k.number(k.centered, k.rows-bookHead+1)
	k.snug(cellLook.sized(9), x.From, k.left[1].mm)
	k.snug(cellLook.sized(9), x.Position, k.left[2].mm)
	k.personCell(k.words, x.Name, x.Reading, k.left[3].mm, 9.5)
	for i := range k.r.Seminars {
		v := ""
		if i < len(x.Marks) {
			v = x.Marks[i]
		}
		k.text(k.marks, v)
	}
	row := strconv.Itoa(k.rows + 1)
	cells := sheet.ColumnName(bookLeft+1) + row + ":" + sheet.ColumnName(bookLeft+len(k.r.Seminars)) + row
	k.counted(k.counts, appliedFormula(cells), appliedMarks(x.Marks), x.Applied)
	k.counted(k.counts, attendedFormula(cells), attendedMarks(x.Marks), x.Attended)
	k.ratio(k.shares, x.Rate)
	k.end(19.5)
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
	var counted []string
	for _, x := range k.r.Seminars {
		if x.CountedOnly {
			counted = append(counted, joined(" ", prefixed("第", numbered(x.Number))+"回", monthDay(x.Date)))
		}
	}
	if len(counted) > 0 {
		k.remark("※ 人数のみの記録のため、○などの印がありません: " + strings.Join(counted, "、"))
	}
	k.remark("出席率=出席・遅刻・早退÷出欠のわかる参加確定")
}

// remark writes a line below the table, over the columns of the first page.
func (k *attendanceBook) remark(v string) {
	span := bookLeft + k.pages[0]
	if len(k.pages) == 1 {
		span += 3
	}
	h := float64(k.lines(v, k.across(1, span), 9))*12 + 3
	k.wide(k.style(plainLook.sized(9).wrapped()), v, h, span)
}

func (k *attendanceBook) sums(label string, last int, formula func(string) string, count func([]string) int, figure func(report.BookSeminar) int) {
	text, number := k.style(cellLook.sum().center()), k.style(cellLook.number().center().sum().sized(8).shrunk())
	k.text(text, label)
	k.fill(text, bookLeft)
	k.join(1, bookLeft, 1)
	total, column := 0, make([]string, len(k.r.People))
	for i, x := range k.r.Seminars {
		for j, p := range k.r.People {
			column[j] = ""
			if i < len(p.Marks) {
				column[j] = p.Marks[i]
			}
		}
		col := sheet.ColumnName(bookLeft + 1 + i)
		k.counted(number, formula(col+strconv.Itoa(bookHead+1)+":"+col+strconv.Itoa(last)), count(column), figure(x))
		total += figure(x)
	}
	k.grand(label, total)
	k.end(0)
}

// grand puts the three cells at the right of a row of sums: 申込, 出席, 出席率.
func (k *attendanceBook) grand(label string, total int) {
	number, ratio := k.style(cellLook.number().sum()), k.style(cellLook.ratio().sum())
	row, n := strconv.Itoa(k.rows+1), len(k.r.Seminars)
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

package export

import (
	"fmt"
	"strconv"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// signInSheet is one sheet of the 受付名簿.
type signInSheet struct {
	*draft
	cols           []column
	party, waiting bool
}

// partyColumn is the first of the two of the 懇親会, from 0.
const partyColumn = 7

// columns are those of the list; the last three of four only with a 懇親会.
func (p signIn) columns() []column {
	c := cellLook.center()
	if !p.r.Party {
		return []column{
			{title: "№", mm: 9, look: c}, {title: "受付", mm: 9.4, look: c.sized(14)},
			{title: "所属・団体", mm: 30, look: cellLook}, {title: "職名", mm: 13, look: cellLook.sized(9)},
			{title: "氏名", mm: 25, look: cellLook.sized(11)}, {title: "ふりがな", mm: 22, look: cellLook.sized(8)},
			{title: "署名", mm: 45, look: cellLook}, {title: "備考", mm: 14, look: cellLook.sized(8)},
		}
	}
	return []column{
		{title: "№", mm: 8, look: c}, {title: "受付", mm: 8.5, look: c.sized(14)},
		{title: "所属・団体", mm: 25, look: cellLook}, {title: "職名", mm: 12, look: cellLook.sized(9)},
		{title: "氏名", mm: 22, look: cellLook.sized(11)}, {title: "ふりがな", mm: 18, look: cellLook.sized(8)},
		{title: "署名", mm: 45, look: cellLook}, {title: "懇親会", mm: 9.2, look: c.sized(12)}, {title: "会費", mm: 8, look: c.sized(14)},
		{title: "備考", mm: 11.5, look: cellLook.sized(7)},
	}
}

// head writes what repeats on each page: which seminar, when, where, and the
// column headings.
func (s *signInSheet) head(r report.SignIn, name string) {
	n := len(s.cols)
	write := func(v string, l look, height float64) { s.span(l, v, height, n) }
	write(name+"　"+s.evening(r.Number, r.Series), plainLook.sized(14).strong(), 21)
	write("テーマ　"+r.Title, plainLook.sized(10.5).strong(), 16)
	write("日時　"+joined(" ", r.Style.Full(r.Date), s.hours(r.Start, r.End))+s.around("　会場　", r.Venue, ""), plainLook, 15)
	fee := ""
	if r.Party {
		fee = s.someGrouped("　懇親会費 ", r.Fee, "円")
	}
	write(s.around("講師　", r.Speakers, "　")+s.some("定員 ", r.Capacity, "人・")+fmt.Sprintf("参加予定 %d人", r.Expected)+
		s.some("・キャンセル待ち ", len(r.Waiting), "人")+fee, plainLook, 15)
	for i, c := range s.cols {
		if s.party && (i == partyColumn || i == partyColumn+1) {
			s.wantsColumn("懇親会")
		}
		s.snug(headLook.sized(9), c.title, c.mm, 18)
	}
	s.end(18)
}

func hours(start, end string) string {
	if start == "" && end == "" {
		return ""
	}
	return start + "〜" + end
}

func prefixed(prefix, v string) string {
	if v == "" {
		return ""
	}
	return prefix + v
}

// listed writes a line, on a form as one of its list.
func (s *signInSheet) listed(x line, height float64) {
	switch {
	case x.list == "" || s.marks == nil:
		s.line(x, height)
	case x.label != "":
		s.wants(true, x.list)
		s.line(x, height)
	default:
		for range each(s.draft, x.list, []line{x}) {
			if s.wants(true, x.list) {
				s.line(x, height)
			}
		}
	}
}

// line writes one row of so many lines, each height points high.
func (s *signInSheet) line(x line, height float64) {
	height *= float64(max(x.tall, 1))
	switch {
	case x.label != "":
		s.wide(s.style(cellLook.strong().filled(tint)), x.label, height, len(s.cols))
	case x.person != nil:
		s.person(*x.person, height)
		s.end(height)
	default:
		for i, c := range s.cols {
			v := ""
			if x.walkIn && (i == 1 || s.party && i == 8) {
				v = "□"
			}
			s.text(s.style(c.look), v)
		}
		s.end(height)
	}
}

// person puts the cells of a person and returns the height that they need, in points.
func (s *signInSheet) person(x report.SignInLine, height float64) float64 {
	c := s.cols
	if s.waiting {
		s.snug(c[0].look, "待"+strconv.Itoa(x.No), c[0].mm, height)
	} else {
		s.number(s.style(c[0].look), x.No)
	}
	s.text(s.style(c[1].look), "□")
	from := c[2].look
	if s.marks != nil { // two lines fit
		from = from.sized(9).wrapped()
	}
	need := max(s.snug(from, x.From, c[2].mm, height), s.snug(c[3].look, x.Position, c[3].mm, height),
		s.snugName(c[4], c[5], x.Name, x.Reading, height))
	s.text(s.style(c[6].look), "")
	if s.party {
		s.text(s.style(c[7].look), s.ifSo(x.Party, s.ours("懇親会"), "@", "○"))
		s.text(s.style(c[8].look), s.ifSo(x.Party, s.ours("会費欄"), "@", "□"))
	}
	remark := fields.DoorRemark(x)
	last := c[len(c)-1]
	return max(need, s.snug(last.look, remark, last.mm, height))
}

// linesOf is how many lines of the list a person takes: one, or more where a name is so
// long that its least size needs them.
func (s *signInSheet) linesOf(x report.SignInLine, height float64) int {
	for n := 1; n < 8; n++ {
		need := s.person(x, float64(n)*height)
		s.row.Cells = s.row.Cells[:0]
		if need <= float64(n)*height+0.01 {
			return n
		}
	}
	return 8
}

// purposeHeight is how high the 利用目的 at the foot is, and its size, both in points.
func (s *signInSheet) purposeHeight(purpose string) (height, size float64) {
	if purpose == "" {
		return 0, 0
	}
	mm := s.across(1, len(s.cols))
	size = s.fitting(purposeText(purpose), mm, 2, 8, 7.5, 7, 6.5)
	return float64(s.lines(purposeText(purpose), mm, size))*size*1.3 + 3, size
}

func purposeText(purpose string) string { return "利用目的: " + sheet.Clean(purpose) }

func (s *signInSheet) purpose(purpose string, height, size float64) {
	if height > 0 && s.wants(true, "利用目的") {
		s.wide(s.style(plainLook.sized(size).wrapped()), purposeText(purpose), height, len(s.cols))
	}
}

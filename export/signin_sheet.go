package export

import (
	"fmt"
	"slices"
	"strconv"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/marked"
	"jibun/export/sheet"
)

// signInSheet is one sheet of the 受付名簿.
type signInSheet struct {
	*draft
	cols     []doorColumn
	waiting  bool
	readBack bool // its pages say what they are
	split    int  // the column that is two of the sheet, see headSplit
	from     sizes
	position sizes
}

// headEnd is where the words at the head end, from the left edge of the table: beyond lies
// the place of the QR.
var headEnd = marked.Code.X - marked.CodeFree - binding

// headSplit is the column of the list that headEnd runs through, and how much of it lies
// before: on the sheet it is two columns, joined in each row, so that the head is not as
// narrow as the columns before it. -1 where little would be won.
func headSplit(cols []doorColumn) (column int, first float64) {
	const least = 10.0
	from := 0.0
	for i, c := range cols {
		if first = headEnd - from; first < c.mm-0.01 {
			if first < least {
				break
			}
			return i, first
		}
		from += c.mm
	}
	return -1, 0
}

// headWidth is how far the words at the head reach, in columns of the sheet.
func (s *signInSheet) headWidth() (columns int) {
	n := 1
	for n < len(s.widths) && s.across(1, n+1) < headEnd+0.01 {
		n++
	}
	return n
}

// joined makes one cell of the two columns of the sheet that are one of the list.
func (s *signInSheet) joined() {
	if i := s.split; i >= 0 {
		s.row.Cells = slices.Insert(s.row.Cells, i+1, sheet.Cell{Look: s.row.Cells[i].Look})
		s.join(i+1, i+2, 1)
	}
}

// head writes what repeats on each page: which seminar, when, where, and the
// column headings.
func (s *signInSheet) head(r report.SignIn, name string) {
	n := s.headWidth()
	write := func(v string, l look, height float64) { s.span(l, v, height, n) }
	write(name+"　"+s.evening(r.Number, r.Series)+s.calledOff(), plainLook.sized(14).strong(), 21)
	write("テーマ　"+r.Title, plainLook.sized(10.5).strong(), 16)
	write("日時　"+joined(" ", r.Style.Full(r.Date), s.hours(r.Start, r.End))+s.around("　会場 ", r.Venue, ""), plainLook, 15)
	fee := ""
	if r.Party {
		fee = s.someGrouped("　懇親会費 ", r.Fee, "円")
	}
	write(s.around("講師　", r.Speakers, "　")+s.some("定員 ", r.Capacity, "人・")+fmt.Sprintf("参加予定 %d人", r.Expected)+
		s.some("・キャンセル待ち ", len(r.Waiting), "人")+fee, plainLook, 15)
	for _, c := range s.cols {
		if c.of == report.DoorParty {
			s.wantsColumn("懇親会")
		}
		s.snug(headLook.sized(9), c.title, c.mm, 18)
	}
	s.joined()
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

// settle chooses the sizes of the columns whose texts are long, for all lines of the list.
func (s *signInSheet) settle(all []line, height float64) {
	texts := func(of func(*report.SignInLine) string) (out []string) {
		for _, x := range all {
			if x.person != nil {
				out = append(out, of(x.person))
			}
		}
		return out
	}
	for _, c := range s.cols {
		switch c.field {
		case marked.From:
			s.from = s.sizesOf(c.look, texts(func(x *report.SignInLine) string { return x.From }), c.mm, height)
		case marked.Position:
			s.position = s.sizesOf(c.look, texts(func(x *report.SignInLine) string { return x.Position }), c.mm, height)
		}
	}
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
		s.wide(s.style(cellLook.strong().filled(tint)), x.label, height, len(s.widths))
	case x.person != nil:
		s.person(*x.person, height)
		s.joined()
		s.end(height)
	case x.walkIn == 0: // nobody is asked to write here: who did would be in none of the lines
		s.wide(s.style(plainLook), "", height, len(s.widths))
	default:
		for _, c := range s.cols {
			v := ""
			if ticked(c.field) {
				v = s.square()
			}
			s.text(s.style(c.look), v)
		}
		s.joined()
		s.end(height)
	}
}

// ticked are the fields that have a square to be ticked.
func ticked(f marked.Field) bool {
	return f == marked.Tick || f == marked.Leave || f == marked.Fee
}

// square is a box to be ticked; on a page that is read back it is drawn.
func (s *signInSheet) square() string {
	if s.readBack {
		return ""
	}
	return "□"
}

// person puts the cells of a person and returns the height that they need, in points.
func (s *signInSheet) person(x report.SignInLine, height float64) (need float64) {
	for i, c := range s.cols {
		n := 0.0
		switch c.field {
		case marked.No:
			if s.waiting {
				n = s.snug(c.look, "待"+strconv.Itoa(x.No), c.mm, height)
			} else {
				s.number(s.style(c.look), x.No)
			}
		case marked.Tick, marked.Leave:
			s.text(s.style(c.look), s.square())
		case marked.From:
			if s.marks != nil { // two lines fit
				n = s.snug(c.look.sized(9).wrapped(), x.From, c.mm, height)
				break
			}
			n = s.sized(c.look, s.from, x.From, c.mm, height)
		case marked.Position:
			if s.marks != nil {
				n = s.snug(c.look, x.Position, c.mm, height)
				break
			}
			n = s.sized(c.look, s.position, x.Position, c.mm, height)
		case marked.Name:
			reading := column{mm: c.mm, look: cellLook.sized(8)}
			if i+1 < len(s.cols) && s.cols[i+1].field == marked.Reading {
				reading = s.cols[i+1].column
			}
			alone := i+1 == len(s.cols) || s.cols[i+1].field != marked.Reading
			name := c.column
			name.look.Ruby = alone && s.marks == nil
			n = s.snugName(name, reading, x.Name, x.Reading, height)
			if len(s.row.Cells) > i+1 && alone {
				s.row.Cells = s.row.Cells[:i+1] // it stands above the name
			}
		case marked.Reading: // with the name
		case marked.Sign:
			s.text(s.style(c.look), "")
		case marked.Party:
			s.text(s.style(c.look), s.ifSo(x.Party, s.ours("懇親会"), "@", "○"))
		case marked.Fee:
			s.text(s.style(c.look), s.ifSo(x.Party, s.ours("会費欄"), "@", s.square()))
		case marked.Remark:
			n = s.snug(c.look, fields.DoorRemark(x), c.mm, height)
		}
		need = max(need, n)
	}
	return need
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

// footNumbers are the columns at the foot that say which numbers stand on the page.
const footNumbers = 3

// footFrom is the first column of the 利用目的 at the foot; on a form nothing stands before it.
func (s *signInSheet) footFrom() int {
	if s.marks != nil || s.waiting {
		return 1
	}
	return footNumbers + 1
}

// footHeight is how high the foot is, and the size of the 利用目的, both in points.
func (s *signInSheet) footHeight(purpose string) (height, size float64) {
	size = 8
	if purpose != "" {
		mm := s.across(s.footFrom(), len(s.widths))
		size = s.fitting(purposeText(purpose), mm, 2, 8, 7.5, 7, 6.5)
		height = float64(s.lines(purposeText(purpose), mm, size))*size*1.3 + 3
	}
	if s.footFrom() > 1 {
		height = max(height, 15)
	}
	return height, size
}

func purposeText(purpose string) string { return "利用目的: " + sheet.Clean(purpose) }

// foot says which numbers stand on a page, and what the names are used for.
func (s *signInSheet) foot(r report.SignIn, page []line, height, size float64) {
	if height == 0 || !s.wants(true, "利用目的") {
		return
	}
	from, last := s.footFrom(), len(s.widths)
	if from > 1 {
		l, _ := s.into(plainLook.strong(), pageRange(page, r.ByKana), s.across(1, from-1), height)
		s.text(s.style(l), pageRange(page, r.ByKana))
		s.fill(s.style(plainLook), from-1)
		s.join(1, from-1, 1)
	}
	text := ""
	if r.Purpose != "" {
		text = purposeText(r.Purpose)
	}
	look := s.style(plainLook.sized(size).wrapped())
	s.text(look, text)
	s.fill(look, last)
	s.join(from, last, 1)
	s.end(height)
}

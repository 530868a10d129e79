package export

import (
	"context"
	"fmt"
	"io"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// A page of the 受付名簿 has 25 rows of 9 mm, fewer where its head takes more lines. Free ones
// at the end of the list are for those who come without an application.
const (
	signInHead   = 5 // rows that repeat on each page
	signInRows   = 25
	signInHeight = 9.0 // mm
	signInLeast  = 8.8 // mm, rather than a row fewer
)

// SignIn writes the 受付名簿 of one seminar: a sheet for the door and, if people
// wait for a seat, a second one with them. Telephone numbers and e-mail
// addresses do not stand on it.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func SignIn(ctx context.Context, w io.Writer, r report.SignIn, o Options) error {
	return Write(ctx, w, SignInPaper(r, HalfWidths{}), o)
}

// SignInPaper is the same before it is a file. As it is printed (PrintedOf) its pages say
// what they are, so that they can be read back (signin_read.go).
func SignInPaper(r report.SignIn, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "受付名簿", seminarName(r)), 20+len(r.Staff)+len(r.Outside)+len(r.Waiting))
	p := signIn{b, r}
	if len(r.Waiting) > 0 {
		return b.of(p.door, p.waiting)
	}
	return b.of(p.door)
}

type signIn struct {
	*paper
	r report.SignIn
}

func seminarName(r report.SignIn) string {
	if r.Number > 0 {
		return fmt.Sprintf("第%d回 %s", r.Number, r.Series)
	}
	return r.Series
}

// line is a row at the door: a person, a heading, or a free row.
type line struct {
	person *report.SignInLine
	label  string
	list   string // of people that it belongs to
	walkIn int    // which of the free ones for 当日参加, from 1
	tall   int    // lines that it takes, 0 = one
}

// door is the list itself: staff, outside people, then free rows.
func (p signIn) door() *sheet.Sheet {
	var all []line
	all = p.section(all, fmt.Sprintf("職員(%d人)", len(p.r.Staff)), "職員", p.r.Staff)
	all = p.section(all, fmt.Sprintf("外部(%d人)", len(p.r.Outside)), "外部", p.r.Outside)
	if p.r.WalkIns > 0 || p.marks != nil {
		all = append(all, line{label: "当日参加"})
	}
	for i := range p.walkIns() {
		all = append(all, line{walkIn: i + 1})
	}
	return p.list("受付名簿", all, p.r.NoReading)
}

// walkIns is how many lines are free for 当日参加.
func (p signIn) walkIns() int {
	if p.marks != nil {
		return report.UsualWalkIns
	}
	return max(min(p.r.WalkIns, report.MostWalkIns), 0)
}

// section appends people of a list under a heading, if it has one.
func (p signIn) section(all []line, label, list string, people []report.SignInLine) []line {
	if len(people) == 0 {
		return all
	}
	if label != "" {
		all = append(all, line{label: label, list: list})
	}
	people = only(p.paper, people)
	for i := range people {
		all = append(all, line{person: &people[i], list: list})
	}
	return all
}

// paged shares the lines out over pages of so many. A heading is never the last of a page.
func paged(all []line, most int) [][]line {
	var pages [][]line
	var page []line
	used := 0
	for i, x := range all {
		tall := max(x.tall, 1)
		need := tall
		if x.label != "" && i+1 < len(all) {
			need += max(all[i+1].tall, 1)
		}
		if used > 0 && used+need > most {
			for ; used < most && x.label != ""; used++ {
				page = append(page, line{})
			}
			pages, page, used = append(pages, page), nil, 0
		}
		page, used = append(page, x), used+tall
	}
	return append(pages, page)
}

// waitingSheet is the name of the sheet of those who wait, waitingList that of them.
const waitingSheet, waitingList = "キャンセル待ち", "待ち"

// waiting is the sheet of those who wait, in the order of their queue. Its first column
// says so: they have no № yet, which あとで入力 would take.
func (p signIn) waiting() *sheet.Sheet {
	return p.list(waitingSheet, p.section(nil, "", waitingList, p.r.Waiting), nil)
}

// list writes a sheet of lines, each page with head and foot.
func (p signIn) list(name string, all []line, noReading []string) *sheet.Sheet {
	cols := doorColumns(p.r)
	if name == waitingSheet {
		cols[0].title = "順"
	}
	pg := plan{name: p.tab(name), personal: true, freezeRow: signInHead, headSize: 9, titles: [2]int{1, signInHead}}
	split, first := headSplit(cols)
	for i, c := range cols {
		if i == split {
			pg.widths = append(pg.widths, first, c.mm-first)
			continue
		}
		pg.widths = append(pg.widths, c.mm)
	}
	s := &signInSheet{draft: p.draft(pg), cols: cols, split: split, waiting: name == waitingSheet}
	s.readBack = p.painted && !s.waiting && p.r.Seminar != 0 && p.r.Ledger != ""
	s.head(p.r, name)
	foot, footSize := s.footHeight(p.r.Purpose)
	room := s.room() - s.used - foot - 0.5
	most := min(signInRows, int(room/points(signInLeast)))
	height := min(points(signInHeight)-0.01, room/float64(most))
	if p.marks == nil {
		s.settle(all, height)
	}
	for i, x := range all {
		if x.person != nil {
			all[i].tall = s.linesOf(*x.person, height)
		}
	}
	pages := paged(all, most)
	note := noReadingText(noReading)
	if s.waiting {
		note = waitingText
	}
	if note != "" && p.marks == nil {
		pages = withNote(pages, height, room-s.noteHeight(note))
	}
	for i, page := range pages {
		if i > 0 {
			s.newPage()
		}
		if s.readBack {
			s.says(p.r, page, i+1, len(pages), height)
		}
		for _, x := range page {
			s.listed(x, height)
		}
		s.foot(p.r, page, foot, footSize)
	}
	if note != "" && (s.waiting || s.wants(true, "ふりがなのない方")) {
		s.note(note)
	}
	return s.close()
}

// noReadingText names those without ふりがな, "" where there are none; true in either order
// of the list.
func noReadingText(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("※ ふりがなのない方(%d人)は、五十音順では最後に並びます: %s", len(names), fields.Listed(names))
}

// waitingText says where to write who is let in: the sheet of those who wait is not read back,
// because a mark on it would have to give a seat, which is done by hand.
const waitingText = "※ この紙は読み取りません。入場された方は、受付名簿の「当日参加」の行に書くか、画面の「当日の受付」に入れてください。"

// withNote leaves room points for the lines of the last page, each height points high, as a
// note stands below them: what has no place there begins a page of its own, with what that
// page says of itself. A page whose lines are turned over later would say what is not on it.
func withNote(pages [][]line, height, room float64) [][]line {
	last := pages[len(pages)-1]
	used := 0
	for _, x := range last {
		used += max(x.tall, 1)
	}
	if most := int(room / height); used > most {
		pages = append(pages[:len(pages)-1], paged(last, max(most, 1))...)
	}
	return pages
}

// tab is the name of the sheet; that of those who wait hides itself on a form where
// nobody does.
func (p signIn) tab(name string) string {
	if p.marks != nil && name == waitingSheet {
		return "{{" + waitingList + "があれば}}" + name
	}
	return name
}

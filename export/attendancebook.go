package export

import (
	"context"
	"io"

	"jibun/data/report"
	"jibun/export/sheet"
)

// The 出席簿 has six rows and four columns that repeat on each page, one for each
// seminar, and three at the right. Widths in millimetres.
const (
	bookHead    = 6 // rows of title and headings
	bookLeft    = 4
	bookSeminar = 7.0
	bookRight   = 13.0
	bookTitle   = 10 // characters of a title that stand in its heading
)

// Book writes the 出席簿 of a year: people × seminars. A year with more seminars
// than fit on a page goes on to the right, with the names on each page.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Book(ctx context.Context, w io.Writer, r report.Book, o Options) error {
	return Write(ctx, w, BookPaper(r, HalfWidths{}), o)
}

// BookPaper is the same before it is a file.
func BookPaper(r report.Book, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, r.Year.Label(r.Style)+" "+r.Series+" 出席簿", len(r.People)+20)
	k := attendanceBook{r: r}
	p := k.settle()
	return b.of(func() *sheet.Sheet { return b.stream(p, k.layout) })
}

type attendanceBook struct {
	*draft
	r     report.Book
	left  []column
	pages []int // seminars on each page

	words, centered, marks, counts, shares int // styles
}

// bookPages shares the seminars out over pages: as few as can be, about equally
// full, the last one with room for the columns at the right.
func bookPages(seminars int, room float64) []int {
	const extra = 6 // columns of seminars that are as wide as the three at the right
	per := int(room / bookSeminar)
	pages := (seminars + extra + per - 1) / per
	each := (seminars + extra + pages - 1) / pages
	var all []int
	for left := seminars; ; left -= each {
		if left+extra <= each || len(all) == pages-1 {
			return append(all, left)
		}
		all = append(all, min(each, left))
	}
}

// settle settles the columns and the pages that they stand on.
func (k *attendanceBook) settle() plan {
	k.left = []column{{title: "№", mm: 10}, {title: "所属", mm: 36}, {title: "職名", mm: 17}, {title: "氏名(ふりがな)", mm: 31}}
	var widths []float64
	room := betweenMargins(true) - 1
	for _, c := range k.left {
		widths = append(widths, c.mm)
		room -= c.mm
	}
	for range k.r.Seminars {
		widths = append(widths, bookSeminar)
	}
	widths = append(widths, bookRight, bookRight, bookRight)
	k.pages = bookPages(len(k.r.Seminars), room)
	p := plan{name: "出席簿", landscape: true, personal: true, widths: widths, freezeRow: bookHead, freezeCol: bookLeft, titles: [2]int{1, bookHead}}
	if len(k.pages) > 1 {
		p.spread, p.repeatCol = true, bookLeft
	}
	col := bookLeft + 1
	for _, n := range k.pages[:len(k.pages)-1] {
		col += n
		p.breaks = append(p.breaks, col)
	}
	return p
}

// layout writes the whole sheet.
func (k attendanceBook) layout(s *draft) {
	k.draft = s
	k.styled()
	k.title("出席簿", k.subtitle(k.r.Year.Label(k.r.Style)), len(k.widths))
	k.headings()
	for _, x := range k.r.People {
		if k.person(x); k.over {
			return
		}
	}
	if len(k.r.People) == 0 {
		k.none()
	}
	k.foot()
}

func (k *attendanceBook) styled() {
	k.words = k.style(cellLook.sized(9).wrapped())
	k.centered = k.style(cellLook.sized(9).center())
	k.marks = k.style(cellLook.center())
	k.counts = k.style(cellLook.number())
	k.shares = k.style(cellLook.ratio())
}

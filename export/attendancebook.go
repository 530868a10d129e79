package export

import (
	"context"
	"io"
	"math"

	"jibun/data/report"
	"jibun/export/sheet"
)

// The 出席簿 has five rows and five columns that repeat on each page, one column for
// each seminar, and three at the right. The rows are low and the head is a tenth of
// the page, so that a year takes few pages. Widths in millimetres, heights in points; on A3
// all of them are larger where the seminars then still take as few pages.
const (
	bookHead    = 5 // rows of title and headings
	bookLeft    = 5
	bookSeminar = 5.3 // at least
	bookWide    = 7.5 // at most
	bookRow     = 11.6
)

// bookRight are the widths of the columns at the right.
var bookRight = []float64{11, 11, 12.6}

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
	p := k.settle(b)
	return b.of(func() *sheet.Sheet { return b.stream(p, k.layout) })
}

type attendanceBook struct {
	*draft
	r     report.Book
	scale float64 // of all sizes
	left  []column
	pages []int // seminars on each page

	signs, counts, shares int // styles
}

// largerBook are the scales of a book on A3, the most legible first.
var largerBook = []float64{1.3, 1.2, 1.1, 1}

// pt is a size of type.
func (k *attendanceBook) pt(size float64) float64 { return math.Round(size*k.scale*2) / 2 }

// share shares the seminars out over pages, on A3 at the largest scale at which they take
// no more of them, and at which those who stand on one page with the sums do; room is what is
// left beside their names.
func (k *attendanceBook) share(s *paper) (room float64) {
	left := 0.0
	for _, c := range k.left {
		left += c.mm
	}
	whole := inner(paperSetup(true, k.r.A3)) * slack
	k.scale = 1
	k.pages = bookPages(k.columns(s), whole-left)
	if k.r.A3 && s.marks == nil {
		single := k.single(1)
		for _, scale := range largerBook {
			if pages := bookPages(k.columns(s), whole/scale-left); len(pages) == len(k.pages) && k.single(scale) == single {
				k.scale, k.pages = scale, pages
				break
			}
		}
	}
	return whole - left*k.scale
}

// single reports whether everybody stands on one page with the sums and what is said below
// them, of which a line or two are counted.
func (k *attendanceBook) single(scale float64) bool {
	const below = 46.0 // points
	high := 13 + 4*8.5 + float64(len(k.r.People))*bookRow + 2*14 + below
	return high*scale <= plan{landscape: true, a3: k.r.A3}.room()
}

// bookPages shares the seminars out over pages: as few as can be, about equally
// full, the last one with room for the columns at the right.
func bookPages(seminars int, room float64) []int {
	extra := int(math.Ceil((bookRight[0] + bookRight[1] + bookRight[2]) / bookSeminar)) // columns of seminars that are as wide as the three at the right
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

// columns is how many the seminars take: on a form one, which repeats.
func (k *attendanceBook) columns(s *paper) int { return len(only(s, k.r.Seminars)) }

// settle settles the columns and the pages that they stand on.
func (k *attendanceBook) settle(s *paper) plan {
	k.left = []column{{title: "№", mm: 8.6}, {title: "所属", mm: 36}, {title: "職名", mm: 15}, {title: "氏名", mm: 21}, {title: "ふりがな", mm: 25}}
	room := k.share(s)
	room -= k.widen(s, room)
	t := cellLook.sized(k.pt(8.5))
	var widths []float64
	for i, of := range []look{t.center(), t, t, t, t.sized(k.pt(7.5))} {
		c := &k.left[i]
		c.mm, c.look = c.mm*k.scale, of
		widths = append(widths, c.mm)
	}
	right := 0.0
	for _, mm := range bookRight {
		right += mm * k.scale
	}
	each := bookWide * k.scale
	for i, n := range k.pages {
		free := room
		if i == len(k.pages)-1 {
			free -= right
		}
		each = min(each, free/float64(max(n, 1)))
	}
	if s.marks != nil {
		each = bookSeminar // of as many as there will be
	}
	for range k.columns(s) {
		widths = append(widths, each)
	}
	for _, mm := range bookRight {
		widths = append(widths, mm*k.scale)
	}
	p := plan{name: "出席簿", landscape: true, a3: k.r.A3, personal: true, widths: widths, line: bookRow * k.scale, freezeRow: bookHead, freezeCol: bookLeft, titles: [2]int{1, bookHead}}
	if p.narrow = s.marks != nil; p.narrow {
		p.repeatCol = bookLeft
	}
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

// bookMore is how much wider the columns of words become, in millimetres, where few seminars
// leave room for it: long names of sections take fewer lines.
var bookMore = []float64{0, 30, 12, 9, 9}

// widen makes the columns at the left wider by what the seminars of a single page leave of
// room, and returns how much that is. A form has room for more seminars.
func (k *attendanceBook) widen(s *paper, room float64) float64 {
	if len(k.pages) > 1 || k.pages[0] == 0 || s.marks != nil {
		return 0
	}
	free, all := room-k.scale*bookWide*float64(k.pages[0]), 0.0
	for _, mm := range bookRight {
		free -= mm * k.scale
	}
	for _, mm := range bookMore {
		all += mm * k.scale
	}
	part := max(0, min(1, free/all))
	for i, mm := range bookMore {
		k.left[i].mm += mm * part
	}
	return all * part
}

// layout writes the whole sheet.
func (k attendanceBook) layout(s *draft) {
	k.draft = s
	k.styled()
	k.span(plainLook.sized(k.pt(9.5)).strong(), joined("　", "出席簿", k.subtitle(k.r.Year.Label(k.r.Style))), 13*k.scale, k.titleSpan())
	k.headings()
	for i, x := range each(s, "出席者", k.r.People) {
		if k.person(i+1, x); k.over {
			return
		}
	}
	k.noneOf("出席者", len(k.r.People))
	k.foot()
}

func (k *attendanceBook) styled() {
	k.signs = k.style(cellLook.sized(k.pt(8.5)).center())
	k.counts = k.style(cellLook.sized(k.pt(8.5)).number())
	k.shares = k.style(cellLook.sized(k.pt(8.5)).ratio())
}

// titleSpan is over how many columns the title stands: where pages lie side by side it
// is seen on each.
func (k *attendanceBook) titleSpan() int {
	if k.spread || k.marks != nil {
		return bookLeft
	}
	return k.firstPage()
}

// firstPage is how many columns stand on the first of the pages side by side.
func (k *attendanceBook) firstPage() int {
	n := bookLeft + k.pages[0]
	if len(k.pages) == 1 {
		n += len(bookRight)
	}
	return n
}

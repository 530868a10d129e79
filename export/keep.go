package export

import "jibun/export/sheet"

// What belongs together stands on one page: a heading with what it stands above, a sum with at
// least two of the rows that it adds up. What a row is can be seen: it has the look of a
// heading or of a sum. So no paper has to say it.

// standing is what a row is on its page.
type standing int

const (
	loose   standing = iota // no row of a table: white, a note, a chart
	entry                   // one of the rows that a table is there for
	heading                 // of a table or of a part of it, or a title above one
	summing                 // adds up the rows above it
)

// summed is how many rows a sum has with it at least, where there are as many.
const summed = 2

// standing is that of a row.
func (b *paper) standing(r *sheet.Row) standing {
	n := len(r.Cells)
	if n == 0 {
		return loose
	}
	first, last := b.Looks[r.Cells[0].Look], b.Looks[r.Cells[n-1].Look]
	switch {
	case first.Frame == boxSum:
		return summing
	case first.Frame != sheet.Frame{} && first.Bold && first.Fill != "" && last.Bold && last.Fill == first.Fill:
		return heading
	case first.Frame != sheet.Frame{}:
		return entry
	case first.Bold && last.Bold && first.Fill == "" && r.Cells[0].Kind == sheet.Text:
		return heading
	}
	return loose
}

// tail are the last rows of a sheet that are not handed over yet: a page may still begin with
// one of them.
type tail [16]sheet.Row

// back is the row so many before the one at hand, nil where none can begin a page any more.
func (s *draft) back(n int) *sheet.Row {
	switch at := s.stood - n + 1; {
	case n < 1 || at < 1 || at <= s.titles[1]:
		return nil
	case s.yield == nil:
		return &s.sheet.Rows[at-1]
	case n > len(s.tail):
		return nil
	default:
		return &s.tail[at%len(s.tail)]
	}
}

// hand keeps the row at hand, and hands over the one that is far enough above.
func (s *draft) hand() {
	at := &s.tail[s.rows%len(s.tail)]
	if s.rows > len(s.tail) && !s.over {
		s.over = !s.yield(at, nil)
	}
	*at, s.row.Cells = s.row, at.Cells
}

// handAll hands over the rows that are kept.
func (s *draft) handAll() {
	for n := max(s.rows-len(s.tail), 0) + 1; n <= s.rows && !s.over; n++ {
		s.over = !s.yield(&s.tail[n%len(s.tail)], nil)
	}
}

// company is how many of the rows before one have to stand on its page; n is how far back it
// is itself, 0 = the row at hand.
func (s *draft) company(n int) (along int) {
	is := func(i int) standing {
		if r := s.back(n + i); r != nil {
			return s.standing(r)
		}
		return loose
	}
	own := &s.row
	if n > 0 {
		own = s.back(n)
	}
	switch s.standing(own) {
	case loose:
		return 0
	case summing:
		for is(along+1) == summing {
			along++
		}
		for k := 0; k < summed && is(along+1) == entry; k++ {
			along++
		}
	}
	for is(along+1) == heading {
		along++
	}
	return along
}

// bring has the rows before the one at hand that belong to it begin the page with it, where
// it began between them, and reports whether the page still begins with the row at hand.
// Where another program counts, and a page begins but a little before them, it is said.
func (s *draft) bring(turned bool, height float64) bool {
	const near = 3
	n := s.company(0)
	if n == 0 || s.marks != nil || s.letter {
		return turned
	}
	begin := s.rows - n
	if s.page <= begin {
		if r := s.back(s.rows - s.page); s.page > 1 && begin-s.page <= near && r != nil {
			r.Break = true
		}
		return turned
	}
	used := s.again + height
	for i := 1; i <= n; i++ {
		used += points(s.back(i).Height)
	}
	if begin <= s.pageBefore || used > s.room() {
		return turned
	}
	for i := 1; i <= n; i++ {
		s.back(i).Break = i == n
	}
	s.used, s.page = used, begin
	return false
}

// along is how far back the rows reach that come along to the next page with height points
// of something that has no room below its table, and how much of that page is used then: the
// headings that repeat stand above rows of theirs. 0 if none can.
func (s *draft) along(height float64) (begin int, used float64) {
	reaches, all := 0, s.again+height
	for i, n := 1, 0; n < companions || i <= reaches; i++ {
		r := s.back(i)
		if r == nil || r.Listed { // a list is sorted and filtered: no page is said to begin in it
			break
		}
		if all += points(r.Height); all > s.room() {
			break
		}
		if is := s.standing(r); is == entry || is == summing {
			n++
			reaches = max(reaches, i+s.company(i))
			if i >= reaches {
				begin, used = i, all
			}
		}
	}
	return begin, used
}

package export

import "jibun/export/sheet"

// column is one column of a list.
type column struct {
	title string
	group string  // a heading over this and its neighbours; with empty titles it is their only one
	mm    float64 // width
	look  look
	ask   string // what the column is not there without on a form, see wantsColumn
	tall  bool   // its text may take several lines and decides the row's height
	items bool   // and its lines end between its parts
}

// list is a sheet that holds one table: title, headings that repeat, rows. Its plan
// is made with plan.of.
type list struct {
	*draft
	cols   []column
	styles []int   // of the columns
	first  int     // first row of the body
	need   float64 // height of the row at hand, in points
}

// list begins the list of such a sheet. sub stands below the title at the left.
func (s *draft) list(title, sub string, cols []column) *list {
	s.title(title, sub, len(cols))
	s.heading(cols)
	return s.body(cols)
}

// body is a list of which the headings are written.
func (s *draft) body(cols []column) *list {
	l := &list{draft: s, cols: cols, first: s.rows + 1}
	for _, c := range cols {
		l.styles = append(l.styles, s.style(c.look))
	}
	return l
}

// words puts a text in the next column, in more lines where the column is tall.
func (l *list) words(v string) { l.worded(len(l.row.Cells), l.cols[len(l.row.Cells)].look, v) }

// worded is words with another look than the column's.
func (l *list) worded(col int, look look, v string) {
	c := &l.cols[col]
	v = sheet.Clean(v)
	if c.tall && v != "" {
		var need float64
		if look, need = l.set(look, v, c.mm); need > 0 && c.items && l.marks == nil {
			v = l.phrased(v, c.mm, look.Size)
			need = linesHigh(l.lines(v, c.mm, look.Size), look.Size)
		}
		l.need = max(l.need, need)
	}
	if !c.tall {
		look = l.fitted(look)
	}
	if look == c.look {
		l.text(l.styles[col], v)
		return
	}
	l.text(l.style(look), v)
}

// exactly puts a text whose lines are to stay what they are.
func (l *list) exactly(look look, v string) {
	if c := l.cols[len(l.row.Cells)]; v != "" {
		if n := l.lines(v, c.mm, look.Size); n > 1 {
			l.need = max(l.need, linesHigh(n, look.Size))
		}
	}
	l.text(l.style(look), v)
}

// closing keeps the row at hand, the last, on the page of what comes after it.
func (l *list) closing(extra float64) {
	l.keepTogether(max(l.need, l.rowPoints()) + extra)
}

// named puts a name in the next column and its reading in the one after it.
func (l *list) named(name, reading string) {
	l.words(sheet.OneLine(name))
	if name != "" {
		l.row.Cells[len(l.row.Cells)-1].Reading = sheet.OneLine(reading)
	}
	l.words(sheet.OneLine(reading))
}

// done ends a row of the list; entered one that the clerk may sort and filter.
func (l *list) done()    { l.end(l.tall()) }
func (l *list) entered() { l.entry(l.tall()) }

// tall is the height of the row at hand.
func (l *list) tall() float64 {
	h := max(l.need, l.rowPoints())
	l.need = 0
	return h
}

// title writes the two rows at the head of a sheet. Where pages lie side by side
// they stay within the columns that repeat, and the day is only in the footer.
func (s *draft) title(title, sub string, cols int) {
	if s.spread {
		s.span(plainLook.sized(14).strong(), title, 24, s.repeatCol)
		s.span(plainLook, sub, rowHeight, s.repeatCol)
		return
	}
	s.span(plainLook.sized(14).strong(), title, 24, cols)
	if !s.head.Made.Valid() || cols < 2 {
		s.span(plainLook, sub, 0, cols)
		return
	}
	left := cols - 1
	for left > 1 && s.across(left+1, cols) < madeWide {
		left--
	}
	l, sub, need := s.legible(plainLook, sheet.OneLine(sub), s.across(1, left), rowHeight)
	s.text(s.style(l), sub)
	s.fill(s.style(l), left)
	s.join(1, left, 1)
	right := s.style(plainLook.right())
	s.text(right, "作成日 "+s.head.Style.Full(s.head.Made))
	s.fill(right, cols)
	s.join(left+1, cols, 1)
	s.end(need)
}

// madeWide is how wide the day is on which a paper was made, in millimetres.
const madeWide = 54.0

// subtitle is what the second row of most sheets says at the left.
func (b *paper) subtitle(year string) string {
	return joined("　", year, b.head.Series, joined(" ", b.head.Office, b.head.Section))
}

// joined joins what is not empty.
func joined(sep string, parts ...string) string {
	all := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if all != "" {
			all += sep
		}
		all += p
	}
	return all
}

func headRows(cols []column) int {
	for _, c := range cols {
		if c.group != "" && c.title != "" {
			return 2
		}
	}
	return 1
}

// heading writes one heading row, or two if columns have a common heading.
func (s *draft) heading(cols []column) {
	rows := headRows(cols)
	style := s.style(headLook.sized(s.headPoints()))
	of := func(title string, mm float64) int { return s.style(headLook.sized(s.headSized(title, mm))) }
	for i := 0; i < len(cols); {
		j := i + 1
		for cols[i].group != "" && j < len(cols) && cols[j].group == cols[i].group {
			j++
		}
		title := cols[i].group
		if title == "" {
			title = cols[i].title
		}
		if cols[i].ask != "" {
			s.wantsColumn(cols[i].ask)
		}
		s.text(of(title, s.across(i+1, j)), title)
		s.fill(style, j)
		tall := 1
		if cols[i].title == "" || cols[i].group == "" {
			tall = rows
		}
		s.join(i+1, j, tall)
		i = j
	}
	h := s.headHeight(cols, true)
	if rows == 1 {
		s.end(max(h, 22))
		return
	}
	s.end(max(h/2, rowHeight))
	for _, c := range cols {
		if c.group == "" {
			s.text(style, "")
			continue
		}
		s.text(of(c.title, c.mm), c.title)
	}
	s.end(max(h/2, rowHeight, s.headHeight(cols, false)))
}

// headSized is the size of a heading: a little smaller where a word would be broken.
func (s *draft) headSized(title string, mm float64) float64 {
	size := s.headPoints()
	if s.marks == nil && s.torn(title, mm, size) {
		for size > oneLine && s.lines(title, mm, size) > 1 {
			size -= 0.5
		}
	}
	return size
}

// headHeight is what the headings that stand alone, or those below a common
// one, need.
func (s *draft) headHeight(cols []column, alone bool) float64 {
	h := 0.0
	for _, c := range cols {
		if alone == (c.group == "") {
			h = max(h, float64(s.lines(c.title, c.mm, s.headPoints()))*s.headPoints()*1.3+5)
		}
	}
	return h
}

func (s *draft) headPoints() float64 {
	if s.headSize > 0 {
		return s.headSize
	}
	return headLook.Size
}

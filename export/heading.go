package export

// column is one column of a list.
type column struct {
	title string
	group string  // a heading over this and its neighbours; with empty titles it is their only one
	mm    float64 // width
	look  look
	tall  bool // its text may take several lines and decides the row's height
}

// list is a sheet that holds one table: title, headings that repeat, rows. Its plan
// is made with plan.of.
type list struct {
	*draft
	cols   []column
	styles []int // of the columns
	first  int   // first row of the body
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

// height is that of a row with the given texts in the tall columns, in their order.
func (l *list) height(texts ...string) float64 {
	n, size := 1, 10.0
	for i := range l.cols {
		if !l.cols[i].tall || len(texts) == 0 {
			continue
		}
		if k := l.lines(texts[0], l.cols[i].mm, l.cols[i].look.Size); k > n {
			n, size = k, l.cols[i].look.Size
		}
		texts = texts[1:]
	}
	if n == 1 {
		return 0
	}
	return max(l.rowPoints(), float64(n)*size*1.25+4)
}

// title writes the two rows at the head of a sheet. Where pages lie side by side
// they stay within the columns that repeat, and the day is only in the footer.
func (s *draft) title(title, sub string, cols int) {
	if s.spread {
		s.wide(s.style(plainLook.sized(14).strong()), title, 24, s.repeatCol)
		s.wide(s.style(plainLook.shrunk()), sub, 0, s.repeatCol)
		return
	}
	s.text(s.style(plainLook.sized(14).strong()), title)
	s.end(24)
	s.text(s.style(plainLook), sub)
	if s.head.Made.Valid() && cols > 1 {
		s.fill(0, cols-1)
		s.text(s.style(plainLook.right()), "作成日 "+s.head.Style.Full(s.head.Made))
	}
	s.end(0)
}

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
	for i := 0; i < len(cols); {
		j := i + 1
		for cols[i].group != "" && j < len(cols) && cols[j].group == cols[i].group {
			j++
		}
		title := cols[i].group
		if title == "" {
			title = cols[i].title
		}
		s.text(style, title)
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
		s.text(style, c.title)
	}
	s.end(max(h/2, rowHeight, s.headHeight(cols, false)))
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

package export

import (
	"fmt"
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/sheet"
)

// says draws on a page of the 受付名簿 what makes it one that is read back: its QR, the
// corners, and the squares to be ticked. Its first line stands below the head; all lines
// are height points high, or a whole number of times.
func (s *signInSheet) says(r report.SignIn, lines []line, n, of int, height float64) {
	x := marked.Sheet{Ledger: marked.Short(r.Ledger), Paper: marked.SignIn, Seminar: r.Seminar, Page: n, Pages: of, Columns: letters(s.cols),
		Top: edge + millimetres(s.again), High: millimetres(height), Lines: linesSaid(lines)}
	s.draws(sheet.QR, x.String(), n, marked.Code)
	if n == 1 {
		for _, c := range marked.Corners(s.sheet.Setup.Size()) {
			s.draws(sheet.Corner, "", 0, c)
		}
		s.draws(sheet.Light, "", 0, marked.Light)
	}
	for _, b := range signInBoxes(x, s.cols) {
		if ticked(b.Field) && !(b.Field == marked.Fee && b.No > 0 && !comes(lines, b.No)) {
			s.draws(sheet.Check, "", n, b.Rect)
		}
	}
}

func (s *draft) draws(kind sheet.DrawingKind, text string, page int, r page.Rect) {
	s.sheet.Drawings = append(s.sheet.Drawings, sheet.Drawing{Kind: kind, Text: text, Place: sheet.Place{Page: page, X: r.X, Y: r.Y, Wide: r.Wide, High: r.High}})
}

// comes reports whether somebody of a page comes to the 懇親会.
func comes(lines []line, no int) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return l.person != nil && l.person.No == no && l.person.Party })
}

// linesSaid are the lines of a page as its QR says them.
func linesSaid(lines []line) []marked.Line {
	var out []marked.Line
	for _, l := range lines {
		x := marked.Line{Kind: marked.Empty}
		switch {
		case l.label != "":
			x.Kind = marked.Heading
		case l.person != nil:
			x.Kind, x.No = marked.Person, l.person.No
		case l.walkIn > 0:
			x.Kind, x.No = marked.WalkIn, l.walkIn
		}
		if l.tall > 1 {
			x.Tall = l.tall
		}
		out = append(out, x)
	}
	return out
}

// Boxes are the places of a printed page to be looked at when it comes back, from what
// its QR says.
func Boxes(s marked.Sheet) ([]marked.Box, error) {
	switch s.Paper {
	case marked.SignIn:
		if cols, ok := lettered(s.Columns); ok {
			return signInBoxes(s, cols), nil
		}
	case marked.Survey:
		if _, ok := surveyColumns[s.Columns]; ok {
			return surveyBoxes(s), nil
		}
	}
	return nil, fmt.Errorf("page %q with columns %q: %w", s.Paper, s.Columns, marked.ErrNewer)
}

// signInBoxes are those of each line of a person or for 当日参加.
func signInBoxes(s marked.Sheet, cols []doorColumn) (out []marked.Box) {
	s.Places(func(n int, l marked.Line, y, high float64) {
		b := marked.Box{Line: n}
		switch l.Kind {
		case marked.Person:
			b.No = l.No
		case marked.WalkIn:
			b.WalkIn = l.No
		default:
			return
		}
		x := binding
		for _, c := range cols {
			b.Field, b.Rect = c.field, page.Rect{X: x, Y: y, Wide: c.mm, High: high}
			if ticked(c.field) {
				b.Rect = squareIn(b.Rect)
			}
			out = append(out, b)
			x += c.mm
		}
		b.Field, b.Rect = marked.Whole, page.Rect{X: binding, Y: y, Wide: x - binding, High: high}
		out = append(out, b)
	})
	return out
}

// squareIn is the square to be ticked in the middle of a cell.
func squareIn(r page.Rect) page.Rect {
	const side = marked.Square
	return page.Rect{X: r.X + (r.Wide-side)/2, Y: r.Y + (r.High-side)/2, Wide: side, High: side}
}

// pageRange says which numbers stand on a page, and in 五十音順 from whom to whom:
// №1–25 あ〜こ; else what the order is: №1–25 所属順.
func pageRange(lines []line, byKana bool) string {
	var numbers []int
	var kana []string // a range of each list
	list, first, last := "", "", ""
	end := func() {
		switch {
		case first == "":
		case first == last:
			kana = append(kana, first)
		default:
			kana = append(kana, first+"〜"+last)
		}
	}
	for _, l := range lines {
		if l.person == nil {
			continue
		}
		numbers = append(numbers, l.person.No)
		if l.list != list {
			end()
			list, first, last = l.list, "", ""
		}
		if r := []rune(l.person.Reading); len(r) > 0 {
			if last = string(r[:1]); first == "" {
				first = last
			}
		}
	}
	end()
	if len(numbers) == 0 {
		return ""
	}
	text := "№" + runs(numbers)
	if byKana && len(kana) > 0 {
		text += " " + strings.Join(kana, "・")
	}
	if !byKana {
		text += " 所属順"
	}
	// Who once stood on a sheet keeps the № of it: by it all sheets that lie about are read
	// and typed in.
	if !slices.IsSorted(numbers) {
		text += "(№は初めの印刷のまま)"
	}
	return text
}

// runs are numbers as few ranges: 1–24・31.
func runs(numbers []int) string {
	numbers = slices.Clone(numbers)
	slices.Sort(numbers)
	var out []string
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] <= numbers[k]+1 {
			k++
		}
		if k == i {
			out = append(out, fmt.Sprint(numbers[i]))
		} else {
			out = append(out, fmt.Sprintf("%d–%d", numbers[i], numbers[k]))
		}
		i = k + 1
	}
	const most = 4
	if len(out) > most {
		return fmt.Sprintf("%d–%d のうち%d人", numbers[0], numbers[len(numbers)-1], len(numbers))
	}
	return strings.Join(out, "・")
}

// NotRead are the columns of a page of the 受付名簿 that are written into by hand and that
// nobody reads when it comes back.
func NotRead(s marked.Sheet) (out []marked.Field) {
	cols, _ := lettered(s.Columns)
	for _, c := range cols {
		if slices.Contains([]marked.Field{marked.Leave, marked.Fee, marked.Remark}, c.field) {
			out = append(out, c.field)
		}
	}
	return out
}

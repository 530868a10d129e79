package readback

import (
	"image"

	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/raster"
)

// FormOf is the form of an upright A4 page that says what it is, from the boxes that it
// has. The lines of the form are those of the boxes, in their order: a line of a list is
// one, a choice of a question is one, and so is what is written freely.
func FormOf(boxes []marked.Box) *Form {
	f := &Form{Wide: a4Wide, High: a4High, Code: marked.Code, Light: marked.Light}
	for _, c := range marked.Corners(a4Wide, a4High) {
		f.Corners = append(f.Corners, c)
	}
	var l *Line
	for _, b := range boxes {
		if b.Question > 0 && b.Field != marked.Words {
			f.choice(b)
			l = nil
			continue
		}
		if l == nil || l.Of.Line != b.Line {
			f.Lines = append(f.Lines, Line{Of: b})
			l = &f.Lines[len(f.Lines)-1]
		}
		l.add(b)
	}
	for i := range f.Lines {
		f.Lines[i].around()
	}
	return f
}

// choice takes a place of a choice, or the line of several.
func (f *Form) choice(b marked.Box) {
	n := len(f.Lines)
	switch {
	case b.Field == marked.Choice:
		f.Lines = append(f.Lines, Line{Of: b, Whole: inset(b.Rect, -1), Box: b.Rect})
	case b.Field == marked.Whole:
		for i := n - 1; i >= 0 && f.Lines[i].Of.Line == b.Line; i-- {
			f.Lines[i].Show = b.Rect
		}
	case n == 0:
	case b.Field == marked.Label:
		f.Lines[n-1].label = b
	case b.Field == marked.Answer:
		f.Lines[n-1].white(b.Rect)
	}
}

// wordsHigh is how high the words of a choice are, with a little above and below.
const wordsHigh = 4.4

// Print tells the form with what ink the words of choices were printed, so that what was
// written on them is seen.
func (f *Form) Print(faces *page.Faces) {
	p := raster.New(faces)
	for i := range f.Lines {
		b := f.Lines[i].label
		if b.Text == "" {
			continue
		}
		img := image.NewRGBA(image.Rect(0, 0, int((b.Wide+4)*sharp), int(8*sharp)))
		for j := range img.Pix {
			img.Pix[j] = 255
		}
		p.Paint(img, []page.Mark{page.Words{X: 1, Y: 5, Text: b.Text, Size: b.Size}}, sharp, 0, 0)
		ink := 0
		for j := 0; j < len(img.Pix); j += 4 {
			ink += 255 - int(img.Pix[j])
		}
		f.Lines[i].words = float64(ink) / 255 / sharp / sharp
		f.Lines[i].print = grayOf(img)
	}
}

// white is what is white in the cell of a choice: beside its box, and around its words,
// which are as high as their size with a little more.
func (l *Line) white(cell rect) {
	const off, margin = .4, .35
	l.Cell = rect{X: cell.X - margin, Y: cell.Y, Wide: l.label.X - cell.X + off + margin, High: cell.High}
	high := (cell.High-wordsHigh)/2 - margin
	end := l.label.X + l.label.Wide + 1
	l.Quiet = [3]rect{
		{X: l.label.X, Y: cell.Y + margin, Wide: cell.X + cell.Wide - l.label.X, High: high},
		{X: l.label.X, Y: cell.Y + cell.High - margin - high, Wide: cell.X + cell.Wide - l.label.X, High: high},
		{X: end, Y: cell.Y + margin, Wide: cell.X + cell.Wide - end - margin, High: cell.High - 2*margin},
	}
}

// add takes a place of the line.
func (l *Line) add(b marked.Box) {
	switch b.Field {
	case marked.Whole:
		l.Whole = b.Rect
	case marked.Tick:
		l.Box = b.Rect
	case marked.No:
		l.before = b.X + b.Wide
		l.Printed = append(l.Printed, b)
	case marked.From:
		l.after = b.X
		l.Printed = append(l.Printed, b)
	case marked.Position, marked.Name, marked.Reading:
		l.Printed = append(l.Printed, b)
	case marked.Remark:
		l.remark = b.Rect
	case marked.Sign:
		if b.WalkIn == 0 {
			l.Sign = b.Rect
		}
	}
	if b.WalkIn > 0 || b.Field == marked.Words {
		switch b.Field {
		case marked.From, marked.Name, marked.Reading, marked.Sign, marked.Words:
			l.Write = append(l.Write, b.Rect)
		}
	}
	if b.Field == marked.Words {
		l.Whole = b.Rect
	}
}

// around is the cell of the box: from the № to the 所属.
func (l *Line) around() {
	if l.before > 0 && l.after > l.before {
		l.Cell = rect{X: l.before, Y: l.Whole.Y, Wide: l.after - l.before, High: l.Whole.High}
	}
}

package readback

import "jibun/export/marked"

// FormOf is the form of an upright A4 page that says what it is, from the boxes that it
// has. The lines of the form are those of the boxes, in their order: a line of a list is
// one, a choice of a question is one.
func FormOf(boxes []marked.Box) *Form {
	const wide, high = 210, 297
	f := &Form{Wide: wide, High: high, Code: marked.Code}
	for _, c := range marked.Corners(wide, high) {
		f.Corners = append(f.Corners, c)
	}
	var l *Line
	for _, b := range boxes {
		if b.Field == marked.Choice {
			f.Lines = append(f.Lines, Line{Of: b, Whole: inset(b.Rect, -1), Box: b.Rect})
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

// add takes a place of the line.
func (l *Line) add(b marked.Box) {
	switch b.Field {
	case marked.Whole:
		l.Whole = b.Rect
	case marked.Tick:
		l.Box = b.Rect
	case marked.No:
		l.before = b.X + b.Wide
	case marked.From:
		l.after = b.X
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

package readback

import (
	"slices"

	"jibun/export/marked"
	"jibun/export/page"
)

type rect = page.Rect

// The pages that are read back are upright A4, in millimetres.
const a4Wide, a4High = 210, 297

// Form is a page as it was printed: where on it what lies. All in millimetres.
type Form struct {
	Wide, High float64
	Code       page.Rect   // the QR, without the white around it
	Corners    []page.Rect // the black marks of the corners
	Light      page.Rect   // the bar that is as light as the lightest pen
	Lines      []Line

	words *vocabulary // with it a signature is known from other words; nil = it is not
}

// Line is what one answer is taken from: the line of somebody on a list, or a box of a
// question.
type Line struct {
	Of    marked.Box  // which it is
	Whole page.Rect   // all of it, where a stroke through it lies
	Show  page.Rect   // what she is shown of it; as Whole if it is not wide
	Box   page.Rect   // the printed edge of the box to tick; none if it is not wide
	Cell  page.Rect   // what lies around the box and is white else: ink there makes it unsure
	Sign  page.Rect   // where one signs; none if it is not wide
	Write []page.Rect // white places of a free line: ink in any of them is somebody

	Printed []marked.Box // of the line of somebody, where something is printed: №, 所属, 職名, 氏名, ふりがな

	// Of a choice what is white around its words: ink there may be meant for it.
	Quiet [3]page.Rect // above the words, below them, behind them

	remark        page.Rect              // 備考; none if it is not wide
	asPrinted     *gray                  // the line and a millimetre around it, as it should be printed; nil = not known
	names         map[string][]character // as whom it is of may sign; none = not known
	label         marked.Box
	words         float64 // how much ink they were printed with, in square millimetres; 0 = not known
	print         *gray   // these words themselves
	before, after float64 // where the cell of the box begins and ends, across
}

// Read is what a line says.
type Read string

const (
	Marked Read = "marked"
	Blank  Read = "blank"
	Unsure Read = "unsure" // never taken for anything
)

func inset(r rect, by float64) rect {
	return rect{X: r.X + by, Y: r.Y + by, Wide: r.Wide - 2*by, High: r.High - 2*by}
}

// moved is a line that lies so far beside where it was printed.
func (l *Line) moved(x, y float64) *Line {
	out := *l
	by := func(r rect) rect { r.X, r.Y = r.X+x, r.Y+y; return r }
	out.Cell, out.Sign, out.Write = by(l.Cell), by(l.Sign), slices.Clone(l.Write)
	for i := range out.Write {
		out.Write[i] = by(out.Write[i])
	}
	for i := range out.Quiet {
		out.Quiet[i] = by(out.Quiet[i])
	}
	return &out
}

// shown is what she is shown of a line.
func (l *Line) shown() rect {
	if l.Show.Wide > 0 {
		return l.Show
	}
	return l.Whole
}

func middle(r rect) point { return point{r.X + r.Wide/2, r.Y + r.High/2} }

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Figure is a number with the word for it, and the only way numbers stand on a page. The
// word always comes first: above a large figure, left of one in a line of counts; never
// behind it or below.
type Figure struct {
	widget.BaseWidget
	value *Text
	box   *fyne.Container
}

// NewFigure makes the large figure of a card.
func NewFigure(label, value string) *Figure {
	f := &Figure{value: styled(value, SizeFigure, ColorText, true)}
	f.box = Col(0, NewMuted(label), f.value)
	f.ExtendBaseWidget(f)
	return f
}

// NewCount makes one of a line of counts.
func NewCount(label, value string) *Figure {
	f := &Figure{value: styled(value, SizeBody, ColorText, true)}
	f.box = Row(5, NewMuted(label), f.value)
	f.ExtendBaseWidget(f)
	return f
}

// In gives the number another colour.
func (f *Figure) In(c fyne.ThemeColorName) *Figure {
	f.value.SetColor(c)
	return f
}

// Beside adds what the number is to be compared with, below a large figure.
func (f *Figure) Beside(text string) *Figure {
	f.box.Add(NewMuted(text))
	return f
}

// SetText changes the number.
func (f *Figure) SetText(value string) { f.value.SetText(value) }

// Text is the number.
func (f *Figure) Text() string { return f.value.Text }

// CreateRenderer is Fyne's.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Prose is text of several lines that breaks as Japanese does, without space around
// it. Its height is that of the lines in the width it was given last.
type Prose struct {
	widget.BaseWidget
	text  string
	size  fyne.ThemeSizeName
	ruler *ruler
}

// NewProse makes one.
func NewProse(text string) *Prose {
	p := &Prose{text: text, size: SizeBody}
	p.ExtendBaseWidget(p)
	return p
}

// Small makes it secondary in size.
func (p *Prose) Small() *Prose {
	p.size = SizeSecondary
	return p
}

// SetText changes the text.
func (p *Prose) SetText(text string) {
	if p.text != text {
		p.text = text
		p.Refresh()
	}
}

func (p *Prose) lines() []string {
	p.ruler = rulerOf(p.ruler, Size(p.size), fyne.TextStyle{})
	return wrapText(p.text, p.Size().Width+0.5, p.ruler.of)
}

// CreateRenderer is Fyne's.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{p: p}
	r.Refresh()
	return r
}

type proseRenderer struct {
	p     *Prose
	lines []fyne.CanvasObject // a text a line
	line  fyne.Size           // of one full-width character
	width float32             // in which the lines were broken
}

// gap is between two lines.
func (r *proseRenderer) gap() float32 { return Size(theme.SizeNameLineSpacing) }

func (r *proseRenderer) MinSize() fyne.Size {
	n := max(float32(len(r.lines)), 1)
	return fyne.NewSize(r.line.Width, n*r.line.Height+(n-1)*r.gap())
}

func (r *proseRenderer) Layout(size fyne.Size) {
	if size.Width == r.width {
		return
	}
	n := len(r.lines)
	r.breakLines()
	if len(r.lines) != n {
		canvas.Refresh(r.p) // its height is another one
	}
}

func (r *proseRenderer) Refresh() {
	r.line = fyne.MeasureText("国", Size(r.p.size), fyne.TextStyle{})
	r.breakLines()
	canvas.Refresh(r.p)
}

func (r *proseRenderer) breakLines() {
	r.width, r.lines = r.p.Size().Width, nil
	if r.width <= 0 {
		return
	}
	for i, text := range r.p.lines() {
		t := canvas.NewText(text, Color(ColorText))
		t.TextSize = Size(r.p.size)
		t.Move(fyne.NewPos(0, float32(i)*(r.line.Height+r.gap())))
		t.Resize(fyne.NewSize(r.width, r.line.Height))
		r.lines = append(r.lines, t)
	}
}

func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.lines }
func (r *proseRenderer) Destroy()                     {}

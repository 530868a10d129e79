package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Steps shows how far something has come: dots on a line with a word each. Those
// before At are done, At is where it stands.
type Steps struct {
	widget.BaseWidget
	labels []string
	at     int
}

// NewSteps makes a bar of steps that stands at one of them, -1 = before the first.
func NewSteps(labels []string, at int) *Steps {
	s := &Steps{labels: labels, at: at}
	s.ExtendBaseWidget(s)
	return s
}

// SetAt moves to a step.
func (s *Steps) SetAt(at int) {
	if s.at != at {
		s.at = at
		s.Refresh()
	}
}

// CreateRenderer is Fyne's.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer {
	r := &stepsRenderer{s: s}
	for range s.labels {
		r.dots = append(r.dots, canvas.NewCircle(Color(ColorLine)))
		r.words = append(r.words, canvas.NewText("", Color(ColorMuted)))
		r.lines = append(r.lines, canvas.NewRectangle(Color(ColorLine)))
	}
	r.Refresh()
	return r
}

type stepsRenderer struct {
	s     *Steps
	dots  []*canvas.Circle
	words []*canvas.Text
	lines []*canvas.Rectangle
}

const stepLine = 28 // length of the line between two steps

func (r *stepsRenderer) walk(put func(i int, x, width, height float32)) (width, height float32) {
	dot := Size(SizeSecondary) * 0.8
	for i, w := range r.words {
		m := w.MinSize()
		put(i, width, dot, m.Height)
		width += dot + 6 + m.Width + 8
		if i < len(r.words)-1 {
			width += stepLine + 8
		}
		height = max(height, m.Height)
	}
	return width, height
}

func (r *stepsRenderer) MinSize() fyne.Size {
	w, h := r.walk(func(int, float32, float32, float32) {})
	return fyne.NewSize(w, h+4)
}

func (r *stepsRenderer) Layout(s fyne.Size) {
	r.walk(func(i int, x, dot, h float32) {
		mid := s.Height / 2
		r.dots[i].Resize(fyne.NewSquareSize(dot))
		r.dots[i].Move(fyne.NewPos(x, mid-dot/2))
		m := r.words[i].MinSize()
		r.words[i].Resize(m)
		r.words[i].Move(fyne.NewPos(x+dot+6, mid-m.Height/2))
		r.lines[i].Resize(fyne.NewSize(stepLine, 2))
		r.lines[i].Move(fyne.NewPos(x+dot+6+m.Width+8, mid-1))
	})
}

func (r *stepsRenderer) Refresh() {
	for i, w := range r.words {
		w.Text, w.TextSize = r.s.labels[i], Size(SizeSecondary)
		w.Color, w.TextStyle = Color(ColorMuted), fyne.TextStyle{Bold: i == r.s.at}
		dot := r.dots[i]
		dot.FillColor, dot.StrokeWidth, dot.StrokeColor = Color(ColorSurface), 1.5, Color(theme.ColorNameInputBorder)
		r.lines[i].FillColor = Color(ColorLine)
		if i <= r.s.at {
			dot.FillColor, dot.StrokeColor = Color(ColorAccent), Color(ColorAccent)
		}
		if i == r.s.at {
			w.Color = Color(ColorText)
		}
		if i < r.s.at {
			r.lines[i].FillColor = Color(ColorAccent)
		}
		if i == len(r.words)-1 {
			r.lines[i].Hide()
		}
		w.Refresh()
		dot.Refresh()
		r.lines[i].Refresh()
	}
	r.Layout(r.s.Size())
}

func (r *stepsRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := range r.words {
		out = append(out, r.lines[i], r.dots[i], r.words[i])
	}
	return out
}
func (r *stepsRenderer) Destroy() {}

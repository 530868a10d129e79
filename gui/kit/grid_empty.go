package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// gridEmpty is what a grid shows instead of rows: what is missing, what to do
// about it, and perhaps the button that does it.
type gridEmpty struct {
	box         *fyne.Container
	title, hint string
	action      string
	do          func()
	style       gridStyle
	width       float32
	button      fyne.CanvasObject
}

func newGridEmpty() *gridEmpty {
	return &gridEmpty{box: &fyne.Container{Layout: still{}, Hidden: true}}
}

// act does what the button does; false if there is none.
func (e *gridEmpty) act() bool {
	if !e.box.Visible() || e.do == nil || e.action == "" {
		return false
	}
	e.do()
	return true
}

// setWords makes the lines; the words stand in the middle, a third from the top.
func (e *gridEmpty) setWords(title, hint, action string, do func(), s gridStyle, m gridRulers) {
	size := e.box.Size()
	e.do = do
	if e.title == title && e.hint == hint && e.action == action && e.width == size.Width && e.style == s {
		e.place(size, s)
		return
	}
	if e.action != action || e.style != s {
		e.button = nil
	}
	e.title, e.hint, e.action, e.style, e.width = title, hint, action, s, size.Width
	room := min(size.Width-2*24*s.k, 480*s.k)
	e.box.Objects = nil
	if title != "" {
		heading := newRuler(Size(SizeHeading), fyne.TextStyle{Bold: true})
		for _, line := range heading.lines(title, room) {
			e.line(line, heading, s.text)
		}
	}
	if hint != "" {
		for _, line := range m.plain.lines(hint, room) {
			e.line(line, m.plain, s.muted)
		}
	}
	if action != "" && do != nil {
		if e.button == nil {
			e.button = NewButton(action, func() { e.act() })
		}
		e.box.Objects = append(e.box.Objects, e.button)
	}
	e.place(size, s)
	canvas.Refresh(e.box)
}

func (e *gridEmpty) line(text string, m *ruler, ink color.Color) {
	t := canvas.NewText(text, ink)
	t.TextSize, t.TextStyle, t.Alignment = m.size, m.style, fyne.TextAlignCenter
	e.box.Objects = append(e.box.Objects, t)
}

func (e *gridEmpty) place(size fyne.Size, s gridStyle) {
	var all float32
	gaps := make([]float32, len(e.box.Objects))
	for i, o := range e.box.Objects {
		if i > 0 {
			gaps[i] = e.gap(e.box.Objects[i-1], o) * s.k
		}
		all += gaps[i] + o.MinSize().Height
	}
	y := max((size.Height-all)/3, 16*s.k)
	for i, o := range e.box.Objects {
		min := o.MinSize()
		y += gaps[i]
		o.Move(fyne.NewPos(round((size.Width-min.Width)/2), round(y)))
		o.Resize(min)
		y += min.Height
	}
}

// gap is the room between two of the lines.
func (e *gridEmpty) gap(above, below fyne.CanvasObject) float32 {
	a, _ := above.(*canvas.Text)
	b, _ := below.(*canvas.Text)
	switch {
	case b == nil:
		return 16
	case a.TextStyle != b.TextStyle:
		return 8
	}
	return 4
}

// showEmpty shows or hides the words for no rows.
func (g *Grid[T]) showEmpty() {
	none := g.loaded && len(g.order) == 0 && g.Empty != nil
	if none {
		title, hint, action, do := g.Empty()
		g.empty.setWords(title, hint, action, do, g.style, g.rulers)
		g.empty.box.Show()
	} else if g.empty.box.Visible() {
		g.empty.box.Hide()
	}
	g.showFrame()
}

// showFrame marks the focus when there is no row to mark it on.
func (g *Grid[T]) showFrame() {
	if hidden := !g.focused || len(g.order) > 0; g.frame.Hidden != hidden {
		g.frame.Hidden = hidden
		g.frame.Refresh()
	}
}

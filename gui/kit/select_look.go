package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer is called by Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	r := &selectRenderer{s: s, ground: canvas.NewRectangle(color.Transparent), text: plainText(), arrow: canvas.NewImageFromResource(nil)}
	r.arrow.FillMode = canvas.ImageFillContain
	r.paint()
	return r
}

type selectRenderer struct {
	s      *Select
	ground *canvas.Rectangle
	text   *canvas.Text
	arrow  *canvas.Image
}

func (r *selectRenderer) Destroy() {}

func (r *selectRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.arrow}
}

func (r *selectRenderer) MinSize() fyne.Size {
	if r.s.Width > 0 {
		return fyne.NewSize(r.s.Width*textScale(), Size(SizeRow))
	}
	widest := fyne.MeasureText(r.s.PlaceHolder, Size(SizeBody), fyne.TextStyle{}).Width
	for _, o := range r.s.options {
		widest = fyne.Max(widest, fyne.MeasureText(o, Size(SizeBody), fyne.TextStyle{}).Width)
	}
	k := textScale()
	width := widest + Size(theme.SizeNameInlineIcon) + 4*Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(fyne.Min(fyne.Max(width, 128*k), 400*k), Size(SizeRow))
}

func (r *selectRenderer) Layout(size fyne.Size) {
	pad, side, out := Size(theme.SizeNameInnerPadding), Size(theme.SizeNameInlineIcon), r.ground.StrokeWidth/2
	move(r.ground, out, out, size.Width-2*out, size.Height-2*out)
	move(r.arrow, size.Width-pad-side, (size.Height-side)/2, side, side)
	r.text.Text = shorten(r.shown(), size.Width-3*pad-side)
	move(r.text, pad, 0, size.Width-3*pad-side, size.Height)
}

func (r *selectRenderer) shown() string {
	if r.s.index < 0 {
		return r.s.PlaceHolder
	}
	return r.s.Text()
}

func (r *selectRenderer) Refresh() {
	r.paint()
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *selectRenderer) paint() {
	s, name := r.s, ColorText
	if s.index < 0 {
		name = theme.ColorNamePlaceHolder
	}
	arrow := ColorMuted
	paintField(r.ground, s.focused, s.hovered, s.bad, s.Disabled())
	if s.Disabled() {
		name, arrow = theme.ColorNameDisabled, theme.ColorNameDisabled
	}
	styleText(r.text, r.shown(), SizeBody, name, false)
	r.arrow.Resource = theme.NewColoredResource(theme.MenuDropDownIcon(), arrow)
	r.arrow.Refresh()
}

// paintField paints the box of a field that is no Entry like one.
func paintField(box *canvas.Rectangle, focused, hovered, bad, disabled bool) {
	box.CornerRadius = Size(theme.SizeNameInputRadius)
	box.FillColor, box.StrokeColor, box.StrokeWidth = Color(theme.ColorNameInputBackground), Color(theme.ColorNameInputBorder), Size(theme.SizeNameInputBorder)
	switch {
	case disabled:
		box.FillColor, box.StrokeColor = Color(theme.ColorNameDisabledButton), Color(ColorLine)
	case focused:
		box.StrokeColor, box.StrokeWidth = Color(ColorAccent), 2
	case hovered:
		box.StrokeColor = Color(ColorMuted)
	}
	if bad && !disabled {
		box.StrokeColor, box.StrokeWidth = Color(ColorBad), 2
	}
}

// shorten cuts a text that is wider than width, with an ellipsis.
func shorten(text string, width float32) string {
	measure := func(s string) float32 { return fyne.MeasureText(s, Size(SizeBody), fyne.TextStyle{}).Width }
	if width <= 0 || measure(text) <= width {
		return text
	}
	r := []rune(text)
	for len(r) > 0 && measure(string(r)+"…") > width {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}

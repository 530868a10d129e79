package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// buttonColors are the names of what a kind of button is painted with; "" is
// nothing.
type buttonColors struct{ ground, line, text fyne.ThemeColorName }

func (b *Button) colors() buttonColors {
	if b.off {
		if b.kind == linkButton {
			return buttonColors{text: theme.ColorNameDisabled}
		}
		return buttonColors{theme.ColorNameDisabledButton, ColorLine, theme.ColorNameDisabled}
	}
	switch b.kind {
	case primaryButton:
		return buttonColors{ground: ColorAccent, text: theme.ColorNameForegroundOnPrimary}
	case dangerFill:
		return buttonColors{ground: ColorBad, text: theme.ColorNameForegroundOnError}
	case linkButton:
		if b.bad {
			return buttonColors{text: ColorBad}
		}
		return buttonColors{text: ColorAccent}
	}
	return buttonColors{ColorSurface, theme.ColorNameInputBorder, ColorText}
}

func (b *Button) style() fyne.TextStyle {
	return fyne.TextStyle{Bold: b.kind == primaryButton || b.kind == dangerFill}
}

// pad is the room at the left and right of what a button shows.
func (b *Button) pad() float32 {
	switch {
	case b.kind == linkButton:
		return 4 * textScale()
	case b.tight || b.text == dots:
		return 12 * textScale()
	}
	return 16 * textScale()
}

// inner is the width of icon, arrow and a label that is label wide.
func (b *Button) inner(label float32) float32 {
	w, side, gap := float32(0), Size(theme.SizeNameInlineIcon), 6*textScale()
	if b.text != "" {
		w = label
	}
	if b.icon != nil {
		w += side
		if b.text != "" {
			w += gap
		}
	}
	if b.dropIcon() != nil {
		w += gap + side*2/3
	}
	return w
}

func (b *Button) filled() bool {
	return !b.off && (b.kind == primaryButton || b.kind == dangerFill)
}

// CreateRenderer is Fyne's.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, ground: clearRect(), over: clearRect(), ring: clearRect(), under: clearRect(),
		text: canvas.NewText("", color.Transparent), icon: canvas.NewImageFromResource(nil), drop: canvas.NewImageFromResource(nil)}
	r.icon.FillMode, r.drop.FillMode = canvas.ImageFillContain, canvas.ImageFillContain
	r.update()
	return r
}

func clearRect() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

type buttonRenderer struct {
	b            *Button
	ground, over *canvas.Rectangle
	ring, under  *canvas.Rectangle // under: the line of a link that is pointed at
	text         *canvas.Text
	icon, drop   *canvas.Image
	full         float32 // width of the label
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.over, r.under, r.icon, r.text, r.drop, r.ring}
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) height() float32 {
	switch {
	case r.b.kind == linkButton:
		return fyne.MeasureText("国", Size(SizeBody), fyne.TextStyle{}).Height + 8*textScale()
	case r.b.tight:
		return Size(SizeRowTight)
	}
	return Size(SizeRow)
}

func (r *buttonRenderer) MinSize() fyne.Size {
	h := r.height()
	label := r.full
	if r.b.cut {
		label = min(label, 3*r.text.TextSize)
	}
	return fyne.NewSize(max(r.b.inner(label)+2*r.b.pad(), h), h)
}

func (r *buttonRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.over.Resize(s)
	out := float32(0)
	if r.b.filled() {
		out = 3 // beside the fill, or the accent would not be seen on the accent
	}
	r.ring.Move(fyne.NewPos(-out, -out))
	r.ring.Resize(s.AddWidthHeight(2*out, 2*out))
	side, gap := Size(theme.SizeNameInlineIcon), 6*textScale()
	if r.b.cut {
		r.shorten(s.Width - r.b.inner(0) - 2*r.b.pad())
	}
	m := r.text.MinSize()
	x := (s.Width - r.b.inner(m.Width)) / 2
	if r.b.kind == linkButton {
		x = r.b.pad()
	}
	if r.b.icon != nil {
		r.icon.Move(fyne.NewPos(x, (s.Height-side)/2))
		r.icon.Resize(fyne.NewSquareSize(side))
		x += side + gap
	}
	r.text.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
	r.text.Resize(m)
	r.under.Move(fyne.NewPos(x, (s.Height+m.Height)/2))
	r.under.Resize(fyne.NewSize(m.Width, 1))
	small := side * 2 / 3
	r.drop.Move(fyne.NewPos(x+m.Width+gap, (s.Height-small)/2))
	r.drop.Resize(fyne.NewSquareSize(small))
}

// shorten cuts the label to a width.
func (r *buttonRenderer) shorten(width float32) {
	text := r.b.text
	if r.full > width {
		text = Ellipsis(text, width, r.text.TextSize, r.text.TextStyle)
	}
	if r.text.Text != text {
		r.text.Text = text
		r.text.Refresh()
	}
}

func (r *buttonRenderer) Refresh() {
	r.update()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b.self)
}

func (r *buttonRenderer) update() {
	b, c := r.b, r.b.colors()
	radius := Size(theme.SizeNameInputRadius)
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = named(c.ground), named(c.line), 0
	if c.line != "" {
		r.ground.StrokeWidth = 1
	}
	r.over.FillColor = color.Transparent
	switch {
	case b.off || b.kind == linkButton:
	case b.pressed, b.hovered && b.filled(): // the pale one is not seen on a fill
		r.over.FillColor = Color(theme.ColorNamePressed)
	case b.hovered:
		r.over.FillColor = Color(theme.ColorNameHover)
	}
	r.ring.StrokeColor, r.ring.StrokeWidth = Color(ColorAccent), 2
	r.ring.Hidden = !b.focused || !b.ring || b.off
	r.ground.CornerRadius, r.over.CornerRadius, r.ring.CornerRadius = radius, radius, radius
	if b.filled() {
		r.ring.CornerRadius = radius + 3
	}
	r.under.FillColor = named(c.text)
	r.under.Hidden = b.kind != linkButton || b.off || !b.hovered
	r.text.Text, r.text.TextSize, r.text.Color = b.text, Size(SizeBody), named(c.text)
	r.text.TextStyle = b.style()
	r.full = r.text.MinSize().Width
	r.icon.Hidden = b.icon == nil
	r.drop.Hidden = b.dropIcon() == nil
	tint(r.icon, b.icon, c.text)
	tint(r.drop, b.dropIcon(), c.text)
}

// tint draws an icon in the colour of the text beside it.
func tint(i *canvas.Image, icon fyne.Resource, c fyne.ThemeColorName) {
	if icon != nil {
		i.Resource = theme.NewColoredResource(icon, c)
		i.Refresh()
	}
}

func named(c fyne.ThemeColorName) color.Color {
	if c == "" {
		return color.Transparent
	}
	return Color(c)
}

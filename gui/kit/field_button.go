package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fieldButton is the small button inside a field. It is for the mouse: the
// keyboard has the field's own keys, and Tab passes it by.
type fieldButton struct {
	widget.BaseWidget
	field   fyne.Disableable
	icon    fyne.Resource
	tapped  func()
	hovered bool
}

func newFieldButton(field fyne.Disableable, icon fyne.Resource, tapped func()) *fieldButton {
	b := &fieldButton{field: field, icon: icon, tapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

func (b *fieldButton) Tapped(*fyne.PointEvent) { b.tapped() }

func (b *fieldButton) Cursor() desktop.Cursor { return desktop.DefaultCursor }

func (b *fieldButton) MouseIn(*desktop.MouseEvent) { b.hover(true) }

func (b *fieldButton) MouseMoved(*desktop.MouseEvent) {}

func (b *fieldButton) MouseOut() { b.hover(false) }

func (b *fieldButton) hover(on bool) {
	b.hovered = on
	b.Refresh()
}

func (b *fieldButton) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	icon := canvas.NewImageFromResource(nil)
	icon.FillMode = canvas.ImageFillContain
	r := &fieldButtonRenderer{b: b, ground: ground, icon: icon}
	r.Refresh()
	return r
}

type fieldButtonRenderer struct {
	b      *fieldButton
	ground *canvas.Rectangle
	icon   *canvas.Image
}

func (r *fieldButtonRenderer) Destroy() {}

func (r *fieldButtonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon}
}

func (r *fieldButtonRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(Size(theme.SizeNameInlineIcon) + 2*Size(theme.SizeNameInnerPadding))
}

func (r *fieldButtonRenderer) Layout(size fyne.Size) {
	gap, side := Size(theme.SizeNamePadding)-1, Size(theme.SizeNameInlineIcon)
	r.ground.Move(fyne.NewSquareOffsetPos(gap))
	r.ground.Resize(size.Subtract(fyne.NewSquareSize(2 * gap)))
	r.icon.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
	r.icon.Resize(fyne.NewSquareSize(side))
}

func (r *fieldButtonRenderer) Refresh() {
	r.ground.FillColor = color.Transparent
	name := ColorMuted
	if r.b.field.Disabled() {
		name = theme.ColorNameDisabled
	} else if r.b.hovered {
		r.ground.FillColor = Color(theme.ColorNameHover)
	}
	r.ground.CornerRadius = Size(theme.SizeNameInputRadius) - 2
	r.icon.Resource = theme.NewColoredResource(r.b.icon, name)
	r.ground.Refresh()
	r.icon.Refresh()
	canvas.Refresh(r.b)
}

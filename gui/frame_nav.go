package gui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"jibun/gui/kit"
)

// navItem is a place of the sidebar. By keyboard it is reached with Ctrl and its
// number, which stands beside it while the mouse is over it.
type navItem struct {
	widget.BaseWidget
	room      room
	number    int
	enter     func()
	on, hover bool
	narrow    bool // only the picture; the words come when the pointer rests on it
	tip       *kit.Tip
}

func newNavItem(r room, number int, enter func()) *navItem {
	n := &navItem{room: r, number: number, enter: enter}
	n.ExtendBaseWidget(n)
	n.tip = kit.NewTip(n)
	return n
}

func (n *navItem) setOn(on bool) {
	if n.on != on {
		n.on = on
		n.Refresh()
	}
}

func (n *navItem) setNarrow(narrow bool) {
	if n.narrow == narrow {
		return
	}
	n.narrow, n.tip.Text = narrow, ""
	if narrow {
		n.tip.Text = lang.X("nav.tip", "{{.Room}} (Ctrl+{{.N}})", map[string]any{"Room": n.room.label, "N": n.number})
	}
	n.Refresh()
}

// Tapped goes there.
func (n *navItem) Tapped(*fyne.PointEvent) { n.tip.Hide(); n.enter() }

// MouseIn is Fyne's.
func (n *navItem) MouseIn(*desktop.MouseEvent) { n.hover = true; n.tip.Over(); n.Refresh() }

// MouseMoved is Fyne's.
func (n *navItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (n *navItem) MouseOut() { n.hover = false; n.tip.Hide(); n.Refresh() }

// Cursor is a hand.
func (n *navItem) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is Fyne's.
func (n *navItem) CreateRenderer() fyne.WidgetRenderer {
	r := &navRenderer{n: n, ground: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil),
		icon: canvas.NewImageFromResource(icon(n.room.icon, kit.ColorMuted)), text: canvas.NewText(n.room.label, nil), key: canvas.NewText("", nil)}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type navRenderer struct {
	n            *navItem
	ground, mark *canvas.Rectangle
	icon         *canvas.Image
	text, key    *canvas.Text
}

func (r *navRenderer) MinSize() fyne.Size {
	if r.n.narrow {
		return fyne.NewSize(24+r.side(), kit.Size(kit.SizeRow)+2)
	}
	m := fyne.MeasureText(r.n.room.label, kit.Size(kit.SizeBody), fyne.TextStyle{Bold: true})
	return fyne.NewSize(m.Width+64, kit.Size(kit.SizeRow)+2)
}

// side is the width and height of the picture.
func (r *navRenderer) side() float32 { return kit.Size(kit.SizeBody) * 1.25 }

func (r *navRenderer) Layout(s fyne.Size) {
	r.ground.Resize(s)
	r.mark.Resize(fyne.NewSize(3, s.Height-16))
	r.mark.Move(fyne.NewPos(0, 8))
	side := r.side()
	r.icon.Resize(fyne.NewSquareSize(side))
	r.icon.Move(fyne.NewPos(12, (s.Height-side)/2))
	m := r.text.MinSize()
	r.text.Resize(m)
	r.text.Move(fyne.NewPos(12+side+10, (s.Height-m.Height)/2))
	m = r.key.MinSize()
	r.key.Resize(m)
	r.key.Move(fyne.NewPos(s.Width-m.Width-10, (s.Height-m.Height)/2))
}

func (r *navRenderer) Refresh() {
	n := r.n
	r.ground.CornerRadius, r.ground.FillColor = 6, nil
	r.mark.FillColor, r.mark.CornerRadius, r.mark.Hidden = kit.Color(kit.ColorAccent), 1.5, !n.on
	r.text.TextSize, r.text.TextStyle, r.text.Color = kit.Size(kit.SizeBody), fyne.TextStyle{Bold: n.on}, kit.Color(kit.ColorText)
	r.key.TextSize, r.key.Color, r.key.Text = kit.Size(kit.SizeSecondary)*0.85, kit.Color(kit.ColorMuted), ""
	tint := kit.ColorMuted
	switch {
	case n.on:
		r.ground.FillColor, tint = kit.Color(kit.ColorTint), kit.ColorAccent
	case n.hover:
		r.ground.FillColor = kit.Color(theme.ColorNameHover)
		r.key.Text = "Ctrl+" + strconv.Itoa(n.number)
	}
	r.text.Hidden, r.key.Hidden = n.narrow, n.narrow
	r.icon.Resource = icon(n.room.icon, tint)
	r.icon.Refresh() // a canvas.Refresh would paint the picture it has
	r.Layout(n.Size())
	for _, o := range r.Objects() {
		canvas.Refresh(o)
	}
}

func (r *navRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.mark, r.icon, r.text, r.key}
}
func (r *navRenderer) Destroy() {}

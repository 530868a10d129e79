package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// cellColor is that of a short text at the right of a row.
func cellColor(t Tone) color.Color {
	if t == ToneNone {
		return Color(ColorMuted)
	}
	_, text := t.Colors()
	return text
}

// CreateRenderer is Fyne's.
func (l *pickList) CreateRenderer() fyne.WidgetRenderer {
	r := &pickRenderer{l: l, chosen: clearRect(), mark: clearRect(), thumb: clearRect()}
	r.update()
	return r
}

type pickRenderer struct {
	l            *pickList
	chosen, mark *canvas.Rectangle // the ground of the chosen line, and a bar at its left
	thumb        *canvas.Rectangle
	lines        []fyne.CanvasObject
}

func (r *pickRenderer) Destroy()           {}
func (r *pickRenderer) MinSize() fyne.Size { return fyne.NewSize(120*textScale(), Size(SizeRow)) }

func (r *pickRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.chosen, r.mark, r.thumb}, r.lines...)
}

func (r *pickRenderer) Layout(fyne.Size) {
	r.l.top = min(r.l.top, r.l.lastTop())
	r.update()
}

func (r *pickRenderer) Refresh() {
	r.update()
	canvas.Refresh(r.l.self)
}

// update draws the lines that are seen anew: they are few.
func (r *pickRenderer) update() {
	l, h := r.l, Size(SizeRow)
	width := l.Size().Width
	r.lines = r.lines[:0]
	r.chosen.Hidden, r.mark.Hidden = true, true
	for i := l.top; i < min(l.top+l.visible(), len(l.rows)); i++ {
		y := float32(i-l.top) * h
		if i == l.at {
			r.choose(y, width, h)
		}
		r.line(&l.rows[i], y, width)
	}
	n := float32(len(l.rows))
	r.thumb.Hidden = len(l.rows) <= l.visible()
	r.thumb.FillColor, r.thumb.CornerRadius = Color(theme.ColorNameScrollBar), 2
	r.thumb.Move(fyne.NewPos(width-4, l.Size().Height*float32(l.top)/max(n, 1)))
	r.thumb.Resize(fyne.NewSize(4, l.Size().Height*float32(l.visible())/max(n, 1)))
}

func (r *pickRenderer) choose(y, width, h float32) {
	r.chosen.Hidden, r.mark.Hidden = false, r.l.soft
	r.chosen.FillColor, r.chosen.CornerRadius = Color(ColorTint), 4
	if r.l.soft {
		r.chosen.FillColor = Color(ColorMuteBg)
	}
	r.chosen.Move(fyne.NewPos(0, y))
	r.chosen.Resize(fyne.NewSize(width, h))
	r.mark.FillColor, r.mark.CornerRadius = Color(ColorAccent), 1.5
	r.mark.Move(fyne.NewPos(0, y+6))
	r.mark.Resize(fyne.NewSize(3, h-12))
}

// line draws one line: the cells at the right first, the rest shares what is left.
func (r *pickRenderer) line(row *pickRow, y, width float32) {
	pad := 12 * textScale()
	left, right := pad, width-pad
	if row.icon != nil {
		left += r.icon(row, y, left)
	}
	for i := len(row.cells) - 1; i >= 0; i-- {
		c := row.cells[i]
		t := r.text(c.text, SizeSecondary, ColorMuted, false)
		t.Color = cellColor(c.tone)
		w := t.MinSize().Width
		r.placeText(t, right-w, y)
		right -= max(w, c.width*textScale()) + pad
	}
	title := r.text(row.title, SizeBody, ColorText, row.off)
	room := right - left
	// What is said besides is cut first, the title only when it takes it all.
	title.Text = Ellipsis(row.title, max(room, 0), title.TextSize, title.TextStyle)
	r.placeText(title, left, y)
	left += title.MinSize().Width + pad
	if row.detail != "" && right-left > 3*Size(SizeSecondary) {
		t := r.text(row.detail, SizeSecondary, ColorMuted, row.off)
		t.Text = Ellipsis(row.detail, right-left, t.TextSize, t.TextStyle)
		r.placeText(t, left, y)
	}
}

func (r *pickRenderer) icon(row *pickRow, y, left float32) float32 {
	side := Size(theme.SizeNameInlineIcon)
	i := canvas.NewImageFromResource(theme.NewColoredResource(row.icon, ColorMuted))
	i.FillMode = canvas.ImageFillContain
	i.Move(fyne.NewPos(left, y+(Size(SizeRow)-side)/2))
	i.Resize(fyne.NewSquareSize(side))
	r.lines = append(r.lines, i)
	return side + 8*textScale()
}

func (r *pickRenderer) text(s string, size fyne.ThemeSizeName, c fyne.ThemeColorName, off bool) *canvas.Text {
	if off {
		c = ColorMuted
	}
	t := canvas.NewText(s, color.Transparent)
	t.Color, t.TextSize = Color(c), Size(size)
	return t
}

func (r *pickRenderer) placeText(t *canvas.Text, x, y float32) {
	m := t.MinSize()
	t.Move(fyne.NewPos(x, y+(Size(SizeRow)-m.Height)/2))
	t.Resize(m)
	r.lines = append(r.lines, t)
}

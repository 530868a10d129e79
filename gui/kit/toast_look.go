package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer is Fyne's.
func (b *toastBar) CreateRenderer() fyne.WidgetRenderer {
	r := &toastRenderer{b: b, ground: newRaised(8), sign: canvas.NewImageFromResource(nil), text: NewText("").Shortens()}
	r.sign.FillMode = canvas.ImageFillContain
	r.update()
	return r
}

type toastRenderer struct {
	b      *toastBar
	ground *raised
	sign   *canvas.Image
	text   *Text
}

func (r *toastRenderer) Destroy() {}
func (r *toastRenderer) Objects() []fyne.CanvasObject {
	return append(r.ground.objects(), r.sign, r.text, r.b.link)
}

func (r *toastRenderer) update() {
	r.ground.ground = ColorSurface
	if r.b.words.warn {
		r.ground.ground = ColorWarnBg
	}
	r.ground.colour()
	r.text.SetText(r.b.words.text)
	r.b.link.Hidden = r.b.words.action == ""
	r.sign.Resource = r.b.sign()
	r.sign.Refresh()
}

func (r *toastRenderer) MinSize() fyne.Size {
	k := textScale()
	w := 16*k + Size(theme.SizeNameInlineIcon) + 8*k + fyne.MeasureText(r.b.words.text, Size(SizeBody), fyne.TextStyle{}).Width + 1 + 16*k
	if !r.b.link.Hidden {
		w += r.b.link.MinSize().Width + 12*k
	}
	return fyne.NewSize(w, 40*k)
}

func (r *toastRenderer) Layout(s fyne.Size) {
	k, side := textScale(), Size(theme.SizeNameInlineIcon)
	r.ground.place(fyne.Position{}, s)
	r.sign.Move(fyne.NewPos(16*k, (s.Height-side)/2))
	r.sign.Resize(fyne.NewSquareSize(side))
	right := s.Width - 16*k
	if !r.b.link.Hidden {
		m := r.b.link.MinSize()
		right -= m.Width
		r.b.link.Move(fyne.NewPos(right, (s.Height-m.Height)/2))
		r.b.link.Resize(m)
		right -= 12 * k
	}
	left := 16*k + side + 8*k
	r.text.Move(fyne.NewPos(left, 0))
	r.text.Resize(fyne.NewSize(right-left, s.Height))
}

func (r *toastRenderer) Refresh() {
	r.update()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

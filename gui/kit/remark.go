package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// remark is text that wraps as Japanese does and takes no room beside itself:
// labels, hints and complaints of a form.
type remark struct {
	widget.BaseWidget
	text  string
	size  fyne.ThemeSizeName
	color fyne.ThemeColorName
	sign  bool // a warning sign before it, so that red is not all that tells
	right bool // aligned right
	bold  bool
	ruler *ruler
}

func newRemark(size fyne.ThemeSizeName, color fyne.ThemeColorName, sign bool) *remark {
	r := &remark{size: size, color: color, sign: sign}
	r.ExtendBaseWidget(r)
	return r
}

// SetText shows another text.
func (r *remark) SetText(text string) {
	if text == r.text {
		return
	}
	r.text = text
	r.Refresh()
}

func (r *remark) style() fyne.TextStyle { return fyne.TextStyle{Bold: r.bold} }

// signWidth is the room of the sign, the gap behind it included.
func (r *remark) signWidth() float32 {
	if !r.sign {
		return 0
	}
	return Size(theme.SizeNameInlineIcon) + Size(theme.SizeNamePadding)
}

func (r *remark) lineHeight() float32 {
	h := fyne.MeasureText("国", Size(r.size), r.style()).Height
	if r.sign {
		h = fyne.Max(h, Size(theme.SizeNameInlineIcon))
	}
	return h
}

func (r *remark) gap() float32 { return Size(theme.SizeNamePadding) / 2 }

// naturalWidth is that of the text on one line.
func (r *remark) naturalWidth() float32 {
	return r.signWidth() + fyne.MeasureText(r.text, Size(r.size), r.style()).Width
}

func (r *remark) lines(width float32) []string {
	// Half a pixel, so that a text in its own width does not wrap by rounding.
	r.ruler = rulerOf(r.ruler, Size(r.size), r.style())
	return wrapText(r.text, width-r.signWidth()+0.5, r.ruler.of)
}

// heightFor is the height of the text in this width; 0 without text.
func (r *remark) heightFor(width float32) float32 {
	if r.text == "" {
		return 0
	}
	n := float32(len(r.lines(width)))
	return n*r.lineHeight() + (n-1)*r.gap()
}

func (r *remark) CreateRenderer() fyne.WidgetRenderer {
	v := &remarkRenderer{r: r, icon: canvas.NewImageFromResource(theme.NewErrorThemedResource(theme.WarningIcon()))}
	v.icon.FillMode = canvas.ImageFillContain
	return v
}

type remarkRenderer struct {
	r       *remark
	icon    *canvas.Image
	objects []fyne.CanvasObject
}

func (v *remarkRenderer) Destroy()                     {}
func (v *remarkRenderer) Objects() []fyne.CanvasObject { return v.objects }
func (v *remarkRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, v.r.heightFor(v.r.Size().Width)) }

func (v *remarkRenderer) Layout(size fyne.Size) {
	v.objects = v.objects[:0]
	if v.r.text == "" {
		return
	}
	if v.r.sign {
		side := Size(theme.SizeNameInlineIcon)
		v.icon.Resize(fyne.NewSquareSize(side))
		v.icon.Move(fyne.NewPos(0, (v.r.lineHeight()-side)/2))
		v.objects = append(v.objects, v.icon)
	}
	y := float32(0)
	for _, line := range v.r.lines(size.Width) {
		t := canvas.NewText(line, Color(v.r.color))
		t.TextSize, t.TextStyle = Size(v.r.size), v.r.style()
		if v.r.right {
			t.Alignment = fyne.TextAlignTrailing
		}
		t.Move(fyne.NewPos(v.r.signWidth(), y))
		t.Resize(fyne.NewSize(fyne.Max(0, size.Width-v.r.signWidth()), v.r.lineHeight()))
		v.objects = append(v.objects, t)
		y += v.r.lineHeight() + v.r.gap()
	}
}

func (v *remarkRenderer) Refresh() {
	v.Layout(v.r.Size())
	v.icon.Refresh()
	canvas.Refresh(v.r)
}

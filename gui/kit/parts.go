package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Panel is a ground of one colour of the theme, with corners and a hairline where
// they are asked for.
type Panel struct {
	widget.BaseWidget
	ground, line fyne.ThemeColorName
	radius       float32
	content      fyne.CanvasObject
}

// NewPanel puts content on a ground. line "" means none.
func NewPanel(ground, line fyne.ThemeColorName, radius float32, content fyne.CanvasObject) *Panel {
	p := &Panel{ground: ground, line: line, radius: radius, content: content}
	p.ExtendBaseWidget(p)
	return p
}

// Card is content on a white ground with a hairline round it.
func Card(content fyne.CanvasObject) *Panel {
	return NewPanel(ColorSurface, ColorLine, 6, PadAll(16, content))
}

// CreateRenderer is Fyne's.
func (p *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{p: p, rect: canvas.NewRectangle(Color(p.ground))}
	r.box = container.NewStack(r.rect, p.content)
	r.Refresh()
	return r
}

type panelRenderer struct {
	p    *Panel
	rect *canvas.Rectangle
	box  *fyne.Container
}

func (r *panelRenderer) Layout(s fyne.Size) { r.box.Resize(s) }
func (r *panelRenderer) MinSize() fyne.Size { return r.box.MinSize() }
func (r *panelRenderer) Refresh() {
	r.rect.FillColor, r.rect.CornerRadius = Color(r.p.ground), r.p.radius
	if r.p.line != "" {
		r.rect.StrokeColor, r.rect.StrokeWidth = Color(r.p.line), 1
	}
	r.rect.Refresh()
	r.box.Refresh()
}
func (r *panelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box} }
func (r *panelRenderer) Destroy()                     {}

// Rule is a hairline across.
func Rule() fyne.CanvasObject { return line(0, 1) }

// VRule is a hairline from top to bottom.
func VRule() fyne.CanvasObject { return line(1, 0) }

func line(w, h float32) fyne.CanvasObject {
	return NewPanel(ColorLine, "", 0, Gap(w, h))
}

// Bar is a strip across with a coloured ground, for something that wants an
// answer: a text, and buttons at the right.
func Bar(tone Tone, content fyne.CanvasObject) *Panel { return bar(tone, 8, content) }

// Strip is a Bar no higher than its buttons need.
func Strip(tone Tone, content fyne.CanvasObject) *Panel { return bar(tone, 2, content) }

func bar(tone Tone, pad float32, content fyne.CanvasObject) *Panel {
	ground := map[Tone]fyne.ThemeColorName{ToneAccent: ColorTint, ToneGood: ColorGoodBg, ToneWarn: ColorWarnBg, ToneBad: ColorBadBg}[tone]
	if ground == "" {
		ground = ColorMuteBg
	}
	return NewPanel(ground, "", 6, Pad(pad, 12, pad, 16, content))
}

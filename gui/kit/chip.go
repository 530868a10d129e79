package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Tone is what a state means to the clerk. Its colours never say it alone: a
// word or a sign stands beside them.
type Tone int

// The tones: plain text, what needs nobody, what went well, what wants a look,
// what went wrong, and what no longer matters.
const (
	ToneNone Tone = iota
	ToneAccent
	ToneGood
	ToneWarn
	ToneBad
	ToneMuted
	toneCount
)

// Colors are the ground and the text of a tone in the running program's theme.
// ToneNone has no ground: nil.
func (t Tone) Colors() (ground, text color.Color) {
	switch t {
	case ToneAccent:
		return Color(ColorTint), Color(ColorAccent)
	case ToneGood:
		return Color(ColorGoodBg), Color(ColorGood)
	case ToneWarn:
		return Color(ColorWarnBg), Color(ColorWarn)
	case ToneBad:
		return Color(ColorBadBg), Color(ColorBad)
	case ToneMuted:
		return Color(ColorMuteBg), Color(ColorMuted)
	}
	return nil, Color(ColorText)
}

// Chip is a state in a word. Without a Text nothing is drawn.
type Chip struct {
	Text string
	Tone Tone
	Open bool // not so yet: an outline instead of a ground
}

// Measures of a chip, alike in the grid and out of it.
func chipPad() float32    { return Size(SizeSecondary) * 8 / 13 }
func chipHeight() float32 { return round(Size(SizeSecondary) * 22 / 13) }

const chipRadius = 5

// ChipView shows a Chip: a word on a rounded ground. It does not react.
type ChipView struct {
	widget.BaseWidget
	chip Chip
}

// NewChip returns the view of a chip.
func NewChip(c Chip) *ChipView {
	v := &ChipView{chip: c}
	v.ExtendBaseWidget(v)
	return v
}

// Chip is what is shown.
func (v *ChipView) Chip() Chip { return v.chip }

// Set shows another chip.
func (v *ChipView) Set(c Chip) {
	if v.chip != c {
		v.chip = c
		v.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (v *ChipView) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{view: v, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.ground.CornerRadius = chipRadius
	r.update()
	return r
}

type chipRenderer struct {
	view   *ChipView
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *chipRenderer) update() {
	ground, text := r.view.chip.Tone.Colors()
	r.ground.FillColor, r.text.Color = ground, text
	r.ground.StrokeWidth = 0
	if r.view.chip.Open {
		r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = color.Transparent, text, 1
	}
	r.ground.Hidden = ground == nil || r.view.chip.Text == ""
	r.text.Text, r.text.TextSize = r.view.chip.Text, Size(SizeSecondary)
}

func (r *chipRenderer) pad() float32 {
	if r.view.chip.Tone == ToneNone {
		return 0
	}
	return chipPad()
}

func (r *chipRenderer) MinSize() fyne.Size {
	if r.view.chip.Text == "" {
		return fyne.NewSize(0, chipHeight())
	}
	return fyne.NewSize(r.text.MinSize().Width+2*r.pad(), chipHeight())
}

// Layout keeps the chip as small as its word and in the middle of the height, so
// that a wide field does not make a bar of it.
func (r *chipRenderer) Layout(size fyne.Size) {
	min := r.MinSize()
	y := round((size.Height - min.Height) / 2)
	r.ground.Move(fyne.NewPos(0, y))
	r.ground.Resize(min)
	r.text.Move(fyne.NewPos(r.pad(), y))
	r.text.Resize(fyne.NewSize(min.Width-2*r.pad(), min.Height))
}

func (r *chipRenderer) Refresh() {
	r.update()
	r.Layout(r.view.Size())
	canvas.Refresh(r.view)
}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text}
}

func (r *chipRenderer) Destroy() {}

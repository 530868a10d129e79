package kit

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// BarGroup is one place of a Bars chart: a value and, behind it, an earlier one to
// compare with.
type BarGroup struct {
	Label          string
	Value, Earlier int
}

// Bars is a small chart: a bar a group with its value above, the earlier value as
// a paler bar beside it.
type Bars struct {
	widget.BaseWidget
	groups []BarGroup
}

// NewBars makes a chart.
func NewBars(groups []BarGroup) *Bars {
	b := &Bars{groups: groups}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is Fyne's.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	r := &barsRenderer{b: b}
	r.Refresh()
	return r
}

type barsRenderer struct {
	b       *Bars
	objects []fyne.CanvasObject
}

func (r *barsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(r.b.groups))*Size(SizeBody)*1.8, Size(SizeBody)*8)
}

func (r *barsRenderer) Layout(s fyne.Size) {
	r.objects = r.objects[:0]
	n := len(r.b.groups)
	if n == 0 || s.Width <= 0 {
		return
	}
	most := 1
	for _, g := range r.b.groups {
		most = max(most, g.Value, g.Earlier)
	}
	small := Size(SizeSecondary) * 0.9
	foot, head := small*1.8, small*1.6
	room, step := s.Height-foot-head, s.Width/float32(n)
	width := min(step*0.34, 22)
	bar := func(x float32, v int, c fyne.ThemeColorName) {
		h := room * float32(v) / float32(most)
		if v > 0 {
			h = max(h, 2)
		}
		rect := canvas.NewRectangle(Color(c))
		rect.TopLeftCornerRadius, rect.TopRightCornerRadius = 2, 2
		rect.Move(fyne.NewPos(x, head+room-h))
		rect.Resize(fyne.NewSize(width, h))
		r.objects = append(r.objects, rect)
	}
	word := func(text string, mid, y float32, c fyne.ThemeColorName) {
		t := canvas.NewText(text, Color(c))
		t.TextSize = small
		m := t.MinSize()
		t.Resize(m)
		t.Move(fyne.NewPos(mid-m.Width/2, y))
		r.objects = append(r.objects, t)
	}
	for i, g := range r.b.groups {
		mid := step * (float32(i) + 0.5)
		bar(mid-width-1, g.Earlier, theme.ColorNameSelection)
		bar(mid+1, g.Value, ColorAccent)
		if g.Value > 0 {
			h := room * float32(g.Value) / float32(most)
			word(strconv.Itoa(g.Value), mid+1+width/2, head+room-h-small*1.4, ColorText)
		}
		word(g.Label, mid, s.Height-foot+small*0.3, ColorMuted)
	}
	base := canvas.NewRectangle(Color(ColorLine))
	base.Move(fyne.NewPos(0, head+room))
	base.Resize(fyne.NewSize(s.Width, 1))
	r.objects = append(r.objects, base)
}

func (r *barsRenderer) Refresh() {
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
func (r *barsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *barsRenderer) Destroy()                     {}

package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// progressView is what is being done, a bar, and how far it has come in figures.
type progressView struct {
	widget.BaseWidget
	state    progressState
	stopping bool
	sway     *fyne.Animation // while nobody knows how long it takes
	at       float32         // where the bar sways, 0 to 1
}

func newProgressView() *progressView {
	v := &progressView{}
	v.ExtendBaseWidget(v)
	if fyne.CurrentApp().Settings().ShowAnimations() {
		v.sway = &fyne.Animation{Duration: 1200 * time.Millisecond, RepeatCount: fyne.AnimationRepeatForever, AutoReverse: true,
			Curve: fyne.AnimationEaseInOut, Tick: func(at float32) { v.at = at; v.Refresh() }}
		v.sway.Start()
	}
	return v
}

func (v *progressView) setState(s progressState) {
	v.state = s
	if s.total > 0 {
		v.end()
	}
	v.Refresh()
}

// end stops the swaying.
func (v *progressView) end() {
	if v.sway != nil {
		v.sway.Stop()
		v.sway = nil
	}
}

func (v *progressView) text() string {
	switch {
	case v.stopping:
		return lang.X("kit.progress.stopping", "中止しています…")
	case v.state.text != "":
		return v.state.text
	}
	return lang.X("kit.progress.wait", "しばらくお待ちください")
}

func (v *progressView) share() float32 {
	if v.state.total <= 0 {
		return 0
	}
	return min(max(float32(v.state.done)/float32(v.state.total), 0), 1)
}

// figures are 120 / 400 and 30 %.
func (v *progressView) figures() (count, percent string) {
	if v.state.total <= 0 {
		return "", ""
	}
	return lang.X("kit.progress.count", "{{.Done}} / {{.Total}}", map[string]any{"Done": v.state.done, "Total": v.state.total}),
		lang.X("kit.progress.percent", "{{.N}}%", map[string]any{"N": int(v.share() * 100)})
}

// CreateRenderer is Fyne's.
func (v *progressView) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{v: v, track: clearRect(), bar: clearRect(), text: NewText("").Shortens(), count: NewMuted(""), percent: NewMuted("")}
	r.percent.Right = true
	r.update()
	return r
}

type progressRenderer struct {
	v                    *progressView
	track, bar           *canvas.Rectangle
	text, count, percent *Text
}

func (r *progressRenderer) Destroy() {}
func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.text, r.track, r.bar, r.count, r.percent}
}

func (r *progressRenderer) line() float32 {
	return fyne.MeasureText("国", Size(SizeBody), fyne.TextStyle{}).Height
}
func (r *progressRenderer) small() float32 {
	return fyne.MeasureText("国", Size(SizeSecondary), fyne.TextStyle{}).Height
}

func (r *progressRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200*textScale(), r.line()+12*textScale()+8*textScale()+8*textScale()+r.small())
}

func (r *progressRenderer) Layout(s fyne.Size) {
	k := textScale()
	r.text.Resize(fyne.NewSize(s.Width, r.line()))
	y := r.line() + 12*k
	r.track.Move(fyne.NewPos(0, y))
	r.track.Resize(fyne.NewSize(s.Width, 8*k))
	x, w := float32(0), s.Width*r.v.share()
	if r.v.state.total <= 0 {
		w = s.Width / 4
		x = (s.Width - w) * r.v.at
	}
	r.bar.Move(fyne.NewPos(x, y))
	r.bar.Resize(fyne.NewSize(w, 8*k))
	y += 16 * k
	r.count.Move(fyne.NewPos(0, y))
	r.count.Resize(fyne.NewSize(s.Width/2, r.small()))
	r.percent.Move(fyne.NewPos(s.Width/2, y))
	r.percent.Resize(fyne.NewSize(s.Width/2, r.small()))
}

func (r *progressRenderer) Refresh() {
	r.update()
	r.Layout(r.v.Size())
	canvas.Refresh(r.v)
}

func (r *progressRenderer) update() {
	k := textScale()
	r.track.FillColor, r.track.CornerRadius = Color(ColorMuteBg), 4*k
	r.bar.FillColor, r.bar.CornerRadius = Color(ColorAccent), 4*k
	if r.v.stopping {
		r.bar.FillColor = Color(ColorMuted)
	}
	count, percent := r.v.figures()
	r.text.SetText(r.v.text())
	r.count.SetText(count)
	r.percent.SetText(percent)
}

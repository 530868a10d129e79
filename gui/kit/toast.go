package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// The room between a notice and the edges of the window. It stands on the status line and
// reaches no further up than the margin of a page: no button lies there.
const toastEdge, toastBelow = 8, 2

// toastTime is how long a notice stands.
const toastTime = 5 * time.Second

// Toaster shows what was done for a moment, at the bottom right of the window over
// the status line, where it hides nothing of the page, with a way back. It takes
// neither the focus nor the taps beside it.
type Toaster struct {
	// after is the clock; tests give their own.
	after After

	layer  *toastLayer
	cancel func()
	notice int // counts them
}

// NewToaster makes one; its Object lies over the content of the window.
func NewToaster() *Toaster {
	t := &Toaster{after: Later, cancel: func() {}}
	t.layer = newToastLayer(t)
	return t
}

// Object is the layer of the notices.
func (t *Toaster) Object() fyne.CanvasObject { return t.layer }

// Show says something for five seconds, instead of what was said before. action
// is a link that does f and closes the notice; "" is none. While the pointer is on
// it, it stays. It returns which notice it is, for Amend.
func (t *Toaster) Show(text, action string, f func()) (notice int) {
	t.say(toastWords{text: text, action: action, do: f})
	return t.notice
}

// Amend changes a notice, if it is still the one that stands.
func (t *Toaster) Amend(notice int, text, action string, f func()) {
	if notice == t.notice && t.layer.bar.Visible() {
		t.put(toastWords{text: text, action: action, do: f})
	}
}

// Warn says that something wants to be looked at.
func (t *Toaster) Warn(text string) { t.say(toastWords{text: text, warn: true}) }

// Text is what is said now, "" for nothing.
func (t *Toaster) Text() string {
	if !t.layer.bar.Visible() {
		return ""
	}
	return t.layer.bar.words.text
}

// Action is what the link of the notice says, "" without one.
func (t *Toaster) Action() string {
	if !t.layer.bar.Visible() {
		return ""
	}
	return t.layer.bar.words.action
}

// Act is a click on the link.
func (t *Toaster) Act() { t.layer.bar.link.OnTapped() }

type toastWords struct {
	text, action string
	do           func()
	warn         bool
}

func (t *Toaster) say(w toastWords) {
	t.notice++
	t.put(w)
	t.wait()
}

func (t *Toaster) put(w toastWords) {
	bar := t.layer.bar
	bar.words = w
	bar.link.SetText(w.action)
	bar.link.OnTapped = func() {
		t.hide()
		if w.do != nil {
			w.do()
		}
	}
	bar.Show()
	bar.Refresh()
	t.layer.Refresh()
}

func (t *Toaster) wait() {
	t.cancel()
	t.cancel = t.after(toastTime, t.hide)
}

func (t *Toaster) hide() {
	t.cancel()
	t.cancel = func() {}
	t.layer.bar.Hide()
}

// hover keeps the notice while the pointer is on it, or on its link.
func (t *Toaster) hover(on bool) {
	if !t.layer.bar.Visible() {
		return
	}
	if on {
		t.cancel()
	} else {
		t.wait()
	}
}

// toastLayer covers the window and takes nothing of it but the place of the bar.
type toastLayer struct {
	widget.BaseWidget
	t   *Toaster
	bar *toastBar
}

func newToastLayer(t *Toaster) *toastLayer {
	l := &toastLayer{t: t, bar: newToastBar(t)}
	l.bar.Hide()
	l.ExtendBaseWidget(l)
	return l
}

func (l *toastLayer) CreateRenderer() fyne.WidgetRenderer { return &toastLayerRenderer{l} }

type toastLayerRenderer struct{ l *toastLayer }

func (r *toastLayerRenderer) Layout(s fyne.Size) {
	m := r.l.bar.MinSize()
	m.Width = min(m.Width, s.Width-2*toastEdge)
	r.l.bar.Resize(m)
	r.l.bar.Move(fyne.NewPos(s.Width-m.Width-toastEdge, s.Height-m.Height-toastBelow))
}

func (r *toastLayerRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *toastLayerRenderer) Refresh()                     { r.Layout(r.l.Size()); r.l.bar.Refresh() }
func (r *toastLayerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.bar} }
func (r *toastLayerRenderer) Destroy()                     {}

// toastLink is a link that leaves the focus where it is.
type toastLink struct {
	Button
	t *Toaster
}

func newToastLink(t *Toaster) *toastLink {
	l := &toastLink{t: t}
	l.kind = linkButton
	l.extend(l)
	return l
}

// Disabled keeps the focus away, but not the mouse.
func (l *toastLink) Disabled() bool                { return true }
func (l *toastLink) Tapped(*fyne.PointEvent)       { l.press(false) }
func (l *toastLink) MouseIn(e *desktop.MouseEvent) { l.t.hover(true); l.Button.MouseIn(e) }
func (l *toastLink) MouseOut()                     { l.t.hover(false); l.Button.MouseOut() }

// toastBar is the notice.
type toastBar struct {
	widget.BaseWidget
	sink
	t     *Toaster
	words toastWords
	link  *toastLink
}

func newToastBar(t *Toaster) *toastBar {
	b := &toastBar{t: t, link: newToastLink(t)}
	b.ExtendBaseWidget(b)
	return b
}

func (b *toastBar) MouseIn(*desktop.MouseEvent) { b.t.hover(true) }
func (b *toastBar) MouseOut()                   { b.t.hover(false) }

func (b *toastBar) sign() fyne.Resource {
	if b.words.warn {
		return theme.NewWarningThemedResource(theme.WarningIcon())
	}
	return theme.NewSuccessThemedResource(theme.ConfirmIcon())
}

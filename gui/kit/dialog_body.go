package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// dialogBody is the dimmed ground and the card on it. It catches all that the
// mouse does beside the card.
type dialogBody struct {
	widget.BaseWidget
	sink
	d         *Dialog
	content   *fyne.Container // what scrolls
	fit       *dialogContent
	scroll    *container.Scroll
	footer    *fyne.Container
	primary   *Button // nil without one
	secondary *Button
	veiled    bool // nothing is seen, but the window is blocked
	taking    bool // while the body itself gets the focus
}

func newDialogBody(d *Dialog) *dialogBody {
	b := &dialogBody{d: d}
	b.ExtendBaseWidget(b)
	b.fit = &dialogContent{grown: b.Refresh}
	content := d.Content
	if content == nil {
		content = Gap(0, 0)
	}
	b.content = container.New(b.fit, content)
	b.scroll = container.NewScroll(b.content)
	scrollIn(content, b.scroll)
	b.buttons()
	d.wrong = newComplaint()
	d.wrong.fit = b.Refresh
	return b
}

// buttons makes the line at the bottom: the primary one at the right, where the
// eye ends.
func (b *dialogBody) buttons() {
	d := b.d
	b.footer = Row(12)
	if d.Aside != nil {
		b.footer.Add(d.Aside)
	}
	b.footer.Add(Spacer())
	if d.Secondary != "" {
		b.secondary = NewButton(d.Secondary, d.Cancel)
		b.footer.Add(b.secondary)
	}
	if d.Primary != "" {
		b.primary = NewPrimary(d.Primary, d.Submit)
		if d.Danger {
			b.primary.kind = dangerFill
		}
		b.footer.Add(b.primary)
	}
	b.refreshButtons()
}

func (b *dialogBody) refreshButtons() {
	if b.primary != nil {
		b.primary.SetText(b.d.Primary)
		b.primary.setOff(b.d.busy || b.d.barred)
	}
	if b.secondary != nil {
		b.secondary.SetText(b.d.Secondary)
		b.secondary.setOff(b.d.busy)
	}
	b.footer.Refresh() // a label may be wider than the one before
}

func (b *dialogBody) hasFooter() bool { return len(b.footer.Objects) > 1 }

// isFooter reports whether something stands in the line at the bottom.
func (b *dialogBody) isFooter(f fyne.Focusable) bool {
	for _, o := range b.footer.Objects {
		if o == f.(fyne.CanvasObject) {
			return true
		}
	}
	return false
}

// takeFocus gives the focus to the body itself, when nothing in it can have it:
// shortcuts would go to the page else.
func (b *dialogBody) takeFocus(c fyne.Canvas) {
	b.taking = true
	c.Focus(b)
	b.taking = false
}

// setVeiled hides all that is seen while the window stays blocked. Nothing in it can take
// the keyboard then; when it is seen and in front, its button has it.
func (b *dialogBody) setVeiled(on bool) {
	b.veiled = on
	b.Refresh()
	if !on && frontDialog(b.d.canvas) == b.d && b.d.canvas.Focused() == nil {
		b.d.focusFirst()
	}
}

// Disabled keeps Tab away from the body.
func (b *dialogBody) Disabled() bool { return !b.taking }

// TypedKey is Fyne's.
func (b *dialogBody) TypedKey(e *fyne.KeyEvent) { b.d.key(e) }

// TypedShortcut is Fyne's.
func (b *dialogBody) TypedShortcut(s fyne.Shortcut) { b.d.shortcut(s) }

// CreateRenderer is Fyne's.
func (b *dialogBody) CreateRenderer() fyne.WidgetRenderer {
	r := &dialogRenderer{b: b, dim: clearRect(), ground: newRaised(10), rule: clearRect(), title: NewTitle(b.d.Title).Shortens()}
	r.update()
	return r
}

// dialogContent lays out what scrolls, with room at both sides, and tells the
// dialog when it wants to be higher or lower.
type dialogContent struct {
	grown  func()
	height float32
}

func (l *dialogContent) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*dialogPad(), contentTop+dialogPad()/2)
}

func (l *dialogContent) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(dialogPad(), contentTop))
	o[0].Resize(s.SubtractWidthHeight(2*dialogPad(), contentTop+dialogPad()/2))
	if h := o[0].MinSize().Height; h != l.height {
		l.height = h
		l.grown()
	}
}

func dialogPad() float32 { return 24 * textScale() }

// lowWindow is how high a window is, at 100 % text, below which dialogs take less room round
// what they show.
const lowWindow = 620

// contentTop is the room above the content that scrolls away with it.
const contentTop = 8

type dialogRenderer struct {
	b         *dialogBody
	dim, rule *canvas.Rectangle
	ground    *raised
	title     *Text
	laying    bool
}

func (r *dialogRenderer) Destroy()           {}
func (r *dialogRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *dialogRenderer) Objects() []fyne.CanvasObject {
	if r.b.veiled {
		return nil
	}
	out := append([]fyne.CanvasObject{r.dim}, r.ground.objects()...)
	out = append(out, r.title, r.b.scroll)
	if r.b.hasFooter() {
		out = append(out, r.rule, r.b.footer)
	}
	if r.b.d.wrong.label.Visible() {
		out = append(out, r.b.d.wrong.label)
	}
	return out
}

func (r *dialogRenderer) Refresh() {
	r.update()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}

func (r *dialogRenderer) update() {
	r.dim.FillColor, r.rule.FillColor = Color(theme.ColorNameShadow), Color(ColorLine)
	r.ground.colour()
	r.title.SetText(r.b.d.Title)
}

// Layout puts the card a little above the middle of the window, as large as its
// content and never larger than the window.
func (r *dialogRenderer) Layout(s fyne.Size) {
	if r.laying {
		return // the content has grown while it was laid out
	}
	r.laying = true
	defer func() { r.laying = false }()
	r.dim.Resize(s)
	pad, margin, edge := dialogPad(), float32(24), dialogPad()*2/3
	width := min(max(r.width(), r.b.content.MinSize().Width, r.title.Full()+1+2*pad), s.Width-2*margin)
	if s.Height < lowWindow*textScale() {
		margin, edge = 8, pad/3 // what it shows needs the room
	}
	top := edge + r.title.MinSize().Height + pad/3
	bottom := pad / 3
	if r.b.hasFooter() {
		bottom = 1 + edge + r.b.footer.MinSize().Height + edge
	}
	wrong := r.b.d.wrong.label
	if wrong.Visible() {
		wrong.Resize(fyne.NewSize(width-2*pad, wrong.heightFor(width-2*pad)))
		bottom += wrong.Size().Height + pad/2
	}
	height := min(r.contentHeight(width), s.Height-2*margin-top-bottom)
	card := fyne.NewSize(width, top+height+bottom)
	at := fyne.NewPos((s.Width-width)/2, max((s.Height-card.Height)*0.42, margin))
	r.ground.place(at, card)
	r.title.Move(at.AddXY(pad, edge))
	r.title.Resize(fyne.NewSize(width-2*pad, r.title.MinSize().Height))
	r.b.scroll.Move(at.AddXY(0, top))
	r.b.scroll.Resize(fyne.NewSize(width, height))
	// It was made as low as it can be to learn its height, which its scroll has not
	// noticed if its own size is as before.
	r.b.content.Resize(r.b.content.MinSize().Max(fyne.NewSize(width, height)))
	foot := at.AddXY(0, top+height)
	if wrong.Visible() {
		wrong.Move(foot.AddXY(pad, 0))
		foot = foot.AddXY(0, wrong.Size().Height+pad/2)
	}
	r.rule.Move(foot)
	r.rule.Resize(fyne.NewSize(width, 1))
	r.b.footer.Move(foot.AddXY(pad, 1+edge))
	r.b.footer.Resize(fyne.NewSize(width-2*pad, r.b.footer.MinSize().Height))
}

func (r *dialogRenderer) width() float32 {
	w := r.b.d.Width
	if w == 0 {
		w = 480
	}
	return w*textScale() + 2*dialogPad()
}

// contentHeight is what the content wants in a width. Prose knows its height only
// after it was given its width, and a form of it only then.
func (r *dialogRenderer) contentHeight(width float32) float32 {
	c := r.b.content
	for range 2 {
		c.Resize(fyne.NewSize(width, c.MinSize().Height))
	}
	if h := r.b.d.Height; h > 0 {
		return h*textScale() + contentTop + dialogPad()/2
	}
	return c.MinSize().Height
}

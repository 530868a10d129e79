package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// textScale is how much larger than 100 % the text is.
func textScale() float32 { return Size(SizeBody) / sizes[SizeBody] }

// entryLook is what an entry shows besides its text.
type entryLook struct {
	bad   bool   // a red border
	unit  string // beside the box: 名
	note  string // inside, at the right: what is understood so far
	below string // a complaint, when no form shows it

	drop   float32           // how far the text is moved down to the middle of the row
	scroll *container.Scroll // Fyne's, around the text
}

func (l *entryLook) unitWidth() float32 {
	if l.unit == "" {
		return 0
	}
	return fyne.MeasureText(l.unit, Size(SizeBody), fyne.TextStyle{}).Width + Size(theme.SizeNameInnerPadding)
}

// scrolled is where the text is on the widget.
func (l *entryLook) scrolled() fyne.Position {
	if l.scroll == nil {
		return fyne.Position{}
	}
	return l.scroll.Position().Subtract(l.scroll.Offset)
}

// entryRenderer draws Fyne's entry in a box of the height of a row, and round it
// what entryLook says.
type entryRenderer struct {
	fyne.WidgetRenderer // Fyne's

	e          *Entry
	frame      *canvas.Rectangle
	unit, note *canvas.Text
	below      *remark
	wheel      *wheel
	objects    []fyne.CanvasObject
	shown      entryState
}

// entryState is what the layout depends on beside the size.
type entryState struct {
	unit, below string
	row         float32
}

// CreateRenderer is called by Fyne.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	r := &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer(), e: e,
		frame: canvas.NewRectangle(color.Transparent), unit: canvas.NewText("", color.Transparent), note: canvas.NewText("", color.Transparent), below: newRemark(SizeSecondary, ColorBad, true)}
	for _, o := range r.WidgetRenderer.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			e.look.scroll = s
		}
	}
	r.wheel = newWheel(e.wheel)
	r.refresh()
	return r
}

// wheel turns the page under the pointer rather than the text, unless the text
// is an area with more lines than it shows.
func (e *Entry) wheel(ev *fyne.ScrollEvent) {
	s := e.look.scroll
	if e.MultiLine && s != nil && s.Content != nil && s.Content.MinSize().Height > s.Size().Height+1 {
		s.Scrolled(ev)
		return
	}
	e.seat.wheel(ev)
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	r.objects = append(r.objects[:0], r.WidgetRenderer.Objects()...)
	r.objects = append(r.objects, r.frame, r.unit, r.note, r.below)
	if r.e.seat.scrolls() {
		// The text's own scroll takes the wheel even when there is nothing to scroll.
		r.objects = append(r.objects, r.wheel)
	}
	return r.objects
}

// lineHeight is the height Fyne gives an entry of one line.
func (r *entryRenderer) lineHeight() float32 {
	return fyne.MeasureText("M", Size(SizeBody), r.e.TextStyle).Height + 2*Size(theme.SizeNameInnerPadding)
}

func (r *entryRenderer) MinSize() fyne.Size {
	min := r.WidgetRenderer.MinSize()
	if !r.e.MultiLine {
		min.Height = Size(SizeRow) // whatever the font asks for: fields are of one height
	}
	if w := r.e.Width * textScale(); w > 0 {
		min.Width = w
	}
	min.Width += r.e.look.unitWidth()
	if r.e.look.below != "" {
		min.Height += r.below.heightFor(fyne.Max(min.Width, r.e.Size().Width)) + Size(theme.SizeNamePadding)
	}
	return min
}

// box is the size of the field itself. A complaint never takes of its height:
// where no room comes for it, it is drawn over what is below.
func (r *entryRenderer) box(size fyne.Size) fyne.Size {
	size.Width -= r.e.look.unitWidth()
	if r.e.look.below != "" {
		size.Height = Size(SizeRow)
	}
	return size
}

func (r *entryRenderer) Layout(size fyne.Size) {
	box, pad, border := r.box(size), Size(theme.SizeNameInnerPadding), Size(theme.SizeNameInputBorder)
	r.WidgetRenderer.Layout(box)
	row, below := box.Height, float32(0)
	if r.e.MultiLine {
		row, below = Size(SizeRow), Size(theme.SizeNamePadding) // lines that scroll out do not touch the border
	}
	r.e.look.drop = fyne.Max(0, (row-r.lineHeight())/2)
	if s := r.e.look.scroll; s != nil {
		s.Move(fyne.NewPos(s.Position().X, border+r.e.look.drop))
		s.Resize(fyne.NewSize(s.Size().Width, box.Height-2*border-r.e.look.drop-below))
	}
	r.placeFrame(box)
	r.unit.Move(fyne.NewPos(box.Width+pad, 0))
	r.unit.Resize(fyne.NewSize(r.unit.MinSize().Width, row))
	r.below.Move(fyne.NewPos(0, box.Height+Size(theme.SizeNamePadding)))
	r.below.Resize(fyne.NewSize(size.Width, r.below.heightFor(size.Width)))
	r.wheel.Resize(size)
	r.placeNote(box)
}

// placeFrame keeps the stroke inside the box.
func (r *entryRenderer) placeFrame(box fyne.Size) {
	r.frame.Move(fyne.NewSquareOffsetPos(r.frame.StrokeWidth / 2))
	r.frame.Resize(box.Subtract(fyne.NewSquareSize(r.frame.StrokeWidth)))
}

// placeNote shows the note if it does not meet the text.
func (r *entryRenderer) placeNote(box fyne.Size) {
	pad := Size(theme.SizeNameInnerPadding)
	right := box.Width - pad
	if r.e.ActionItem != nil {
		right -= r.e.ActionItem.MinSize().Width
	}
	width := r.note.MinSize().Width
	text := fyne.MeasureText(r.e.Text, Size(SizeBody), r.e.TextStyle).Width
	r.note.Hidden = r.note.Text == "" || pad+text+2*pad+width > right
	r.note.Move(fyne.NewPos(right-width, 0))
	r.note.Resize(fyne.NewSize(width, box.Height))
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.refresh()
}

func (r *entryRenderer) refresh() {
	e, look := r.e, &r.e.look
	focused := e.hasFocus && !e.Disabled()
	paintField(r.frame, focused, false, look.bad, e.Disabled())
	r.paintInner()
	r.unit.Text, r.unit.TextSize, r.unit.Color = look.unit, Size(SizeBody), Color(ColorText)
	r.note.Text, r.note.TextSize, r.note.Color = look.note, Size(SizeSecondary), Color(ColorMuted)
	r.below.SetText(look.below)
	r.below.Hidden = look.below == ""
	state := entryState{unit: look.unit, below: look.below, row: Size(SizeRow)}
	if state != r.shown {
		r.shown = state
		r.Layout(e.Size())
	} else {
		r.placeFrame(r.box(e.Size()))
		r.placeNote(r.box(e.Size()))
	}
	r.frame.Refresh()
	r.unit.Refresh()
	r.note.Refresh()
}

// paintInner leaves the border to the frame, which is that of the other fields,
// and the ground to Fyne's rectangle, which lies under the text.
func (r *entryRenderer) paintInner() {
	objects := r.WidgetRenderer.Objects()
	if ground, ok := objects[0].(*canvas.Rectangle); ok {
		ground.FillColor = r.frame.FillColor
		ground.Refresh()
	}
	if border, ok := objects[1].(*canvas.Rectangle); ok {
		border.StrokeColor = color.Transparent
		border.Refresh()
	}
	r.frame.FillColor = color.Transparent
}

// wheel lies over an entry and takes nothing but the turning of the wheel.
type wheel struct {
	widget.BaseWidget
	turned func(*fyne.ScrollEvent)
}

func newWheel(turned func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{turned: turned}
	w.ExtendBaseWidget(w)
	return w
}

func (w *wheel) Scrolled(ev *fyne.ScrollEvent) { w.turned(ev) }

func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

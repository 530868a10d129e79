package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// gridBody is the view of the rows of a grid; only those in view are drawn. It
// hears the mouse for all of them. Fyne clips what it draws because it can be
// scrolled.
type gridBody struct {
	widget.BaseWidget
	style  *gridStyle
	rulers gridRulers
	chips  []bool // which columns have chips
	ticks  bool   // rows and headings have boxes
	boxes  []columnBox

	count   int                                             // rows of the list
	width   float32                                         // of all columns
	content func(row int, out []cellContent) (title string) // fills out; a heading has a title instead
	state   func(row int) rowState

	offset fyne.Position // of the view in all rows
	view   fyne.Size
	rows   []*gridRow
	cells  []cellContent
	hover  int
	mouse  float32 // height of the pointer in the view, less than 0: elsewhere

	onDown   func(row int, e *desktop.MouseEvent)
	onDouble func(row int)
	onMenu   func(row int, at fyne.Position)
	onScroll func(e *fyne.ScrollEvent)
	pressed  [2]int // rows of the last two presses
	primary  bool
}

var (
	_ desktop.Hoverable      = (*gridBody)(nil)
	_ desktop.Mouseable      = (*gridBody)(nil)
	_ fyne.DoubleTappable    = (*gridBody)(nil)
	_ fyne.SecondaryTappable = (*gridBody)(nil)
	_ fyne.Scrollable        = (*gridBody)(nil)
)

func newGridBody() *gridBody {
	b := &gridBody{hover: -1, mouse: -1, pressed: [2]int{-1, -1}}
	b.ExtendBaseWidget(b)
	return b
}

// restyle forgets the rows; the next update makes new ones.
func (b *gridBody) restyle(s *gridStyle, m gridRulers, chips []bool) {
	b.style, b.rulers, b.chips = s, m, chips
	b.rows, b.cells = nil, make([]cellContent, len(chips))
}

// all is the size of all rows.
func (b *gridBody) all() fyne.Size {
	return fyne.NewSize(b.width, float32(b.count)*b.style.row)
}

// visible is the first row in view and the one after the last.
func (b *gridBody) visible() (from, to int) {
	from = int(math.Floor(float64(b.offset.Y / b.style.row)))
	to = int(math.Ceil(float64((b.offset.Y + b.view.Height) / b.style.row)))
	return min(max(from, 0), b.count), min(max(to, 0), b.count)
}

// update draws the rows in view. Those that were drawn already are asked for
// their state only, unless stale says that values or columns changed.
func (b *gridBody) update(stale bool) {
	if b.style == nil || b.view.Height <= 0 {
		return
	}
	b.grow(int(math.Ceil(float64(b.view.Height/b.style.row))) + 1)
	from, to := b.visible()
	b.hover = b.at(b.mouse)
	for _, r := range b.rows {
		r.stale = r.stale || stale
		if (r.index < from || r.index >= to) && r.box.Visible() {
			r.box.Hide()
		}
	}
	width := max(b.width, b.view.Width)
	for i := from; i < to; i++ {
		r := b.rows[i%len(b.rows)]
		if r.index != i {
			r.index, r.stale = i, true
		}
		r.place(fyne.NewPos(-b.offset.X, float32(i)*b.style.row-b.offset.Y), width, b.view.Width, b.style)
		r.setState(b.stateOf(i), b.style)
		if r.stale {
			b.fill(r)
		}
		r.box.Show()
	}
}

func (b *gridBody) fill(r *gridRow) {
	r.stale = false
	r.heading.set(b.content(r.index, b.cells))
	for c := range r.cells {
		if b.boxes[c].w == 0 { // left out
			b.cells[c] = cellContent{}
		}
		r.cells[c].setContent(b.cells[c], b.boxes[c], r.state.selected, b.style, b.rulers)
	}
}

// states tells the rows in view what they are, without asking for their values.
func (b *gridBody) states() {
	if b.style == nil {
		return
	}
	from, to := b.visible()
	for _, r := range b.rows {
		if r.index >= from && r.index < to {
			r.setState(b.stateOf(r.index), b.style)
		}
	}
}

func (b *gridBody) stateOf(row int) rowState {
	s := b.state(row)
	s.hover = row == b.hover && !s.heading
	return s
}

// grow sees that there are rows enough for the view. A row's place depends on
// how many there are, so all are drawn anew.
func (b *gridBody) grow(n int) {
	if len(b.rows) >= n {
		return
	}
	for len(b.rows) < n {
		b.rows = append(b.rows, newGridRow(b.style, b.chips, b.ticks))
	}
	for _, r := range b.rows {
		r.index = -1
	}
	canvas.Refresh(b)
}

// at is the row at a height of the view, -1 below the last.
func (b *gridBody) at(y float32) int {
	if b.style == nil || y < 0 {
		return -1
	}
	if row := int((y + b.offset.Y) / b.style.row); row < b.count {
		return row
	}
	return -1
}

// MouseIn, MouseMoved and MouseOut follow the pointer.
func (b *gridBody) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved is called by Fyne.
func (b *gridBody) MouseMoved(e *desktop.MouseEvent) {
	b.mouse = max(e.Position.Y, 0)
	b.rehover()
}

// MouseOut is called by Fyne.
func (b *gridBody) MouseOut() {
	b.mouse = -1
	b.rehover()
}

func (b *gridBody) rehover() {
	if b.style == nil {
		return
	}
	if now := b.at(b.mouse); now != b.hover {
		b.hover = now
		b.states()
	}
}

// MouseDown selects at once: waiting for the release, or for a second click,
// would feel slow.
func (b *gridBody) MouseDown(e *desktop.MouseEvent) {
	row := b.at(e.Position.Y)
	if b.primary = e.Button == desktop.MouseButtonPrimary; b.primary {
		b.pressed = [2]int{b.pressed[1], row}
	}
	b.onDown(row, e)
}

// MouseUp is called by Fyne.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row if both presses were on it.
func (b *gridBody) DoubleTapped(*fyne.PointEvent) {
	if row := b.pressed[1]; row >= 0 && row == b.pressed[0] {
		b.onDouble(row)
	}
	b.pressed = [2]int{-1, -1}
}

// TappedSecondary opens the menu of the row.
func (b *gridBody) TappedSecondary(e *fyne.PointEvent) {
	if row := b.at(e.Position.Y); row >= 0 {
		b.onMenu(row, e.AbsolutePosition)
	}
}

// Scrolled is called by Fyne.
func (b *gridBody) Scrolled(e *fyne.ScrollEvent) { b.onScroll(e) }

// CreateRenderer is called by Fyne.
func (b *gridBody) CreateRenderer() fyne.WidgetRenderer { return &gridBodyRenderer{b: b} }

type gridBodyRenderer struct {
	b       *gridBody
	objects []fyne.CanvasObject
}

func (r *gridBodyRenderer) Layout(fyne.Size)   {}
func (r *gridBodyRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }
func (r *gridBodyRenderer) Refresh()           { canvas.Refresh(r.b) }
func (r *gridBodyRenderer) Destroy()           {}

func (r *gridBodyRenderer) Objects() []fyne.CanvasObject {
	if len(r.objects) != len(r.b.rows) || len(r.objects) > 0 && r.objects[0] != r.b.rows[0].box {
		r.objects = r.objects[:0]
		for _, row := range r.b.rows {
			r.objects = append(r.objects, row.box)
		}
	}
	return r.objects
}

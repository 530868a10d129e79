package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Column is one column of a Grid.
type Column[T any] struct {
	Key      string  // name under which the width is kept
	Title    string  // heading
	Width    float32 // at 100 % text
	Least    float32 // how narrow it may become before the grid scrolls sideways; 0: as Width
	Grow     bool    // takes what is left of the width (one column), never less than Width
	Right    bool    // right-aligned, for numbers
	Text     func(T) string
	Chip     func(T) Chip     // instead of plain text: a state. Text is still what is copied
	Compare  func(a, b T) int // order of two rows; nil: the heading does not sort
	Muted    bool             // secondary text colour
	Optional int              // 0: always there; else left out where the texts of all have no room, the highest first
	Bold     func(T) bool     // nil: never
}

// Grid is a table of many rows: it sorts, selects, copies and opens them, by
// mouse and by keys alone. Only the rows in view are drawn.
//
// It does not stand on widget.List: a list cannot be scrolled sideways with its
// bar in view, is a second stop of the Tab key, leaves gaps between rows that no
// click reaches, and repaints all rows for one.
//
// Set the functions before the first SetRows. All of it runs on the Fyne goroutine.
type Grid[T any] struct {
	widget.BaseWidget

	ID       func(T) int64                                  // identity of a row: keeps selection and current row when rows are replaced; nil: its place
	OnOpen   func(T)                                        // Enter, double click
	OnSelect func([]T)                                      // the selection is another one, in the order shown; also when selected rows are gone
	Menu     func([]T) []*fyne.MenuItem                     // right button and menu key; "コピー" is added by the grid itself
	OnCopy   func([]T)                                      // rows went to the clipboard
	OnPaste  func(text string)                              // Ctrl+V
	OnKey    func(*fyne.KeyEvent) bool                      // before the grid's own keys; true = handled (Delete, Space …)
	OnRune   func(rune) bool                                // a letter, before it goes to a row; true = handled
	OnWidths func(map[string]float32)                       // a width was changed by the user; all that were, by key, at 100 % text
	OnSort   func(key string, descending bool)              // a heading was clicked
	Empty    func() (title, hint, action string, do func()) // shown when there are no rows; "" leaves a part out
	Strike   func(T) bool                                   // row shown muted (withdrawn, cancelled)
	JumpText func(T) string                                 // what typed letters are compared with; nil: the first column with text
	JumpFold func(string) string                            // makes typed letters and JumpText comparable; nil: width, case and kana do not matter
	Tight    bool                                           // 32 px rows instead of 36
	Section  func(T) int                                    // which part of the list a row belongs to, the lowest first; sorting stays inside. nil: there are no parts
	Heading  func(section, rows int) string                 // what stands above a part
	Tick     func(T) Tick                                   // the box before a row, and those of the headings; nil: there are none
	OnTick   func([]T)                                      // boxes were pressed, or Space was: the rows they are of

	cols     []Column[T]
	rows     []T     // as given
	order    []int32 // as shown: indices of rows
	sections []gridSection
	sorts    []sortKey
	picked   map[int64]struct{}
	cur      int // the row keys start from, -1: none
	anchor   int // where a range of Shift begins

	user    map[string]float32 // widths the user chose
	boxes   []columnBox
	needs   []float32 // how wide the widest texts so far are, in units of the screen
	filled  []bool    // columns in which a text was seen
	dragged []float32 // widths when an edge was taken, nil: none is
	left    []bool    // columns that are left out
	all     bool      // she asked for all columns

	style  gridStyle
	rulers gridRulers
	frame  *canvas.Rectangle // focus without any row
	head   *gridHead
	body   *gridBody
	vbar   *gridBar
	hbar   *gridBar
	empty  *gridEmpty
	area   fyne.Size // of the rows with their bars
	turned float32   // by the wheel, less than a row

	loaded, focused, shift bool
	swallow                bool // the letter of a key that OnKey took is still to come
	pending                int  // row to be shown as soon as there is a size, -1: none
	typed                  string
	typedAt                time.Time
	now                    func() time.Time
}

var (
	_ fyne.Focusable    = (*Grid[int])(nil)
	_ fyne.Shortcutable = (*Grid[int])(nil)
	_ desktop.Keyable   = (*Grid[int])(nil)
)

// NewGrid returns a grid with these columns and no rows yet; until the first
// SetRows it does not say that there are none.
func NewGrid[T any](cols []Column[T]) *Grid[T] {
	g := &Grid[T]{
		cols: cols, picked: map[int64]struct{}{}, cur: -1, anchor: -1, pending: -1,
		user: map[string]float32{}, boxes: make([]columnBox, len(cols)), needs: make([]float32, len(cols)), filled: make([]bool, len(cols)), left: make([]bool, len(cols)), now: time.Now,
		frame: canvas.NewRectangle(nil), body: newGridBody(), empty: newGridEmpty(),
	}
	titles := make([]string, len(cols))
	for i, c := range cols {
		titles[i] = c.Title
	}
	g.head = newGridHead(titles, g.clickHeading, g.dragEdge, g.fitColumn)
	for i, c := range cols {
		g.head.cells[i].sorts = c.Compare != nil
	}
	g.body.boxes, g.body.content, g.body.state = g.boxes, g.lineContent, g.lineState
	g.body.onScroll = g.wheel
	g.body.onDown = g.pressLine
	g.body.onDouble = func(line int) { g.open(g.pressed(line)) }
	g.body.onMenu = func(line int, at fyne.Position) { g.showMenu(g.pressed(line), at) }
	g.vbar = newGridBar(true, func(y float32) { g.scrollTo(fyne.NewPos(g.body.offset.X, y)) })
	g.hbar = newGridBar(false, func(x float32) { g.scrollTo(fyne.NewPos(x, g.body.offset.Y)) })
	g.head.more.tapped = g.showAll
	g.frame.StrokeWidth, g.frame.Hidden = 2, true
	g.ExtendBaseWidget(g)
	return g
}

// at is the row shown at a place.
func (g *Grid[T]) at(i int) T { return g.rows[g.order[i]] }

func (g *Grid[T]) id(i int) int64 {
	if g.ID == nil {
		return int64(g.order[i])
	}
	return g.ID(g.at(i))
}

// content fills the cells of a row.
func (g *Grid[T]) content(i int, out []cellContent) {
	row := g.at(i)
	strike := g.Strike != nil && g.Strike(row)
	for k := range g.cols {
		c := &g.cols[k]
		v := cellContent{muted: c.Muted || strike, bold: c.Bold != nil && c.Bold(row)}
		if c.Chip != nil {
			chip := c.Chip(row)
			v.text, v.tone, v.open = chip.Text, chip.Tone, chip.Open
		} else if c.Text != nil {
			v.text = c.Text(row)
		}
		out[k] = v
	}
}

func (g *Grid[T]) state(i int) rowState {
	_, picked := g.picked[g.id(i)]
	here := g.focused && i == g.cur
	return rowState{selected: picked, bar: picked && g.focused, ring: here && (!picked || len(g.picked) > 1), tick: g.tickOf(i, -1)}
}

// shown says that the grid has a size and a style.
func (g *Grid[T]) shown() bool { return g.body.style != nil && g.body.view.Height > 0 }

// restyle asks the theme and, if it answers otherwise than before, makes all anew.
func (g *Grid[T]) restyle() bool {
	s := newGridStyle(g.Tight)
	if g.body.style != nil && s == g.style && g.body.ticks == (g.Tick != nil) {
		return false
	}
	g.style, g.rulers = s, newGridRulers(&s)
	clear(g.needs)
	chips := make([]bool, len(g.cols))
	for i, c := range g.cols {
		chips[i] = c.Chip != nil
	}
	g.frame.StrokeColor = s.accent
	g.frame.Refresh()
	g.vbar.restyle(&g.style)
	g.hbar.restyle(&g.style)
	g.head.restyle(&g.style, g.rulers.small)
	g.body.ticks = g.Tick != nil
	g.body.restyle(&g.style, g.rulers, chips)
	g.markSort()
	return true
}

// Refresh reads the values of all rows in view again, and the theme.
func (g *Grid[T]) Refresh() {
	g.restyle()
	g.layout(g.Size())
	g.BaseWidget.Refresh()
}

// layout places all parts.
func (g *Grid[T]) layout(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	g.restyle()
	h := g.style.header
	g.area = fyne.NewSize(size.Width, max(size.Height-h, 0))
	g.frame.Move(fyne.NewPos(1, 1))
	g.frame.Resize(size.SubtractWidthHeight(2, 2))
	g.head.Resize(fyne.NewSize(size.Width, h))
	g.body.Move(fyne.NewPos(0, h))
	g.empty.box.Move(fyne.NewPos(0, h))
	g.empty.box.Resize(g.area)
	g.arrange()
	g.showEmpty()
	if row := g.pending; row >= 0 {
		g.pending = -1
		g.reveal(row, true)
	}
}

// MinSize is small: the grid takes what it is given.
func (g *Grid[T]) MinSize() fyne.Size {
	g.ExtendBaseWidget(g)
	return fyne.NewSize(160, round(Size(SizeRowTight))+2*round(Size(SizeRow)))
}

// CreateRenderer is called by Fyne.
func (g *Grid[T]) CreateRenderer() fyne.WidgetRenderer {
	g.restyle()
	return &gridRenderer{
		objects: []fyne.CanvasObject{g.body, g.vbar, g.hbar, g.empty.box, g.head, g.frame},
		layout:  g.layout, min: g.MinSize,
	}
}

type gridRenderer struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
}

func (r *gridRenderer) Layout(size fyne.Size)        { r.layout(size) }
func (r *gridRenderer) MinSize() fyne.Size           { return r.min() }
func (r *gridRenderer) Refresh()                     {}
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridRenderer) Destroy()                     {}

package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// leaveOut decides which columns have no room: as long as the others cannot be as wide as
// they ask for or as their texts, the least needed goes, first of all one without any text.
// One whose width she chose stays, and all do if she asked for them.
func (g *Grid[T]) leaveOut(asked []columnWidth, room float32) {
	clear(g.left)
	any := false
	for !g.allFit(asked, room) {
		least := -1
		for i, c := range g.cols {
			_, hers := g.user[c.Key]
			if c.Optional > 0 && !g.left[i] && !hers && (least < 0 || g.rank(i) > g.rank(least)) {
				least = i
			}
		}
		if least < 0 {
			break
		}
		if !any {
			room -= g.head.more.widthOf(1) // which says that there is more
		}
		g.left[least], any = true, true
	}
	if g.all = g.all && any; g.all {
		clear(g.left)
	}
}

// rank is how little a column is needed.
func (g *Grid[T]) rank(col int) int {
	n := g.cols[col].Optional
	if g.blank(col) {
		n += 1000
	}
	return n
}

func (g *Grid[T]) allFit(asked []columnWidth, room float32) bool {
	var sum float32
	for i, c := range asked {
		if !g.left[i] {
			sum += c.fit()
		}
	}
	return sum <= room
}

// leftOut are the headings of the columns that are left out.
func (g *Grid[T]) leftOut() []string {
	var out []string
	for i, left := range g.left {
		if left {
			out = append(out, g.cols[i].Title)
		}
	}
	return out
}

// showAll shows the columns that were left out, and leaves them out again.
func (g *Grid[T]) showAll() {
	g.all = !g.all
	g.arrange()
	if !g.all {
		g.scrollTo(fyne.NewPos(0, g.body.offset.Y))
	}
}

// headMore stands at the right end of the headings: how many columns are left out. A
// click shows them, another leaves them out again.
type headMore struct {
	widget.BaseWidget
	style  *gridStyle
	ruler  *ruler
	ground *canvas.Rectangle
	text   *canvas.Text
	tip    *Tip
	tapped func()
}

var (
	_ fyne.Tappable      = (*headMore)(nil)
	_ desktop.Hoverable  = (*headMore)(nil)
	_ desktop.Cursorable = (*headMore)(nil)
)

func newHeadMore() *headMore {
	m := &headMore{ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	m.tip = NewTip(m)
	m.Hidden = true
	m.ExtendBaseWidget(m)
	return m
}

func (m *headMore) restyle(s *gridStyle, r *ruler) {
	m.style, m.ruler = s, r
	m.ground.FillColor, m.text.Color, m.text.TextSize = s.head, s.accent, s.small
	canvas.Refresh(m)
}

// width is what it takes of the headings.
func (m *headMore) width() float32 { return ceil(m.ruler.width(m.text.Text)) + m.style.pad }

// widthOf is what it takes to say that so many are left out.
func (m *headMore) widthOf(n int) float32 {
	return ceil(m.ruler.width(lang.X("grid.more", "+{{.N}}列", map[string]any{"N": n}))) + m.style.pad
}

// showMore says which columns are left out, or that all are shown because she asked. It
// reports whether it is there.
func (h *gridHead) showMore(left []string, all bool) bool {
	m := h.more
	m.Hidden = len(left) == 0 && !all
	words := map[string]any{"N": len(left), "Titles": strings.Join(left, lang.X("list.comma", "、"))}
	m.text.Text, m.tip.Text = lang.X("grid.more", "+{{.N}}列", words), lang.X("grid.more.tip", "幅が足りないため出していない列: {{.Titles}}。クリックで出します", words)
	if all {
		m.text.Text, m.tip.Text = lang.X("grid.fewer", "列を減らす", words), lang.X("grid.fewer.tip", "幅に合わせて、列を減らします", words)
	}
	h.placeMore(h.Size())
	canvas.Refresh(m)
	return !m.Hidden
}

func (h *gridHead) placeMore(size fyne.Size) {
	if h.more.Hidden || h.style == nil {
		return
	}
	w := h.more.width() + h.style.bar
	h.more.Move(fyne.NewPos(size.Width-w, 0))
	h.more.Resize(fyne.NewSize(w, size.Height-1))
	h.more.ground.Resize(h.more.Size())
	h.more.text.Resize(fyne.NewSize(w, size.Height-1))
	h.more.text.Alignment = fyne.TextAlignLeading
}

// Tapped shows the columns.
func (m *headMore) Tapped(*fyne.PointEvent) {
	m.tip.Hide()
	m.tapped()
}

// Cursor is that of something to click.
func (m *headMore) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is called by Fyne.
func (m *headMore) MouseIn(*desktop.MouseEvent) { m.tip.Over() }

// MouseMoved is called by Fyne.
func (m *headMore) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (m *headMore) MouseOut() { m.tip.Hide() }

// CreateRenderer is called by Fyne.
func (m *headMore) CreateRenderer() fyne.WidgetRenderer {
	return &placedRenderer{w: m, objects: []fyne.CanvasObject{m.ground, m.text}}
}

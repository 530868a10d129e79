package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Selected are the selected rows in the order shown.
func (g *Grid[T]) Selected() []T {
	var out []T
	if g.cur >= 0 && len(g.picked) == 1 {
		if _, ok := g.picked[g.id(g.cur)]; ok {
			return append(out, g.at(g.cur))
		}
	}
	for _, i := range g.selectedPlaces() {
		out = append(out, g.at(i))
	}
	return out
}

func (g *Grid[T]) selectedPlaces() []int {
	if len(g.picked) == 0 {
		return nil
	}
	out := make([]int, 0, len(g.picked))
	for i := range g.order {
		if _, ok := g.picked[g.id(i)]; ok {
			out = append(out, i)
		}
	}
	return out
}

// Current is the row that keys start from: the selected one, or the last that
// was touched.
func (g *Grid[T]) Current() (row T, ok bool) {
	if g.cur < 0 || g.cur >= len(g.order) {
		return row, false
	}
	return g.at(g.cur), true
}

// Select selects the rows of these ids, those that are there, and scrolls to the
// first; without any it selects nothing.
func (g *Grid[T]) Select(ids ...int64) {
	wanted := make(map[int64]struct{}, len(ids))
	for _, id := range ids {
		wanted[id] = struct{}{}
	}
	picked := make(map[int64]struct{}, len(ids))
	first := -1
	for i := range g.order {
		if len(picked) == len(wanted) {
			break
		}
		id := g.id(i)
		if _, ok := wanted[id]; ok {
			picked[id] = struct{}{}
			if first < 0 {
				first = i
			}
		}
	}
	if first >= 0 {
		g.cur, g.anchor = first, first
	}
	g.pick(picked)
	g.reveal(first, true)
}

// pick makes this the selection and tells of it if it is another one.
func (g *Grid[T]) pick(now map[int64]struct{}) {
	same := len(now) == len(g.picked)
	for id := range now {
		if !same {
			break
		}
		_, same = g.picked[id]
	}
	g.picked = now
	g.body.states()
	g.showFrame()
	if !same {
		g.selectionChanged()
	}
}

func (g *Grid[T]) selectionChanged() {
	if g.OnSelect != nil {
		g.OnSelect(g.Selected())
	}
}

// goTo makes a row current and selects it alone, or all from the anchor to it.
func (g *Grid[T]) goTo(row int, extend bool) {
	if len(g.order) == 0 {
		return
	}
	row = min(max(row, 0), len(g.order)-1)
	if g.anchor < 0 || !extend {
		g.anchor = row
		if extend && g.cur >= 0 {
			g.anchor = g.cur
		}
	}
	g.cur = row
	g.pick(g.span(g.anchor, row))
	g.reveal(row, false)
}

// goOnly makes a row current and leaves the selection.
func (g *Grid[T]) goOnly(row int) {
	if len(g.order) == 0 {
		return
	}
	g.cur = min(max(row, 0), len(g.order)-1)
	g.body.states()
	g.reveal(g.cur, false)
}

func (g *Grid[T]) span(a, b int) map[int64]struct{} {
	a, b = min(a, b), max(a, b)
	out := make(map[int64]struct{}, b-a+1)
	for i := a; i <= b; i++ {
		out[g.id(i)] = struct{}{}
	}
	return out
}

// toggle takes one row into the selection or out of it.
func (g *Grid[T]) toggle(row int) {
	if row < 0 || row >= len(g.order) {
		return
	}
	now := make(map[int64]struct{}, len(g.picked)+1)
	for id := range g.picked {
		now[id] = struct{}{}
	}
	id := g.id(row)
	if _, ok := now[id]; ok {
		delete(now, id)
	} else {
		now[id] = struct{}{}
	}
	g.cur, g.anchor = row, row
	g.pick(now)
}

func (g *Grid[T]) selectAll() {
	if len(g.order) == 0 {
		return
	}
	if g.cur < 0 {
		g.cur = 0
	}
	g.anchor = 0
	g.pick(g.span(0, len(g.order)-1))
}

// pressLine is the mouse on a line, -1 below the last.
func (g *Grid[T]) pressLine(line int, e *desktop.MouseEvent) {
	if g.pressTick(line, e) {
		g.body.pressed = [2]int{-1, -1} // two presses on a box open nothing
		return
	}
	g.pressRow(g.pressed(line), e)
}

// pressRow is the mouse: row is -1 below the last one.
func (g *Grid[T]) pressRow(row int, e *desktop.MouseEvent) {
	g.focus()
	g.typed = ""
	const toggles = fyne.KeyModifierShortcutDefault
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		g.pressSecondary(row)
	case e.Button != desktop.MouseButtonPrimary:
	case row < 0:
		if e.Modifier == 0 {
			g.pick(nil)
		}
	case e.Modifier&fyne.KeyModifierShift != 0 && e.Modifier&toggles != 0:
		now := g.span(max(g.anchor, 0), row)
		for id := range g.picked {
			now[id] = struct{}{}
		}
		g.cur = row
		g.pick(now)
	case e.Modifier&fyne.KeyModifierShift != 0:
		g.goTo(row, true)
	case e.Modifier&toggles != 0:
		g.toggle(row)
	default:
		g.goTo(row, false)
	}
}

// pressSecondary selects the row unless it is selected: the menu is about what
// is seen to be selected.
func (g *Grid[T]) pressSecondary(row int) {
	if row < 0 {
		return
	}
	if _, ok := g.picked[g.id(row)]; !ok {
		g.goTo(row, false)
		return
	}
	g.goOnly(row)
}

// open opens a row.
func (g *Grid[T]) open(row int) {
	if g.OnOpen != nil && row >= 0 && row < len(g.order) {
		g.OnOpen(g.at(row))
	}
}

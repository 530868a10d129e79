package kit

import (
	"cmp"
	"maps"
	"slices"
)

// Widths of columns. What the user chose and what the pages declare is at 100 %
// text; a box is in units of the screen.
const (
	minColumn = 32  // the narrowest the user can make
	shrinkTo  = 0.6 // of the width it asks for, what a column keeps though its texts need less
	mostNeed  = 400 // the widest that texts make a column by themselves
	maxFit    = 640 // the widest that a double click makes
	barLead   = 4   // room for the accent bar before the first column
)

// columnWidth is what a column asks for before there is anything to share.
type columnWidth struct {
	want, least float32
	need        float32 // what its texts and its heading take; want where the user chose
	grow        bool
	blank       bool // no row has a text in it: it gives up all but its heading
	extra       bool // one that is left out where there is no room: what it lacks comes last
}

// fit is the width a column can do with: that of its texts, not much less than it asks for.
func (c columnWidth) fit() float32 {
	if c.blank {
		return min(c.want, c.need)
	}
	return min(c.want, max(c.need, shrinkTo*c.want))
}

func (g *Grid[T]) asked() []columnWidth {
	k := g.style.k
	out := make([]columnWidth, len(g.cols))
	for i := range g.cols {
		c := &g.cols[i]
		head := ceil(headWidth(c.Title, c.Compare != nil, &g.style, g.rulers.small)) + 1 // boxes are whole units
		w := max(c.Width*k, head)
		out[i] = columnWidth{want: w, least: w, need: max(g.needs[i], head), grow: c.Grow, blank: g.blank(i), extra: c.Optional > 0}
		if mine, ok := g.user[c.Key]; ok {
			w = max(mine, minColumn) * k
			out[i] = columnWidth{want: w, least: w, need: w, grow: c.Grow}
		} else if c.Least > 0 {
			out[i].least = min(max(c.Least*k, head), w)
		}
	}
	return out
}

// share divides the room by need: a column is as wide as it asks for, and as wide as
// its texts where there is room for that; before a text is cut, columns that do not
// need their width give it up, first of all those without any text. What is over goes to the one that grows; what is still
// missing is taken from those that may be narrower. Where even that is too wide the grid
// is scrolled sideways, and every text has its room.
func share(cols []columnWidth, room float32) []float32 {
	steps := [5][]float32{} // from the narrowest to what every text has room in
	for _, c := range cols {
		fit := c.fit()
		steps[0] = append(steps[0], min(c.least, fit))
		steps[1] = append(steps[1], fit)
		steps[2] = append(steps[2], fit)
		if !c.extra {
			steps[2][len(steps[2])-1] = max(fit, c.need)
		}
		steps[3] = append(steps[3], max(fit, c.need))
		steps[4] = append(steps[4], max(c.want, c.need))
	}
	var sum float32
	for _, w := range steps[0] {
		sum += w
	}
	out := steps[0]
	if sum > room { // it is scrolled anyway: then nothing need be cut
		out, steps = steps[3], [5][]float32{}
	}
	for _, wider := range steps[1:] {
		out = between(out, wider, room)
	}
	sum = 0
	for i := range out {
		out[i] = float32(int(out[i] + 0.01)) // whole units keep texts and lines sharp
		sum += out[i]
	}
	for i, c := range cols {
		if c.grow && sum < room {
			out[i] += float32(int(room - sum))
			break
		}
	}
	return out
}

// between widens columns towards what is wider, as far as there is room: all by the
// same, so that those that lack little have all they need before one that lacks much
// takes what is left.
func between(narrow, wide []float32, room float32) []float32 {
	out := slices.Clone(narrow)
	var lack []float32
	for i := range wide {
		room -= narrow[i]
		lack = append(lack, wide[i]-narrow[i])
	}
	order := make([]int, len(lack))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lack[a], lack[b]) })
	for n, i := range order {
		more := min(lack[i], max(room, 0)/float32(len(order)-n))
		out[i], room = out[i]+more, room-more
	}
	return out
}

// samples is how many rows are measured; of more, every so many-th.
const samples = 200

// measure finds how wide the texts of the rows are. A column that needed much once
// keeps it: what is typed into a filter must not move the columns about.
func (g *Grid[T]) measure() {
	cells := make([]cellContent, len(g.cols))
	step := max(1, (len(g.order)+samples-1)/samples)
	for i := 0; i < len(g.order); i += step {
		g.content(i, cells)
		for c := range cells {
			if w := ceil(cellWidth(cells[c], &g.style, g.rulers)) + 1; w > g.needs[c] {
				g.needs[c] = min(w, mostNeed*g.style.k)
			}
		}
	}
	for c := range g.cols {
		g.filled[c] = g.filled[c] || g.anyText(c)
	}
}

// anyText looks for a row with a text in a column; unlike the widths of texts, that one
// stands in it must not be missed between the samples.
func (g *Grid[T]) anyText(col int) bool {
	c := &g.cols[col]
	for i := range g.order {
		if c.Text != nil && c.Text(g.at(i)) != "" || c.Chip != nil && c.Chip(g.at(i)).Text != "" {
			return true
		}
	}
	return false
}

// blank says that no row so far had a text in a column. Without rows nothing is known.
func (g *Grid[T]) blank(col int) bool { return len(g.order) > 0 && !g.filled[col] }

// arrange gives each column its box; those that are left out have none.
func (g *Grid[T]) arrange() {
	g.measure()
	asked, room := g.asked(), g.room()
	g.leaveOut(asked, room)
	if g.head.showMore(g.leftOut(), g.all) {
		room -= g.head.more.width()
	}
	var there []columnWidth
	for i, c := range asked {
		if !g.left[i] {
			there = append(there, c)
		}
	}
	if g.all {
		room = 0 // it is scrolled sideways, and no text is cut
	}
	shared := share(there, room)
	widths := make([]float32, len(asked))
	for i := range widths {
		if !g.left[i] {
			widths[i], shared = shared[0], shared[1:]
		}
	}
	g.setBoxes(widths)
}

// room is what the columns have when nothing is scrolled sideways.
func (g *Grid[T]) room() float32 { return g.area.Width - g.lead() - g.style.bar }

// sideways says that there is more than the width shows.
func (g *Grid[T]) sideways() bool { return g.body.width+g.style.bar > g.area.Width }

func (g *Grid[T]) setBoxes(widths []float32) {
	x := g.lead()
	for i, w := range widths {
		g.boxes[i] = columnBox{x: x, w: w, right: g.cols[i].Right}
		x += w
	}
	if g.all {
		x += g.head.more.width() // lies over the end of the headings
	}
	g.body.width = x
	g.fit()
}

// dragEdge follows the pointer with the right edge of a column. While it is held
// the other columns stay as they are, so that the edge stays under the pointer;
// only one that grows and stands right of it gives and takes. Let go, all is
// arranged anew.
func (g *Grid[T]) dragEdge(col int, dx float32, done bool) {
	if g.dragged == nil {
		g.dragged = make([]float32, len(g.boxes))
		for i, b := range g.boxes {
			g.dragged[i] = b.w
		}
	}
	k := g.style.k
	widths := append([]float32(nil), g.dragged...)
	grow := g.growing()
	target, sign := col, float32(1)
	if col == grow && col+1 < len(widths) && !g.sideways() {
		// What is left is made less by giving it to the neighbour.
		target, sign = col+1, -1
	}
	w := max(round(widths[target]+sign*dx), round(minColumn*k))
	if target != col {
		w = min(w, widths[target]+max(widths[grow]-g.asked()[grow].want, 0))
	}
	taken := w - widths[target]
	widths[target] = w
	if grow >= 0 && grow != target && grow >= col {
		widths[grow] = max(widths[grow]-taken, g.asked()[grow].want)
	}
	if !done {
		g.setBoxes(widths)
		return
	}
	g.dragged = nil
	if dx != 0 {
		g.chose(target, round(w/k))
	}
	g.arrange()
}

func (g *Grid[T]) growing() int {
	for i := range g.cols {
		if g.cols[i].Grow {
			return i
		}
	}
	return -1
}

// fitColumn makes a column as wide as its heading and the texts in view.
func (g *Grid[T]) fitColumn(col int) {
	w := headWidth(g.cols[col].Title, g.cols[col].Compare != nil, &g.style, g.rulers.small)
	from, to := g.body.visible()
	cells := make([]cellContent, len(g.cols))
	for i := from; i < to; i++ {
		g.lineContent(i, cells)
		w = max(w, cellWidth(cells[col], &g.style, g.rulers))
	}
	g.chose(col, min(ceil(ceil(w)/g.style.k), maxFit)) // whole units twice, lest the last letter be cut
	g.arrange()
}

func cellWidth(v cellContent, s *gridStyle, m gridRulers) float32 {
	text := oneLine(v.text)
	switch {
	case v.tone != ToneNone:
		return m.small.width(text) + 2*s.chipPad + 2*s.pad
	case v.bold:
		return m.bold.width(text) + 2*s.pad
	}
	return m.plain.width(text) + 2*s.pad
}

// chose keeps the width the user gave to a column and reports all of them.
func (g *Grid[T]) chose(col int, width float32) {
	g.user[g.cols[col].Key] = width
	if g.OnWidths != nil {
		g.OnWidths(maps.Clone(g.user))
	}
}

// SetWidths sets the widths of columns by their keys, at 100 % text: what
// OnWidths reported. Keys it does not know are kept.
func (g *Grid[T]) SetWidths(widths map[string]float32) {
	g.user = maps.Clone(widths)
	if g.user == nil {
		g.user = map[string]float32{}
	}
	if g.shown() {
		g.arrange()
	}
}

package readback

import (
	"image"
	"math"
	"slices"
)

// What a hand draws with one stroke is told from what it crosses out by the middle line of its
// ink, which is the same however thick the pen is: a tick bends once, a circle comes back to
// where it began, and neither crosses itself. What was scribbled over, a cross and a
// character do.

// drawnAs is what one stroke makes.
type drawnAs int

const (
	nothing drawnAs = iota
	tick
	circle
)

const (
	cellPrint = .45 // mm: so near to the lines of a cell lies print
	boxReach  = 5.  // mm around its box, of what is drawn on it
)

// onBox is the part in which lies what is drawn on a box, and where in it the box lies.
func (p *patch) onBox(cell, frame rect) (part rect, box image.Rectangle) {
	part = common(inset(cell, cellPrint), inset(frame, -boxReach))
	return part, p.pixels(frame).Sub(p.pixels(part).Min)
}

// oneStroke is what is drawn, as dark as shade, in a box and around it with one stroke, beside
// which there is nothing else.
func (p *patch) oneStroke(cell, frame rect, shade uint8) drawnAs {
	const (
		least = 2.4 // mm: so long is a mark
		most  = 30. // mm
		inner = .9  // mm: so much of a tick lies in the box
		hole  = 26  // pixels: no circle has a smaller one
	)
	if cell.Wide <= 0 {
		return nothing
	}
	part, box := p.onBox(cell, frame)
	b := p.residue(part, frame, shade, false)
	if b.passed(box) {
		return nothing
	}
	b = b.closed(hole)
	b.joined(box)
	pieces := b.cleaned(box)
	if pieces == 0 {
		return nothing
	}
	if b.encircles(box) {
		return circle
	}
	if pieces > 1 || p.diagonals(frame, shade) || p.branched(frame) {
		return nothing
	}
	ink, thin := float64(b.count())/sharp/sharp, b.thinned()
	long := float64(thin.count()) * 1.12 / sharp // of its diagonals too
	if long < least || long > most {
		return nothing
	}
	const round = math.Pi / 4 // of its square: the round ends of a stroke, beyond those of its middle line
	pen := (math.Sqrt(long*long+4*round*ink) - long) / (2 * round)
	if pen > .85*thickest || float64(2*b.deepest())/sharp > 1.9*pen+.5 { // a blot at the end of a line
		return nothing
	}
	thin.prune(int(max(pen, .5)*sharp) + 2)
	ends, junctions := thin.nodes()
	if len(ends) == 2 && junctions == 0 {
		line, _ := thin.walk(ends[0])
		if len(line) != thin.count() {
			return nothing
		}
		in := 0
		for _, at := range line {
			if at.In(box) {
				in++
			}
		}
		return bends(line, b.wide, box, float64(in) >= inner*sharp)
	}
	if thin.loops(box) {
		return circle
	}
	return nothing
}

// sharply reports whether what is as dark as shade in a part is so much of what is paler, at
// least, as of a stroke with its edges: where stains cross it is less.
func (p *patch) sharply(r rect, shade uint8, part float64) bool {
	paler := uint8(faint)
	if shade > dark {
		paler = p.soft
	}
	return p.share(r, shade) >= part*p.share(r, paler)
}

// common is what two parts have in common.
func common(a, b rect) rect {
	x, y := max(a.X, b.X), max(a.Y, b.Y)
	return rect{X: x, Y: y, Wide: min(a.X+a.Wide, b.X+b.Wide) - x, High: min(a.Y+a.High, b.Y+b.High) - y}
}

// joined closes what the printed edge of a box has left open: two pieces of ink that end near
// each other on it.
func (b *bitmap) joined(box image.Rectangle) {
	const near, on = 8, 4 // pixels: from one to the other; from the edge
	all := b.pieces(true)
	for i, one := range all {
		for _, other := range all[:i] {
			if len(one) < 6 || len(other) < 6 {
				continue
			}
			least := near*near + 1
			var from, to image.Point
			for _, a := range one {
				p := image.Pt(a%b.wide, a/b.wide)
				if p.In(box.Inset(on)) || !p.In(box.Inset(-on-near)) {
					continue
				}
				for _, c := range other {
					q := image.Pt(c%b.wide, c/b.wide)
					if d := p.Sub(q); d.X*d.X+d.Y*d.Y < least {
						least, from, to = d.X*d.X+d.Y*d.Y, p, q
					}
				}
			}
			if mid := from.Add(to).Div(2); least > near*near || mid.In(box.Inset(on)) || !mid.In(box.Inset(-on)) {
				continue
			}
			for k := 0; k <= near; k++ {
				p := from.Add(to.Sub(from).Mul(k).Div(near))
				for _, d := range []image.Point{{}, {1, 0}, {0, 1}, {1, 1}} {
					if x, y := p.X+d.X, p.Y+d.Y; x < b.wide && y < b.high {
						b.on[y*b.wide+x] = true
					}
				}
			}
		}
	}
}

// branched reports whether strokes meet in a box, as those of a character do, and of no tick and no
// circle, however thick the pen. Amid two circles there is nothing.
func (p *patch) branched(frame rect) bool {
	const edge, short, amid = .25, 4, 4. // mm; pixels; pixels
	const widest = 6.                    // pixels, of what is left: what was cut off a character was as long
	q := p.pixels(frame)
	if !p.inkWithin(q.Min.Add(q.Max).Div(2), amid, dark) {
		return false
	}
	b := p.residue(inset(frame, edge), frame, dark, false)
	thin := b.thinned()
	thin.prune(short)
	if _, junctions := thin.nodes(); junctions != 1 {
		return junctions > 1
	}
	thin.prune(short + 1) // what is left may be a tick with a barb
	ends, junctions := thin.nodes()
	if wide := float64(b.count()) / float64(max(thin.count(), 1)); junctions > 0 || len(ends) != 2 || wide > widest {
		return true
	}
	line, _ := thin.walk(ends[0])
	return len(line) != thin.count() || bends(line, thin.wide, p.pixels(frame).Sub(p.pixels(inset(frame, edge)).Min), true) != tick
}

// diagonals reports whether strokes go from corner to corner of a box, both ways: whoever drew them
// drew a cross, and the edge of the box may hide where it ends.
func (p *patch) diagonals(frame rect, shade uint8) bool {
	const nearly, beside = .9, .2 // of each; mm
	in := inset(frame, edge)
	along := func(from, to point) bool {
		n, all := 0, int(from.to(to)*sharp)
		for k := 0; k <= all; k++ {
			t := float64(k) / float64(all)
			if p.share(rect{X: from.x + t*(to.x-from.x) - beside, Y: from.y + t*(to.y-from.y) - beside, Wide: 2 * beside, High: 2 * beside}, shade) > 0 {
				n++
			}
		}
		return float64(n) >= nearly*float64(all+1)
	}
	return along(point{in.X, in.Y}, point{in.X + in.Wide, in.Y + in.High}) && along(point{in.X + in.Wide, in.Y}, point{in.X, in.Y + in.High})
}

// passed reports whether a line only passes a box, from one end of the part to the other.
func (b *bitmap) passed(box image.Rectangle) bool {
	const thick = 1.5 * sharp // and how far it may lean
	return slices.ContainsFunc(b.pieces(true), func(piece []int) bool {
		r := b.bounds(piece)
		down := r.Min.Y == 0 && r.Max.Y == b.high && r.Dx() <= thick
		across := r.Min.X == 0 && r.Max.X == b.wide && r.Dy() <= thick
		return (down || across) && !r.Overlaps(box)
	})
}

// cleaned takes away specks and what hangs in from another line, and tells how many pieces of
// ink are left.
func (b *bitmap) cleaned(box image.Rectangle) (left int) {
	const near = 2 // pixels
	for _, piece := range b.pieces(true) {
		r := b.bounds(piece)
		reach := float64(max(r.Dx(), r.Dy())) / sharp
		hangs := (r.Min.Y == 0 || r.Max.Y == b.high) && !r.Overlaps(box.Inset(-near))
		if reach < speck || float64(len(piece)) < .1*sharp*sharp || hangs {
			for _, at := range piece {
				b.on[at] = false
			}
		} else {
			left++
		}
	}
	return left
}

// bends is what a line that does not meet itself is: a tick bends once, sharply, in its box or
// near it; a circle bends on and on to one side. What goes through all of the cell, so wide, is
// a wavy line.
func bends(line []image.Point, wide int, box image.Rectangle, inside bool) drawnAs {
	const (
		beside   = .3   // mm: a hand is not quite straight
		hook     = .7   // mm: where a pen was put down or taken off
		straight = .955 // of its length lies between its ends
		near     = 1.5  // mm: how far from the box a tick bends
		once     = 235  // degrees in all
		least    = 35
		round    = 210
	)
	corners := simplified(line, beside*sharp)
	length := func(a, b image.Point) float64 { return math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y)) }
	for len(corners) > 3 && length(corners[0], corners[1]) < hook*sharp {
		corners = corners[1:]
	}
	for n := len(corners); n > 3 && length(corners[n-2], corners[n-1]) < hook*sharp; n = len(corners) {
		corners = corners[:n-1]
	}
	all, net, long, sharpest := 0., 0., 0., 0.
	var at image.Point
	for i := 1; i < len(corners); i++ {
		long += length(corners[i-1], corners[i])
		if i+1 == len(corners) {
			break
		}
		a, b := corners[i].Sub(corners[i-1]), corners[i+1].Sub(corners[i])
		turn := math.Atan2(float64(a.X*b.Y-a.Y*b.X), float64(a.X*b.X+a.Y*b.Y)) * 180 / math.Pi
		all, net = all+math.Abs(turn), net+turn
		if math.Abs(turn) > sharpest {
			sharpest, at = math.Abs(turn), corners[i]
		}
	}
	apart := length(corners[0], corners[len(corners)-1])
	bounds := image.Rectangle{Min: line[0], Max: line[0].Add(image.Pt(1, 1))}
	for _, p := range line {
		bounds = bounds.Union(image.Rectangle{Min: p, Max: p.Add(image.Pt(1, 1))})
	}
	switch {
	case math.Abs(net) >= round && math.Abs(net) > .85*all && apart < .3*long && bounds.Overlaps(box):
		return circle
	case inside && sharpest >= least && all <= once && !(bounds.Min.X <= 1 && bounds.Max.X >= wide-1) && apart < straight*long && at.In(box.Inset(-int(near*sharp))) && bounds.Dx() > 8 && bounds.Dy() > 8:
		return tick
	}
	return nothing
}

// loops reports whether a middle line is one ring, around the middle of a box or near it, with
// no more than short ends hanging out of it.
func (b *bitmap) loops(box image.Rectangle) bool {
	const least, flat, ends = 1.2, .4, .4 // mm; of its width; of its length
	whole := b.count()
	ring := b.copied()
	ring.prune(len(b.on))
	hang, junctions := ring.nodes()
	n := ring.count()
	if len(hang) > 0 || junctions > 0 || n == 0 || float64(whole-n) > ends*float64(n) || len(ring.pieces(true)) != 1 {
		return false
	}
	r := ring.bounds(ring.pieces(true)[0])
	small, large := float64(min(r.Dx(), r.Dy())), float64(max(r.Dx(), r.Dy()))
	middle := r.Min.Add(r.Max).Div(2)
	return small >= least*sharp && small >= flat*large && middle.In(box.Inset(-int(sharp)))
}

// encircles reports whether ink goes round the middle of a box, or near it, once: to nearly all
// of its sides, about as far from there as to the next, and with nothing in the middle. Its ends
// may cross or miss each other.
func (b *bitmap) encircles(box image.Rectangle) bool {
	const (
		sectors = 36
		open    = 5     // of them may be empty, side by side
		near    = sharp // pixels from the middle of the box
		least   = 1.2   // mm
		empty   = .45   // of its radius
		thick   = 1.1   // mm: most of it
		thicker = 3.    // mm: where its ends cross
		step    = .35   // of its radius, from side to side
	)
	whole := b.pixels()
	r := b.bounds(whole)
	c, m := r.Min.Add(r.Max).Div(2), box.Min.Add(box.Max).Div(2)
	if math.Hypot(float64(c.X-m.X), float64(c.Y-m.Y)) > near || float64(min(r.Dx(), r.Dy())) < 2*least*sharp {
		return false
	}
	var from, to, sum, n [sectors]float64
	for _, at := range whole {
		dx, dy := float64(at%b.wide-c.X), float64(at/b.wide-c.Y)
		far, k := math.Hypot(dx, dy), int((math.Atan2(dy, dx)/(2*math.Pi)+1)*sectors)%sectors
		if n[k] == 0 || far < from[k] {
			from[k] = far
		}
		to[k], sum[k], n[k] = max(to[k], far), sum[k]+far, n[k]+1
	}
	var radii, spans []float64
	gap, longest := 0, 0
	for i := range 2 * sectors { // twice round, for the gap where it begins
		if n[i%sectors] > 0 {
			gap = 0
		} else if gap++; gap > longest {
			longest = gap
		}
	}
	for k := range sectors {
		if n[k] > 0 {
			radii, spans = append(radii, sum[k]/n[k]), append(spans, to[k]-from[k])
		}
	}
	if longest > open || len(radii) < sectors-open-1 {
		return false
	}
	for i := range radii {
		if a, z := radii[i], radii[(i+1)%len(radii)]; math.Abs(a-z) > step*max(a, z) {
			return false
		}
	}
	slices.Sort(radii)
	slices.Sort(spans)
	usual := radii[len(radii)/2]
	for k := range sectors {
		if n[k] > 0 && from[k] < empty*usual {
			return false
		}
	}
	return usual >= least*sharp && spans[len(spans)/2] <= thick*sharp && spans[len(spans)-1] <= thicker*sharp
}

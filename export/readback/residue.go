package readback

import (
	"image"
	"math"
	"slices"
)

// residue is what is darker in a part than an empty box there would be, as much as what is as
// dark as shade is darker than the paper. How dark and how broad the printed edge of a box came
// out its own four sides tell, along most of which there is nothing else. Under the black of
// the edge nobody sees a stroke: it goes on there where it lies at both sides of it. What may be
// an edge that is a little askew is left out if askew.
func (p *patch) residue(part, frame rect, shade uint8, askew bool) *bitmap {
	q, box := p.pixels(part), p.pixels(frame)
	b := &bitmap{q.Dx(), q.Dy(), make([]bool, q.Dx()*q.Dy())}
	paper := p.paper(q)
	empty := p.emptyBox(q, box, paper)
	if askew {
		empty = darkest(empty, b.wide, b.high)
	}
	hidden := &bitmap{b.wide, b.high, make([]bool, len(b.on))}
	for y := range b.high {
		for x := range b.wide {
			at := y*b.wide + x
			if empty[at] < under {
				hidden.on[at] = true
			} else {
				v := p.pix[(q.Min.Y+y)*p.wide+q.Min.X+x]
				b.on[at] = int(v)*int(paper) < int(empty[at])*int(shade)
			}
		}
	}
	b.goesUnder(hidden)
	return b
}

// somewhat reports whether there is a stroke in the cell of a box, over the edge of the box or
// beside it, however light, that an empty one would not have.
func (p *patch) somewhat(cell, frame rect) bool {
	if cell.Wide <= 0 || p.soft <= faint {
		return false
	}
	const (
		long  = 1.8 // mm: shorter is dirt, or the end of a stroke from the next line
		both  = 6   // pixels: what is flatter or narrower is print
		edge  = 3   // pixels: so near to the next line it may come from there
		inner = 5   // pixels: so deep in the box it does not
		off   = .35 // of it
	)
	part, box := p.onBox(cell, frame)
	b := p.residue(part, frame, p.soft, true).closed(12)
	b.cleaned(box)
	for _, piece := range b.pieces(true) {
		r := b.bounds(piece)
		reach := math.Hypot(float64(r.Dx()), float64(r.Dy())) / sharp
		thick := float64(len(piece)) / sharp / sharp / reach
		from := (r.Min.Y < edge || r.Max.Y > b.high-edge) && !r.Overlaps(box.Inset(inner))
		if p.offEdge(b, piece, part, frame) < off {
			continue // the blur of what was printed
		}
		if reach >= long && thick <= blurred && min(r.Dx(), r.Dy()) >= both && !from {
			return true
		}
	}
	return false
}

// under is how dark print is at most under which a stroke is seen.
const under = 110

// paper is how light most of a part is.
func (p *patch) paper(q image.Rectangle) uint8 {
	var all []uint8
	for y := q.Min.Y; y < q.Max.Y; y++ {
		all = append(all, p.pix[y*p.wide+q.Min.X:y*p.wide+q.Max.X]...)
	}
	if len(all) == 0 {
		return 255
	}
	slices.Sort(all)
	return all[len(all)*3/5]
}

// How an edge is looked at, in pixels.
const (
	edgeReach  = 6 // to each side of it: so far it may be blurred
	edgeCorner = 4 // so near to a corner another edge is seen
	edgeBeyond = 3 // so far it goes on beyond its corner
	edgeBeside = 2 // so far it may lie beside where it should
)

// profile is how light it is so many pixels beside an edge, from edgeReach to the one side to as
// many to the other.
type profile [2*edgeReach + 1]uint8

// darkest is where in a profile the edge itself lies.
func (e *profile) darkest() int {
	at := edgeReach
	for i := edgeReach - edgeBeside; i <= edgeReach+edgeBeside; i++ {
		if e[i] < e[at] {
			at = i
		}
	}
	return at
}

// side is one edge of a box: a pixel of it, by how far it is along and beside the edge.
type side struct {
	first, last int
	at          func(along, beside int) image.Point
}

func sidesOf(box image.Rectangle) [4]side {
	return [4]side{
		{box.Min.X, box.Max.X, func(i, off int) image.Point { return image.Pt(i, box.Min.Y+off) }},
		{box.Min.X, box.Max.X, func(i, off int) image.Point { return image.Pt(i, box.Max.Y+off) }},
		{box.Min.Y, box.Max.Y, func(i, off int) image.Point { return image.Pt(box.Min.X+off, i) }},
		{box.Min.Y, box.Max.Y, func(i, off int) image.Point { return image.Pt(box.Max.X+off, i) }},
	}
}

// profiles are how light a side is as most of it is, and where it is lightest: a thick pen may
// cover most of it.
func (p *patch) profiles(s side) (most, light profile) {
	for i := range most {
		var all []uint8
		for along := s.first + edgeCorner; along < s.last-edgeCorner; along++ {
			if c := s.at(along, i-edgeReach); c.In(image.Rect(0, 0, p.wide, p.high)) {
				all = append(all, p.pix[c.Y*p.wide+c.X])
			}
		}
		if most[i], light[i] = 255, 255; len(all) > 0 {
			slices.Sort(all)
			most[i], light[i] = all[len(all)*13/20], all[len(all)*9/10]
		}
	}
	return most, light
}

// printedEdge is how the edges of most boxes of a page came out.
func (s *view) printedEdge() *profile {
	var all [len(profile{})][]uint8
	for i := range s.form.Lines {
		box := s.form.Lines[i].Box
		if box.Wide <= 0 {
			continue
		}
		p := s.cut(inset(box, -2))
		frame, found := p.framed(box, 1)
		if !found {
			continue
		}
		for _, side := range sidesOf(p.pixels(frame)) {
			most, _ := p.profiles(side)
			at := most.darkest() - edgeReach
			for k := range all {
				if n := k + at; n >= 0 && n < len(most) {
					all[k] = append(all[k], most[n])
				}
			}
		}
	}
	out := &profile{}
	for k, v := range all {
		if len(v) == 0 {
			return nil
		}
		slices.Sort(v)
		out[k] = v[len(v)/2]
	}
	return out
}

// emptyBox is how a part would look with nothing but a box.
func (p *patch) emptyBox(q, box image.Rectangle, paper uint8) []uint8 {
	out := slices.Repeat([]uint8{paper}, q.Dx()*q.Dy())
	for _, s := range sidesOf(box) {
		usual, light := p.profiles(s)
		at := usual.darkest() - edgeReach
		for i := range usual {
			if n := i - at; p.print != nil && n >= 0 && n < len(usual) {
				usual[i] = max(usual[i], min(light[i], p.print[n]))
			}
			for along := s.first - edgeBeyond; along <= s.last+edgeBeyond; along++ {
				if c := s.at(along, i-edgeReach); c.In(q) {
					n := (c.Y-q.Min.Y)*q.Dx() + c.X - q.Min.X
					out[n] = uint8(int(out[n]) * int(min(usual[i], paper)) / max(int(paper), 1))
				}
			}
		}
	}
	return out
}

// darkest is how dark it is beside each pixel at most: an edge that is a little askew lies a
// pixel beside where most of it does.
func darkest(pix []uint8, wide, high int) []uint8 {
	across, out := make([]uint8, len(pix)), make([]uint8, len(pix))
	for at, v := range pix {
		if x := at % wide; x > 0 {
			v = min(v, pix[at-1])
		}
		if x := at % wide; x+1 < wide {
			v = min(v, pix[at+1])
		}
		across[at] = v
	}
	for at, v := range across {
		if at >= wide {
			v = min(v, across[at-wide])
		}
		if at+wide < wide*high {
			v = min(v, across[at+wide])
		}
		out[at] = v
	}
	return out
}

// goesUnder lets ink go on under print where it lies at both sides of it, across it or aslant.
func (b *bitmap) goesUnder(hidden *bitmap) {
	const far = 9 // pixels
	var more []int
	for y := range b.high {
		for x := range b.wide {
			if !hidden.is(x, y) {
				continue
			}
			for _, d := range []image.Point{{1, 0}, {0, 1}, {1, 1}, {1, -1}} {
				if b.meets(hidden, x, y, d, far) && b.meets(hidden, x, y, image.Point{}.Sub(d), far) {
					more = append(more, y*b.wide+x)
					break
				}
			}
		}
	}
	for _, at := range more {
		b.on[at] = true
	}
}

// meets reports whether what comes next from a place, beyond all that is hidden, is ink.
func (b *bitmap) meets(hidden *bitmap, x, y int, d image.Point, far int) bool {
	for range far {
		x, y = x+d.X, y+d.Y
		if !hidden.is(x, y) {
			return b.is(x, y) || b.is(x+d.X, y+d.Y)
		}
	}
	return false
}

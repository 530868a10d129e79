package readback

import "slices"

// Ink of a light pen or a pencil is as dark as a stain. What tells them apart: a mark is
// thin and ends near its box, writing is crossed many times; a stain is wide, or goes on.

// weak is as dark as what a light pen leaves, at least; pale is the mean of such ink at
// most.
const (
	weak = 188
	pale = 176
)

// light reports whether there is a clear mark of a light pen in a box, and nothing of the
// kind goes on around it.
func (p *patch) light(cell, in, frame rect) bool {
	strokes := within(p.strokes(in, weak), in)
	cover, longest, area := all(strokes)
	if longest < 2 || area < .45 || min(cover.Wide, cover.High) < .8 || through(cover, in) {
		return false
	}
	if p.onEdgeOnly(in, weak) {
		return false
	}
	if mean, thick := p.pen(in, weak); mean > pale || thick > .95 {
		return false
	}
	if area > .5*in.Wide*in.High || p.runs(in, 2, weak) > .3 || p.crossed(in, weak) || p.lined(frame, in, weak) || p.lettered(cell, frame, in, weak) {
		return false
	}
	return p.stays(cell, frame)
}

// onEdgeOnly reports whether what is in a box lies along its printed edge only, which came out
// thick.
func (p *patch) onEdgeOnly(in rect, shade uint8) bool {
	_, inner, _ := all(p.strokes(inset(in, .25), shade))
	return inner < shortest
}

// stays reports whether what is faint in a box does not go on beyond what is around it, but
// for the end of one stroke.
func (p *patch) stays(cell, frame rect) bool {
	out := p.leaves(surround(cell, frame))
	return len(out) == 0 || len(out) == 1 && out[0].wide < broad
}

// surround is a box and what is around it, to the lines of its cell.
func surround(cell, frame rect) rect {
	out := inset(frame, -1.75)
	if cell.Wide > 0 {
		c := inset(cell, .45)
		x, y := max(out.X, c.X), max(out.Y, c.Y)
		out = rect{X: x, Y: y, Wide: min(out.X+out.Wide, c.X+c.Wide) - x, High: min(out.Y+out.High, c.Y+c.High) - y}
	}
	return out
}

// leaving is where what is faint crosses the edge of a part.
type leaving struct {
	wide float64 // along the edge, in millimetres
	mean float64 // how dark it is there
}

// leaves are the places where what is faint crosses the edge of a part. A tick begins in its
// box and goes out once; a stain that has an edge in a box goes on at both ends, or is wide.
func (p *patch) leaves(part rect) (out []leaving) {
	q := p.pixels(part)
	const band = 3                     // pixels
	type place struct{ seen, sum int } // of the band, what is faint
	var round []place                  // along the edge, with the clock
	add := func(x, y, dx, dy int) {
		var at place
		for i := range band {
			if v := p.pix[(y+i*dy)*p.wide+x+i*dx]; v < faint {
				at.seen, at.sum = at.seen+1, at.sum+int(v)
			}
		}
		round = append(round, at)
	}
	if q.Dx() < 2*band || q.Dy() < 2*band {
		return []leaving{{mean: faint}, {mean: faint}}
	}
	for x := q.Min.X; x < q.Max.X; x++ {
		add(x, q.Min.Y, 0, 1)
	}
	for y := q.Min.Y; y < q.Max.Y; y++ {
		add(q.Max.X-1, y, -1, 0)
	}
	for x := q.Max.X - 1; x >= q.Min.X; x-- {
		add(x, q.Max.Y-1, 0, -1)
	}
	for y := q.Max.Y - 1; y >= q.Min.Y; y-- {
		add(q.Min.X, y, 1, 0)
	}
	first := max(slices.IndexFunc(round, func(p place) bool { return p.seen < 2 }), 0) // begins where there is none
	var run place
	long := 0
	for i := range len(round) + 1 {
		if i < len(round) {
			if at := round[(first+i)%len(round)]; at.seen > 1 {
				run.seen, run.sum, long = run.seen+at.seen, run.sum+at.sum, long+1
				continue
			}
		}
		if long > 1 {
			out = append(out, leaving{float64(long) / sharp, float64(run.sum) / float64(run.seen)})
		}
		run, long = place{}, 0
	}
	return out
}

// ends is at how many places ink leaves a part: a tick does at three at most, where it began,
// turned and ended; what was crossed out at more.
func (p *patch) ends(part rect) (n int) {
	for _, l := range p.leaves(part) {
		if l.mean < dark {
			n++
		}
	}
	return n
}

// pale reports whether a light pen left anything in an empty box, over its edge or around
// it: in short pieces, where a circle goes along the edge.
func (p *patch) pale(cell, in, frame rect) bool {
	cover, longest, area := all(unframed(within(p.strokes(in, weak), in), in))
	pieces := longest >= least || max(cover.Wide, cover.High) >= 2 && area >= .3
	return pieces && p.drawn(in, weak) || p.beside(cell, frame, weak) || p.round(cell, frame, weak, edge)
}

// softly reports whether there is anything of a very light pen in a box that looks empty,
// over its edge or around it, paler than what is faint. What is so pale of the printed edge
// reaches further.
func (p *patch) softly(cell, in, frame rect) bool {
	const wider = .25
	if p.soft <= faint {
		return false
	}
	in = inset(in, wider)
	cover, longest, area := all(within(p.strokes(in, p.soft), in))
	stroke := longest >= least && area >= .3 && max(cover.Wide, cover.High) >= short && p.drawn(in, p.soft)
	dot := longest >= least && longest < in.Wide*.9 && area >= .5*cover.Wide*cover.High && len(p.leaves(surround(cell, frame))) == 0
	return stroke || dot ||
		p.beside(cell, inset(frame, -wider), p.soft) || p.round(cell, frame, p.soft, edge+wider)
}

// unframed are strokes without the edge of a box that came out blurred or frayed, and so
// reaches deeper as a light line: as long as the box, and thinner than any pen.
func unframed(strokes []stroke, in rect) []stroke {
	return slices.DeleteFunc(strokes, func(s stroke) bool {
		const thin, at = .17, .14
		level := s.Wide > in.Wide*.9 && s.area < s.Wide*thin && (s.Y-in.Y < at || in.Y+in.High-s.Y-s.High < at)
		upright := s.High > in.High*.9 && s.area < s.High*thin && (s.X-in.X < at || in.X+in.Wide-s.X-s.Wide < at)
		return level || upright
	})
}

// drawn reports whether what is as dark as shade in a part came from a pen: a stain is
// lighter, and wider.
func (p *patch) drawn(r rect, shade uint8) bool {
	if shade <= dark && p.core(r) < pressed {
		return true
	}
	if shade > weak {
		_, thick := p.pen(r, shade)
		return thick <= blurred
	}
	mean, thick := p.pen(r, weak)
	return mean <= pale && thick <= .95
}

// stained reports whether what is faint in a part is a stain: lighter than a pen, wider, and
// no line is crossed again and again, as by writing.
func (p *patch) stained(r rect) bool {
	mean, thick := p.pen(r, faint)
	return mean > pale && thick > .85 && p.runs(r, 1, faint) < .15
}

// spilt reports whether what is as dark as ink may have been spilt: it is a clump, or nothing
// of it is as dark as a pen leaves where it pressed and what is faint around it is wide or
// goes on, or what goes on from it is paler. Two stains that cross are as dark as ink.
func (p *patch) spilt(in, around rect) bool {
	core := p.core(in)
	cover, _, area := all(p.strokes(in, dark))
	switch _, thick := p.pen(in, dark); {
	case thick > clump && (thick > thickest || core >= black || area > drop*cover.Wide*cover.High):
		return true
	case core < pressed && area > drawnLong*thick, // no two stains cross for so long
		core < black && thick < drawnThin && area > drawnShort*thick: // nor are they so dark and thin
		return false
	}
	out := p.leaves(around)
	wide := slices.ContainsFunc(out, func(l leaving) bool { return l.wide > broad })
	if _, thick := p.pen(in, faint); core >= pressed && (thick > .95 || len(out) > 1 || wide) {
		return true
	}
	paler := 0
	for _, l := range out {
		if l.mean > dark {
			paler++
		}
	}
	return paler > 1 || paler == 1 && wide
}

const (
	drawnLong  = 5.   // mm: a tick, a circle
	drawnShort = 3.   // mm: a slash
	drawnThin  = .8   // mm
	blurred    = 1.35 // mm: how thick the stroke of a very light pen looks at most
	broad      = 1.2  // mm: no stroke that leaves a box is so wide
	clump      = 1.15 // mm: no fine pen is so thick
	thickest   = 2.6  // mm: and no thick one, even where its strokes meet
	black      = 70   // what a thick pen leaves is as dark; stains that cross are not
	drop       = .66  // of the rectangle around it a drop fills more than strokes
)

// pressed is how dark a pen is at its darkest, at most.
const pressed = 112

// core is how dark the darkest tenth of the ink of a part is, at least.
func (p *patch) core(r rect) uint8 {
	var count [dark]int
	n := 0
	q := p.pixels(r)
	for y := q.Min.Y; y < q.Max.Y; y++ {
		for _, v := range p.pix[y*p.wide+q.Min.X : y*p.wide+q.Max.X] {
			if v < dark {
				count[v]++
				n++
			}
		}
	}
	left := n / 10
	for v := range uint8(dark) {
		if left -= count[v]; left < 0 {
			return v
		}
	}
	return 255
}

// lightly reports whether somebody wrote with a light pen where one signs: most lines
// through the middle are crossed four times and more.
func (p *patch) lightly(in rect) bool {
	cover, _, area := all(p.strokes(in, weak))
	if cover.Wide < 6 || cover.High < 2.2 || area < 2.5 {
		return false
	}
	if mean, thick := p.pen(in, weak); mean > pale || thick > .95 {
		return false
	}
	q := p.pixels(rect{X: in.X, Y: in.Y + in.High*.3, Wide: in.Wide, High: in.High * .4})
	many := 0
	for y := q.Min.Y; y < q.Max.Y; y++ {
		runs, in := 0, false
		for x := q.Min.X; x < q.Max.X; x++ {
			now := p.pix[y*p.wide+x] < weak
			if now && !in {
				runs++
			}
			in = now
		}
		if runs > 3 {
			many++
		}
	}
	return many*2 > q.Dy()
}

// pen is how dark the weak ink of a part is in the mean, and how thick its strokes are: so
// many square millimetres to half a millimetre of edge.
func (p *patch) pen(r rect, shade uint8) (mean, thick float64) {
	q := p.pixels(r)
	n, sum, edge := 0, 0, 0
	for y := q.Min.Y; y < q.Max.Y; y++ {
		for x := q.Min.X; x < q.Max.X; x++ {
			v := p.pix[y*p.wide+x]
			if v >= shade {
				continue
			}
			n++
			sum += int(v)
			if x > q.Min.X && p.pix[y*p.wide+x-1] >= shade || x+1 < q.Max.X && p.pix[y*p.wide+x+1] >= shade || y > q.Min.Y && p.pix[(y-1)*p.wide+x] >= shade || y+1 < q.Max.Y && p.pix[(y+1)*p.wide+x] >= shade {
				edge++
			}
		}
	}
	return float64(sum) / float64(max(n, 1)), 2 * float64(n) / float64(max(edge, 1)) / sharp
}

// share is how much of a part is darker than least.
func (p *patch) share(r rect, least uint8) float64 {
	q := p.pixels(r)
	n := 0
	for y := q.Min.Y; y < q.Max.Y; y++ {
		for _, v := range p.pix[y*p.wide+q.Min.X : y*p.wide+q.Max.X] {
			if v < least {
				n++
			}
		}
	}
	return float64(n) / float64(max(q.Dx()*q.Dy(), 1))
}

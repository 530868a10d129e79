package readback

import (
	"image"
	"math"
	"slices"
)

// bitmap is ink and paper, and nothing between.
type bitmap struct {
	wide, high int
	on         []bool
}

func (b *bitmap) is(x, y int) bool {
	return x >= 0 && y >= 0 && x < b.wide && y < b.high && b.on[y*b.wide+x]
}

func (b *bitmap) count() int { return len(b.pixels()) }

// pixels are those that are ink.
func (b *bitmap) pixels() (ink []int) {
	for at, on := range b.on {
		if on {
			ink = append(ink, at)
		}
	}
	return ink
}

// around are the eight pixels around one, with the clock from above.
var around = [8]image.Point{{0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}}

// ring is which of the pixels around one are ink, how many, and how often ink begins among them.
func (b *bitmap) ring(x, y int) (on [8]bool, n, begins int) {
	for i, d := range around {
		if on[i] = b.is(x+d.X, y+d.Y); on[i] {
			n++
		}
	}
	for i := range on {
		if on[(i+1)%8] && !on[i] {
			begins++
		}
	}
	return on, n, begins
}

// pieces are what hangs together, each with its pixels.
func (b *bitmap) pieces(of bool) (out [][]int) {
	done := make([]bool, len(b.on))
	for at := range b.on {
		if done[at] || b.on[at] != of {
			continue
		}
		done[at] = true
		piece := []int{at}
		for k := 0; k < len(piece); k++ {
			x, y := piece[k]%b.wide, piece[k]/b.wide
			for i, d := range around {
				if !of && i%2 == 1 { // paper hangs together where ink does not close it
					continue
				}
				xx, yy := x+d.X, y+d.Y
				if xx < 0 || yy < 0 || xx >= b.wide || yy >= b.high {
					continue
				}
				if n := yy*b.wide + xx; !done[n] && b.on[n] == of {
					done[n] = true
					piece = append(piece, n)
				}
			}
		}
		out = append(out, piece)
	}
	return out
}

// bounds is the smallest rectangle around some pixels.
func (b *bitmap) bounds(piece []int) image.Rectangle {
	r := image.Rectangle{Min: image.Pt(b.wide, b.high)}
	for _, at := range piece {
		x, y := at%b.wide, at/b.wide
		r.Min.X, r.Min.Y, r.Max.X, r.Max.Y = min(r.Min.X, x), min(r.Min.Y, y), max(r.Max.X, x+1), max(r.Max.Y, y+1)
	}
	return r
}

// closed fills gaps of a pixel or two, and holes of less than so many pixels.
func (b *bitmap) closed(holes int) *bitmap {
	grown := b.grown()
	out := &bitmap{b.wide, b.high, make([]bool, len(b.on))}
	for y := range b.high {
		for x := range b.wide {
			_, n, _ := grown.ring(x, y)
			edge := x == 0 || y == 0 || x == b.wide-1 || y == b.high-1
			out.on[y*b.wide+x] = b.is(x, y) || grown.is(x, y) && n == 8 && !edge
		}
	}
	for _, hole := range out.pieces(false) {
		r := out.bounds(hole)
		if edge := r.Min.X == 0 || r.Min.Y == 0 || r.Max.X == b.wide || r.Max.Y == b.high; !edge && len(hole) < holes {
			for _, at := range hole {
				out.on[at] = true
			}
		}
	}
	return out
}

func (b *bitmap) copied() *bitmap { return &bitmap{b.wide, b.high, slices.Clone(b.on)} }

// grown is ink with the pixels around it.
func (b *bitmap) grown() *bitmap {
	out := b.copied()
	for y := range b.high {
		for x := range b.wide {
			_, n, _ := b.ring(x, y)
			out.on[y*b.wide+x] = b.is(x, y) || n > 0
		}
	}
	return out
}

// peeled is ink without its outermost pixels.
func (b *bitmap) peeled() *bitmap {
	out := &bitmap{b.wide, b.high, make([]bool, len(b.on))}
	for y := range b.high {
		for x := range b.wide {
			out.on[y*b.wide+x] = b.is(x, y) && b.is(x-1, y) && b.is(x+1, y) && b.is(x, y-1) && b.is(x, y+1)
		}
	}
	return out
}

// deepest is how many times ink can be peeled until nothing is left of it.
func (b *bitmap) deepest() (n int) {
	for now := b; now.count() > 0; n++ {
		now = now.peeled()
	}
	return n
}

// thinned is the middle line of ink, one pixel wide (T. Zhang and C. Suen, Communications of the
// ACM 27-3, 1984).
func (b *bitmap) thinned() *bitmap {
	out := b.copied()
	for changed := true; changed; {
		changed = false
		for step := range 2 {
			var gone []int
			for y := range out.high {
				for x := range out.wide {
					if !out.is(x, y) {
						continue
					}
					on, n, begins := out.ring(x, y)
					up, right, down, left := on[0], on[2], on[4], on[6]
					if n < 2 || n > 6 || begins != 1 {
						continue
					}
					if step == 0 && !(up && right && down) && !(right && down && left) || step == 1 && !(up && right && left) && !(up && down && left) {
						gone = append(gone, y*out.wide+x)
					}
				}
			}
			for _, at := range gone {
				out.on[at], changed = false, true
			}
		}
	}
	out.unstepped()
	return out
}

// unstepped takes away what a middle line has too much where it goes round a step.
func (b *bitmap) unstepped() {
	for y := range b.high {
		for x := range b.wide {
			if !b.is(x, y) {
				continue
			}
			on, n, begins := b.ring(x, y)
			if n < 2 || begins != 1 && !(begins == 2 && n == 2) {
				continue
			}
			for i := 0; i < 8; i += 2 { // two sides that meet in a corner, and nothing beyond it
				j, across := (i+2)%8, (i+5)%8
				if on[i] && on[j] && !on[across] && !on[(i+4)%8] && !on[(i+6)%8] && n <= 3 {
					b.on[y*b.wide+x] = false
					break
				}
			}
		}
	}
}

// nodes are the ends of a middle line, and at how many places more than two lines meet.
func (b *bitmap) nodes() (ends []image.Point, junctions int) {
	meets := &bitmap{b.wide, b.high, make([]bool, len(b.on))}
	for y := range b.high {
		for x := range b.wide {
			if !b.is(x, y) {
				continue
			}
			switch _, n, begins := b.ring(x, y); {
			case n == 1 || n == 2 && begins == 1:
				ends = append(ends, image.Pt(x, y))
			case b.meet(x, y):
				meets.on[y*b.wide+x] = true
			}
		}
	}
	return ends, len(meets.pieces(true))
}

// meet reports whether more than two lines meet at a pixel of a middle line: around it, or in a
// square of four, which is left where two cross.
func (b *bitmap) meet(x, y int) bool {
	on, _, begins := b.ring(x, y)
	square := false
	for i := 0; i < 8; i += 2 {
		square = square || on[i] && on[i+1] && on[(i+2)%8]
	}
	return begins > 2 || square
}

// prune takes away the branches of a middle line that are shorter than so many pixels, the
// shortest first: what was a branch may be the end of the line then.
func (b *bitmap) prune(short int) {
	for {
		ends, junctions := b.nodes()
		if junctions == 0 {
			return
		}
		var shortest []image.Point
		for _, e := range ends {
			line, met := b.walk(e)
			if met && len(line) > 0 && len(line) < short && (shortest == nil || len(line) < len(shortest)) {
				shortest = line
			}
		}
		if shortest == nil {
			return
		}
		for _, p := range shortest {
			b.on[p.Y*b.wide+p.X] = false
		}
		b.unstepped()
	}
}

// walk goes along a middle line from an end, up to where it meets others or ends.
func (b *bitmap) walk(from image.Point) (line []image.Point, met bool) {
	seen := map[image.Point]bool{}
	for at := from; ; {
		if b.meet(at.X, at.Y) {
			return line, true
		}
		line = append(line, at)
		seen[at] = true
		next, found := image.Point{}, false
		for _, i := range [8]int{0, 2, 4, 6, 1, 3, 5, 7} {
			if p := at.Add(around[i]); b.is(p.X, p.Y) && !seen[p] && !found {
				next, found = p, true
			}
		}
		if !found {
			return line, false
		}
		at = next
	}
}

// simplified is a line with as few corners as it needs to lie nowhere farther beside than by,
// in pixels (U. Ramer, 1972).
func simplified(line []image.Point, by float64) []image.Point {
	if len(line) < 3 {
		return line
	}
	a, z := line[0], line[len(line)-1]
	far, at := 0., 0
	for i, p := range line {
		d := math.Hypot(float64(p.X-a.X), float64(p.Y-a.Y))
		if long := math.Hypot(float64(z.X-a.X), float64(z.Y-a.Y)); long > 0 {
			d = math.Abs(float64((z.X-a.X)*(a.Y-p.Y)-(a.X-p.X)*(z.Y-a.Y))) / long
		}
		if d > far {
			far, at = d, i
		}
	}
	if far <= by {
		return []image.Point{a, z}
	}
	return append(simplified(line[:at+1], by), simplified(line[at:], by)[1:]...)
}

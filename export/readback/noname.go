package readback

import (
	"image"
	"math"
	"slices"
)

// Where one signs people also write what is no name. What can be told from one by its shape is:
// a single character, as 欠 or 休, and a number, as of a telephone. Words are told by named.

// single reports whether what is written in a part is one character alone, and no seal.
func (p *patch) single(cover rect) bool {
	const one, square = 6.0, 1.2 // mm: two characters reach further; times as wide as high
	if cover.Wide >= min(one, square*cover.High) {
		return false
	}
	_, seal := p.sealed(middle(cover), .8, rect{})
	return !seal
}

// numbered reports whether four figures and more stand side by side: upright, narrow, each of one
// piece and of little ink.
func (p *patch) numbered(in rect) bool {
	const many, straight = 4, 3
	const narrow, thin = .85, .28 // of the height
	const loop = 2.8              // heights: how far a pen goes for one figure
	q := p.pixels(in)
	var pieces []image.Rectangle
	area := map[image.Rectangle]int{}
	highest := 0
	for _, b := range p.blots(q.Min.X, q.Min.Y, q.Max.X, q.Max.Y, dark) {
		r := image.Rect(b.x0, b.y0, b.x1+1, b.y1+1)
		if r.Dy() < int(sharp) { // a dot, a dash
			continue
		}
		pieces = append(pieces, r)
		area[r] = b.area
		highest = max(highest, r.Dy())
	}
	slices.SortFunc(pieces, func(a, b image.Rectangle) int { return a.Min.X - b.Min.X })
	_, pen := p.pen(in, dark)
	run, upright, first := 0, 0, image.Rectangle{}
	for i, r := range pieces {
		high := float64(r.Dy())
		alone := (i == 0 || pieces[i-1].Max.X <= r.Min.X+1) && (i+1 == len(pieces) || pieces[i+1].Min.X >= r.Max.X-1)
		near := i == 0 || float64(r.Min.X-pieces[i-1].Max.X) < high
		if !alone || high < .6*float64(highest) || float64(r.Dx()) > narrow*high || float64(area[r]) > loop*high*pen*sharp {
			run, upright = 0, 0
			continue
		}
		if !near || run > 0 && !level(first, r) {
			run, upright = 0, 0
		}
		if run == 0 {
			first = r
		}
		if run++; float64(r.Dx()) < thin*high+pen*sharp {
			upright++
		}
		if run >= many && upright < straight {
			return true
		}
	}
	return false
}

// level reports whether two pieces stand beside each other as figures of a number do, as high and
// on one line.
func level(a, b image.Rectangle) bool {
	const off = .16 // of the height
	most := off * float64(max(a.Dy(), b.Dy()))
	return math.Abs(float64(a.Min.Y-b.Min.Y)) <= most && math.Abs(float64(a.Max.Y-b.Max.Y)) <= most
}

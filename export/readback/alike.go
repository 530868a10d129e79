package readback

import (
	"math"

	"jibun/export/marked"
)

// Where a whole page is ticked beside its boxes, in front of the table, on the names, with rings
// around the №, that is how one ticks there. Each of such marks looks like the others of its page and
// lies in its line where they lie in theirs.

// drawnApart is what somebody drew in their line where nothing is to be drawn.
type drawnApart struct {
	field   marked.Field
	at      point   // its middle, from where the line begins
	size    rect    // how wide and high it is
	path    float64 // how long its strokes are
	pieces  int
	shape   letter
	crossed bool
}

// apartOf is what pieces of ink of a line come to.
func (p *patch) apartOf(pieces []stroke, l *Line) *drawnApart {
	cover, _, area := all(pieces)
	if area == 0 {
		return nil
	}
	_, thick := p.pen(cover, weak)
	mid := middle(cover)
	return &drawnApart{
		at:      point{mid.x - l.Whole.X, mid.y - l.Whole.Y},
		size:    cover,
		path:    area / max(thick, .2),
		pieces:  len(pieces),
		shape:   letterOf(p.gray, p.pixels(cover), weak),
		crossed: p.crossed(cover, weak),
	}
}

// plain reports whether it is a tick or a ring, or nearly: no word, which takes a longer way on the
// same paper, no cross and no line. What is printed cuts it into pieces; where nothing is, it is
// smaller too.
func (a *drawnApart) plain() bool {
	const least, flat, longest = 1.6, 1.2, 2.7 // mm; mm; of its diagonal
	const pieces, reach = 2, 9                 // where nothing is printed
	diagonal := math.Hypot(a.size.Wide, a.size.High)
	white := a.field == marked.Remark || a.field == marked.Whole
	return diagonal >= least && a.size.High >= flat && a.path <= longest*diagonal && !a.crossed && a.shape != nil && !(white && (a.pieces > pieces || diagonal > reach))
}

// like reports whether two lines have the same plain mark at the same place.
func (a *drawnApart) like(b *drawnApart) bool {
	if !a.plain() || !b.plain() {
		return false
	}
	const beside, above, larger, shaped = 4., 2.5, 1.8, .75 // mm; mm; times; of letters
	near := math.Abs(a.at.x-b.at.x) <= beside && math.Abs(a.at.y-b.at.y) <= above
	size := func(x, y float64) bool { return max(x, y) <= larger*max(min(x, y), 1) }
	return a.field == b.field && near && size(a.size.Wide, b.size.Wide) && size(a.size.High, b.size.High) && a.shape.like(b.shape) >= shaped
}

// alikeApart takes the marks for ticks that most of the marked lines of a page have.
func alikeApart(answers []Answer) {
	const several, most, times = 5, .75, 2 // of all that is drawn so; of those who marked what they were asked to
	marks := 0
	made := map[marked.Field][]int{}
	for i, a := range answers {
		switch {
		case a.Of.Question > 0 || a.Of.WalkIn > 0:
		case a.apart != nil:
			made[a.apart.field] = append(made[a.apart.field], i)
		case a.Read == Marked:
			marks++
		}
	}
	for _, all := range made {
		var usual []int
		for _, i := range all {
			n := 0
			for _, j := range all {
				if answers[i].apart.like(answers[j].apart) {
					n++
				}
			}
			if n >= several && float64(n) >= most*float64(len(all)) {
				usual = append(usual, i)
			}
		}
		if len(usual) < several || float64(len(usual)) < most*float64(len(all)) || len(usual) < times*marks {
			continue
		}
		for _, i := range usual {
			answers[i].Read, answers[i].Why = Marked, ""
		}
	}
}

package readback

import (
	"image"
	"math"
)

// sharp is how many pixels a millimetre is where ink is judged, some 200 to an inch.
const sharp = 8.0

// What is as dark as dark is ink; what is not even faint is paper. Between them lie pencils
// that hardly write, stains and what shines through from behind.
const (
	dark  = 150
	faint = 205
)

// patch is a part of a page set straight: r of the paper as it was printed.
type patch struct {
	*gray
	r     rect
	soft  uint8    // see view
	black bool     // see view
	print *profile // see view
}

// cut takes a part of the page out of the picture, and evens out its grain.
func (s *view) cut(r rect) *patch {
	wide, high := max(int(r.Wide*sharp+.5), 1), max(int(r.High*sharp+.5), 1)
	raw := newGray(wide, high)
	for y := range high {
		py := r.Y + (float64(y)+.5)/sharp
		for x := range wide {
			q := s.plane.at(point{r.X + (float64(x)+.5)/sharp, py})
			raw.pix[y*wide+x] = s.flat.at(q.x, q.y)
		}
	}
	return &patch{raw.smooth(), r, s.soft, s.black, s.print}
}

// line is a line of the form and a millimetre around it. Several rules look at it: it is cut
// out once.
func (s *view) line(l *Line) *patch {
	p := s.lines[l.Whole]
	if p == nil {
		if s.lines == nil {
			s.lines = map[rect]*patch{}
		}
		p = s.cut(inset(l.Whole, -1))
		s.lines[l.Whole] = p
	}
	return p
}

// part is a part of a patch, from the pixel that is nearest to where it begins.
func (p *patch) part(r rect) *patch {
	return p.with(p.copied(p.pixels(r)), r)
}

// with is another picture of the same page: r of it.
func (p *patch) with(g *gray, r rect) *patch { return &patch{g, r, p.soft, p.black, p.print} }

// copied is a part of a picture by itself.
func (g *gray) copied(q image.Rectangle) *gray {
	out := newGray(q.Dx(), q.Dy())
	for y := range out.high {
		copy(out.pix[y*out.wide:(y+1)*out.wide], g.pix[(q.Min.Y+y)*g.wide+q.Min.X:])
	}
	return out
}

// smooth is the mean of each pixel and those around it.
func (g *gray) smooth() *gray {
	out := newGray(g.wide, g.high)
	sums := make([]int, g.wide) // of a column, three rows high
	for y := range g.high {
		first, last := max(y-1, 0), min(y+1, g.high-1)
		clear(sums)
		for yy := first; yy <= last; yy++ {
			for x, v := range g.pix[yy*g.wide : (yy+1)*g.wide] {
				sums[x] += int(v)
			}
		}
		rows, row := last-first+1, out.pix[y*g.wide:(y+1)*g.wide]
		for x := range row {
			sum, n := sums[x], rows
			if x > 0 {
				sum, n = sum+sums[x-1], n+rows
			}
			if x+1 < g.wide {
				sum, n = sum+sums[x+1], n+rows
			}
			row[x] = uint8(sum / n)
		}
	}
	return out
}

// pixels is a part of the paper in pixels of the patch.
func (p *patch) pixels(r rect) image.Rectangle {
	px := func(v float64) int { return int(math.Round(v * sharp)) }
	return image.Rect(px(r.X-p.r.X), px(r.Y-p.r.Y), px(r.X+r.Wide-p.r.X), px(r.Y+r.High-p.r.Y)).Intersect(image.Rect(0, 0, p.wide, p.high))
}

// stroke is ink that hangs together, in millimetres.
type stroke struct {
	rect
	area float64
}

func (s stroke) reach() float64 { return max(s.Wide, s.High) }

// strokes are the pieces of ink in a part, as dark as least. Specks are left out: what is
// smaller than a pen leaves where it rests.
func (p *patch) strokes(r rect, least uint8) []stroke {
	q := p.pixels(r)
	var out []stroke
	for _, b := range p.blots(q.Min.X, q.Min.Y, q.Max.X, q.Max.Y, least) {
		s := stroke{rect{X: p.r.X + float64(b.x0)/sharp, Y: p.r.Y + float64(b.y0)/sharp,
			Wide: float64(b.x1-b.x0+1) / sharp, High: float64(b.y1-b.y0+1) / sharp}, float64(b.area) / sharp / sharp}
		if s.reach() >= speck && s.area >= .1 {
			out = append(out, s)
		}
	}
	return out
}

// speck is how long dirt is that nobody wrote, in millimetres; a stroke is what is longer
// than least; between them nobody can tell. What is no longer than short may be a dot of a
// thick pen.
const (
	speck    = .7
	shortest = .9 // of a stroke that goes on where it cannot be told from print
	least    = 1.3
	short    = 1.8
)

// all is what strokes cover together, and how much of it they blacken.
func all(strokes []stroke) (r rect, longest, area float64) {
	for i, s := range strokes {
		longest, area = max(longest, s.reach()), area+s.area
		if i == 0 {
			r = s.rect
			continue
		}
		x, y := min(r.X, s.X), min(r.Y, s.Y)
		r = rect{X: x, Y: y, Wide: max(r.X+r.Wide, s.X+s.Wide) - x, High: max(r.Y+r.High, s.Y+s.High) - y}
	}
	return r, longest, area
}

// darkness is how much of a part is ink.
func (p *patch) darkness(r rect) float64 { return p.share(r, dark) }

// hatched reports whether something was hatched or blackened with a pen: many lines through
// a part, across or down, are crossed by ink three times and more. A circle that does not
// close where it began is crossed three times in a few.
func (p *patch) hatched(r rect, least uint8) bool {
	return p.runs(r, 2, least) > .45 || p.runs(r, 3, least) > .2
}

// runs is the share of such lines that ink crosses more than so many times.
func (p *patch) runs(r rect, most int, least uint8) float64 {
	q := p.pixels(r)
	many := func(lines, along int, at func(l, i int) uint8) float64 {
		n := 0
		for l := range lines {
			runs, in := 0, false
			for i := range along {
				now := at(l, i) < least
				if now && !in {
					runs++
				}
				in = now
			}
			if runs > most {
				n++
			}
		}
		return float64(n) / float64(max(lines, 1))
	}
	return max(many(q.Dy(), q.Dx(), func(l, i int) uint8 { return p.pix[(q.Min.Y+l)*p.wide+q.Min.X+i] }),
		many(q.Dx(), q.Dy(), func(l, i int) uint8 { return p.pix[(q.Min.Y+i)*p.wide+q.Min.X+l] }))
}

// lettered reports whether what stands in a box is more than one stroke and no circle: down
// many of its columns there is ink twice, as a tick leaves it in none, but for what is left of
// its printed edge. Who was not there is written so.
func (p *patch) lettered(cell, frame, in rect, shade uint8) bool {
	const many = .13 // of the columns
	const print = 3  // pixels of its edge
	const empty = 6. // pixels around the middle of a circle; a character has ink there
	q := p.pixels(in)
	if !p.inkWithin(q.Min.Add(q.Max).Div(2), empty, shade) {
		return false
	}
	n := 0
	for x := q.Min.X; x < q.Max.X; x++ {
		from, to := q.Min.Y, q.Max.Y
		if n := p.down(x, from, 1, print+1, shade); n <= print {
			from += n
		}
		if n := p.down(x, to-1, -1, print+1, shade); n <= print {
			to -= n
		}
		runs, gap := 0, 2
		for y := from; y < to; y++ {
			if p.pix[y*p.wide+x] >= shade {
				gap++
				continue
			}
			if gap > 1 { // what lies a pixel apart is one stroke
				runs++
			}
			gap = 0
		}
		if runs > 1 {
			n++
		}
	}
	return float64(n) > many*float64(q.Dx()) && !p.round(cell, frame, shade, edge)
}

// down is how many pixels of a column are ink, one after another from a row on, at most so many.
func (p *patch) down(x, y, step, most int, shade uint8) (n int) {
	for n < most && y >= 0 && y < p.high && p.pix[y*p.wide+x] < shade {
		n, y = n+1, y+step
	}
	return n
}

// inkWithin reports whether any pixel that lies so near to another is ink.
func (p *patch) inkWithin(c image.Point, far float64, shade uint8) bool {
	n := int(far)
	for y := max(c.Y-n, 0); y <= min(c.Y+n, p.high-1); y++ {
		for x := max(c.X-n, 0); x <= min(c.X+n, p.wide-1); x++ {
			if p.pix[y*p.wide+x] < shade && math.Hypot(float64(x-c.X), float64(y-c.Y)) <= far {
				return true
			}
		}
	}
	return false
}

// framed finds the printed edge of a box, which may lie so many millimetres beside where
// it should.
func (p *patch) framed(box rect, reach float64) (rect, bool) {
	best, at := -1.0, box
	edge := func(x, y, dx, dy, n int) float64 {
		sum := 0
		for i := range n {
			xx, yy := x+i*dx, y+i*dy
			if xx >= 0 && yy >= 0 && xx < p.wide && yy < p.high {
				sum += 255 - int(p.pix[yy*p.wide+xx])
			}
		}
		return float64(sum) / float64(255*max(n, 1))
	}
	most := int(reach * sharp)
	q := image.Rect(int(math.Round((box.X-p.r.X)*sharp)), int(math.Round((box.Y-p.r.Y)*sharp)),
		int(math.Round((box.X+box.Wide-p.r.X)*sharp)), int(math.Round((box.Y+box.High-p.r.Y)*sharp)))
	for dy := -most; dy <= most; dy++ {
		for dx := -most; dx <= most; dx++ {
			r := q.Add(image.Pt(dx, dy))
			e := [4]float64{edge(r.Min.X, r.Min.Y, 1, 0, r.Dx()), edge(r.Min.X, r.Max.Y, 1, 0, r.Dx()),
				edge(r.Min.X, r.Min.Y, 0, 1, r.Dy()), edge(r.Max.X, r.Min.Y, 0, 1, r.Dy())}
			worst := min(e[0], e[1], e[2], e[3])
			score := (e[0]+e[1]+e[2]+e[3])/4 + worst - .012*math.Hypot(float64(dx), float64(dy))
			if score > best {
				best = score
				at = rect{X: box.X + float64(dx)/sharp, Y: box.Y + float64(dy)/sharp, Wide: box.Wide, High: box.High}
			}
		}
	}
	return at, best > .35
}

// struck reports whether a straight level stroke goes through the line, of such a length, which
// no character has: somebody was crossed out.
func (p *patch) struck(r rect, long float64) bool {
	q := p.pixels(r)
	need := int(long * sharp)
	wide := int(math.Round(.9 * sharp)) // above and below the stroke, where characters have ink too
	for slope := -7; slope <= 7; slope++ {
		rise := math.Tan(float64(slope) * math.Pi / 180)
		for y := q.Min.Y; y < q.Max.Y; y += 2 {
			run, miss, thin := 0, 0, 0
			for x := q.Min.X; x < q.Max.X; x++ {
				yy := y + int(rise*float64(x-q.Min.X))
				if p.inked(x, yy, q) {
					run++
					miss = 0
					if !p.inked(x, yy-wide, q) && !p.inked(x, yy+wide, q) {
						thin++
					}
				} else if miss++; miss > 2 {
					run, thin = 0, 0
				}
				if run >= need && thin*3 > run {
					return true
				}
			}
		}
	}
	return false
}

// struckOut reports whether two level strokes, one under the other, or one as thick, go
// through most of what was written in a part, each longer than any of a character.
func (p *patch) struckOut(r rect) bool {
	cover, _, _ := all(p.strokes(r, weak))
	long := max(8, .75*cover.Wide)
	if p.felt(r) { // the strokes of its characters run together
		long = min(max(9.5, .9*cover.Wide), 13)
	}
	const apart, steepest = .6, 7 // mm, degrees
	const bar = 1.2               // mm: no pen is so thick
	q := p.pixels(r)
	for slope := -steepest; slope <= steepest; slope++ {
		rise := math.Tan(float64(slope) * math.Pi / 180)
		first, rows := -1, 0 // where the first of them lies, and how thick it is
		for y := q.Min.Y; y < q.Max.Y; y++ {
			run, miss, found := 0, 0, false
			for x := q.Min.X; x < q.Max.X && !found; x++ {
				if yy := y + int(math.Round(rise*float64(x-q.Min.X))); p.inkedAs(x, yy, q, weak) { // a hand is not quite straight
					run, miss = run+1, 0
				} else if miss++; miss > 2 {
					run = 0
				}
				found = float64(run) >= long*sharp
			}
			switch {
			case !found:
			case first < 0:
				first, rows = y, 1
			case y == first+rows: // the same one
				if rows++; float64(rows) >= bar*sharp+2 {
					return true
				}
			case float64(y-first) >= apart*sharp:
				return true
			}
		}
	}
	return false
}

// felt reports whether a part was written with a thick pen.
func (p *patch) felt(r rect) bool {
	const thick = .75 // mm
	_, pen := p.pen(r, dark)
	return pen > thick
}

// inked reports whether there is ink at a place or just above or below it.
func (p *patch) inked(x, y int, q image.Rectangle) bool { return p.inkedAs(x, y, q, dark) }

// inkedAs is inked of ink that is as dark as shade.
func (p *patch) inkedAs(x, y int, q image.Rectangle, shade uint8) bool {
	if y < q.Min.Y || y >= q.Max.Y {
		return false
	}
	for yy := max(y-1, q.Min.Y); yy <= min(y+1, q.Max.Y-1); yy++ {
		if p.pix[yy*p.wide+x] < shade {
			return true
		}
	}
	return false
}

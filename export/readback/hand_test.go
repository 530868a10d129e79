package readback

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"

	"golang.org/x/image/vector"
)

// hand draws on a page as people do, in millimetres, always the same from the same seed.
type hand struct {
	*rand.Rand
	img   *image.RGBA
	k     float64 // pixels a millimetre
	ink   color.NRGBA
	width float64
}

// between is a number from a to b.
func (h *hand) between(a, b float64) float64 { return a + h.Float64()*(b-a) }

// near is a place not far from another.
func (h *hand) near(p point, d float64) point {
	return point{p.x + h.between(-d, d), p.y + h.between(-d, d)}
}

// pen takes another pen: a ball pen, black or blue, or a felt one.
func (h *hand) pen() {
	h.width = h.between(.35, .7)
	h.ink = []color.NRGBA{{20, 20, 25, 255}, {25, 40, 130, 255}, {60, 55, 60, 255}, {140, 25, 30, 255}}[h.IntN(4)]
}

// line draws through places, trembling a little.
func (h *hand) line(places ...point) {
	var pts []point
	for i := 1; i < len(places); i++ {
		a, b := places[i-1], places[i]
		n := max(int(a.to(b)/.3), 1)
		for j := range n {
			t := float64(j) / float64(n)
			pts = append(pts, h.near(point{a.x + t*(b.x-a.x), a.y + t*(b.y-a.y)}, .04))
		}
	}
	pts = append(pts, places[len(places)-1])
	for i := 1; i < len(pts); i++ {
		h.segment(pts[i-1], pts[i])
	}
}

func (h *hand) segment(a, b point) {
	r := h.width / 2
	d := max(a.to(b), 1e-6)
	dx, dy := (b.x-a.x)/d*r, (b.y-a.y)/d*r
	h.fill(point{a.x - dx - dy, a.y - dy + dx}, point{b.x + dx - dy, b.y + dy + dx}, point{b.x + dx + dy, b.y + dy - dx}, point{a.x - dx + dy, a.y - dy - dx})
}

func (h *hand) fill(pts ...point) {
	box := image.Rectangle{Min: image.Pt(1<<30, 1<<30), Max: image.Pt(-1<<30, -1<<30)}
	for _, p := range pts {
		x, y := int(p.x*h.k), int(p.y*h.k)
		box.Min = image.Pt(min(box.Min.X, x-1), min(box.Min.Y, y-1))
		box.Max = image.Pt(max(box.Max.X, x+2), max(box.Max.Y, y+2))
	}
	box = box.Intersect(h.img.Rect)
	if box.Empty() {
		return
	}
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	for i, p := range pts {
		x, y := float32(p.x*h.k-float64(box.Min.X)), float32(p.y*h.k-float64(box.Min.Y))
		if i == 0 {
			v.MoveTo(x, y)
		} else {
			v.LineTo(x, y)
		}
	}
	v.ClosePath()
	v.DrawOp = draw.Over
	v.Draw(h.img, box, image.NewUniform(h.ink), image.Point{})
}

func (h *hand) round(c point, r float64) {
	var pts []point
	for i := range 24 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 12)
		pts = append(pts, point{c.x + r*cos, c.y + r*sin})
	}
	h.fill(pts...)
}

// arc draws an oval that does not quite close where it began.
func (h *hand) arc(c point, rx, ry float64) {
	from, all := h.between(0, 2*math.Pi), h.between(5.9, 6.9)
	var pts []point
	for i := range 31 {
		sin, cos := math.Sincos(from + all*float64(i)/30)
		pts = append(pts, point{c.x + rx*cos, c.y + ry*sin})
	}
	h.line(pts...)
}

// tick is レ or ✓ in a box, often over its edge.
func (h *hand) tick(b rect) {
	w, x, y := b.Wide, b.X, b.Y
	h.line(h.near(point{x + w*.12, y + w*.45}, w*.08), h.near(point{x + w*.4, y + w*.82}, w*.08), h.near(point{x + w*h.between(.85, 1.35), y + w*h.between(-.3, .15)}, w*.1))
}

func (h *hand) slash(b rect) {
	h.line(h.near(point{b.X + b.Wide*.15, b.Y + b.High*.9}, .4), h.near(point{b.X + b.Wide*.9, b.Y + b.High*.08}, .4))
}

func (h *hand) circle(b rect) {
	r := b.Wide * h.between(.28, .62)
	h.arc(h.near(middle(b), .3), r, r*h.between(.85, 1.1))
}

// name is a signature of several characters of strokes.
func (h *hand) name(r rect) {
	size := min(r.High*h.between(.5, .8), 7)
	n := 2 + h.IntN(3)
	x, y := r.X+h.between(1, 3), r.Y+(r.High-size)/2+h.between(-.6, .6)
	for range n {
		for range 4 + h.IntN(5) {
			a := point{x + h.between(0, size*.8), y + h.between(0, size)}
			b := point{x + h.between(0, size*.8), y + h.between(0, size)}
			h.line(a, h.near(point{(a.x + b.x) / 2, (a.y + b.y) / 2}, size*.1), b)
		}
		if x += size * h.between(.85, 1.05); x+size > r.X+r.Wide-1 {
			return
		}
	}
}

// scribble blackens a box with a pen: with a thick one it is filled in.
func (h *hand) scribble(b rect) {
	var pts []point
	n := 9 + h.IntN(5)
	for i := range n {
		x := b.X + b.Wide*float64(i)/float64(n-1)
		y := b.Y - .2
		if i%2 == 1 {
			y = b.Y + b.High + .2
		}
		pts = append(pts, h.near(point{x, y}, .2))
	}
	h.line(pts...)
}

// cross crosses a box out.
func (h *hand) cross(b rect) {
	h.line(h.near(point{b.X + .3, b.Y + .3}, .3), h.near(point{b.X + b.Wide - .3, b.Y + b.High - .3}, .3))
	h.line(h.near(point{b.X + b.Wide - .3, b.Y + .3}, .3), h.near(point{b.X + .3, b.Y + b.High - .3}, .3))
}

// strike goes through a line from left to right.
func (h *hand) strike(r rect) {
	y := r.Y + r.High/2 + h.between(-.8, .8)
	h.line(point{r.X + h.between(1, 12), y + h.between(-.4, .4)}, point{r.X + r.Wide - h.between(1, 30), y + h.between(-.4, .4)})
}

// did is what somebody did on a line, and what may be read there.
type did struct {
	what string
	draw func(h *hand, l *Line)
	may  []Read
	sure bool // nobody would have to ask: unsure is a failing
}

var deeds = []did{
	{"nothing", func(*hand, *Line) {}, []Read{Blank}, true},
	{"tick", func(h *hand, l *Line) { h.tick(l.Box) }, []Read{Marked}, true},
	{"slash", func(h *hand, l *Line) { h.slash(l.Box) }, []Read{Marked}, true},
	{"circle", func(h *hand, l *Line) { h.circle(l.Box) }, []Read{Marked}, true},
	{"signature", func(h *hand, l *Line) { h.name(l.Sign) }, []Read{Marked}, true},
	{"both", func(h *hand, l *Line) { h.tick(l.Box); h.name(l.Sign) }, []Read{Marked}, true},
	{"stray dot", func(h *hand, l *Line) { h.round(h.near(middle(l.Box), 1.2), h.between(.12, .3)) }, []Read{Blank}, false},
	{"dot of a thick pen", func(h *hand, l *Line) { h.round(h.near(middle(l.Box), 1), h.between(.4, .6)) }, []Read{Blank}, false},
	{"dot where one signs", func(h *hand, l *Line) { h.round(h.near(middle(l.Sign), 3), h.between(.12, .4)) }, []Read{Blank}, false},
	{"blackened", func(h *hand, l *Line) { h.scribble(l.Box) }, []Read{Marked}, false},
	{"cross", func(h *hand, l *Line) { h.cross(l.Box) }, nil, false},
	{"tick crossed out", func(h *hand, l *Line) { h.tick(l.Box); h.strike(l.Whole) }, nil, false},
	{"name crossed out", func(h *hand, l *Line) { h.strike(l.Whole) }, nil, false},
	{"beside the box", func(h *hand, l *Line) {
		h.line(point{l.Cell.X + .8, l.Box.Y}, point{l.Cell.X + 1.1, l.Box.Y + l.Box.High})
	}, nil, false},
	{"pencil", func(h *hand, l *Line) {
		h.ink = color.NRGBA{165, 165, 165, 255}
		h.tick(l.Box)
	}, []Read{Marked}, false},
	{"name over the line", func(h *hand, l *Line) {
		h.line(point{l.Sign.X + 9, l.Sign.Y + .2}, point{l.Sign.X + 9.4, l.Sign.Y + h.between(.8, 1.7)})
		h.line(point{l.Sign.X + 13, l.Sign.Y + .2}, point{l.Sign.X + 12.4, l.Sign.Y + h.between(.8, 1.7)})
	}, []Read{Blank}, false},
	{"filled box", func(h *hand, l *Line) { h.fillBox(l.Box) }, []Read{Marked}, true},
	{"seal in the box", func(h *hand, l *Line) { h.seal(h.near(middle(l.Box), .5), h.between(3, 4.2)) }, []Read{Marked}, true},
	{"seal", func(h *hand, l *Line) { h.seal(h.near(middle(l.Sign), .4), h.between(3.2, 3.7)) }, []Read{Marked}, true},
	{"level tick", func(h *hand, l *Line) { h.levelTick(l.Box) }, []Read{Marked}, true},
	{"scribbled over", func(h *hand, l *Line) { h.tick(l.Box); h.scribbleOver(l.Box) }, nil, false},
	{"wavy line", func(h *hand, l *Line) {
		h.wavy(l.Whole.X+h.between(14, 30), l.Sign.X+h.between(20, 40), l.Whole.Y+l.Whole.High/2)
	}, nil, false},
	{"signature under a cross", func(h *hand, l *Line) {
		r := rect{X: l.Sign.X + 2, Y: l.Sign.Y + 1.6, Wide: 17, High: l.Sign.High - 3.2}
		h.name(r)
		h.crossOver(rect{X: r.X - .5, Y: l.Sign.Y + .9, Wide: r.Wide + 4, High: l.Sign.High - 1.8})
	}, nil, false},
	{"欠", func(h *hand, l *Line) { h.absent(l.Sign.X+h.between(2, 20), l.Sign.Y+2, 5) }, nil, false},
	{"number", func(h *hand, l *Line) { h.figures(l.Sign.X+3, l.Sign.Y+2.6, 3.8) }, nil, false},
}

// often is how often each deed is done of all.
var often = []int{29, 14, 4, 8, 14, 8, 3, 1, 2, 2, 2, 2, 3, 2, 3, 3, 4, 3, 3, 4, 2, 2, 2, 2, 2}

func allOften() (n int) {
	for _, x := range often {
		n += x
	}
	return n
}

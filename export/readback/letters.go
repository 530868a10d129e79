package readback

import (
	"image"
	"math"

	"jibun/export/page"
	"jibun/export/page/raster"
)

// How like a printed character something written is: the directions of its edges are counted
// in each of eight by eight places, as readers of handwriting have done since the eighties
// (F. Kimura et al., IEEE PAMI 9-1, 1987). It tells two words from each other, not what
// a word says.

// letter is the directions of the edges of a character, as a vector of length one.
type letter []float32

// character is a printed character as hands may write it: upright, and leaning one way and the
// other.
type character []letter

// leaning are how far to the right the upright strokes of handwriting go, of how high they are.
var leaning = []float64{0, -.15, .15, .3}

// like is how like a letter is to the best of a character.
func (c character) like(a letter) (most float64) {
	most = -1
	for _, x := range c {
		most = max(most, a.like(x))
	}
	return most
}

// without is a character without what all letters have in common.
func (c character) without(common letter) character {
	out := make(character, len(c))
	for i, x := range c {
		out[i] = x.without(common)
	}
	return out
}

// like is 1 of the same and, of two without what all characters have in common, some 0 of what
// is not alike.
func (a letter) like(b letter) float64 {
	sum := float32(0)
	for i, v := range a {
		sum += v * b[i]
	}
	return float64(sum)
}

// without is what a letter has that not all have, of length one.
func (a letter) without(common letter) letter {
	out := make(letter, len(a))
	for i, v := range a {
		out[i] = v - common[i]
	}
	return out.unit()
}

// unit gives a letter the length one, unless it has none.
func (a letter) unit() letter {
	sum := 0.
	for _, v := range a {
		sum += float64(v * v)
	}
	if sum > 0 {
		k := float32(1 / math.Sqrt(sum))
		for i := range a {
			a[i] *= k
		}
	}
	return a
}

const (
	body   = 32 // pixels: a character is made so large
	canvas = 40 // with a little around it
	places = 8  // across and down
	ways   = 8  // directions
)

// letterOf is what is inked in a part of a picture, however large it is; nil of nothing.
func letterOf(g *gray, part image.Rectangle, shade uint8) letter {
	r := inkBounds(g, part, shade)
	if r.Empty() {
		return nil
	}
	wide, high := resized(r.Dx(), r.Dy())
	xs, ys := evened(g, r, shade, wide, high)
	var ink [canvas][canvas]float32
	for y := range high {
		y0, y1 := r.Min.Y+ys[y], r.Min.Y+max(ys[y+1], ys[y]+1)
		for x := range wide {
			x0, x1 := r.Min.X+xs[x], r.Min.X+max(xs[x+1], xs[x]+1)
			sum := 0
			for yy := y0; yy < y1; yy++ {
				for _, v := range g.pix[yy*g.wide+x0 : yy*g.wide+x1] {
					if v < shade {
						sum++
					}
				}
			}
			ink[y+(canvas-high)/2][x+(canvas-wide)/2] = float32(sum) / float32((y1-y0)*(x1-x0))
		}
	}
	out := make(letter, places*places*ways)
	for y := 1; y < canvas-1; y++ {
		for x := 1; x < canvas-1; x++ {
			dx := ink[y-1][x+1] + 2*ink[y][x+1] + ink[y+1][x+1] - ink[y-1][x-1] - 2*ink[y][x-1] - ink[y+1][x-1]
			dy := ink[y+1][x-1] + 2*ink[y+1][x] + ink[y+1][x+1] - ink[y-1][x-1] - 2*ink[y-1][x] - ink[y-1][x+1]
			if dx == 0 && dy == 0 {
				continue
			}
			size := float32(math.Hypot(float64(dx), float64(dy)))
			way := (math.Atan2(float64(dy), float64(dx))/(2*math.Pi) + 1) * ways
			low := int(way)
			part := float32(way - float64(low))
			// It counts where it lies, and in the places beside in part.
			px, py := (float64(x)+.5)*places/canvas-.5, (float64(y)+.5)*places/canvas-.5
			for j := int(math.Floor(py)); j <= int(math.Floor(py))+1; j++ {
				for i := int(math.Floor(px)); i <= int(math.Floor(px))+1; i++ {
					if i < 0 || j < 0 || i >= places || j >= places {
						continue
					}
					w := size * float32((1-math.Abs(px-float64(i)))*(1-math.Abs(py-float64(j))))
					at := (j*places + i) * ways
					out[at+low%ways] += w * (1 - part)
					out[at+(low+1)%ways] += w * part
				}
			}
		}
	}
	return out.spread()
}

// spread lets each place count a little for those around it, evens out how much there is of
// each, and gives the length one.
func (a letter) spread() letter {
	out := make(letter, len(a))
	for j := range places {
		for i := range places {
			for w := range ways {
				v, n := float32(0), float32(0)
				for y := max(j-1, 0); y <= min(j+1, places-1); y++ {
					for x := max(i-1, 0); x <= min(i+1, places-1); x++ {
						k := float32(1)
						if x == i && y == j {
							k = 4
						} else if x == i || y == j {
							k = 2
						}
						v, n = v+k*a[(y*places+x)*ways+w], n+k
					}
				}
				out[(j*places+i)*ways+w] = float32(math.Sqrt(float64(v / n)))
			}
		}
	}
	return out.unit()
}

// resized is how large what is so wide and high is made: flat and narrow characters stay so in
// part.
func resized(wide, high int) (int, int) {
	r := math.Sqrt(math.Sin(math.Pi / 2 * float64(min(wide, high)) / float64(max(wide, high))))
	less := max(int(body*r+.5), 3)
	if wide > high {
		return body, less
	}
	return less, body
}

// inkBounds is the smallest rectangle around what is inked in a part.
func inkBounds(g *gray, part image.Rectangle, shade uint8) (r image.Rectangle) {
	part = part.Intersect(image.Rect(0, 0, g.wide, g.high))
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			if g.pix[y*g.wide+x] < shade {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

// printedLetters are the characters of a type.
type printedLetters struct {
	paint *raster.Painter
	known map[rune]character
}

func newPrintedLetters(f *page.Faces) *printedLetters {
	return &printedLetters{raster.New(f), map[rune]character{}}
}

// sized is a character, so many points large.
func (p *printedLetters) sized(c rune, points float64) *gray {
	const more = .5 // pixels a point: what is left and right of it
	side := int(points * (sharp*25.4/72 + more))
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	p.paint.Paint(img, []page.Mark{page.Words{X: .5, Y: points * 25.4 / 72, Text: string(c), Size: points}}, sharp, 0, 0)
	return grayOf(img)
}

// common is what all characters that were asked for have in common.
func (p *printedLetters) common() letter {
	out, n := make(letter, places*places*ways), 0
	for _, a := range p.known {
		if a == nil {
			continue
		}
		n++
		for i, v := range a[0] {
			out[i] += v
		}
	}
	for i := range out {
		out[i] /= float32(max(n, 1))
	}
	return out
}

// word is how its characters look; nil if one of them is not in the type.
func (p *printedLetters) word(text string) (out []character) {
	for _, c := range text {
		x, ok := p.known[c]
		if !ok {
			const size = 16 // points
			img := p.sized(c, size)
			for _, by := range leaning {
				g := img.leaning(by)
				if l := letterOf(g, image.Rect(0, 0, g.wide, g.high), dark); l != nil {
					x = append(x, l)
				}
			}
			p.known[c] = x
		}
		if x == nil {
			return nil
		}
		out = append(out, x)
	}
	return out
}

// leaning is a picture whose upright strokes go so far to the right, of how high they are.
func (g *gray) leaning(by float64) *gray {
	more := int(math.Abs(by)*float64(g.high)/2) + 1
	out := newGray(g.wide+2*more, g.high)
	for i := range out.pix {
		out.pix[i] = 255
	}
	for y := range g.high {
		from := more + int(math.Round(by*(float64(g.high)/2-float64(y))))
		copy(out.pix[y*out.wide+from:], g.pix[y*g.wide:(y+1)*g.wide])
	}
	return out
}

// evened tells where the columns and rows of a character that is made so wide and high begin: where
// many strokes lie side by side it is stretched, where few do it is pressed together, so that
// of two hands what belongs together comes to lie in the same place (as readers of handwriting do
// since J. Tsukumo and H. Tanaka, ICPR 1988).
func evened(g *gray, r image.Rectangle, shade uint8, wide, high int) (xs, ys []int) {
	columns, rows := make([]float64, r.Dx()), make([]float64, r.Dy())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if g.pix[y*g.wide+x] >= shade {
				continue
			}
			if x == r.Min.X || g.pix[y*g.wide+x-1] >= shade {
				rows[y-r.Min.Y]++
			}
			if y == r.Min.Y || g.pix[(y-1)*g.wide+x] >= shade {
				columns[x-r.Min.X]++
			}
		}
	}
	return evenly(columns, wide), evenly(rows, high)
}

// evenly cuts a side into n parts in which there is equally much, and of the paper too.
func evenly(much []float64, n int) []int {
	const paper = .5 // of all there is, which lies evenly
	all := 0.
	for _, v := range much {
		all += v
	}
	add := paper*all/float64(len(much)) + 1e-9
	all += add * float64(len(much))
	out := make([]int, n+1)
	sum, at := 0., 0
	for k := 1; k < n; k++ {
		want := all * float64(k) / float64(n)
		for at < len(much) && sum+(much[at]+add)/2 < want {
			sum += much[at] + add
			at++
		}
		out[k] = min(at, len(much)-1)
	}
	out[n] = len(much)
	return out
}

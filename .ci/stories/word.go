package main

import (
	"cmp"
	"image"
	"slices"
)

// grayPicture is a picture of one byte a point.
type grayPicture struct {
	width, height int
	pix           []uint8
}

func (g grayPicture) at(x, y int) int {
	if x < 0 || y < 0 || x >= g.width || y >= g.height {
		return 0
	}
	return int(g.pix[y*g.width+x])
}

// unlike is how many pixels of two pictures of one size differ.
func (g grayPicture) unlike(h grayPicture) int {
	n := 0
	for i, p := range g.pix {
		if p != h.pix[i] {
			n++
		}
	}
	return n
}

// word is a text as it looks: how much of each point its ink covers, with blank
// points around, so that it is found only as a text of its own.
type word struct {
	width, height int
	points        []point // those that tell most come first
	full, blank   point
}

// point is a point of a word and how much of it is covered, 0 to 255.
type point struct{ x, y, cover int }

// What is blank around a text: an icon stands 6 beside a label.
const (
	blankBeside = 5
	blankAbove  = 2
)

// newWord makes a word of a picture of what its ink covers.
func newWord(cover grayPicture) *word {
	ink := image.Rectangle{}
	for y := range cover.height {
		for x := range cover.width {
			if cover.at(x, y) > 0 {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	around := image.Pt(blankBeside, blankAbove)
	ink.Min, ink.Max = ink.Min.Sub(around), ink.Max.Add(around)
	w := &word{width: ink.Dx(), height: ink.Dy()}
	var sorted []point
	for y := range w.height {
		for x := range w.width {
			sorted = append(sorted, point{x, y, cover.at(ink.Min.X+x, ink.Min.Y+y)})
		}
	}
	slices.SortStableFunc(sorted, func(a, b point) int { return cmp.Compare(b.cover, a.cover) })
	// Full and blank points in turn: what is another word is turned down soonest.
	for i, j := 0, len(sorted)-1; i <= j; i, j = i+1, j-1 {
		w.points = append(w.points, sorted[i])
		if i < j {
			w.points = append(w.points, sorted[j])
		}
	}
	w.full, w.blank = w.points[0], w.points[1]
	return w
}

// least is how much darker or lighter than its ground an ink must be; slack is by how
// much a point may differ from what is expected (seen: 2, from rounding).
const (
	least = 48
	slack = 8
)

// in is where the word stands in a picture, in any ink on any even ground.
func (w *word) in(g grayPicture) (found []image.Rectangle) {
	for y := 0; y+w.height <= g.height; y++ {
		for x := 0; x+w.width <= g.width; x++ {
			if w.is(g, x, y) {
				found = append(found, image.Rect(x, y, x+w.width, y+w.height))
			}
		}
	}
	return found
}

func (w *word) is(g grayPicture, x, y int) bool {
	here := g.pix[y*g.width+x:]
	ground := int(here[w.blank.y*g.width+w.blank.x])
	ink := (int(here[w.full.y*g.width+w.full.x]) - ground) * 255 / w.full.cover
	if max(ink, -ink) < least {
		return false
	}
	for _, p := range w.points {
		d := int(here[p.y*g.width+p.x]) - ground - ink*p.cover/255
		if max(d, -d) > slack {
			return false
		}
	}
	return true
}

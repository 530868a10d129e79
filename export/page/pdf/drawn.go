package pdf

import (
	"fmt"
	"strings"

	"jibun/export/page"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// drawnFont is characters that the faces do not have, each drawn as it looks in another
// font, whatever kind of font that is.
type drawnFont struct {
	object int
	texts  []string // by code; 0 is none
	drawn  [][]byte
	wide   []float64
	box    [4]float64
}

// drawnCode is a character of one.
type drawnCode struct {
	object int
	code   byte
}

// most is how many characters such a font has.
const most = 255

// grain is how many parts the height of the type has in which characters are drawn.
const grain = 1000

// draw is a character of another font.
func (f *fonts) draw(w *writer, src page.Source, r rune) drawnCode {
	if d, ok := f.from[r]; ok {
		return d
	}
	if n := len(f.drawn); n == 0 || len(f.drawn[n-1].texts) > most {
		f.drawn = append(f.drawn, &drawnFont{object: w.promise(), texts: []string{""}, drawn: [][]byte{nil}, wide: []float64{0}})
	}
	d := f.drawn[len(f.drawn)-1]
	d.add(src, r, w.faces.Regular.Advance(r)*grain)
	if f.from == nil {
		f.from = map[rune]drawnCode{}
	}
	f.from[r] = drawnCode{d.object, byte(len(d.texts) - 1)}
	return f.from[r]
}

// add draws a character.
func (d *drawnFont) add(src page.Source, r rune, wide float64) {
	var buf sfnt.Buffer
	segments, err := src.Font.LoadGlyph(&buf, src.Glyph, fixed.I(grain), nil)
	if err != nil {
		segments = nil
	}
	box := [4]float64{1e9, 1e9, -1e9, -1e9}
	var path []byte
	var at [2]float64
	put := func(ps ...[2]float64) {
		for _, p := range ps {
			box = [4]float64{min(box[0], p[0]), min(box[1], p[1]), max(box[2], p[0]), max(box[3], p[1])}
			path = append(appendNumber(path, p[0], 1), ' ')
			path = append(appendNumber(path, p[1], 1), ' ')
		}
	}
	to := func(p fixed.Point26_6) [2]float64 { return [2]float64{float64(p.X) / 64, -float64(p.Y) / 64} }
	for _, s := range segments {
		a, b, c := to(s.Args[0]), to(s.Args[1]), to(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			put(a)
			path = append(path, "m\n"...)
			at = a
		case sfnt.SegmentOpLineTo:
			put(a)
			path = append(path, "l\n"...)
			at = a
		case sfnt.SegmentOpQuadTo: // as a cubic one
			put(third(at, a), third(b, a), b)
			path = append(path, "c\n"...)
			at = b
		case sfnt.SegmentOpCubeTo:
			put(a, b, c)
			path = append(path, "c\n"...)
			at = c
		}
	}
	if len(path) == 0 {
		box = [4]float64{}
	}
	head := append(appendNumber(nil, wide, 2), " 0 "...)
	for _, v := range box {
		head = append(appendNumber(head, v, 1), ' ')
	}
	d.drawn = append(d.drawn, append(append(append(head, "d1\n"...), path...), "f\n"...))
	d.texts, d.wide = append(d.texts, string(r)), append(d.wide, wide)
	for i := range 2 {
		d.box[i], d.box[i+2] = min(d.box[i], box[i]), max(d.box[i+2], box[i+2])
	}
}

// third is the handle of a cubic curve at an end, for a square one with the handle h.
func third(end, h [2]float64) [2]float64 {
	return [2]float64{end[0] + (h[0]-end[0])*2/3, end[1] + (h[1]-end[1])*2/3}
}

func (d *drawnFont) write(w *writer) {
	unicode := w.promise()
	var procs, names, widths strings.Builder
	for i := 1; i < len(d.texts); i++ {
		n := w.promise()
		w.stream(n, d.drawn[i], "")
		fmt.Fprintf(&procs, "/g%d %d 0 R", i, n)
		fmt.Fprintf(&names, "/g%d", i)
		fmt.Fprintf(&widths, "%s ", number(d.wide[i]))
	}
	w.stream(unicode, toUnicode(d.texts, 2), "")
	w.object(d.object, "<</Type/Font/Subtype/Type3/FontBBox[%s %s %s %s]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar %d/Widths[%s]"+
		"/Encoding<</Type/Encoding/Differences[1%s]>>/CharProcs<<%s>>/Resources<<>>/ToUnicode %d 0 R>>",
		number(d.box[0]), number(d.box[1]), number(d.box[2]), number(d.box[3]), len(d.texts)-1, widths.String(), names.String(), procs.String(), unicode)
}

package raster

import (
	"image"
	"image/draw"

	"jibun/export/page"
)

// Sheets are the pages of a document as a printer wants them: painted piece by piece, at
// its own resolution. They are used by one goroutine at a time.
type Sheets struct {
	doc     *page.Document
	sizes   [][2]float64
	painter *Painter
	at      int // the page that is painted
	marks   []page.Mark
}

// NewSheets are those of a document.
func NewSheets(d *page.Document) *Sheets {
	s := &Sheets{doc: d, painter: New(d.Faces)}
	for _, part := range d.Parts {
		w, h := part.Size()
		for range part.Count() {
			s.sizes = append(s.sizes, [2]float64{w, h})
		}
	}
	return s
}

// Count is how many there are.
func (s *Sheets) Count() int { return len(s.sizes) }

// Size is the paper of one, from 1, in millimetres.
func (s *Sheets) Size(n int) (wide, high float64) { return s.sizes[n-1][0], s.sizes[n-1][1] }

// Front reports whether one, from 1, lies on the front of a piece of paper where both sides are
// printed.
func (s *Sheets) Front(n int) bool { return s.doc.Front(n) }

// Paint paints one, at so many pixels an inch, from its row of pixels top on, over the
// whole image.
func (s *Sheets) Paint(n int, img *image.RGBA, dpi float64, top int) {
	if s.at != n {
		s.marks, _, _ = s.doc.Page(n)
		s.at = n
	}
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	scale := dpi / 25.4
	s.painter.Paint(img, s.marks, scale, 0, float64(top)/scale)
}

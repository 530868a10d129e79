package printing

import (
	"image"
	"image/color"
	"image/draw"
)

// marked are pages with a frame, a mark in each corner that tells them apart, and as many
// boxes as the page's number; the second lies.
type marked int

func (m marked) Count() int { return int(m) }

func (m marked) Size(n int) (wide, high float64) {
	if n == 2 {
		return 297, 210
	}
	return 210, 297
}

func (m marked) Front(n int) bool { return n == 1 }

// cards are pages that each have a piece of paper of their own.
type cards struct{ marked }

func (cards) Front(int) bool { return true }

func (m marked) Paint(n int, img *image.RGBA, dpi float64, top int) {
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	box := func(x, y, wide, high float64, c color.Color) {
		px := func(mm float64) int { return int(mm/25.4*dpi + .5) }
		draw.Draw(img, image.Rect(px(x), px(y)-top, px(x+wide), px(y+high)-top), image.NewUniform(c), image.Point{}, draw.Src)
	}
	w, h := m.Size(n)
	box(15, 15, w-30, .5, color.Black)
	box(15, h-15.5, w-30, .5, color.Black)
	box(15, 15, .5, h-30, color.Black)
	box(w-15.5, 15, .5, h-30, color.Black)
	box(20, 20, 8, 8, color.Black)
	box(w-40, 20, 20, 8, color.RGBA{0xC0, 0x30, 0x20, 0xFF})
	box(20, h-60, 8, 40, color.Gray{0x80})
	for i := range n {
		box(40+float64(i)*15, 60, 10, 10, color.Black)
	}
}

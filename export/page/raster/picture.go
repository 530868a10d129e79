package raster

import (
	"bytes"
	"image"

	"jibun/export/page"

	"golang.org/x/image/draw"
)

// pictureKey is a picture as it was drawn.
type pictureKey struct {
	data       *byte
	wide, high int
}

// mostPixels is how large a picture may be in the file: more is a hostile one.
const mostPixels = 60 << 20

// picture draws a picture in the size it has here; the last ones are remembered.
func (f *frame) picture(p *page.Picture) {
	r := f.rect(p.Rect)
	if r.Intersect(f.img.Rect).Empty() || len(p.Data) == 0 || r.Dx() > 8192 || r.Dy() > 8192 {
		return
	}
	k := pictureKey{&p.Data[0], r.Dx(), r.Dy()}
	img, ok := f.pictures[k]
	if !ok {
		if img = decoded(p.Data, r.Dx(), r.Dy()); img == nil {
			return
		}
		if len(f.pictures) > 40 {
			clear(f.pictures)
		}
		f.pictures[k] = img
	}
	draw.Draw(f.img, r, img, image.Point{}, draw.Over)
}

func decoded(data []byte, wide, high int) *image.RGBA {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width <= 0 || c.Height <= 0 || c.Width*c.Height > mostPixels {
		return nil
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	out := image.NewRGBA(image.Rect(0, 0, wide, high))
	draw.BiLinear.Scale(out, out.Rect, src, src.Bounds(), draw.Src, nil)
	return out
}

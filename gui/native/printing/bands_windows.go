package printing

import (
	"context"
	"fmt"
	"image"
	"math"
	"unsafe"
)

// finest is the most pixels an inch that a page is painted at: a laser printer shows no
// more of letters, and the job stays small.
const finest = 600

// bandRows is how many rows of pixels are painted at a time.
const bandRows = 256

// bitmap is BITMAPINFO with the colours of 256 greys.
type bitmap struct {
	size          uint32
	wide, high    int32
	planes, bits  uint16
	compression   uint32
	bytes         uint32
	x, y          int32
	used, counted uint32
	greys         [256]uint32
}

func newBitmap() *bitmap {
	b := &bitmap{size: 40, planes: 1}
	for i := range b.greys {
		b.greys[i] = uint32(i) * 0x010101
	}
	return b
}

// paint paints a page so that a millimetre of it is one on paper, whatever edge the
// printer cannot print on.
func (d *device) paint(ctx context.Context, pages Pages, n int) error {
	px, py := float64(d.caps(pixelsX)), float64(d.caps(pixelsY))
	if px <= 0 || py <= 0 {
		return fmt.Errorf("a printer of %v × %v pixels an inch", px, py)
	}
	dpi := min(px, py, finest)
	sx, sy := px/dpi, py/dpi
	left, top := d.caps(offsetX), d.caps(offsetY)
	w, h := pages.Size(n)
	wide, high := int(math.Round(w/25.4*dpi)), int(math.Round(h/25.4*dpi))
	img := image.NewRGBA(image.Rect(0, 0, wide, bandRows))
	info := newBitmap()
	var buffer []byte
	for y := 0; y < high; y += bandRows {
		if err := ctx.Err(); err != nil {
			return err
		}
		pages.Paint(n, img, dpi, y)
		r := inked(img).Intersect(image.Rect(0, 0, wide, high-y))
		if r.Empty() {
			continue
		}
		buffer = info.take(img, r, buffer)
		at := func(x int, s float64, edge int) int { return int(math.Round(float64(x)*s)) - edge }
		x1, x2 := at(r.Min.X, sx, left), at(r.Max.X, sx, left)
		y1, y2 := at(y+r.Min.Y, sy, top), at(y+r.Max.Y, sy, top)
		const copied = 0x00CC0020 // SRCCOPY
		if lines, _, err := stretchDI.Call(d.dc, uintptr(x1), uintptr(y1), uintptr(x2-x1), uintptr(y2-y1),
			0, 0, uintptr(r.Dx()), uintptr(r.Dy()), uintptr(unsafe.Pointer(&buffer[0])), uintptr(unsafe.Pointer(info)), 0, copied); int32(lines) == -1 {
			return spooled("paint a page", int32(lines), err)
		}
	}
	return nil
}

// take describes a part of an image as a bitmap, and returns its bytes: grey where it has
// no colour, which is a third of the job.
func (b *bitmap) take(img *image.RGBA, r image.Rectangle, buffer []byte) []byte {
	grey := true
	for y := r.Min.Y; y < r.Max.Y && grey; y++ {
		row := img.Pix[img.PixOffset(r.Min.X, y):][:r.Dx()*4]
		for i := 0; i < len(row); i += 4 {
			if row[i] != row[i+1] || row[i] != row[i+2] {
				grey = false
				break
			}
		}
	}
	each := 3
	b.bits, b.used = 24, 0
	if grey {
		each, b.bits, b.used = 1, 8, 256
	}
	b.wide, b.high = int32(r.Dx()), -int32(r.Dy()) // from the top
	stride := (r.Dx()*each + 3) &^ 3
	b.bytes = uint32(stride * r.Dy())
	if len(buffer) < int(b.bytes) {
		buffer = make([]byte, b.bytes)
	}
	for y := range r.Dy() {
		row := img.Pix[img.PixOffset(r.Min.X, r.Min.Y+y):][:r.Dx()*4]
		out := buffer[y*stride:][:stride]
		for i := 0; i < len(row); i += 4 {
			if grey {
				out[i/4] = row[i]
				continue
			}
			o := out[i/4*3:]
			o[0], o[1], o[2] = row[i+2], row[i+1], row[i]
		}
	}
	return buffer
}

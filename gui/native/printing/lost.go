package printing

import (
	"context"
	"image"
	"math"
)

// Lost is what a printer would leave out of some pages.
type Lost struct {
	Pages Ranges
	Paper bool // it has no paper of their size; else their ink lies on an edge that it cannot print on
}

// area is where a printer prints on the paper that it takes for a page, in millimetres from
// the upper left corner of that paper.
type area struct {
	left, top, right, bottom float64
	paper                    bool // the paper is that of the page
}

// Losses are what would be missing of what is printed, as far as the system knows the
// printer: nil where all comes out or nothing is known.
func Losses(ctx context.Context, pages Pages, c Choice) ([]Lost, error) {
	areas := map[[2]float64]*area{}
	return lost(ctx, pages, c.Ranges.Of(pages.Count()), func(wide, high float64) *area {
		key := [2]float64{wide, high}
		a, known := areas[key]
		if !known {
			a = printable(ctx, c, wide, high)
			areas[key] = a
		}
		return a
	})
}

// lost compares where the ink of pages lies with where it can lie, nil if that is not known.
func lost(ctx context.Context, all Pages, pages []int, where func(wide, high float64) *area) (list []Lost, err error) {
	const dpi = 72
	const tolerable = .5 // mm, a pixel and a half
	var cut, foreign []int
	for _, n := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		wide, high := all.Size(n)
		a := where(wide, high)
		if a == nil {
			continue
		}
		if !a.paper {
			foreign = append(foreign, n)
			continue
		}
		mm := func(px int) float64 { return float64(px) * 25.4 / dpi }
		img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(wide/25.4*dpi)), int(math.Ceil(high/25.4*dpi))))
		all.Paint(n, img, dpi, 0)
		if r := inked(img); !r.Empty() && (mm(r.Min.X) < a.left-tolerable || mm(r.Min.Y) < a.top-tolerable || mm(r.Max.X) > a.right+tolerable || mm(r.Max.Y) > a.bottom+tolerable) {
			cut = append(cut, n)
		}
	}
	if foreign != nil {
		list = append(list, Lost{RangesOf(foreign), true})
	}
	if cut != nil {
		list = append(list, Lost{RangesOf(cut), false})
	}
	return list, nil
}

// inked is the part of an image outside of which it is white.
func inked(img *image.RGBA) image.Rectangle {
	var r image.Rectangle
	b := img.Rect
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := img.Pix[img.PixOffset(b.Min.X, y):][:b.Dx()*4]
		first, last := -1, -1
		for i := 0; i < len(row); i += 4 {
			if row[i] != 255 || row[i+1] != 255 || row[i+2] != 255 {
				if first < 0 {
					first = i / 4
				}
				last = i / 4
			}
		}
		if first >= 0 {
			r = r.Union(image.Rect(b.Min.X+first, y, b.Min.X+last+1, y+1))
		}
	}
	return r
}

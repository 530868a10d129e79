// Package scantest signs printed pages of ours and scans them, for tests and stories.
package scantest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"jibun/export"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/raster"
	"jibun/export/sheet"
)

var ink = color.NRGBA{R: 30, G: 40, B: 110, A: 255}

func stroke(places ...[2]float64) (out []page.Mark) {
	for i := 1; i < len(places); i++ {
		out = append(out, page.Line{X1: places[i-1][0], Y1: places[i-1][1], X2: places[i][0], Y2: places[i][1], Width: .5, Color: ink})
	}
	return out
}

// Tick is レ in a box.
func Tick(r page.Rect) []page.Mark {
	return stroke([2]float64{r.X + .6, r.Y + 2}, [2]float64{r.X + 1.8, r.Y + 3.6}, [2]float64{r.X + 4.6, r.Y + .3})
}

// Cross is × over a box: nobody can say what it means.
func Cross(r page.Rect) []page.Mark {
	return append(stroke([2]float64{r.X + .2, r.Y + .2}, [2]float64{r.X + r.Wide - .2, r.Y + r.High - .2}),
		stroke([2]float64{r.X + r.Wide - .2, r.Y + .2}, [2]float64{r.X + .2, r.Y + r.High - .2})...)
}

// Name is a signature in a cell.
func Name(r page.Rect) (out []page.Mark) {
	y, h := r.Y+r.High*.2, r.High*.6
	for i := range 3 {
		x := r.X + 2 + float64(i)*(h+.4)
		out = append(out, stroke([2]float64{x, y + h*.25}, [2]float64{x + h*.9, y + h*.2})...)
		out = append(out, stroke([2]float64{x + h*.5, y}, [2]float64{x + h*.4, y + h*.6}, [2]float64{x, y + h})...)
		out = append(out, stroke([2]float64{x + h*.45, y + h*.5}, [2]float64{x + h*.9, y + h*.95})...)
	}
	return out
}

// Signed is a printed page with what sign writes into each of its boxes.
func Signed(marks []page.Mark, boxes []marked.Box, sign func(marked.Box) []page.Mark) []page.Mark {
	out := append([]page.Mark(nil), marks...)
	for _, b := range boxes {
		out = append(out, sign(b)...)
	}
	return out
}

// Pages are the pages of a paper that carry a code, with what sign writes into each of their
// boxes, scanned.
func Pages(p *sheet.Paper, f *page.Faces, dpi float64, sign func(marked.Box) []page.Mark) ([]*image.Gray, error) {
	d, err := page.NewDocument(p, f)
	if err != nil {
		return nil, err
	}
	var out []*image.Gray
	for x := range p.Sheets {
		for _, drawing := range x.Drawings {
			said, err := marked.Parse(drawing.Text)
			if err != nil {
				continue // no code
			}
			boxes, err := export.Boxes(said)
			if err != nil {
				return nil, err
			}
			marks, _, _ := d.Page(len(out) + 1)
			out = append(out, Scan(f, Signed(marks, boxes, sign), dpi))
		}
	}
	return out, nil
}

// Scan is an upright A4 page as a copier gives it: so many pixels to an inch, grey.
func Scan(f *page.Faces, marks []page.Mark, dpi float64) *image.Gray {
	k := dpi / 25.4
	img := image.NewRGBA(image.Rect(0, 0, int(210*k), int(297*k)))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	raster.New(f).Paint(img, marks, k, 0, 0)
	out := image.NewGray(img.Rect)
	for i := range out.Pix {
		out.Pix[i] = uint8((int(img.Pix[4*i]) + int(img.Pix[4*i+1]) + int(img.Pix[4*i+2])) / 3 * 245 / 255)
	}
	return out
}

// BlackAndWhite is a scan that knows no grey: black is what is as dark as least.
func BlackAndWhite(img *image.Gray, least uint8) *image.Gray {
	out := image.NewGray(img.Rect)
	for i, v := range img.Pix {
		if v > least {
			out.Pix[i] = 255
		}
	}
	return out
}

// PDF is pages as a copier saves them: a JPEG on each.
func PDF(pages ...*image.Gray) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string, stream []byte) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\n", len(at), body)
		if stream != nil {
			fmt.Fprintf(&b, "stream\n%s\nendstream\n", stream)
		}
		b.WriteString("endobj\n")
	}
	b.WriteString("%PDF-1.4\n")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>", nil)
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(pages)), nil)
	for i, p := range pages {
		var picture bytes.Buffer
		if err := jpeg.Encode(&picture, p, &jpeg.Options{Quality: 60}); err != nil {
			panic(err) // a buffer takes everything
		}
		content := []byte("q 595 0 0 842 0 0 cm /P Do Q")
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /P %d 0 R >> >> /Contents %d 0 R >>", 5+3*i, 4+3*i), nil)
		object(fmt.Sprintf("<< /Length %d >>", len(content)), content)
		object(fmt.Sprintf("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>",
			p.Rect.Dx(), p.Rect.Dy(), picture.Len()), picture.Bytes())
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

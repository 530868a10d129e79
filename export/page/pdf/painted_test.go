package pdf

import (
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/page/raster"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
)

const dpi = 100

// printed is a page as another program draws the PDF.
func printed(t testing.TB, path string, n string) *image.RGBA {
	t.Helper()
	to := filepath.Join(t.TempDir(), "page")
	tool(t, "pdftoppm", "-r", "100", "-png", "-singlefile", "-f", n, "-l", n, path, to)
	f, err := os.Open(to + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	return out
}

// seen is the same page as the preview shows it.
func seen(f *page.Faces, marks []page.Mark, size image.Rectangle) *image.RGBA {
	img := image.NewRGBA(size)
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	raster.New(f).Paint(img, marks, dpi/25.4, 0, 0)
	return img
}

// apart is how much of what is inked on either picture is not on the other, in parts of
// all: each place is compared with the nearest around it, for no two programs round alike.
func apart(a, b *image.RGBA) float64 {
	w, h := a.Rect.Dx(), a.Rect.Dy()
	soft := func(img *image.RGBA) []float64 {
		grey := make([]float64, w*h)
		for y := range h {
			for x := range w {
				c := img.RGBAAt(x, y)
				grey[y*w+x] = 1 - (.3*float64(c.R)+.6*float64(c.G)+.1*float64(c.B))/255
			}
		}
		out := make([]float64, w*h)
		for y := 1; y < h-1; y++ {
			for x := 1; x < w-1; x++ {
				s := 0.0
				for dy := -1; dy <= 1; dy++ {
					for dx := -1; dx <= 1; dx++ {
						s += grey[(y+dy)*w+x+dx]
					}
				}
				out[y*w+x] = s / 9
			}
		}
		return out
	}
	p, q := soft(a), soft(b)
	ink, off := 0.0, 0.0
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			i := y*w + x
			ink += max(p[i], q[i])
			near := math.Inf(1)
			for _, j := range []int{i, i - 1, i + 1, i - w, i + w} {
				near = min(near, math.Abs(p[i]-q[j]))
			}
			off += near
		}
	}
	return off / max(ink, 1)
}

// alike is how far two pictures of the same page may be apart.
const alike = .045

// TestPainted: what is printed is what was seen.
func TestPainted(t *testing.T) {
	f := pagetest.Faces(t)
	latin, err := page.NewFaces(goregular.TTF, gobold.TTF)
	if err != nil {
		t.Fatal(err)
	}
	latin.Ask(func(r rune) *sfnt.Font { // nearly all of it comes from another font
		if f.Regular.Has(r) {
			return f.Regular.Font
		}
		return nil
	})
	for name, faces := range map[string]*page.Faces{"own": f, "drawn": latin} {
		marks := sampler(t)
		a := printed(t, saved(t, &page.Document{Title: "x", Faces: faces, Parts: []page.Part{leaf(marks)}}), "1")
		if size := a.Rect.Size(); size != image.Pt(827, 1170) && size != image.Pt(827, 1169) {
			t.Fatalf("a page of %v", size)
		}
		d := apart(a, seen(faces, marks, a.Rect))
		t.Logf("%s: %.3f apart", name, d)
		if d > alike {
			t.Errorf("%s: the PDF and the preview are %.3f apart", name, d)
			if dir := os.Getenv("PAGES"); dir != "" {
				keep(t, filepath.Join(dir, name+"_printed.png"), a)
				keep(t, filepath.Join(dir, name+"_seen.png"), seen(faces, marks, a.Rect))
			}
		}
		// The same judge finds a mark that is left out, one millimetre, and another name.
		gone := slices.Delete(slices.Clone(marks), 8, 10)
		moved := make([]page.Mark, len(marks))
		for i, m := range marks {
			if w, ok := m.(page.Words); ok {
				w.X++
				m = w
			}
			moved[i] = m
		}
		other := slices.Clone(marks)
		for i, m := range other {
			if w, ok := m.(page.Words); ok && w.Y >= 130 {
				w.Text = "鬱蒼 " + w.Text
				other[i] = w
			}
		}
		for what, wrong := range map[string][]page.Mark{"left out": gone, "moved": moved, "another name": other} {
			if e := apart(a, seen(faces, wrong, a.Rect)); e < d+.015 {
				t.Errorf("%s, %s: only %.3f apart, as it should be %.3f", name, what, e, d)
			}
		}
	}
}

func keep(t testing.TB, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
}

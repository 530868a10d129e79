package raster

import (
	"context"
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"testing"

	"jibun/export/opened"
	"jibun/export/page"
	"jibun/export/page/pagetest"
)

func paper(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	return img
}

var black = color.NRGBA{A: 255}

// ink is the part of an image that is not white.
func ink(img *image.RGBA) image.Rectangle {
	var r image.Rectangle
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if img.RGBAAt(x, y).G < 200 {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestPaint(t *testing.T) {
	f := pagetest.Faces(t)
	for name, c := range map[string]struct {
		mark page.Mark
		want image.Rectangle // at ten pixels a millimetre
		near int
	}{
		"a box":             {page.Box{Rect: page.Rect{X: 1, Y: 2, Wide: 3, High: 4}, Color: black}, image.Rect(10, 20, 40, 60), 0},
		"a level line":      {page.Line{X1: 1, Y1: 5, X2: 9, Y2: 5, Width: .4, Color: black}, image.Rect(10, 48, 91, 52), 0},
		"an upright line":   {page.Line{X1: 5, Y1: 1, X2: 5, Y2: 9, Width: .4, Color: black}, image.Rect(48, 10, 52, 91), 0},
		"a slanting line":   {page.Line{X1: 1, Y1: 1, X2: 9, Y2: 9, Width: .2, Color: black}, image.Rect(10, 10, 90, 90), 2},
		"an oval":           {page.Oval{Rect: page.Rect{X: 1, Y: 2, Wide: 6, High: 3}, Color: black}, image.Rect(10, 20, 70, 50), 1},
		"text":              {page.Words{X: 1, Y: 8, Text: "国", Size: 20, Color: black}, image.Rect(13, 20, 79, 87), 6},
		"text turned left":  {page.Words{X: 8, Y: 8, Text: "国", Size: 20, Turn: 90, Color: black}, image.Rect(20, 13, 87, 79), 6},
		"text turned right": {page.Words{X: 2, Y: 1, Text: "国", Size: 20, Turn: -90, Color: black}, image.Rect(13, 13, 79, 79), 6},
		"text that is cut":  {page.Words{X: 1, Y: 8, Text: "国", Size: 20, Color: black, Clip: page.Rect{X: 0, Y: 0, Wide: 4, High: 10}}, image.Rect(13, 20, 40, 87), 6},
	} {
		t.Run(name, func(t *testing.T) {
			img := paper(100, 100)
			New(f).Paint(img, []page.Mark{c.mark}, 10, 0, 0)
			got := ink(img)
			for _, d := range []int{got.Min.X - c.want.Min.X, got.Min.Y - c.want.Min.Y, got.Max.X - c.want.Max.X, got.Max.Y - c.want.Max.Y} {
				if max(d, -d) > c.near {
					t.Errorf("the ink is in %v, want %v", got, c.want)
					return
				}
			}
		})
	}
}

// The lines around a part of a sheet are seen at every size, wherever it lies on the page.
func TestPaint_edges(t *testing.T) {
	f := pagetest.Faces(t)
	for percent := 5; percent <= 300; percent += 3 {
		for at := 0.0; at < 2; at += .15 {
			const wide, high, scale, edge = 20.3, 11.7, .93, .6 // mm; as page.Pages makes them
			k := float64(percent) / 100 * 96 / 25.4
			x, y := 3+at, 2+at/3
			line := func(x1, y1, x2, y2 float64) page.Mark {
				return page.Line{X1: 7 + x1, Y1: 9 + y1, X2: 7 + x2, Y2: 9 + y2, Width: .1, Color: black}
			}
			g := page.Group{Clip: page.Rect{X: x - edge, Y: y - edge, Wide: wide*scale + 2*edge, High: high*scale + 2*edge}, X: x - 7*scale, Y: y - 9*scale, Scale: scale,
				Marks: []page.Mark{line(0, 0, 0, high), line(wide, 0, wide, high), line(0, 0, wide, 0), line(0, high, wide, high)}}
			img := paper(int(40*k)+4, int(30*k)+4)
			New(f).Paint(img, []page.Mark{g}, k, 0, 0)
			r := ink(img)
			mid := image.Pt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2)
			for side, p := range map[string]image.Point{
				"left": {int(math.Round(x * k)), mid.Y}, "right": {int(math.Round((x + wide*scale) * k)), mid.Y},
				"above": {mid.X, int(math.Round(y * k))}, "below": {mid.X, int(math.Round((y + high*scale) * k))},
			} {
				near := image.Rect(p.X-2, p.Y-2, p.X+3, p.Y+3)
				if side == "left" || side == "right" {
					near.Min.Y, near.Max.Y = p.Y, p.Y+1
				} else {
					near.Min.X, near.Max.X = p.X, p.X+1
				}
				if !inked(img, near) {
					t.Errorf("%d %%, at %.2f mm: the line %s is not seen", percent, x, side)
				}
			}
		}
	}
}

// inked reports whether something of a part is not white.
func inked(img *image.RGBA, in image.Rectangle) bool {
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if img.RGBAAt(x, y).G < 200 {
				return true
			}
		}
	}
	return false
}

// TestPaint_moved: the same marks seen from another corner are the same pixels, moved.
func TestPaint_moved(t *testing.T) {
	f := pagetest.Faces(t)
	marks := []page.Mark{page.Words{X: 3.03, Y: 8.07, Text: "じぶん 12", Size: 9, Color: black}, page.Line{X1: 1, Y1: 9.31, X2: 18, Y2: 9.31, Width: .26, Color: black},
		page.Line{X1: 1, Y1: 9.81, X2: 18, Y2: 9.81, Width: .26, Color: black, Dash: []float64{1, .5}}}
	a, b := paper(300, 200), paper(300, 200)
	p := New(f)
	p.Paint(a, marks, 10, 0, 0)
	p.Paint(b, marks, 10, .53, .28) // between two pixels: the nearest counts
	for y := range 190 {
		for x := range 290 {
			if a.RGBAAt(x+5, y+3) != b.RGBAAt(x, y) {
				t.Fatalf("at %d, %d: %v and %v", x, y, a.RGBAAt(x+5, y+3), b.RGBAAt(x, y))
			}
		}
	}
}

// TestReal paints the workbooks of other people, near and far.
func TestReal(t *testing.T) {
	f := pagetest.Faces(t)
	p := New(f)
	files, err := filepath.Glob("../../template/testdata/real/*.xlsx")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		book, err := opened.Read(context.Background(), data, "")
		if err != nil {
			t.Fatal(name, err)
		}
		drawn := false
		for s := range book.Sheets {
			g, err := page.NewGrid(book, s, f)
			if err != nil {
				t.Fatal(name, err)
			}
			w, h := g.Size()
			for _, scale := range []float64{.5, 3.78, 20} {
				for _, at := range [][2]float64{{-3, -3}, {w / 2, h / 2}, {w - 1, h - 1}} {
					img := paper(400, 300)
					p.Paint(img, g.View(page.Rect{X: at[0], Y: at[1], Wide: 400 / scale, High: 300 / scale}, nil), scale, at[0], at[1])
					drawn = drawn || !ink(img).Empty()
				}
			}
		}
		if !drawn && filepath.Base(name) != "closedxml_form-controls.xlsx" { // whose cells are empty
			t.Errorf("%s: nothing is seen", filepath.Base(name))
		}
	}
}

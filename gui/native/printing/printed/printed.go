// Package printed looks at what a printer of CUPS that writes PDF has printed: for tests.
// .ci/printer gives one.
package printed

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Folder is where what is printed lies. Without such a printer the test is skipped.
func Folder(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("JIBUN_PRINTED")
	if dir == "" {
		t.Skip("no printer that writes PDF: make print gives one (cups, printer-driver-cups-pdf)")
	}
	return dir
}

// Files are those that lie in a folder, in the order of their jobs.
func Files(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(files, func(a, b string) int { return cmp.Compare(job(a), job(b)) })
	return files
}

// job is the number of a job, which stands at the end of the file's name.
func job(file string) int {
	name := strings.TrimSuffix(file, ".pdf")
	n, _ := strconv.Atoi(name[strings.LastIndexAny(name, "_-")+1:])
	return n
}

// Next is the file that appears besides those that lay there before, when it is whole.
func Next(t *testing.T, dir string, before []string) string {
	t.Helper()
	for range 600 {
		for _, f := range Files(t, dir) {
			if !slices.Contains(before, f) && exec.Command("pdfinfo", f).Run() == nil {
				return f
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("nothing was printed within a minute")
	return ""
}

// Pages draws a PDF with poppler, at so many pixels an inch.
func Pages(t *testing.T, pdf string, dpi int) []*image.Gray {
	t.Helper()
	out := filepath.Join(t.TempDir(), "page")
	if b, err := exec.Command("pdftoppm", "-r", strconv.Itoa(dpi), "-gray", pdf, out).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v: %s", err, b)
	}
	files, err := filepath.Glob(out + "*.pgm")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	var pages []*image.Gray
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var w, h, most int
		if _, err := fmt.Sscanf(string(b[:min(len(b), 40)]), "P5\n%d %d\n%d", &w, &h, &most); err != nil || most != 255 {
			t.Fatalf("%s: %v", f, err)
		}
		head := fmt.Sprintf("P5\n%d %d\n%d\n", w, h, most)
		pages = append(pages, &image.Gray{Pix: bytes.TrimPrefix(b, []byte(head)), Stride: w, Rect: image.Rect(0, 0, w, h)})
	}
	return pages
}

// Painter is what paints a page: see printing.Pages.
type Painter interface {
	Count() int
	Size(n int) (wide, high float64)
	Paint(n int, img *image.RGBA, dpi float64, top int)
}

// Painted is a page as the preview shows it.
func Painted(p Painter, n, dpi int) *image.Gray {
	w, h := p.Size(n)
	img := image.NewRGBA(image.Rect(0, 0, int(w/25.4*float64(dpi)+.5), int(h/25.4*float64(dpi)+.5)))
	p.Paint(n, img, float64(dpi), 0)
	grey := image.NewGray(img.Rect)
	for i := range grey.Pix {
		r, g, b := int(img.Pix[i*4]), int(img.Pix[i*4+1]), int(img.Pix[i*4+2])
		grey.Pix[i] = uint8((r*299 + g*587 + b*114) / 1000)
	}
	return grey
}

// Differ is how much of the ink of two pages lies where the other has nothing like it
// nearby, from 0 to 1. A pixel to each side is near: the two paint letters and lines by
// other rules.
func Differ(a, b *image.Gray) float64 {
	wrong, ink := alone(a, b)
	wrong2, ink2 := alone(b, a)
	return float64(wrong+wrong2) / float64(max(ink+ink2, 1))
}

func alone(a, b *image.Gray) (wrong, ink int) {
	const near, dark = 2, 160
	for y := a.Rect.Min.Y; y < a.Rect.Max.Y; y++ {
		for x := a.Rect.Min.X; x < a.Rect.Max.X; x++ {
			v := int(a.GrayAt(x, y).Y)
			if v >= dark {
				continue
			}
			ink++
			found := false
			for dy := -near; dy <= near && !found; dy++ {
				for dx := -near; dx <= near && !found; dx++ {
					p := image.Pt(x+dx, y+dy)
					found = p.In(b.Rect) && int(b.GrayAt(p.X, p.Y).Y) < v+90
				}
			}
			if !found {
				wrong++
			}
		}
	}
	return wrong, ink
}

// Same says where what was printed is not what the preview shows; page 0 is empty. Its control: each page
// moved by a millimetre and a half is told apart.
func Same(t *testing.T, pdf string, want Painter, pages []int) {
	t.Helper()
	const dpi, most = 100, .02
	got := Pages(t, pdf, dpi)
	if len(got) != len(pages) {
		t.Fatalf("%s has %d pages, want %d", filepath.Base(pdf), len(got), len(pages))
	}
	for i, n := range pages {
		if n == 0 {
			if _, ink := alone(got[i], got[i]); ink > 0 {
				t.Errorf("the empty back %d of %s has ink", i+1, filepath.Base(pdf))
			}
			continue
		}
		preview := Painted(want, n, dpi)
		page := upright(got[i], preview)
		if d := page.Rect.Size().Sub(preview.Rect.Size()); d.X < -2 || d.X > 2 || d.Y < -2 || d.Y > 2 {
			t.Errorf("page %d is %v pixels large, want %v", n, page.Rect.Size(), preview.Rect.Size())
			continue
		}
		share := Differ(page, preview)
		if share > most {
			t.Errorf("page %d: %.1f %% of the ink is elsewhere", n, share*100)
		}
		moved := image.NewGray(preview.Rect)
		for y := range preview.Rect.Dy() {
			for x := range preview.Rect.Dx() {
				v := uint8(255)
				if p := image.Pt(x-6, y-6); p.In(preview.Rect) {
					v = preview.GrayAt(p.X, p.Y).Y
				}
				moved.Pix[y*moved.Stride+x] = v
			}
		}
		control := Differ(page, moved)
		if control < 2*most {
			t.Errorf("page %d: moved by a millimetre and a half it would do as well", n)
		}
		t.Logf("page %d: %.2f %% of the ink is elsewhere (moved: %.0f %%)", n, share*100, control*100)
	}
}

// upright turns a page that lies on standing paper, as printers do; to which side is
// theirs to choose.
func upright(p, preview *image.Gray) *image.Gray {
	if (p.Rect.Dx() > p.Rect.Dy()) == (preview.Rect.Dx() > preview.Rect.Dy()) {
		return p
	}
	left, right := turned(p, false), turned(p, true)
	if Differ(left, preview) < Differ(right, preview) {
		return left
	}
	return right
}

func turned(p *image.Gray, clockwise bool) *image.Gray {
	w, h := p.Rect.Dx(), p.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, h, w))
	for y := range h {
		for x := range w {
			if clockwise {
				out.Pix[x*out.Stride+h-1-y] = p.Pix[y*p.Stride+x]
			} else {
				out.Pix[(w-1-x)*out.Stride+y] = p.Pix[y*p.Stride+x]
			}
		}
	}
	return out
}

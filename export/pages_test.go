package export

import (
	"fmt"
	"image"
	"image/png"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/page/raster"
)

// pagesOf lays out the pages of all sheets of a paper.
func pagesOf(t testing.TB, value any, f *page.Faces) []*page.Pages {
	t.Helper()
	p, err := PaperOf(value, HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	var all []*page.Pages
	for s := range p.Sheets {
		x, err := page.NewPages(p, s, f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, x)
	}
	return all
}

// TestPages: the pages that are painted are as many as another program prints of the same
// paper.
func TestPages(t *testing.T) {
	samples := samples()
	maps.DeleteFunc(samples, func(name string, _ sample) bool { return strings.HasPrefix(name, "annual-many") })
	write := map[string]func(io.Writer) error{}
	for name, x := range samples {
		write[name] = x.write
	}
	_, printedPages := printed(t, write)
	f := pagetest.Faces(t)
	for name, x := range samples {
		n, painter := 0, raster.New(f)
		for i, pages := range pagesOf(t, x.value, f) {
			n += pages.Count()
			for k := 1; k <= pages.Count(); k++ {
				marks := pages.Page(k)
				paintedPage(t, pages, painter, marks, fmt.Sprintf("%s_%d_%02d", name, i+1, k))
			}
		}
		// Where no page is said to begin, rounding of heights may move a row to the next.
		if d := n - printedPages[name]; d != 0 && (max(d, -d) > 1 || !strings.HasPrefix(name, "annual")) {
			t.Errorf("%s: %d pages, LibreOffice prints %d", name, n, printedPages[name])
		}
	}
}

// paintedPage paints a page for a person to look at: PAGES=dir.
func paintedPage(t *testing.T, pages *page.Pages, p *raster.Painter, marks []page.Mark, name string) {
	t.Helper()
	dir := os.Getenv("PAGES")
	if dir == "" {
		return
	}
	const scale = 4
	w, h := pages.Size()
	img := image.NewRGBA(image.Rect(0, 0, int(w*scale), int(h*scale)))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	p.Paint(img, marks, scale, 0, 0)
	out, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, img); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkPages_First is the first page of a sign-in sheet of 2,000 names.
func BenchmarkPages_First(b *testing.B) {
	f := pagetest.Faces(b)
	value := sampleSignIn(1500, 500, 0, true)
	p := raster.New(f)
	img := image.NewRGBA(image.Rect(0, 0, 800, 1130))
	for b.Loop() {
		p.Paint(img, pagesOf(b, value, f)[0].Page(1), 3.8, 0, 0)
	}
}

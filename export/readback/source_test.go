package readback

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/image/tiff"

	"jibun/export/page/pagetest"
)

// pdfPicture is a picture in a PDF, and where it stands on the page: points, from below.
type pdfPicture struct {
	dict string
	data []byte
	at   string // of cm
}

// pdfOf writes a PDF as a scanner does: a page for each list of pictures.
func pdfOf(pages ...[]pdfPicture) []byte {
	var b bytes.Buffer
	var at []int
	obj := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", len(at))
		fmt.Fprintf(&b, format, args...)
		b.WriteString("\nendobj\n")
	}
	b.WriteString("%PDF-1.4\n")
	kids, n := "", 3
	for _, p := range pages {
		kids += fmt.Sprintf("%d 0 R ", n)
		n += 2 + len(p)
	}
	obj("<< /Type /Catalog /Pages 2 0 R >>")
	obj("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(pages))
	for _, p := range pages {
		first := len(at) + 1
		names, content := "", "BT /F1 8 Tf (hidden \\) text) Tj ET\n"
		for i, x := range p {
			names += fmt.Sprintf("/Im%d %d 0 R ", i, first+2+i)
			content += fmt.Sprintf("q %s cm /Im%d Do Q\n", x.at, i)
		}
		obj("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << %s>> >> /Contents %d 0 R >>", names, first+1)
		obj("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
		for _, x := range p {
			obj("<< /Type /XObject /Subtype /Image %s /Length %d >>\nstream\n%s\nendstream", x.dict, len(x.data), x.data)
		}
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

const whole = "595 0 0 842 0 0"

func flate(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func jpegOf(img image.Image) []byte {
	var b bytes.Buffer
	jpeg.Encode(&b, img, &jpeg.Options{Quality: 70})
	return b.Bytes()
}

func grayImage(img image.Image) *image.Gray { return grayOf(img).image() }

// strips are a page in several pictures, one below the other.
func strips(g *image.Gray, n int) (out []pdfPicture) {
	h := g.Rect.Dy()
	for i := range n {
		part := g.SubImage(image.Rect(0, h*i/n, g.Rect.Dx(), h*(i+1)/n)).(*image.Gray)
		high := part.Rect.Dy()
		x := pdfPicture{dict: fmt.Sprintf("/Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", part.Rect.Dx(), high), data: jpegOf(part)}
		x.at = fmt.Sprintf("595 0 0 %f 0 %f", 842*float64(high)/float64(h), 842*float64(h-h*(i+1)/n)/float64(h))
		out = append(out, x)
	}
	return out
}

// packed is a picture as bits, 1 = white.
func packed(g *image.Gray) []byte {
	row := (g.Rect.Dx() + 7) / 8
	out := make([]byte, row*g.Rect.Dy())
	for y := range g.Rect.Dy() {
		for x := range g.Rect.Dx() {
			if g.GrayAt(x, y).Y > 140 {
				out[y*row+x/8] |= 0x80 >> (x % 8)
			}
		}
	}
	return out
}

func inverted(b []byte) []byte {
	out := bytes.Clone(b)
	for i := range out {
		out[i] = ^out[i]
	}
	return out
}

// TestFiles reads the same page from every kind of file that a scanner makes.
func TestFiles(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, pagetest.Faces(t))
	r := rand.New(rand.NewPCG(5, 5))
	img, done := writtenOn(p, f, r, false)
	scan := grayImage(scanner{dpi: 150, skew: 1}.scan(img, printedAt, r))
	w, h := scan.Rect.Dx(), scan.Rect.Dy()
	size := fmt.Sprintf("/Width %d /Height %d", w, h)
	rgb := make([]byte, 3*w*h)
	for i, v := range scan.Pix {
		rgb[3*i], rgb[3*i+1], rgb[3*i+2] = v, v, v
	}
	var tif, pngs bytes.Buffer
	if err := errors.Join(tiff.Encode(&tif, scan, &tiff.Options{Compression: tiff.Deflate, Predictor: true}), png.Encode(&pngs, scan)); err != nil {
		t.Fatal(err)
	}
	white := bytes.Repeat([]byte{250}, w/4*(h/4))
	files := map[string][]byte{
		"a.jpg": jpegOf(scan), "a.png": pngs.Bytes(), "a.tif": tif.Bytes(),
		"jpeg.pdf":        pdfOf([]pdfPicture{{size + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", jpegOf(scan), whole}}),
		"gray.pdf":        pdfOf([]pdfPicture{{size + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", flate(scan.Pix), whole}}),
		"rgb.pdf":         pdfOf([]pdfPicture{{size + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode", flate(rgb), whole}}),
		"bits.pdf":        pdfOf([]pdfPicture{{size + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode", flate(packed(scan)), whole}}),
		"turned bits.pdf": pdfOf([]pdfPicture{{size + " /ColorSpace /DeviceGray /Decode [1 0] /BitsPerComponent 1 /Filter /FlateDecode", flate(inverted(packed(scan))), whole}}),
		"palette.pdf":     pdfOf([]pdfPicture{{size + " /ColorSpace [/Indexed /DeviceRGB 1 <000000FFFFFF>] /BitsPerComponent 1 /Filter /FlateDecode", flate(packed(scan)), whole}}),
		"strips.pdf":      pdfOf(strips(scan, 7)),
		"layers.pdf": pdfOf([]pdfPicture{
			{fmt.Sprintf("/Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", w/4, h/4), flate(white), whole},
			{size + " /ImageMask true /BitsPerComponent 1 /Filter /FlateDecode", flate(packed(scan)), whole},
		}),
	}
	black := map[string]bool{"bits.pdf": true, "turned bits.pdf": true, "palette.pdf": true} // and so dark that nothing light is left
	dir := t.TempDir()
	for name, data := range files {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			pages, err := Files(context.Background(), []string{path}, func(string) (*Form, error) { return p.form, nil }, nil)
			if err != nil || len(pages) != 1 || pages[0].Err != nil {
				t.Fatalf("%v %+v", err, pages)
			}
			asked := 0
			for i, a := range pages[0].Lines {
				switch want := done[i].may[0]; {
				case a.Read == want, a.Why == Gone && want == Blank && black[name]:
				case a.Read == Unsure:
					asked++
					t.Logf("line %d: %s: asked, %s", i+1, done[i].what, a.Why)
				default:
					t.Errorf("line %d: %s: %s %s", i+1, done[i].what, a.Read, a.Why)
				}
			}
			if asked > 1 { // of 24 on a page of black and white: TestLook says how many in all
				t.Errorf("%d lines are asked about", asked)
			}
		})
	}
}

// TestFiles_kept reads the same two pages as copiers and faxes keep them: testdata has them
// as a TIFF of two pages, G4, and as PDFs in JBIG2, in JPEG 2000 and in layers.
func TestFiles_kept(t *testing.T) {
	p := listPage(t, pagetest.Faces(t))
	data, err := os.ReadFile("testdata/two_pages_g4.tif")
	if err != nil {
		t.Fatal(err)
	}
	src, err := openTIFF(data)
	if err != nil {
		t.Fatal(err)
	}
	x := src.(*tiffFile)
	var pages [][]pdfPicture
	for n := range x.pages {
		at, long, w, h := x.strip(n)
		pages = append(pages, []pdfPicture{{fmt.Sprintf("/Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns %d /Rows %d >>", w, h, w, h), data[at : at+long], whole}})
	}
	g4 := filepath.Join(t.TempDir(), "g4.pdf")
	if err := os.WriteFile(g4, pdfOf(pages...), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, black := range map[string]bool{"testdata/two_pages_g4.tif": true, g4: true, "testdata/two_pages_jbig2.pdf": true, "testdata/two_pages_jpx.pdf": false, "testdata/two_pages_mrc.pdf": false} {
		start := time.Now()
		got, err := Files(context.Background(), []string{path}, func(string) (*Form, error) { return p.form, nil }, nil)
		t.Logf("%s: %v", filepath.Base(path), time.Since(start))
		if err != nil || len(got) != 2 {
			t.Fatalf("%s: %v, %d pages", path, err, len(got))
		}
		for i, g := range got {
			if g.Err != nil {
				t.Fatalf("%s, page %d: %v", g.File, g.Number, g.Err)
			}
			for l, a := range g.Lines {
				want := faxed(i, l)
				if want == Blank && black { // so dark that nothing light is left
					want = Unsure
				}
				if a.Read != want || want == Unsure && a.Why != Gone {
					t.Errorf("%s, page %d, line %d: %s %s, not %s", g.File, g.Number, l+1, a.Read, a.Why, want)
				}
			}
		}
	}
}

// faxed is what stands on the two pages of testdata: on the first every second line is
// ticked, on the second every third is signed.
func faxed(page, line int) Read {
	if line%(2+page) == 0 {
		return Marked
	}
	return Blank
}

// strip is the only strip of a page.
func (t *tiffFile) strip(n int) (at, long, wide, high int) {
	p := int(t.pages[n])
	for i := range int(t.order.Uint16(t.data[p:])) {
		e := t.data[p+2+12*i:]
		v := int(t.order.Uint32(e[8:]))
		if t.order.Uint16(e[2:]) == 3 {
			v = int(t.order.Uint16(e[8:]))
		}
		switch t.order.Uint16(e) {
		case 256:
			wide = v
		case 257:
			high = v
		case 273:
			at = v
		case 279:
			long = v
		}
	}
	return at, long, wide, high
}

// TestTIFF_blackIsZero: of a page in a fax code the same bits are the negative where 0 is
// said to be black, as some programs save it.
func TestTIFF_blackIsZero(t *testing.T) {
	data, err := os.ReadFile("testdata/two_pages_g4.tif")
	if err != nil {
		t.Fatal(err)
	}
	page := func(data []byte, n int) *image.Gray {
		t.Helper()
		src, err := openTIFF(data)
		if err != nil {
			t.Fatal(err)
		}
		img, err := src.page(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		return img.(*image.Gray)
	}
	other := bytes.Clone(data)
	src, err := openTIFF(other)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range src.(*tiffFile).pages {
		for i := range int(binary.LittleEndian.Uint16(other[at:])) {
			if e := other[int(at)+2+12*i:]; binary.LittleEndian.Uint16(e) == 262 {
				e[8] = 1
			}
		}
	}
	for n := 1; n <= 2; n++ {
		a, b := page(data, n), page(other, n)
		for i := range a.Pix {
			if a.Pix[i] != ^b.Pix[i] {
				t.Fatalf("page %d: of pixel %d both say %d", n, i, a.Pix[i])
			}
		}
	}
}

// TestFiles_hostile: what is no scan, or would fill the memory, has a reason of its own,
// and nothing ends the program.
func TestFiles_hostile(t *testing.T) {
	small := image.NewGray(image.Rect(0, 0, 60, 60))
	var b bytes.Buffer
	if err := png.Encode(&b, small); err != nil {
		t.Fatal(err)
	}
	huge := bytes.Clone(b.Bytes()) // says it is 60,000 pixels wide and high
	copy(huge[16:], []byte{0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60})
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	loop := append([]byte("II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00"), make([]byte, 20)...)
	empty := image.NewGray(image.Rect(0, 0, 1240, 1754))
	for i := range empty.Pix {
		empty.Pix[i] = 255
	}
	noise := image.NewGray(image.Rect(0, 0, 1240, 1754))
	r := rand.New(rand.NewPCG(1, 1))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(r.IntN(256))
	}
	pages := make([][]pdfPicture, MostPages+1)
	for i := range pages {
		pages[i] = []pdfPicture{}
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":          {nil, ErrKind},
		"text":             {[]byte("これは名簿です"), ErrKind},
		"half a PNG":       {b.Bytes()[:40], ErrBroken},
		"half a JPEG":      {jpegOf(empty)[:200], ErrBroken},
		"a huge PNG":       {huge, ErrPixels},
		"a TIFF in a ring": {loop, ErrBroken},
		"half a TIFF":      {[]byte("II*\x00\xff\xff\xff\x7f"), ErrBroken},
		"an empty page":    {jpegOf(empty), ErrEmptyPage},
		"noise":            {jpegOf(noise), ErrNoCode},
		"a PDF of nothing": {[]byte("%PDF-1.7\n%%EOF"), ErrBroken},
		"a PDF of text":    {pdfOf([]pdfPicture{}), ErrNoPicture},
		"too many pages":   {pdfOf(pages...), ErrPages},
		"a white JBIG2":    {pdfOf([]pdfPicture{{"/Width 1240 /Height 1754 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", whiteJBIG2(1240, 1754), whole}}), ErrEmptyPage},
		"a white one cut":  {pdfOf([]pdfPicture{{"/Width 1240 /Height 1754 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", whiteJBIG2(1240, 1754)[9:], whole}}), ErrBroken},
		"JBIG2":            {pdfOf([]pdfPicture{{"/Width 99 /Height 99 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode", []byte("x"), whole}}), ErrPicture},
		"JPEG 2000":        {pdfOf([]pdfPicture{{"/Width 99 /Height 99 /Filter /JPXDecode", []byte("x"), whole}}), ErrBroken},
		"a bomb":           {pdfOf([]pdfPicture{{"/Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode", flate(make([]byte, 1<<20)), whole}}), ErrPixels},
		"too short":        {pdfOf([]pdfPicture{{"/Width 1000 /Height 1000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode", flate(make([]byte, 50)), whole}}), ErrBroken},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x")
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := Files(context.Background(), []string{path}, func(string) (*Form, error) { return nil, errors.New("no form") }, nil)
			if err != nil || len(got) != 1 || !errors.Is(got[0].Err, c.want) {
				t.Errorf("%v %+v", err, got)
			}
		})
	}
}

func TestFiles_cancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got, err := Files(ctx, []string{"testdata/two_pages_g4.tif"}, nil, nil); !errors.Is(err, context.Canceled) || got != nil {
		t.Errorf("%v %v", got, err)
	}
}

// TestMakeFax writes the pages of testdata as PNG, from which testdata/make made its files.
func TestMakeFax(t *testing.T) {
	dir := os.Getenv("JIBUN_SCANS")
	if dir == "" {
		t.Skip("JIBUN_SCANS names no folder")
	}
	f := pagetest.Faces(t)
	p := listPage(t, pagetest.Faces(t))
	for n := range 2 {
		r := rand.New(rand.NewPCG(uint64(n), 4))
		img := p.image(f)
		h := &hand{Rand: r, img: img, k: printedAt}
		for i := range p.form.Lines {
			h.pen()
			switch l := &p.form.Lines[i]; {
			case faxed(n, i) == Blank:
			case n == 0:
				h.tick(l.Box)
			default:
				h.name(l.Sign)
			}
		}
		for name, how := range map[string]scanner{"page": {dpi: 150, skew: 1.2, black: true}, "grey": {dpi: 200, skew: 1.2, blur: 1}} {
			w, err := os.Create(filepath.Join(dir, fmt.Sprintf("%s%d.png", name, n+1)))
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(png.Encode(w, how.scan(img, printedAt, r)), w.Close()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// whiteJBIG2 is a page of JBIG2 on which nothing is: it says how large it is, and that it
// ends.
func whiteJBIG2(wide, high int) []byte {
	b := []byte{0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19}
	for _, n := range []int{wide, high, 0, 0} {
		b = binary.BigEndian.AppendUint32(b, uint32(n))
	}
	b = append(b, 0, 0, 0)
	return append(b, 0, 0, 0, 1, 49, 0, 1, 0, 0, 0, 0)
}

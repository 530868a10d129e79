package readback

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"image"
	"io"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// PDFium, which Chrome shows PDFs with, reads what a page is made of beyond one plain
// picture: JBIG2, JPEG 2000, strips, the layers of a copier's small PDFs. It is translated
// to WebAssembly and runs shut in: it is given the bytes of one file and memory, and has no
// files, no network and no clock.

// translated keeps PDFium's machine code for as long as the program runs: making it takes
// some seconds, so that it is made when the first such page comes.
var translated = sync.OnceValue(wazero.NewCompilationCache)

// memoryPages is how much memory a file may take there: 1 GiB.
const memoryPages = 1 << 30 >> 16

// painter is a PDF that PDFium has open.
type painter struct {
	pool pdfium.Pool
	pdf  pdfium.Pdfium
	doc  references.FPDF_DOCUMENT
	stop context.CancelFunc // ends what it does, and all of it
}

// newPainter opens a PDF.
func newPainter(ctx context.Context, data []byte) (*painter, error) {
	own, stop := context.WithCancel(experimental.WithCompilationWorkers(context.Background(), 2))
	p := &painter{stop: stop}
	defer context.AfterFunc(ctx, stop)()
	err := p.open(own, data)
	if err != nil {
		p.close()
		return nil, p.fault(ctx, err)
	}
	return p, nil
}

func (p *painter) open(ctx context.Context, data []byte) (err error) {
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCompilationCache(translated()).WithCloseOnContextDone(true).WithMemoryLimitPages(memoryPages)
	p.pool, err = webassembly.Init(webassembly.Config{Context: ctx, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard, RandomSource: rand.Reader})
	if err != nil {
		return err
	}
	if p.pdf, err = p.pool.GetInstanceWithContext(ctx); err != nil {
		return err
	}
	d, err := p.pdf.OpenDocument(&requests.OpenDocument{File: &data})
	if err == nil {
		p.doc = d.Document
	}
	return err
}

// close gives the memory back.
func (p *painter) close() {
	p.stop()
	if p.pool != nil {
		p.pool.Close() // of what was stopped it may say so
	}
}

// fault is why a page says nothing: she stopped, or it is damaged.
func (p *painter) fault(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrPixels), errors.Is(err, ErrPicture), errors.Is(err, ErrNoPicture):
		return err
	}
	return fmt.Errorf("%w: %w", ErrBroken, err)
}

// page is a page as it is seen, as fine as its finest picture; where it is one plain
// picture, that as it is.
func (p *painter) page(ctx context.Context, n int, plain bool) (img image.Image, err error) {
	defer context.AfterFunc(ctx, p.stop)()
	g, err := p.painted(n, plain)
	if err != nil {
		return nil, p.fault(ctx, err)
	}
	if g.uniform() {
		err = errNothing
	}
	return g.image(), err
}

// errNothing is a page that came out with nothing on it: what PDFium cannot read it leaves
// out, and says nothing.
var errNothing = fmt.Errorf("nothing came out: %w", ErrPicture)

// uniform reports whether all of a picture has one shade.
func (g *gray) uniform() bool {
	for _, v := range g.pix {
		if v != g.pix[0] {
			return false
		}
	}
	return true
}

func (p *painter) painted(n int, plain bool) (*gray, error) {
	x, err := p.pdf.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: p.doc, Index: n - 1})
	if err != nil {
		return nil, err
	}
	defer p.pdf.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: x.Page})
	page := requests.Page{ByReference: &x.Page}
	pictures, err := p.pictures(page)
	if err != nil {
		return nil, err
	}
	if len(pictures) == 0 {
		return nil, ErrNoPicture
	}
	fine := 0.0
	for _, o := range pictures {
		m, err := p.pdf.FPDFImageObj_GetImageMetadata(&requests.FPDFImageObj_GetImageMetadata{ImageObject: o, Page: page})
		if err != nil {
			return nil, err
		}
		if err := fits(int(m.ImageMetadata.Width), int(m.ImageMetadata.Height)); err != nil {
			return nil, err
		}
		fine = max(fine, float64(m.ImageMetadata.HorizontalDPI), float64(m.ImageMetadata.VerticalDPI))
	}
	if plain && len(pictures) == 1 {
		return p.picture(pictures[0])
	}
	size, err := p.pdf.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: p.doc, Index: n - 1})
	if err != nil {
		return nil, err
	}
	k := min(fine/72, working/max(size.Width, size.Height, 1))
	wide, high := int(size.Width*k+.5), int(size.Height*k+.5)
	if err := fits(wide, high); err != nil {
		return nil, err
	}
	r, err := p.pdf.RenderPageInPixels(&requests.RenderPageInPixels{Page: page, Width: wide, Height: high})
	if err != nil {
		return nil, err
	}
	defer r.Cleanup()
	return grayOf(r.Result.RenderedImage), nil
}

// pictures are those that a page paints, also in forms.
func (p *painter) pictures(page requests.Page) ([]references.FPDF_PAGEOBJECT, error) {
	n, err := p.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return nil, err
	}
	var out []references.FPDF_PAGEOBJECT
	for i := range n.Count {
		o, err := p.pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err == nil {
			out, err = p.within(out, o.PageObject, 0)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// within adds an object if it is a picture, or those of a form.
func (p *painter) within(out []references.FPDF_PAGEOBJECT, o references.FPDF_PAGEOBJECT, depth int) ([]references.FPDF_PAGEOBJECT, error) {
	kind, err := p.pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o})
	switch {
	case err != nil:
		return nil, err
	case len(out) > mostSteps || depth > mostDeep:
		return nil, ErrBroken
	case kind.Type == enums.FPDF_PAGEOBJ_IMAGE:
		return append(out, o), nil
	case kind.Type != enums.FPDF_PAGEOBJ_FORM:
		return out, nil
	}
	n, err := p.pdf.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: o})
	if err != nil {
		return nil, err
	}
	for i := range n.Count {
		of, err := p.pdf.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: o, Index: uint64(i)})
		if err == nil {
			out, err = p.within(out, of.PageObject, depth+1)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// picture is one as it is kept, pixel by pixel.
func (p *painter) picture(o references.FPDF_PAGEOBJECT) (*gray, error) {
	b, err := p.pdf.FPDFImageObj_GetBitmap(&requests.FPDFImageObj_GetBitmap{ImageObject: o})
	if err != nil {
		return nil, err
	}
	defer p.pdf.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: b.Bitmap})
	format, err := p.pdf.FPDFBitmap_GetFormat(&requests.FPDFBitmap_GetFormat{Bitmap: b.Bitmap})
	wide, err1 := p.pdf.FPDFBitmap_GetWidth(&requests.FPDFBitmap_GetWidth{Bitmap: b.Bitmap})
	high, err2 := p.pdf.FPDFBitmap_GetHeight(&requests.FPDFBitmap_GetHeight{Bitmap: b.Bitmap})
	stride, err3 := p.pdf.FPDFBitmap_GetStride(&requests.FPDFBitmap_GetStride{Bitmap: b.Bitmap})
	pix, err4 := p.pdf.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: b.Bitmap})
	if err := errors.Join(err, err1, err2, err3, err4); err != nil {
		return nil, err
	}
	step := map[enums.FPDF_BITMAP_FORMAT]int{enums.FPDF_BITMAP_FORMAT_GRAY: 1, enums.FPDF_BITMAP_FORMAT_BGR: 3, enums.FPDF_BITMAP_FORMAT_BGRX: 4, enums.FPDF_BITMAP_FORMAT_BGRA: 4}[format.Format]
	if step == 0 {
		return nil, ErrPicture
	}
	g := newGray(wide.Width, high.Height)
	for y := range g.high {
		in, out := pix.Buffer[y*stride.Stride:], g.pix[y*g.wide:(y+1)*g.wide]
		if step == 1 {
			copy(out, in)
			continue
		}
		for x := range out {
			out[x] = shade(in[step*x+2], in[step*x+1], in[step*x])
		}
	}
	return g, nil
}

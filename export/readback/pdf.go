package readback

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"strings"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// pdfFile is a PDF of a scanner. Where a page is one plain picture that is taken out of it;
// PDFium paints every other.
type pdfFile struct {
	*model.Context
	data    []byte
	painter *painter // nil as long as no page needs it
}

// apart keeps the reader of PDFs from writing settings of its own into the user's folder.
var apart = sync.OnceFunc(func() { model.ConfigPath = "disable" })

func openPDF(ctx context.Context, data []byte) (source, error) {
	apart()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed
	conf.Offline = true
	conf.Limits = model.ResourceLimits{MaxStreamBytes: MostBytes, MaxDecodeBytes: 2 * MostPixels, MaxImagePixels: MostPixels, MaxImageBytes: 4 * MostPixels,
		MaxObjectCount: 1_000_000, MaxObjectStreamCount: 100_000, MaxObjectStreamFirst: 8 << 20, MaxXRefEntries: 1_000_000, MaxRecursionDepth: 60}
	x, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), conf)
	if err == nil {
		err = x.EnsurePageCount()
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, pdfcpu.ErrWrongPassword) || err != nil && strings.Contains(err.Error(), "password"):
		return nil, ErrEncrypted
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	case x.PageCount < 1:
		return nil, ErrBroken
	}
	return &pdfFile{Context: x, data: data}, nil
}

func (f *pdfFile) count() int { return f.PageCount }

func (f *pdfFile) close() {
	if f.painter != nil {
		f.painter.close()
	}
}

// page is the picture that a page is, or the page as it is painted.
func (f *pdfFile) page(ctx context.Context, n int) (img image.Image, err error) {
	defer recovered(&err)
	d, _, attrs, err := f.PageDict(n, false)
	if err != nil || d == nil {
		return nil, fmt.Errorf("%w: page %d: %v", ErrBroken, n, err)
	}
	content, err := f.PageContent(d, n)
	if err != nil && !errors.Is(err, model.ErrNoContent) {
		return nil, fmt.Errorf("%w: page %d: %w", ErrBroken, n, err)
	}
	res := attrs.Resources
	if o, ok := d.Find("Resources"); ok {
		if own, err := f.DereferenceDict(o); err == nil && own != nil {
			res = own
		}
	}
	w := &walk{ctx: ctx, pdf: f}
	w.content(content, res, 0)
	if w.err != nil {
		return nil, w.err
	}
	if len(w.pictures) == 0 {
		return nil, ErrNoPicture
	}
	sd := w.plain()
	if sd != nil {
		if img, err := f.picture(sd); !errors.Is(err, ErrPicture) {
			return img, err
		}
	}
	if f.painter == nil {
		if f.painter, err = newPainter(ctx, f.data); err != nil {
			return nil, err
		}
	}
	img, err = f.painter.page(ctx, n, sd != nil)
	if errors.Is(err, errNothing) && sd != nil && blankPacked(sd.Raw) {
		return img, nil // the back of another
	}
	return img, err
}

// blankPacked reports whether a picture in JBIG2 or JPEG 2000 is one, and too small to hold
// anything of ours: a QR alone has more than a thousand modules that are like nothing else.
func blankPacked(raw []byte) bool {
	const most = 1000
	page := len(raw) > 5 && raw[4]&0x3f == 48 // the first segment of JBIG2 tells of the page
	return len(raw) < most && (page || bytes.HasPrefix(raw, []byte("\xff\x4f\xff\x51")) || bytes.HasPrefix(raw, []byte("\x00\x00\x00\x0cjP  ")))
}

// picture takes one apart: a JPEG, one in grey, in black and white or in RGB. Every other is
// ErrPicture.
func (f *pdfFile) picture(sd *types.StreamDict) (image.Image, error) {
	wide, high := sd.IntEntry("Width"), sd.IntEntry("Height")
	if wide == nil || high == nil {
		return nil, ErrBroken
	}
	if err := fits(*wide, *high); err != nil {
		return nil, err
	}
	last := ""
	if n := len(sd.FilterPipeline); n > 0 {
		last = sd.FilterPipeline[n-1].Name
	}
	switch last {
	case filter.JBIG2, filter.JPX:
		return nil, fmt.Errorf("%w: %s", ErrPicture, last)
	case "":
		sd.Content = sd.Raw
	default:
		if err := sd.Decode(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
	}
	if last == filter.DCT {
		if n := f.planes(sd); n == 4 || sd.ArrayEntry("Decode") != nil {
			return nil, ErrPicture // CMYK, whose values may be turned
		}
		return decoded(sd.Content, jpeg.DecodeConfig, jpeg.Decode)
	}
	return f.plain(sd, *wide, *high)
}

// plain is a picture in grey, in black and white, or in RGB; ErrPicture if it is none of these.
func (f *pdfFile) plain(sd *types.StreamDict, wide, high int) (image.Image, error) {
	bits, planes := 8, f.planes(sd)
	if b := sd.IntEntry("BitsPerComponent"); b != nil {
		bits = *b
	}
	mask := sd.BooleanEntry("ImageMask")
	if mask != nil && *mask {
		bits, planes = 1, 1
	}
	row := (wide*bits*planes + 7) / 8
	switch {
	case planes == 0 || bits != 8 && (bits != 1 || planes != 1):
		return nil, ErrPicture
	case len(sd.Content) < row*high:
		return nil, fmt.Errorf("%w: %d bytes of %d", ErrBroken, len(sd.Content), row*high)
	}
	turned := false
	if a := sd.ArrayEntry("Decode"); len(a) > 0 {
		switch v := a[0].(type) {
		case types.Integer:
			turned = v == 1
		case types.Float:
			turned = v == 1
		}
	}
	g := newGray(wide, high)
	for y := range high {
		in, out := sd.Content[y*row:], g.pix[y*wide:(y+1)*wide]
		switch {
		case bits == 1:
			for x := range out {
				if in[x>>3]>>(7-x&7)&1 == 1 {
					out[x] = 255
				}
			}
		case planes == 1:
			copy(out, in)
		default:
			for x := range out {
				out[x] = shade(in[3*x], in[3*x+1], in[3*x+2])
			}
		}
		if turned {
			for x := range out {
				out[x] = 255 - out[x]
			}
		}
	}
	return g.image(), nil
}

// planes is how many values a pixel has: 1 or 3, 0 where it is something else.
func (f *pdfFile) planes(sd *types.StreamDict) int {
	o, ok := sd.Find("ColorSpace")
	if !ok {
		return 1 // as a mask, or as faxes come
	}
	o, err := f.Dereference(o)
	if err != nil {
		return 0
	}
	switch o := o.(type) {
	case types.Name:
		switch o.Value() {
		case "DeviceGray", "CalGray", "G":
			return 1
		case "DeviceRGB", "RGB":
			return 3
		}
	case types.Array:
		if len(o) == 0 {
			return 0
		}
		name, _ := o[0].(types.Name)
		switch name.Value() {
		case "CalGray":
			return 1
		case "CalRGB":
			return 3
		case "ICCBased":
			if len(o) > 1 {
				if icc, _, err := f.DereferenceStreamDict(o[1]); err == nil && icc != nil {
					if n := icc.IntEntry("N"); n != nil && (*n == 1 || *n == 3) {
						return *n
					}
				}
			}
		}
	}
	return 0
}

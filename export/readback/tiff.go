package readback

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"io"

	"golang.org/x/image/tiff"
)

// tiffFile is a TIFF: its pages follow each other, and the decoder knows the first only.
// It is given the file with another first page.
type tiffFile struct {
	data  []byte
	pages []uint32 // where each begins
	order binary.ByteOrder
}

func openTIFF(data []byte) (source, error) {
	if len(data) < 8 {
		return nil, ErrBroken
	}
	t := &tiffFile{data: data, order: binary.ByteOrder(binary.LittleEndian)}
	if data[0] == 'M' {
		t.order = binary.BigEndian
	}
	if t.order.Uint16(data[2:]) != 42 {
		return nil, ErrKind
	}
	seen := map[uint32]bool{}
	for at := t.order.Uint32(data[4:]); at != 0; {
		if seen[at] || int64(at)+2 > int64(len(data)) {
			return nil, ErrBroken
		}
		seen[at] = true
		t.pages = append(t.pages, at)
		if len(t.pages) > MostPages {
			return nil, ErrPages
		}
		next := int64(at) + 2 + 12*int64(t.order.Uint16(data[at:]))
		if next+4 > int64(len(data)) {
			break
		}
		at = t.order.Uint32(data[next:])
	}
	if len(t.pages) == 0 {
		return nil, ErrBroken
	}
	return t, nil
}

func (t *tiffFile) count() int { return len(t.pages) }

func (t *tiffFile) close() {}

func (t *tiffFile) page(_ context.Context, n int) (img image.Image, err error) {
	defer recovered(&err)
	if img, ok, err := t.jpegs(n); ok {
		return img, err
	}
	c, err := tiff.DecodeConfig(t.from(n))
	if err == nil {
		if err = fits(c.Width, c.Height); err != nil {
			return nil, err
		}
		img, err = tiff.Decode(t.from(n))
	}
	if unsupported, ok := err.(tiff.UnsupportedError); ok {
		return nil, fmt.Errorf("%w: %w", ErrPicture, unsupported)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if g, ok := img.(*image.Gray); ok && t.swapped(n) {
		for i := range g.Pix {
			g.Pix[i] = ^g.Pix[i]
		}
	}
	return img, nil
}

// swapped reports whether the decoder shows a page as its own negative. What a fax code
// calls white is 0, which is black where 0 is black; the decoder shows white always.
func (t *tiffFile) swapped(n int) bool {
	tags, err := t.tagsOf(t.pages[n-1])
	code := tags.one(tagCompression, 0)
	return err == nil && tags.one(tagColours, 0) == blackIsZero && code >= firstFax && code <= lastFax
}

// from is the file as though its nth page were the first.
func (t *tiffFile) from(n int) io.Reader {
	head := bytes.Clone(t.data[:8])
	t.order.PutUint32(head[4:], t.pages[n-1])
	return &patched{head: head, Reader: bytes.NewReader(t.data)}
}

// patched is a file that begins otherwise.
type patched struct {
	head []byte
	*bytes.Reader
}

func (p *patched) ReadAt(b []byte, off int64) (int, error) {
	n, err := p.Reader.ReadAt(b, off)
	if off < int64(len(p.head)) {
		copy(b[:n], p.head[off:])
	}
	return n, err
}

func (p *patched) Read(b []byte) (int, error) {
	off := p.Size() - int64(p.Len())
	n, err := p.Reader.Read(b)
	if off < int64(len(p.head)) {
		copy(b[:n], p.head[off:])
	}
	return n, err
}

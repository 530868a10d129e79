package readback

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Why a file says nothing. Each is a sentence to her.
var (
	ErrKind      = errors.New("no PDF, TIFF, JPEG or PNG")
	ErrLarge     = errors.New("the file is too large")
	ErrPages     = errors.New("the file has too many pages")
	ErrPixels    = errors.New("the page has too many pixels")
	ErrBroken    = errors.New("the file is damaged")
	ErrEncrypted = errors.New("the PDF is encrypted")
	ErrPicture   = errors.New("the page is kept in a way that cannot be read")
	ErrSame      = errors.New("the same file once more")
	ErrNoPicture = errors.New("the page of the PDF holds no picture")
)

// How much is read at most: a year of sheets is less, what is more is hostile.
const (
	MostBytes  = 300 << 20
	MostPages  = 500
	MostPixels = 120 << 20 // A3 at 600 to an inch is 70
)

// Extensions are those of the files that can be read.
func Extensions() []string { return []string{".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png"} }

// Readable reports whether a file looks like one that can be read, by its name.
func Readable(path string) bool {
	return slices.Contains(Extensions(), strings.ToLower(filepath.Ext(path)))
}

// source is a file as pictures of its pages, each made when it is asked for.
type source interface {
	count() int
	page(ctx context.Context, n int) (image.Image, error) // from 1
	close()
}

// open looks into a file, and sums it up.
func open(ctx context.Context, path string) (s source, sum [sha256.Size]byte, err error) {
	data, err := contents(path)
	if err != nil {
		return nil, sum, err
	}
	s, err = opened(ctx, data)
	if err == nil && s.count() > MostPages {
		s.close()
		return nil, sum, ErrPages
	}
	return s, sha256.Sum256(data), err
}

func contents(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > MostBytes {
		return nil, ErrLarge
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MostBytes+1))
	if err == nil && len(data) > MostBytes {
		err = ErrLarge
	}
	return data, err
}

func opened(ctx context.Context, data []byte) (s source, err error) {
	defer recovered(&err)
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8")):
		return single{data, jpeg.DecodeConfig, jpeg.Decode}, nil
	case bytes.HasPrefix(data, []byte("\x89PNG")):
		return single{data, png.DecodeConfig, png.Decode}, nil
	case bytes.HasPrefix(data, []byte("II")) || bytes.HasPrefix(data, []byte("MM")):
		return openTIFF(data)
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return openPDF(ctx, data)
	}
	return nil, ErrKind
}

// recovered turns a panic of a reader into an error: a file must never end the program.
func recovered(err *error) {
	if v := recover(); v != nil {
		*err = fmt.Errorf("%w: %v", ErrBroken, v)
	}
}

// single is a file that is one picture.
type single struct {
	data   []byte
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

func (s single) count() int { return 1 }

func (s single) close() {}

func (s single) page(_ context.Context, _ int) (img image.Image, err error) {
	defer recovered(&err)
	return decoded(s.data, s.config, s.decode)
}

// decoded is a picture that is not too large.
func decoded(data []byte, config func(io.Reader) (image.Config, error), decode func(io.Reader) (image.Image, error)) (image.Image, error) {
	c, err := config(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if err := fits(c.Width, c.Height); err != nil {
		return nil, err
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return img, nil
}

func fits(wide, high int) error {
	switch {
	case wide <= 0 || high <= 0:
		return ErrBroken
	case wide > 1<<16 || high > 1<<16 || wide*high > MostPixels:
		return ErrPixels
	}
	return nil
}

// Progress is told how many pages are read of how many, and which file is.
type Progress func(done, all int, file string)

// Files reads all pages of files. A file that cannot be opened and a page that says
// nothing are pages with an error; only ctx ends the reading.
func Files(ctx context.Context, paths []string, forms Forms, progress Progress) ([]Page, error) {
	var out []Page
	sources := make([]source, len(paths))
	seen := map[[sha256.Size]byte]bool{} // a sheet that names nobody would count twice
	errs := make([]error, len(paths))
	pages, done := 0, 0
	for i, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var sum [sha256.Size]byte
		sources[i], sum, errs[i] = open(ctx, path)
		switch {
		case errs[i] != nil:
		case seen[sum]:
			errs[i] = ErrSame
		default:
			seen[sum] = true
			pages += sources[i].count()
		}
	}
	defer func() { // where it was ended
		for _, s := range sources {
			if s != nil {
				s.close()
			}
		}
	}()
	for i, path := range paths {
		if errs[i] != nil {
			out = append(out, Page{File: path, Err: errs[i]})
			continue
		}
		for n := 1; n <= sources[i].count(); n++ {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if progress != nil {
				progress(done, pages, path)
			}
			for _, p := range readPages(ctx, sources[i], n, forms) {
				p.File, p.Number = path, n
				out = append(out, p)
			}
			done++
		}
		sources[i].close()
		sources[i] = nil
	}
	return out, ctx.Err()
}

// readPages reads what is on one page of a file: a page of ours, or several side by side.
func readPages(ctx context.Context, s source, n int, forms Forms) (out []Page) {
	var err error
	defer func() {
		if err != nil {
			out = []Page{{Err: err}}
		}
	}()
	defer recovered(&err)
	img, err := s.page(ctx, n)
	if err != nil {
		return nil
	}
	return pagesIn(ctx, img, forms)
}

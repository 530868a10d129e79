package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// file writes the objects of a PDF one after the other. The first error is kept, and
// nothing is written after it.
type file struct {
	to    io.Writer
	at    int64
	where []int64 // of each object, from 1; 0 is not written yet
	err   error
	deflate
}

// deflate compresses streams.
type deflate struct {
	buf bytes.Buffer
	zip *zlib.Writer
}

func (d *deflate) packed(data []byte) ([]byte, error) {
	d.buf.Reset()
	if d.zip == nil {
		var err error
		if d.zip, err = zlib.NewWriterLevel(&d.buf, 6); err != nil {
			return nil, err
		}
	} else {
		d.zip.Reset(&d.buf)
	}
	if _, err := d.zip.Write(data); err != nil {
		return nil, err
	}
	if err := d.zip.Close(); err != nil {
		return nil, err
	}
	return d.buf.Bytes(), nil
}

// fail keeps the first error.
func (f *file) fail(err error) {
	if f.err == nil {
		f.err = err
	}
}

func (f *file) write(b []byte) {
	if f.err != nil {
		return
	}
	n, err := f.to.Write(b)
	f.at += int64(n)
	f.err = err
}

// promise gives an object its number, by which others may speak of it before it is there.
func (f *file) promise() int {
	f.where = append(f.where, 0)
	return len(f.where)
}

// object writes one.
func (f *file) object(n int, format string, args ...any) {
	f.where[n-1] = f.at
	f.write(fmt.Appendf(nil, "%d 0 obj\n%s\nendobj\n", n, fmt.Sprintf(format, args...)))
}

// stream writes one that holds data; more is what its dictionary says besides.
func (f *file) stream(n int, data []byte, more string) {
	packed, err := f.packed(data)
	if err != nil {
		f.fail(err)
		return
	}
	f.raw(n, packed, "/Filter/FlateDecode"+more)
}

// raw writes one whose data is as it is.
func (f *file) raw(n int, data []byte, more string) {
	f.where[n-1] = f.at
	f.write(fmt.Appendf(nil, "%d 0 obj\n<</Length %d%s>>\nstream\n", n, len(data), more))
	f.write(data)
	f.write([]byte("\nendstream\nendobj\n"))
}

// begin is the head of the file; the odd bytes tell that it is no text.
func (f *file) begin() { f.write([]byte("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")) }

// end is the table of all objects.
func (f *file) end(catalog, info int) {
	at := f.at
	b := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(f.where)+1)
	for _, w := range f.where {
		b = fmt.Appendf(b, "%010d 00000 n \n", w)
	}
	b = fmt.Appendf(b, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(f.where)+1, catalog, info, at)
	f.write(b)
}

// text is a text of a dictionary.
func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}

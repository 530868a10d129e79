package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"jibun/export/page"
)

// Options are the wishes for one file. The zero value is fine.
type Options struct {
	// Progress, if not nil, is told how many of all pages are written.
	Progress func(done, total int)
}

// writer is a file in the making.
type writer struct {
	file
	faces    *page.Faces
	fonts    fonts
	pictures map[*byte]picture
	parent   int
	pages    []int
	content  content
}

// errEmpty is a document without a page, which is no PDF.
var errEmpty = errors.New("the document has no page")

// Write writes a document. When ctx ends before it is complete, the error is that of the
// context, and what was written is no PDF.
func Write(ctx context.Context, to io.Writer, d *page.Document, o Options) error {
	all := d.Count()
	if all == 0 || d.Faces == nil {
		return errEmpty
	}
	w := &writer{file: file{to: to}, faces: d.Faces, pictures: map[*byte]picture{}}
	w.content.w = w
	w.begin()
	w.parent = w.promise()
	for n := 1; n <= all; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		marks, wide, high := d.Page(n)
		w.page(marks, wide, high)
		if o.Progress != nil {
			o.Progress(n, all)
		}
	}
	w.fonts.write(w)
	w.finish(d)
	return w.err
}

const pointsOfMm = 72 / 25.4

// page writes a page.
func (w *writer) page(marks []page.Mark, wide, high float64) {
	stream, sheet := w.promise(), w.promise()
	c := &w.content
	c.begin(high)
	c.paint(marks)
	c.end()
	w.stream(stream, c.out, "")
	w.pages = append(w.pages, sheet)
	w.object(sheet, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<<%s%s>>>>", w.parent,
		number(wide*pointsOfMm), number(high*pointsOfMm), stream, w.fonts.named(c.fonts), c.named())
}

// finish writes what holds the pages together.
func (w *writer) finish(d *page.Document) {
	var kids strings.Builder
	for _, n := range w.pages {
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	w.object(w.parent, "<</Type/Pages/Count %d/Kids[%s]>>", len(w.pages), kids.String())
	catalog, info := w.promise(), w.promise()
	w.object(catalog, "<</Type/Catalog/Pages %d 0 R/Lang(ja-JP)/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>>>", w.parent)
	about := "/Title" + text(d.Title)
	if d.Author != "" {
		about += "/Author" + text(d.Author)
	}
	w.object(info, "<<%s/Creator%s>>", about, text("じぶん"))
	w.end(catalog, info)
}

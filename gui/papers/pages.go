package papers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"

	"fyne.io/fyne/v2/lang"

	"jibun/assets"
	"jibun/data/wareki"
	"jibun/export"
	"jibun/export/opened"
	"jibun/export/page"
	"jibun/export/page/installed"
	"jibun/export/page/pdf"
	"jibun/export/sheet"
)

// Faces are the faces that papers are measured, shown and printed with, everywhere. What
// they do not have is taken from the fonts of this computer.
var Faces = sync.OnceValues(func() (*page.Faces, error) {
	f, err := page.NewFaces(assets.FontRegular(), assets.FontBold())
	if err != nil {
		return nil, err
	}
	return f.Ask(installed.System().For), nil
})

// Lacking says which characters of a paper no font has, whose they are and what to do, as
// sentences; nothing of a paper that comes out whole.
func Lacking(d *page.Document) []string {
	const most = 8
	var out []string
	all := d.Missing()
	for i, l := range all {
		if i == most {
			out = append(out, lang.X("paper.lacking.more", "ほかに{{.N}}か所あります。", map[string]any{"N": len(all) - most}))
			break
		}
		// The window has no glyph for it either: it is shown as on paper.
		shown := strings.ReplaceAll(l.Text, string(l.Char), string(page.Lacking))
		out = append(out, lang.X("paper.lacking", "{{.Page}}ページ「{{.Text}}」の「〓」の字(文字コード {{.Code}})が、このパソコンにありません。紙でも「〓」になるので、手で書き入れてください。",
			map[string]any{"Page": l.Page, "Text": shown, "Code": fmt.Sprintf("U+%04X", l.Char)}))
	}
	return out
}

// laid is a paper of a value as its pages.
func laid[T any](layout func(T, export.Measure) *sheet.Paper, value T) func(context.Context) (*page.Document, error) {
	return func(context.Context) (*page.Document, error) {
		return document(layout(value, export.Printing(export.HalfWidths{})))
	}
}

// typeset is laid with the widths of the type that the pages are set in, where what stands in
// the middle of a page should do so.
func typeset[T any](layout func(T, export.Measure) *sheet.Paper, value T) func(context.Context) (*page.Document, error) {
	return func(context.Context) (*page.Document, error) {
		f, err := Faces()
		if err != nil {
			return nil, err
		}
		widths := export.Advances(func(r rune, size float64) float64 { return f.Width(string(r), size, false) })
		return document(layout(value, export.Printing(widths)))
	}
}

// printed are the pages of a value whose paper carries, when it is printed, what is not on
// it as a workbook: the marks by which it is read back.
func printed(value any) func(context.Context) (*page.Document, error) {
	return func(context.Context) (*page.Document, error) {
		p, err := export.PrintedOf(value, export.HalfWidths{})
		if err != nil {
			return nil, err
		}
		return document(p)
	}
}

// document is a paper as its pages.
func document(p *sheet.Paper) (*page.Document, error) {
	f, err := Faces()
	if err != nil {
		return nil, err
	}
	return page.NewDocument(p, f)
}

// filledPages are the pages of a workbook that fill writes.
func filledPages(title string, today wareki.Date, fill func(context.Context, io.Writer) error) func(context.Context) (*page.Document, error) {
	return func(ctx context.Context) (*page.Document, error) {
		var b bytes.Buffer
		if err := fill(ctx, &b); err != nil {
			return nil, err
		}
		p, err := opened.Read(ctx, b.Bytes(), today)
		if err != nil {
			return nil, err
		}
		d, err := document(p)
		if err == nil && d.Title == "" {
			d.Title = title
		}
		return d, err
	}
}

// errPages is a paper that has no pages, errWorkbook one that is no workbook.
var (
	errPages    = errors.New("this paper cannot be printed")
	errWorkbook = errors.New("this paper is no workbook")
)

// PDF writes the pages of a paper.
func (p Paper) PDF(ctx context.Context, w io.Writer, progress func(done, total int)) error {
	if p.Pages == nil {
		return errPages
	}
	d, err := p.Pages(ctx)
	if err != nil {
		return err
	}
	return pdf.Write(ctx, w, d, pdf.Options{Progress: progress})
}

// IsPDF tells whether a name is that of a PDF.
func IsPDF(name string) bool { return strings.EqualFold(filepath.Ext(name), ".pdf") }

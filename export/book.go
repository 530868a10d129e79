package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"jibun/data/report"

	"github.com/xuri/excelize/v2"
)

// workbook is a file in the making: sheets are added one after the other, then
// write puts it out. The first error is kept and returned by write, so that the
// papers read as what stands on them.
type workbook struct {
	f      *excelize.File
	looks  map[look]int
	head   report.Head
	tick   *ticker
	sheets int
	err    error
}

// nowhere is a directory that exists on no system. excelize moves large sheets
// to temporary files; names of people must not lie about in such files, and
// where it cannot make one it keeps the sheet in memory.
const nowhere = "\x00"

// newWorkbook begins a file with the given title; rows is a guess for progress.
func newWorkbook(ctx context.Context, head report.Head, title string, rows int, o Options) *workbook {
	b := &workbook{
		f:     excelize.NewFile(excelize.Options{TmpDir: nowhere}),
		looks: map[look]int{},
		head:  head,
		tick:  newTicker(ctx, o, rows),
	}
	b.f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newPacker(w) })
	b.keep(ctx.Err())
	b.standardFont()
	b.properties(title)
	return b
}

// standardFont sets the font of the style that column widths are counted in.
func (b *workbook) standardFont() {
	b.keep(b.f.SetDefaultFont(font))
	if b.err == nil {
		*b.f.Styles.Fonts.Font[0].Sz.Val = fontSize
	}
}

// keep remembers the first error.
func (b *workbook) keep(err error) {
	if b.err == nil && err != nil {
		b.err = err
	}
}

// properties names the office's section as the author. The time is that of the
// paper's day, so that the same paper made twice is the same file.
func (b *workbook) properties(title string) {
	author := strings.TrimSpace(oneLine(b.head.Office) + " " + oneLine(b.head.Section))
	made := "2000-01-01"
	if b.head.Made.Valid() {
		made = string(b.head.Made)
	}
	b.keep(b.f.SetDocProps(&excelize.DocProperties{
		Title: oneLine(title), Subject: oneLine(b.head.Series), Creator: author, LastModifiedBy: author,
		Created: made + "T00:00:00Z", Modified: made + "T00:00:00Z", Language: "ja-JP",
	}))
	b.keep(b.f.SetAppProps(&excelize.AppProperties{Application: "jibun", Company: oneLine(b.head.Office)}))
}

// style is the number of a look in the file.
func (b *workbook) style(l look) int {
	if id, ok := b.looks[l]; ok {
		return id
	}
	id, err := b.f.NewStyle(l.style())
	b.keep(err)
	b.looks[l] = id
	return id
}

// write puts the file to w, encrypted if there is a password.
func (b *workbook) write(w io.Writer, o Options) error {
	b.keep(b.tick.end())
	if b.err != nil {
		return b.err
	}
	if o.Password == "" {
		return b.f.Write(w)
	}
	if err := b.f.Write(w, excelize.Options{Password: o.Password, TmpDir: nowhere}); err != nil {
		return fmt.Errorf("encrypt the workbook: %w", err)
	}
	return nil
}

// close frees what excelize holds.
func (b *workbook) close() { _ = b.f.Close() }

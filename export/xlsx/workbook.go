package xlsx

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

// fontSize is that of the standard style. At 12 points a digit of the paper's font
// is 8 pixels wide in every program, which is what column widths are counted in.
const fontSize = 12.0

// Write writes a paper as a workbook.
//
// Nothing is written to w when ctx ends before the workbook is complete, or when
// the paper holds what cannot be written.
func Write(ctx context.Context, w io.Writer, p *sheet.Paper, o Options) error {
	b := newWorkbook(ctx, p, o)
	defer b.close()
	for s := range p.Sheets {
		if b.err != nil {
			break
		}
		b.sheet(s)
	}
	return b.write(w, o)
}

// workbook is a file in the making: sheets are added one after the other, then
// write puts it out. The first error is kept and returned by write.
type workbook struct {
	f      *excelize.File
	paper  *sheet.Paper
	styles []string // the attribute in the file, of the paper's looks
	tick   *ticker
	sheets int
	press  *press
	made   map[string]*stream // what is written beside excelize, by part
	texts  *texts
	err    error
}

// nowhere is a directory that exists on no system. excelize moves large sheets
// to temporary files; names of people must not lie about in such files, and
// where it cannot make one it keeps the sheet in memory.
const nowhere = "\x00"

func newWorkbook(ctx context.Context, p *sheet.Paper, o Options) *workbook {
	b := &workbook{
		f:      excelize.NewFile(excelize.Options{TmpDir: nowhere}),
		paper:  p,
		styles: []string{""},
		tick:   newTicker(ctx, o, p.Rows),
		press:  newPress(),
		made:   map[string]*stream{},
	}
	b.f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newPacker(w, b.press, b.made) })
	b.keep(ctx.Err())
	b.keep(b.f.SetCellStr("Sheet1", "A1", "-")) // so that it has a part for texts, and says so
	b.texts = newTexts(b.stream(sharedStrings))
	b.standardFont()
	b.properties()
	return b
}

// standardFont sets the font of the style that column widths are counted in.
func (b *workbook) standardFont() {
	b.keep(b.f.SetDefaultFont(b.paper.Face.Font))
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

// properties tells what the file is. The time is that of the paper's day, so that
// the same paper made twice is the same file.
func (b *workbook) properties() {
	p, made := b.paper, "2000-01-01"
	if p.Made.Valid() {
		made = string(p.Made)
	}
	b.keep(b.f.SetDocProps(&excelize.DocProperties{
		Title: p.Title, Subject: p.Subject, Creator: p.Author, LastModifiedBy: p.Author,
		Created: made + "T00:00:00Z", Modified: made + "T00:00:00Z", Language: "ja-JP",
	}))
	b.keep(b.f.SetAppProps(&excelize.AppProperties{Application: "jibun", Company: p.Company}))
}

// stream begins a part, or the rows of one, that is written beside excelize.
func (b *workbook) stream(part string) *stream {
	s := b.press.stream()
	b.made[part] = s
	return s
}

// style is the attribute in the file of a look of the paper.
func (b *workbook) style(look int) string {
	for len(b.styles) <= look && b.err == nil {
		if look >= len(b.paper.Looks) {
			b.keep(fmt.Errorf("write a cell: the paper has no look %d", look))
			return ""
		}
		id, err := b.f.NewStyle(excelStyle(b.paper.Looks[len(b.styles)], b.paper.Face))
		b.keep(err)
		attribute := ""
		if id != 0 {
			attribute = ` s="` + strconv.Itoa(id) + `"`
		}
		b.styles = append(b.styles, attribute)
	}
	if b.err != nil {
		return ""
	}
	return b.styles[look]
}

// write puts the file to w, encrypted if there is a password.
func (b *workbook) write(w io.Writer, o Options) error {
	b.keep(b.tick.end())
	b.texts.end()
	b.press.busy.Wait()
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

// close waits for who still works and frees what excelize holds.
func (b *workbook) close() {
	b.press.busy.Wait()
	_ = b.f.Close()
}

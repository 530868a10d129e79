package gui

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	paper "jibun/export/page"
	"jibun/export/page/pdf"
	"jibun/export/page/raster"
	"jibun/gui/native"
	"jibun/gui/native/printing"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// printFolder is where files lie on their way to a printer.
func printFolder(program string) string { return filepath.Join(program, "print") }

// goPrint leads to a paper and on to the printer: Ctrl+P.
func (d *desk) goPrint(kind string, seminar, person int64) {
	p := newPapersPage(d, kind, seminar, person)
	p.atOnce = p.Print
	d.sh.open(p)
	p.hold()
}

// goExcel leads to a paper and on to saving it: Ctrl+E.
func (d *desk) goExcel(kind string, seminar, person int64) {
	p := newPapersPage(d, kind, seminar, person)
	p.atOnce = p.Excel
	d.sh.open(p)
	p.hold()
}

// lacking says which characters of a paper no font has; the pages are laid out anew, for
// others may be painting them.
func lacking(ctx context.Context, p papers.Paper) []string {
	pages, err := p.Pages(ctx)
	if err != nil {
		return nil // it is said where the pages are wanted
	}
	return papers.Lacking(pages)
}

// printPaper asks how a paper is to be printed, and prints it. That is noted in the
// ledger, so one that is only read gives nothing away. shown is the page that she looks at;
// done follows when it is on its way.
func (d *desk) printPaper(p papers.Paper, shown int, done func()) {
	if p.Pages == nil || d.refuses() {
		return
	}
	d.opens(func(ctx context.Context) (func(), error) {
		if !printing.Supported() {
			return func() { d.viewPaper(p, done) }, nil
		}
		pages, err := p.Pages(ctx)
		if err != nil {
			return nil, err
		}
		said := slices.Concat(p.Warnings, papers.Lacking(pages))
		if printing.Dialog {
			return func() { d.warnPrint(p.About, said, func() { d.askSystem(p, pages, shown, done) }) }, nil
		}
		list, err := printing.Printers(ctx)
		return d.orView(p, err, done, func() { d.askPrinter(p, pages, said, list, done) })
	})
}

// askSystem asks by the dialog that the system has for all programs; shown is the page that
// she looks at.
func (d *desk) askSystem(p papers.Paper, pages *paper.Document, shown int, done func()) {
	window := native.Handle(d.win)
	d.opens(func(ctx context.Context) (func(), error) {
		c, ok, err := printing.Ask(window, raster.NewSheets(pages), shown)
		if err == nil && !ok {
			return nil, nil
		}
		if err != nil {
			return d.orView(p, err, done, nil)
		}
		return d.toPrinter(ctx, p, pages, c, done)
	})
}

// toPrinter sends a paper, having said what would be missing.
func (d *desk) toPrinter(ctx context.Context, p papers.Paper, pages *paper.Document, c printing.Choice, done func()) (func(), error) {
	list, err := printing.Losses(ctx, raster.NewSheets(pages), c)
	if err != nil {
		return nil, err
	}
	var said []string
	for _, l := range list {
		said = append(said, words.Lost(c.Printer, l))
	}
	return func() { d.warnPrint(p.About, said, func() { d.sendPaper(p, c, done) }) }, nil
}

// orView goes on, or where nothing prints leads to the viewer.
func (d *desk) orView(p papers.Paper, err error, done, next func()) (func(), error) {
	if errors.Is(err, printing.ErrNoPrinter) || errors.Is(err, printing.ErrNoSpooler) {
		return func() { d.noPrinter(p, err, done) }, nil
	}
	return next, err
}

// sendPaper prints.
func (d *desk) sendPaper(p papers.Paper, c printing.Choice, done func()) {
	var state error
	d.taskOr(lang.X("print.sending", "印刷しています"), func(ctx context.Context, progress data.Progress) error {
		if err := onlyChosen(ctx, &p, &c); err != nil {
			return err
		}
		err := p.Print(ctx, d.store, c.Printer, func(pages *paper.Document, begin func() error) error {
			return printing.Print(ctx, d.printJob(p, pages, c, begin, progress))
		}, nil)
		if err == nil {
			state = printing.State(ctx, c.Printer)
		}
		return err
	}, func() {
		if said, waits := words.Sent(p.About, c.Printer, state); waits {
			d.complainText(said)
		} else {
			d.toast(said)
			d.watchPrinter(p.About, c.Printer)
		}
		done()
	}, nil)
}

// onlyChosen leaves of a paper whose pages get numbers those that are printed.
func onlyChosen(ctx context.Context, p *papers.Paper, c *printing.Choice) error {
	if p.Some == nil { // it is not laid out for nothing
		return nil
	}
	pages, err := p.Pages(ctx)
	if err != nil {
		return err
	}
	chosen, whole := c.Ranges.Of(pages.Count()), false
	if *p, whole, err = p.Only(ctx, chosen, len(chosen) == pages.Count()); whole {
		c.Ranges = nil
	}
	return err
}

// printJob is a paper as what a printer gets.
func (d *desk) printJob(p papers.Paper, pages *paper.Document, c printing.Choice, begin func() error, progress data.Progress) printing.Job {
	return printing.Job{Title: withoutExt(p.File), Pages: raster.NewSheets(pages), Folder: printFolder(d.program.start.Folder), Choice: c, Begin: begin, Progress: progress,
		File: func(w io.Writer, some []int) error {
			return pdf.Write(context.Background(), w, pages.Only(some), pdf.Options{})
		}}
}

// watched is when the printer is looked at after it got something.
const watched = 4 * time.Second

// watchPrinter says that what was sent waits at the printer, as far as the spooler tells.
func (d *desk) watchPrinter(what, name string) {
	d.sh.later(watched, func() {
		d.read(func(ctx context.Context) (func(), error) {
			said, waits := words.Sent(what, name, printing.State(ctx, name))
			if !waits {
				return nil, nil
			}
			return func() { d.complainText(said) }, nil
		})
	})
}

// viewPaper opens the pages in the system's viewer, which prints: where nothing else does.
func (d *desk) viewPaper(p papers.Paper, done func()) {
	path := ""
	d.taskOr(lang.X("papers.writing.pdf", "PDFを作っています"), func(ctx context.Context, progress data.Progress) error {
		return p.Print(ctx, d.store, lang.X("print.viewer", "PDFの表示"), func(pages *paper.Document, begin func() error) error {
			f, err := printing.Temporary(printFolder(d.program.start.Folder))
			if err != nil {
				return err
			}
			path = f.Name()
			err = errors.Join(pdf.Write(ctx, f, pages, pdf.Options{Progress: progress}), f.Close())
			if err == nil {
				err = begin()
			}
			if err != nil {
				_ = os.Remove(path)
			}
			return err
		}, nil)
	}, func() {
		d.inSystem(native.Open, path, noProgram, func() {
			d.toast(lang.X("print.viewed", "このパソコンにプリンターがないので、PDFを開きました。そこから印刷か保存ができます。"))
		})
		done()
	}, nil)
}

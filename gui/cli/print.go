package cli

import (
	"cmp"
	"io"
	"path/filepath"
	"strings"

	"jibun/data"
	"jibun/export/page"
	"jibun/export/page/pdf"
	"jibun/export/page/raster"
	"jibun/export/template"
	"jibun/gui/native/printing"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// printCmd sends a paper to a printer.
type printCmd struct {
	paperCmds
	Printer string `placeholder:"NAME"`
	Copies  int    `default:"1"`
	Pages   string `placeholder:"1-3,5"`
	Sides   string `enum:"set,one,long,short" default:"set"`

	choice printing.Choice
}

// AfterApply is called by kong.
func (c *printCmd) AfterApply(e *env) error {
	e.to = c
	return nil
}

func (c *printCmd) ready(e *env) error {
	ranges, ok := printing.ParseRanges(c.Pages)
	switch {
	case !ok:
		e.no("ページは 1-3,5 のように書いてください: %s", c.Pages)
	case c.Copies < 1 || c.Copies > 99:
		e.no("部数は 1〜99 です: %d", c.Copies)
	}
	sides := map[string]printing.Sides{"set": printing.AsSet, "one": printing.OneSide, "long": printing.LongEdge, "short": printing.ShortEdge}
	c.choice = printing.Choice{Printer: c.Printer, Copies: c.Copies, Ranges: ranges, Sides: sides[c.Sides]}
	return e.named(&c.choice)
}

// named finds the printer that is meant, so that the history can name it.
func (e *env) named(c *printing.Choice) error {
	list, err := printing.Printers(e.ctx)
	if err != nil {
		return err
	}
	var names []string
	for _, p := range list {
		if p.Name == c.Printer || c.Printer == "" && (p.Default || len(list) == 1) {
			c.Printer = p.Name
			return nil
		}
		names = append(names, p.Name)
	}
	e.no("%s", words.Error(printing.ErrNoPrinter))
	if len(names) > 0 {
		e.say("このパソコンのプリンター: %s", strings.Join(names, "、"))
	}
	return nil
}

func (c *printCmd) fits(*env, *template.Form) {}

func (c *printCmd) workbook() bool { return false }

// losses says what the printer would leave out.
func (c *printCmd) losses(e *env, d *page.Document) error {
	list, err := printing.Losses(e.ctx, raster.NewSheets(d), c.choice)
	for _, l := range list {
		e.say("ご注意: %s", words.Lost(c.choice.Printer, l))
	}
	return err
}

func (c *printCmd) send(e *env, s *data.Store, p papers.Paper) error {
	if err := e.lacking(p); err != nil {
		return err
	}
	d, err := p.Pages(e.ctx)
	if err != nil {
		return err
	}
	if err := c.losses(e, d); err != nil {
		return err
	}
	chosen := c.choice.Ranges.Of(d.Count())
	if len(chosen) == 0 {
		return printing.ErrNoPages
	}
	p, whole, err := p.Only(e.ctx, chosen, len(chosen) == d.Count())
	if err != nil {
		return err
	}
	if whole {
		c.choice.Ranges = nil
	}
	folder := filepath.Join(cmp.Or(data.LocalFolder(), filepath.Dir(s.Path())), "print")
	printing.Sweep(folder)
	err = p.Print(e.ctx, s, c.choice.Printer, func(pages *page.Document, begin func() error) error {
		return printing.Print(e.ctx, printing.Job{Title: strings.TrimSuffix(p.File, filepath.Ext(p.File)), Pages: raster.NewSheets(pages), Folder: folder, Choice: c.choice,
			File: func(w io.Writer, some []int) error { return pdf.Write(e.ctx, w, pages.Only(some), pdf.Options{}) }, Begin: begin, Progress: e.progress("印刷しています")})
	}, e.progress("台帳を確かめています"))
	if err != nil {
		return err
	}
	said, _ := words.Sent(p.About, c.choice.Printer, printing.State(e.ctx, c.choice.Printer))
	e.say("%s", said)
	return nil
}

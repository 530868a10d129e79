package cli

import (
	"bufio"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"jibun/data"
	"jibun/export"
	"jibun/export/template"
	"jibun/gui/papers"
)

// A destination is where a paper goes: into a file or to a printer.
type destination interface {
	// ready looks at what was typed, before anything is read.
	ready(*env) error
	// fits says what is wrong with it for a form, which is nil for the standard paper.
	fits(*env, *template.Form)
	// workbook tells whether it takes a workbook and no pages.
	workbook() bool
	send(*env, *data.Store, papers.Paper) error
}

// reportCmd writes a paper to a file.
type reportCmd struct {
	paperCmds
	Out           string `required:"" placeholder:"X.xlsx|X.pdf"`
	PasswordStdin bool

	password string
}

// AfterApply is called by kong.
func (c *reportCmd) AfterApply(e *env) error {
	e.to = c
	return nil
}

// no says why not.
func (e *env) no(format string, args ...any) {
	e.say(format, args...)
	e.failed = true
}

func (c *reportCmd) ready(e *env) error {
	if c.PasswordStdin {
		line, err := bufio.NewReader(e.in).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if c.password = strings.TrimRight(line, "\r\n"); c.password == "" {
			e.no("標準入力にパスワードがありません。")
			return nil
		}
	}
	switch ext := strings.ToLower(filepath.Ext(c.Out)); {
	case ext != ".xlsx" && ext != ".xlsm" && ext != ".pdf":
		e.no("書き出す先の名前は .xlsx か .pdf で終えてください: %s", c.Out)
	case ext == ".pdf" && c.PasswordStdin:
		e.no("PDFにはパスワードを付けられません。パスワードが要るときは .xlsx で書き出してください。")
	}
	return nil
}

func (c *reportCmd) fits(e *env, form *template.Form) {
	macros := strings.EqualFold(filepath.Ext(c.Out), ".xlsm")
	switch {
	case form == nil && macros:
		e.no("書き出す先の名前は .xlsx で終えてください: %s", c.Out)
	case form == nil:
	case c.PasswordStdin:
		e.no("様式に書き出すときは、パスワードを付けられません。書き出したファイルにExcelで付けてください。")
	case papers.IsPDF(c.Out) || macros == form.Macros():
	case macros:
		e.no("この様式にマクロはありません。書き出す先の名前は .xlsx で終えてください: %s", c.Out)
	default:
		e.no("この様式にはマクロがあります。書き出す先の名前は .xlsm で終えてください: %s", c.Out)
	}
}

func (c *reportCmd) workbook() bool { return !papers.IsPDF(c.Out) }

func (c *reportCmd) send(e *env, s *data.Store, p papers.Paper) error {
	if papers.IsPDF(c.Out) {
		if err := e.lacking(p); err != nil {
			return err
		}
	}
	if err := p.Save(e.ctx, s, c.Out, export.Options{Password: c.password, Progress: e.progress("書き出しています")}); err != nil {
		return err
	}
	e.say("書き出しました: %s → %s", p.About, c.Out)
	return nil
}

// lacking says which characters the pages of a paper cannot show.
func (e *env) lacking(p papers.Paper) error {
	d, err := p.Pages(e.ctx)
	if err != nil {
		return err
	}
	for _, w := range papers.Lacking(d) {
		e.say("ご注意: %s", w)
	}
	return nil
}

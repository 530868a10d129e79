package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/export"
	"jibun/gui"
)

type figuresCmd struct {
	File string      `arg:""`
	Year *fiscalYear `placeholder:"2013"`
}

func (c *figuresCmd) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		if c.Year == nil {
			all, err := s.YearFigures(e.ctx, 0)
			if err != nil {
				return err
			}
			return e.json(all)
		}
		f, err := s.Figures(e.ctx, 0, wareki.FiscalYear(*c.Year))
		if err != nil {
			return err
		}
		return e.json(f)
	})
}

type reportCmd struct {
	Annual annualCmd `cmd:""`
	Book   bookCmd   `cmd:""`
	Signin signinCmd `cmd:""`
}

// paper is what all papers share.
type paper struct {
	File          string `arg:""`
	Out           string `required:"" placeholder:"X.xlsx"`
	PasswordStdin bool
}

type annualCmd struct {
	paper
	Year fiscalYear `required:"" placeholder:"2013"`
}

func (c *annualCmd) Run(e *env) error {
	return c.make(e, func(s *data.Store, o export.Options) (func(io.Writer) error, string, error) {
		r, err := s.Annual(e.ctx, 0, wareki.FiscalYear(c.Year))
		if err != nil {
			return nil, "", err
		}
		for _, u := range r.Unsettled {
			e.say("ご注意: 出欠が入力されていない回があります: %s", u)
		}
		e.warnReadings(r.NoReading)
		people := 0
		if n := len(r.Totals); n > 0 {
			people = r.Totals[n-1].People
		}
		return func(w io.Writer) error { return export.Annual(e.ctx, w, r, o) }, fmt.Sprintf("%s 年次報告書(%d名)", r.Year.Label(r.Style), people), nil
	})
}

type bookCmd struct {
	paper
	Year fiscalYear `required:"" placeholder:"2013"`
}

func (c *bookCmd) Run(e *env) error {
	return c.make(e, func(s *data.Store, o export.Options) (func(io.Writer) error, string, error) {
		r, err := s.Book(e.ctx, 0, wareki.FiscalYear(c.Year))
		if err != nil {
			return nil, "", err
		}
		return func(w io.Writer) error { return export.Book(e.ctx, w, r, o) }, fmt.Sprintf("%s 出席簿(%d名)", r.Year.Label(r.Style), len(r.People)), nil
	})
}

type signinCmd struct {
	paper
	Number int    `required:"" placeholder:"100"`
	Order  string `enum:"kana,department" default:"kana"`
}

func (c *signinCmd) Run(e *env) error {
	return c.make(e, func(s *data.Store, o export.Options) (func(io.Writer) error, string, error) {
		m, err := s.SeminarByNumber(e.ctx, 0, c.Number)
		if err != nil {
			return nil, "", err
		}
		order := data.SignInOrder(c.Order)
		r, err := s.SignIn(e.ctx, m.ID, order)
		if err != nil {
			return nil, "", err
		}
		e.warnReadings(r.NoReading)
		return func(w io.Writer) error {
			if err := export.SignIn(e.ctx, w, r, o); err != nil || m.State == data.SeminarSettled {
				return err
			}
			return s.NumberSheet(e.ctx, m.ID, order)
		}, fmt.Sprintf("第%d回 受付名簿(%d名)", c.Number, len(r.Staff)+len(r.Outside)), nil
	})
}

func (e *env) warnReadings(names []string) {
	if len(names) > 0 {
		e.say("ご注意: ふりがなのない方が%d名います(五十音順では最後に並びます): %s", len(names), strings.Join(names[:min(len(names), 5)], "、"))
	}
}

// make writes a paper. Names leave the program with it, so the line in the
// history comes before the file gets its name: no file without its line.
func (c *paper) make(e *env, prepare func(*data.Store, export.Options) (write func(io.Writer) error, about string, err error)) error {
	var o export.Options
	if c.PasswordStdin {
		line, err := bufio.NewReader(e.in).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if o.Password = strings.TrimRight(line, "\r\n"); o.Password == "" {
			e.say("標準入力にパスワードがありません。")
			e.failed = true
			return nil
		}
	}
	if strings.ToLower(filepath.Ext(c.Out)) != ".xlsx" {
		e.say("書き出す先の名前は .xlsx で終えてください: %s", c.Out)
		e.failed = true
		return nil
	}
	return e.write(c.File, func(s *data.Store) error {
		o.Progress = e.progress("書き出しています")
		write, about, err := prepare(s, o)
		if err != nil {
			return err
		}
		to, err := filepath.Abs(c.Out)
		if err != nil {
			return err
		}
		err = export.ToFile(c.Out, func(w io.Writer) error {
			if err := write(w); err != nil {
				return err
			}
			return s.Note(e.ctx, "paper.excel", about+" → "+to)
		})
		if err == nil {
			e.say("書き出しました: %s → %s", about, c.Out)
		}
		return err
	})
}

type historyCmd struct {
	File  string `arg:""`
	JSON  bool   `name:"json"`
	Limit int    `default:"50"`
}

func (c *historyCmd) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		list, err := s.History(e.ctx, data.HistoryFilter{Limit: c.Limit})
		if err != nil {
			return err
		}
		if c.JSON {
			return e.json(list)
		}
		for _, o := range list {
			fmt.Fprintf(e.out, "%s\t%s\t%s\t%d件\n", o.At.In(data.Tokyo).Format("2006-01-02 15:04"), o.Who, gui.OperationSentence(o), o.Changes)
		}
		return nil
	})
}

package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/template"
	"jibun/gui/papers"
	"jibun/gui/words"
)

type figuresCmd struct {
	File string      `arg:""`
	Year *fiscalYear `placeholder:"2013"`
	ofSeries
}

func (c *figuresCmd) Run(e *env) error {
	return e.read(c.File, func(s *data.Store) error {
		series, err := c.counted(e, s)
		if err != nil {
			return err
		}
		if c.Year == nil {
			all, err := s.YearFigures(e.ctx, series)
			if err != nil {
				return err
			}
			return e.json(all)
		}
		f, err := s.Figures(e.ctx, series, wareki.FiscalYear(*c.Year))
		if err != nil {
			return err
		}
		return e.json(f)
	})
}

// paperCmds are the papers, to be written or to be printed.
type paperCmds struct {
	Annual annualCmd `cmd:""`
	Book   bookCmd   `cmd:""`
	Signin signinCmd `cmd:""`
	Party  partyCmd  `cmd:""`
	Letter letterCmd `cmd:""`
	Case   caseCmd   `cmd:""`
	Person personCmd `cmd:""`

	Disclosure disclosureCmd `cmd:""`

	Certificate certificateCmd `cmd:""`
	Attended    attendedCmd    `cmd:""`
	Badges      badgesCmd      `cmd:""`
	Tents       tentsCmd       `cmd:""`
	Envelope    envelopeCmd    `cmd:""`
	Thanks      thanksCmd      `cmd:""`
	Survey      surveyCmd      `cmd:""`
	Tally       tallyCmd       `cmd:""`
}

// paper is what all papers share.
type paper struct {
	File  string `arg:""`
	Form  string `placeholder:"FORM.xlsx"` // the office's own: a file, or the name of one that is kept
	Blank bool   // leave blank what a form asks for and is not known
}

// A request finds what a paper is about; why says in a sentence that it is not clear.
type request func(*data.Store) (r papers.Request, why string, err error)

type annualCmd struct {
	paper
	Year fiscalYear `required:"" placeholder:"2013"`
	ofSeries
	History *bool `negatable:""` // what is left out here and below is as the ledger has it
}

func (c *annualCmd) Run(e *env) error {
	return c.make(e, "annual", func(s *data.Store) (papers.Request, string, error) {
		series, err := c.counted(e, s)
		return papers.Request{Series: series, Year: wareki.FiscalYear(c.Year), History: c.History}, "", err
	})
}

type bookCmd struct {
	paper
	Year fiscalYear `required:"" placeholder:"2013"`
	ofSeries
	Paper string `enum:"a4,a3,A4,A3," default:""` // its size
}

func (c *bookCmd) Run(e *env) error {
	return c.make(e, "book", func(s *data.Store) (papers.Request, string, error) {
		series, err := c.counted(e, s)
		q := papers.Request{Series: series, Year: wareki.FiscalYear(c.Year)}
		if c.Paper != "" {
			a3 := strings.EqualFold(c.Paper, "a3")
			q.A3 = &a3
		}
		return q, "", err
	})
}

type caseCmd struct {
	paper
	Year fiscalYear `required:"" placeholder:"2013"`
	ofSeries
}

func (c *caseCmd) Run(e *env) error {
	return c.make(e, "case", func(s *data.Store) (papers.Request, string, error) {
		series, err := c.counted(e, s)
		return papers.Request{Series: series, Year: wareki.FiscalYear(c.Year)}, "", err
	})
}

type signinCmd struct {
	paper
	Number int `required:"" placeholder:"100"`
	ofSeries
	Order   string       `enum:"kana,department," default:""`
	Columns *doorColumns `placeholder:"position,sign"` // those that may be left out, which stand there
	WalkIns *int         `placeholder:"10"`            // free lines for 当日参加
}

// doorColumns are columns of the 受付名簿, as they are typed.
type doorColumns []report.DoorColumn

// UnmarshalText reads their names with commas between them; none if there is none.
func (c *doorColumns) UnmarshalText(b []byte) error {
	*c = doorColumns{}
	for name := range strings.SplitSeq(string(b), ",") {
		d := report.DoorColumn(strings.TrimSpace(name))
		switch {
		case d == "":
		case !slices.Contains(report.DoorColumns(), d):
			var all []string
			for _, one := range report.DoorColumns() {
				all = append(all, fmt.Sprintf("%s(%s)", one, one.Label()))
			}
			return fmt.Errorf("列は %s から選んでください: %s", strings.Join(all, "、"), name)
		default:
			*c = append(*c, d)
		}
	}
	return nil
}

func (c *signinCmd) Run(e *env) error {
	return c.make(e, "signin", func(s *data.Store) (papers.Request, string, error) {
		m, err := c.seminar(e, s, c.Number)
		if err != nil {
			return papers.Request{}, "", err
		}
		r := papers.Request{Seminar: m.ID, Order: data.SignInOrder(c.Order)}
		if c.Columns != nil {
			r.Columns = *c.Columns
		}
		if c.WalkIns != nil {
			if *c.WalkIns < 0 || *c.WalkIns > report.MostWalkIns {
				return r, fmt.Sprintf("当日参加の行は 0〜%d 行です: %d", report.MostWalkIns, *c.WalkIns), nil
			}
			if r.WalkIns = *c.WalkIns; r.WalkIns == 0 {
				r.WalkIns = -1
			}
		}
		return r, "", nil
	})
}

type partyCmd struct {
	paper
	Number int `required:"" placeholder:"100"`
	ofSeries
}

func (c *partyCmd) Run(e *env) error {
	return c.make(e, "party", func(s *data.Store) (papers.Request, string, error) {
		m, err := c.seminar(e, s, c.Number)
		return papers.Request{Seminar: m.ID}, "", err
	})
}

// make makes the paper of a kind, in the form that is meant, and lets it go where the command
// says.
func (c *paper) make(e *env, key string, ask request) error {
	k := papers.KindOf(key)
	if !c.formless(e, k) {
		return nil
	}
	if err := e.to.ready(e); err != nil || e.failed {
		return err
	}
	return e.write(c.File, func(s *data.Store) error {
		if err := e.whole(s); err != nil {
			return err
		}
		r, why, err := ask(s)
		if err != nil {
			return err
		}
		if why != "" {
			e.no("%s", why)
			return nil
		}
		p, err := k.On(e.ctx, s, r, func(context.Context) (*template.Form, error) {
			form, err := e.formMeant(s, data.FormKind(k.Key), c.Form)
			if err == nil && !e.failed {
				e.to.fits(e, form)
			}
			return form, err
		}, c.Blank)
		if e.failed {
			return nil
		}
		if err != nil {
			return e.formError(err)
		}
		if p.Write == nil && (p.Pages == nil || e.to.workbook()) { // the warning says why
			e.no("%s", strings.Join(p.Warnings, "\n"))
			return nil
		}
		for _, w := range p.Warnings {
			e.say("ご注意: %s", w)
		}
		return e.to.send(e, s, p)
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
			e.line(o.At.In(data.Tokyo).Format("2006-01-02 15:04"), o.Who, words.Operation(o), fmt.Sprintf("%d件", o.Changes))
		}
		return nil
	})
}

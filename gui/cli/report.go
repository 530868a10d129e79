package cli

import (
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

// ofYear and ofEvening are the values for an office's own form.
func ofYear(of ofSeries, year fiscalYear) valuesOf {
	return func(e *env, s *data.Store) (template.Values, error) {
		series, err := s.FindSeries(e.ctx, of.Series)
		if err != nil {
			return template.Values{}, err
		}
		return papers.YearValues(e.ctx, s, series, wareki.FiscalYear(year))
	}
}

func ofEvening(of ofSeries, number int, order string) valuesOf {
	return func(e *env, s *data.Store) (template.Values, error) {
		m, err := of.seminar(e, s, number)
		if err != nil {
			return template.Values{}, err
		}
		return papers.EveningValues(e.ctx, s, m.ID, data.SignInOrder(order))
	}
}

type valuesOf func(*env, *data.Store) (template.Values, error)

type annualCmd struct {
	paper
	Year fiscalYear `required:"" placeholder:"2013"`
	ofSeries
	History *bool `negatable:""` // what is left out here and below is as the ledger has it
}

func (c *annualCmd) Run(e *env) error {
	return c.make(e, data.FormAnnual, ofYear(c.ofSeries, c.Year), func(s *data.Store) (papers.Paper, error) {
		series, err := c.counted(e, s)
		if err != nil {
			return papers.Paper{}, err
		}
		return papers.Annual(e.ctx, s, papers.Request{Series: series, Year: wareki.FiscalYear(c.Year), History: c.History})
	})
}

type bookCmd struct {
	paper
	Year fiscalYear `required:"" placeholder:"2013"`
	ofSeries
	Paper string `enum:"a4,a3,A4,A3," default:""` // its size
}

func (c *bookCmd) Run(e *env) error {
	return c.make(e, data.FormBook, ofYear(c.ofSeries, c.Year), func(s *data.Store) (papers.Paper, error) {
		series, err := c.counted(e, s)
		if err != nil {
			return papers.Paper{}, err
		}
		q := papers.Request{Series: series, Year: wareki.FiscalYear(c.Year)}
		if c.Paper != "" {
			a3 := strings.EqualFold(c.Paper, "a3")
			q.A3 = &a3
		}
		return papers.Book(e.ctx, s, q)
	})
}

type caseCmd struct {
	paper
	Year fiscalYear `required:"" placeholder:"2013"`
	ofSeries
}

func (c *caseCmd) Run(e *env) error {
	return c.make(e, data.FormCase, ofYear(c.ofSeries, c.Year), func(s *data.Store) (papers.Paper, error) {
		series, err := c.counted(e, s)
		if err != nil {
			return papers.Paper{}, err
		}
		return papers.Case(e.ctx, s, series, wareki.FiscalYear(c.Year))
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
	return c.make(e, data.FormSignIn, ofEvening(c.ofSeries, c.Number, c.Order), func(s *data.Store) (papers.Paper, error) {
		m, err := c.seminar(e, s, c.Number)
		if err != nil {
			return papers.Paper{}, err
		}
		r := papers.Request{Seminar: m.ID, Order: data.SignInOrder(c.Order)}
		if c.Columns != nil {
			r.Columns = *c.Columns
		}
		if c.WalkIns != nil {
			if *c.WalkIns < 0 || *c.WalkIns > report.MostWalkIns {
				return papers.Paper{Warnings: []string{fmt.Sprintf("当日参加の行は 0〜%d 行です: %d", report.MostWalkIns, *c.WalkIns)}}, nil
			}
			if r.WalkIns = *c.WalkIns; r.WalkIns == 0 {
				r.WalkIns = -1
			}
		}
		return papers.SignIn(e.ctx, s, r)
	})
}

type partyCmd struct {
	paper
	Number int `required:"" placeholder:"100"`
	ofSeries
}

func (c *partyCmd) Run(e *env) error {
	return c.make(e, data.FormParty, ofEvening(c.ofSeries, c.Number, ""), func(s *data.Store) (papers.Paper, error) {
		m, err := c.seminar(e, s, c.Number)
		if err != nil {
			return papers.Paper{}, err
		}
		return papers.Party(e.ctx, s, m.ID)
	})
}

// make makes a paper and lets it go where the command says.
func (c *paper) make(e *env, kind data.FormKind, values valuesOf, prepare func(*data.Store) (papers.Paper, error)) error {
	if err := e.to.ready(e); err != nil || e.failed {
		return err
	}
	return e.write(c.File, func(s *data.Store) error {
		if err := e.whole(s); err != nil {
			return err
		}
		p, err := prepare(s)
		if err != nil {
			return err
		}
		if p.Write == nil { // the warning says why
			e.say("%s", strings.Join(p.Warnings, "\n"))
			e.failed = true
			return nil
		}
		form, err := e.formMeant(s, kind, c.Form)
		if err != nil || e.failed {
			return err
		}
		if e.to.fits(e, form); e.failed {
			return nil
		}
		if form != nil {
			var ok bool
			if p, ok, err = c.onForm(e, s.Today(), p, form, func() (template.Values, error) { return values(e, s) }); !ok {
				return err
			}
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

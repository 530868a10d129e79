package cli

import (
	"fmt"
	"strconv"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/gui/papers"
)

// evening is what the papers of an evening share that have no form.
type evening struct {
	paper
	Number int `required:"" placeholder:"100"`
	ofSeries
}

// write makes the paper of a key.
func (c *evening) write(e *env, key string, r papers.Request) error {
	return c.make(e, key, func(s *data.Store) (papers.Request, string, error) {
		m, err := c.seminar(e, s, c.Number)
		r.Seminar = m.ID
		return r, "", err
	})
}

// formless says that a paper that has no form cannot go into one, if that is wanted.
func (c *paper) formless(e *env, k papers.Kind) (ok bool) {
	if c.Form == "" || c.Form == data.StandardForm || k.Formless() == "" {
		return true
	}
	e.no("%sに様式はありません。%s", k.Label, k.Formless())
	return false
}

type attendedCmd struct {
	evening
	Order string `enum:"kana,department," default:""`
}

func (c *attendedCmd) Run(e *env) error {
	return c.write(e, "attended", papers.Request{Order: data.SignInOrder(c.Order)})
}

type badgesCmd struct {
	evening
	Order  string `enum:"kana,department," default:""`
	Sheet  string `enum:"10,8," default:""`
	Spare  int
	Frames bool
	Move   *offset `placeholder:"0.5,-1"`
}

func (c *badgesCmd) Run(e *env) error {
	r := papers.Request{Order: data.SignInOrder(c.Order), Blank: c.Spare, Frames: c.Frames}
	r.BadgeSheet, _ = strconv.Atoi(c.Sheet) // "" = as the ledger has it
	if c.Move != nil {
		r.Moved, r.Right, r.Down = true, c.Move.right, c.Move.down
	}
	return c.write(e, "badges", r)
}

// offset is how far something is moved, in millimetres: 右,下.
type offset struct{ right, down float64 }

// UnmarshalText reads two numbers with a comma between them.
func (o *offset) UnmarshalText(b []byte) error {
	if n, err := fmt.Sscanf(string(b), "%f,%f", &o.right, &o.down); n != 2 || err != nil {
		return fmt.Errorf("ずれは 0.5,-1 のように、右と下を mm で書いてください: %s", b)
	}
	return nil
}

type tentsCmd struct {
	evening
	Upright *bool `negatable:""`
}

func (c *tentsCmd) Run(e *env) error {
	return c.write(e, "tents", papers.Request{Upright: c.Upright})
}

type envelopeCmd struct {
	evening
	Large *bool `negatable:""`
	Heads bool
}

func (c *envelopeCmd) Run(e *env) error {
	return c.write(e, "envelope", papers.Request{Large: c.Large, Heads: c.Heads})
}

type surveyCmd struct{ evening }

func (c *surveyCmd) Run(e *env) error { return c.write(e, "survey", papers.Request{}) }

type tallyCmd struct{ evening }

func (c *tallyCmd) Run(e *env) error { return c.write(e, "tally", papers.Request{}) }

type thanksCmd struct {
	evening
	Together *bool `negatable:""`
}

func (c *thanksCmd) Run(e *env) error {
	return c.write(e, "thanks", papers.Request{ThanksTogether: c.Together})
}

// certificateCmd writes 受講証明書 of an evening, or 修了証 of a year.
type certificateCmd struct {
	paper
	Number int         `placeholder:"100"`
	Year   *fiscalYear `placeholder:"2013"`
	ofSeries
	Least  int
	Person string `placeholder:"氏名"`
}

func (c *certificateCmd) Run(e *env) error {
	if (c.Number == 0) == (c.Year == nil) {
		e.say("受講証明書は --number、修了証は --year で、どちらかを書いてください。")
		e.failed = true
		return nil
	}
	if c.Least < 0 || c.Least > data.MostLeast {
		e.no("修了に要る回数は 1〜%d です: %d", data.MostLeast, c.Least)
		return nil
	}
	return c.make(e, "certificate", func(s *data.Store) (r papers.Request, why string, err error) {
		if c.Year != nil {
			series, err := s.FindSeries(e.ctx, c.Series)
			if err != nil {
				return r, "", err
			}
			r = papers.Request{Certificate: report.Completion, Series: series, Year: wareki.FiscalYear(*c.Year), Least: c.Least}
		} else {
			m, err := c.seminar(e, s, c.Number)
			if err != nil {
				return r, "", err
			}
			r = papers.Request{Certificate: report.Attendance, Seminar: m.ID}
		}
		if c.Person != "" {
			id, why, err := findPerson(e, s, c.Person)
			if err != nil || why != "" {
				return r, why, err
			}
			r.People = []int64{id}
		}
		return r, "", nil
	})
}

package data

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"

	"jibun/data/internal/db"
	"jibun/data/report"
	"jibun/data/text"
	"jibun/data/wareki"
)

var caseTextNoun = Noun{Table: "case_texts", Label: "取組事例", Kinds: KindOffice,
	Columns: []Column{{Name: "year", Word: "年度"}, {Name: "series_id", Word: "講座", As: AsRow}, {Name: "box", Word: "取組事例の欄", Codes: codes(CaseBoxes()...)},
		{Name: "text", Word: "取組事例の文", Holds: text.Prose}},
	Acts:   []Acts{{"paper", "case.", []Act{{Key: "case.save", Word: "取組事例の文"}}}},
	refers: map[string]refer{"series_id": {to: "series"}}, // 0 = all series
	named: func(_ context.Context, _ *namer, r image) (string, error) {
		return strconv.FormatInt(r.number("year"), 10) + "年度 " + CaseBox(r.text("box")).Label(), nil
	},
}

// CaseBox is one of the boxes of the case form (取組事例).
type CaseBox string

// The boxes of the case form.
const (
	CaseOrganization CaseBox = "organization"
	CaseSection      CaseBox = "section"
	CaseContact      CaseBox = "contact"
	CaseTitle        CaseBox = "title"
	CasePeriod       CaseBox = "period"
	CaseSummary      CaseBox = "summary"
	CaseBackground   CaseBox = "background"
	CaseAim          CaseBox = "aim"
	CaseContent      CaseBox = "content"
	CaseProblems     CaseBox = "problems"
	CaseIngenuity    CaseBox = "ingenuity"
	CaseResults      CaseBox = "results"
	CaseOutlook      CaseBox = "outlook"
	CaseAdvice       CaseBox = "advice"
)

// CaseBoxes are all of them, in the order of the form, which package report knows.
func CaseBoxes() []CaseBox {
	var all []CaseBox
	for _, b := range report.CaseBoxes() {
		all = append(all, CaseBox(b.Key))
	}
	return all
}

// Label is what stands on the form.
func (b CaseBox) Label() string {
	for _, x := range report.CaseBoxes() {
		if x.Key == string(b) {
			return x.Label
		}
	}
	return ""
}

// CaseText is what she wrote into a box.
type CaseText struct {
	ID, Version int64
	Year        wareki.FiscalYear // of which it was written
	Text        string
}

// CaseStudy is 取組事例 of a fiscal year: what was written for it, and what for the years
// before.
type CaseStudy struct {
	Year   wareki.FiscalYear
	Series int64                // AllSeries: of all
	Texts  map[CaseBox]CaseText // of this year; boxes that nobody wrote are left out
	Before map[CaseBox]CaseText // of each box what the last year before that has one says
}

// Says is what was written into a box for the year, else for the last one before; false:
// nobody ever wrote there. An empty text that was written is one.
func (c CaseStudy) Says(b CaseBox) (string, bool) {
	if t, ok := c.Texts[b]; ok {
		return t.Text, true
	}
	t, ok := c.Before[b]
	return t.Text, ok
}

// CaseStudy reads 取組事例 of a year. series is as for the figures of a year: 0 = the main
// one, AllSeries = of all.
func (s *Store) CaseStudy(ctx context.Context, series int64, year wareki.FiscalYear) (_ CaseStudy, err error) {
	defer wrap(&err, "CaseStudy(%v, %v)", series, year)
	kept, err := s.caseSeries(ctx, series)
	if err != nil {
		return CaseStudy{}, err
	}
	c := CaseStudy{Year: year, Series: series, Texts: map[CaseBox]CaseText{}, Before: map[CaseBox]CaseText{}}
	err = db.EachRow(ctx, s.read, `SELECT id, version, year, box, text FROM case_texts WHERE series_id = $1 AND year <= $2 ORDER BY year`, []any{kept, int64(year)}, func(rows *sql.Rows) error {
		var t CaseText
		var b CaseBox
		err := rows.Scan(&t.ID, &t.Version, &t.Year, &b, &t.Text)
		if t.Year == year {
			c.Texts[b] = t
		} else {
			c.Before[b] = t
		}
		return err
	})
	return c, err
}

// SaveCaseTexts keeps what she wrote into boxes for c's year: of texts those that do not
// say what c.Texts says already. c is as it was read; what somebody changed since is
// ErrConflict. Invalid: box (code), year (required), and a box's code for a text that may not stand there.
func (s *Store) SaveCaseTexts(ctx context.Context, c *CaseStudy, texts map[CaseBox]string) error {
	v := Invalid{}
	if c.Year <= 0 {
		v["year"] = "required"
	}
	for b, said := range texts {
		if b.Label() == "" {
			v["box"] = "code"
		}
		wrong := Invalid{}
		wrong.texts(caseTextNoun, c.Texts[b].ID, row{"text": said})
		if why := wrong["text"]; why != "" {
			v[string(b)] = why
		}
	}
	if err := v.orNil(); err != nil {
		return err
	}
	kept, err := s.caseSeries(ctx, c.Series)
	if err != nil {
		return err
	}
	saved := map[CaseBox]CaseText{}
	err = s.write(ctx, "case.save", func(t *tx) error {
		o, err := s.Office(ctx)
		if err != nil {
			return err
		}
		t.About = c.Year.Label(o.Style())
		for _, b := range CaseBoxes() {
			said, ok := texts[b]
			if !ok {
				continue
			}
			x := c.Texts[b]
			x.Year, x.Text = c.Year, text.Prose.Tidy(said)
			if err := t.Save(ctx, "case_texts", &x.ID, &x.Version, row{"year": int64(c.Year), "series_id": kept, "box": string(b), "text": x.Text}); err != nil {
				return inBox(b, err)
			}
			saved[b] = x
		}
		return nil
	})
	if err != nil {
		return err
	}
	if c.Texts == nil {
		c.Texts = map[CaseBox]CaseText{}
	}
	for b, x := range saved {
		c.Texts[b] = x
	}
	return nil
}

// inBox says of a text that may not stand there which box it is in.
func inBox(b CaseBox, err error) error {
	var v Invalid
	if errors.As(err, &v) && v["text"] != "" {
		return Invalid{string(b): v["text"]}
	}
	return err
}

// CaseYears are the years for which something was written, of any series, in their order.
func (s *Store) CaseYears(ctx context.Context) (out []wareki.FiscalYear, err error) {
	defer wrap(&err, "CaseYears()")
	err = db.EachRow(ctx, s.read, `SELECT DISTINCT year FROM case_texts ORDER BY year`, nil, func(rows *sql.Rows) error {
		var y wareki.FiscalYear
		err := rows.Scan(&y)
		out = append(out, y)
		return err
	})
	return slices.Clip(out), err
}

// caseSeries is the series as the texts keep it: 0 for all of them.
func (s *Store) caseSeries(ctx context.Context, series int64) (int64, error) {
	switch series {
	case AllSeries:
		return 0, nil
	case 0:
		main, err := s.mainSeries(ctx)
		return main.ID, err
	}
	return series, nil
}

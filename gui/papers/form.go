package papers

import (
	"context"
	"errors"
	"io"
	"os"

	"jibun/data"
	"jibun/data/table"
	"jibun/data/wareki"
	"jibun/export"
	"jibun/export/fields"
	"jibun/export/template"
)

// YearValues are what a form of a year of a series is filled with (0 = the main one, or
// data.AllSeries).
func YearValues(ctx context.Context, s *data.Store, series int64, year wareki.FiscalYear) (template.Values, error) {
	var y fields.Year
	var err error
	if y.Annual, err = s.Annual(ctx, series, year); err != nil {
		return template.Values{}, err
	}
	if y.Book, err = s.Book(ctx, series, year); err != nil {
		return template.Values{}, err
	}
	return y.Values(), nil
}

// EveningValues are what a form of an evening is filled with.
func EveningValues(ctx context.Context, s *data.Store, seminar int64, order data.SignInOrder) (template.Values, error) {
	var e fields.Evening
	var err error
	if e.SignIn, err = s.SignIn(ctx, seminar, order); err != nil {
		return template.Values{}, err
	}
	if e.Party, err = s.PartySheet(ctx, seminar); err != nil && !errors.Is(err, data.ErrNotFound) {
		return template.Values{}, err
	}
	return e.Values(), nil
}

// OpenForm reads an office's own form.
func OpenForm(ctx context.Context, path string) (*template.Form, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > table.DefaultLimits().FileBytes {
		return nil, &table.Refused{Reason: table.TooLarge}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return template.Open(ctx, b)
}

// OnForm is the paper written on an office's own form instead of the standard one. A
// form that cannot be filled is a *template.Unready, and the ledger is left alone;
// blank leaves blank what the form asks for and is not known.
func (p Paper) OnForm(ctx context.Context, f *template.Form, v template.Values, blank bool) (Paper, error) {
	o := template.Options{Blank: blank}
	problems, err := f.Fill(ctx, io.Discard, v, o)
	if err != nil {
		return Paper{}, err
	}
	for _, x := range problems {
		p.Warnings = append(p.Warnings, x.String())
	}
	p.About += "(独自の様式)"
	p.Write = func(ctx context.Context, w io.Writer, _ export.Options) error {
		_, err := f.Fill(ctx, w, v, o)
		return err
	}
	return p, nil
}

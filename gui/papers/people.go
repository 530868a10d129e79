package papers

import (
	"context"
	"fmt"
	"io"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/export"
)

// Annual is the 年次報告書 of a fiscal year of the main series.
func Annual(ctx context.Context, s *data.Store, year wareki.FiscalYear) (Paper, error) {
	r, err := s.Annual(ctx, 0, year)
	if err != nil {
		return Paper{}, err
	}
	people := 0
	if n := len(r.Totals); n > 0 {
		people = r.Totals[n-1].People
	}
	p := Paper{About: fmt.Sprintf("%s 年次報告書(%d名)", r.Year.Label(r.Style), people), File: "年次報告書_" + r.Year.Label(r.Style) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Annual(ctx, w, r, o) }}
	for _, u := range r.Unsettled {
		p.Warnings = append(p.Warnings, lang.X("paper.annual.unsettled", "出欠が入力されていない回があります: {{.Evening}}", map[string]any{"Evening": u}))
	}
	p.warnReadings(r.NoReading)
	return p, nil
}

// Book is the 出席簿 of a fiscal year.
func Book(ctx context.Context, s *data.Store, year wareki.FiscalYear) (Paper, error) {
	r, err := s.Book(ctx, 0, year)
	if err != nil {
		return Paper{}, err
	}
	return Paper{About: fmt.Sprintf("%s 出席簿(%d名)", r.Year.Label(r.Style), len(r.People)), File: "出席簿_" + r.Year.Label(r.Style) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Book(ctx, w, r, o) }}, nil
}

// Person is the 受講履歴 of one person.
func Person(ctx context.Context, s *data.Store, person int64) (Paper, error) {
	r, err := s.PersonHistory(ctx, person)
	if err != nil {
		return Paper{}, err
	}
	return Paper{About: fmt.Sprintf("受講履歴(%s)", r.Name), File: inFileName("受講履歴_" + r.Name + ".xlsx"),
		Write: func(ctx context.Context, w io.Writer, o export.Options) error {
			return export.PersonHistory(ctx, w, r, o)
		}}, nil
}

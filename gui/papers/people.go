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

// Annual is the 年次報告書 of a fiscal year of the main series; with 受講履歴, which is
// most of its pages, or without. Of a year without a seminar it only says so.
func Annual(ctx context.Context, s *data.Store, year wareki.FiscalYear, history bool) (Paper, error) {
	r, err := s.Annual(ctx, 0, year)
	if err != nil {
		return Paper{}, err
	}
	bare, err := bareYear(ctx, s, year, len(r.Seminars)+len(r.Unsettled), r.Year.Label(r.Style))
	if err != nil || bare.none {
		return Paper{Warnings: bare.warnings}, err
	}
	r.WithoutHistory = !history
	people := 0
	if n := len(r.Totals); n > 0 {
		people = r.Totals[n-1].People
	}
	p := Paper{Warnings: bare.warnings, About: fmt.Sprintf("%s 年次報告書(%d名)", r.Year.Label(r.Style), people), File: "年次報告書_" + r.Year.Label(r.Style) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Annual(ctx, w, r, o) }}
	for _, u := range r.Unsettled {
		p.Warnings = append(p.Warnings, lang.X("paper.annual.unsettled", "出欠が入力されていない回があります: {{.Evening}}", map[string]any{"Evening": u}))
	}
	p.warnReadings(r.NoReading)
	return p, nil
}

// bare says what there is to a year of which nothing is listed.
type bare struct {
	none     bool // not even a plan: there is nothing to write
	warnings []string
}

// bareYear looks for plans in a year of which so many seminars are listed.
func bareYear(ctx context.Context, s *data.Store, year wareki.FiscalYear, listed int, label string) (bare, error) {
	if listed > 0 {
		return bare{}, nil
	}
	plans, err := s.Seminars(ctx, data.SeminarFilter{Year: year})
	if len(plans) > 0 {
		return bare{warnings: []string{lang.X("paper.year.plans", "{{.Year}}は、まだ開催したセミナーがありません。", map[string]any{"Year": label})}}, err
	}
	return bare{none: true, warnings: []string{lang.X("paper.year.none", "{{.Year}}にはセミナーの記録がありません。年度をお確かめください。", map[string]any{"Year": label})}}, err
}

// Book is the 出席簿 of a fiscal year. Of a year without a seminar it only says so.
func Book(ctx context.Context, s *data.Store, year wareki.FiscalYear) (Paper, error) {
	r, err := s.Book(ctx, 0, year)
	if err != nil {
		return Paper{}, err
	}
	bare, err := bareYear(ctx, s, year, len(r.Seminars), r.Year.Label(r.Style))
	if err != nil || bare.none {
		return Paper{Warnings: bare.warnings}, err
	}
	return Paper{Warnings: bare.warnings, About: fmt.Sprintf("%s 出席簿(%d名)", r.Year.Label(r.Style), len(r.People)), File: "出席簿_" + r.Year.Label(r.Style) + ".xlsx",
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

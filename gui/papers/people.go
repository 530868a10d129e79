package papers

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export"
)

// Annual is the 年次報告書 of a fiscal year of a series (0 = the main one, or
// data.AllSeries); with 受講履歴, which is most of its pages, or without. Where the
// office has several series, its name says which. Of a year without a seminar it only
// says so.
func Annual(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	series, year := q.Series, q.Year
	r, err := s.Annual(ctx, series, year)
	if err != nil {
		return Paper{}, err
	}
	label, err := yearOf(ctx, s, r.Head, r.Year)
	if err != nil {
		return Paper{}, err
	}
	bare, err := bareYear(ctx, s, series, year, len(r.Seminars)+len(r.Unsettled), label)
	if err != nil || bare.none {
		return Paper{Warnings: bare.warnings}, err
	}
	r.WithoutHistory = !*q.History
	people := 0
	if n := len(r.Totals); n > 0 {
		people = r.Totals[n-1].People
	}
	p := Paper{Warnings: bare.warnings, About: fmt.Sprintf("%s 年次報告書(%d名)", label, people), File: yearFile(r.Year, label, variant("年次報告書", ifSo(*q.History, "受講履歴付き"))) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Annual(ctx, w, r, o) },
		Pages: laid(export.AnnualPaper, r)}
	for _, u := range r.Unsettled {
		p.Warnings = append(p.Warnings, lang.X("paper.annual.unsettled", "出欠が入力されていない回があります: {{.Evening}}", map[string]any{"Evening": u}))
	}
	if series == data.AllSeries {
		p.Warnings = append(p.Warnings, lang.X("paper.annual.all", "全講座を合わせた報告書です。初参加・新規は、どの講座にもそれまで参加のなかった方を数えます。"))
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
func bareYear(ctx context.Context, s *data.Store, series int64, year wareki.FiscalYear, listed int, label string) (bare, error) {
	if listed > 0 {
		return bare{}, nil
	}
	if series == 0 {
		all, err := s.Series(ctx)
		if err != nil {
			return bare{}, err
		}
		series = all[0].ID
	}
	plans, err := s.Seminars(ctx, data.SeminarFilter{Year: year, Series: series})
	if len(plans) > 0 {
		return bare{warnings: []string{lang.X("paper.year.plans", "{{.Year}}は、まだ開催したセミナーがありません。", map[string]any{"Year": label})}}, err
	}
	return bare{none: true, warnings: []string{lang.X("paper.year.none", "{{.Year}}にはセミナーの記録がありません。年度をお確かめください。", map[string]any{"Year": label})}}, err
}

// yearFile is the name of a paper's file of a year, without its ending: so that files sort
// by their years. label is what yearOf says.
func yearFile(year wareki.FiscalYear, label, what string) string {
	return inFileName(strconv.Itoa(int(year)) + "_" + strings.ReplaceAll(label, " ", "_") + "_" + what)
}

// yearOf names a year's paper: 令和8年度, or 行政ゼミナール 令和8年度 where the office has
// more than one series.
func yearOf(ctx context.Context, s *data.Store, h report.Head, year wareki.FiscalYear) (string, error) {
	all, err := s.Series(ctx)
	if err != nil || len(all) < 2 {
		return year.Label(h.Style), err
	}
	return h.Series + " " + year.Label(h.Style), nil
}

// Book is the 出席簿 of a fiscal year; series as of Annual. Of a year without a seminar
// it only says so.
func Book(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	q, err := q.asOffice(ctx, s)
	if err != nil {
		return Paper{}, err
	}
	series, year := q.Series, q.Year
	r, err := s.Book(ctx, series, year)
	if err != nil {
		return Paper{}, err
	}
	r.A3 = *q.A3
	label, err := yearOf(ctx, s, r.Head, r.Year)
	if err != nil {
		return Paper{}, err
	}
	bare, err := bareYear(ctx, s, series, year, len(r.Seminars), label)
	if err != nil || bare.none {
		return Paper{Warnings: bare.warnings}, err
	}
	return Paper{Warnings: bare.warnings, About: fmt.Sprintf("%s 出席簿(%d名)", label, len(r.People)), File: yearFile(r.Year, label, variant("出席簿", ifSo(r.A3, "A3"))) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Book(ctx, w, r, o) },
		Pages: laid(export.BookPaper, r)}, nil
}

// Case is the 取組事例 of a series (as of Annual) as of a fiscal year. What is still empty,
// and more than the form's two pages, is said.
func Case(ctx context.Context, s *data.Store, series int64, year wareki.FiscalYear) (Paper, error) {
	r, err := s.Case(ctx, series, year)
	if err != nil {
		return Paper{}, err
	}
	label, err := yearOf(ctx, s, r.Head, r.Year)
	if err != nil {
		return Paper{}, err
	}
	p := Paper{About: label + " 取組事例", File: yearFile(r.Year, label, "取組事例") + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Case(ctx, w, r, o) },
		Pages: laid(export.CasePaper, r)}
	var empty []string
	for _, b := range r.Boxes {
		if b.Text == "" {
			empty = append(empty, b.Label)
		}
	}
	if len(empty) > 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.case.empty", "まだ書いていない欄があります: {{.Boxes}}", map[string]any{"Boxes": strings.Join(empty, "、")}))
	}
	if n := export.CasePages(r, export.HalfWidths{}); n > 2 {
		p.Warnings = append(p.Warnings, lang.X("paper.case.pages", "2ページに収まらず、{{.N}}ページになります。文を短くしてください。", map[string]any{"N": n}))
	}
	if len(r.Years) == 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.case.none", "{{.Year}}までに開催したセミナーがないので、成果の数字は空です。", map[string]any{"Year": label}))
	}
	return p, nil
}

// Person is the 受講履歴 of one person.
func Person(ctx context.Context, s *data.Store, person int64) (Paper, error) {
	r, err := s.PersonHistory(ctx, person)
	if err != nil {
		return Paper{}, err
	}
	return Paper{About: fmt.Sprintf("受講履歴(%s)", r.Name), File: inFileName(string(s.Today())+"_受講履歴_"+r.Name) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error {
			return export.PersonHistory(ctx, w, r, o)
		}, Pages: laid(export.PersonHistoryPaper, r)}, nil
}

// Disclosure is the 開示用記録 of one person. What a 備考 says of others has to be looked at.
func Disclosure(ctx context.Context, s *data.Store, q Request) (Paper, error) {
	r, err := s.Disclosure(ctx, q.Person)
	if err != nil {
		return Paper{}, err
	}
	return Paper{About: fmt.Sprintf("開示用記録(%s)", r.Name), File: inFileName(string(s.Today())+"_開示用記録_"+r.Name) + ".xlsx",
		Warnings: []string{lang.X("paper.disclosure.others", "備考と理由は、書いてあるとおりに出ます。ほかの方のことが書かれていないか、渡す前にお確かめください。")},
		Write:    func(ctx context.Context, w io.Writer, o export.Options) error { return export.Disclosure(ctx, w, r, o) },
		Pages:    laid(export.DisclosurePaper, r)}, nil
}

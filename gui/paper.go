package gui

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export"
)

// Paper is a paper made from the ledger, ready to be written: the window and the
// command line share it.
type Paper struct {
	About    string                                                 // what it is and how many people it names, for the history
	File     string                                                 // the name that is proposed
	Warnings []string                                               // what to look at before it is printed, as sentences
	Write    func(context.Context, io.Writer, export.Options) error // nil: there is nothing to write, Warnings says why
}

// Save writes a paper to path. Names leave the program with it, so the line in the
// history comes before the file gets its name: no file without its line.
func (p Paper) Save(ctx context.Context, s *data.Store, path string, o export.Options) error {
	to, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	return export.ToFile(path, func(w io.Writer) error {
		if err := p.Write(ctx, w, o); err != nil {
			return err
		}
		return s.Note(ctx, "paper.excel", p.About+" → "+to)
	})
}

// AnnualPaper is the 年次報告書 of a fiscal year of the main series.
func AnnualPaper(ctx context.Context, s *data.Store, year wareki.FiscalYear) (Paper, error) {
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
		p.Warnings = append(p.Warnings, "出欠が入力されていない回があります: "+u)
	}
	p.warnReadings(r.NoReading)
	return p, nil
}

// BookPaper is the 出席簿 of a fiscal year.
func BookPaper(ctx context.Context, s *data.Store, year wareki.FiscalYear) (Paper, error) {
	r, err := s.Book(ctx, 0, year)
	if err != nil {
		return Paper{}, err
	}
	return Paper{About: fmt.Sprintf("%s 出席簿(%d名)", r.Year.Label(r.Style), len(r.People)), File: "出席簿_" + r.Year.Label(r.Style) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error { return export.Book(ctx, w, r, o) }}, nil
}

// SignInPaper is the 受付名簿 of a seminar. Writing it gives everybody the number
// that stands on it.
func SignInPaper(ctx context.Context, s *data.Store, seminar int64, order data.SignInOrder) (Paper, error) {
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return Paper{}, err
	}
	r, err := s.SignIn(ctx, seminar, order)
	if err != nil {
		return Paper{}, err
	}
	p := Paper{About: fmt.Sprintf("%s 受付名簿(%d名)", eveningName(r), len(r.Staff)+len(r.Outside)), File: "受付名簿_" + eveningName(r) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error {
			if err := export.SignIn(ctx, w, r, o); err != nil || m.State == data.SeminarSettled {
				return err
			}
			return s.NumberSheet(ctx, seminar, order)
		}}
	if len(r.Staff)+len(r.Outside) == 0 {
		p.Warnings = append(p.Warnings, "参加確定の方がまだいません。")
	}
	p.warnReadings(r.NoReading)
	return p, nil
}

// eveningName names a seminar in a file's name: 第431回, or its day without a number.
func eveningName(r report.SignIn) string { return eveningLabel(r.Number, r.Date) }

func eveningLabel(number int, day wareki.Date) string {
	if number != 0 {
		return fmt.Sprintf("第%d回", number)
	}
	return strings.ReplaceAll(string(day), "-", "")
}

func (p *Paper) warnReadings(names []string) {
	if len(names) > 0 {
		p.Warnings = append(p.Warnings, fmt.Sprintf("ふりがなのない方が%d名います(五十音順では最後に並びます): %s", len(names), strings.Join(names[:min(len(names), 5)], "、")))
	}
}

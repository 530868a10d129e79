package export

import (
	"context"
	"fmt"
	"io"

	"jibun/export/sheet"
	"jibun/export/xlsx"
)

// Options are the wishes for one file. The zero value is fine.
type Options = xlsx.Options

// Write writes a paper that is laid out as an Excel workbook.
//
// Nothing is written to w when ctx ends before the workbook is complete; the
// error is then the context's.
func Write(ctx context.Context, w io.Writer, p *sheet.Paper, o Options) error {
	return xlsx.Write(ctx, w, p, o)
}

// Layout is one kind of paper.
type Layout struct {
	Name  string // as the office calls it
	paper func(value any, m Measure) *sheet.Paper
}

// Layouts are all kinds of papers. A new one stands here.
func Layouts() []Layout {
	return []Layout{
		layout("年次報告書", AnnualPaper),
		layout("出席簿", BookPaper),
		layout("受付名簿", SignInPaper),
		layout("懇親会名簿", PartyPaper),
		layout("講師依頼書", LetterPaper),
		layout("受講履歴", PersonHistoryPaper),
		layout("取組事例", CasePaper),
		layout("一覧", TablesPaper),
	}
}

func layout[T any](name string, of func(T, Measure) *sheet.Paper) Layout {
	return Layout{Name: name, paper: func(value any, m Measure) *sheet.Paper {
		v, ok := value.(T)
		if !ok {
			return nil
		}
		return of(v, m)
	}}
}

// Paper lays out a value of this kind; nil if it is of another.
func (l Layout) Paper(value any, m Measure) *sheet.Paper { return l.paper(value, m) }

// PaperOf lays out the value of any paper: a report.Annual, a report.Book, …
func PaperOf(value any, m Measure) (*sheet.Paper, error) {
	for _, l := range Layouts() {
		if p := l.Paper(value, m); p != nil {
			return p, nil
		}
	}
	return nil, fmt.Errorf("lay out a paper: %T is the value of none", value)
}

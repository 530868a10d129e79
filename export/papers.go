package export

import (
	"context"
	"fmt"
	"io"

	"jibun/export/fields"
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
	Key      string // as the command line calls it
	Name     string // as the office calls it
	Formless string // why there is no form of it, if there is none
	paper    func(value any, m Measure) *sheet.Paper
	marked   markedValue // what its form is made from
}

// Layouts are all kinds of papers. A new one stands here.
func Layouts() []Layout {
	return []Layout{
		layout("annual", "年次報告書", AnnualPaper).of(ofYear(func(y fields.Year) any { return y.Annual })),
		layout("book", "出席簿", BookPaper).of(ofYear(func(y fields.Year) any { return y.Book })),
		layout("signin", "受付名簿", SignInPaper).of(ofEvening(func(e fields.Evening) any { return e.SignIn })),
		layout("party", "懇親会名簿", PartyPaper).of(ofEvening(func(e fields.Evening) any { return e.Party })),
		layout("letter", "講師依頼書", LetterPaper).of(ofEvening(func(e fields.Evening) any { return e.Letter })),
		layout("person", "受講履歴", PersonHistoryPaper).of(func() (any, *fields.Names) {
			p, names := fields.MarkedPerson()
			return p.History, names
		}),
		layout("disclosure", "開示用記録", DisclosurePaper).formless("台帳にある記録の全部なので、欄の決まった様式には入りません。"),
		layout("certificate", "受講証明書・修了証", CertificatesPaper).of(ofEvening(func(e fields.Evening) any { return e.Certificates })),
		layout("attended", "出席確認済み名簿", AttendedPaper).formless("受付名簿の様式に {{名簿.出欠の印}} を置くと、同じことを書けます。"),
		layout("badges", "名札", BadgesPaper).formless("用紙の切れ目に合わせて並べるので、位置は名札のずれで合わせます。"),
		layout("tents", "机上札", TentsPaper).formless("紙を折って立てるので、上の半分はさかさまに印刷します。"),
		layout("envelope", "封筒", EnvelopesPaper).formless("封筒の大きさに合わせて印刷します。"),
		layout("thanks", "礼状", ThanksPaper).formless("文は、設定の「帳票の文」で変えられます。"),
		layout("survey", "アンケート用紙", SurveyPaper).formless("設問の□は、読み取るために決まった位置にあります。"),
		layout("tally", "アンケート集計表", SurveyTallyPaper).formless("設問は決まっているので、標準の表だけです。"),
		layout("case", "取組事例", CasePaper).of(ofYear(func(y fields.Year) any { return y.Case })),
		{Key: "list", Name: "一覧", Formless: "画面の一覧をそのまま写すもので、決まった紙ではありません。", paper: layout("", "", TablesPaper).paper},
	}
}

type markedValue func() (value any, names *fields.Names)

func ofYear(get func(fields.Year) any) markedValue {
	return func() (any, *fields.Names) {
		y, names := fields.MarkedYear()
		return get(y), names
	}
}

func ofEvening(get func(fields.Evening) any) markedValue {
	return func() (any, *fields.Names) {
		e, names := fields.MarkedEvening()
		return get(e), names
	}
}

func (l Layout) of(m markedValue) Layout {
	l.marked = m
	return l
}

// Form is the paper as the form that gives it: laid out with marks for values. nil for
// one that is Formless.
func (l Layout) Form(m Measure) *sheet.Paper {
	if l.marked == nil {
		return nil
	}
	value, names := l.marked()
	return l.paper(value, formed{m, newMarking(names)})
}

// formless is the layout of a paper that has no form, and why.
func (l Layout) formless(why string) Layout {
	l.Formless = why
	return l
}

func layout[T any](key, name string, of func(T, Measure) *sheet.Paper) Layout {
	return Layout{Key: key, Name: name, paper: func(value any, m Measure) *sheet.Paper {
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

// PrintedOf is PaperOf for pages that are seen, saved as PDF or printed (Printing).
func PrintedOf(value any, m Measure) (*sheet.Paper, error) { return PaperOf(value, Printing(m)) }

// Printing is a measure with which a layout makes pages rather than a workbook: besides
// what the workbook has they carry what is drawn on a page and not in cells, the marks of
// a paper that is read back.
func Printing(m Measure) Measure { return painted{m} }

// painted is the measure of pages.
type painted struct{ Measure }

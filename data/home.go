package data

import (
	"context"

	"jibun/data/report"
	"jibun/data/wareki"
)

// Home is what the first page shows. Its figures are those of the main series.
type Home struct {
	Next           *SeminarSummary  // 次の回: tonight's too; nil if none is planned
	Besides        []SeminarSummary // the others on the day of Next, if there are any
	Todos          []Todo           // やること, the most urgent first
	Year, LastYear ToDate
	Months         []HomeMonth // 12, April first
	Recent         []Operation // the last 7, the newest first
}

// ToDate are the figures of a fiscal year up to a day: of the running one up to
// today, of the one before up to the same day.
type ToDate struct {
	Year        wareki.FiscalYear
	Until       wareki.Date
	Seminars    int // held
	Attendances int // 参加延べ人数
	People      int // 実人数
	FirstTimers int // 初参加
	NotEntered  int // 未入力: evenings past their day that nobody has entered, counted nowhere
}

// FirstShare is 初参加率.
func (t ToDate) FirstShare() report.Ratio { return report.Ratio{Num: t.FirstTimers, Den: t.People} }

// HomeMonth is a month of the running fiscal year beside the same one of the
// year before.
type HomeMonth struct {
	Month       int // 4 … 12, 1 … 3
	Seminars    int // held
	Attendances int
	LastYear    int // attendances of the whole month a year ago
}

// recentOperations is how many Home lists.
const recentOperations = 7

// Home reads the first page.
func (s *Store) Home(ctx context.Context) (Home, error) {
	x, err := s.eveningsNow(ctx)
	if err != nil {
		return Home{}, err
	}
	var h Home
	h.Year, h.LastYear, h.Months = x.toDate()
	for i, e := range x.next(s.now()) {
		next, err := s.summary(ctx, x, e)
		if err != nil {
			return h, err
		}
		if i == 0 {
			h.Next = &next
		} else {
			h.Besides = append(h.Besides, next)
		}
	}
	if h.Todos, err = s.todos(ctx, x); err != nil {
		return h, err
	}
	h.Recent, err = s.History(ctx, HistoryFilter{Limit: recentOperations})
	return h, err
}

// toDate counts the running year and the one before, once for every state of
// the evenings that took place.
func (x *evenings) toDate() (now, before ToDate, months []HomeMonth) {
	a := x.attend
	a.toDate.Do(func() { a.spans = x.countYears() })
	year := x.today.FiscalYear()
	dated := func(y wareki.FiscalYear, s report.Span) ToDate {
		return ToDate{y, s.To, s.Seminars, s.Attendances, s.People, s.FirstTimers, 0}
	}
	now, before = dated(year, a.spans[0]), dated(year-1, a.spans[1])
	for _, e := range x.span(year.First(), x.today) {
		if len(x.series) > 0 && e.SeriesID == x.series[0].ID && e.State.notEntered(e.Date, x.today) {
			now.NotEntered++
		}
	}
	for i := range 12 {
		this, last := a.spans[2+i], a.spans[14+i]
		months = append(months, HomeMonth{this.From.Month(), this.Seminars, this.Attendances, last.Attendances})
	}
	return now, before, months
}

// countYears counts the running year and the one before up to the same day,
// then the months of both.
func (x *evenings) countYears() []report.Span {
	year := x.today.FiscalYear()
	spans := []report.Span{{From: year.First(), To: x.today}, {From: (year - 1).First(), To: x.today.AddYears(-1)}}
	for _, y := range []wareki.FiscalYear{year, year - 1} {
		for i := range 12 {
			from := y.First().AddMonths(i)
			spans = append(spans, report.Span{From: from, To: from.AddMonths(1).AddDays(-1)})
		}
	}
	l := &report.Ledger{Outside: make([]bool, x.people)} // who is from outside is not asked
	for _, e := range x.list {
		if len(x.series) > 0 && e.SeriesID == x.series[0].ID {
			l.Evenings = append(l.Evenings, e.counted)
		}
	}
	report.CountSpans(l, spans)
	return spans
}

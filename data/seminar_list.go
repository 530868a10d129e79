package data

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// SeminarFilter narrows the list. Zero values mean everything.
type SeminarFilter struct {
	Year       wareki.FiscalYear // 0 = all
	Series     int64             // 0, AllSeries = all
	CategoryID int64
	Text       string // found in title, number, lecturer, venue, and the series where there are several
	State      SeminarState
	States     []SeminarState // any of these, as the state is seen today
}

// SeminarLine is a seminar with what a list shows beside it.
type SeminarLine struct {
	Seminar
	SeriesName string // on its day
	Category   string
	Speakers   string // the names, or the lecturer known only as text
	Applied    int    // 申込: in any state, without 当日参加, as the figures count
	Expected   int    // 参加予定: seats taken before the evening
	Confirmed  int    // 参加確定 and offers that run, 当日参加 too
	Offers     int    // offers that run; they are in Expected and Confirmed
	Waiting    int    // キャンセル待ち, those with an offer too; without 期限切れ
	Present    int    // 出席, 遅刻, 早退, as the figures count them; or the counted number
}

// Seminars lists seminars, the latest first.
func (s *Store) Seminars(ctx context.Context, f SeminarFilter) ([]SeminarLine, error) {
	x, err := s.eveningsNow(ctx)
	if err != nil {
		return nil, err
	}
	list := x.list
	if f.Year != 0 {
		list = x.span(f.Year.First(), f.Year.Last())
	}
	words, now, today := kana.FoldQuery(f.Text), s.now(), s.Today()
	var out []SeminarLine
	for _, e := range slices.Backward(list) {
		if f.takes(e, today) && e.has(words) {
			out = append(out, e.line(now))
		}
	}
	return out, nil
}

// takes reports whether the filter lets an evening through, whatever its year
// and text.
func (f *SeminarFilter) takes(e *evening, today wareki.Date) bool {
	state := e.StateOn(today)
	return (f.Series <= 0 || f.Series == e.SeriesID) && (f.CategoryID == 0 || f.CategoryID == e.CategoryID) &&
		(f.State == "" || f.State == state) && (len(f.States) == 0 || slices.Contains(f.States, state))
}

// has reports whether the evening is found by the words.
func (e *evening) has(words []string) bool {
	for _, w := range words {
		if !strings.Contains(e.key, w) && !strings.Contains(e.lecturersKey, w) && !strings.Contains(e.seriesKey, w) {
			return false
		}
	}
	return true
}

func (e *evening) line(now time.Time) SeminarLine {
	l := SeminarLine{Seminar: e.Seminar, SeriesName: e.series, Category: e.category, Speakers: e.lecturers,
		Applied: e.board.applied, Expected: e.seated(now) - e.board.walkIns, Confirmed: e.seated(now), Offers: e.seated(now) - e.board.confirmed, Waiting: e.board.waiting, Present: e.board.present}
	if e.board.all == 0 {
		l.Present, l.Applied = e.Counted, e.CountedApplied
	}
	return l
}

// seated counts the seats that are taken: 参加確定, and offers that run.
func (e *evening) seated(now time.Time) int {
	n := e.board.confirmed
	for _, o := range e.offers {
		if o.runs(now) {
			n++
		}
	}
	return n
}

// free counts the free seats, -1 if there is no limit.
func (e *evening) free(now time.Time) int {
	if e.Capacity == 0 {
		return -1
	}
	return max(0, e.Capacity-e.seated(now))
}

// NewSeminarDefaults is a new evening of the series that was given an evening last, as
// the latest evening of it was: its times, venue, capacity and policy. Theme, day and
// category are left to the clerk.
func (s *Store) NewSeminarDefaults(ctx context.Context) (_ Seminar, err error) {
	defer wrap(&err, "NewSeminarDefaults()")
	last, err := oneSeminar(s.read.QueryContext(ctx, `SELECT `+seminarColumns+` FROM seminars m
		WHERE m.series_id = (SELECT series_id FROM seminars ORDER BY id DESC LIMIT 1) ORDER BY m.held_on DESC, m.starts DESC, m.id DESC LIMIT 1`))
	if errors.Is(err, ErrNotFound) {
		main, err := s.mainSeries(ctx)
		return Seminar{SeriesID: main.ID, Policy: FirstCome}, err
	}
	return Seminar{SeriesID: last.SeriesID, Start: last.Start, End: last.End, Venue: last.Venue, Capacity: last.Capacity, Policy: last.Policy}, err
}

// YearsWithData lists the fiscal years that have a seminar, the newest first,
// and always the running one.
func (s *Store) YearsWithData(ctx context.Context) (_ []wareki.FiscalYear, err error) {
	defer wrap(&err, "YearsWithData()")
	out := []wareki.FiscalYear{s.Today().FiscalYear()}
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT held_on FROM seminars`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var day wareki.Date
		if err := rows.Scan(&day); err != nil {
			return nil, err
		}
		if y := day.FiscalYear(); y != 0 && !slices.Contains(out, y) {
			out = append(out, y)
		}
	}
	slices.SortFunc(out, func(a, b wareki.FiscalYear) int { return int(b - a) })
	return out, rows.Err()
}

func containsAll(key string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(key, w) {
			return false
		}
	}
	return true
}

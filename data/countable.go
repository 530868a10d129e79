package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
	"jibun/data/report"
	"jibun/data/wareki"
)

// countable reads what the figures up to the end of a year are counted from, in
// one consistent view. Postings are read from the day on that departments are
// asked for; noPostings reads none. *series 0 becomes the main series; with AllSeries
// an evening names its series, and whatever is the first is the first of any.
func (s *Store) countable(ctx context.Context, series *int64, year wareki.FiscalYear, postingsFrom wareki.Date) (_ *report.Ledger, err error) {
	defer wrap(&err, "countable(%v, %v)", year, postingsFrom)
	views, _, err := s.l.Views(ctx, 2)
	if err != nil {
		return nil, err
	}
	defer ledger.Leave(views)
	tx := views[0]
	if *series == 0 {
		if err := tx.QueryRowContext(ctx, `SELECT id FROM series ORDER BY position, id LIMIT 1`).Scan(series); err != nil {
			return nil, err
		}
	}
	r := ledgerReader{tx: tx, series: *series, year: year, day: s.referenceDay(year), today: s.Today(), l: &report.Ledger{}, at: map[int64]int{}}
	if err := r.evenings(ctx); err != nil {
		return nil, err
	}
	// The registrations are as much work as all the rest: they are read on a
	// second connection, if there is one, while this one reads the others.
	marks := make(chan error, 1)
	second := r
	second.tx = views[len(views)-1]
	read := func() { marks <- second.marks(ctx) }
	if len(views) > 1 {
		go read()
	}
	err = r.others(ctx, postingsFrom)
	if len(views) == 1 {
		read()
	}
	if err := errors.Join(err, <-marks); err != nil {
		return nil, err
	}
	return r.l, nil
}

// markSQL packs a registration as report.Code does, beside the person's id. It
// is, word for word, what the index registrations_figures holds; so the scan
// reads one number a registration, and one row an evening comes out of it.
var markSQL = fmt.Sprintf(`person_id * 128
	+ CASE attendance WHEN 'unknown' THEN %d WHEN 'attended' THEN %d WHEN 'late' THEN %d WHEN 'left_early' THEN %d WHEN 'absent' THEN %d ELSE %d END
	+ CASE state WHEN 'received' THEN %d WHEN 'confirmed' THEN %d WHEN 'waiting' THEN %d WHEN 'declined' THEN %d WHEN 'withdrawn' THEN %d ELSE %d END
	+ CASE channel WHEN 'walk_in' THEN %d ELSE 0 END`,
	report.MarkUnknown, report.MarkAttended, report.MarkLate, report.MarkLeftEarly, report.MarkAbsent, report.MarkNoShow,
	report.MarkReceived, report.MarkConfirmed, report.MarkWaiting, report.MarkDeclined, report.MarkWithdrawn, report.MarkRevoked, report.MarkWalkIn)

var (
	markQuery    = `SELECT seminar_id, string_agg(` + markSQL + `, ',') FROM registrations GROUP BY seminar_id`
	markOneQuery = `SELECT seminar_id, string_agg(` + markSQL + `, ',') FROM registrations WHERE seminar_id = $1 GROUP BY seminar_id`
)

const (
	postingQuery = `SELECT person_id, department_id, band, valid_from, valid_to FROM postings
		WHERE valid_from <= $1 AND (valid_to = '' OR valid_to >= $2) ORDER BY department_id, person_id, valid_from`
	goneQuery = `SELECT id FROM people WHERE merged_into <> 0 OR (left_on <> '' AND left_on < $1)`
)

// titleIn is a theme on a paper about all series: 【行政ゼミナール】論語.
func titleIn(e *report.Evening) string {
	if e.Series == "" {
		return e.Title
	}
	return "【" + e.Series + "】" + e.Title
}

// noPostings is a day after which nobody is posted.
const noPostings wareki.Date = "9999-12-31"

type ledgerReader struct {
	tx     *sql.Tx
	series int64
	year   wareki.FiscalYear
	day    wareki.Date // of head counts
	today  wareki.Date
	l      *report.Ledger
	at     map[int64]int   // seminar → index of its evening
	index  map[int64]int32 // department → index
}

func (r *ledgerReader) evenings(ctx context.Context) error {
	return r.each(ctx, `SELECT m.id, m.number, m.title, coalesce(c.name, ''), m.held_on, m.capacity, m.state, m.counted, m.counted_applied, m.speaker_text, `+inSeriesSQL+`
		FROM seminars m LEFT JOIN categories c ON c.id = m.category_id
		WHERE `+ofSeries("$1")+` AND m.held_on <= $2 ORDER BY m.held_on, m.starts, m.id`, []any{r.series, string(r.year.Last())}, func(rows *sql.Rows) error {
		var e report.Evening
		var state SeminarState
		var series string
		if err := rows.Scan(&e.ID, &e.Number, &e.Title, &e.Category, &e.Day, &e.Capacity, &state, &e.Counted, &e.CountedApplied, &e.SpeakerText, &series); err != nil {
			return err
		}
		if r.series == AllSeries {
			e.Series = series
		}
		e.Held, e.NotEntered = state.TookPlace(), state.notEntered(e.Day, r.today)
		r.at[e.ID] = len(r.l.Evenings)
		r.l.Evenings = append(r.l.Evenings, e)
		return nil
	})
}

// others reads everything but the registrations.
func (r *ledgerReader) others(ctx context.Context, postingsFrom wareki.Date) error {
	steps := []func(context.Context) error{r.speakers, r.parties, r.people}
	r.l.Postings = report.NewPostings(nil)
	if postingsFrom != noPostings {
		steps = append(steps, r.departments, func(ctx context.Context) error { return r.postings(ctx, postingsFrom) })
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// marks reads the registrations, an evening a row.
func (r *ledgerReader) marks(ctx context.Context) error {
	return r.each(ctx, markQuery, nil, func(rows *sql.Rows) error {
		var id int64
		var packed sql.RawBytes
		if err := rows.Scan(&id, &packed); err != nil {
			return err
		}
		i, ok := r.at[id]
		if !ok {
			return nil // another series, or later
		}
		r.l.Evenings[i].Marks = unpack(packed)
		return nil
	})
}

// unpack reads what markQuery packed of an evening.
func unpack(packed []byte) []report.Mark {
	marks := make([]report.Mark, 0, len(packed)/6+1)
	n := 0
	for k := 0; k <= len(packed); k++ {
		if k < len(packed) && packed[k] != ',' {
			n = n*10 + int(packed[k]-'0')
			continue
		}
		marks = append(marks, report.Mark{Person: int32(n >> 7), Code: report.Code(n & 127)})
		n = 0
	}
	return marks
}

func (r *ledgerReader) speakers(ctx context.Context) error {
	return r.each(ctx, `SELECT seminar_id, person_id FROM assignments WHERE state IN ('spoke', 'thanked')`, nil, func(rows *sql.Rows) error {
		var id, person int64
		if err := rows.Scan(&id, &person); err != nil {
			return err
		}
		if i, ok := r.at[id]; ok {
			r.l.Evenings[i].Speakers = append(r.l.Evenings[i].Speakers, int32(person))
		}
		return nil
	})
}

func (r *ledgerReader) parties(ctx context.Context) error {
	return r.each(ctx, `SELECT p.seminar_id, CASE WHEN coalesce(e.n, 0) > 0 THEN e.n ELSE p.counted END FROM parties p
		LEFT JOIN (SELECT e.seminar_id, sum(CASE WHEN `+partyStateSQL+` = 'joining' THEN 1 ELSE 0 END) n FROM party_entries e GROUP BY e.seminar_id) e ON e.seminar_id = p.seminar_id`, nil,
		func(rows *sql.Rows) error {
			var id int64
			var n int
			if err := rows.Scan(&id, &n); err != nil {
				return err
			}
			if i, ok := r.at[id]; ok {
				r.l.Evenings[i].Party = n
			}
			return nil
		})
}

func (r *ledgerReader) people(ctx context.Context) error {
	var last int64
	if err := r.tx.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM people`).Scan(&last); err != nil {
		return err
	}
	r.l.Outside = make([]bool, last+1)
	return r.each(ctx, `SELECT id FROM people WHERE kind = 'outside'`, nil, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		r.l.Outside[id] = true
		return err
	})
}

// departments reads 所属; their head counts come with the postings.
func (r *ledgerReader) departments(ctx context.Context) error {
	r.index = map[int64]int32{}
	var list []report.Department
	err := r.each(ctx, `SELECT id, code, division, section, valid_from, valid_to FROM departments ORDER BY position, id`, nil, func(rows *sql.Rows) error {
		var id int64
		var d Department
		if err := rows.Scan(&id, &d.Code, &d.Division, &d.Section, &d.From, &d.To); err != nil {
			return err
		}
		r.index[id] = int32(len(list))
		list = append(list, report.Department{Code: d.Code, Division: d.Division, Section: d.Section, Listed: d.ValidOn(r.day)})
		return nil
	})
	r.l.Postings = report.NewPostings(list)
	return err
}

// postings reads who is posted where from a day on and counts, on the reference
// day, the heads that have not left.
func (r *ledgerReader) postings(ctx context.Context, from wareki.Date) error {
	gone := map[int64]bool{}
	err := r.each(ctx, goneQuery, []any{string(r.day)}, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		gone[id] = true
		return err
	})
	if err != nil {
		return err
	}
	type head struct{ person, department int64 }
	var last head // rows come by department and person: who is counted stands right before
	return r.each(ctx, postingQuery,
		[]any{string(r.year.Last()), string(min(from, r.day))}, func(rows *sql.Rows) error {
			var h head
			var band string
			var a, b wareki.Date
			if err := rows.Scan(&h.person, &h.department, &band, &a, &b); err != nil {
				return err
			}
			department := r.index[h.department]
			r.l.Postings.Add(int32(h.person), department, band, a, b)
			if a <= r.day && (b == "" || b >= r.day) && !gone[h.person] && h != last {
				r.l.Postings.Departments[department].Headcount++
				last = h
			}
			return nil
		})
}

func (r *ledgerReader) each(ctx context.Context, q string, args []any, f func(*sql.Rows) error) error {
	return db.EachRow(ctx, r.tx, q, args, f)
}

package data

import (
	"context"
	"database/sql"
	"fmt"

	"jibun/data/report"
	"jibun/data/wareki"
)

// markSQL packs a registration as report.Code does, beside the person's id: one
// row an evening comes out of the scan instead of one a registration, which
// makes it four times as fast.
var markSQL = fmt.Sprintf(`string_agg(person_id * 128
	+ CASE state WHEN 'received' THEN %d WHEN 'confirmed' THEN %d WHEN 'waiting' THEN %d WHEN 'declined' THEN %d WHEN 'withdrawn' THEN %d ELSE %d END
	+ CASE attendance WHEN 'unknown' THEN %d WHEN 'attended' THEN %d WHEN 'late' THEN %d WHEN 'left_early' THEN %d WHEN 'absent' THEN %d ELSE %d END
	+ CASE channel WHEN 'walk_in' THEN %d ELSE 0 END, ',')`,
	report.MarkReceived, report.MarkConfirmed, report.MarkWaiting, report.MarkDeclined, report.MarkWithdrawn, report.MarkRevoked,
	report.MarkUnknown, report.MarkAttended, report.MarkLate, report.MarkLeftEarly, report.MarkAbsent, report.MarkNoShow, report.MarkWalkIn)

// Figures counts one fiscal year of a series (0 = the main one).
func (s *Store) Figures(ctx context.Context, series int64, year wareki.FiscalYear) (report.Figures, error) {
	l, err := s.countable(ctx, &series, year, year.First())
	if err != nil {
		return report.Figures{}, err
	}
	categories, err := s.categoryNames(ctx)
	if err != nil {
		return report.Figures{}, err
	}
	f, _, _ := report.Count(l, year, categories)
	return f, nil
}

// YearFigures counts all years of a series up to the running one, a row a year.
func (s *Store) YearFigures(ctx context.Context, series int64) ([]report.Year, error) {
	l, err := s.countable(ctx, &series, s.Today().FiscalYear(), "9999")
	if err != nil {
		return nil, err
	}
	_, counts, people := report.Count(l, s.Today().FiscalYear(), nil)
	return report.Years(l, counts, people), nil
}

// referenceDay is the day of head counts: 31 March, or today in the running year.
func (s *Store) referenceDay(year wareki.FiscalYear) wareki.Date { return min(s.Today(), year.Last()) }

// countable reads what the figures up to the end of a year are counted from, in
// one consistent view. Postings are read from the day on that departments are
// asked for. *series 0 becomes the main series.
func (s *Store) countable(ctx context.Context, series *int64, year wareki.FiscalYear, postingsFrom wareki.Date) (*report.Ledger, error) {
	tx, err := s.db.R.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, translate(err)
	}
	defer tx.Rollback()
	if *series == 0 {
		if err := tx.QueryRowContext(ctx, `SELECT id FROM series ORDER BY position, id LIMIT 1`).Scan(series); err != nil {
			return nil, translate(err)
		}
	}
	r := ledgerReader{tx: tx, series: *series, year: year, day: s.referenceDay(year), l: &report.Ledger{}, at: map[int64]int{}}
	for _, step := range []func(context.Context) error{r.evenings, r.marks, r.speakers, r.parties, r.people, r.departments,
		func(ctx context.Context) error { return r.postings(ctx, postingsFrom) }} {
		if err := step(ctx); err != nil {
			return nil, translate(err)
		}
	}
	return r.l, nil
}

type ledgerReader struct {
	tx     *sql.Tx
	series int64
	year   wareki.FiscalYear
	day    wareki.Date // of head counts
	l      *report.Ledger
	at     map[int64]int   // seminar → index of its evening
	index  map[int64]int32 // department → index
}

func (r *ledgerReader) evenings(ctx context.Context) error {
	return r.each(ctx, `SELECT m.id, m.number, m.title, coalesce(c.name, ''), m.held_on, m.capacity, m.state, m.counted, m.counted_applied, m.speaker_text
		FROM seminars m LEFT JOIN categories c ON c.id = m.category_id
		WHERE m.series_id = $1 AND m.held_on <= $2 ORDER BY m.held_on, m.starts, m.id`, []any{r.series, string(r.year.Last())}, func(rows *sql.Rows) error {
		var e report.Evening
		var state SeminarState
		if err := rows.Scan(&e.ID, &e.Number, &e.Title, &e.Category, &e.Day, &e.Capacity, &state, &e.Counted, &e.CountedApplied, &e.SpeakerText); err != nil {
			return err
		}
		e.Held = state.TookPlace()
		r.at[e.ID] = len(r.l.Evenings)
		r.l.Evenings = append(r.l.Evenings, e)
		return nil
	})
}

func (r *ledgerReader) marks(ctx context.Context) error {
	return r.each(ctx, `SELECT seminar_id, `+markSQL+` FROM registrations GROUP BY seminar_id`, nil, func(rows *sql.Rows) error {
		var id int64
		var packed sql.RawBytes
		if err := rows.Scan(&id, &packed); err != nil {
			return err
		}
		i, ok := r.at[id]
		if !ok {
			return nil // another series, or later
		}
		e := &r.l.Evenings[i]
		e.Marks = make([]report.Mark, 0, len(packed)/6+1)
		n := 0
		for k := 0; k <= len(packed); k++ {
			if k < len(packed) && packed[k] != ',' {
				n = n*10 + int(packed[k]-'0')
				continue
			}
			e.Marks = append(e.Marks, report.Mark{Person: int32(n >> 7), Code: report.Code(n & 127)})
			n = 0
		}
		return nil
	})
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
		LEFT JOIN (SELECT seminar_id, sum(CASE WHEN state = 'joining' THEN 1 ELSE 0 END) n FROM party_entries GROUP BY seminar_id) e ON e.seminar_id = p.seminar_id`, nil,
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

func (r *ledgerReader) departments(ctx context.Context) error {
	r.index = map[int64]int32{}
	var list []report.Department
	err := r.each(ctx, `SELECT d.id, d.code, d.division, d.section, d.valid_from, d.valid_to, coalesce(h.n, 0) FROM departments d
		LEFT JOIN (SELECT o.department_id, count(DISTINCT o.person_id) n FROM postings o JOIN people p ON p.id = o.person_id
			WHERE o.valid_from <= $1 AND (o.valid_to = '' OR o.valid_to >= $1) AND p.merged_into = 0 AND (p.left_on = '' OR p.left_on >= $1)
			GROUP BY o.department_id) h ON h.department_id = d.id
		ORDER BY d.position, d.id`, []any{string(r.day)}, func(rows *sql.Rows) error {
		var id int64
		var d Department
		var n int
		if err := rows.Scan(&id, &d.Code, &d.Division, &d.Section, &d.From, &d.To, &n); err != nil {
			return err
		}
		r.index[id] = int32(len(list))
		list = append(list, report.Department{Code: d.Code, Division: d.Division, Section: d.Section, Headcount: n, Listed: d.ValidOn(r.day)})
		return nil
	})
	r.l.Postings = report.NewPostings(list)
	return err
}

func (r *ledgerReader) postings(ctx context.Context, from wareki.Date) error {
	return r.each(ctx, `SELECT person_id, department_id, band, valid_from, valid_to FROM postings
		WHERE valid_from <= $1 AND (valid_to = '' OR valid_to >= $2) ORDER BY person_id, valid_from, id`,
		[]any{string(r.year.Last()), string(from)}, func(rows *sql.Rows) error {
			var person, department int64
			var band string
			var a, b wareki.Date
			if err := rows.Scan(&person, &department, &band, &a, &b); err != nil {
				return err
			}
			r.l.Postings.Add(int32(person), r.index[department], band, a, b)
			return nil
		})
}

func (r *ledgerReader) each(ctx context.Context, q string, args []any, f func(*sql.Rows) error) error {
	rows, err := r.tx.QueryContext(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// categoryNames lists the categories in the office's order.
func (s *Store) categoryNames(ctx context.Context) ([]string, error) {
	list, err := s.Categories(ctx)
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.Name
	}
	return names, err
}

package data

import (
	"context"
	"database/sql"

	"jibun/data/internal/db"
	"jibun/data/report"
)

// oneOrAll restricts a query to one seminar, $1, unless id is 0.
func oneOrAll(q, where string, id int64) (string, []any) {
	if id == 0 {
		return q, nil
	}
	return q + where, []any{id}
}

func readSeminars(ctx context.Context, view *sql.Tx, id int64) ([]*evening, error) {
	q, args := oneOrAll(`SELECT `+seminarColumns+`, m.search_key FROM seminars m`, ` WHERE m.id = $1`, id)
	var out []*evening
	err := db.EachRow(ctx, view, q, args, func(rows *sql.Rows) error {
		var e evening
		var err error
		e.Seminar, err = scanSeminar(rows, &e.key)
		out = append(out, &e)
		return err
	})
	return out, err
}

// readAround reads the lecturers and the offers, those that ran out too, into the
// evenings of one seminar or, if it is 0, of all.
func readAround(ctx context.Context, view *sql.Tx, id int64, at map[int64]*evening) error {
	q, args := oneOrAll(`SELECT `+assignmentColumns+`, p.name, p.reading FROM assignments a JOIN people p ON p.id = a.person_id`, ` WHERE a.seminar_id = $1`, id)
	err := db.EachRow(ctx, view, q+` ORDER BY a.position, a.id`, args, func(rows *sql.Rows) error {
		var a assigned
		err := rows.Scan(append(a.targets(), &a.name, &a.reading)...)
		if e := at[a.SeminarID]; e != nil {
			e.assigned = append(e.assigned, a)
		}
		return err
	})
	if err != nil {
		return err
	}
	q, args = `SELECT seminar_id, person_id, waitlist, offer_until FROM registrations WHERE state = 'waiting' AND waitlist IN ('offered', 'expired') AND seminar_id `, nil
	if id == 0 {
		q += `IN (SELECT id FROM seminars)` // by the index of every evening: few wait
	} else {
		q, args = q+`= $1`, []any{id}
	}
	return db.EachRow(ctx, view, q, args, func(rows *sql.Rows) error {
		var seminar int64
		var waitlist WaitlistState
		var o offer
		err := rows.Scan(&seminar, &o.person, &waitlist, &o.until)
		switch e := at[seminar]; {
		case e == nil:
		case waitlist == OfferExpired:
			e.expired++
		default:
			e.offers = append(e.offers, o)
		}
		return err
	})
}

// readMarks reads registrations as the figures do, an evening a row.
func readMarks(ctx context.Context, view *sql.Tx, q string, args []any, into map[int64][]report.Mark) error {
	return db.EachRow(ctx, view, q, args, func(rows *sql.Rows) error {
		var id int64
		var packed sql.RawBytes
		err := rows.Scan(&id, &packed)
		into[id] = unpack(packed)
		return err
	})
}

func readCategoryNames(ctx context.Context, view *sql.Tx) (map[int64]string, error) {
	out := map[int64]string{}
	err := db.EachRow(ctx, view, `SELECT id, name FROM categories`, nil, func(rows *sql.Rows) error {
		var id int64
		var name string
		err := rows.Scan(&id, &name)
		out[id] = name
		return err
	})
	return out, err
}

package data

import (
	"context"
	"errors"
)

// Retrospect is ふり返り: what an evening was for and what came of it (PDCA).
type Retrospect struct {
	ID, Version                 int64
	SeminarID                   int64
	Aim, Result, Findings, Next string // 狙い / 結果 / 気づき / 次回
}

// Retrospect finds the texts of a seminar; empty ones if nothing was written.
func (s *Store) Retrospect(ctx context.Context, seminar int64) (Retrospect, error) {
	r := Retrospect{SeminarID: seminar}
	rows, err := s.db.R.QueryContext(ctx, `SELECT id, version, aim, result, findings, next FROM retrospects WHERE seminar_id = $1`, seminar)
	if err != nil {
		return r, translate(err)
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(&r.ID, &r.Version, &r.Aim, &r.Result, &r.Findings, &r.Next)
	}
	return r, errors.Join(err, rows.Err())
}

// SaveRetrospect keeps the texts.
func (s *Store) SaveRetrospect(ctx context.Context, r *Retrospect) error {
	n := *r
	err := s.write(ctx, "retrospect.save", func(t *tx) error {
		m, err := t.seminar(ctx, n.SeminarID)
		if err != nil {
			return err
		}
		t.about = m.label()
		return t.save(ctx, "retrospects", &n.ID, &n.Version, row{"seminar_id": n.SeminarID, "aim": n.Aim, "result": n.Result, "findings": n.Findings, "next": n.Next})
	})
	if err == nil {
		*r = n
	}
	return err
}

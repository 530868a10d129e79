package data

import (
	"context"
	"errors"

	"jibun/data/text"
)

var retrospectNoun = Noun{Table: "retrospects", Label: "ふり返り", Kinds: KindSeminars,
	Columns: []Column{{Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "aim", Word: "狙い", Holds: text.Prose}, {Name: "result", Word: "結果", Holds: text.Prose}, {Name: "findings", Word: "気づき", Holds: text.Prose},
		{Name: "next", Word: "次回", Holds: text.Prose}, {Name: "handed", Word: "アンケートの配布"}, {Name: "returned", Word: "アンケートの回収"}, {Name: "score1", Word: "とても良い"},
		{Name: "score2", Word: "良い"}, {Name: "score3", Word: "ふつう"}, {Name: "score4", Word: "あまり良くない"}, {Name: "score5", Word: "良くない"},
		{Name: "comments", Word: "自由記述", Holds: text.Prose}},
	Acts:   []Acts{{"seminar", "retrospect.", []Act{{Key: "retrospect.save", Word: "ふり返り"}}}},
	refers: map[string]refer{"seminar_id": {delete: hinders}},
}

// Retrospect is ふり返り: what an evening was for, what came of it (PDCA), and
// what the survey (アンケート) said.
type Retrospect struct {
	ID, Version                 int64
	SeminarID                   int64
	Aim, Result, Findings, Next string // 狙い / 結果 / 気づき / 次回

	Handed, Returned int    // 配布 / 回収, sheets
	Scores           [5]int // sheets that say とても良い, 良い, ふつう, あまり良くない, 良くない
	Comments         string // 自由記述, one a line
}

// Validate checks the numbers of the survey. Not every sheet that came back has
// a score.
func (r *Retrospect) Validate() error {
	v := Invalid{}
	sum := 0
	for _, n := range r.Scores {
		if n < 0 {
			v["scores"] = "negative"
		}
		sum += n
	}
	switch {
	case r.Handed < 0:
		v["handed"] = "negative"
	case r.Returned < 0:
		v["returned"] = "negative"
	case r.Returned > r.Handed:
		v["returned"] = "more_than_handed"
	}
	if v["scores"] == "" && sum > max(r.Returned, 0) {
		v["scores"] = "more_than_returned"
	}
	v.texts(retrospectNoun, r.ID, row{"aim": r.Aim, "result": r.Result, "findings": r.Findings, "next": r.Next, "comments": r.Comments})
	return v.orNil()
}

func (r *Retrospect) row() row {
	return row{"seminar_id": r.SeminarID, "aim": r.Aim, "result": r.Result, "findings": r.Findings, "next": r.Next,
		"handed": r.Handed, "returned": r.Returned, "comments": r.Comments,
		"score1": r.Scores[0], "score2": r.Scores[1], "score3": r.Scores[2], "score4": r.Scores[3], "score5": r.Scores[4]}
}

// Retrospect finds the texts and the survey of a seminar; empty ones if nothing
// was written.
func (s *Store) Retrospect(ctx context.Context, seminar int64) (_ Retrospect, err error) {
	defer wrap(&err, "Retrospect(%v)", seminar)
	r := Retrospect{SeminarID: seminar}
	rows, err := s.read.QueryContext(ctx, `SELECT id, version, aim, result, findings, next, handed, returned, score1, score2, score3, score4, score5, comments
		FROM retrospects WHERE seminar_id = $1`, seminar)
	if err != nil {
		return r, err
	}
	defer rows.Close()
	if rows.Next() {
		n := &r.Scores
		err = rows.Scan(&r.ID, &r.Version, &r.Aim, &r.Result, &r.Findings, &r.Next, &r.Handed, &r.Returned, &n[0], &n[1], &n[2], &n[3], &n[4], &r.Comments)
	}
	return r, errors.Join(err, rows.Err())
}

// SaveRetrospect keeps the texts and the survey. Invalid: see Validate.
func (s *Store) SaveRetrospect(ctx context.Context, r *Retrospect) error {
	n := *r
	if err := n.Validate(); err != nil {
		return err
	}
	err := s.write(ctx, "retrospect.save", func(t *tx) error {
		m, err := t.seminar(ctx, n.SeminarID)
		if err != nil {
			return err
		}
		t.About = m.label()
		return t.Save(ctx, "retrospects", &n.ID, &n.Version, n.row())
	})
	if err == nil {
		*r = n
	}
	return err
}

package data

import (
	"context"
	"strings"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// SeminarFilter narrows the list. Zero values mean everything.
type SeminarFilter struct {
	Year   wareki.FiscalYear // 0 = all
	Series int64
	Text   string // found in title, number, lecturer, venue
	State  SeminarState
}

// SeminarLine is a seminar with what a list shows beside it.
type SeminarLine struct {
	Seminar
	Category  string
	Speakers  string
	Confirmed int // 参加確定 and offers that run
	Waiting   int
	Present   int // 出席, 遅刻, 早退; or the counted number
}

// Seminars lists seminars, the latest first.
func (s *Store) Seminars(ctx context.Context, f SeminarFilter) ([]SeminarLine, error) {
	from, to := wareki.Date(""), wareki.Date("9999-12-31")
	if f.Year != 0 {
		from, to = f.Year.First(), f.Year.Last()
	}
	rows, err := s.db.R.QueryContext(ctx, `
		SELECT `+seminarColumns+`, m.search_key, coalesce(c.name, ''),
			coalesce((SELECT string_agg(p.name, '、') FROM assignments a JOIN people p ON p.id = a.person_id
				WHERE a.seminar_id = m.id AND a.state NOT IN ('declined', 'replaced')), m.speaker_text),
			coalesce(r.confirmed, 0), coalesce(r.waiting, 0), CASE WHEN coalesce(r.n, 0) = 0 THEN m.counted ELSE r.present END
		FROM seminars m LEFT JOIN categories c ON c.id = m.category_id
		LEFT JOIN (SELECT seminar_id, count(*) n,
				sum(CASE WHEN state = 'confirmed' OR waitlist = 'offered' AND offer_until >= $4 THEN 1 ELSE 0 END) confirmed,
				sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) waiting,
				sum(CASE WHEN `+presentSQL("")+` THEN 1 ELSE 0 END) present
			FROM registrations WHERE seminar_id IN (SELECT id FROM seminars WHERE held_on BETWEEN $1 AND $2) GROUP BY seminar_id) r ON r.seminar_id = m.id
		WHERE m.held_on BETWEEN $1 AND $2 AND ($3 = 0 OR m.series_id = $3)
		ORDER BY m.held_on DESC, m.starts DESC, m.id DESC`, string(from), string(to), f.Series, instant(s.now()))
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	words, today := kana.FoldQuery(f.Text), s.Today()
	var out []SeminarLine
	for rows.Next() {
		var l SeminarLine
		var key string
		if l.Seminar, err = scanSeminar(rows, &key, &l.Category, &l.Speakers, &l.Confirmed, &l.Waiting, &l.Present); err != nil {
			return nil, err
		}
		if f.State != "" && l.StateOn(today) != f.State {
			continue
		}
		if containsAll(key+"\n"+kana.Fold(l.Speakers), words) {
			out = append(out, l)
		}
	}
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

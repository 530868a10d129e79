package data

import (
	"context"

	"jibun/data/text"
	"jibun/data/wareki"
)

var postingNoun = Noun{Table: "postings", Label: "配属", Kinds: KindPeople,
	Columns: []Column{{Name: "person_id", Word: "人", As: AsRow}, {Name: "department_id", Word: "所属", As: AsRow}, {Name: "position", Word: "職名", Holds: text.Title},
		{Name: "rank", Word: "職位順", As: AsCount}, {Name: "band", Word: "若手・中堅・管理職", Codes: codes(Junior, Middle, Manager, Band(""))},
		{Name: "valid_from", Word: "始まりの日", As: AsDay}, {Name: "valid_to", Word: "終わりの日", As: AsDay}},
	Acts:   []Acts{{"person", "posting.", []Act{{Key: "posting.transfer", Word: "異動の記録"}}}},
	refers: map[string]refer{"person_id": {merge: handOver}},
}

// Posting is 配属: where somebody works, as what, from a day to a day.
type Posting struct {
	ID, Version            int64
	PersonID, DepartmentID int64
	Position               string // 職名
	Rank                   int    // 職位順, 0 = none given
	Band                   Band
	From, To               wareki.Date // To "" = until further notice
}

// Band is 若手 / 中堅 / 管理職.
type Band string

const (
	Junior  Band = "junior"
	Middle  Band = "middle"
	Manager Band = "manager"
)

// Label is how papers write it.
func (b Band) Label() string {
	switch b {
	case Junior:
		return "若手"
	case Middle:
		return "中堅"
	case Manager:
		return "管理職"
	}
	return "記録なし"
}

// Validate checks one posting by itself.
func (p *Posting) Validate() error {
	v := Invalid{}
	if p.DepartmentID == 0 {
		v["department"] = "required"
	}
	if p.Band != "" && p.Band.Label() == "記録なし" {
		v["band"] = "code"
	}
	checkSpan(v, p.From, p.To)
	v.texts(postingNoun, p.ID, row{"position": p.Position})
	return v.orNil()
}

func (p *Posting) row() row {
	return row{"person_id": p.PersonID, "department_id": p.DepartmentID, "position": p.Position, "rank": p.Rank,
		"band": string(p.Band), "valid_from": string(p.From), "valid_to": string(p.To)}
}

const postingColumns = `id, version, person_id, department_id, position, rank, band, valid_from, valid_to`

func scanPosting(scan func(...any) error) (Posting, error) {
	var p Posting
	err := scan(&p.ID, &p.Version, &p.PersonID, &p.DepartmentID, &p.Position, &p.Rank, &p.Band, &p.From, &p.To)
	return p, err
}

// Postings lists a person's postings, the first one first.
func (s *Store) Postings(ctx context.Context, person int64) (_ []Posting, err error) {
	defer wrap(&err, "Postings(%v)", person)
	rows, err := s.read.QueryContext(ctx, `SELECT `+postingColumns+` FROM postings WHERE person_id = $1 ORDER BY valid_from, id`, person)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Posting
	for rows.Next() {
		p, err := scanPosting(rows.Scan)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

// postedSQL joins, to a query over people p, the posting o of the day and its
// department d. Of two that are valid, the one that began last counts.
func postedSQL(day string) string {
	return `LEFT JOIN postings o ON o.id = (SELECT id FROM postings WHERE person_id = p.id AND valid_from <= ` + day + `
			AND (valid_to = '' OR valid_to >= ` + day + `) ORDER BY valid_from DESC, id DESC LIMIT 1)
		LEFT JOIN departments d ON d.id = o.department_id`
}

// Transfer records that somebody works elsewhere, or as something else, from
// p.From on: the posting before ends the day before.
func (s *Store) Transfer(ctx context.Context, p *Posting) error {
	if err := p.Validate(); err != nil {
		return err
	}
	if !p.From.Valid() {
		return Invalid{"valid_from": "day"}
	}
	n := *p
	err := s.write(ctx, "posting.transfer", func(t *tx) error {
		who, err := t.person(ctx, n.PersonID)
		if err != nil {
			return err
		}
		t.About = who.Name
		if who.MergedInto != 0 {
			return refuse("person.merged", who.Name)
		}
		return t.transfer(ctx, &n)
	})
	if err == nil {
		*p = n
	}
	return err
}

// transfer ends what overlaps p.From and adds p. A posting that would begin
// later is refused: the order of a career is not rewritten silently.
func (t *tx) transfer(ctx context.Context, p *Posting) error {
	rows, err := t.QueryContext(ctx, `SELECT `+postingColumns+` FROM postings WHERE person_id = $1 AND (valid_to = '' OR valid_to >= $2) ORDER BY valid_from, id`,
		p.PersonID, string(p.From))
	if err != nil {
		return err
	}
	defer rows.Close()
	var open []Posting
	for rows.Next() {
		o, err := scanPosting(rows.Scan)
		if err != nil {
			return err
		}
		open = append(open, o)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, o := range open {
		switch {
		case o.From > p.From:
			return refuse("posting.later_exists", o.From)
		case o.From == p.From: // the same day again: a correction
			p.ID, p.Version = o.ID, o.Version
		default:
			if err := t.Change(ctx, "postings", o.ID, row{"valid_to": string(p.From.AddDays(-1))}); err != nil {
				return err
			}
		}
	}
	return t.Save(ctx, "postings", &p.ID, &p.Version, p.row())
}

// endPosting ends a person's posting on the last day (退職).
func (t *tx) endPosting(ctx context.Context, person int64, last wareki.Date) error {
	rows, err := t.QueryContext(ctx, `SELECT id FROM postings WHERE person_id = $1 AND (valid_to = '' OR valid_to > $2) AND valid_from <= $2`, person, string(last))
	if err != nil {
		return err
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		ids = append(ids, id)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.Change(ctx, "postings", id, row{"valid_to": string(last)}); err != nil {
			return err
		}
	}
	return nil
}

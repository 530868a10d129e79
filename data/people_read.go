package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"jibun/data/internal/db"
	"jibun/data/kana"
	"jibun/data/wareki"
)

// readEntries reads one person or, if id is 0, all.
func readEntries(ctx context.Context, view *sql.Tx, id int64) ([]*personEntry, error) {
	q, args := oneOrAll(`SELECT `+personColumns+`, p.sort_key, p.search_key FROM people p`, ` WHERE p.id = $1`, id)
	var out []*personEntry
	err := db.EachRow(ctx, view, q, args, func(rows *sql.Rows) error {
		var e personEntry
		var err error
		e.Person, err = scanPerson(rows, &e.sortKey, &e.key)
		e.sortKey = kana.SortKeyKept(e.sortKey, e.Reading)
		out = append(out, &e)
		return err
	})
	return out, err
}

// readPasts reads the postings and former names of one person or, if id is 0,
// of all.
func readPasts(ctx context.Context, view *sql.Tx, id int64, into map[int64]*past) error {
	of := func(person int64) *past {
		if into[person] == nil {
			into[person] = &past{}
		}
		return into[person]
	}
	words := intern{}
	q, args := oneOrAll(`SELECT person_id, id, department_id, position, rank, valid_from, valid_to FROM postings`, ` WHERE person_id = $1`, id)
	err := db.EachRow(ctx, view, q, args, func(rows *sql.Rows) error {
		var person int64
		var o placed
		var position, from, to sql.RawBytes
		err := rows.Scan(&person, &o.id, &o.department, &position, &o.rank, &from, &to)
		o.position, o.from, o.to = words.of(position), wareki.Date(words.of(from)), wareki.Date(words.of(to))
		p := of(person)
		p.postings = append(p.postings, o)
		return err
	})
	if err != nil {
		return err
	}
	for _, p := range into {
		slices.SortFunc(p.postings, func(a, b placed) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.id, b.id)) })
	}
	q, args = oneOrAll(`SELECT person_id, name, reading, valid_to FROM former_names`, ` WHERE person_id = $1`, id)
	return db.EachRow(ctx, view, q+` ORDER BY person_id, valid_to, id`, args, func(rows *sql.Rows) error {
		var person int64
		var f formerName
		err := rows.Scan(&person, &f.name, &f.reading, &f.to)
		p := of(person)
		p.former = append(p.former, f)
		return err
	})
}

// intern keeps texts of which there are few once.
type intern map[string]string

func (m intern) of(b []byte) string {
	if s, ok := m[string(b)]; ok {
		return s
	}
	s := string(b)
	m[s] = s
	return s
}

func readDepartments(ctx context.Context, view *sql.Tx) (map[int64]Department, error) {
	out := map[int64]Department{}
	err := db.EachRow(ctx, view, `SELECT id, division, section, position FROM departments`, nil, func(rows *sql.Rows) error {
		var d Department
		err := rows.Scan(&d.ID, &d.Division, &d.Section, &d.Position)
		out[d.ID] = d
		return err
	})
	return out, err
}

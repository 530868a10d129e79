package data

import (
	"context"
	"database/sql"

	"jibun/data/internal/ledger"
	"jibun/data/kana"
	"jibun/data/wareki"
)

// annualPerson is what the papers say of a person; former names come first.
type annualPerson struct {
	staffNo, name, reading, key, organization string
	affiliation                               Affiliation
	outside                                   bool
	former                                    []formerName
}

type formerName struct {
	name, reading string
	to            wareki.Date
}

func (p *annualPerson) nameOn(day wareki.Date) (name, reading string) {
	for _, f := range p.former {
		if f.to >= day {
			return f.name, f.reading
		}
	}
	return p.name, p.reading
}

// named reads the people who are in the year's visits, and all from outside: those who
// came only in other years are counted by affiliation too.
func (b *annualBuilder) named(ctx context.Context) (_ map[int32]*annualPerson, err error) {
	defer wrap(&err, "named()")
	wanted := map[int32]bool{}
	for _, v := range b.visits {
		wanted[v.Person] = true
	}
	out := map[int32]*annualPerson{}
	views, _, err := b.s.l.Views(ctx, 1)
	if err != nil {
		return nil, err
	}
	defer ledger.Leave(views)
	r := ledgerReader{tx: views[0]}
	err = r.each(ctx, `SELECT id, kind, staff_no, name, reading, sort_key, organization, affiliation FROM people`, nil, func(rows *sql.Rows) error {
		var id int32
		var kind string
		var p annualPerson
		err := rows.Scan(&id, &kind, &p.staffNo, &p.name, &p.reading, &p.key, &p.organization, &p.affiliation)
		p.key = kana.SortKeyKept(p.key, p.reading)
		if p.outside = kind == "outside"; wanted[id] || p.outside {
			out[id] = &p
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	err = r.each(ctx, `SELECT person_id, name, reading, valid_to FROM former_names ORDER BY person_id, valid_to, id`, nil, func(rows *sql.Rows) error {
		var id int32
		var f formerName
		err := rows.Scan(&id, &f.name, &f.reading, &f.to)
		if p := out[id]; p != nil {
			p.former = append(p.former, f)
		}
		return err
	})
	return out, err
}

package data

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"jibun/data/kana"
	"jibun/data/oldledger"
	"jibun/data/wareki"
)

// about says what is taken in, for the history.
func (p *Takeover) about() string {
	parts := append(ifAny("セミナー", len(p.Seminars), "回"), ifAny("", len(p.People), "名")...)
	if p.InSeries != "" {
		parts = append([]string{p.InSeries}, parts...)
	}
	return strings.Join(parts, " ")
}

// ApplyTakeover enters an old ledger as one operation. Past evenings come as
// 実績確定; where nobody is named, the counted number of participants is kept.
func (s *Store) ApplyTakeover(ctx context.Context, p *Takeover, progress Progress) error {
	return s.takeIn(ctx, "ledger.import", func(t *tx) error {
		t.About = p.about()
		a := takeoverApplier{tx: t, Takeover: p, series: p.SeriesID, category: map[string]int64{}, ids: make([]int64, len(p.People))}
		if err := a.prepare(ctx); err != nil {
			return err
		}
		for i := range p.Seminars {
			if err := ctx.Err(); err != nil {
				return err
			}
			progress.At(i, len(p.Seminars))
			if m := &p.Seminars[i]; !m.Skip {
				if err := a.seminar(ctx, i, m); err != nil {
					return fmt.Errorf("sheet %s line %d: %w", m.Sheet, m.Line, err)
				}
			}
		}
		progress.At(len(p.Seminars), len(p.Seminars))
		return nil
	})
}

type takeoverApplier struct {
	*tx
	*Takeover
	series   int64
	category map[string]int64
	ids      []int64 // of People
}

// prepare adds categories and people that are not there.
func (a *takeoverApplier) prepare(ctx context.Context) error {
	rows, err := a.QueryContext(ctx, `SELECT id, name FROM categories`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		a.category[kana.Fold(name)] = id
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, name := range a.categories {
		id, err := a.Add(ctx, "categories", row{"name": name, "position": len(a.category) + 1})
		if err != nil {
			return err
		}
		a.category[kana.Fold(name)] = id
	}
	for i := range a.People {
		if a.ids[i], err = a.person(ctx, &a.People[i]); err != nil {
			return fmt.Errorf("person of line %d: %w", a.People[i].Line, err)
		}
	}
	return nil
}

// person adds somebody of the matrix who is not in the ledger. The department
// that the old ledger names is kept as the posting up to the first one known.
func (a *takeoverApplier) person(ctx context.Context, p *TakeoverPerson) (int64, error) {
	id := p.Known
	if id == 0 {
		n := Person{Outside: p.Outside, StaffNo: p.StaffNo, Name: knownBy(p.Name, p.StaffNo), Reading: p.Reading}
		if p.Outside {
			n.Organization = p.Department
		}
		n.trim()
		if n.Reading != "" && !kana.IsReading(n.Reading) {
			n.Reading = ""
		}
		var version int64
		if err := a.Save(ctx, "people", &id, &version, n.row()); err != nil {
			return 0, err
		}
	}
	if p.department == 0 || p.first == "" {
		return id, nil
	}
	var from string
	err := a.scan(ctx, `SELECT valid_from FROM postings WHERE person_id = $1 ORDER BY valid_from LIMIT 1`, []any{id}, &from)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return 0, err
	}
	start := p.first.FiscalYear().First()
	n := Posting{PersonID: id, DepartmentID: p.department, From: start}
	if err == nil { // somebody with postings
		if from <= string(p.first) {
			return id, nil
		}
		n.To = wareki.Date(from).AddDays(-1)
	}
	_, err = a.Add(ctx, "postings", n.row())
	return id, err
}

func (a *takeoverApplier) seminar(ctx context.Context, i int, m *TakeoverSeminar) error {
	id := m.Exists
	if id == 0 {
		n := Seminar{SeriesID: a.series, Number: m.Number, Title: m.Title, CategoryID: a.category[kana.Fold(m.Category)], Date: m.Date,
			Start: m.Starts, Venue: m.Venue, Capacity: max(m.Capacity, 0), Counted: max(m.Attended, 0), CountedApplied: max(m.Applied, 0),
			SpeakerText: m.Speaker, Note: m.Note}
		r := n.row()
		if r["state"] = string(SeminarSettled); m.Date > a.s.Today() {
			r["state"], r["counted"] = string(SeminarPlanned), 0
		}
		var err error
		if id, err = a.Add(ctx, "seminars", r); err != nil {
			return err
		}
	}
	for _, l := range a.Lecturers {
		if l.Seminar == i && l.Known != 0 {
			if err := a.speaks(ctx, id, l.Known, m); err != nil {
				return err
			}
		}
	}
	for _, k := range m.marks {
		if k.code == oldledger.Speaker {
			if err := a.speaks(ctx, id, a.ids[k.person], m); err != nil {
				return err
			}
		} else if err := a.mark(ctx, id, a.ids[k.person], k.code); err != nil {
			return err
		}
	}
	return nil
}

// mark enters one sign of the matrix. Somebody who is on the list of the
// evening already is left as the ledger has it.
func (a *takeoverApplier) mark(ctx context.Context, seminar, person int64, code oldledger.MarkCode) error {
	old, err := a.earlier(ctx, seminar, person)
	if err != nil || old.ID != 0 {
		return err
	}
	r := row{"seminar_id": seminar, "person_id": person, "channel": string(Paper), "state": string(Confirmed)}
	switch code {
	case oldledger.Withdrawn:
		r["state"] = string(Withdrawn)
	case oldledger.Waiting:
		r["state"], r["waitlist"], r["queue"] = string(Waiting), string(Queued), 1
	default: // the codes of the marks are those of the attendance
		r["attendance"] = string(code)
	}
	_, err = a.Add(ctx, "registrations", r)
	return err
}

func (a *takeoverApplier) speaks(ctx context.Context, seminar, person int64, m *TakeoverSeminar) error {
	n, err := a.count(ctx, `SELECT count(*) FROM assignments WHERE seminar_id = $1 AND person_id = $2`, seminar, person)
	if err != nil || n > 0 {
		return err
	}
	state := Thanked
	if m.Date > a.s.Today() {
		state = Agreed
	}
	_, err = a.Add(ctx, "assignments", row{"seminar_id": seminar, "person_id": person, "state": string(state), "moved_on": string(m.Date)})
	return err
}

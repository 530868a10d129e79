package data

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"jibun/data/internal/db"
	"jibun/data/kana"
	"jibun/data/text"
)

var partyNoun = Noun{Table: "parties", Label: "懇親会", Kinds: KindRegistrations,
	Columns: []Column{{Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "venue", Word: "会場", Holds: text.Place}, {Name: "starts", Word: "開始時刻", Holds: text.Code},
		{Name: "capacity", Word: "定員", As: AsCount}, {Name: "fee", Word: "会費"}, {Name: "counted", Word: "人数だけ分かる参加者"}, {Name: "note", Word: "備考", Holds: text.Remark}},
	Acts: []Acts{{"party", "party.", []Act{{Key: "party.save", Word: "懇親会の変更"}, {Key: "party.join", Word: "懇親会への参加"},
		{Key: "party.leave", Word: "懇親会の取消"}, {Key: "party.pay", Word: "会費の受領"}}}},
	refers: map[string]refer{"seminar_id": {delete: hinders}},
}

var partyEntryNoun = Noun{Table: "party_entries", Label: "懇親会の名簿", Kinds: KindRegistrations,
	Columns: []Column{{Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "person_id", Word: "人", As: AsRow},
		{Name: "state", Word: "状態", Codes: []Code{{"joining", "参加"}, {"waiting", "キャンセル待ち"}, {"withdrawn", "取消"}, {"absent", "欠席"}}},
		{Name: "paid", Word: "会費の受領", Codes: yesNo("まだ", "受領済")}, {Name: "note", Word: "備考", Holds: text.Remark}},
	refers: map[string]refer{"seminar_id": {delete: hinders}, "person_id": {merge: oneEach("1 = 1", mostSeated)}},
}

// Party is 懇親会: the social gathering after a seminar, a second list with its
// own capacity and fee (yen).
type Party struct {
	ID, Version   int64
	SeminarID     int64
	Venue, Start  string
	Capacity, Fee int
	Counted       int // people known only as a number
	Note          string
}

// partyStateSQL is where somebody on the list of a 懇親会 (e) stands, and 'joining' is what
// every page, paper and figure counts as 懇親会: who asked for it and has a place in the
// evening, or did not apply for that at all. Who waits for the evening, or whose
// application is not answered yet, only hopes until then, and takes no place. Who is
// known to have stayed away from the evening was not at its 懇親会 either, unless the fee
// came; 未確認 is never taken for that.
const partyStateSQL = `CASE
	WHEN e.state IN ('joining', 'waiting') AND EXISTS (SELECT 1 FROM registrations r WHERE r.seminar_id = e.seminar_id
		AND r.person_id = e.person_id AND r.state IN ('received', 'waiting')) THEN 'hoping'
	WHEN e.state = 'joining' AND e.paid = 0 AND EXISTS (SELECT 1 FROM registrations r WHERE r.seminar_id = e.seminar_id
		AND r.person_id = e.person_id AND r.state = 'confirmed' AND r.attendance IN ('absent', 'no_show')) THEN 'absent'
	ELSE e.state END`

// PartyEntry is one person on that list.
type PartyEntry struct {
	ID, Version         int64
	SeminarID, PersonID int64
	State               string // joining, waiting, withdrawn, absent; as read, hoping too (see partyStateSQL)
	Paid                bool
	Name, Reading       string
}

// Party finds the gathering of a seminar, or ErrNotFound.
func (s *Store) Party(ctx context.Context, seminar int64) (_ Party, err error) {
	defer wrap(&err, "Party(%v)", seminar)
	var p Party
	rows, err := s.read.QueryContext(ctx, `SELECT id, version, seminar_id, venue, starts, capacity, fee, counted, note FROM parties WHERE seminar_id = $1`, seminar)
	if err != nil {
		return p, err
	}
	defer rows.Close()
	if !rows.Next() {
		return p, errors.Join(rows.Err(), ErrNotFound)
	}
	return p, rows.Scan(&p.ID, &p.Version, &p.SeminarID, &p.Venue, &p.Start, &p.Capacity, &p.Fee, &p.Counted, &p.Note)
}

// Validate checks one gathering by itself.
func (p *Party) Validate() error {
	v := Invalid{}
	if p.Capacity < 0 {
		v["capacity"] = "negative"
	}
	if p.Fee < 0 {
		v["fee"] = "negative"
	}
	if p.Start != "" && !clock.MatchString(p.Start) {
		v["start"] = "time"
	}
	v.texts(partyNoun, p.ID, row{"venue": p.Venue, "note": p.Note})
	return v.orNil()
}

func (p *Party) row() row {
	return row{"seminar_id": p.SeminarID, "venue": p.Venue, "starts": p.Start, "capacity": p.Capacity, "fee": p.Fee, "counted": p.Counted, "note": p.Note}
}

// SaveParty adds or changes the gathering of a seminar. Invalid: see Validate.
func (s *Store) SaveParty(ctx context.Context, p *Party) error {
	if err := p.Validate(); err != nil {
		return err
	}
	n := *p
	err := s.write(ctx, "party.save", func(t *tx) error {
		m, err := t.seminar(ctx, n.SeminarID)
		if err != nil {
			return err
		}
		t.About = m.label()
		return t.Save(ctx, "parties", &n.ID, &n.Version, n.row())
	})
	if err == nil {
		*p = n
	}
	return err
}

// PartyEntries lists who joins, in the order of their readings.
func (s *Store) PartyEntries(ctx context.Context, seminar int64) (_ []PartyEntry, err error) {
	defer wrap(&err, "PartyEntries(%v)", seminar)
	var out []PartyEntry
	keys := map[int64]string{}
	err = db.EachRow(ctx, s.read, `SELECT e.id, e.version, e.seminar_id, e.person_id, `+partyStateSQL+`, e.paid, p.name, p.reading
		FROM party_entries e JOIN people p ON p.id = e.person_id WHERE e.seminar_id = $1 ORDER BY e.id`, []any{seminar}, func(rows *sql.Rows) error {
		var e PartyEntry
		err := rows.Scan(&e.ID, &e.Version, &e.SeminarID, &e.PersonID, &e.State, &e.Paid, &e.Name, &e.Reading)
		out, keys[e.ID] = append(out, e), kana.SortKey(e.Reading)
		return err
	})
	slices.SortStableFunc(out, func(a, b PartyEntry) int { return compareKeys(keys[a.ID], keys[b.ID]) })
	return out, err
}

// JoinParty and LeaveParty put a person on the list or take them off it.
func (s *Store) JoinParty(ctx context.Context, seminar, person int64) error {
	return s.partyStep(ctx, "party.join", seminar, person, (*tx).joinParty)
}

// LeaveParty takes a person off the list.
func (s *Store) LeaveParty(ctx context.Context, seminar, person int64) error {
	return s.partyStep(ctx, "party.leave", seminar, person, (*tx).leaveParty)
}

// PayParty notes that the fee was received, or not.
func (s *Store) PayParty(ctx context.Context, seminar, person int64, paid bool) error {
	return s.partyStep(ctx, "party.pay", seminar, person, func(t *tx, ctx context.Context, seminar, person int64) error {
		ids, err := t.ids(ctx, `SELECT id FROM party_entries WHERE seminar_id = $1 AND person_id = $2`, seminar, person)
		if err == nil && len(ids) == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		return t.Change(ctx, "party_entries", ids[0], row{"paid": paid})
	})
}

func (s *Store) partyStep(ctx context.Context, what string, seminar, person int64, f func(*tx, context.Context, int64, int64) error) error {
	return s.write(ctx, what, func(t *tx) error {
		p, err := t.person(ctx, person)
		if err != nil {
			return err
		}
		t.About = p.Name
		if p.MergedInto != 0 {
			return refuseOf("person.merged", p.Name)
		}
		return t.whose(ctx, person, f(t, ctx, seminar, person))
	})
}

// joinParty puts somebody on the list, or on its waiting list if it is full. A
// seminar without a gathering gets one without limit.
func (t *tx) joinParty(ctx context.Context, seminar, person int64) error {
	var capacity int
	err := t.scan(ctx, `SELECT capacity FROM parties WHERE seminar_id = $1`, []any{seminar}, &capacity)
	if errors.Is(err, ErrNotFound) {
		_, err = t.Add(ctx, "parties", row{"seminar_id": seminar})
	}
	if err != nil {
		return err
	}
	n, err := t.count(ctx, `SELECT count(*) FROM party_entries e WHERE e.seminar_id = $1 AND e.person_id <> $2 AND `+partyStateSQL+` = 'joining'`, seminar, person)
	if err != nil {
		return err
	}
	state := "joining"
	if capacity > 0 && n >= capacity {
		state = "waiting"
	}
	ids, err := t.ids(ctx, `SELECT id FROM party_entries WHERE seminar_id = $1 AND person_id = $2`, seminar, person)
	if err != nil {
		return err
	}
	if len(ids) > 0 {
		return t.Change(ctx, "party_entries", ids[0], row{"state": state})
	}
	_, err = t.Add(ctx, "party_entries", row{"seminar_id": seminar, "person_id": person, "state": state})
	return err
}

// seatAtParty gives a place at the 懇親会, or on its waiting list, to somebody who asked
// for one and has just got a seat in the evening.
func (t *tx) seatAtParty(ctx context.Context, seminar, person int64) error {
	n, err := t.count(ctx, `SELECT count(*) FROM party_entries WHERE seminar_id = $1 AND person_id = $2 AND state IN ('joining', 'waiting')`, seminar, person)
	if err != nil || n == 0 {
		return err
	}
	return t.joinParty(ctx, seminar, person)
}

func (t *tx) leaveParty(ctx context.Context, seminar, person int64) error {
	ids, err := t.ids(ctx, `SELECT id FROM party_entries WHERE seminar_id = $1 AND person_id = $2 AND state IN ('joining', 'waiting')`, seminar, person)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.Change(ctx, "party_entries", id, row{"state": "withdrawn"}); err != nil {
			return err
		}
	}
	return nil
}

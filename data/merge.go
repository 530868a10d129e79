package data

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"jibun/data/kana"
)

// Merge says that drop is the same person as keep: everything of drop becomes
// keep's, and what keep does not know of itself is taken from drop. Both
// histories stay, and it can be undone. Where both are live on the list of one
// seminar, the better registration stays and the other is removed: one person
// did not apply twice.
func (s *Store) Merge(ctx context.Context, keep, drop int64) error {
	if keep == drop {
		return Invalid{"person": "same"}
	}
	return s.write(ctx, "person.merge", func(t *tx) error {
		k, err := t.person(ctx, keep)
		if err != nil {
			return err
		}
		d, err := t.person(ctx, drop)
		if err != nil {
			return err
		}
		t.about = d.Name + " → " + k.Name
		if k.MergedInto != 0 || d.MergedInto != 0 {
			return refuse("person.merged")
		}
		if err := t.mergeRegistrations(ctx, k.ID, d.ID); err != nil {
			return err
		}
		if err := t.mergeOnce(ctx, "assignments", "k.role = d.role", furthest, k.ID, d.ID); err != nil {
			return err
		}
		if err := t.mergeOnce(ctx, "party_entries", "1 = 1", mostSeated, k.ID, d.ID); err != nil {
			return err
		}
		for _, table := range []string{"postings", "former_names"} {
			if err := t.hand(ctx, table, `SELECT id FROM `+table+` WHERE person_id = $1 ORDER BY id`, k.ID, d.ID); err != nil {
				return err
			}
		}
		return t.mergePeople(ctx, k, d)
	})
}

func (t *tx) mergePeople(ctx context.Context, k, d Person) error {
	dropped := d
	dropped.MergedInto = k.ID
	if err := t.save(ctx, "people", &d.ID, &d.Version, dropped.row()); err != nil {
		return err
	}
	if k.Outside && !d.Outside { // one of the staff, perhaps one who has left
		k.Outside, k.LeftOn = false, d.LeftOn
	}
	k.StaffNo, k.Reading = cmp.Or(k.StaffNo, d.StaffNo), cmp.Or(k.Reading, d.Reading)
	k.Email, k.Phone = cmp.Or(k.Email, d.Email), cmp.Or(k.Phone, d.Phone)
	k.Organization, k.Title = cmp.Or(k.Organization, d.Organization), cmp.Or(k.Title, d.Title)
	k.Affiliation, k.Note = cmp.Or(k.Affiliation, d.Affiliation), cmp.Or(k.Note, d.Note)
	return t.savePerson(ctx, &k)
}

// hand gives the rows that the query finds for drop to keep.
func (t *tx) hand(ctx context.Context, table, q string, keep, drop int64) error {
	ids, err := t.ids(ctx, q, drop)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.change(ctx, table, id, row{"person_id": keep}); err != nil {
			return err
		}
	}
	return nil
}

// What makes one of two rows about the same evening the better one.
const (
	furthest = `CASE %s.state WHEN 'thanked' THEN 7 WHEN 'spoke' THEN 6 WHEN 'accepted' THEN 5 WHEN 'requested' THEN 4 WHEN 'agreed' THEN 3
		WHEN 'sounding' THEN 2 WHEN 'candidate' THEN 1 ELSE 0 END`
	mostSeated = `%[1]s.paid * 4 + CASE %[1]s.state WHEN 'joining' THEN 2 WHEN 'waiting' THEN 1 ELSE 0 END`
)

// mergeOnce hands over rows of which a person has one a seminar, or one a
// seminar and what else is the same; where both have one, the better one stays.
func (t *tx) mergeOnce(ctx context.Context, table, same, better string, keep, drop int64) error {
	ids, err := t.ids(ctx, `SELECT CASE WHEN `+fmt.Sprintf(better, "d")+` > `+fmt.Sprintf(better, "k")+` THEN k.id ELSE d.id END
		FROM `+table+` d JOIN `+table+` k ON k.seminar_id = d.seminar_id AND `+same+` WHERE d.person_id = $1 AND k.person_id = $2 ORDER BY d.id`, drop, keep)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.remove(ctx, table, id); err != nil {
			return err
		}
	}
	return t.hand(ctx, table, `SELECT id FROM `+table+` WHERE person_id = $1 ORDER BY id`, keep, drop)
}

func (t *tx) mergeRegistrations(ctx context.Context, keep, drop int64) error {
	rows, err := t.QueryContext(ctx, `SELECT `+registrationColumns+` FROM registrations r WHERE r.person_id IN ($1, $2)
		AND r.state IN ('received', 'confirmed', 'waiting') ORDER BY r.seminar_id, r.id`, keep, drop)
	if err != nil {
		return err
	}
	defer rows.Close()
	live := map[int64][]Registration{}
	for rows.Next() {
		r, err := scanRegistration(rows)
		if err != nil {
			return err
		}
		live[r.SeminarID] = append(live[r.SeminarID], r)
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, seminar := range slices.Sorted(maps.Keys(live)) {
		both := live[seminar]
		if len(both) < 2 {
			continue
		}
		worse := slices.MinFunc(both, func(a, b Registration) int { return cmp.Or(cmp.Compare(worth(a), worth(b)), cmp.Compare(b.ID, a.ID)) })
		err := t.remove(ctx, "registrations", worse.ID) // the history keeps it, and undo brings it back
		if err != nil {
			return err
		}
	}
	return t.hand(ctx, "registrations", `SELECT id FROM registrations WHERE person_id = $1 ORDER BY id`, keep, drop)
}

// worth orders two registrations of the same evening: seen there, known, seated.
func worth(r Registration) int {
	w := map[RegistrationState]int{Confirmed: 4, Received: 2, Waiting: 1}[r.State]
	if r.Attendance.Present() {
		w += 16
	} else if r.Attendance != Unknown {
		w += 8
	}
	return w
}

// Duplicate is a pair that may be one person; only a proposal.
type Duplicate struct {
	A, B   PersonHit
	Reason string // same_name, same_reading
}

// Duplicates proposes pairs of people who may be one: the same folded name
// where at most one of the two has a staff number.
func (s *Store) Duplicates(ctx context.Context) ([]Duplicate, error) {
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, err
	}
	hits, today := make([]PersonHit, len(x.list)), s.Today()
	for i, e := range x.list {
		hits[i] = e.hit(today)
	}
	return duplicates(hits), nil
}

// duplicates pairs people with the same folded name of whom at most one has a
// staff number: two staff with two numbers are two people.
func duplicates(people []PersonHit) []Duplicate {
	byName := map[string][]PersonHit{}
	var out []Duplicate
	for _, p := range people {
		key := kana.Fold(p.Name)
		for _, q := range byName[key] {
			if p.StaffNo == "" || q.StaffNo == "" {
				out = append(out, Duplicate{A: q, B: p, Reason: "same_name"})
			}
		}
		byName[key] = append(byName[key], p)
	}
	return out
}

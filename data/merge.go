package data

import (
	"cmp"
	"context"

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
	return s.takeIn(ctx, "person.merge", func(t *tx) error {
		k, err := t.person(ctx, keep)
		if err != nil {
			return err
		}
		d, err := t.person(ctx, drop)
		if err != nil {
			return err
		}
		t.About = d.Name + " → " + k.Name
		if k.MergedInto != 0 || d.MergedInto != 0 {
			return refuse("person.merged")
		}
		if err := t.mergeRows(ctx, "people", k.ID, d.ID); err != nil {
			return err
		}
		return t.mergePeople(ctx, k, d)
	})
}

func (t *tx) mergePeople(ctx context.Context, k, d Person) error {
	dropped := d
	dropped.MergedInto = k.ID
	if err := t.Save(ctx, "people", &d.ID, &d.Version, dropped.row()); err != nil {
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

// Duplicate is a pair that may be one person; only a proposal.
type Duplicate struct {
	A, B   PersonHit
	Reason string // same_name, same_number
}

// Duplicates proposes pairs of people who may be one: the same folded name where at
// most one of the two has a staff number, or numbers that differ in leading zeros only.
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
// staff number: two staff with two numbers are two people, unless one number is the
// other without its leading zeros.
func duplicates(people []PersonHit) []Duplicate {
	byName, byZeros := map[string][]PersonHit{}, map[string][]PersonHit{}
	var out []Duplicate
	for _, p := range people {
		if key := zeroKey(p.StaffNo); key != "" {
			for _, q := range byZeros[key] {
				out = append(out, Duplicate{A: q, B: p, Reason: "same_number"})
			}
			byZeros[key] = append(byZeros[key], p)
		}
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

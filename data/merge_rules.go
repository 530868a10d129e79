package data

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// mergeRows gives what refers to drop, a row of table, to keep, each noun by its
// own rule.
func (t *tx) mergeRows(ctx context.Context, table string, keep, drop int64) error {
	for _, n := range t.s.nouns {
		for _, column := range t.s.columnsTo(n, table) {
			rule := n.refers[column].merge
			if rule == nil {
				return fmt.Errorf("%s.%s has no rule for merging %s", n.Table, column, table)
			}
			if err := rule(ctx, t, n, column, keep, drop); err != nil {
				return err
			}
		}
	}
	return nil
}

// handOver: all of drop's rows become keep's.
func handOver(ctx context.Context, t *tx, n Noun, column string, keep, drop int64) error {
	ids, err := t.ids(ctx, `SELECT id FROM `+n.Table+` WHERE `+column+` = $1 ORDER BY id`, drop)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.Change(ctx, n.Table, id, row{column: keep}); err != nil {
			return err
		}
	}
	return nil
}

// leftAlone: the rows go on referring to drop.
func leftAlone(context.Context, *tx, Noun, string, int64, int64) error { return nil }

// What makes one of two rows about the same evening the better one.
const (
	furthest = `CASE %s.state WHEN 'thanked' THEN 7 WHEN 'spoke' THEN 6 WHEN 'accepted' THEN 5 WHEN 'requested' THEN 4 WHEN 'agreed' THEN 3
		WHEN 'sounding' THEN 2 WHEN 'candidate' THEN 1 ELSE 0 END`
	mostSeated = `%[1]s.paid * 4 + CASE %[1]s.state WHEN 'joining' THEN 2 WHEN 'waiting' THEN 1 ELSE 0 END`
)

// oneEach is for rows of which a person has one a seminar, or one a seminar and
// what else is the same; where both have one, the better one stays.
func oneEach(same, better string) merging {
	return func(ctx context.Context, t *tx, n Noun, column string, keep, drop int64) error {
		ids, err := t.ids(ctx, `SELECT CASE WHEN `+fmt.Sprintf(better, "d")+` > `+fmt.Sprintf(better, "k")+` THEN k.id ELSE d.id END
			FROM `+n.Table+` d JOIN `+n.Table+` k ON k.seminar_id = d.seminar_id AND `+same+` WHERE d.`+column+` = $1 AND k.`+column+` = $2 ORDER BY d.id`, drop, keep)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := t.Remove(ctx, n.Table, id); err != nil {
				return err
			}
		}
		return handOver(ctx, t, n, column, keep, drop)
	}
}

// mergeRegistrations: one person did not apply twice. Of two live registrations
// for an evening the one that is worth more stays.
func mergeRegistrations(ctx context.Context, t *tx, n Noun, column string, keep, drop int64) error {
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
		err := t.Remove(ctx, "registrations", worse.ID) // the history keeps it, and undo brings it back
		if err != nil {
			return err
		}
	}
	return handOver(ctx, t, n, column, keep, drop)
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

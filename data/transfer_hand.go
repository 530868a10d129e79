package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"jibun/data/internal/db"
	"jibun/data/roster"
)

// Difference is a value of the ledger of which a roster says something else. What
// somebody wrote (PlanLine.Hand) is asked: alone in its line the line is not ticked
// (DoubtByHand), beside other changes it stays as it is.
type Difference struct {
	Field        string // name, reading, email, phone, department_id, position
	Ledger, List string
}

// handColumns are what somebody may have written and a roster would replace.
var handColumns = map[string][]string{
	"people":   {"name", "reading", "email", "phone"},
	"postings": {"department_id", "position"},
}

// handValues are the values that somebody wrote and not a list: the last one by table,
// row and column. Whether it still stands, its value tells, also after an undo.
func (s *Store) handValues(ctx context.Context) (_ map[string]map[int64]map[string]any, err error) {
	defer wrap(&err, "handValues()")
	hand := map[string]map[int64]map[string]any{"people": {}, "postings": {}}
	err = db.EachRow(ctx, s.read, `SELECT c.tbl, c.row_id, c.before, c.after FROM changes c JOIN operations o ON o.id = c.op_id
		WHERE c.tbl IN ('people', 'postings') AND c.after IS NOT NULL AND o.mode = 'do'
			AND o.what <> 'people.import' AND o.what NOT LIKE 'ledger.%' AND o.what NOT LIKE 'sample.%' ORDER BY c.id`, nil, func(rows *sql.Rows) error {
		var table string
		var id int64
		var before, after sql.NullString
		if err := rows.Scan(&table, &id, &before, &after); err != nil {
			return err
		}
		tab := s.l.Table(table)
		old, err := parseNull(tab, before)
		now, err2 := parseNull(tab, after)
		if err := errors.Join(err, err2); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		for _, column := range handColumns[table] {
			v := image{tab, now}.value(column)
			if old != nil && (image{tab, old}).value(column) == v {
				continue
			}
			if hand[table][id] == nil {
				hand[table][id] = map[string]any{}
			}
			hand[table][id][column] = v
		}
		return nil
	})
	return hand, err
}

// markHand notes of the staff what stands in the ledger because somebody wrote it.
func (s *Store) markHand(ctx context.Context, st *staffState) error {
	hand, err := s.handValues(ctx)
	if err != nil {
		return err
	}
	for _, m := range st.staff {
		wrote := hand["people"][m.ID]
		m.hand = map[string]bool{}
		for column, v := range map[string]string{"name": m.Name, "reading": m.Reading, "email": m.Email, "phone": m.Phone} {
			m.hand[column] = v != "" && wrote[column] == v
		}
		at := m.latest()
		wrote = hand["postings"][at.ID]
		m.hand["department_id"] = at.DepartmentID != 0 && wrote["department_id"] == at.DepartmentID
		m.hand["position"] = at.Position != "" && wrote["position"] == at.Position
	}
	return nil
}

// details says what a row does to reading, e-mail and telephone: it fills what is
// empty, it replaces what a list brought, and it differs from what somebody wrote.
// With another name comes another reading; a name that stays keeps its own.
func (m *staffMember) details(r *roster.Person, renamed, nameStays bool) (fills, replaces, hand []Difference) {
	for _, f := range []struct {
		field, ledger, list string
		same                bool
	}{
		{"reading", m.Reading, r.Reading, sameButSpaces(r.Reading, m.Reading)},
		{"email", m.Email, r.Email, r.Email == m.Email},
		{"phone", m.Phone, r.Phone, r.Phone == m.Phone},
	} {
		switch ofName := f.field == "reading"; {
		case f.list == "" || f.same || ofName && renamed:
		case m.hand[f.field] || ofName && nameStays:
			hand = append(hand, Difference{f.field, f.ledger, f.list})
		case f.ledger == "":
			fills = append(fills, Difference{f.field, "", f.list})
		default:
			replaces = append(replaces, Difference{f.field, f.ledger, f.list})
		}
	}
	return fills, replaces, hand
}

// postedByHand: the posting of the very day was written by somebody; taking the row
// would replace it.
func (b *planner) postedByHand(l *PlanLine, m *staffMember, moved, retitled bool) (hand []Difference) {
	if l.posting.ID == 0 || l.posting.From != b.On || !(moved && m.hand["department_id"] || retitled && m.hand["position"]) {
		return nil
	}
	if moved {
		hand = append(hand, Difference{"department_id", l.Old.From, l.New.From})
	}
	if retitled {
		hand = append(hand, Difference{"position", l.Old.Position, l.New.Position})
	}
	return hand
}

// byHand ends the cases of a line: with others beside them the values stay, alone they
// are asked.
func byHand(l *PlanLine, cases []Case, doubt string) ([]Case, string) {
	if len(l.Hand) == 0 || len(cases) > 0 {
		return cases, doubt
	}
	for _, h := range l.Hand {
		c := CaseRevised
		switch h.Field {
		case "name":
			c = CaseRenamed
		case "department_id":
			c = CaseMoved
		case "position":
			c = CaseRetitled
		}
		with := map[Case]Case{CaseRetitled: CaseMoved}[c] // both are one posting
		if h.Field == "reading" {
			with = CaseRenamed
		}
		if slices.Contains(cases, with) || slices.Contains(cases, c) {
			continue
		}
		cases = append(cases, c)
	}
	return cases, DoubtByHand
}

// Keeps reports whether the ledger's value of a field stays though the row says another.
func (l *PlanLine) Keeps(field string) bool {
	return l.Doubt != DoubtByHand && slices.ContainsFunc(l.Hand, func(h Difference) bool { return h.Field == field })
}

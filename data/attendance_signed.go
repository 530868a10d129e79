package data

import (
	"context"
	"slices"
	"strconv"
)

// SignedSheet is what the signed sheets of an evening say, read back from paper. Whoever
// is in none of its lists stays as he is: an unsigned line is no absence.
type SignedSheet struct {
	Attended []int64  // registrations whose line is ticked or signed
	Absent   []int64  // registrations of whom she says that they did not come and had told her
	NoShow   []int64  // registrations whose line is empty, if she says that they did not come
	WalkIns  []int64  // people who wrote themselves into a free line
	New      []Person // those of them whom the ledger does not know yet
}

// EnterSigned enters signed sheets as one operation. Who came late or left early by the
// ledger stays so; who signed although he had withdrawn, or waited, came all the same and
// is taken in as at the door. It says what it changed, those who wrote themselves into a
// free line not among them.
func (s *Store) EnterSigned(ctx context.Context, seminar int64, in SignedSheet) (changed []SheetMark, err error) {
	list, err := s.Applicants(ctx, seminar)
	if err != nil {
		return nil, err
	}
	var marks, back []SheetMark // of those who have a seat; of those who are taken in again
	walkIns := slices.Clone(in.WalkIns)
	for _, a := range list {
		to := a.Attendance
		switch {
		case slices.Contains(in.Attended, a.ID) && a.State != Confirmed:
			walkIns = append(walkIns, a.PersonID)
			back = append(back, SheetMark{No: a.printed(), RegistrationID: a.ID, Name: a.Name, From: a.Attendance, To: Attended})
			continue
		case slices.Contains(in.Attended, a.ID) && !a.Attendance.Present():
			to = Attended
		case slices.Contains(in.Absent, a.ID) && a.State == Confirmed:
			to = Absent
		case slices.Contains(in.NoShow, a.ID) && a.State == Confirmed && a.Attendance == Unknown:
			to = NoShow
		}
		if to != a.Attendance {
			marks = append(marks, SheetMark{No: a.printed(), RegistrationID: a.ID, Name: a.Name, From: a.Attendance, To: to})
		}
	}
	if len(marks)+len(walkIns)+len(in.New) == 0 {
		return nil, nil
	}
	return append(back, marks...), s.write(ctx, "attendance.signed", func(t *tx) error {
		if err := t.mark(ctx, marks); err != nil {
			return err
		}
		m, err := t.seminar(ctx, seminar)
		if err != nil {
			return err
		}
		for _, p := range in.New {
			p.trim()
			if err := p.Validate(); err != nil {
				return err
			}
			if err := t.savePerson(ctx, &p); err != nil {
				return err
			}
			walkIns = append(walkIns, p.ID)
		}
		if err := t.takeIn(ctx, m, walkIns); err != nil {
			return err
		}
		t.About = m.label() + " " + strconv.Itoa(len(marks)+len(walkIns)) + "名"
		return nil
	})
}

// takeIn takes people in who came without a seat.
func (t *tx) takeIn(ctx context.Context, m Seminar, people []int64) error {
	if len(people) == 0 {
		return nil
	}
	if err := t.holdIfDue(ctx, m); err != nil {
		return err
	}
	m, err := t.seminar(ctx, m.ID)
	if err != nil {
		return err
	}
	if m.State != SeminarHeld {
		return refuse("registration.seminar_"+string(m.State), m.label())
	}
	for _, id := range people {
		p, err := t.person(ctx, id)
		if err != nil {
			return err
		}
		if _, _, err := t.walkIn(ctx, m, p); err != nil {
			return err
		}
	}
	return nil
}

package data

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"jibun/data/paste"
)

// PasteResult is what ApplyPaste did.
type PasteResult struct {
	Confirmed, Waiting, Received int      // 参加確定, キャンセル待ち, 受付 (lots not drawn yet)
	Added                        int      // people from outside who are new
	Withdrawn                    int      // applications that were taken back
	Names                        []string // who applied, in the order in which they were taken in
	Skipped                      []PasteSkip
}

// PasteSkip is a ticked line that was not valid any more: somebody applied for
// the person meanwhile, added or merged the record.
type PasteSkip struct {
	Line int // index in PastePlan.Lines
	Name string
	Code string // exists (has applied), added (is in the ledger by now), merged, gone (a withdrawal of what is none any more)
}

// ApplyPaste does what the ticked lines say as one operation: first what is taken
// back, for it frees seats; then, in the order in which they were sent, new people from outside are added
// and each application goes the way of Apply (seat, waiting list, lots, party). What is not valid any more is skipped and
// reported. If the seminar does not take applications, or a person is gone,
// nothing is written: a *Refusal, ErrConflict.
func (s *Store) ApplyPaste(ctx context.Context, plan *PastePlan, channel Channel) (PasteResult, error) {
	if channel == "" {
		channel = Email
	}
	if channel.Label() == "" || channel == WalkIn {
		return PasteResult{}, Invalid{"channel": "code"}
	}
	var r PasteResult
	err := s.takeIn(ctx, "registration.paste", func(t *tx) error {
		r = PasteResult{}
		m, err := t.seminar(ctx, plan.SeminarID)
		if err != nil {
			return err
		}
		for i := range plan.Lines {
			if l := &plan.Lines[i]; l.Take && l.Withdraws() && l.Existing.ID != 0 {
				if err := t.pasteWithdrawal(ctx, i, l, &r); err != nil {
					return fmt.Errorf("pasted line %d: %w", i+1, err)
				}
			}
		}
		for _, i := range s.byWhenSent(plan.Lines) {
			l := &plan.Lines[i]
			if !l.Take || !l.Applies() || l.Person.ID == 0 && !l.NewOutside {
				continue
			}
			if err := t.pasteLine(ctx, m, i, l, channel, &r); err != nil {
				return fmt.Errorf("pasted line %d: %w", i+1, err)
			}
		}
		t.About = fmt.Sprintf("%s %d名", m.label(), len(r.Names)+r.Withdrawn)
		return nil
	})
	if err != nil {
		return PasteResult{}, err
	}
	return r, nil
}

// byWhenSent is the order in which lines are taken in: as they were sent, those that
// do not say so last. Who waited where they applied comes behind those who got a seat
// there.
func (s *Store) byWhenSent(lines []PasteLine) []int {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if wait := lines[b].Wish == paste.Wait; wait != (lines[a].Wish == paste.Wait) {
			return map[bool]int{true: -1, false: 1}[wait]
		}
		return s.appliedAt(lines[a].At).Compare(s.appliedAt(lines[b].At))
	})
	return order
}

// pasteWithdrawal takes an application back, unless that was done meanwhile.
func (t *tx) pasteWithdrawal(ctx context.Context, i int, l *PasteLine, r *PasteResult) error {
	x, _, err := t.registration(ctx, l.Existing.ID)
	if errors.Is(err, ErrNotFound) || err == nil && !x.State.live() {
		r.Skipped = append(r.Skipped, PasteSkip{i, l.Name, "gone"})
		return nil
	}
	if err != nil {
		return err
	}
	if err := t.leave(ctx, "registration.withdraw", &x, Withdrawn, ""); err != nil {
		return err
	}
	r.Withdrawn++
	return nil
}

// pasteLine applies for one line, or skips it before it wrote anything.
func (t *tx) pasteLine(ctx context.Context, m Seminar, i int, l *PasteLine, channel Channel, r *PasteResult) error {
	skip := func(code string) error {
		r.Skipped = append(r.Skipped, PasteSkip{i, l.Name, code})
		return nil
	}
	var p Person
	var err error
	if l.NewOutside && l.Person.ID == 0 {
		p = l.outside()
		if err := p.Validate(); err != nil {
			return err
		}
		var taken Invalid
		if err := t.savePerson(ctx, &p); errors.As(err, &taken) && taken["name"] == "exists" {
			return skip("added")
		} else if err != nil {
			return err
		}
		r.Added++
	} else if p, err = t.person(ctx, l.Person.ID); errors.Is(err, ErrNotFound) {
		return fmt.Errorf("%w: the person is gone", ErrConflict)
	} else if err != nil {
		return err
	}
	if p.MergedInto != 0 {
		return skip("merged")
	}
	a, err := t.apply(ctx, m, p, Application{SeminarID: m.ID, PersonID: p.ID, Channel: channel, Note: l.Remark, Party: l.Party != nil && *l.Party, Waits: l.Wish == paste.Wait, At: l.At})
	switch {
	case errors.Is(err, &Refusal{Code: "registration.exists"}):
		return skip("exists")
	case taken(err):
		return ErrConflict
	case err != nil:
		return err
	}
	switch a.State {
	case Confirmed:
		r.Confirmed++
	case Waiting:
		r.Waiting++
	default:
		r.Received++
	}
	r.Names = append(r.Names, p.Name)
	return nil
}

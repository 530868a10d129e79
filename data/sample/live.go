package sample

import (
	"context"
	"errors"
	"fmt"

	"jibun/data"
	"jibun/data/wareki"
)

// steps enters an evening as a clerk does: planning, asking a lecturer, taking
// applications, printing the sheet, the evening itself, the morning after.
func (o *office) steps(e *evening) {
	opens := o.announced(e)
	o.do(before(opens, 12), 13*60+10, func(ctx context.Context) error { return o.prepare(ctx, e) })
	o.request(e, opens)
	o.do(opens, 9*60+5, func(ctx context.Context) error {
		if e.party != nil {
			e.party.SeminarID = e.id
			if err := o.s.SaveParty(ctx, e.party); err != nil {
				return err
			}
		}
		return o.s.OpenSeminar(ctx, e.id)
	})
	for _, x := range e.entries {
		if x.channel != data.WalkIn {
			o.applies(e, x)
		}
	}
	if e.phase == full || e.phase == open {
		return
	}
	o.do(e.day, 15*60+30, func(ctx context.Context) error {
		if err := o.s.NumberSheet(ctx, e.id, data.ByKana); err != nil {
			return err
		}
		return o.s.CloseSeminar(ctx, e.id)
	})
	if e.phase == past {
		o.theEvening(e)
		o.afterwards(e)
	}
}

// prepare plans an evening and notes its lecturers as candidates.
func (o *office) prepare(ctx context.Context, e *evening) error {
	m := o.seminar(e)
	m.State = ""
	if err := o.s.SaveSeminar(ctx, &m); err != nil {
		return fmt.Errorf("plan %s: %w", e.day, err)
	}
	e.id = m.ID
	for i := range e.speakers {
		s := &e.speakers[i]
		if err := o.known(ctx, s.p); err != nil {
			return err
		}
		a := data.Assignment{SeminarID: e.id, PersonID: s.p.ID, Role: s.role, Position: i + 1}
		if err := o.s.Assign(ctx, &a); err != nil {
			return fmt.Errorf("lecturer of %s: %w", e.day, err)
		}
		s.id = a.ID
	}
	return nil
}

// known adds somebody from outside who was not there yet.
func (o *office) known(ctx context.Context, p *person) error {
	if p.ID != 0 {
		return nil
	}
	return o.s.SavePerson(ctx, &p.Person)
}

// request walks the lecturers along the road: 打診, 内諾, 正式依頼, 承諾.
func (o *office) request(e *evening, opens wareki.Date) {
	road := []data.AssignmentState{data.Sounding, data.Agreed, data.Requested, data.Accepted}
	if e.phase == open {
		road = road[:3] // the formal answer has not come yet
	}
	for i, to := range road {
		o.do(before(opens, 10-2*i), 10*60+15+i, func(ctx context.Context) error {
			for _, s := range e.speakers {
				next, why := to, ""
				if s.state == data.Refused && i > 0 {
					if i > 1 {
						continue
					}
					next, why = data.Refused, "業務繁忙のため"
				}
				if err := o.s.MoveSpeaker(ctx, s.id, next, "", why); err != nil {
					return fmt.Errorf("lecturer of %s: %w", e.day, err)
				}
			}
			return nil
		})
	}
}

// applies enters an application, and later that it was withdrawn.
func (o *office) applies(e *evening, x *entry) {
	o.do(wareki.FromTime(x.at), x.at.Hour()*60+x.at.Minute(), func(ctx context.Context) error {
		if err := o.known(ctx, x.p); err != nil {
			return err
		}
		r, err := o.s.Apply(ctx, data.Application{SeminarID: e.id, PersonID: x.p.ID, Channel: x.channel, Party: x.party})
		x.id = r.ID
		if err != nil {
			return fmt.Errorf("%s applies for %s: %w", x.p.Name, e.day, err)
		}
		return nil
	})
	if x.state != data.Withdrawn {
		return
	}
	last := before(min(e.day, o.today), 1)
	o.do(last, 17*60+6, func(ctx context.Context) error {
		if _, err := o.s.Withdraw(ctx, x.id, x.reason); err != nil {
			return fmt.Errorf("%s withdraws from %s: %w", x.p.Name, e.day, err)
		}
		if e.phase == full || !e.crowded {
			return nil // of the next evening the clerk has not seen the proposal yet
		}
		return o.moveUp(ctx, e)
	})
}

// moveUp gives a free seat to whom the program proposes: asked by telephone,
// or offered until the next noon and taken.
func (o *office) moveUp(ctx context.Context, e *evening) error {
	p, err := o.s.Propose(ctx, e.id)
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("propose for %s: %w", e.day, err)
	}
	if p.Registration.ID%2 == 0 {
		if _, err := o.s.Offer(ctx, p.Registration.ID, instant(e.day, 12*60)); err != nil {
			return err
		}
	}
	_, err = o.s.MoveUp(ctx, p.Registration.ID)
	return err
}

// theEvening: those who come without an application, and the fees.
func (o *office) theEvening(e *evening) {
	for _, x := range e.entries {
		if x.channel == data.WalkIn {
			o.do(e.day, x.at.Hour()*60+x.at.Minute(), func(ctx context.Context) error {
				if err := o.known(ctx, x.p); err != nil {
					return err
				}
				_, _, err := o.s.WalkIn(ctx, e.id, x.p.ID)
				return err
			})
		}
		if x.party && x.attendance.Present() && x.channel != data.WalkIn {
			o.do(e.day, 20*60+10, func(ctx context.Context) error { return o.s.PayParty(ctx, e.id, x.p.ID, true) })
		}
	}
}

// callOff plans an evening and calls it off, or puts it off.
func (o *office) callOff(e *evening) {
	o.do(before(e.day, 25), 14*60+20, func(ctx context.Context) error { return o.prepare(ctx, e) })
	o.do(before(e.day, 14), 16*60+45, func(ctx context.Context) error {
		if e.phase == putOff {
			return o.s.PostponeSeminar(ctx, e.id, e.reason)
		}
		return o.s.CancelSeminar(ctx, e.id, e.reason)
	})
}

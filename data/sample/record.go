package sample

import (
	"context"
	"fmt"

	"jibun/data"
	"jibun/data/wareki"
)

// announced is the day on which applications begin; those to come must have
// begun by today.
func (o *office) announced(e *evening) wareki.Date {
	day := before(e.day, 17)
	if e.phase == full {
		day = min(day, before(o.today, 12))
	} else if e.phase == open {
		day = min(day, before(o.today, 5))
	}
	return max(day, "2008-11-05")
}

// taking is the first and the last day on which people applied.
func (o *office) taking(e *evening) (first, last wareki.Date) {
	return o.announced(e), min(before(e.day, 1), before(o.today, 1))
}

// enter puts an evening into the story: step by step, or as a record of the past.
func (o *office) enter(e *evening) {
	switch {
	case e.live && e.phase >= calledOff:
		o.callOff(e)
	case e.live && !e.counted:
		o.steps(e)
	default:
		o.do(after(e.day, 2), 9*60+30+e.number%400, func(ctx context.Context) error { return o.record(ctx, e) })
	}
}

// record enters a past evening as one operation.
func (o *office) record(ctx context.Context, e *evening) error {
	about := fmt.Sprintf("第%d回 %s", e.number, e.title)
	if e.number == 0 {
		about = e.title
	}
	return o.s.Bulk(ctx, "ledger.import", about, func(b *data.Batch) error {
		m := o.seminar(e)
		if err := b.AddSeminar(ctx, &m); err != nil {
			return fmt.Errorf("seminar of %s: %w", e.day, err)
		}
		e.id = m.ID
		if err := e.recordSpeakers(ctx, b); err != nil {
			return err
		}
		if e.party != nil {
			e.party.SeminarID = e.id
			if err := b.AddParty(ctx, e.party); err != nil {
				return fmt.Errorf("party of %s: %w", e.day, err)
			}
		}
		for _, x := range e.entries {
			if err := e.recordEntry(ctx, b, x); err != nil {
				return fmt.Errorf("%s at %s: %w", x.p.Name, e.day, err)
			}
		}
		if e.texts != nil {
			e.texts.SeminarID = e.id
			return b.AddRetrospect(ctx, e.texts)
		}
		return nil
	})
}

func (e *evening) recordSpeakers(ctx context.Context, b *data.Batch) error {
	for i, s := range e.speakers {
		if err := s.p.arrive(ctx, b); err != nil {
			return err
		}
		a := data.Assignment{SeminarID: e.id, PersonID: s.p.ID, Role: s.role, State: s.state, Position: i + 1, MovedOn: after(e.day, 2)}
		if s.state == data.Refused || e.phase == calledOff {
			a.MovedOn = before(e.day, 20)
		}
		if e.phase == calledOff {
			a.State = data.Agreed
		}
		if err := b.AddAssignment(ctx, &a); err != nil {
			return fmt.Errorf("lecturer of %s: %w", e.day, err)
		}
	}
	return nil
}

// arrive adds somebody from outside who was not there yet.
func (p *person) arrive(ctx context.Context, b *data.Batch) error {
	if p.ID != 0 {
		return nil
	}
	return b.AddPerson(ctx, &p.Person)
}

func (e *evening) recordEntry(ctx context.Context, b *data.Batch, x *entry) error {
	if err := x.p.arrive(ctx, b); err != nil {
		return err
	}
	if e.phase == calledOff {
		x.attendance = data.Unknown
	}
	r := data.Registration{SeminarID: e.id, PersonID: x.p.ID, State: x.state, Attendance: x.attendance, Channel: x.channel, Waitlist: x.waitlist,
		Queue: x.queue, AppliedAt: stamp(x.at), Reason: x.reason}
	if err := b.AddRegistration(ctx, &r); err != nil || !x.party {
		return err
	}
	entry := data.PartyEntry{SeminarID: e.id, PersonID: x.p.ID, State: "joining", Paid: true}
	if !x.attendance.Present() {
		entry.State, entry.Paid = "absent", false
	}
	return b.AddPartyEntry(ctx, &entry)
}

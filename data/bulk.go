package data

import (
	"context"
	"errors"
)

// Batch enters records of earlier years within one operation. Each row passes
// its own rules and goes through save; what the steps of an evening would have
// asked of the clerk then (is there a seat, is it before the deadline) is not
// asked again, because it has happened.
type Batch struct{ t *tx }

// Bulk runs f as one operation: one entry in the history, one undo, all of it
// or nothing. what is the key of the operation, about its subject.
func (s *Store) Bulk(ctx context.Context, what, about string, f func(*Batch) error) error {
	return s.write(ctx, what, func(t *tx) error {
		t.About = about
		return f(&Batch{t})
	})
}

// FillFast runs f without waiting for the disk after each operation. It is for
// filling a new ledger that can be made again: a power cut meanwhile may damage
// the file. Afterwards the disk is waited for as ever.
func (s *Store) FillFast(ctx context.Context, f func() error) (err error) {
	defer wrap(&err, "FillFast()")
	if s.d.W == nil {
		return s.because(ErrReadOnly)
	}
	steady, err := s.d.Hurry(ctx, s.d.W)
	if err == nil {
		err = f()
	}
	return errors.Join(err, steady(context.WithoutCancel(ctx)))
}

// SaveDepartment adds a department, the last one if it has no position, or
// changes one, for instance its last day.
func (b *Batch) SaveDepartment(ctx context.Context, d *Department) error {
	if err := d.Validate(); err != nil {
		return err
	}
	return b.t.saveDepartment(ctx, d)
}

// AddPerson adds somebody. An outside person who is there already is Invalid
// "exists".
func (b *Batch) AddPerson(ctx context.Context, p *Person) error {
	p.trim()
	if err := p.Validate(); err != nil {
		return err
	}
	return b.t.savePerson(ctx, p)
}

// Transfer records that somebody works elsewhere, or as something else, from
// p.From on. Rank and band come from the title where p has none.
func (b *Batch) Transfer(ctx context.Context, p *Posting) error {
	rank, band := rankOf(p.Position)
	if p.Rank == 0 {
		p.Rank = rank
	}
	if p.Band == "" {
		p.Band = band
	}
	if err := p.Validate(); err != nil {
		return err
	}
	if !p.From.Valid() {
		return Invalid{"valid_from": "day"}
	}
	return b.t.transfer(ctx, p)
}

// Leave records the last day of work (退職) and ends the posting with it.
func (b *Batch) Leave(ctx context.Context, p *Person) error {
	if !p.LeftOn.Valid() {
		return Invalid{"left_on": "day"}
	}
	if err := b.AddPerson(ctx, p); err != nil {
		return err
	}
	return b.t.endPosting(ctx, p.ID, p.LeftOn)
}

// AddSeminar adds an evening with its number and its state.
func (b *Batch) AddSeminar(ctx context.Context, m *Seminar) error {
	if err := m.Validate(); err != nil {
		return err
	}
	v := Invalid{}
	if m.SeriesID == 0 {
		v["series"] = "required"
	}
	if m.State.Label() == "" {
		v["state"] = "code"
	}
	if m.State.TookPlace() && m.Date > b.t.s.Today() {
		v["state"] = "future"
	}
	if err := v.orNil(); err != nil {
		return err
	}
	r := m.row()
	r["state"], r["state_reason"], r["seed"] = string(m.State), m.StateReason, m.Seed
	return b.t.Save(ctx, "seminars", &m.ID, &m.Version, r)
}

// AddRegistration adds an application with what became of it.
func (b *Batch) AddRegistration(ctx context.Context, r *Registration) error {
	if r.Attendance == "" {
		r.Attendance = Unknown
	}
	if r.Channel == "" {
		r.Channel = Paper
	}
	if err := r.check().orNil(); err != nil {
		return err
	}
	return b.t.saveRegistration(ctx, r)
}

// check finds codes that do not exist, and those that contradict each other.
func (r *Registration) check() Invalid {
	v := Invalid{}
	if r.SeminarID == 0 {
		v["seminar"] = "required"
	}
	if r.PersonID == 0 {
		v["person"] = "required"
	}
	if r.State.Label() == "" {
		v["state"] = "code"
	}
	if r.Channel.Label() == "" {
		v["channel"] = "code"
	}
	switch {
	case r.Attendance.Label() == "":
		v["attendance"] = "code"
	case r.Attendance != Unknown && r.State != Confirmed:
		v["attendance"] = "not_confirmed"
	}
	if r.State == Waiting && r.Waitlist == NotQueued {
		v["waitlist"] = "required"
	}
	return v
}

// AddAssignment adds a lecturer with the state the request came to.
func (b *Batch) AddAssignment(ctx context.Context, a *Assignment) error {
	if a.Role.Label() == "" || a.State.Label() == "" {
		return Invalid{"state": "code"}
	}
	return b.t.Save(ctx, "assignments", &a.ID, &a.Version, a.row())
}

// AddParty adds the gathering of an evening.
func (b *Batch) AddParty(ctx context.Context, p *Party) error {
	if err := p.Validate(); err != nil {
		return err
	}
	return b.t.Save(ctx, "parties", &p.ID, &p.Version, p.row())
}

// AddPartyEntry puts somebody on the list of a gathering.
func (b *Batch) AddPartyEntry(ctx context.Context, e *PartyEntry) error {
	switch e.State {
	case "joining", "waiting", "withdrawn", "absent":
	default:
		return Invalid{"state": "code"}
	}
	return b.t.Save(ctx, "party_entries", &e.ID, &e.Version, row{"seminar_id": e.SeminarID, "person_id": e.PersonID, "state": e.State, "paid": e.Paid})
}

// AddRetrospect adds the texts and the survey of an evening.
func (b *Batch) AddRetrospect(ctx context.Context, r *Retrospect) error {
	if err := r.Validate(); err != nil {
		return err
	}
	return b.t.Save(ctx, "retrospects", &r.ID, &r.Version, r.row())
}

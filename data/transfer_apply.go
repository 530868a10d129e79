package data

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"jibun/data/roster"
	"jibun/data/wareki"
)

// ApplyTransfer enters a plan into the ledger as one operation: one undo takes all of it
// back, cancelling leaves nothing of it. Lines with Skip are passed over.
func (s *Store) ApplyTransfer(ctx context.Context, p *Plan, progress Progress) error {
	return s.takeIn(ctx, "people.import", func(t *tx) error {
		a := applier{tx: t, plan: p, department: map[string]int64{}}
		t.About = p.about()
		if err := a.departments(ctx); err != nil {
			return err
		}
		for i := range p.Lines {
			if i%64 == 0 {
				if err := ctx.Err(); err != nil {
					return err
				}
				progress.At(i, len(p.Lines))
			}
			if err := a.line(ctx, &p.Lines[i]); err != nil {
				return fmt.Errorf("line %d: %w", p.Lines[i].Line, err)
			}
		}
		for _, id := range p.closing {
			n, err := t.count(ctx, `SELECT count(*) FROM postings WHERE department_id = $1 AND valid_to = ''`, id)
			if err != nil {
				return err
			}
			if n > 0 {
				continue // the clerk unticked somebody who stays there
			}
			if err := t.Change(ctx, "departments", id, row{"valid_to": string(p.On.AddDays(-1))}); err != nil {
				return err
			}
		}
		progress.At(len(p.Lines), len(p.Lines))
		return t.rememberColumns(ctx, RosterTable, p.columns)
	})
}

// about says what the plan changes, for the history.
func (p *Plan) about() string {
	n := map[Case]int{}
	for _, c := range Cases {
		n[c] = p.Count(c)
	}
	return CaseCounts(n)
}

// CaseCounts says how many there are of each case that changes the ledger, only of those
// that there are: 転入12名 改姓1名.
func CaseCounts(n map[Case]int) string {
	var parts []string
	for _, c := range Cases {
		if c.Changes() {
			parts = append(parts, ifAny(c.Label(), n[c], "名")...)
		}
	}
	if len(parts) == 0 {
		return CaseUnchanged.Label()
	}
	return strings.Join(parts, " ")
}

// ifAny is a number with what is counted; nothing where there is none of it.
func ifAny(what string, n int, unit string) []string {
	if n == 0 {
		return nil
	}
	return []string{what + strconv.Itoa(n) + unit}
}

type applier struct {
	*tx
	plan       *Plan
	department map[string]int64 // key → id
}

func (a *applier) departments(ctx context.Context) error {
	for i := range a.plan.departments {
		d := a.plan.departments[i]
		if d.ID == 0 {
			if err := a.saveDepartment(ctx, &d.Department); err != nil {
				return fmt.Errorf("department: %w", err)
			}
		}
		a.department[d.key] = d.ID
	}
	return nil
}

func (a *applier) line(ctx context.Context, l *PlanLine) error {
	switch {
	case l.Skip || l.Has(CaseUnchanged) || l.Has(CaseConflict):
		return nil
	case l.Has(CaseLeft):
		return a.leaves(ctx, l)
	case l.person == nil:
		return a.arrives(ctx, l)
	}
	p := *l.person
	p.StaffNo = cmp.Or(l.number, p.StaffNo)
	if l.Has(CaseNew) { // back again
		p.LeftOn = ""
	}
	var err error
	switch {
	case l.Has(CaseRenamed):
		l.addresses(&p)
		err = a.renamePerson(ctx, p, l.row.Name, cmp.Or(l.row.Reading, p.Reading), a.renamedOn())
	case l.Has(CaseCompleted), l.Has(CaseRevised), l.Has(CaseNew):
		if m := a.plan.planner.staff.byID[p.ID]; m != nil {
			if _, fuller := m.names(l.row.Name); fuller {
				p.Name = l.row.Name
			}
		}
		if !l.Keeps("reading") {
			p.Reading = cmp.Or(l.row.Reading, p.Reading)
		}
		l.addresses(&p)
		err = a.savePerson(ctx, &p)
	}
	if err != nil {
		return err
	}
	if l.Has(CaseMoved) || l.Has(CaseRetitled) || l.Has(CaseNew) {
		n := a.posting(l)
		n.PersonID = p.ID
		if l.dept == "" {
			n.DepartmentID = l.posting.DepartmentID
		}
		if l.posting.ID != 0 && l.posting.From == n.From { // the same day again: a correction
			return a.Change(ctx, "postings", l.posting.ID, n.row())
		}
		return a.transfer(ctx, &n)
	}
	return nil
}

// addresses are those of the row, where it has any and somebody wrote no other.
func (l *PlanLine) addresses(p *Person) {
	if !l.Keeps("email") {
		p.Email = cmp.Or(l.row.Email, p.Email)
	}
	if !l.Keeps("phone") {
		p.Phone = cmp.Or(l.row.Phone, p.Phone)
	}
}

// renamedOn is the first day of the new name; without a day it is a correction
// from the beginning, so the former name was valid until then.
func (a *applier) renamedOn() wareki.Date {
	return wareki.Date(cmp.Or(string(a.plan.On), string(a.s.Today())))
}

// arrives adds somebody new.
func (a *applier) arrives(ctx context.Context, l *PlanLine) error {
	r := l.row
	p := Person{StaffNo: l.number, Name: r.Name, Reading: r.Reading, Email: r.Email, Phone: r.Phone}
	p.trim()
	if err := a.Save(ctx, "people", &p.ID, &p.Version, p.row()); err != nil {
		return err
	}
	if l.dept == "" {
		return nil
	}
	n := a.posting(l)
	n.PersonID = p.ID
	_, err := a.Add(ctx, "postings", n.row())
	return err
}

// posting is what the roster says of where somebody works.
func (a *applier) posting(l *PlanLine) Posting {
	r := l.row
	n := Posting{DepartmentID: a.department[l.dept], Position: r.Position, Rank: r.Rank, Band: bandOf(*r), From: a.plan.On}
	rank, band := rankOf(r.Position)
	n.Rank, n.Band = cmp.Or(n.Rank, rank), cmp.Or(n.Band, band)
	// a day of its own (発令日) counts where it does not rewrite what is recorded
	if r.PostedOn != "" && (l.posting.ID == 0 || r.PostedOn > l.posting.From) && (a.plan.On == "" || r.PostedOn <= a.plan.On) {
		n.From = r.PostedOn
	}
	return n
}

func bandOf(r roster.Person) Band {
	switch r.Band {
	case roster.Junior:
		return Junior
	case roster.Middle:
		return Middle
	case roster.Manager:
		return Manager
	}
	return ""
}

// leaves ends the posting and notes the last day: the roster's, or the day
// before the new postings begin.
func (a *applier) leaves(ctx context.Context, l *PlanLine) error {
	last := l.row.RetiredOn
	if last == "" {
		last = a.s.Today()
		if a.plan.On != "" {
			last = a.plan.On.AddDays(-1)
		}
	}
	p := *l.person
	p.LeftOn = last
	if err := a.savePerson(ctx, &p); err != nil {
		return err
	}
	return a.endPosting(ctx, p.ID, last)
}

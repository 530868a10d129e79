package sample

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"jibun/data"
	"jibun/data/wareki"
)

// roster collects what one April changes.
type roster struct {
	day                 wareki.Date
	departments         []*section
	closing             []*section
	left, moved         []*person
	postings            []data.Posting // beside moved
	nHired, nMoved, out int
}

// found makes the staff of April 2008, when the ledger begins.
func (o *office) found() {
	o.readSections()
	r := dice(diceFounding, 0, 0)
	for _, b := range o.blocks {
		for range b.n {
			age := 22 + r.IntN(38)
			o.newStaff(r, b, 2008-max(0, age-22-r.IntN(4)), age-(age-22)).born = 2008 - age
		}
	}
	slices.SortStableFunc(o.staff, func(a, b *person) int { return cmp.Compare(a.hired, b.hired) })
	for i, p := range o.staff {
		p.StaffNo = staffNo(i + 1)
		p.grade, p.since = service(2008-p.hired), max(p.hired, 2008-r.IntN(4))
	}
	o.special()
	ro := &roster{day: "2008-04-01", departments: slices.Clone(o.sections)}
	o.promote(r, 2008, false)
	for _, p := range o.staff {
		p.from = ro.day
		o.posted(ro, p)
	}
	o.enterRoster(ro, "2008-11-04", 9*60+30)
}

// service is the grade that comes by years alone.
func service(years int) int {
	switch {
	case years < 8:
		return 0
	case years < 15:
		return 1
	}
	return 2
}

// april is the day of transfers: people retire, move up, move on and begin.
func (o *office) april(year int) {
	r := dice(diceApril, year, 0)
	ro := &roster{day: wareki.On(year, 4, 1)}
	for _, p := range o.staff {
		if p.last == "" {
			p.drift(r)
			o.mayLeave(r, ro, p, year)
		}
	}
	o.reorganise(r, ro, year)
	o.promote(r, year, true)
	o.rotate(r, year)
	for _, b := range o.blocks {
		n := 0
		for _, h := range b.have {
			n += h
		}
		for range b.n - n {
			p := o.newStaff(r, b, year, 22+min(r.IntN(5), r.IntN(9)))
			p.from = ro.day
			if year == 2012 && b.pool == clerical && b.sec.draw > 0.5 && !o.namesake {
				o.namesake = true
				p.namesake()
			}
			b.have[0]++
		}
	}
	for _, p := range o.staff {
		if p.last == "" {
			if p.grade < 3 {
				p.grade = max(p.grade, service(year-p.hired))
			}
			o.posted(ro, p)
		}
	}
	o.enterRoster(ro, workday(ro.day), 10*60+20)
	o.marriages(r, year)
}

// mayLeave: retirement at 60, from 2023 on step by step later; some go before.
func (o *office) mayLeave(r *rand.Rand, ro *roster, p *person, year int) {
	age := 60 + max(0, min(5, (year-2022+1)/2))
	if year-p.born >= age || (!p.keep && r.Float64() < 0.011) {
		p.last = ro.day.AddDays(-1)
		ro.left = append(ro.left, p)
		ro.out++
	}
}

// reorganise renames sections and closes one; its people go where some are missing.
func (o *office) reorganise(r *rand.Rand, ro *roster, year int) {
	for _, change := range reorganisation[year] {
		i := slices.IndexFunc(o.sections, func(s *section) bool { return s.Code == change.code && !s.closed })
		old := o.sections[i]
		old.closed = true
		ro.closing = append(ro.closing, old)
		var next *section
		if change.to != "" {
			next = &section{Department: old.Department, draw: old.draw}
			next.Section, next.From = change.to, ro.day
			next.Position++
			o.sections = slices.Insert(o.sections, i+1, next)
			ro.departments = append(ro.departments, next)
		}
		for _, b := range o.blocks {
			switch {
			case b.sec != old:
			case next == nil:
				b.n, b.slots = 0, [7]int{}
			default:
				b.sec = next
			}
		}
	}
	for _, p := range o.staff {
		if p.last == "" && p.block.n == 0 {
			same := slices.DeleteFunc(slices.Clone(o.blocks), func(b *block) bool { return b.pool != p.block.pool || b.n < 10 })
			p.block, p.since = same[r.IntN(len(same))], year
		}
	}
}

// posted notes a new posting if somebody's section or title changed.
func (o *office) posted(ro *roster, p *person) {
	title := titleOf(p.block, p.grade)
	if p.title == title && p.since != ro.day.Year() && p.block.sec.From != ro.day {
		return
	}
	p.title = title
	rank, band := rankAndBand(title)
	ro.moved = append(ro.moved, p)
	ro.postings = append(ro.postings, data.Posting{Position: title, Rank: rank, Band: band, From: ro.day})
	if p.from == ro.day {
		ro.nHired++
	} else {
		ro.nMoved++
	}
}

// enterRoster writes an April into the ledger.
func (o *office) enterRoster(ro *roster, day wareki.Date, minute int) {
	secs := make([]*section, len(ro.moved))
	for i, p := range ro.moved {
		secs[i] = p.block.sec
	}
	about := data.CaseCounts(map[data.Case]int{data.CaseNew: ro.nHired, data.CaseMoved: ro.nMoved, data.CaseLeft: ro.out})
	o.do(day, minute, func(ctx context.Context) error {
		return o.s.Bulk(ctx, "people.import", about, func(b *data.Batch) error { return ro.enter(ctx, b, secs) })
	})
}

func (ro *roster) enter(ctx context.Context, b *data.Batch, secs []*section) error {
	for _, s := range ro.departments {
		if err := b.SaveDepartment(ctx, &s.Department); err != nil {
			return fmt.Errorf("department %s: %w", s.Code, err)
		}
	}
	for _, p := range ro.left {
		p.LeftOn = p.last
		if err := b.Leave(ctx, &p.Person); err != nil {
			return fmt.Errorf("leave %s: %w", p.StaffNo, err)
		}
	}
	for i, p := range ro.moved {
		if p.ID == 0 {
			if err := b.AddPerson(ctx, &p.Person); err != nil {
				return fmt.Errorf("person %s: %w", p.StaffNo, err)
			}
		}
		n := ro.postings[i]
		n.PersonID, n.DepartmentID = p.ID, secs[i].ID
		if err := b.Transfer(ctx, &n); err != nil {
			return fmt.Errorf("posting of %s: %w", p.StaffNo, err)
		}
	}
	for _, s := range ro.closing {
		s.To = ro.day.AddDays(-1)
		if err := b.SaveDepartment(ctx, &s.Department); err != nil {
			return fmt.Errorf("close %s: %w", s.Code, err)
		}
	}
	return nil
}

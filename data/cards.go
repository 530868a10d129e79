package data

import (
	"context"
	"slices"

	"jibun/data/report"
)

// Badges makes the 名札 of those who come to a seminar, in the order of the 受付名簿, staff
// first.
func (s *Store) Badges(ctx context.Context, seminar int64) (report.Badges, error) {
	o, err := s.Office(ctx)
	if err != nil {
		return report.Badges{}, err
	}
	x, err := s.SignIn(ctx, seminar, o.ListOrder)
	if err != nil {
		return report.Badges{}, err
	}
	r := report.Badges{Head: x.Head, Number: x.Number, Title: x.Title, Date: x.Date, Sheet: o.BadgeSheet, Right: float64(o.BadgeRight) / 10, Down: float64(o.BadgeDown) / 10}
	for _, l := range slices.Concat(x.Staff, x.Outside) {
		r.All = append(r.All, report.Badge{Name: l.Name, Reading: l.Reading, From: l.From, Position: l.Position})
	}
	return r, nil
}

// lecturersOf are those who speak at a seminar, as on its day.
func (s *Store) lecturersOf(ctx context.Context, m Seminar) ([]SpeakerLine, []personThen, error) {
	all, err := s.Speakers(ctx, m.ID)
	if err != nil {
		return nil, nil, err
	}
	all = slices.DeleteFunc(all, func(x SpeakerLine) bool { return !x.State.Active() })
	var who []personThen
	for _, x := range all {
		p, err := s.personOn(ctx, x.PersonID, m.Date)
		if err != nil {
			return nil, nil, err
		}
		who = append(who, p)
	}
	return all, who, nil
}

// cardsOf is the seminar that cards are of, and what stands on all papers on its day.
func (s *Store) cardsOf(ctx context.Context, seminar int64) (m Seminar, head report.Head, err error) {
	if m, err = s.Seminar(ctx, seminar); err == nil {
		head, err = s.headOf(ctx, m)
	}
	return m, head, err
}

// Tents makes the 机上札 of the lecturers of a seminar.
func (s *Store) Tents(ctx context.Context, seminar int64) (report.Tents, error) {
	var r report.Tents
	m, head, err := s.cardsOf(ctx, seminar)
	if err != nil {
		return r, err
	}
	r.Head, r.Number, r.Title, r.Date = head, m.Number, m.Title, m.Date
	all, who, err := s.lecturersOf(ctx, m)
	for i, p := range who {
		r.All = append(r.All, report.Badge{Name: p.name, Reading: p.reading, From: p.from, Position: p.position, Role: all[i].Role.Label()})
	}
	return r, err
}

// Envelopes makes the envelopes to the lecturers of a seminar.
func (s *Store) Envelopes(ctx context.Context, seminar int64) (report.Envelopes, error) {
	var r report.Envelopes
	m, head, err := s.cardsOf(ctx, seminar)
	if err != nil {
		return r, err
	}
	r.Head, r.Number, r.Title, r.Date = head, m.Number, m.Title, m.Date
	_, who, err := s.lecturersOf(ctx, m)
	for _, p := range who {
		r.All = append(r.All, report.Addressee{From: p.from, Position: p.position, Name: p.name, Outside: p.outside})
	}
	return r, err
}

// Attended makes the 出席確認済み名簿 of a seminar.
func (s *Store) Attended(ctx context.Context, seminar int64, order SignInOrder) (report.Attended, error) {
	x, err := s.SignIn(ctx, seminar, order)
	if err != nil {
		return report.Attended{}, err
	}
	o, err := s.Office(ctx)
	if err != nil {
		return report.Attended{}, err
	}
	r := report.Attended{Head: x.Head, Number: x.Number, Title: x.Title, Date: x.Date, Start: x.Start, End: x.End, Venue: x.Venue, Speakers: x.Speakers, Capacity: x.Capacity,
		Applied: x.Expected, Staff: x.Staff, Outside: x.Outside, Circulation: o.Circulation}
	if r.Circulation == nil {
		r.Circulation = UsualCirculation()
	}
	all, err := s.Applicants(ctx, seminar)
	if err != nil {
		return r, err
	}
	speakers, err := s.Speakers(ctx, seminar)
	if err != nil {
		return r, err
	}
	onStage := map[int64]bool{}
	for _, a := range speakers {
		if a.State.Spoken() {
			onStage[a.PersonID] = true
		}
	}
	walked, spoke := map[int]bool{}, map[int]bool{}
	for _, a := range numbered(all, order) {
		walked[a.SheetNo], spoke[a.SheetNo] = a.Channel == WalkIn, onStage[a.PersonID]
		if onStage[a.PersonID] { // counted apart, as everywhere
			r.Spoke++
			continue
		}
		switch a.Attendance {
		case Attended:
			r.Present++
		case Late, LeftEarly:
			r.Late++
		case Absent, NoShow:
			r.Absent++
		default:
			r.Unknown++
		}
	}
	for _, list := range [][]report.SignInLine{r.Staff, r.Outside} {
		for i := range list {
			if walked[list[i].No] {
				list[i].Remark = joinWords("当日参加", list[i].Remark)
			}
			if spoke[list[i].No] {
				list[i].Mark, list[i].Became = speakerSign, "講師"
			}
		}
	}
	return r, nil
}

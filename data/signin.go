package data

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"jibun/data/internal/ledger"
	"jibun/data/report"
)

// SignInOrder is the order of a sign-in sheet.
type SignInOrder string

const (
	ByKana       SignInOrder = "kana"       // 五十音順
	ByDepartment SignInOrder = "department" // 所属順: 建制順 → 職位順 → ふりがな
)

// sortForPaper orders confirmed applicants as on the sheet: staff, then
// outside people; those without a reading come last.
func sortForPaper(list []Applicant, order SignInOrder) {
	kana := func(a, b Applicant) int {
		none := func(x Applicant) int {
			if x.order.sortKey == "" {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(none(a), none(b)), cmp.Compare(a.order.sortKey, b.order.sortKey), cmp.Compare(a.ID, b.ID))
	}
	slices.SortStableFunc(list, func(a, b Applicant) int {
		if a.Outside != b.Outside {
			if a.Outside {
				return 1
			}
			return -1
		}
		if order == ByDepartment && !a.Outside {
			if c := cmp.Or(cmp.Compare(a.order.department, b.order.department), compareRank(a.order.rank, b.order.rank)); c != 0 {
				return c
			}
		}
		return kana(a, b)
	})
}

// compareRank puts 0 (no rank given) last.
func compareRank(a, b int) int {
	if a == 0 || b == 0 {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// SheetNumbers lists the confirmed registrations with their № on the paper, in the office's
// order: a number that was once printed stays that person's, whoever comes, goes, or
// comes back. Who is on no paper yet follows after the highest number of all.
func (s *Store) SheetNumbers(ctx context.Context, seminar int64) ([]Applicant, error) {
	list, err := s.Applicants(ctx, seminar)
	if err != nil {
		return nil, err
	}
	office, err := s.Office(ctx)
	if err != nil {
		return nil, err
	}
	list = numbered(list, office.ListOrder)
	slices.SortFunc(list, func(a, b Applicant) int { return cmp.Compare(a.SheetNo, b.SheetNo) })
	return list, nil
}

// numbered are those who are confirmed, in the order of a paper, with the № that they
// have or would get on it.
func numbered(list []Applicant, order SignInOrder) []Applicant {
	last := 0 // of all papers, on which those who withdrew since stand too
	for _, a := range list {
		last = max(last, a.printed())
	}
	list = slices.DeleteFunc(slices.Clone(list), func(a Applicant) bool { return a.State != Confirmed })
	sortForPaper(list, order)
	for i := range list {
		if list[i].SheetNo = list[i].printed(); list[i].SheetNo == 0 {
			last++
			list[i].SheetNo = last
		}
	}
	return list
}

// printed is the № under which somebody once stood on a sheet, 0 = on none.
func (r Registration) printed() int { return max(r.SheetNo, -r.SheetNo) }

// NumberSheet gives those who are new on a sheet that is being printed their №; who has
// one keeps it, so that 「あとで入力」 takes the numbers of every sheet that lies about.
// Who is not on this sheet any more keeps the number as one that is given to nobody.
// 実績確定 keeps the numbers.
func (s *Store) NumberSheet(ctx context.Context, seminar int64, order SignInOrder) error {
	all, err := s.Applicants(ctx, seminar)
	if err != nil {
		return err
	}
	list := numbered(all, order)
	return s.write(ctx, "signin.number", func(t *tx) error {
		m, err := t.seminar(ctx, seminar)
		if err != nil || m.State == SeminarSettled {
			return err
		}
		t.About = fmt.Sprintf("%s %d名", m.label(), len(list))
		for _, a := range all {
			if a.State != Confirmed && a.SheetNo > 0 {
				if err := t.Change(ctx, "registrations", a.ID, row{"sheet_no": -a.SheetNo}); err != nil {
					return err
				}
			}
		}
		for _, a := range list {
			if err := t.Change(ctx, "registrations", a.ID, row{"sheet_no": a.SheetNo}); err != nil {
				return err
			}
		}
		return nil
	})
}

// SignIn makes the 受付名簿 of a seminar.
func (s *Store) SignIn(ctx context.Context, seminar int64, order SignInOrder) (report.SignIn, error) {
	var r report.SignIn
	m, err := s.Seminar(ctx, seminar)
	if err != nil {
		return r, err
	}
	if r.Head, err = s.headOf(ctx, m); err != nil {
		return r, err
	}
	all, err := s.Applicants(ctx, seminar)
	if err != nil {
		return r, err
	}
	office, err := s.Office(ctx)
	if err != nil {
		return r, err
	}
	party, err := s.Party(ctx, seminar)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return r, err
	}
	speakers, err := s.speakerTexts(ctx, m.Date, m.Date, m.SeriesID)
	if err != nil {
		return r, err
	}
	r.Number, r.Title, r.Date, r.Start, r.End, r.Venue, r.Capacity = m.Number, m.Title, m.Date, m.Start, m.End, m.Venue, m.Capacity
	r.Lecturers = speakers[m.ID].with(m.SpeakerText)
	r.Speakers = inWords(r.Lecturers)
	r.Party, r.Fee, r.Purpose = party.ID != 0, party.Fee, cmp.Or(office.Purpose, purpose)
	r.Columns, r.WalkIns, r.ByKana, r.Ledger, r.Seminar = office.DoorColumns, office.WalkIns, order != ByDepartment, s.uid, m.ID
	categories, err := s.Categories(ctx)
	if err != nil {
		return r, err
	}
	if i := slices.IndexFunc(categories, func(c Category) bool { return c.ID == m.CategoryID }); i >= 0 {
		r.Category = categories[i].Name
	}
	for _, a := range all {
		if a.Channel != WalkIn {
			r.Applied++
		}
	}
	s.fillSignIn(&r, all, order)
	return r, nil
}

func (s *Store) fillSignIn(r *report.SignIn, all []Applicant, order SignInOrder) {
	official := slices.Clone(all)
	sortForPaper(official, ByDepartment)
	place := map[int64]int{}
	for i, a := range official {
		place[a.ID] = i + 1
	}
	for _, a := range numbered(all, order) {
		if a.Channel != WalkIn {
			r.Expected++
		}
		line := signInLine(a, a.SheetNo)
		line.Department, line.Official = a.order.department, place[a.ID]
		if a.Outside {
			r.Outside = append(r.Outside, line)
		} else {
			r.Staff = append(r.Staff, line)
		}
		if a.Reading == "" {
			r.NoReading = append(r.NoReading, a.Name)
		}
	}
	slices.SortStableFunc(all, func(a, b Applicant) int { return cmp.Compare(a.Queue, b.Queue) })
	for _, a := range all {
		if a.State != Waiting || a.Waitlist == OfferExpired {
			continue
		}
		line := signInLine(a, len(r.Waiting)+1)
		if a.Waitlist == Offered && a.OfferUntil >= ledger.Instant(s.now()) {
			line.Remark = "繰上げ打診中"
			r.Expected++
		}
		r.Waiting = append(r.Waiting, line)
	}
}

func signInLine(a Applicant, no int) report.SignInLine {
	l := report.SignInLine{No: no, StaffNo: a.StaffNo, From: a.From, Position: a.Position, Name: a.Name, Reading: a.Reading, Party: a.Party, First: a.Times == 0,
		NameNow: a.now.name, ReadingNow: a.now.reading, Place: a.now.place}
	if a.State == Confirmed {
		l.Mark, l.Became = attendanceSigns[a.Attendance], a.Attendance.Label()
	}
	return l
}

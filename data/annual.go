package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"jibun/data/report"
	"jibun/data/wareki"
)

// Annual makes the 年次報告書 of a fiscal year of a series (0 = the main one, or AllSeries).
func (s *Store) Annual(ctx context.Context, series int64, year wareki.FiscalYear) (report.Annual, error) {
	var a report.Annual
	l, err := s.countable(ctx, &series, year, "")
	if err != nil {
		return a, err
	}
	if a.Witness, err = s.Witness(ctx); err != nil {
		return a, err
	}
	b := annualBuilder{s: s, l: l, series: series, year: year, a: &a}
	a.Year, a.AsOf, a.Running = year, s.referenceDay(year), s.Today() < year.Last()
	if series == AllSeries {
		a.Counted = "全講座を合わせた数です。初参加・新規は、どの講座にもそれまで参加のなかった方です。"
	}
	if a.Head, err = s.head(ctx, series, year.Last()); err != nil {
		return a, err
	}
	for _, step := range []func(context.Context) error{b.count, b.seminars, b.reviews, b.history, b.speakers, b.analysis} {
		if err := step(ctx); err != nil {
			return a, err
		}
	}
	return a, nil
}

type annualBuilder struct {
	s      *Store
	l      *report.Ledger
	series int64
	year   wareki.FiscalYear
	a      *report.Annual

	figures report.Figures
	counts  []report.EveningCount
	visits  []report.Visit // of the year, confirmed
}

func (b *annualBuilder) count(ctx context.Context) error {
	names, err := b.s.categoryNames(ctx)
	if err != nil {
		return err
	}
	var people []report.YearPeople
	b.figures, b.counts, people = report.Count(b.l, b.year, names)
	b.a.Totals, b.a.StaffPeople = report.Years(b.l, b.counts, people), b.figures.StaffPeople
	if n := len(b.a.Totals); n == 0 || b.a.Totals[n-1].Year != b.year {
		b.a.Totals = append(b.a.Totals, report.Year{Year: b.year})
	}
	report.Walk(b.l, func(v report.Visit) {
		if b.year.Contains(v.Evening.Day) {
			b.visits = append(b.visits, v)
		}
	})
	t := report.CountDepartments(b.l, b.year)
	b.a.Divisions, b.a.Unknown = t.Divisions, t.Unknown
	return nil
}

// seminars lists the evenings of the year, those called off too.
func (b *annualBuilder) seminars(ctx context.Context) error {
	speakers, err := b.s.speakerTexts(ctx, b.year.First(), b.year.Last(), b.series)
	if err != nil {
		return err
	}
	list, err := b.s.Seminars(ctx, SeminarFilter{Year: b.year, Series: b.series})
	if err != nil {
		return err
	}
	slices.Reverse(list)
	at := map[int64]int{}
	for i := range b.l.Evenings {
		at[b.l.Evenings[i].ID] = i
	}
	unknown, err := b.s.unknownBySeminar(ctx, b.year)
	if err != nil {
		return err
	}
	held := 0
	for _, m := range list {
		i, ok := at[m.ID]
		if !ok || !listedInYear(m.State) && !b.l.Evenings[i].NotEntered {
			continue
		}
		row := seminarRow(m, &b.l.Evenings[i], b.counts[i])
		if b.l.Evenings[i].NotEntered {
			b.a.Unsettled = append(b.a.Unsettled, m.label()+"(未入力)")
		}
		row.Speakers = speakers[m.ID].with(m.SpeakerText)
		if row.Held {
			held++
			row.InYear = held
		}
		if n := unknown[m.ID]; n > 0 && m.State.TookPlace() {
			b.a.Unsettled = append(b.a.Unsettled, fmt.Sprintf("%s(未確認 %d名)", m.label(), n))
		}
		b.a.Seminars = append(b.a.Seminars, row)
	}
	return nil
}

// listedInYear: what is still ahead is no result of the year.
func listedInYear(s SeminarState) bool {
	return s.TookPlace() || s.CalledOff()
}

func seminarRow(m SeminarLine, e *report.Evening, c report.EveningCount) report.SeminarRow {
	r := report.SeminarRow{Number: m.Number, Date: m.Date, Start: m.Start, End: m.End, Title: titleIn(e), Category: m.Category, Venue: m.Venue,
		Capacity: m.Capacity, Applications: c.Applications, Attendances: c.Attendances, Staff: c.Staff, Outside: c.Outside,
		FirstTimers: c.FirstTimers, Absent: c.Absent + c.NoShows, NoShows: c.NoShows, Party: e.Party, CountedOnly: c.CountedOnly, Held: e.Held, Remark: m.Note,
		Repeaters: c.Repeaters, Regulars: c.Regulars, Returning: c.Returning}
	if !e.Held {
		r.Party = 0
		r.Remark = m.State.Label()
		if e.NotEntered {
			r.Remark = "未入力"
		}
		if m.StateReason != "" && m.State.CalledOff() {
			r.Remark += "(" + m.StateReason + ")"
		}
	}
	return r
}

// unknownBySeminar counts confirmed registrations whose attendance nobody typed in.
func (s *Store) unknownBySeminar(ctx context.Context, year wareki.FiscalYear) (_ map[int64]int, err error) {
	defer wrap(&err, "unknownBySeminar(%v)", year)
	rows, err := s.read.QueryContext(ctx, `SELECT seminar_id, count(*) FROM registrations WHERE state = 'confirmed' AND attendance = 'unknown'
		AND seminar_id IN (SELECT id FROM seminars WHERE held_on BETWEEN $1 AND $2) GROUP BY seminar_id`, string(year.First()), string(year.Last()))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]int{}
	for rows.Next() {
		var id int64
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, err
		}
		out[id] = n
	}
	return out, rows.Err()
}

// history lists every confirmed registration of the year, by person.
func (b *annualBuilder) history(ctx context.Context) error {
	people, err := b.named(ctx)
	if err != nil {
		return err
	}
	department := func(p *annualPerson, person int32, day wareki.Date) string {
		return cmp.Or(b.placeOn(p, person, day), Place(p.outside, "", Affiliation(p.affiliation)))
	}
	// as the name stood on the reference day, so that a later change of name
	// does not even change the order of an old report
	keys := sortKeys(people, b.a.AsOf)
	visits := slices.Clone(b.visits)
	slices.SortStableFunc(visits, func(x, y report.Visit) int {
		return cmp.Or(compareKeys(keys[x.Person], keys[y.Person]), cmp.Compare(x.Person, y.Person))
	})
	noReading := map[int32]bool{}
	for _, v := range visits {
		p := people[v.Person]
		name, reading := p.nameOn(v.Evening.Day)
		if reading == "" && !noReading[v.Person] {
			noReading[v.Person] = true
			b.a.NoReading = append(b.a.NoReading, name)
		}
		b.a.History = append(b.a.History, report.HistoryRow{StaffNo: p.staffNo, Name: name, Reading: reading,
			Then: department(p, v.Person, v.Evening.Day), Now: department(p, v.Person, b.a.AsOf), Number: v.Evening.Number, Date: v.Evening.Day,
			Title: titleIn(v.Evening), Attendance: attendanceOf(v.Code).Label(), Total: v.Total})
	}
	b.a.Outside = report.CountOutside(b.l, b.year, func(person int32) string {
		if p := people[person]; p != nil {
			return p.affiliation.Label()
		}
		return ""
	}, outsideLabels())
	return nil
}

// placeOn is where a person belonged on a day: the department, or the organisation; "" if
// there is none.
func (b *annualBuilder) placeOn(p *annualPerson, person int32, day wareki.Date) string {
	switch d, _ := b.l.Postings.On(person, day); {
	case day == "":
		return ""
	case p.outside:
		return p.organization
	case d >= 0:
		return b.l.Postings.Departments[d].Name()
	}
	return ""
}

func outsideLabels() []string {
	var out []string
	for _, a := range affiliations {
		out = append(out, a.Label())
	}
	return append(out, Affiliation("").Label())
}

// attendanceOf unpacks a code.
func attendanceOf(c report.Code) Attendance {
	return map[report.Code]Attendance{report.MarkUnknown: Unknown, report.MarkAttended: Attended, report.MarkLate: Late,
		report.MarkLeftEarly: LeftEarly, report.MarkAbsent: Absent, report.MarkNoShow: NoShow}[c&(7<<3)]
}

// speakers lists who spoke, with how many times up to then (累計). A lecturer
// whom an old ledger knows only as text is listed as it is written.
func (b *annualBuilder) speakers(ctx context.Context) error {
	rows, err := b.s.speakerRows(ctx, "", b.year.Last(), b.series)
	if err != nil {
		return err
	}
	at := map[int64]int{}
	for i := range b.l.Evenings {
		at[b.l.Evenings[i].ID] = i
	}
	spoken := make([][]speakerRow, len(b.l.Evenings))
	for _, r := range rows {
		if i := at[r.seminar]; r.state.Spoken() && b.l.Evenings[i].Held {
			spoken[i] = append(spoken[i], r)
		}
	}
	total := map[string]int{}
	for i := range b.l.Evenings {
		e := &b.l.Evenings[i]
		if !e.Held {
			continue
		}
		if len(e.Speakers) == 0 && e.SpeakerText != "" {
			spoken[i] = []speakerRow{{SpeakerRow: report.SpeakerRow{Name: e.SpeakerText, Role: Lecturer.Label(), Date: e.Day,
				Number: e.Number, Title: e.Title, Category: e.Category}}}
		}
		for _, r := range spoken[i] {
			r.Title = titleIn(e)
			key := fmt.Sprint(r.person)
			if r.person == 0 {
				key = r.Name
			}
			total[key]++
			if b.year.Contains(r.Date) {
				r.Total = total[key]
				b.a.Speakers = append(b.a.Speakers, r.SpeakerRow)
			}
		}
	}
	return nil
}

func (b *annualBuilder) analysis(ctx context.Context) error {
	names, err := b.s.categoryNames(ctx)
	if err != nil {
		return err
	}
	a := report.Analyse(b.l, b.year, b.counts, names, func(band string) string { return Band(band).Label() },
		[]string{Junior.Label(), Middle.Label(), Manager.Label(), Band("").Label()})
	a.Repeaters, a.Regulars, a.FirstTimers, a.People = b.figures.Repeaters, b.figures.Regulars, b.figures.FirstTimers, b.figures.People
	b.a.Analysis = a
	return nil
}

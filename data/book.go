package data

import (
	"cmp"
	"context"
	"slices"

	"jibun/data/kana"
	"jibun/data/report"
	"jibun/data/wareki"
)

// sortKeys are the 五十音 keys of people as their names stood on a day.
func sortKeys(people map[int32]*annualPerson, day wareki.Date) map[int32]string {
	out := make(map[int32]string, len(people))
	for id, p := range people {
		out[id] = p.key
		if _, reading := p.nameOn(day); reading != p.reading {
			out[id] = kana.SortKey(reading)
		}
	}
	return out
}

// compareKeys puts people without a reading last.
func compareKeys(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// Book makes the 出席簿 of a fiscal year of a series (0 = the main one, or AllSeries): all
// who applied or spoke, 所属順 by their department on the reference day.
func (s *Store) Book(ctx context.Context, series int64, year wareki.FiscalYear) (report.Book, error) {
	var r report.Book
	l, err := s.countable(ctx, &series, year, year.First())
	if err != nil {
		return r, err
	}
	r.Year = year
	if r.Head, err = s.head(ctx, series, year.Last()); err != nil {
		return r, err
	}
	b := annualBuilder{s: s, l: l, series: series, year: year, a: &report.Annual{}}
	b.a.AsOf = s.referenceDay(year)
	counts := report.Walk(l, nil)
	rows := map[int32]*report.BookPerson{}
	for i := range l.Evenings {
		e := &l.Evenings[i]
		if e.NotEntered && year.Contains(e.Day) {
			r.NotEntered = append(r.NotEntered, report.BookSeminar{Series: e.Series, Number: e.Number, Date: e.Day, Title: e.Title})
		}
		if !e.Held || !year.Contains(e.Day) {
			continue
		}
		r.Seminars = append(r.Seminars, report.BookSeminar{Series: e.Series, Number: e.Number, Date: e.Day, Title: e.Title, Applied: counts[i].Applications,
			Attendances: counts[i].Attendances, CountedOnly: counts[i].CountedOnly})
		column := len(r.Seminars) - 1
		r.Seminars[column].Unentered = b.bookColumn(e, column, rows)
	}
	for id := range rows {
		b.visits = append(b.visits, report.Visit{Person: id})
	}
	people, err := b.named(ctx)
	if err != nil {
		return r, err
	}
	positions, err := s.positionsOn(ctx, b.a.AsOf)
	if err != nil {
		return r, err
	}
	r.People = b.bookRows(rows, people, positions, len(r.Seminars))
	return r, nil
}

// bookColumn fills the column of an evening, and reports whether of nobody who was expected is
// known that they came or not.
func (b *annualBuilder) bookColumn(e *report.Evening, column int, rows map[int32]*report.BookPerson) (unentered bool) {
	expected, known := false, false
	at := func(person int32) *report.BookPerson {
		if rows[person] == nil {
			rows[person] = &report.BookPerson{}
		}
		p := rows[person]
		for len(p.Marks) <= column {
			p.Marks = append(p.Marks, "")
		}
		return p
	}
	for _, m := range e.Marks {
		if !e.Participant(m.Person) { // counted apart, as everywhere
			continue
		}
		p := at(m.Person)
		p.Marks[column] = bookMark(m.Code)
		expected, known = expected || m.Code.Confirmed(), known || m.Code.Known()
		if m.Code.Applied() {
			p.Applied++
		}
		if m.Code.Known() {
			p.Rate.Den++
		}
		if m.Code.Present() {
			p.Attended++
			p.Rate.Num++
		}
	}
	for _, person := range e.Speakers {
		at(person).Marks[column] = speakerSign
	}
	return expected && !known
}

// bookMark is the sign of the 出席簿: ○ 出席 △ 遅刻・早退 × 欠席 ● 無断
// キ キャンセル 待 キャンセル待ち ・ 未確認.
func bookMark(c report.Code) string {
	switch {
	case c.Confirmed():
		return attendanceSigns[attendanceOf(c)]
	case c&7 == report.MarkWithdrawn, c&7 == report.MarkRevoked:
		return "キ"
	case c&7 == report.MarkWaiting, c&7 == report.MarkReceived:
		return "待"
	}
	return "" // お断り
}

// speakerSign stands for who spoke, whatever became of an application of theirs.
const speakerSign = "講"

var attendanceSigns = map[Attendance]string{Attended: "○", Late: "△", LeftEarly: "△", Absent: "×", NoShow: "●", Unknown: "・"}

// lastConfirmed is the last evening of the year that each person had a confirmed
// registration for.
func (b *annualBuilder) lastConfirmed() map[int32]wareki.Date {
	out := map[int32]wareki.Date{}
	for i := range b.l.Evenings {
		e := &b.l.Evenings[i]
		if !e.Held || !b.year.Contains(e.Day) {
			continue
		}
		for _, m := range e.Marks {
			if m.Code.Confirmed() {
				out[m.Person] = e.Day
			}
		}
	}
	return out
}

type bookKey struct {
	outside          bool
	department, rank int
	key              string
}

func (b *annualBuilder) bookRows(rows map[int32]*report.BookPerson, people map[int32]*annualPerson, positions map[int64]Posting, columns int) []report.BookPerson {
	keys := sortKeys(people, b.a.AsOf)
	order := map[int32]bookKey{}
	lastConfirmed := b.lastConfirmed()
	ids := make([]int32, 0, len(rows))
	for id, row := range rows {
		p := people[id]
		for len(row.Marks) < columns {
			row.Marks = append(row.Marks, "")
		}
		row.Name, row.Reading = p.nameOn(b.a.AsOf)
		row.StaffNo, row.NameNow, row.ReadingNow = p.staffNo, p.name, p.reading
		row.Last = b.placeOn(p, id, lastConfirmed[id])
		row.From = Place(p.outside, p.organization, Affiliation(p.affiliation))
		k := bookKey{p.outside, 1 << 30, positions[int64(id)].Rank, keys[id]}
		if !p.outside {
			row.Position = positions[int64(id)].Position
			row.From = Place(false, "", "")
			if d, _ := b.l.Postings.On(id, b.a.AsOf); d >= 0 {
				row.From, k.department = b.l.Postings.Departments[d].Name(), d
			}
		}
		order[id] = k
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y int32) int {
		a, b := order[x], order[y]
		if a.outside != b.outside {
			if a.outside {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.department, b.department), compareRank(a.rank, b.rank), compareKeys(a.key, b.key), cmp.Compare(x, y))
	})
	out := make([]report.BookPerson, len(ids))
	for i, id := range ids {
		out[i] = *rows[id]
	}
	return out
}

// positionsOn finds everybody's posting of the day.
func (s *Store) positionsOn(ctx context.Context, day wareki.Date) (_ map[int64]Posting, err error) {
	defer wrap(&err, "positionsOn(%v)", day)
	rows, err := s.read.QueryContext(ctx, `SELECT `+postingColumns+` FROM postings WHERE valid_from <= $1 AND (valid_to = '' OR valid_to >= $1) ORDER BY valid_from, id`, string(day))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int64]Posting{}
	for rows.Next() {
		p, err := scanPosting(rows.Scan)
		if err != nil {
			return nil, err
		}
		out[p.PersonID] = p
	}
	return out, rows.Err()
}

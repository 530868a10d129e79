package data

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
	"jibun/data/wareki"
)

// PersonRecord is all that the page of one person says.
type PersonRecord struct {
	Person
	From     string // 所属 today, or 団体
	Position string // 職名 today
	Left     bool   // the last day of work is over

	FormerNames []FormerName    // the first one first
	Postings    []PostingLine   // the latest first
	Evenings    []PersonEvening // every application, the latest evening first
	Talks       []PersonTalk    // every request, the latest evening first

	Times      int         // attendances, all series, as the figures count
	ThisYear   int         // of these in the running fiscal year
	FirstDay   wareki.Date // of the first attendance, "" = never
	LastDay    wareki.Date // of the last one
	NoShows    int         // 無断欠席
	TalksGiven int         // 登壇
}

// FormerName is a name somebody had until a day.
type FormerName struct {
	Name, Reading string
	To            wareki.Date // the last day
}

// PostingLine is a posting with the name of its department.
type PostingLine struct {
	Posting
	Department string
}

// PersonEvening is an application with what became of it.
type PersonEvening struct {
	RegistrationID int64
	SeminarID      int64
	SeriesID       int64
	InSeries       string // as Seminar.InSeries
	Number         int
	Date           wareki.Date
	Title          string
	Category       string
	SeminarState   SeminarState // as seen today
	State          RegistrationState
	Attendance     Attendance
	Channel        Channel
	Waitlist       WaitlistState
	Then           string // 所属 on the day, or 団体
	Total          int    // 通算: attendances in the series up to and including this one; 0 = did not attend
	Party          bool   // 懇親会 too
	Spoke          bool   // spoke there, and so is no participant
	start          string
}

// PersonTalk is a request to speak, with where it stands.
type PersonTalk struct {
	AssignmentID int64
	SeminarID    int64
	Number       int
	InSeries     string // as Seminar.InSeries
	Date         wareki.Date
	Title        string
	Role         Role
	State        AssignmentState
}

// PersonRecord finds the record of one person; also of one who was merged into
// another, which has nothing any more.
func (s *Store) PersonRecord(ctx context.Context, id int64) (_ PersonRecord, err error) {
	defer wrap(&err, "PersonRecord(%v)", id)
	var r PersonRecord
	x, err := s.eveningsNow(ctx)
	if err != nil {
		return r, err
	}
	views, _, err := s.l.Views(ctx, 1)
	if err != nil {
		return r, err
	}
	defer ledger.Leave(views)
	b := recordReader{view: views[0], x: x, today: s.Today(), r: &r}
	rows, err := b.view.QueryContext(ctx, `SELECT `+personColumns+` FROM people p WHERE p.id = $1`, id)
	if r.Person, err = onePerson(rows, err); err != nil {
		return r, err
	}
	for _, step := range []func(context.Context) error{b.names, b.postings, b.talks, b.evenings} {
		if err := step(ctx); err != nil {
			return r, err
		}
	}
	b.count()
	return r, nil
}

type recordReader struct {
	view  *sql.Tx
	x     *evenings
	today wareki.Date
	r     *PersonRecord
}

func (b *recordReader) names(ctx context.Context) error {
	return db.EachRow(ctx, b.view, `SELECT name, reading, valid_to FROM former_names WHERE person_id = $1 ORDER BY valid_to, id`, []any{b.r.ID}, func(rows *sql.Rows) error {
		var n FormerName
		err := rows.Scan(&n.Name, &n.Reading, &n.To)
		b.r.FormerNames = append(b.r.FormerNames, n)
		return err
	})
}

func (b *recordReader) postings(ctx context.Context) error {
	err := db.EachRow(ctx, b.view, `SELECT o.id, o.version, o.person_id, o.department_id, o.position, o.rank, o.band, o.valid_from, o.valid_to, d.division, d.section
		FROM postings o JOIN departments d ON d.id = o.department_id WHERE o.person_id = $1 ORDER BY o.valid_from DESC, o.id DESC`, []any{b.r.ID}, func(rows *sql.Rows) error {
		var p PostingLine
		var division, section string
		var err error
		p.Posting, err = scanPosting(func(into ...any) error { return rows.Scan(append(into, &division, &section)...) })
		p.Department = departmentLabel(division, section)
		b.r.Postings = append(b.r.Postings, p)
		return err
	})
	b.r.From, b.r.Position = b.placeOn(b.today)
	b.r.Left = b.r.LeftOn != "" && b.r.LeftOn < b.today
	return err
}

// placeOn says where she belonged on a day, and as what.
func (b *recordReader) placeOn(day wareki.Date) (from, position string) {
	if b.r.Outside {
		return Place(true, b.r.Organization, b.r.Affiliation), b.r.Title
	}
	for _, p := range b.r.Postings { // the one that began last counts
		if p.From <= day && (p.To == "" || p.To >= day) {
			return p.Department, p.Position
		}
	}
	return Place(false, "", ""), ""
}

func (b *recordReader) talks(ctx context.Context) error {
	return db.EachRow(ctx, b.view, `SELECT a.id, m.id, m.number, `+inSeriesSQL+`, m.held_on, m.title, a.role, a.state
		FROM assignments a JOIN seminars m ON m.id = a.seminar_id WHERE a.person_id = $1 ORDER BY m.held_on DESC, m.starts DESC, m.id DESC, a.id`, []any{b.r.ID}, func(rows *sql.Rows) error {
		var t PersonTalk
		err := rows.Scan(&t.AssignmentID, &t.SeminarID, &t.Number, &t.InSeries, &t.Date, &t.Title, &t.Role, &t.State)
		b.r.Talks = append(b.r.Talks, t)
		return err
	})
}

func (b *recordReader) evenings(ctx context.Context) error {
	party := map[int64]bool{}
	err := db.EachRow(ctx, b.view, `SELECT e.seminar_id FROM party_entries e WHERE e.person_id = $1 AND `+partyStateSQL+` IN ('joining', 'hoping')`, []any{b.r.ID}, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		party[id] = true
		return err
	})
	if err != nil {
		return err
	}
	err = db.EachRow(ctx, b.view, `SELECT id, seminar_id, state, attendance, channel, waitlist FROM registrations WHERE person_id = $1`, []any{b.r.ID}, func(rows *sql.Rows) error {
		var e PersonEvening
		err := rows.Scan(&e.RegistrationID, &e.SeminarID, &e.State, &e.Attendance, &e.Channel, &e.Waitlist)
		if m := b.x.at[e.SeminarID]; m != nil {
			e.SeriesID, e.InSeries, e.Number, e.Date, e.start, e.Title, e.Category = m.SeriesID, m.InSeries, m.Number, m.Date, m.Start, m.Title, m.category
			e.SeminarState, e.Party = m.StateOn(b.today), party[m.ID]
			b.r.Evenings = append(b.r.Evenings, e)
		}
		return err
	})
	slices.SortFunc(b.r.Evenings, func(x, y PersonEvening) int {
		return cmp.Or(cmp.Compare(y.Date, x.Date), cmp.Compare(y.start, x.start), cmp.Compare(y.SeminarID, x.SeminarID), cmp.Compare(y.RegistrationID, x.RegistrationID))
	})
	return err
}

// count counts her attendances, from the first evening to the last.
func (b *recordReader) count() {
	spoke, totals := map[int64]bool{}, map[int64]int{}
	for _, t := range b.r.Talks {
		if t.State.Spoken() {
			spoke[t.SeminarID] = true
			b.r.TalksGiven++
		}
	}
	year := b.today.FiscalYear()
	for i := len(b.r.Evenings) - 1; i >= 0; i-- {
		e := &b.r.Evenings[i]
		e.Then, _ = b.placeOn(e.Date)
		e.Spoke = spoke[e.SeminarID]
		if !e.SeminarState.TookPlace() || e.State != Confirmed || e.Spoke {
			continue
		}
		switch {
		case e.Attendance.Present():
			totals[e.SeriesID]++
			e.Total = totals[e.SeriesID]
			b.r.Times++
			b.r.LastDay = e.Date
			if b.r.FirstDay == "" {
				b.r.FirstDay = e.Date
			}
			if year.Contains(e.Date) {
				b.r.ThisYear++
			}
		case e.Attendance == NoShow:
			b.r.NoShows++
		}
	}
}

package data

import (
	"context"
	"database/sql"
	"regexp"
	"strconv"
	"strings"

	"jibun/data/internal/db"
	"jibun/data/kana"
	"jibun/data/text"
	"jibun/data/wareki"
)

// Seminar is one evening.
type Seminar struct {
	ID, Version    int64
	SeriesID       int64
	InSeries       string // its series' name on the day, where the office has more than one series; else ""
	Number         int    // 通算回, unique in the series; 0 = not given yet
	Title          string
	CategoryID     int64
	Date           wareki.Date
	Start, End     string // "18:30", may be empty
	Venue          string
	Capacity       int         // 0 = no limit
	Deadline       wareki.Date // last day for applications; "" = the day before
	State          SeminarState
	StateReason    string // why cancelled, postponed, on another day than it was to be, unsettled
	Policy         Policy
	Seed           int64  // of the lots drawn, kept so that anyone can draw them again
	Counted        int    // participants known only as a number (old years on paper)
	CountedApplied int    // applications known only as a number
	SpeakerText    string // lecturer known only as text (old years on paper)
	Note           string
}

// SeminarState is where an evening stands.
type SeminarState string

const (
	SeminarPlanned   SeminarState = "planned"
	SeminarOpen      SeminarState = "open"
	SeminarClosed    SeminarState = "closed"
	SeminarHeld      SeminarState = "held"
	SeminarSettled   SeminarState = "settled"
	SeminarCancelled SeminarState = "cancelled"
	SeminarPostponed SeminarState = "postponed"
)

// Label is how screen and paper write it.
func (s SeminarState) Label() string {
	return map[SeminarState]string{SeminarPlanned: "企画中", SeminarOpen: "募集中", SeminarClosed: "締切", SeminarHeld: "開催済", SeminarSettled: "実績確定", SeminarCancelled: "中止", SeminarPostponed: "延期"}[s]
}

// TookPlace reports whether the evening counts in the figures.
func (s SeminarState) TookPlace() bool { return s == SeminarHeld || s == SeminarSettled }

// CalledOff reports whether the evening does not take place on its day: 中止 or 延期.
func (s SeminarState) CalledOff() bool { return s == SeminarCancelled || s == SeminarPostponed }

// MovedFor is why the evening is on another day than it was announced for; "" where it is
// not, or where nobody said.
func (m Seminar) MovedFor() string {
	if m.State == SeminarOpen || m.State == SeminarClosed {
		return m.StateReason
	}
	return ""
}

// notEntered: its day is past, and it was neither entered nor called off.
func (s SeminarState) notEntered(day, today wareki.Date) bool {
	return !s.TookPlace() && !s.CalledOff() && day != "" && day < today
}

// Policy is the order in which the waiting list moves up.
type Policy string

const (
	FirstCome Policy = "first_come" // 先着順
	Newcomers Policy = "newcomers"  // 初参加優先
	Balance   Policy = "balance"    // 所属バランス
	Lottery   Policy = "lottery"    // 抽選
)

// Label is how screen and paper write it.
func (p Policy) Label() string {
	return map[Policy]string{FirstCome: "先着順", Newcomers: "初参加優先", Balance: "所属バランス", Lottery: "抽選"}[p]
}

// LastDay is the last day for applications.
func (m Seminar) LastDay() wareki.Date {
	if m.Deadline != "" || m.Date == "" {
		return m.Deadline
	}
	return m.Date.AddDays(-1)
}

// StateOn is the state as seen on the day: 締切 comes by itself when the
// deadline has passed.
func (m Seminar) StateOn(today wareki.Date) SeminarState {
	if m.State == SeminarOpen && m.LastDay() != "" && today > m.LastDay() {
		return SeminarClosed
	}
	return m.State
}

var clock = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// Validate checks one seminar by itself.
func (m *Seminar) Validate() error {
	v := Invalid{}
	if strings.TrimSpace(m.Title) == "" {
		v["title"] = "required"
	}
	if !m.Date.Valid() {
		v["date"] = "day"
	}
	if m.Deadline != "" && !m.Deadline.Valid() {
		v["deadline"] = "day"
	} else if m.Deadline > m.Date {
		v["deadline"] = "after_seminar"
	}
	for field, t := range map[string]string{"start": m.Start, "end": m.End} {
		if t != "" && !clock.MatchString(t) {
			v[field] = "time"
		}
	}
	if m.Start != "" && m.End != "" && m.End <= m.Start {
		v["end"] = "before_start"
	}
	if m.Capacity < 0 {
		v["capacity"] = "negative"
	}
	if m.Number < 0 {
		v["number"] = "negative"
	}
	switch m.Policy {
	case "", FirstCome, Newcomers, Balance, Lottery:
	default:
		v["policy"] = "code"
	}
	v.texts(seminarNoun, m.ID, row{"title": m.Title, "venue": m.Venue, "speaker_text": m.SpeakerText, "note": m.Note})
	return v.orNil()
}

func (m *Seminar) row() row {
	r := row{"series_id": m.SeriesID, "number": m.Number, "title": m.Title, "category_id": m.CategoryID, "held_on": string(m.Date),
		"starts": m.Start, "ends": m.End, "venue": m.Venue, "capacity": m.Capacity, "deadline": string(m.Deadline),
		"counted": m.Counted, "counted_applied": m.CountedApplied, "speaker_text": m.SpeakerText, "note": m.Note,
		"search_key": kana.SearchKeys(m.Title, "", strconv.Itoa(m.Number), m.SpeakerText, m.Venue)}
	if m.Policy != "" {
		r["policy"] = string(m.Policy)
	}
	return r
}

const seminarColumns = `m.id, m.version, m.series_id, m.number, m.title, m.category_id, m.held_on, m.starts, m.ends, m.venue, m.capacity, m.deadline, m.state, m.state_reason, m.policy, m.seed, m.counted, m.counted_applied, m.speaker_text, m.note, ` + inSeriesSQL

func scanSeminar(rows *sql.Rows, more ...any) (Seminar, error) {
	var m Seminar
	err := rows.Scan(append([]any{&m.ID, &m.Version, &m.SeriesID, &m.Number, &m.Title, &m.CategoryID, &m.Date, &m.Start, &m.End, &m.Venue,
		&m.Capacity, &m.Deadline, &m.State, &m.StateReason, &m.Policy, &m.Seed, &m.Counted, &m.CountedApplied, &m.SpeakerText, &m.Note, &m.InSeries}, more...)...)
	return m, err
}

func oneSeminar(rows *sql.Rows, err error) (Seminar, error) {
	if err != nil {
		return Seminar{}, err
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return Seminar{}, err
		}
		return Seminar{}, ErrNotFound
	}
	return scanSeminar(rows)
}

// Seminar finds one by id.
func (s *Store) Seminar(ctx context.Context, id int64) (_ Seminar, err error) {
	defer wrap(&err, "Seminar(%v)", id)
	return oneSeminar(s.read.QueryContext(ctx, `SELECT `+seminarColumns+` FROM seminars m WHERE m.id = $1`, id))
}

// SeminarByNumber finds the N-th of a series. With series 0 it is the N-th of
// whichever series has one; where two have, a SeveralSeminars names them.
func (s *Store) SeminarByNumber(ctx context.Context, series int64, number int) (_ Seminar, err error) {
	defer wrap(&err, "SeminarByNumber(%v, %v)", series, number)
	if number < 1 {
		return Seminar{}, ErrNotFound
	}
	var found SeveralSeminars
	err = db.EachRow(ctx, s.read, `SELECT `+seminarColumns+` FROM seminars m JOIN series x ON x.id = m.series_id
		WHERE m.number = $1 AND ($2 <= 0 OR m.series_id = $2) ORDER BY x.position, x.id`, []any{number, series}, func(rows *sql.Rows) error {
		m, err := scanSeminar(rows)
		found = append(found, m)
		return err
	})
	switch {
	case err != nil:
		return Seminar{}, err
	case len(found) == 0:
		return Seminar{}, ErrNotFound
	case len(found) > 1:
		return Seminar{}, found
	}
	return found[0], nil
}

func (t *tx) seminar(ctx context.Context, id int64) (Seminar, error) {
	return oneSeminar(t.QueryContext(ctx, `SELECT `+seminarColumns+` FROM seminars m WHERE m.id = $1`, id))
}

// SaveSeminar adds a planned seminar or changes what stands in its form. The
// state is changed by the steps of seminar_state.go, the number is given when
// the seminar opens; the clerk may overrule it here.
func (s *Store) SaveSeminar(ctx context.Context, m *Seminar) error {
	n := *m
	n.Title = strings.TrimSpace(text.Theme.Tidy(n.Title))
	if err := n.Validate(); err != nil {
		return err
	}
	if n.SeriesID == 0 {
		main, err := s.mainSeries(ctx)
		if err != nil {
			return err
		}
		n.SeriesID = main.ID
	}
	what := "seminar.save"
	if n.ID == 0 {
		what = "seminar.add"
	}
	err := s.write(ctx, what, func(t *tx) error {
		if err := t.scan(ctx, `SELECT `+inSeriesSQL+` FROM (SELECT $1 AS series_id, $2 AS held_on) m`, []any{n.SeriesID, string(n.Date)}, &n.InSeries); err != nil {
			return err
		}
		t.About = n.label()
		if n.ID != 0 {
			old, err := t.seminar(ctx, n.ID)
			if err != nil {
				return err
			}
			if old.State == SeminarSettled {
				return refuse("seminar.settled", old.label())
			}
		}
		return t.Save(ctx, "seminars", &n.ID, &n.Version, n.row())
	})
	if taken(err) {
		return Invalid{"number": "taken"}
	}
	if err != nil {
		return err
	}
	*m, err = s.Seminar(ctx, n.ID)
	return err
}

// label names a seminar in the history.
func (m Seminar) label() string {
	return strings.TrimSpace(m.Called() + " " + m.Title)
}

// Called is what the evening is called in what is kept: 第62回, or 行政ゼミナール
// 第62回 where the office has more than one series.
func (m Seminar) Called() string {
	number := ""
	if m.Number > 0 {
		number = "第" + strconv.Itoa(m.Number) + "回"
	}
	return strings.TrimSpace(m.InSeries + " " + number)
}

// CalledByNumber is Called with the number first: 第14回 行政ゼミナール. Where there is
// little room the series is what is lost.
func (m Seminar) CalledByNumber() string {
	if m.Number == 0 {
		return m.InSeries
	}
	return strings.TrimSpace("第" + strconv.Itoa(m.Number) + "回 " + m.InSeries)
}

// CopySeminar makes a planned seminar like another one, on another day.
func (s *Store) CopySeminar(ctx context.Context, id int64, day wareki.Date) (Seminar, error) {
	m, err := s.Seminar(ctx, id)
	if err != nil {
		return m, err
	}
	n := Seminar{SeriesID: m.SeriesID, Title: m.Title, CategoryID: m.CategoryID, Date: day, Start: m.Start, End: m.End,
		Venue: m.Venue, Capacity: m.Capacity, Policy: m.Policy}
	return n, s.SaveSeminar(ctx, &n)
}

// DeleteSeminar removes a seminar planned by mistake. One that took place, whose
// day has passed or that people applied for is never deleted; it is cancelled or
// kept.
func (s *Store) DeleteSeminar(ctx context.Context, id int64) error {
	return s.write(ctx, "seminar.delete", func(t *tx) error {
		m, err := t.seminar(ctx, id)
		if err != nil {
			return err
		}
		t.About = m.label()
		if m.Date < s.Today() || m.State.TookPlace() {
			return refuse("seminar.past", m.label())
		}
		ok, err := t.letGo(ctx, "seminars", id)
		if err != nil {
			return err
		}
		if !ok {
			return refuse("seminar.in_use", m.label())
		}
		return t.Remove(ctx, "seminars", id)
	})
}

package data

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"jibun/data/internal/ledger"
	"jibun/data/wareki"
)

// Todo is something that waits to be done. It follows from the ledger: nobody
// types it in or ticks it off.
type Todo struct {
	Code      TodoCode
	SeminarID int64 // 0 = not about an evening
	Number    int   // 通算回, 0 = not given yet
	Title     string
	InSeries  string            // as Seminar.InSeries
	Day       wareki.Date       // the evening's; deadline_tomorrow: the deadline; roster_old, roster_april, backup_old: the last one, "" = never
	Year      wareki.FiscalYear // annual_report: which
	N         int               // how many: see the codes
	Name      string            // whom, where it is about one person
}

// TodoCode says what is to be done.
type TodoCode string

// In order of urgency.
const (
	TodoSheetNotPrinted TodoCode = "sheet_not_printed"     // today or tomorrow, and the sign-in sheet never numbered; N = confirmed
	TodoSheetOutdated   TodoCode = "sheet_outdated"        // today or tomorrow, and N people came or went since
	TodoTell            TodoCode = "tell"                  // something changed, and N people are not told; Name = the first one
	TodoMoveUp          TodoCode = "move_up"               // a seat is free and Name is next; N = how many may move up
	TodoOfferExpired    TodoCode = "offer_expired"         // N offers ran out unanswered; Name = of whom, the first one
	TodoDeadline        TodoCode = "deadline_tomorrow"     // today or tomorrow; N = free seats, -1 = no limit
	TodoAttendance      TodoCode = "attendance_unknown"    // the evening is over; N people's attendance is unknown
	TodoBackupOld       TodoCode = "backup_old"            // something that changed three days ago is in no backup
	TodoNoSpeaker       TodoCode = "no_speaker"            // within five weeks, and nobody is asked
	TodoSpeakerRequest  TodoCode = "speaker_not_requested" // within five weeks, and no 正式依頼 yet; Name = whose
	TodoNotOpened       TodoCode = "not_opened"            // within three weeks or over, and still 企画中
	TodoNotSettled      TodoCode = "not_settled"           // over, all attendance known, and not 実績確定
	TodoSpokeUnsaid     TodoCode = "spoke_unsaid"          // over this fiscal year or within sixty days, and of N lecturers it is not said whether they spoke; Name = the first one
	TodoThanksNotSent   TodoCode = "thanks_not_sent"       // within sixty days; N lecturers, Name = the first one
	TodoRetrospectEmpty TodoCode = "retrospect_empty"      // within sixty days, and no text of ふり返り
	TodoRosterOld       TodoCode = "roster_old"            // the last roster was taken in more than a year ago, or never
	TodoRosterApril     TodoCode = "roster_april"          // April or May, and no roster since the transfers of 1 April
	TodoAnnualReport    TodoCode = "annual_report"         // April to June, and no 年次報告書 of the Year that is over; N = evenings
)

// todoOrder are the codes, the most urgent first.
var todoOrder = []TodoCode{TodoSheetNotPrinted, TodoSheetOutdated, TodoTell, TodoMoveUp, TodoOfferExpired, TodoDeadline, TodoAttendance, TodoBackupOld,
	TodoNoSpeaker, TodoSpeakerRequest, TodoNotOpened, TodoNotSettled, TodoSpokeUnsaid, TodoThanksNotSent, TodoRetrospectEmpty, TodoAnnualReport, TodoRosterApril, TodoRosterOld}

const (
	requestWithin = 35 // days before an evening in which its lecturer must have been asked formally
	openWithin    = 21 // days before an evening in which it must be open
	lookBack      = 60 // days after an evening in which thanks and ふり返り are asked for
	backupWithin  = 3 * 24 * time.Hour
)

// todoFinder collects what is to be done.
type todoFinder struct {
	s     *Store
	x     *evenings
	now   time.Time
	today wareki.Date
	out   []Todo
}

func (s *Store) todos(ctx context.Context, x *evenings) ([]Todo, error) {
	f := todoFinder{s: s, x: x, now: s.now(), today: s.Today()}
	for _, e := range x.list {
		switch {
		case e.State == SeminarCancelled, e.State == SeminarPostponed:
		case e.Date < f.today:
			f.after(e)
		default:
			f.before(e)
			if err := f.sheet(ctx, e); err != nil {
				return nil, err
			}
			if err := f.waiting(ctx, e); err != nil {
				return nil, err
			}
		}
	}
	for _, step := range []func(context.Context) error{f.contacts, f.retrospects, f.roster, f.annual, f.backup} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(f.out, func(a, b Todo) int {
		return cmp.Or(cmp.Compare(slices.Index(todoOrder, a.Code), slices.Index(todoOrder, b.Code)), cmp.Compare(a.Day, b.Day))
	})
	return f.out, nil
}

func (f *todoFinder) add(code TodoCode, e *evening, n int, name string) {
	f.out = append(f.out, Todo{Code: code, SeminarID: e.ID, Number: e.Number, Title: e.Title, InSeries: e.InSeries, Day: e.Date, N: n, Name: name})
}

// within reports whether the evening is at most so many days away.
func (f *todoFinder) within(e *evening, days int) bool { return e.Date <= f.today.AddDays(days) }

// before looks at an evening whose day has not passed.
func (f *todoFinder) before(e *evening) {
	if e.State.TookPlace() {
		return
	}
	if f.within(e, requestWithin) {
		code, name := e.request()
		if code != "" {
			f.add(code, e, 0, name)
		}
	}
	if e.State == SeminarPlanned && f.within(e, openWithin) {
		f.add(TodoNotOpened, e, 0, "")
	}
	if last := e.LastDay(); e.State == SeminarOpen && f.today <= last && last <= f.today.AddDays(1) {
		f.add(TodoDeadline, e, e.free(f.now), "")
		f.out[len(f.out)-1].Day = last
	}
}

// request says what is still to be done to have a lecturer: of those who lead
// the evening, not of who chairs it.
func (e *evening) request() (code TodoCode, name string) {
	best := -1
	for _, a := range e.assigned {
		if !a.State.Active() || a.Role == Chair {
			continue
		}
		if at := slices.Index(assignmentOrder, a.State); name == "" || at > best {
			best, name = at, a.name
		}
	}
	switch {
	case name == "" && e.SpeakerText == "":
		return TodoNoSpeaker, ""
	case name != "" && best < slices.Index(assignmentOrder, Requested):
		return TodoSpeakerRequest, name
	}
	return "", ""
}

// after looks at an evening whose day has passed.
func (f *todoFinder) after(e *evening) {
	switch {
	case e.State == SeminarPlanned:
		f.add(TodoNotOpened, e, 0, "")
	case e.State != SeminarSettled && e.board.unknown > 0:
		f.add(TodoAttendance, e, e.board.unknown, "")
	case e.State != SeminarSettled:
		f.add(TodoNotSettled, e, 0, "")
	}
	recent := e.Date >= f.today.AddDays(-lookBack)
	if e.State.TookPlace() && (recent || e.Date >= f.today.FiscalYear().First()) {
		f.addSpeakers(TodoSpokeUnsaid, e, AssignmentState.Unsaid)
	}
	if recent {
		f.addSpeakers(TodoThanksNotSent, e, func(s AssignmentState) bool { return s == Spoke })
	}
}

// addSpeakers adds what is to be done about the lecturers of an evening who are in a state.
func (f *todoFinder) addSpeakers(code TodoCode, e *evening, in func(AssignmentState) bool) {
	n, first := 0, ""
	for _, a := range e.assigned {
		if in(a.State) {
			if n == 0 {
				first = a.name
			}
			n++
		}
	}
	if n > 0 {
		f.add(code, e, n, first)
	}
}

// sheet looks at the sign-in sheet of this evening and tomorrow's.
func (f *todoFinder) sheet(ctx context.Context, e *evening) error {
	if !e.taking() || !f.within(e, 1) || e.board.confirmed == 0 {
		return nil
	}
	sheet, err := f.s.sheet(ctx, e.ID)
	switch {
	case err != nil:
		return err
	case !sheet.printed:
		f.add(TodoSheetNotPrinted, e, e.board.confirmed, "")
	case sheet.missing+sheet.gone > 0:
		f.add(TodoSheetOutdated, e, sheet.missing+sheet.gone, "")
	}
	return nil
}

// taking: applications are taken, and the waiting list moves.
func (e *evening) taking() bool { return e.State == SeminarOpen || e.State == SeminarClosed }

// waiting looks at the waiting list.
func (f *todoFinder) waiting(ctx context.Context, e *evening) error {
	if !e.taking() || e.board.waiting == 0 || e.begun(f.now) {
		return nil
	}
	if slices.ContainsFunc(e.offers, func(o offer) bool { return !o.runs(f.now) }) {
		names, err := f.s.expired(ctx, e.ID)
		if err != nil {
			return err
		}
		if len(names) > 0 {
			f.add(TodoOfferExpired, e, len(names), names[0])
		}
	}
	if e.free(f.now) == 0 {
		return nil
	}
	p, err := f.s.Propose(ctx, e.ID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	var refused *Refusal
	if errors.As(err, &refused) {
		return nil // it began this moment
	}
	if err == nil {
		f.add(TodoMoveUp, e, min(p.Free, p.Queued), p.Name)
	}
	return err
}

// expired names those whose offer ran out, in the order of the waiting list.
func (s *Store) expired(ctx context.Context, seminar int64) (_ []string, err error) {
	defer wrap(&err, "expired(%v)", seminar)
	rows, err := s.read.QueryContext(ctx, `SELECT p.name FROM registrations r JOIN people p ON p.id = r.person_id
		WHERE r.seminar_id = $1 AND r.state = 'waiting' AND r.waitlist = 'offered' AND r.offer_until < $2 ORDER BY r.queue, r.id`, seminar, ledger.Instant(s.now()))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, rows.Err()
}

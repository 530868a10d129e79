package data

import (
	"context"
	"jibun/data/wareki"
)

type Home struct {
	Next           *SeminarSummary
	Todos          []Todo
	Year, LastYear ToDate
	Months         []HomeMonth
	Recent         []Operation
}
type ToDate struct {
	Year                                       wareki.FiscalYear
	Seminars, Attendances, People, FirstTimers int
}
type HomeMonth struct{ Month, Seminars, Attendances, LastYear int }
type TodoCode string

const (
	TodoSpeakerNotRequested TodoCode = "speaker_not_requested"
	TodoNoSpeaker           TodoCode = "no_speaker"
	TodoDeadlineTomorrow    TodoCode = "deadline_tomorrow"
	TodoSheetNotPrinted     TodoCode = "sheet_not_printed"
	TodoSheetOutdated       TodoCode = "sheet_outdated"
	TodoAttendanceUnknown   TodoCode = "attendance_unknown"
	TodoNotSettled          TodoCode = "not_settled"
	TodoNotOpened           TodoCode = "not_opened"
	TodoRetrospectEmpty     TodoCode = "retrospect_empty"
	TodoThanksNotSent       TodoCode = "thanks_not_sent"
	TodoMoveUp              TodoCode = "move_up"
	TodoOfferExpired        TodoCode = "offer_expired"
	TodoRosterOld           TodoCode = "roster_old"
	TodoBackupOld           TodoCode = "backup_old"
)

type Todo struct {
	Code      TodoCode
	SeminarID int64
	Number    int
	Title     string
	Day       wareki.Date
	N         int
	Name      string
}
type SeminarSummary struct {
	SeminarLine
	Received, Newcomers, PartyJoining, PartyCapacity  int
	HasParty                                          bool
	Known, UnknownAttendance, Absent, NoShow, WalkIns int
	Speakers                                          []SpeakerLine
	SheetPrinted                                      bool
	SheetMissing                                      int
	SeriesName                                        string
	Free                                              int
}

func (s *Store) Home(ctx context.Context) (Home, error) {
	h := Home{}
	list, err := s.Seminars(ctx, SeminarFilter{})
	if err != nil {
		return h, err
	}
	for _, m := range list {
		if m.Date >= s.Today() {
			x, err := s.SeminarSummary(ctx, m.ID)
			if err != nil {
				return h, err
			}
			h.Next = &x
		}
	}
	h.Recent, err = s.History(ctx, HistoryFilter{Limit: 8})
	return h, err
}
func (s *Store) SeminarSummary(ctx context.Context, id int64) (SeminarSummary, error) {
	var x SeminarSummary
	m, err := s.Seminar(ctx, id)
	if err != nil {
		return x, err
	}
	list, err := s.Seminars(ctx, SeminarFilter{Year: m.Date.FiscalYear()})
	if err != nil {
		return x, err
	}
	for _, l := range list {
		if l.ID == id {
			x.SeminarLine = l
		}
	}
	if x.Speakers, err = s.Speakers(ctx, id); err != nil {
		return x, err
	}
	as, err := s.Applicants(ctx, id)
	for _, a := range as {
		if a.State == Confirmed {
			if a.Times == 0 {
				x.Newcomers++
			}
			if a.Attendance == Unknown {
				x.UnknownAttendance++
			} else {
				x.Known++
			}
			if a.SheetNo > 0 {
				x.SheetPrinted = true
			}
			if a.Channel == WalkIn {
				x.WalkIns++
			}
		}
		if a.Party {
			x.PartyJoining++
		}
	}
	x.Free = m.Capacity - x.Confirmed
	return x, err
}

type Found struct {
	Seminars []SeminarHit
	People   []PersonHit
}
type SeminarHit struct {
	ID     int64
	Number int
	Title  string
	Date   wareki.Date
}

func (s *Store) Find(ctx context.Context, t string, n int) (Found, error) {
	p, err := s.FindPeople(ctx, t, n)
	return Found{People: p}, err
}
type CandidateLine struct {
	PersonHit
	Times          int
	RegistrationID int64
	State          RegistrationState
	Waitlist       WaitlistState
	SpeakerRole    Role
}

func (s *Store) Candidates(ctx context.Context, seminar int64, text string, limit int) ([]CandidateLine, error) {
	hits, err := s.FindPeople(ctx, text, limit)
	var out []CandidateLine
	for _, h := range hits {
		out = append(out, CandidateLine{PersonHit: h})
	}
	return out, err
}
func (s *Store) BlockedBy(ctx context.Context, op int64) (Operation, error) {
	return Operation{}, ErrNotFound
}

type RequestLine struct {
	AssignmentID, SeminarID, PersonID int64
	Number                            int
	Title, Name                       string
	Date, MovedOn                     wareki.Date
	Role                              Role
	State                             AssignmentState
	Overdue                           bool
}
type LecturerLine struct {
	PersonID                      int64
	Name, Reading, From, Position string
	Talks                         int
	LastDay                       wareki.Date
	LastTitle                     string
}

func (s *Store) Requests(ctx context.Context) ([]RequestLine, error)             { return nil, nil }
func (s *Store) Lecturers(ctx context.Context, t string) ([]LecturerLine, error) { return nil, nil }

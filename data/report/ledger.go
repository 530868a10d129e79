package report

import "jibun/data/wareki"

// Ledger is what the figures are counted from: the evenings of one series, in
// order of their days, with what became of everybody who applied.
type Ledger struct {
	Evenings []Evening
	Outside  []bool // by person id: somebody from outside
	Postings *Postings
}

// Evening is one seminar as the figures see it.
type Evening struct {
	ID             int64
	Series         string // of all series together: its name on the day; else ""
	Number         int
	Title          string
	Category       string
	Day            wareki.Date
	Capacity       int
	Held           bool // took place: 開催済 or 実績確定
	NotEntered     bool // its day is past, and it was neither entered nor called off
	Counted        int  // participants known only as a number
	CountedApplied int
	Party          int
	Marks          []Mark
	Speakers       []int32 // people who spoke: counted apart from the participants
	SpeakerText    string  // the lecturer of an old ledger, known only as text
}

// Mark is one registration: the person and a packed Code.
type Mark struct {
	Person int32
	Code   Code
}

// Code packs state, attendance and whether somebody came without applying.
type Code uint8

// The codes of the states in the lower three bits, of the attendances in the
// next three; MarkWalkIn is the seventh bit. data/figures.go writes them in SQL.
const (
	MarkReceived  Code = 0
	MarkConfirmed Code = 1
	MarkWaiting   Code = 2
	MarkDeclined  Code = 3
	MarkWithdrawn Code = 4
	MarkRevoked   Code = 5

	MarkUnknown   Code = 0 << 3
	MarkAttended  Code = 1 << 3
	MarkLate      Code = 2 << 3
	MarkLeftEarly Code = 3 << 3
	MarkAbsent    Code = 4 << 3
	MarkNoShow    Code = 5 << 3

	MarkWalkIn Code = 1 << 6
)

func (c Code) state() Code      { return c & 7 }
func (c Code) attendance() Code { return c & (7 << 3) }

// Confirmed, Known and Present follow the definitions of 出席率.
func (c Code) Confirmed() bool { return c.state() == MarkConfirmed }
func (c Code) Known() bool     { return c.Confirmed() && c.attendance() != MarkUnknown }
func (c Code) Present() bool {
	a := c.attendance()
	return c.Confirmed() && a >= MarkAttended && a <= MarkLeftEarly
}

// Received and Waiting are states; Absent is 欠席(連絡あり) and NoShow 無断欠席,
// of a confirmed registration.
func (c Code) Received() bool { return c.state() == MarkReceived }
func (c Code) Waiting() bool  { return c.state() == MarkWaiting }
func (c Code) Absent() bool   { return c.Confirmed() && c.attendance() == MarkAbsent }
func (c Code) NoShow() bool   { return c.Confirmed() && c.attendance() == MarkNoShow }

// Applied: a walk-in came without an application.
func (c Code) Applied() bool { return c&MarkWalkIn == 0 }

// countedOnly: a past evening without registrations, known only as a number.
func (e *Evening) countedOnly() bool { return len(e.Marks) == 0 && e.Counted > 0 }

// Participant: who spoke is not counted among the participants.
func (e *Evening) Participant(person int32) bool {
	for _, p := range e.Speakers {
		if p == person {
			return false
		}
	}
	return true
}

// Postings tells in which department somebody worked on a day.
type Postings struct {
	Departments []Department // in 建制順
	by          map[int32][]posting
}

// Department is 所属 as papers name it.
type Department struct {
	Code, Division, Section string
	Headcount               int  // on the reference day
	Listed                  bool // valid on the reference day: stays in the table with zero
}

// Name is 部 and 課 together.
func (d Department) Name() string {
	if d.Division == "" || d.Section == "" {
		return d.Division + d.Section
	}
	return d.Division + " " + d.Section
}

type posting struct {
	department int32
	band       string
	from, to   wareki.Date
}

// NewPostings begins with the departments.
func NewPostings(departments []Department) *Postings {
	return &Postings{Departments: departments, by: map[int32][]posting{}}
}

// Add adds a posting, in any order.
func (p *Postings) Add(person, department int32, band string, from, to wareki.Date) {
	list := append(p.by[person], posting{department, band, from, to})
	for i := len(list) - 1; i > 0 && list[i].from < list[i-1].from; i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	p.by[person] = list
}

// On finds the department (index into Departments) and band of a person on the
// day, or -1. The posting that began last wins.
func (p *Postings) On(person int32, day wareki.Date) (department int, band string) {
	list := p.by[person]
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].from <= day && (list[i].to == "" || list[i].to >= day) {
			return int(list[i].department), list[i].band
		}
	}
	return -1, ""
}

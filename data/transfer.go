package data

import (
	"context"
	"slices"

	"jibun/data/kana"
	"jibun/data/roster"
	"jibun/data/wareki"
)

// Case is what a line of a roster means for the ledger.
type Case string

const (
	CaseAsked     Case = "asked"     // nobody can tell by itself who this is: PlanLine.Choices
	CaseNew       Case = "new"       // 転入
	CaseMoved     Case = "moved"     // 異動
	CaseRetitled  Case = "retitled"  // 職名変更
	CaseRenamed   Case = "renamed"   // 改姓
	CaseLeft      Case = "left"      // 退職
	CaseCompleted Case = "completed" // 補完: a number, a reading, an address that was missing
	CaseRevised   Case = "revised"   // 読み・連絡先: a reading or an address is another
	CaseUnchanged Case = "unchanged" // 変更なし
	CaseConflict  Case = "conflict"  // the ledger knows something later; left alone
)

// Cases lists them in the order in which they are shown.
var Cases = []Case{CaseAsked, CaseNew, CaseMoved, CaseRetitled, CaseRenamed, CaseLeft, CaseCompleted, CaseRevised, CaseUnchanged, CaseConflict}

// Label is how the screen writes it.
func (c Case) Label() string {
	return map[Case]string{CaseAsked: "どなたか確認", CaseNew: "転入", CaseMoved: "異動", CaseRetitled: "職名変更", CaseRenamed: "改姓", CaseLeft: "退職",
		CaseCompleted: "補完", CaseRevised: "読み・連絡先", CaseUnchanged: "変更なし", CaseConflict: "後の記録あり"}[c]
}

// Changes reports whether a line of the case changes the ledger.
func (c Case) Changes() bool { return c != CaseAsked && c != CaseUnchanged && c != CaseConflict }

// PlanLine is one person of the plan: old and new beside each other. Somebody
// who moved and changed the name has both cases; the first one is shown.
type PlanLine struct {
	Line    int // of the roster; 0 = not in the roster
	Cases   []Case
	Skip    bool   // not to be applied: the clerk's tick, or proposed with a Doubt, or asked
	Doubt   string // code, see the Doubt constants; of somebody who is not in the roster, the code of a Gap
	Proof   Proof  // of CaseLeft
	StaffNo string
	Old     PlanSide
	New     PlanSide
	// Choices are the people of the ledger among whom somebody who knows must choose;
	// Chosen is the answer: 0 none yet, NewPerson, or an id (see Plan.Answer).
	Choices []PersonHit
	Chosen  int64
	Other   int          // DoubtSameRow: the other line
	Filled  []Difference // what CaseCompleted fills
	Revised []Difference // what CaseRevised replaces
	Hand    []Difference // what somebody wrote and the row says otherwise

	person  *Person // nil: not in the ledger
	posting Posting // current
	row     *roster.Person
	dept    string // key of the department in the plan
	number  string // the staff number to be entered; "" = it stays
}

// The doubts because of which a line is not proposed.
const (
	DoubtReused      = "reused_number" // the number belongs to somebody with quite another name
	DoubtLetters     = "letters"       // only the shape of a letter of the name differs
	DoubtSameRow     = "same_row"      // another row says the same of the same name
	DoubtNoNumber    = "no_number"     // not in the roster, but known without a number only
	DoubtNumberless  = "no_numbers"    // a list without numbers retires nobody by itself
	DoubtManyNumbers = "other_number"  // asked: the name is known with another number
	DoubtName        = "name"          // asked: known by name only
	DoubtByHand      = "by_hand"       // somebody wrote into the ledger what the row would replace
)

// Proof is why somebody is proposed as having left.
type Proof string

const (
	ProofStated Proof = "stated" // the roster says so itself: 退職, or the day of it
	ProofAbsent Proof = "absent" // not in a roster that is plainly that of the whole staff
)

// NewPerson as an answer: none of the choices, somebody new.
const NewPerson int64 = -1

// PlanSide is what the list shows of a person.
type PlanSide struct{ Name, Reading, From, Position string }

// Has reports whether the line has the case.
func (l *PlanLine) Has(c Case) bool { return slices.Contains(l.Cases, c) }

// Changes reports whether the line, if it is not skipped, changes the ledger.
func (l *PlanLine) Changes() bool { return slices.ContainsFunc(l.Cases, Case.Changes) }

// Plan is what a roster would change. Nothing is written until ApplyTransfer.
type Plan struct {
	On          wareki.Date // the day on which the new postings begin; "" = since ever
	Rows        int         // of the roster under its heading: every one is in Lines, Unreadable or Skipped
	Lines       []PlanLine
	Unreadable  []roster.Problem
	Skipped     []roster.Skipped
	Warnings    []roster.Warning
	Duplicates  []PlanDuplicate
	Departments []string // new ones, in 建制順
	Closing     []string // departments in which nobody remains
	Gaps        []Gap    // why the roster is not plainly that of the whole staff; none: it is
	ZerosLost   []int    // lines whose number is one of the ledger's without its leading zeros, and was read as that
	Numberless  bool     // a list without staff numbers: people are told apart by name and department

	planner     *planner
	departments []planDepartment
	closing     []int64
	columns     map[string]string // what the headings meant
}

// Whole reports whether the roster is plainly that of the whole staff, so that who
// is not in it has left.
func (p *Plan) Whole() bool { return len(p.Gaps) == 0 }

// PlanDuplicate: a new person who may be somebody the ledger knows.
type PlanDuplicate struct {
	Line int
	Name string
	Who  PersonHit
}

// Count counts lines that have the case and are not skipped; those that are asked
// count with or without an answer.
func (p *Plan) Count(c Case) int {
	n := 0
	for i := range p.Lines {
		if p.Lines[i].Has(c) && (!p.Lines[i].Skip || c == CaseAsked) {
			n++
		}
	}
	return n
}

// LeaveOut skips all lines of a case and says how many would have been taken, or,
// as far as they stand unticked already, would have been proposed.
func (p *Plan) LeaveOut(c Case) int {
	n := 0
	for i := range p.Lines {
		if p.Lines[i].Has(c) {
			p.Lines[i].Skip = true
			n++
		}
	}
	p.CloseDepartments()
	return n
}

// PlanTransfer compares a roster with the ledger as of the day on.
func (s *Store) PlanTransfer(ctx context.Context, r roster.Result, on wareki.Date) (*Plan, error) {
	return s.planRoster(ctx, Roster{Result: r}, on)
}

func (s *Store) planRoster(ctx context.Context, r Roster, on wareki.Date) (*Plan, error) {
	if on != "" && !on.Valid() {
		return nil, Invalid{"on": "day"}
	}
	st, err := s.staffState(ctx)
	if err != nil {
		return nil, err
	}
	return planTransfer(ctx, r, st, on, s.Today())
}

// planTransfer is the rule by which a roster is taken in, as a pure function of
// what the roster says and what the ledger says: who each row is about, what it
// changes, who is not in it, and whether that proves anything.
func planTransfer(ctx context.Context, r Roster, st *staffState, on, today wareki.Date) (*Plan, error) {
	p := &Plan{On: on, Rows: len(r.People) + len(r.Problems) + len(r.Skipped), Unreadable: r.Problems, Skipped: r.Skipped, Warnings: r.Warnings, Numberless: r.Numberless}
	b := &planner{Plan: p, staff: st, rows: r.People, today: today, claimed: map[int64]int{}, guarded: map[int64]bool{}}
	p.planner, b.ids, b.places = b, map[[3]string]spelled{}, map[string]int{}
	b.planDepartments()
	b.identify()
	for i := range b.rows {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p.Lines = append(p.Lines, b.line(i))
		b.hints(&p.Lines[i])
	}
	b.guardRows()
	gone := b.gone(r.Layout)
	b.findGaps(r.Layout, gone)
	b.leavers(gone)
	p.CloseDepartments()
	return p, nil
}

// planDepartment is a department of the roster: one of the ledger (ID) or new.
type planDepartment struct {
	Department
	key string
}

// spelled is a department as a roster writes it: the one of the ledger, 0 if it has
// none, and its 課, folded.
type spelled struct {
	id      int64
	section string
	bare    bool // no 部 is named
}

// planner holds what a plan is made of.
type planner struct {
	*Plan
	staff   *staffState
	rows    []roster.Person
	today   wareki.Date
	who     []found       // by row
	claimed map[int64]int // person → row
	guarded map[int64]bool
	bare    bool                  // the roster names one part of a department only, never 部 and 課
	places  map[string]int        // department key → index in departments
	rowsOf  map[string][]int      // folded name → rows
	ids     map[[3]string]spelled // departments as they are written
	runs    int                   // of rows of one department
	width   int                   // of the ledger's numbers if all are as long, for newcomers whose zeros are lost
}

// Answer says who a line is about that was asked: one of its Choices, NewPerson, or
// 0 for not yet. False if that person is another row's already.
func (p *Plan) Answer(i int, who int64) bool {
	b, old := p.planner, &p.Lines[i]
	at := slices.IndexFunc(b.rows, func(r roster.Person) bool { return r.Line == old.Line })
	if len(old.Choices) == 0 || at < 0 {
		return false
	}
	var m *staffMember
	if who > 0 {
		m = b.staff.byID[who]
		if row, taken := b.claimed[who]; m == nil || taken && row != at {
			return false
		}
	}
	for id, row := range b.claimed {
		if row == at {
			delete(b.claimed, id)
		}
	}
	f := &b.who[at]
	f.m, f.chosen = m, who
	if m != nil {
		b.claimed[who] = at
		b.guarded[who] = true
	}
	*old = b.line(at)
	p.CloseDepartments()
	return true
}

// hit is a person as a choice.
func (st *staffState) hit(m *staffMember) PersonHit {
	return PersonHit{ID: m.ID, Name: m.Name, Reading: m.Reading, StaffNo: m.StaffNo, From: st.label[m.latest().DepartmentID], Left: m.LeftOn != ""}
}

// sameReading: equal as far as both are known.
func sameReading(a, b string) bool {
	return a == "" || b == "" || a == b || kana.Fold(a) == kana.Fold(b)
}

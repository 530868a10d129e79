package data

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/roster"
	"jibun/data/wareki"
)

// Case is what a line of a roster means for the ledger.
type Case string

const (
	CaseNew       Case = "new"       // 転入
	CaseMoved     Case = "moved"     // 異動
	CaseRetitled  Case = "retitled"  // 職名変更
	CaseRenamed   Case = "renamed"   // 改姓
	CaseLeft      Case = "left"      // 退職
	CaseCompleted Case = "completed" // 補完: a reading, an address that was missing or changed
	CaseUnchanged Case = "unchanged" // 変更なし
	CaseConflict  Case = "conflict"  // the ledger knows something later; left alone
)

// Cases lists them in the order in which they are shown.
var Cases = []Case{CaseNew, CaseMoved, CaseRetitled, CaseRenamed, CaseLeft, CaseCompleted, CaseUnchanged, CaseConflict}

// Label is how the screen writes it.
func (c Case) Label() string {
	return map[Case]string{CaseNew: "転入", CaseMoved: "異動", CaseRetitled: "職名変更", CaseRenamed: "改姓", CaseLeft: "退職",
		CaseCompleted: "補完", CaseUnchanged: "変更なし", CaseConflict: "後の記録あり"}[c]
}

// PlanLine is one person of the plan: old and new beside each other. Somebody
// who moved and changed the name has both cases; the first one is shown.
type PlanLine struct {
	Line    int // of the roster; 0 = not in the roster
	Cases   []Case
	Skip    bool   // not to be applied: the clerk's tick, or proposed with a Doubt
	Doubt   string // code: reused_number, partial_roster, letters (only the shape of a letter differs)
	StaffNo string
	Old     PlanSide
	New     PlanSide

	person  *Person // nil: not in the ledger
	posting Posting // current
	row     *roster.Person
	dept    string // key of the department in the plan
}

// PlanSide is what the list shows of a person.
type PlanSide struct{ Name, Reading, From, Position string }

// Has reports whether the line has the case.
func (l *PlanLine) Has(c Case) bool { return slices.Contains(l.Cases, c) }

// Plan is what a roster would change. Nothing is written until ApplyTransfer.
type Plan struct {
	On          wareki.Date // the day on which the new postings begin; "" = since ever
	Lines       []PlanLine
	Unreadable  []roster.Problem
	Skipped     []roster.Skipped
	Warnings    []roster.Warning
	Duplicates  []PlanDuplicate
	Departments []string // new ones, in 建制順
	Closing     []string // departments in which nobody remains
	Partial     bool     // the roster seems to hold only a part of the staff: 退職 is not proposed

	departments []planDepartment
	closing     []int64
	columns     map[string]string // what the headings meant
}

// PlanDuplicate: a new person who may be somebody the ledger knows.
type PlanDuplicate struct {
	Line int
	Name string
	Who  PersonHit
}

// Count counts lines that have the case and are not skipped.
func (p *Plan) Count(c Case) int {
	n := 0
	for i := range p.Lines {
		if p.Lines[i].Has(c) && !p.Lines[i].Skip {
			n++
		}
	}
	return n
}

// planDepartment is a department of the roster: one of the ledger (ID) or new.
type planDepartment struct {
	Department
	key string
}

// partialShare: if more than this share of the staff (and more than ten people)
// is missing, the roster is taken for that of a part of the house, and nobody is
// retired by it.
const partialShare = 0.3

// PlanTransfer compares a roster with the ledger as of the day on.
func (s *Store) PlanTransfer(ctx context.Context, r roster.Result, on wareki.Date) (*Plan, error) {
	if on != "" && !on.Valid() {
		return nil, Invalid{"on": "day"}
	}
	st, err := s.staffState(ctx)
	if err != nil {
		return nil, err
	}
	p := &Plan{On: on, Unreadable: r.Problems, Skipped: r.Skipped, Warnings: r.Warnings}
	b := planner{Plan: p, staff: st, seen: map[string]bool{}}
	b.planDepartments(r.People)
	for i := range r.People {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.Lines = append(p.Lines, b.line(&r.People[i]))
	}
	for _, x := range r.Problems {
		b.seen[x.StaffNo] = true // there, though unreadable: not retired
	}
	b.leavers()
	b.closeDepartments()
	return p, nil
}

type planner struct {
	*Plan
	staff *staffState
	seen  map[string]bool
}

// line says what one row of the roster means.
func (b *planner) line(r *roster.Person) PlanLine {
	b.seen[r.StaffNo] = true
	l := PlanLine{Line: r.Line, StaffNo: r.StaffNo, row: r, dept: departmentKey(*r),
		New: PlanSide{r.Name, r.Reading, cmp.Or(departmentLabel(r.Division, r.Section), r.Department), r.Position}}
	m := b.staff.byNo[r.StaffNo]
	if m == nil {
		if r.Retired { // left before the ledger knew them
			l.Cases = []Case{CaseUnchanged}
			return l
		}
		l.Cases = []Case{CaseNew}
		for _, other := range b.staff.byName[kana.Fold(r.Name)] {
			if other.StaffNo != "" && b.staff.byNo[other.StaffNo].LeftOn == "" {
				continue // two of the staff with two numbers are two people
			}
			b.Duplicates = append(b.Duplicates, PlanDuplicate{r.Line, r.Name, other})
		}
		return l
	}
	l.person, l.posting = &m.Person, m.latest()
	l.Old = PlanSide{m.Name, m.Reading, b.staff.label[l.posting.DepartmentID], l.posting.Position}
	l.Cases, l.Doubt = b.cases(m, &l)
	l.Skip = l.Doubt != "" && l.Has(CaseRenamed)
	return l
}

func (b *planner) cases(m *staffMember, l *PlanLine) (cases []Case, doubt string) {
	r := l.row
	if r.Retired {
		if m.LeftOn != "" {
			return []Case{CaseUnchanged}, ""
		}
		return []Case{CaseLeft}, ""
	}
	if m.LeftOn != "" { // came back
		return []Case{CaseNew}, ""
	}
	if b.moved(l) {
		if b.On != "" && l.posting.From > b.On {
			return []Case{CaseConflict}, ""
		}
		cases = append(cases, CaseMoved)
	} else if r.Position != "" && r.Position != l.posting.Position {
		if b.On != "" && l.posting.From > b.On {
			return []Case{CaseConflict}, ""
		}
		cases = append(cases, CaseRetitled)
	}
	// 𠮷田 and 吉田: many systems cannot write the letter that the ledger has, so it is
	// no change of name; alone it is shown, and not taken.
	letters := !sameButSpaces(r.Name, m.Name) && kana.Fold(r.Name) == kana.Fold(m.Name)
	if letters {
		doubt = "letters"
	}
	switch {
	case !letters && !sameButSpaces(r.Name, m.Name):
		cases = append(cases, CaseRenamed)
		if !sharesGivenName(m.Person, *r) {
			doubt = "reused_number"
		}
	case completes(m.Person, *r):
		cases = append(cases, CaseCompleted)
	case letters && len(cases) == 0:
		cases = []Case{CaseRenamed}
	}
	if len(cases) == 0 {
		cases = []Case{CaseUnchanged}
	}
	return cases, doubt
}

// moved compares departments by what they are called on the day.
func (b *planner) moved(l *PlanLine) bool {
	if l.dept == "" {
		return false // the roster says nothing of departments
	}
	i := slices.IndexFunc(b.departments, func(d planDepartment) bool { return d.key == l.dept })
	return i < 0 || b.departments[i].ID == 0 || b.departments[i].ID != l.posting.DepartmentID
}

// sameButSpaces: 田中　太郎 and 田中 太郎 are one name; the ledger keeps its own.
func sameButSpaces(a, b string) bool {
	strip := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return strip(a) == strip(b)
}

// sharesGivenName tells a change of family name from a staff number that was
// given to somebody else: something at the end of name or reading stays.
func sharesGivenName(old Person, r roster.Person) bool {
	return lastRune(old.Name) == lastRune(r.Name) || (old.Reading != "" && r.Reading != "" && tail(old.Reading) == tail(r.Reading))
}

func lastRune(s string) rune {
	r := []rune(strings.TrimSpace(s))
	if len(r) == 0 {
		return 0
	}
	return r[len(r)-1]
}

func tail(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// completes: the roster knows a reading or an address better than the ledger.
func completes(p Person, r roster.Person) bool {
	return (r.Reading != "" && !sameButSpaces(r.Reading, p.Reading)) || (r.Email != "" && r.Email != p.Email) || (r.Phone != "" && r.Phone != p.Phone)
}

// leavers are the staff of the ledger who are not in the roster.
func (b *planner) leavers() {
	var gone []*staffMember
	active := 0
	for no, m := range b.staff.byNo {
		if m.LeftOn != "" {
			continue
		}
		active++
		if !b.seen[no] {
			gone = append(gone, m)
		}
	}
	slices.SortFunc(gone, func(x, y *staffMember) int { return cmp.Compare(x.ID, y.ID) })
	few := len(gone) > 10 && float64(len(gone)) > partialShare*float64(active)
	b.Partial = few || (active > 0 && len(gone) == active) // not one of ours is in it: another house's roster
	for _, m := range gone {
		p := m.latest()
		l := PlanLine{Cases: []Case{CaseLeft}, StaffNo: m.StaffNo, person: &m.Person, posting: p, row: &roster.Person{},
			Old: PlanSide{m.Name, m.Reading, b.staff.label[p.DepartmentID], p.Position}}
		if b.Partial {
			l.Skip, l.Doubt = true, "partial_roster"
		}
		if b.On != "" && p.From >= b.On {
			l.Cases = []Case{CaseConflict}
		}
		b.Lines = append(b.Lines, l)
	}
}

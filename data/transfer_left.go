package data

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"jibun/data/roster"
	"jibun/data/wareki"
)

// Gap is a reason why a roster is not plainly that of the whole staff, so that who
// is not in it has not left for certain.
type Gap struct {
	Code  GapCode  `json:"code"`
	N     int      `json:"n,omitempty"`     // how many rows or people
	Usual int      `json:"usual,omitempty"` // GapFewer: how many leave in a usual year, at most
	Lines []int    `json:"lines,omitempty"` // GapUnreadable: examples
	Names []string `json:"names,omitempty"` // GapDepartment: departments
}

// GapCode is the code of a Gap.
type GapCode string

const (
	GapNobody      GapCode = "nobody"       // not one of ours is in it: another house's roster
	GapFewer       GapCode = "fewer"        // more people are missing than leave in a usual year
	GapDepartment  GapCode = "department"   // all of a department are missing: a section's roster
	GapCut         GapCode = "cut"          // exactly those behind the last row are missing
	GapUnreadable  GapCode = "unreadable"   // rows that nobody can be told by
	GapSecondTable GapCode = "second_table" // another table beside it was not read
	GapSheets      GapCode = "sheets"       // another sheet looks like a roster too
	GapNumberless  GapCode = "no_numbers"   // a list without numbers
	GapMixed       GapCode = "mixed"        // many numbers stand beside other names: the columns have slipped
)

// gone are the staff who work and are in no row, in the order of the ledger. A list of
// contacts says nothing of who is not in it.
func (b *planner) gone(layout roster.Layout) []*staffMember {
	if b.Numberless || layout.OnlyContacts() {
		return nil
	}
	var out []*staffMember
	for _, m := range b.staff.staff {
		if m.LeftOn == "" && b.free(m) && !b.guarded[m.ID] {
			out = append(out, m)
		}
	}
	return out
}

// findGaps looks for signs that the roster is not that of the whole staff.
func (b *planner) findGaps(layout roster.Layout, gone []*staffMember) {
	working := 0
	for _, m := range b.staff.staff {
		if m.LeftOn == "" && m.StaffNo != "" {
			working++
		}
	}
	gap := func(g Gap) { b.Gaps = append(b.Gaps, g) }
	if b.Numberless {
		gap(Gap{Code: GapNumberless})
		return
	}
	numbered := slices.DeleteFunc(slices.Clone(gone), func(m *staffMember) bool { return m.StaffNo == "" })
	if n := b.mixed(); n > 0 {
		gap(Gap{Code: GapMixed, N: n})
	}
	if working > 0 && len(numbered) == working {
		gap(Gap{Code: GapNobody, N: working})
	} else if usual := b.staff.usualLeaving(working, b.today); len(numbered) > usual {
		gap(Gap{Code: GapFewer, N: len(numbered), Usual: usual})
	}
	if names := b.missingDepartments(numbered); len(names) > 0 {
		gap(Gap{Code: GapDepartment, N: len(names), Names: names})
	}
	if b.cutOff(numbered) {
		gap(Gap{Code: GapCut, N: len(numbered)})
	}
	b.tornRow()
	if lines := b.unknownRows(); len(lines) > 0 {
		gap(Gap{Code: GapUnreadable, N: len(lines), Lines: lines[:min(len(lines), 5)]})
	}
	sheets := 0
	for _, n := range layout.Notes {
		if n.Code == roster.FurtherSheet {
			sheets++
		}
	}
	if sheets > 0 {
		gap(Gap{Code: GapSheets, N: sheets})
	}
	if slices.ContainsFunc(layout.Notes, func(n roster.LayoutNote) bool {
		return n.Code == roster.SecondColumn && (n.Field == roster.StaffNo || n.Field == roster.Name)
	}) {
		gap(Gap{Code: GapSecondTable})
	}
}

// From so many rows on, if they are a tenth of those that were found by number, other
// names beside the numbers mean that the columns have slipped.
const (
	mixedRows  = 3
	mixedShare = 0.1
)

// mixed is how many numbers stand beside quite another name, if these are so many that
// columns have slipped, as when one was sorted without the others. Then no line of the
// roster is proposed: what stands beside the number is not about its person.
func (b *planner) mixed() int {
	n, all := 0, 0
	for i := range b.Lines {
		if l := &b.Lines[i]; l.person != nil && !b.who[i].named {
			all++
			if l.Doubt == DoubtReused {
				n++
			}
		}
	}
	if n < mixedRows || float64(n) < mixedShare*float64(all) {
		return 0
	}
	for i := range b.Lines {
		if l := &b.Lines[i]; l.Changes() && !l.Skip {
			l.Skip, l.Doubt = true, string(GapMixed)
		}
	}
	return n
}

// unknownRows are the lines that cannot be read and whose person is not in another.
func (b *planner) unknownRows() (lines []int) {
	taken := map[string]bool{"": false}
	for i := range b.rows {
		taken[b.rows[i].StaffNo] = true
	}
	for _, x := range b.Unreadable {
		if x.StaffNo == "" || !taken[x.StaffNo] {
			lines = append(lines, x.Line)
		}
	}
	return lines
}

// A whole department does not leave at once, if it has at least as many people.
const wholeDepartment = 3

// missingDepartments are those of which everybody is missing.
func (b *planner) missingDepartments(gone []*staffMember) (names []string) {
	missing := map[int64]int{}
	for _, m := range gone {
		missing[m.latest().DepartmentID]++
	}
	for _, d := range b.staff.departments {
		if n := missing[d.ID]; n >= wholeDepartment && n == b.staff.workingIn(d.ID) {
			names = append(names, d.Label())
		}
	}
	return names
}

// cutOff: the roster is in the order of its numbers, or of the departments, and those
// who are missing would all have stood behind its last row.
func (b *planner) cutOff(gone []*staffMember) bool {
	if len(gone) == 0 || len(b.rows) < 5 {
		return false
	}
	last := &b.rows[len(b.rows)-1]
	ascends := 0
	for i := 1; i < len(b.rows); i++ {
		if numberLess(b.rows[i-1].StaffNo, b.rows[i].StaffNo) {
			ascends++
		}
	}
	if ascends == len(b.rows)-1 && !slices.ContainsFunc(gone, func(m *staffMember) bool { return !numberLess(last.StaffNo, m.StaffNo) }) {
		return true
	}
	if len(b.departments) < 3 || len(gone) < 2 || b.runs > len(b.departments) {
		return false // in another order, or all in one place
	}
	position := 0
	if i, ok := b.places[departmentKey(*last)]; ok {
		position = b.departments[i].Position
	}
	return position > 0 && !slices.ContainsFunc(gone, func(m *staffMember) bool { return b.staff.department[m.latest().DepartmentID].Position < position })
}

// tornRow: where a roster is cut off, its last row may be torn: 主任 has become 主.
func (b *planner) tornRow() {
	cut := slices.ContainsFunc(b.Gaps, func(g Gap) bool { return g.Code == GapFewer || g.Code == GapCut })
	if !cut || len(b.rows) == 0 {
		return
	}
	l := &b.Lines[len(b.rows)-1]
	torn := func(now, before string) bool { return now != before && strings.HasPrefix(before, now) }
	if l.person != nil && l.Changes() && !l.Skip && (torn(l.New.Position, l.Old.Position) || torn(l.New.From, l.Old.From)) {
		l.Skip, l.Doubt = true, string(GapCut)
	}
}

// numberLess is the order of numbers, without regard to leading zeros.
func numberLess(a, b string) bool {
	x, y := cmp.Or(zeroKey(a), a), cmp.Or(zeroKey(b), b)
	if len(x) != len(y) {
		return len(x) < len(y)
	}
	return x < y
}

// The usual yearly change, where the ledger has no past of its own, and what the past
// is taken for: half as many again as in the worst of the last five years, within
// bounds.
const (
	usualShare           = 0.10
	leastShare, topShare = 0.05, 0.25
)

// usualLeaving is how many of the staff may be missing from a roster in a usual year:
// by the ledger's own past where it has one (who left in a fiscal year, of those who
// worked on its first day), else a tenth; never fewer than one.
func (st *staffState) usualLeaving(working int, today wareki.Date) int {
	share := 0.0
	for year := today.FiscalYear() - 5; year < today.FiscalYear(); year++ {
		staff, left := 0, 0
		for _, m := range st.staff {
			if len(m.postings) == 0 || m.postings[0].From > year.First() || m.LeftOn != "" && m.LeftOn < year.First() {
				continue
			}
			staff++
			if m.LeftOn != "" && m.LeftOn <= year.Last() {
				left++
			}
		}
		if staff >= 10 {
			share = max(share, float64(left)/float64(staff))
		}
	}
	if share == 0 {
		share = usualShare
	} else {
		share = min(max(share*1.5, leastShare), topShare)
	}
	return max(1, int(math.Ceil(share*float64(working))))
}

// leavers proposes who is in no row as having left: ticked only where the roster is
// plainly that of the whole staff.
func (b *planner) leavers(gone []*staffMember) {
	missing := b.missingDepartments(gone)
	for _, m := range gone {
		p := m.latest()
		l := PlanLine{Cases: []Case{CaseLeft}, Proof: ProofAbsent, StaffNo: m.StaffNo, person: &m.Person, posting: p, row: &roster.Person{},
			Old: PlanSide{m.Name, m.Reading, b.staff.label[p.DepartmentID], p.Position}}
		switch {
		case m.StaffNo == "":
			l.Doubt = DoubtNoNumber
		case slices.Contains(missing, b.staff.label[p.DepartmentID]):
			l.Doubt = string(GapDepartment)
		case !b.Whole():
			l.Doubt = string(b.Gaps[0].Code)
		}
		if l.Doubt != "" {
			l.Skip, l.Proof = true, ""
		}
		if b.On != "" && p.From >= b.On {
			l.Cases, l.Proof, l.Doubt = []Case{CaseConflict}, "", ""
		}
		b.Lines = append(b.Lines, l)
	}
}

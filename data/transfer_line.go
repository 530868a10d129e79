package data

import (
	"cmp"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/roster"
)

// line says what one row of the roster means.
func (b *planner) line(i int) PlanLine {
	r, f := &b.rows[i], &b.who[i]
	l := PlanLine{Line: r.Line, StaffNo: r.StaffNo, row: r, dept: departmentKey(*r), Chosen: f.chosen,
		New: PlanSide{r.Name, r.Reading, cmp.Or(departmentLabel(r.Division, r.Section), r.Department), r.Position}}
	for _, m := range f.choices {
		l.Choices = append(l.Choices, b.staff.hit(m))
	}
	if f.m == nil {
		b.unknown(&l, f)
	} else {
		b.compare(&l, f)
	}
	if len(f.choices) > 0 {
		l.Cases = append([]Case{CaseAsked}, l.Cases...)
	}
	return l
}

// unknown is a line about nobody of the ledger.
func (b *planner) unknown(l *PlanLine, f *found) {
	switch {
	case len(f.choices) > 0 && f.chosen == 0:
		l.Skip, l.Doubt = true, f.why
		return
	case l.row.Retired: // left before the ledger knew them
		l.Cases = []Case{CaseUnchanged}
		return
	case f.twice != 0:
		l.Skip, l.Doubt, l.Other = true, DoubtSameRow, f.twice
	case f.why != "" && len(f.choices) == 0:
		l.Skip, l.Doubt = true, f.why
	}
	l.Cases = []Case{CaseNew}
	l.number = l.row.StaffNo
	// A newcomer in a list that has lost its zeros has lost them too.
	if n := len(l.number); n < b.width && zeroKey(l.number) != "" {
		if full := strings.Repeat("0", b.width-n) + l.number; b.staff.byNo[full] == nil {
			l.number = full
			b.ZerosLost = insert(b.ZerosLost, l.Line)
		}
	}
	l.StaffNo = l.number
}

func insert(list []int, x int) []int {
	i, there := slices.BinarySearch(list, x)
	if there {
		return list
	}
	return slices.Insert(list, i, x)
}

// compare is a line about somebody whom the ledger knows.
func (b *planner) compare(l *PlanLine, f *found) {
	m, r := f.m, l.row
	l.person, l.posting = &m.Person, m.latest()
	l.Old = PlanSide{m.Name, m.Reading, b.staff.label[l.posting.DepartmentID], l.posting.Position}
	l.StaffNo = m.StaffNo
	if m.StaffNo == "" || f.zeros && len(r.StaffNo) > len(m.StaffNo) || f.chosen > 0 {
		if r.StaffNo != "" && r.StaffNo != m.StaffNo {
			l.StaffNo, l.number = r.StaffNo, r.StaffNo
		}
	}
	if f.twin && !r.Retired {
		l.Cases = []Case{CaseUnchanged}
		return
	}
	l.Cases, l.Doubt = b.cases(m, l)
	switch l.Doubt {
	case DoubtLetters:
		l.Skip = l.Has(CaseRenamed)
	default:
		l.Skip = l.Doubt != ""
	}
	if l.Has(CaseLeft) && l.Doubt == "" {
		if l.Proof = ProofStated; b.Numberless {
			l.Skip, l.Doubt = true, DoubtNumberless
		}
	}
}

func (b *planner) cases(m *staffMember, l *PlanLine) (cases []Case, doubt string) {
	r := l.row
	// 𠮷田 and 吉田: many systems cannot write the letter that the ledger has, so it is
	// no change of name; alone it is shown, and not taken.
	another, fuller := m.names(r.Name)
	letters := !fuller && (!another && !sameButSpaces(r.Name, m.Name) && kana.Fold(r.Name) == m.fold || another && roster.Garbled(r.Name) && nearText(r.Name, m.Name))
	renamed := another && !letters
	other := renamed && (!sharesGivenName(m.Person, *r) || b.anothersName(m, r))
	if r.Retired {
		switch {
		case m.LeftOn != "":
			return []Case{CaseUnchanged}, ""
		case other:
			return []Case{CaseLeft}, DoubtReused
		}
		return []Case{CaseLeft}, ""
	}
	if other {
		doubt = DoubtReused
	} else if letters {
		doubt = DoubtLetters
	}
	moved := b.moved(l)
	retitled := r.Position != "" && r.Position != l.posting.Position && (l.posting.ID != 0 || l.dept != "")
	if moved && b.staysElsewhere(m, r) {
		moved, retitled = false, false
	}
	onDay := b.postedByHand(l, m, moved, retitled)
	if len(onDay) > 0 {
		moved, retitled = false, false
	}
	switch {
	case m.LeftOn != "": // came back
		cases = append(cases, CaseNew)
	case (moved || retitled) && b.On != "" && l.posting.From > b.On:
		return []Case{CaseConflict}, ""
	case moved:
		cases = append(cases, CaseMoved)
	case retitled:
		cases = append(cases, CaseRetitled)
	}
	stays := renamed && !other && m.hand["name"]
	fills, replaces, hand := m.details(r, renamed && !stays, stays)
	if stays {
		l.Hand = append(l.Hand, Difference{"name", m.Name, r.Name})
	}
	l.Hand = slices.Concat(l.Hand, hand, onDay)
	if renamed && !stays {
		cases = append(cases, CaseRenamed)
	} else if m.LeftOn == "" {
		if fuller {
			fills = slices.Insert(fills, 0, Difference{"name", m.Name, r.Name})
		}
		if l.number != "" {
			fills = slices.Insert(fills, 0, Difference{"staff_no", m.StaffNo, l.number})
		}
		if l.Filled = fills; len(fills) > 0 {
			cases = append(cases, CaseCompleted)
		}
		if len(replaces) > 0 {
			l.Revised = replaces
			cases = append(cases, CaseRevised)
		}
	}
	cases, doubt = byHand(l, cases, doubt)
	if letters && len(cases) == 0 {
		cases = []Case{CaseRenamed}
	}
	if len(cases) == 0 {
		cases = []Case{CaseUnchanged}
	}
	return cases, doubt
}

// anothersName: the new name is that of somebody else of the staff, whose own row
// does not say so, or the old one stands in its place beside a number that is nobody's:
// the numbers have changed places, and nobody has married.
func (b *planner) anothersName(m *staffMember, r *roster.Person) bool {
	if slices.ContainsFunc(b.rowsOf[m.fold], func(i int) bool { return b.inPlaceOf(i, m) }) {
		return true
	}
	name := kana.Fold(r.Name)
	return slices.ContainsFunc(b.staff.byFold[name], func(o *staffMember) bool {
		if o == m || o.LeftOn != "" || !sameReading(r.Reading, o.Reading) {
			return false
		}
		row, ok := b.claimed[o.ID]
		return !ok || kana.Fold(b.rows[row].Name) != name
	})
}

// hints notes whom of the ledger a new person may be: somebody from outside, somebody
// who has left, in a list without numbers somebody in another row.
func (b *planner) hints(l *PlanLine) {
	if l.person != nil || !l.Has(CaseNew) || len(l.Choices) > 0 || l.Skip {
		return
	}
	for _, other := range b.staff.byName[kana.Fold(l.row.Name)] {
		if m := b.staff.byID[other.ID]; m != nil && m.LeftOn == "" && !b.Numberless {
			continue // two of the staff with two numbers are two people
		}
		b.Duplicates = append(b.Duplicates, PlanDuplicate{l.Line, l.row.Name, other})
	}
}

// moved compares departments by what they are called on the day.
func (b *planner) moved(l *PlanLine) bool {
	if l.dept == "" {
		return false // the roster says nothing of departments
	}
	if b.bare && b.sameDepartment(l.row, &staffMember{postings: []Posting{l.posting}}) {
		return false
	}
	i, ok := b.places[l.dept]
	return !ok || b.departments[i].ID == 0 || b.departments[i].ID != l.posting.DepartmentID
}

// staysElsewhere: another row with the same number, which was not taken, says that
// somebody is still where the ledger has them (兼務, or two people under one number).
func (b *planner) staysElsewhere(m *staffMember, r *roster.Person) bool {
	return slices.ContainsFunc(b.Unreadable, func(x roster.Problem) bool {
		return x.StaffNo != "" && x.StaffNo == r.StaffNo && b.sameDepartment(&roster.Person{Department: x.Department, Division: x.Division, Section: x.Section}, m)
	})
}

// sameButSpaces: 田中　太郎 and 田中 太郎 are one name; the ledger keeps its own.
func sameButSpaces(a, b string) bool {
	strip := func(s string) string { return strings.Join(strings.Fields(s), "") }
	return strip(a) == strip(b)
}

// sharesGivenName tells a change of family name from a staff number that was given to
// somebody else: the given name stays, or it is only written otherwise, beside the same
// family name. Where nothing parts the names, their end or the reading tells; 太郎 and
// 一郎 have more in common than one character.
func sharesGivenName(old Person, r roster.Person) bool {
	reading := old.Reading != "" && r.Reading != "" && tail(old.Reading) == tail(r.Reading)
	family, given := splitName(old.Name)
	familyNow, other := splitName(r.Name)
	if given != "" && other != "" {
		return given == other || reading && family == familyNow
	}
	if reading {
		return true
	}
	x, y := []rune(kana.Fold(old.Name)), []rune(kana.Fold(r.Name))
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return !strings.ContainsRune("子美郎夫男雄江代香奈介也輔哉樹人", x[len(x)-1]) || len(x) > 1 && len(y) > 1 && x[len(x)-2] == y[len(y)-2]
}

func tail(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

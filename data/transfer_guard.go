package data

import (
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/roster"
)

// guardRows keeps from being retired whom the rows name that are not taken: those
// that cannot be read, those that are asked, those whose number is somebody else's.
func (b *planner) guardRows() {
	for i := range b.Unreadable {
		x := &b.Unreadable[i]
		if m := b.staff.byNo[x.StaffNo]; m != nil && x.StaffNo != "" {
			b.guarded[m.ID] = true
		}
		for _, m := range b.staff.byZeros[zeroKey(digits(x.StaffNo))] {
			b.guarded[m.ID] = true
		}
		b.guard(&roster.Person{Name: strings.Trim(x.Name, `" 　`), Reading: x.Reading, Department: x.Department, Division: x.Division, Section: x.Section})
	}
	for i := range b.Lines {
		l := &b.Lines[i]
		for _, m := range b.who[i].choices {
			b.guarded[m.ID] = true
		}
		if l.Doubt == DoubtReused || b.who[i].twice != 0 {
			b.guard(l.row)
		}
	}
}

// guard protects whoever a row names: those of the name, present or former; of them
// those with the reading and in the department, if there are any. Without a name,
// those of the reading, or else of the department who have what can be read of it.
func (b *planner) guard(r *roster.Person) {
	name := kana.Fold(r.Name)
	who := slices.Concat(b.staff.byFold[name], b.staff.former[name])
	if name == "" {
		who = b.staff.byReading[kana.Fold(r.Reading)]
	}
	if name != "" && len(who) == 0 { // a letter that cannot be read, a family name alone
		for _, m := range b.staff.byDepartment[b.departmentID(r.Division, r.Section, r.Department)] {
			if nearName(r, m) || nearText(r.Name, m.Name) {
				who = append(who, m)
			}
		}
	}
	narrow := func(is func(*staffMember) bool) {
		if some := slices.DeleteFunc(slices.Clone(who), func(m *staffMember) bool { return !is(m) }); len(some) > 0 {
			who = some
		}
	}
	narrow(func(m *staffMember) bool { return b.free(m) })
	narrow(func(m *staffMember) bool { return sameReading(r.Reading, m.Reading) })
	narrow(func(m *staffMember) bool { return b.sameDepartment(r, m) })
	for _, m := range who {
		b.guarded[m.ID] = true
	}
}

// nearText: as long, and all but one or two characters are the same.
func nearText(a, b string) bool {
	x, y := []rune(kana.Fold(a)), []rune(kana.Fold(b))
	if len(x) != len(y) || len(x) < 2 {
		return false
	}
	differ := 0
	for i := range x {
		if x[i] != y[i] {
			differ++
		}
	}
	return differ*2 <= len(x)
}

// digits are the figures of a broken number.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

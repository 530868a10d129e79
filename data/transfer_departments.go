package data

import (
	"cmp"
	"slices"

	"jibun/data/kana"
	"jibun/data/roster"
)

// departmentKey tells departments of a roster apart; "" where it names none.
func departmentKey(r roster.Person) string {
	division, section := splitDepartment(r)
	if division == "" && section == "" {
		return ""
	}
	return r.DeptCode + "|" + division + "|" + section
}

func splitDepartment(r roster.Person) (division, section string) {
	if r.Division == "" && r.Section == "" {
		return "", r.Department
	}
	return r.Division, r.Section
}

// planDepartments finds each department of the roster in the ledger, or plans a
// new one in its place of the official order.
func (b *planner) planDepartments(people []roster.Person) {
	runs, last := 0, ""
	at := map[string]int{}
	for _, r := range people {
		key := departmentKey(r)
		if key == "" || r.Retired {
			continue
		}
		if key != last {
			runs, last = runs+1, key
		}
		if _, ok := at[key]; ok {
			continue
		}
		at[key] = len(b.departments)
		d := planDepartment{key: key}
		d.Division, d.Section = splitDepartment(r)
		d.Code, d.From = r.DeptCode, b.On
		if known := b.findDepartment(d.Department); known != nil {
			d.Department = *known
		}
		b.departments = append(b.departments, d)
	}
	if len(b.staff.departments) == 0 {
		for i := range b.departments {
			b.departments[i].From = "" // the first roster: they have been there before
		}
	}
	// A roster in 建制順 names each department in one run. One sorted by name or
	// number does not; then the codes tell the order, if there are any.
	if runs > len(b.departments)*3/2 && !slices.ContainsFunc(b.departments, func(d planDepartment) bool { return d.Code == "" }) {
		slices.SortStableFunc(b.departments, func(x, y planDepartment) int { return cmp.Compare(x.Code, y.Code) })
	}
	b.placeDepartments()
}

// placeDepartments gives new departments a position behind their neighbour.
func (b *planner) placeDepartments() {
	position := 0
	for i := range b.departments {
		d := &b.departments[i]
		switch {
		case d.ID != 0:
			position = d.Position
		case len(b.staff.departments) == 0:
			position += 10
			d.Position = position
		default:
			position++
			d.Position = position
		}
		if d.ID == 0 {
			b.Departments = append(b.Departments, d.Label())
		}
	}
}

// findDepartment finds a department of the ledger that is valid on the day: by
// its name; a code alone is not enough, because a reorganisation keeps codes.
func (b *planner) findDepartment(d Department) *Department {
	name := func(x Department) string { return kana.Fold(x.Division) + "|" + kana.Fold(x.Section) }
	for i := range b.staff.departments {
		x := &b.staff.departments[i]
		if (b.On == "" || x.ValidOn(b.On)) && name(*x) == name(d) {
			return x
		}
	}
	return nil
}

// closeDepartments finds the departments in which nobody remains.
func (b *planner) closeDepartments() {
	if b.On == "" || b.Partial {
		return
	}
	before, after := map[int64]int{}, map[int64]int{}
	inRoster := map[int64]bool{}
	for _, d := range b.departments {
		inRoster[d.ID] = true
	}
	for _, m := range b.staff.byNo {
		if p := m.latest(); m.LeftOn == "" && p.To == "" {
			before[p.DepartmentID]++
			after[p.DepartmentID]++
		}
	}
	for i := range b.Lines {
		l := &b.Lines[i]
		if l.posting.ID != 0 && !l.Skip && (l.Has(CaseMoved) || l.Has(CaseLeft)) {
			after[l.posting.DepartmentID]--
		}
	}
	for _, d := range b.staff.departments {
		if before[d.ID] > 0 && after[d.ID] <= 0 && !inRoster[d.ID] && d.To == "" && d.From < b.On {
			b.closing = append(b.closing, d.ID)
			b.Closing = append(b.Closing, d.Label())
		}
	}
}

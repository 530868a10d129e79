package data

import (
	"cmp"
	"slices"

	"jibun/data/kana"
	"jibun/data/roster"
)

// departmentKey tells departments of a roster apart; "" where it names none. 会計課
// is the same department as a 部 of its own and as a 課; a code alone tells nothing,
// because a reorganisation keeps codes.
func departmentKey(r roster.Person) string {
	division, section := splitDepartment(r)
	return kana.Fold(division + section)
}

func splitDepartment(r roster.Person) (division, section string) {
	if r.Division == "" && r.Section == "" {
		return "", r.Department
	}
	return r.Division, r.Section
}

// planDepartments finds each department of the roster in the ledger, or plans a
// new one in its place of the official order.
func (b *planner) planDepartments() {
	last := ""
	at := b.places
	b.bare = !slices.ContainsFunc(b.rows, func(r roster.Person) bool {
		division, section := splitDepartment(r)
		return division != "" && section != ""
	})
	for _, r := range b.rows {
		key := departmentKey(r)
		if key == "" || r.Retired {
			continue
		}
		if key != last {
			b.runs, last = b.runs+1, key
		}
		if _, ok := at[key]; ok {
			continue
		}
		at[key] = len(b.departments)
		d := planDepartment{key: key}
		d.Division, d.Section = splitDepartment(r)
		d.Code, d.From = r.DeptCode, b.On
		if id := b.departmentID(r.Division, r.Section, r.Department); id != 0 {
			d.Department = *b.staff.department[id]
		}
		b.departments = append(b.departments, d)
	}
	if len(b.staff.departments) == 0 {
		for i := range b.departments {
			b.departments[i].From = "" // the first roster: they have been there before
		}
	}
	// A roster in 建制順 names each department in one run. One sorted by name or
	// number does not; then the codes tell the order, and if there are none, the 課 of a
	// 部 at least stand together.
	if b.runs > len(b.departments)*3/2 {
		if slices.ContainsFunc(b.departments, func(d planDepartment) bool { return d.Code == "" }) {
			b.departments = together(b.departments)
		} else {
			slices.SortStableFunc(b.departments, func(x, y planDepartment) int { return cmp.Compare(x.Code, y.Code) })
		}
		for i := range b.departments {
			at[b.departments[i].key] = i
		}
	}
	b.placeDepartments()
}

// together puts the departments of each 部 where its first one stands.
func together(all []planDepartment) []planDepartment {
	division := func(d planDepartment) string { return cmp.Or(d.Division, d.key) }
	first := map[string]int{}
	for i, d := range all {
		if _, ok := first[division(d)]; !ok {
			first[division(d)] = i
		}
	}
	slices.SortStableFunc(all, func(x, y planDepartment) int { return cmp.Compare(first[division(x)], first[division(y)]) })
	return all
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

// departmentID finds a department of the ledger that is valid on the day, by its
// name; 0 if there is none. Where a roster never names a 部 beside the 課, the only
// 課 of that name is meant.
func (b *planner) departmentID(division, section, department string) int64 {
	return b.spelled(division, section, department).id
}

// spelled is departmentID with what else is compared; each spelling is looked up once.
func (b *planner) spelled(division, section, department string) spelled {
	spelling := [3]string{division, section, department}
	if p, ok := b.ids[spelling]; ok {
		return p
	}
	r := roster.Person{Division: division, Section: section, Department: department}
	key := departmentKey(r)
	division, section = splitDepartment(r)
	p := spelled{section: kana.Fold(section), bare: division == ""}
	var id int64
	var sections []int64
	for i := range b.staff.departments {
		d := &b.staff.departments[i]
		if key == "" || b.On != "" && !d.ValidOn(b.On) {
			continue
		}
		if kana.Fold(d.Division+d.Section) == key {
			id = d.ID
			break
		}
		if b.bare && d.Section != "" && kana.Fold(d.Section) == key {
			sections = append(sections, d.ID)
		}
	}
	if id == 0 && len(sections) == 1 {
		id = sections[0]
	}
	p.id = id
	b.ids[spelling] = p
	return p
}

// CloseDepartments finds, after the lines were ticked or not, the departments in
// which nobody remains. A roster of which a part is missing closes none; one with rows
// that cannot be read only such as none of them names.
func (p *Plan) CloseDepartments() {
	b := p.planner
	p.closing, p.Closing = nil, nil
	if p.On == "" || slices.ContainsFunc(p.Gaps, func(g Gap) bool { return g.Code != GapUnreadable }) {
		return
	}
	remain, inRoster := map[int64]int{}, map[int64]bool{}
	for i := range b.departments {
		inRoster[b.departments[i].ID] = true
	}
	for i := range p.Unreadable {
		x := &p.Unreadable[i]
		inRoster[b.departmentID(x.Division, x.Section, x.Department)] = true
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.posting.ID != 0 && !l.Skip && (l.Has(CaseMoved) || l.Has(CaseLeft)) {
			remain[l.posting.DepartmentID]--
		}
	}
	for _, d := range b.staff.departments {
		had := b.staff.workingIn(d.ID)
		if had > 0 && had+remain[d.ID] <= 0 && !inRoster[d.ID] && d.To == "" && d.From < p.On {
			p.closing = append(p.closing, d.ID)
			p.Closing = append(p.Closing, d.Label())
		}
	}
}

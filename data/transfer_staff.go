package data

import (
	"context"
	"slices"

	"jibun/data/kana"
	"jibun/data/roster"
)

// staffState is the staff as the ledger knows it.
type staffState struct {
	staff        []*staffMember // by id
	byNo         map[string]*staffMember
	byID         map[int64]*staffMember
	byZeros      map[string][]*staffMember // numbers without leading zeros
	byFold       map[string][]*staffMember // names, folded
	byReading    map[string][]*staffMember
	former       map[string][]*staffMember // by earlier names
	byDepartment map[int64][]*staffMember  // who works there by the latest posting
	byName       map[string][]PersonHit    // people from outside too
	departments  []Department
	department   map[int64]*Department
	label        map[int64]string
	sectionKey   map[int64]string // 課, folded
}

type staffMember struct {
	Person
	fold     string          // of the name
	postings []Posting       // by first day
	hand     map[string]bool // columns whose value somebody wrote, of the person and of the latest posting
}

// workingIn is how many work in a department until further notice.
func (st *staffState) workingIn(department int64) int { return len(st.byDepartment[department]) }

// numbered finds one of the staff by number. A number that differs in its leading
// zeros only is one person's if the name does not say another: it is the name, an
// earlier one, the family name alone, another family name with the same given name, or
// there is none. zeros says that it was found so, or, with nobody, that there is
// somebody of such a number and another name.
func (st *staffState) numbered(no, name, reading string) (m *staffMember, zeros bool) {
	if m := st.byNo[no]; m != nil {
		return m, false
	}
	var near []*staffMember
	for _, m := range st.byZeros[zeroKey(no)] {
		if m.fold == kana.Fold(name) {
			return m, true
		}
		if st.maybe(m, name, reading) {
			near = append(near, m)
		}
	}
	if len(near) == 1 {
		return near[0], true
	}
	return nil, zeroKey(no) != "" && len(st.byZeros[zeroKey(no)]) > 0
}

// maybe reports whether a name does not say that it is somebody else.
func (st *staffState) maybe(m *staffMember, name, reading string) bool {
	fold := kana.Fold(name)
	r := roster.Person{Name: name, Reading: reading}
	return fold == "" || m.nameless() || partOf(name, m.Name) || partOf(m.Name, name) || slices.Contains(st.former[fold], m) || likeName(&r, m)
}

// numberWidth is the length of the staff numbers if nearly all are equally long; else 0.
func (st *staffState) numberWidth() int {
	lengths, all := map[int]int{}, 0
	for no := range st.byNo {
		if zeroKey(no) != "" {
			lengths[len(no)]++
			all++
		}
	}
	for n, k := range lengths {
		if k*10 >= all*9 {
			return n
		}
	}
	return 0
}

// latest is the posting that was recorded last.
func (m *staffMember) latest() Posting {
	if n := len(m.postings); n > 0 {
		return m.postings[n-1]
	}
	return Posting{}
}

func newStaffState() *staffState {
	return &staffState{byNo: map[string]*staffMember{}, byID: map[int64]*staffMember{}, byZeros: map[string][]*staffMember{}, byFold: map[string][]*staffMember{},
		byReading: map[string][]*staffMember{}, former: map[string][]*staffMember{}, byDepartment: map[int64][]*staffMember{},
		byName: map[string][]PersonHit{}, department: map[int64]*Department{}, label: map[int64]string{}, sectionKey: map[int64]string{}}
}

func (s *Store) staffState(ctx context.Context) (_ *staffState, err error) {
	defer wrap(&err, "staffState()")
	st := newStaffState()
	people, err := s.allPeople(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		key := kana.Fold(p.Name)
		st.byName[key] = append(st.byName[key], PersonHit{ID: p.ID, Name: p.Name, Reading: p.Reading, StaffNo: p.StaffNo, From: p.Organization, Outside: p.Outside})
		if !p.Outside {
			st.add(&staffMember{Person: p, fold: key})
		}
	}
	if st.departments, err = s.Departments(ctx, ""); err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+postingColumns+` FROM postings ORDER BY person_id, valid_from, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		p, err := scanPosting(rows.Scan)
		if err != nil {
			return nil, err
		}
		if m := st.byID[p.PersonID]; m != nil {
			m.postings = append(m.postings, p)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	st.place()
	if err := s.markHand(ctx, st); err != nil {
		return nil, err
	}
	return st, s.formerStaffNames(ctx, st)
}

// place notes who works in which department, when all postings are there.
func (st *staffState) place() {
	for i := range st.departments {
		d := &st.departments[i]
		st.department[d.ID], st.label[d.ID], st.sectionKey[d.ID] = d, d.Label(), kana.Fold(d.Section)
	}
	for _, m := range st.staff {
		if p := m.latest(); m.LeftOn == "" && p.ID != 0 && p.To == "" {
			st.byDepartment[p.DepartmentID] = append(st.byDepartment[p.DepartmentID], m)
		}
	}
}

func (st *staffState) add(m *staffMember) {
	st.staff, st.byID[m.ID] = append(st.staff, m), m
	st.byFold[m.fold] = append(st.byFold[m.fold], m)
	if m.Reading != "" {
		key := kana.Fold(m.Reading)
		st.byReading[key] = append(st.byReading[key], m)
	}
	if m.StaffNo == "" {
		return
	}
	st.byNo[m.StaffNo] = m
	if key := zeroKey(m.StaffNo); key != "" {
		st.byZeros[key] = append(st.byZeros[key], m)
	}
}

// formerStaffNames adds the staff by the names they had.
func (s *Store) formerStaffNames(ctx context.Context, st *staffState) error {
	rows, err := s.read.QueryContext(ctx, `SELECT person_id, name FROM former_names ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return err
		}
		if m, key := st.byID[id], kana.Fold(name); m != nil && key != m.fold {
			st.former[key] = append(st.former[key], m)
		}
	}
	return rows.Err()
}

// allPeople reads everybody who was not merged into somebody else.
func (s *Store) allPeople(ctx context.Context) (_ []Person, err error) {
	defer wrap(&err, "allPeople()")
	rows, err := s.read.QueryContext(ctx, `SELECT `+personColumns+` FROM people p WHERE p.merged_into = 0 ORDER BY p.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Person
	for rows.Next() {
		p, err := scanPerson(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

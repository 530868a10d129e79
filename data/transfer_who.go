package data

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jibun/data/kana"
	"jibun/data/roster"
)

// found is who a row of the roster is about.
type found struct {
	m       *staffMember   // nil: nobody of the ledger
	named   bool           // found by name, not by number
	twin    bool           // one of several whom the list does not tell apart: nothing changes
	zeros   bool           // the number is the ledger's, but for leading zeros
	choices []*staffMember // nobody can tell by itself
	why     string         // of the choices, or why somebody without any is not plainly new
	twice   int            // another line says the same of the same name
	chosen  int64          // the answer
}

// identify finds out who each row is about. The staff number decides; where a list
// has lost its leading zeros, the number without them. Who has no number, in the
// list or in the ledger, is known by name, reading, department and position: for
// certain if there is exactly one on both sides. Where the ledger knows somebody
// who may be meant and it is not certain, the row is asked; nobody is guessed.
func (b *planner) identify() {
	b.who = make([]found, len(b.rows))
	for i := range b.rows {
		if m := b.staff.byNo[b.rows[i].StaffNo]; m != nil && b.rows[i].StaffNo != "" {
			b.claim(i, m)
		}
	}
	b.lostZeros()
	b.rowsOf = map[string][]int{}
	var order []string
	for i := range b.rows {
		key := kana.Fold(b.rows[i].Name)
		if b.rowsOf[key] == nil {
			order = append(order, key)
		}
		b.rowsOf[key] = append(b.rowsOf[key], i)
	}
	for _, key := range order {
		b.byName(key, b.rowsOf[key])
	}
	for i := range b.rows {
		if b.open(i) {
			b.ask(i)
		}
	}
}

func (b *planner) claim(i int, m *staffMember) {
	b.who[i].m = m
	b.claimed[m.ID] = i
}

func (b *planner) free(m *staffMember) bool {
	_, taken := b.claimed[m.ID]
	return !taken
}

func (b *planner) open(i int) bool { return b.who[i].m == nil && b.who[i].twice == 0 }

// lostZeros finds rows whose number is one of the ledger's but for leading zeros:
// Excel has eaten them, here or, long ago, in the ledger.
func (b *planner) lostZeros() {
	rows := map[string]int{}
	for i := range b.rows {
		if b.open(i) {
			rows[zeroKey(b.rows[i].StaffNo)]++
		}
	}
	seen := map[string]int{} // number and name of newcomers → line
	for i := range b.rows {
		r := &b.rows[i]
		key := zeroKey(r.StaffNo)
		if key == "" || !b.open(i) {
			continue
		}
		name := kana.Fold(r.Name)
		var free []*staffMember
		for _, m := range b.staff.byZeros[key] {
			switch row, taken := b.claimed[m.ID]; {
			case !taken:
				free = append(free, m)
			case m.fold == name || kana.Fold(b.rows[row].Name) == name:
				b.who[i].twice = b.rows[row].Line
			}
		}
		if b.who[i].twice == 0 && len(free) == 1 && (rows[key] == 1 || free[0].fold == name) {
			b.claim(i, free[0])
			b.who[i].zeros = true
			if len(r.StaffNo) < len(free[0].StaffNo) {
				b.ZerosLost = append(b.ZerosLost, r.Line)
			}
			continue
		}
		if line := seen[key+"|"+name]; line != 0 {
			b.who[i].twice = line
		}
		seen[key+"|"+name] = r.Line
	}
	if len(b.ZerosLost) > 0 {
		b.width = b.staff.numberWidth()
	}
}

// byName finds the people of rows without a known number, all of one name.
func (b *planner) byName(name string, rows []int) {
	may := func(m *staffMember) bool {
		return m.LeftOn == "" && b.free(m) && (b.Numberless || m.StaffNo == "")
	}
	same := b.staff.byFold[name]
	alike := func(i int, m *staffMember) bool { return sameReading(b.rows[i].Reading, m.Reading) }
	placed := func(i int, m *staffMember) bool { return alike(i, m) && b.sameDepartment(&b.rows[i], m) }
	post := func(i int, m *staffMember) bool { return placed(i, m) && b.rows[i].Position == m.latest().Position }
	ofRow, ofMember := b.alike(rows, same)
	for _, fits := range []func(int, *staffMember) bool{
		func(i int, m *staffMember) bool { return post(i, m) && b.rows[i].Reading != "" && m.Reading != "" },
		post,
		placed,
		// Elsewhere, or nobody knows where: only if there is no other of that name, who
		// was found or not, and if the list shows the department where somebody was.
		func(i int, m *staffMember) bool {
			return alike(i, m) && ofRow[i] == 1 && ofMember[m.ID] == 1 && (!b.elsewhere(&b.rows[i], m) || b.shown(m))
		},
	} {
		b.pair(rows, same, may, fits)
	}
	if b.Numberless {
		b.twins(rows, same, may, post)
	}
}

// alike counts, for rows and people of one name, those on the other side whose reading
// is not another.
func (b *planner) alike(rows []int, same []*staffMember) (ofRow map[int]int, ofMember map[int64]int) {
	ofRow, ofMember = map[int]int{}, map[int64]int{}
	if !slices.ContainsFunc(rows, b.open) {
		return ofRow, ofMember // all are known by number
	}
	for _, i := range rows {
		for _, m := range same {
			if m.LeftOn == "" && sameReading(b.rows[i].Reading, m.Reading) {
				ofRow[i]++
				ofMember[m.ID]++
			}
		}
	}
	return ofRow, ofMember
}

// pair claims where a row fits one person and that person fits one row.
func (b *planner) pair(rows []int, same []*staffMember, may func(*staffMember) bool, fits func(int, *staffMember) bool) {
	one := map[int]*staffMember{}
	rowsOf := map[int64]int{}
	for _, i := range rows {
		if !b.open(i) {
			continue
		}
		var m *staffMember
		n := 0
		for _, o := range same {
			if may(o) && fits(i, o) {
				m = o
				n++
				rowsOf[o.ID]++
			}
		}
		if n == 1 {
			one[i] = m
		}
	}
	for _, i := range rows {
		if m := one[i]; m != nil && rowsOf[m.ID] == 1 {
			b.claim(i, m)
			b.who[i].named = true
		}
	}
}

// twins: rows of a list without numbers that say the same of the same name. As many
// as the ledger has are these, whoever is who; one more is the same row again.
func (b *planner) twins(rows []int, same []*staffMember, may func(*staffMember) bool, post func(int, *staffMember) bool) {
	first := map[string]int{}
	for _, i := range rows {
		r := &b.rows[i]
		key := kana.Fold(r.Reading) + "|" + departmentKey(*r) + "|" + r.Position
		line, again := first[key]
		if !again {
			first[key] = r.Line
		}
		if !b.open(i) {
			continue
		}
		var free []*staffMember
		for _, m := range same {
			if may(m) && post(i, m) {
				free = append(free, m)
			}
		}
		switch {
		case len(free) > 0:
			b.claim(i, free[0])
			b.who[i].named, b.who[i].twin = true, true
		case again:
			b.who[i].twice = line
		}
	}
}

// ask collects whom of the ledger a row may be about that was found by nothing so
// far: somebody of that name, present or former, who is in no other row; a family
// name alone, or a given name with another family name, in the same department. In
// a roster with numbers people with another number are other people, unless all else
// is the same and theirs is missing.
func (b *planner) ask(i int) {
	r, f := &b.rows[i], &b.who[i]
	name := kana.Fold(r.Name)
	add := func(list []*staffMember, why string, is func(*staffMember) bool) {
		for _, m := range list {
			if b.free(m) && is(m) {
				f.choices, f.why = append(f.choices, m), why
			}
		}
	}
	bare := func(m *staffMember) bool { return b.Numberless || m.StaffNo == "" }
	add(b.staff.byFold[name], DoubtName, func(m *staffMember) bool {
		if !bare(m) || m.LeftOn != "" && !b.Numberless {
			return false
		}
		return sameReading(r.Reading, m.Reading) || m.LeftOn == "" && !b.elsewhere(r, m)
	})
	if !b.Numberless {
		add(b.staff.byFold[name], DoubtManyNumbers, func(m *staffMember) bool {
			if m.StaffNo == "" || m.LeftOn != "" || !sameReading(r.Reading, m.Reading) {
				return false
			}
			position := m.latest().Position
			return oneApart(r.StaffNo, m.StaffNo) || b.sameDepartment(r, m) && (r.Position == "" || position == "" || r.Position == position)
		})
	}
	if len(f.choices) > 0 || r.Retired {
		return
	}
	if slices.ContainsFunc(b.staff.byFold[name], func(m *staffMember) bool {
		return b.displaced(m) && sameReading(r.Reading, m.Reading) || b.inPlaceOf(i, m)
	}) {
		f.why = DoubtManyNumbers
		return
	}
	add(b.staff.former[name], DoubtName, func(m *staffMember) bool { return m.LeftOn == "" && bare(m) })
	if id := b.departmentID(r.Division, r.Section, r.Department); len(f.choices) == 0 && id != 0 {
		add(b.staff.byDepartment[id], DoubtName, func(m *staffMember) bool { return bare(m) && nearName(r, m) })
	}
}

// sameDepartment: the row and the ledger name the same department; a list that names
// 課 only means the 課 in which somebody is.
func (b *planner) sameDepartment(r *roster.Person, m *staffMember) bool {
	at := m.latest().DepartmentID
	if at == 0 {
		return false
	}
	p := b.spelled(r.Division, r.Section, r.Department)
	if p.id == at {
		return true
	}
	d := b.staff.department[at]
	return p.section != "" && (p.bare || d.Division == "") && p.section == b.staff.sectionKey[at]
}

// displaced: another name stands beside somebody's number, so that who has the name in
// another row may be that person.
func (b *planner) displaced(m *staffMember) bool {
	row, claimed := b.claimed[m.ID]
	return claimed && m.LeftOn == "" && kana.Fold(b.rows[row].Name) != m.fold && !sharesGivenName(m.Person, b.rows[row])
}

// inPlaceOf: a row that is nobody's by its number has the name, the department and the
// position of somebody beside whose number another name stands, and another department. Who
// marries and moves is not followed by a newcomer of the same name in the same place: the
// numbers have changed places.
func (b *planner) inPlaceOf(i int, m *staffMember) bool {
	r, row := &b.rows[i], b.claimed[m.ID]
	return b.open(i) && !r.Retired && !b.free(m) && m.LeftOn == "" && kana.Fold(r.Name) == m.fold && kana.Fold(b.rows[row].Name) != m.fold &&
		sameReading(r.Reading, m.Reading) && b.sameDepartment(r, m) && r.Position == m.latest().Position && b.elsewhere(&b.rows[row], m)
}

// shownShare: a list shows a department if it has so many of its other people.
const shownShare = 0.5

// shown: the list has the people with whom somebody works, wherever they are now. In
// the list of another section a namesake is more likely than somebody who has moved.
func (b *planner) shown(m *staffMember) bool {
	others := b.staff.byDepartment[m.latest().DepartmentID]
	if len(others) < 2 {
		others = b.staff.staff
	}
	all, there := 0, 0
	for _, o := range others {
		if o != m && o.LeftOn == "" {
			all++
			if b.rowsOf[o.fold] != nil {
				there++
			}
		}
	}
	return float64(there) >= shownShare*float64(all)
}

// elsewhere: both name a department, and not the same.
func (b *planner) elsewhere(r *roster.Person, m *staffMember) bool {
	return departmentKey(*r) != "" && m.latest().DepartmentID != 0 && !b.sameDepartment(r, m)
}

// nearName: only the family name, or another family name with the same given name
// (改姓).
func nearName(r *roster.Person, m *staffMember) bool {
	return m.LeftOn == "" && likeName(r, m)
}

// likeName is nearName, also of somebody who has left.
func likeName(r *roster.Person, m *staffMember) bool {
	family, given := splitName(m.Name)
	f, g := splitName(r.Name)
	switch {
	case family == "" || given == "":
		return false
	case g == "":
		return f == family
	}
	return g == given && f != family && sameReading(tail(r.Reading), tail(m.Reading))
}

// splitName is the folded family and given name; all is the family name if nothing
// parts them.
func splitName(name string) (family, given string) {
	f := strings.Fields(name)
	if len(f) == 0 {
		return "", ""
	}
	return kana.Fold(f[0]), kana.Fold(strings.Join(f[1:], ""))
}

// oneApart: two numbers differ by one slip of the hand: a figure more, less or other,
// or two that changed places.
func oneApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || !utf8.ValidString(a) || len(a) < 3 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i >= len(a)-1 || a[i+1:] == b[i+1:] {
		return true
	}
	return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

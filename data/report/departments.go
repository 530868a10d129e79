package report

import "jibun/data/wareki"

// DepartmentTable is sheet 4: every department of the reference day, also with
// zero, and those somebody came from that are gone by then.
type DepartmentTable struct {
	Divisions []Division
	Unknown   *DepartmentRow
}

// CountDepartments counts staff by the department of the day, for the year and
// the one before, with the last attendance ever up to the year's end.
func CountDepartments(l *Ledger, year wareki.FiscalYear) DepartmentTable {
	c := newDepartmentCounter(l)
	lastYear := make([]int, len(c.n))
	last := make([]wareki.Date, len(c.n))
	people := map[string]map[int32]bool{} // by division: who moved within it counts once
	Walk(l, func(v Visit) {
		if v.Outside || !v.Code.Present() {
			return
		}
		d, _ := l.Postings.On(v.Person, v.Evening.Day)
		if d < 0 {
			d = len(c.n) - 1
		}
		last[d] = v.Evening.Day
		switch v.Evening.Day.FiscalYear() {
		case year:
			c.visit(v)
			if name := divisionName(l, d); people[name] == nil {
				people[name] = map[int32]bool{v.Person: true}
			} else {
				people[name][v.Person] = true
			}
		case year - 1:
			lastYear[d]++
		}
	})
	row := func(i int) DepartmentRow {
		n := c.n[i]
		return DepartmentRow{Code: n.Code, Name: n.Name, Headcount: n.Headcount, People: n.People, Attendances: n.Attendances,
			FirstTimers: n.FirstTimers, LastYear: lastYear[i], Last: last[i]}
	}
	var t DepartmentTable
	at := map[string]int{} // where a division stands: its departments need not follow each other
	for i, d := range l.Postings.Departments {
		if !d.Listed && c.n[i].Attendances == 0 {
			continue
		}
		name := divisionName(l, i)
		if _, ok := at[name]; !ok {
			at[name] = len(t.Divisions)
			t.Divisions = append(t.Divisions, Division{Name: name, People: len(people[name])})
		}
		div := &t.Divisions[at[name]]
		r := row(i)
		r.Name = d.Section
		div.Departments = append(div.Departments, r)
	}
	if k := len(c.n) - 1; c.n[k].Attendances > 0 || lastYear[k] > 0 {
		r := row(k)
		t.Unknown = &r
	}
	return t
}

// divisionName is the 部 of a department, or the department itself.
func divisionName(l *Ledger, department int) string {
	if department >= len(l.Postings.Departments) {
		return ""
	}
	d := l.Postings.Departments[department]
	if d.Division == "" {
		return d.Section
	}
	return d.Division
}

// CountOutside sums people from outside by affiliation, in the order of labels.
// The label of a person is "" where nothing is known.
func CountOutside(l *Ledger, year wareki.FiscalYear, label func(person int32) string, labels []string) []OutsideRow {
	at := map[string]int{}
	out := make([]OutsideRow, len(labels))
	for i, name := range labels {
		at[name], out[i].Affiliation = i, name
	}
	seen := map[int32]bool{}
	Walk(l, func(v Visit) {
		if !v.Outside || !v.Code.Present() {
			return
		}
		i, ok := at[label(v.Person)]
		if !ok {
			i = len(out) - 1
		}
		out[i].Last = v.Evening.Day
		switch v.Evening.Day.FiscalYear() {
		case year:
			out[i].Attendances++
			if v.First {
				out[i].FirstTimers++
			}
			if !seen[v.Person] {
				seen[v.Person] = true
				out[i].People++
			}
		case year - 1:
			out[i].LastYear++
		}
	})
	kept := out[:0]
	for _, r := range out {
		if r.Attendances > 0 || r.LastYear > 0 {
			kept = append(kept, r)
		}
	}
	return kept
}

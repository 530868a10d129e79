package roster

import (
	"sort"
	"strings"
)

// duplicates moves people whose number stands twice into Problems. If the names
// agree (兼務: one person, two posts) the first row stays and the others are
// problems; if they differ nobody knows whose number it is, and all are.
func (r *reader) duplicates() {
	if r.result.Numberless {
		return // who stands twice is seen against the ledger
	}
	first := map[string]int{} // staff number to index in People
	differs := map[string]bool{}
	twice := false
	for i, p := range r.result.People {
		j, ok := first[p.StaffNo]
		if !ok {
			first[p.StaffNo] = i
			continue
		}
		twice = true
		if sameName(p.Name) != sameName(r.result.People[j].Name) {
			differs[p.StaffNo] = true
		}
	}
	if !twice {
		return
	}
	all := r.result.People
	column := r.layout.Columns[StaffNo]
	seconds := map[string]int{} // line of the second holder, for the problem of the first
	for i, p := range all {
		if first[p.StaffNo] != i && seconds[p.StaffNo] == 0 {
			seconds[p.StaffNo] = p.Line
		}
	}
	var kept []Person
	gone := map[int]bool{}
	for i, p := range all {
		other := all[first[p.StaffNo]].Line
		if first[p.StaffNo] == i {
			if !differs[p.StaffNo] {
				kept = append(kept, p)
				continue
			}
			other = seconds[p.StaffNo]
		}
		gone[p.Line] = true
		fault := Fault{Code: DuplicateNumber, Column: column, Field: StaffNo, Value: p.StaffNo, Other: other}
		r.result.Problems = append(r.result.Problems, p.problem([]Fault{fault}))
	}
	var warnings []Warning
	for _, w := range r.result.Warnings {
		if !gone[w.Line] {
			warnings = append(warnings, w)
		}
	}
	r.result.People, r.result.Warnings = kept, warnings
	sort.SliceStable(r.result.Problems, func(i, j int) bool { return r.result.Problems[i].Line < r.result.Problems[j].Line })
}

func sameName(s string) string {
	return strings.Map(func(r rune) rune {
		if trims(r) {
			return -1
		}
		return r
	}, s)
}

// noteLengths looks for all-digit numbers shorter than nearly all others.
func (r *reader) noteLengths() {
	lengths := map[int]int{}
	digits := 0
	for _, p := range r.result.People {
		if strings.Trim(p.StaffNo, "0123456789") == "" {
			lengths[len(p.StaffNo)]++
			digits++
		}
	}
	usual := 0
	for n, count := range lengths {
		if count > lengths[usual] {
			usual = n
		}
	}
	if digits < 10 || lengths[usual] == digits || lengths[usual]*10 < digits*6 {
		return
	}
	var lines []int
	for _, p := range r.result.People {
		if strings.Trim(p.StaffNo, "0123456789") == "" && len(p.StaffNo) < usual && len(lines) < 20 {
			lines = append(lines, p.Line)
		}
	}
	if len(lines) > 0 {
		r.result.Notes = append(r.result.Notes, ResultNote{NumberLengths, lines})
	}
}

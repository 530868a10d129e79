package oldledger

import (
	"sort"

	"jibun/data/wareki"
)

// match compares list and matrix: it fills the day of marks whose heading has
// only a number, and notes where the two disagree.
func (r *reader) match() {
	years := map[string]wareki.FiscalYear{}
	for _, a := range r.ledger.Accounts {
		years[a.Sheet] = a.Year
	}
	byDate := map[wareki.Date][]int{}
	byNumber := map[int][]int{}
	for i, s := range r.ledger.Seminars {
		byDate[s.Date] = append(byDate[s.Date], i)
		if s.Number > 0 {
			byNumber[s.Number] = append(byNumber[s.Number], i)
		}
	}
	r.noteNumbers(byNumber)
	find := func(m *Mark) int {
		if m.Date != "" && len(byDate[m.Date]) == 1 {
			return byDate[m.Date][0]
		}
		one := -1
		for _, i := range byNumber[m.Number] {
			s := &r.ledger.Seminars[i]
			y := years[m.Sheet]
			if m.Date != "" && s.Date != m.Date || y != 0 && !y.Contains(s.Date) {
				continue
			}
			if one >= 0 {
				return -1 // two would fit
			}
			one = i
		}
		return one
	}
	counted := map[int]int{}
	covered := map[int]bool{}
	missing := map[Note]int{}
	for k := range r.ledger.Attendance {
		m := &r.ledger.Attendance[k]
		i := find(m)
		if i < 0 {
			missing[Note{Sheet: m.Sheet, Column: m.Column, Code: MarksWithout, Number: m.Number, Text: string(m.Date)}]++
			continue
		}
		if m.Date == "" {
			m.Date = r.ledger.Seminars[i].Date
		}
		covered[i] = true
		if m.Code.came() {
			counted[i]++
		}
	}
	for i, s := range r.ledger.Seminars {
		if covered[i] && s.Attended != Unknown && s.Attended != counted[i] {
			r.note(Note{Sheet: s.Sheet, Line: s.Line, Column: -1, Code: CountDiffers, Number: s.Number, Stated: s.Attended, Counted: counted[i]})
		}
	}
	r.noteMissing(missing)
}

// noteMissing lists the columns of marks without a seminar, in the file's order.
func (r *reader) noteMissing(missing map[Note]int) {
	var notes []Note
	for n, count := range missing {
		n.Counted = count
		notes = append(notes, n)
	}
	sort.Slice(notes, func(i, j int) bool {
		a, b := notes[i], notes[j]
		return a.Sheet < b.Sheet || a.Sheet == b.Sheet && a.Column < b.Column
	})
	r.ledger.Notes = append(r.ledger.Notes, notes...)
}

// noteNumbers tells numbers that stand twice in a year from numbers that begin
// anew each year.
func (r *reader) noteNumbers(byNumber map[int][]int) {
	restart := false
	numbers := make([]int, 0, len(byNumber))
	for n := range byNumber {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	for _, n := range numbers {
		list := byNumber[n]
		for k, i := range list[1:] {
			a, b := r.ledger.Seminars[list[k]], r.ledger.Seminars[i]
			if a.Date.FiscalYear() != b.Date.FiscalYear() {
				restart = true
				continue
			}
			r.note(Note{Sheet: b.Sheet, Line: b.Line, Column: -1, Code: NumberTwice, Number: n, Text: string(a.Date)})
		}
	}
	if restart {
		r.note(Note{Column: -1, Code: NumbersRestart})
	}
}

package report

import (
	"slices"
	"strings"

	"jibun/data/wareki"
)

// Figures are the figures of one fiscal year (OFFICE, section 4), as the
// command line prints them. A share is nil where there is nothing to divide by.
//
// Applications are registrations of any state except walk-ins, who came without
// one. Staff and Outside split the attendances; an evening known only as a
// number is in Attendances alone. Repeaters and Regulars are people who came
// 2–4 times, or 5 times and more, in the twelve months that end with the year.
type Figures struct {
	Year           int              `json:"year"`
	AsOf           wareki.Date      `json:"as_of"`       // 31 March, or today in the running year
	Running        bool             `json:"running"`     // the year is not over
	NotEntered     []SeminarFigs    `json:"not_entered"` // 未入力: past, and counted nowhere
	Seminars       int              `json:"seminars"`
	Capacity       int              `json:"capacity"`
	Applications   int              `json:"applications"`
	Attendances    int              `json:"attendances"`
	CountedOnly    int              `json:"counted_only"`
	People         int              `json:"people"`
	Staff          int              `json:"staff"`
	Outside        int              `json:"outside"`
	StaffPeople    int              `json:"staff_people"`
	OutsidePeople  int              `json:"outside_people"`
	FirstTimers    int              `json:"first_timers"`
	Repeaters      int              `json:"repeaters"`
	Regulars       int              `json:"regulars"`
	NoShows        int              `json:"no_shows"`
	Known          int              `json:"attendance_known"`
	Top10Share     *float64         `json:"top10_share"`
	AttendanceRate *float64         `json:"attendance_rate"`
	FillRate       *float64         `json:"fill_rate"`
	Party          int              `json:"party"`
	Speakers       int              `json:"speakers"`
	FirstSpeakers  int              `json:"first_speakers"`
	ByDepartment   []DepartmentFigs `json:"by_department"`
	ByCategory     []CategoryFigs   `json:"by_category"`
	BySeminar      []SeminarFigs    `json:"by_seminar"`
}

// DepartmentFigs are the figures of a department; staff without a posting on
// the day stand in a last row without a code.
type DepartmentFigs struct {
	Code        string `json:"code"`
	Name        string `json:"name"`
	Headcount   int    `json:"headcount"`
	People      int    `json:"people"`
	Attendances int    `json:"attendances"`
	FirstTimers int    `json:"first_timers"`
}

// CategoryFigs are the figures of a category.
type CategoryFigs struct {
	Name        string `json:"name"`
	Seminars    int    `json:"seminars"`
	Attendances int    `json:"attendances"`
}

// SeminarFigs are the figures of an evening.
type SeminarFigs struct {
	Series       string      `json:"series,omitempty"` // of all series together: which one
	Number       int         `json:"number"`
	Date         wareki.Date `json:"date"`
	Title        string      `json:"title"`
	Capacity     int         `json:"capacity"`
	Applications int         `json:"applications"`
	Attendances  int         `json:"attendances"`
	FirstTimers  int         `json:"first_timers"`
	CountedOnly  bool        `json:"counted_only"`
}

// NoDepartment names staff whose posting on the day nobody recorded.
const NoDepartment = "所属の記録なし"

// Count counts one year; the ledger holds all evenings up to its end.
// categories is the order in which they are listed.
func Count(l *Ledger, year wareki.FiscalYear, categories []string) (Figures, []EveningCount, []YearPeople) {
	f := Figures{Year: int(year), NotEntered: []SeminarFigs{}, ByDepartment: []DepartmentFigs{}, ByCategory: []CategoryFigs{}, BySeminar: []SeminarFigs{}}
	people := newPeopleCounter(len(l.Outside))
	departments := newDepartmentCounter(l)
	times := map[int32]int{}
	var evening *Evening
	inYear := false
	counts := Walk(l, func(v Visit) {
		people.visit(v)
		if v.Evening != evening {
			evening, inYear = v.Evening, year.Contains(v.Evening.Day)
		}
		if inYear && v.Code.Present() {
			times[v.Person]++
			departments.visit(v)
		}
	})
	f.sum(l, year, counts)
	f.persons(times, l.Outside)
	for _, y := range people.out {
		if y.Year == year {
			f.FirstTimers = y.FirstTimers
		}
	}
	f.Speakers, f.FirstSpeakers = countSpeakers(l, year)
	f.ByDepartment = departments.rows()
	f.ByCategory = byCategory(l, year, counts, categories)
	return f, counts, people.out
}

func (f *Figures) sum(l *Ledger, year wareki.FiscalYear, counts []EveningCount) {
	var y Year
	for i := range l.Evenings {
		e, c := &l.Evenings[i], &counts[i]
		if e.NotEntered && year.Contains(e.Day) {
			f.NotEntered = append(f.NotEntered, SeminarFigs{Number: e.Number, Date: e.Day, Title: e.Title, Capacity: e.Capacity})
		}
		if !e.Held || !year.Contains(e.Day) {
			continue
		}
		y.add(e, c)
		f.BySeminar = append(f.BySeminar, SeminarFigs{e.Series, e.Number, e.Day, e.Title, e.Capacity, c.Applications, c.Attendances, c.FirstTimers, c.CountedOnly})
	}
	f.Seminars, f.Capacity, f.Applications, f.Attendances, f.CountedOnly = y.Seminars, y.Capacity, y.Applications, y.Attendances, y.CountedOnly
	f.Staff, f.Outside, f.NoShows, f.Known, f.Party = y.Staff, y.Outside, y.NoShows, y.Known, y.Party
	f.AttendanceRate, f.FillRate = share(y.AttendanceRate()), share(y.FillRate())
}

func (f *Figures) persons(times map[int32]int, outside []bool) {
	f.People = len(times)
	all := make([]int, 0, len(times))
	for p, n := range times {
		all = append(all, n)
		if outside[p] {
			f.OutsidePeople++
		} else {
			f.StaffPeople++
		}
		if n >= regularFrom {
			f.Regulars++
		} else if n >= repeaterFrom {
			f.Repeaters++
		}
	}
	top, _ := Top10(all)
	f.Top10Share = share(top)
}

func share(r Ratio) *float64 {
	v, ok := r.Value()
	if !ok {
		return nil
	}
	return &v
}

func byCategory(l *Ledger, year wareki.FiscalYear, counts []EveningCount, order []string) []CategoryFigs {
	out := make([]CategoryFigs, len(order))
	for i, name := range order {
		out[i].Name = name
	}
	for i := range l.Evenings {
		e := &l.Evenings[i]
		if !e.Held || !year.Contains(e.Day) {
			continue
		}
		k := slices.IndexFunc(out, func(c CategoryFigs) bool { return c.Name == e.Category })
		if k < 0 {
			k = len(out)
			out = append(out, CategoryFigs{Name: e.Category})
		}
		out[k].Seminars++
		out[k].Attendances += counts[i].Attendances
	}
	return out
}

// departmentCounter counts the staff of one year by the department of the day.
type departmentCounter struct {
	l    *Ledger
	n    []DepartmentFigs // one more than there are departments: no record
	seen map[[2]int32]bool
}

func newDepartmentCounter(l *Ledger) *departmentCounter {
	c := &departmentCounter{l: l, seen: map[[2]int32]bool{}, n: make([]DepartmentFigs, len(l.Postings.Departments)+1)}
	for i, d := range l.Postings.Departments {
		c.n[i] = DepartmentFigs{Code: d.Code, Name: d.Name(), Headcount: d.Headcount}
	}
	c.n[len(c.n)-1].Name = NoDepartment
	return c
}

func (c *departmentCounter) visit(v Visit) {
	if v.Outside {
		return
	}
	d, _ := c.l.Postings.On(v.Person, v.Evening.Day)
	if d < 0 {
		d = len(c.n) - 1
	}
	r := &c.n[d]
	r.Attendances++
	if v.First {
		r.FirstTimers++
	}
	if key := [2]int32{int32(d), v.Person}; !c.seen[key] {
		c.seen[key] = true
		r.People++
	}
}

// rows are those that are listed: valid on the reference day, or somebody came.
func (c *departmentCounter) rows() []DepartmentFigs {
	out := []DepartmentFigs{}
	for i, r := range c.n {
		if r.Attendances > 0 || (i < len(c.l.Postings.Departments) && c.l.Postings.Departments[i].Listed) {
			out = append(out, r)
		}
	}
	return out
}

// countSpeakers counts distinct people who spoke in the year (登壇者数) and those
// for whom it was the first time (初登壇). A lecturer known only as text is
// somebody of that name.
func countSpeakers(l *Ledger, year wareki.FiscalYear) (speakers, first int) {
	type who struct {
		person int32
		text   string
	}
	before, now := map[who]bool{}, map[who]bool{}
	for i := range l.Evenings {
		e := &l.Evenings[i]
		if !e.Held {
			continue
		}
		list := make([]who, 0, 1)
		for _, p := range e.Speakers {
			list = append(list, who{person: p})
		}
		if len(list) == 0 && e.SpeakerText != "" {
			list = append(list, who{text: strings.Join(strings.Fields(e.SpeakerText), "")})
		}
		for _, w := range list {
			if year.Contains(e.Day) {
				now[w] = true
			} else {
				before[w] = true
			}
		}
	}
	for w := range now {
		if !before[w] {
			first++
		}
	}
	return len(now), first
}

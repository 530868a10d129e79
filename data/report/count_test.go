package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibun/data/wareki"
)

// office writes a small office down the way one would count it by hand: an
// evening a line, "day capacity marks", a mark a word: person, then
// o present, l late, e left early, x absent, n no-show, u unknown, w withdrawn,
// q waiting, and + for a walk-in. People from outside are upper case.
func office(t *testing.T, text string) *Ledger {
	t.Helper()
	codes := map[byte]Code{'o': MarkConfirmed | MarkAttended, 'l': MarkConfirmed | MarkLate, 'e': MarkConfirmed | MarkLeftEarly,
		'x': MarkConfirmed | MarkAbsent, 'n': MarkConfirmed | MarkNoShow, 'u': MarkConfirmed, 'w': MarkWithdrawn, 'q': MarkWaiting}
	l := &Ledger{Outside: make([]bool, 256), Postings: NewPostings(nil)}
	for c := 'A'; c <= 'Z'; c++ {
		l.Outside[c] = true
	}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		f := strings.Fields(line)
		e := Evening{ID: int64(len(l.Evenings) + 1), Number: len(l.Evenings) + 1, Day: wareki.Date(f[0]), Held: true, Category: "英会話"}
		for _, c := range f[1] {
			e.Capacity = e.Capacity*10 + int(c-'0')
		}
		for _, w := range f[2:] {
			switch {
			case w == "cancelled":
				e.Held = false
			case strings.HasPrefix(w, "counted="):
				e.Counted = int(w[len(w)-1] - '0')
			case strings.HasPrefix(w, "speaker="):
				e.Speakers = append(e.Speakers, int32(w[len(w)-1]))
			default:
				code, ok := codes[w[1]]
				if !ok {
					t.Fatalf("mark %q", w)
				}
				if strings.HasSuffix(w, "+") {
					code |= MarkWalkIn
				}
				e.Marks = append(e.Marks, Mark{int32(w[0]), code})
			}
		}
		l.Evenings = append(l.Evenings, e)
	}
	return l
}

func TestCount(t *testing.T) {
	half, full := 0.5, 1.0
	for name, c := range map[string]struct {
		office string
		want   Figures
	}{
		"an empty year": {"2012-05-01 10 ao", Figures{}},
		"late and early count, absent, no-show and unknown do not": {
			"2013-05-01 10 ao bl ce dx en fu",
			Figures{Seminars: 1, Capacity: 10, Applications: 6, Attendances: 3, People: 3, Staff: 3, StaffPeople: 3, FirstTimers: 3, NoShows: 1,
				Known: 5, Top10Share: ratio(1, 3), AttendanceRate: ratio(3, 5), FillRate: ratio(3, 10)}},
		"a walk-in attends without an application, a withdrawal is an application without attendance": {
			"2013-05-01 4 ao bo+ cw dq",
			Figures{Seminars: 1, Capacity: 4, Applications: 3, Attendances: 2, People: 2, Staff: 2, StaffPeople: 2, FirstTimers: 2, Known: 2,
				Top10Share: &half, AttendanceRate: &full, FillRate: &half}},
		"the fiscal year begins on 1 April; who came before is no first-timer": {
			"2013-03-31 4 ao\n2013-04-01 4 ao bo\n2014-03-31 4 ao bo Co\n2014-04-01 4 do",
			Figures{Seminars: 2, Capacity: 8, Applications: 5, Attendances: 5, People: 3, Staff: 4, Outside: 1, StaffPeople: 2, OutsidePeople: 1,
				FirstTimers: 2, Repeaters: 2, Known: 5, Top10Share: ratio(2, 5), AttendanceRate: &full, FillRate: ratio(5, 8)}},
		"five times make a regular": {
			"2013-05-01 1 ao\n2013-06-01 1 ao\n2013-07-01 1 ao bo\n2013-08-01 1 ao bo\n2013-09-01 1 ao bo\n2013-10-01 1 bo",
			Figures{Seminars: 6, Capacity: 6, Applications: 9, Attendances: 9, People: 2, Staff: 9, StaffPeople: 2, FirstTimers: 2, Repeaters: 1, Regulars: 1,
				Known: 9, Top10Share: ratio(5, 9), AttendanceRate: &full, FillRate: ratio(9, 6)}},
		"a counted evening has participants without names": {
			"2013-05-01 5 counted=4\n2013-06-01 5 ao",
			Figures{Seminars: 2, Capacity: 10, Applications: 1, Attendances: 5, CountedOnly: 4, People: 1, Staff: 1, StaffPeople: 1, FirstTimers: 1, Known: 1,
				Top10Share: &full, AttendanceRate: &full, FillRate: &half}},
		"registrations win over a counted number": {
			"2013-05-01 4 ao bo counted=9",
			Figures{Seminars: 1, Capacity: 4, Applications: 2, Attendances: 2, People: 2, Staff: 2, StaffPeople: 2, FirstTimers: 2, Known: 2,
				Top10Share: &half, AttendanceRate: &full, FillRate: &half}},
		"a cancelled evening counts nowhere": {
			"2013-05-01 4 ao cancelled\n2013-06-01 4 ao bo",
			Figures{Seminars: 1, Capacity: 4, Applications: 2, Attendances: 2, People: 2, Staff: 2, StaffPeople: 2, FirstTimers: 2, Known: 2,
				Top10Share: &half, AttendanceRate: &full, FillRate: &half}},
		"who speaks is no participant": {
			"2013-05-01 4 ao bo so speaker=s",
			Figures{Seminars: 1, Capacity: 4, Applications: 2, Attendances: 2, People: 2, Staff: 2, StaffPeople: 2, FirstTimers: 2, Known: 2,
				Top10Share: &half, AttendanceRate: &full, FillRate: &half, Speakers: 1, FirstSpeakers: 1}},
		"without a limit there is no fill rate": {
			"2013-05-01 0 ao",
			Figures{Seminars: 1, Applications: 1, Attendances: 1, People: 1, Staff: 1, StaffPeople: 1, FirstTimers: 1, Known: 1,
				Top10Share: &full, AttendanceRate: &full}},
	} {
		t.Run(name, func(t *testing.T) {
			got, _, _ := Count(office(t, c.office), 2013, nil)
			c.want.Year = 2013
			got.ByDepartment, got.ByCategory, got.BySeminar, got.NotEntered = nil, nil, nil, nil
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func ratio(a, b float64) *float64 { v := a / b; return &v }

// The twelve months of 新規/リピーター/常連 end with the evening and include it.
func TestWalk_kinds(t *testing.T) {
	l := office(t, "2012-05-01 9 ao\n2013-05-01 9 ao bo\n2013-06-01 9 ao\n2013-07-01 9 ao\n2013-08-01 9 ao\n2013-09-01 9 ao\n2014-05-01 9 ao bo")
	type kinds struct{ first, returning, repeater, regular int }
	want := []kinds{{1, 0, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 1, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {0, 1, 0, 1}}
	for i, c := range Walk(l, nil) {
		if got := (kinds{c.FirstTimers, c.Returning, c.Repeaters, c.Regulars}); got != want[i] {
			t.Errorf("%s: %+v, want %+v", l.Evenings[i].Day, got, want[i])
		}
		if c.FirstTimers+c.Returning+c.Repeaters+c.Regulars != c.Attendances {
			t.Errorf("%s: the kinds do not add up", l.Evenings[i].Day)
		}
	}
}

func TestTop10(t *testing.T) {
	for _, c := range []struct {
		times []int
		share Ratio
		tenth int
	}{{nil, Ratio{0, 0}, 0}, {[]int{3}, Ratio{3, 3}, 1}, {[]int{1, 1, 1, 1, 1, 1, 1, 1, 1, 7}, Ratio{7, 16}, 1}, {[]int{1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 5}, Ratio{7, 16}, 2}} {
		if share, tenth := Top10(c.times); share != c.share || tenth != c.tenth {
			t.Errorf("%v: %v of %d", c.times, share, tenth)
		}
	}
}

// The department of an attendance is the posting on the day.
func TestCountDepartments(t *testing.T) {
	l := office(t, "2012-05-01 9 ao\n2013-05-01 9 ao bo do Zo\n2013-11-01 9 ao")
	l.Postings = NewPostings([]Department{{Code: "1", Division: "総務部", Section: "人事課", Headcount: 3, Listed: true},
		{Code: "2", Division: "総務部", Section: "財政課", Headcount: 0, Listed: true}, {Code: "3", Division: "市民部", Section: "市民課", Headcount: 5, Listed: true},
		{Code: "4", Division: "市民部", Section: "廃止課"}})
	l.Postings.Add('a', 0, "", "2010-04-01", "2013-09-30")
	l.Postings.Add('a', 2, "", "2013-10-01", "")
	l.Postings.Add('b', 0, "", "", "")
	got := CountDepartments(l, 2013)
	want := DepartmentTable{Divisions: []Division{
		{"総務部", []DepartmentRow{{Code: "1", Name: "人事課", Headcount: 3, People: 2, Attendances: 2, FirstTimers: 1, LastYear: 1, Last: "2013-05-01"},
			{Code: "2", Name: "財政課"}}, 2},
		{"市民部", []DepartmentRow{{Code: "3", Name: "市民課", Headcount: 5, People: 1, Attendances: 1, Last: "2013-11-01"}}, 1}},
		Unknown: &DepartmentRow{Name: NoDepartment, People: 1, Attendances: 1, FirstTimers: 1, Last: "2013-05-01"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	// The departments of a division may stand apart in the order of the office, as a roster
	// has them that is sorted by people: it is one division all the same.
	apart := slices.Clone(l.Postings.Departments)
	apart[1], apart[2] = apart[2], apart[1]
	a := NewPostings(apart)
	a.Add('a', 0, "", "2010-04-01", "2013-09-30")
	a.Add('a', 1, "", "2013-10-01", "")
	a.Add('b', 0, "", "", "")
	l2 := *l
	l2.Postings = a
	if d := cmp.Diff(want, CountDepartments(&l2, 2013)); d != "" {
		t.Error("a division that stands apart:", d)
	}
	f, _, _ := Count(l, 2013, nil)
	sum := f.Outside
	for _, d := range f.ByDepartment {
		sum += d.Attendances
	}
	if sum != f.Attendances {
		t.Errorf("departments and outside sum to %d of %d", sum, f.Attendances)
	}
	outside := CountOutside(l, 2013, func(int32) string { return "市民" }, []string{"NPO", "市民", "区分なし"})
	if d := cmp.Diff([]OutsideRow{{Affiliation: "市民", People: 1, Attendances: 1, FirstTimers: 1, Last: "2013-05-01"}}, outside); d != "" {
		t.Error(d)
	}
}

func TestYears(t *testing.T) {
	l := office(t, "2011-05-01 9 ao bo\n2013-05-01 9 ao co")
	_, counts, people := Count(l, 2013, nil)
	years := Years(l, counts, people)
	if len(years) != 3 || years[1].Year != 2012 || years[1].Seminars != 0 {
		t.Fatalf("a year without evenings stays: %+v", years)
	}
	if y := years[2]; y.People != 2 || y.FirstTimers != 1 || y.Attendances != 2 {
		t.Errorf("%+v", y)
	}
}

func TestAnalyse(t *testing.T) {
	l := office(t, "2012-05-01 9 ao\n2013-05-01 9 ao bn cx dw eo\n2013-05-08 9 ao")
	l.Postings.Add('a', 0, "manager", "", "")
	l.Evenings[2].Category = "論語"
	_, counts, _ := Count(l, 2013, nil)
	a := Analyse(l, 2013, counts, []string{"英会話"}, func(b string) string {
		if b == "" {
			return "記録なし"
		}
		return "管理職"
	}, []string{"管理職", "記録なし"})
	want := Analysis{Top10: Ratio{2, 3}, Top10People: 1, Years: []wareki.FiscalYear{2012, 2013},
		Categories: []CategoryYears{{"英会話", []int{1, 1}, []int{1, 2}}, {"論語", []int{0, 1}, []int{0, 1}}},
		Weekdays:   []Bucket{{"月", 0, 0, 0}, {"火", 0, 0, 0}, {"水", 2, 2, 3}, {"木", 0, 0, 0}, {"金", 0, 0, 0}, {"土", 0, 0, 0}, {"日", 0, 0, 0}},
		Bands:      []Bucket{{"管理職", 0, 1, 2}, {"記録なし", 0, 1, 1}},
		Confirmed:  5, Withdrawn: 1, Absent: 1, NoShows: Ratio{1, 5}, CancelRate: Ratio{1, 6}}
	if d := cmp.Diff(want, a); d != "" {
		t.Error(d)
	}
}

package sample

import (
	"math/rand/v2"
	"slices"
	"time"

	"jibun/data/wareki"
)

// months is how many evenings there were from April to March. Until June 2014
// the numbers follow the facts: the 100th evening is the second one of January
// 2014, the 125th the last one of June.
var months = map[int]string{
	2008: "000000001111", 2009: "111112111122", 2010: "112112211222", 2011: "122112222212", 2012: "222112222112",
	2013: "232223322444", 2014: "555222332223", 2015: "232122332233", 2016: "222212332223", 2017: "232212332223",
	2018: "232102332223", 2019: "232212332220", 2020: "000101121001", 2021: "001100122001", 2022: "111211222212",
	2023: "222212222122", 2024: "222212232222", 2025: "232212232223",
}

// attendances is how many people came in a fiscal year, all evenings together.
var attendances = map[int]int{2008: 85, 2009: 388, 2010: 531, 2011: 642, 2012: 815, 2013: 1247, 2014: 1392, 2015: 1098, 2016: 1042, 2017: 1110,
	2018: 1003, 2019: 948, 2020: 98, 2021: 136, 2022: 505, 2023: 704, 2024: 842, 2025: 962, 2026: 1026}

// cancelled is how many evenings were called off; else one a year.
var cancelled = map[int]int{2008: 0, 2013: 2, 2018: 2, 2019: 3, 2020: 6, 2021: 5, 2022: 2}

func monthsOf(year int) string {
	if m, ok := months[year]; ok {
		return m
	}
	return "232212332223"
}

func attendancesOf(year int) int {
	if n, ok := attendances[year]; ok {
		return n
	}
	return 1026
}

// scale is the size of the office in hundredths of the real one.
type scale struct{ people, seminars, visits int }

func scaleOf(size Options, today wareki.Date) scale {
	k := scale{100, 100, 100}
	if size.People > 0 {
		k.people = max(1, size.People*100/1880)
	}
	held, visits := 0, 0
	for year := 2008; year <= int(today.FiscalYear()); year++ {
		m := monthsOf(year)
		for i := range m {
			if wareki.On(year, 4, 28).AddMonths(i) < today {
				n := int(m[i] - '0')
				held += n
				visits += n * attendancesOf(year) / count(m)
			}
		}
	}
	if size.Seminars > 0 {
		k.seminars = max(1, size.Seminars*100/max(1, held))
	}
	if size.PerSeminar > 0 {
		k.visits = max(1, size.PerSeminar*held*100/max(1, visits))
	}
	return k
}

func count(months string) int {
	n := 0
	for _, c := range months {
		n += int(c - '0')
	}
	return n
}

// phase is where an evening stands today.
type phase int

const (
	past      phase = iota // settled
	untyped                // the last one: nobody has typed in who came
	full                   // the next one, with a waiting list
	open                   // the one after, with room
	calledOff              // 中止
	putOff                 // 延期
)

// calendar sets all evenings on their days.
func (o *office) calendar() {
	for year := 2008; year <= int(o.today.FiscalYear())+1; year++ {
		o.yearsEvenings(year)
	}
	o.evenings = slices.DeleteFunc(o.evenings, func(e *evening) bool { return e.day >= o.today && (e.phase != past || e.series == 1) })
	slices.SortStableFunc(o.evenings, func(a, b *evening) int { return cmpDay(a, b) })
	number, last, coming := [2]int{}, -1, 0
	for i, e := range o.evenings {
		if e.phase != past {
			continue
		}
		if e.day >= o.today {
			if coming++; coming > 2 {
				o.evenings = o.evenings[:i]
				break
			}
			e.phase = map[int]phase{1: full, 2: open}[coming]
		} else if e.series == 0 {
			last = i
		}
		number[e.series]++
		e.number = number[e.series]
	}
	o.lately(last)
}

func cmpDay(a, b *evening) int {
	if a.day != b.day {
		if a.day < b.day {
			return -1
		}
		return 1
	}
	return 0
}

// lately marks the last evening as not typed in yet (unless its fiscal year is
// over: then its sum is a fact), and those of the last twelve months as entered
// step by step.
func (o *office) lately(last int) {
	for i, e := range o.evenings {
		if i == last && e.day.FiscalYear() == o.today.FiscalYear() {
			e.phase = untyped
		}
		e.live = e.series == 0 && e.day > o.today.AddMonths(-12)
	}
	for i, e := range slices.Backward(o.evenings) {
		if e.live && e.phase == calledOff && i < last {
			e.phase = putOff
			return
		}
	}
}

// yearsEvenings sets the evenings of a fiscal year.
func (o *office) yearsEvenings(year int) {
	r := dice(diceCalendar, year, 0)
	var list []*evening
	used := map[wareki.Date]bool{}
	carry := 0
	for i, c := range monthsOf(year) {
		first := wareki.On(year, 4+i, 1)
		if i > 8 {
			first = wareki.On(year+1, i-8, 1)
		}
		carry += int(c-'0') * o.size.seminars
		n := carry / 100
		carry %= 100
		for _, day := range daysOf(r, first, n) {
			list = append(list, &evening{day: day, year: year})
			used[day] = true
		}
	}
	o.shares(r, list, attendancesOf(year))
	o.evenings = append(o.evenings, list...)
	o.extras(r, year, used)
}

// daysOf spreads n evenings over a month, mostly from Tuesday to Thursday.
func daysOf(r *rand.Rand, first wareki.Date, n int) []wareki.Date {
	if first == "2014-01-01" && n == 4 {
		return []wareki.Date{"2014-01-14", "2014-01-21", "2014-01-23", "2014-01-28"}
	}
	var days []wareki.Date
	for day := first; day.Month() == first.Month(); day = day.AddDays(1) {
		if w := day.Weekday(); w >= time.Tuesday && w <= time.Thursday && !noEvening(day) {
			days = append(days, day)
		}
	}
	var out []wareki.Date
	for i := range n {
		from, to := i*len(days)/n, (i+1)*len(days)/n
		day := days[from+r.IntN(max(1, to-from))]
		if r.IntN(12) == 0 && day.Weekday() == time.Thursday && !noEvening(day.AddDays(1)) && day.AddDays(1).Month() == first.Month() {
			day = day.AddDays(1)
		}
		out = append(out, day)
	}
	return out
}

// shares divides a year's attendances among its evenings, exactly.
func (o *office) shares(r *rand.Rand, list []*evening, total int) {
	if len(list) == 0 {
		return
	}
	total = total * o.size.visits / 100 * o.size.seminars / 100
	weights, sum := make([]float64, len(list)), 0.0
	for i := range weights {
		weights[i] = 0.7 + 0.7*r.Float64()
		sum += weights[i]
	}
	given := 0
	for i, e := range list {
		e.present = int(float64(total) * weights[i] / sum)
		given += e.present
	}
	for i := range total - given {
		list[i%len(list)].present++
	}
}

// extras are evenings called off, and those of 行政ゼミナール.
func (o *office) extras(r *rand.Rand, year int, used map[wareki.Date]bool) {
	n, ok := cancelled[year]
	if !ok {
		n = 1
	}
	add := func(from wareki.Date, e *evening) {
		day := workday(from)
		for used[day] {
			day = workday(day.AddDays(1))
		}
		used[day] = true
		e.day, e.year = day, year
		if int(day.FiscalYear()) == year {
			o.evenings = append(o.evenings, e)
		}
	}
	for i := range n {
		from := wareki.On(year, 5, 10).AddDays((i*330/max(1, n) + r.IntN(40)) % 320)
		if year == 2019 && i > 0 {
			from = wareki.On(2020, 3, 3+12*(i-1)) // 一斉休校
		}
		add(from, &evening{phase: calledOff, present: 6 + r.IntN(14)})
	}
	if year >= 2011 && year != 2020 && year != 2021 {
		for _, month := range []int{6, 11} {
			add(wareki.On(year, month, 8+r.IntN(12)), &evening{series: 1, present: 18 + r.IntN(14)})
		}
	}
}

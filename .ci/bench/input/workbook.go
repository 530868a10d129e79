package main

import (
	"fmt"
	"io"
)

type attendance struct{ seminar, person, mark, minutes int }

type year struct {
	people   []person
	seminars int
	all      []attendance
}

// makeYear: thirty-one attendances an evening, a few people who come often.
func makeYear(attendances int) *year {
	y := &year{seminars: max(1, attendances*40/1250)}
	for i := range max(1, attendances*400/1250) {
		y.people = append(y.people, someone(i))
	}
	for j := range attendances {
		d := roll(j + 11)
		a, b := d.n(len(y.people)), d.n(len(y.people))
		x := attendance{seminar: j * y.seminars / attendances, person: b}
		if d.n(3) > 0 {
			x.person = min(a, b)
		}
		if d.n(10) == 0 {
			x.mark = 1 + d.n(2)
		}
		x.minutes = 30 + 30*d.n(12)
		y.all = append(y.all, x)
	}
	return y
}

func (y *year) day(seminar int) int { return 45383 + seminar*365/y.seminars }

func (y *year) title(seminar int) string {
	return fmt.Sprintf("%s（第%d回）", themes[seminar*7%len(themes)], seminar+1)
}

type count struct {
	all, came, missed, minutes int
	people                     map[int]bool
}

func (c *count) add(a attendance) {
	c.all++
	c.minutes += a.minutes
	if a.mark == 0 {
		c.came++
	}
	if a.mark == 1 {
		c.missed++
	}
	if c.people == nil {
		c.people = map[int]bool{}
	}
	c.people[a.person] = true
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }

func workbook(w io.Writer, attendances int) {
	y := makeYear(attendances)
	var all count
	seminars, months := make([]count, y.seminars), make([]count, 12)
	departments, people, first := map[string]*count{}, make([]count, len(y.people)), make([]int, y.seminars)
	for _, a := range y.all {
		d := y.people[a.person].department
		if departments[d] == nil {
			departments[d] = &count{}
		}
		if people[a.person].all == 0 {
			first[a.seminar]++
		}
		for _, c := range []*count{&all, &seminars[a.seminar], &months[a.seminar*12/y.seminars], departments[d], &people[a.person]} {
			c.add(a)
		}
	}
	fmt.Fprint(w, "!sheet\t年間集計\t24,14,14,14\nH項目\tH本年度\tH前年度\tH増減率\n")
	for _, r := range []struct {
		name string
		n    int
	}{{"開催回数", y.seminars}, {"参加延べ", all.all}, {"実人数", len(all.people)}, {"出席", all.came}, {"欠席", all.missed}, {"総時間（分）", all.minutes}} {
		fmt.Fprintf(w, "S%s\tN%d\tN%d\tP%.4f\n", r.name, r.n, r.n*9/10, share(r.n, r.n*9/10)-1)
	}
	fmt.Fprint(w, "!sheet\t開催一覧\t10,44,12,10,30,10,10,10\nH番号\tHテーマ\tH開催日\tH定員\tH会場\tH申込\tH出席\tH出席率\n")
	for i, c := range seminars {
		fmt.Fprintf(w, "SS%05d\tS%s\tD%d\tN%d\tS本庁舎%d階第%d会議室\tN%d\tN%d\tP%.4f\n", i+1, y.title(i), y.day(i), 20+i%60, 2+i%6, 1+i%5, c.all, c.came, share(c.came, c.all))
	}
	fmt.Fprint(w, "!sheet\t受講記録\t12,10,44,10,16,20,26,8,8\nH開催日\tH番号\tHテーマ\tH職員番号\tH氏名\tHカナ\tH所属\tH出欠\tH時間（分）\n")
	for _, a := range y.all {
		p := y.people[a.person]
		fmt.Fprintf(w, "D%d\tSS%05d\tS%s\tS%s\tS%s\tS%s\tS%s\tS%s\tN%d\n", y.day(a.seminar), a.seminar+1, y.title(a.seminar), p.no, p.name, p.kana, p.department, marks[a.mark], a.minutes)
	}
	fmt.Fprint(w, "!sheet\t所属別集計\t26,10,10,10,10,12\nH所属\tH延べ\tH実人数\tH出席\tH欠席\tH出席率\n")
	for _, b := range bureaus {
		for _, s := range sections {
			c := departments[b+s]
			if c == nil {
				c = &count{}
			}
			fmt.Fprintf(w, "S%s\tN%d\tN%d\tN%d\tN%d\tP%.4f\n", b+s, c.all, len(c.people), c.came, c.missed, share(c.came, c.all))
		}
	}
	fmt.Fprint(w, "!sheet\t月別集計\t10,10,10\nH月\tH延べ\tH出席率\n")
	for m, c := range months {
		fmt.Fprintf(w, "S%d月\tN%d\tP%.4f\n", (m+3)%12+1, c.all, share(c.came, c.all))
	}
	fmt.Fprint(w, "!sheet\t新規・継続\t10,44,10,10,10\nH番号\tHテーマ\tH新規\tH継続\tH新規率\n")
	for i, c := range seminars {
		fmt.Fprintf(w, "SS%05d\tS%s\tN%d\tN%d\tP%.4f\n", i+1, y.title(i), first[i], c.all-first[i], share(first[i], c.all))
	}
	fmt.Fprint(w, "!sheet\t受講者別\t10,16,20,26,10,10,10\nH職員番号\tH氏名\tHカナ\tH所属\tH役職\tH受講数\tH時間計\n")
	for i, c := range people {
		if p := y.people[i]; c.all > 0 {
			fmt.Fprintf(w, "S%s\tS%s\tS%s\tS%s\tS%s\tN%d\tN%d\n", p.no, p.name, p.kana, p.department, p.title, c.all, c.minutes)
		}
	}
}

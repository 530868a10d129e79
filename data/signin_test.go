package data_test

import (
	"fmt"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
)

// kana adds somebody whose name is the reading.
func (d *desk) kana(name string) int64 {
	d.Helper()
	if d.here[name] == 0 {
		d.here[name] = datatest.Person(d, d.s, name, func(p *data.Person) { p.Reading = name }).ID
	}
	return d.here[name]
}

// numbers says who has which № on the paper.
func (d *desk) numbers(m int64) string {
	d.Helper()
	list, err := d.s.SheetNumbers(d.Context(), m)
	d.must(err)
	var out []string
	for _, a := range list {
		out = append(out, fmt.Sprint(a.SheetNo, a.Name))
	}
	return strings.Join(out, " ")
}

// sheet says whether a sheet was printed, who is missing on it and who too many.
func (d *desk) sheet(m int64) string {
	d.Helper()
	x, err := d.s.SeminarSummary(d.Context(), m)
	d.must(err)
	return fmt.Sprint(x.SheetPrinted, " -", x.SheetMissing, " +", x.SheetGone)
}

func TestSignIn_numbers(t *testing.T) {
	printed := func(d *desk) int64 {
		m := d.seminar(0)
		for _, n := range strings.Fields("う あ い") {
			datatest.Apply(d, d.s, m, d.kana(n))
		}
		d.must(d.s.NumberSheet(d.Context(), m, data.ByKana))
		return m
	}
	enter := func(d *desk, m int64, name string) {
		_, _, err := d.s.WalkIn(d.Context(), m, d.kana(name))
		d.must(err)
	}
	rules{
		"never_printed_in_order_of_readings": func(d *desk) {
			m := d.seminar(0)
			for _, n := range strings.Fields("う あ い") {
				datatest.Apply(d, d.s, m, d.kana(n))
			}
			d.equal("numbers", d.numbers(m), "1あ 2い 3う")
		},
		"stay_when_somebody_withdraws": func(d *desk) {
			m := printed(d)
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "あ"), "")))
			d.equal("numbers", d.numbers(m), "2い 3う")
		},
		"stay_when_somebody_walks_in": func(d *desk) {
			m := printed(d)
			d.at(day, "18:00")
			enter(d, m, "え")
			d.equal("numbers", d.numbers(m), "1あ 2い 3う 4え")
		},
		"nobody_gets_the_last_number_of_one_who_withdrew": func(d *desk) {
			m := printed(d)
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "う"), "")))
			d.at(day, "18:00")
			enter(d, m, "ア")
			d.equal("numbers", d.numbers(m), "1あ 2い 4ア")
		},
		"who_comes_back_has_the_old_number": func(d *desk) {
			m := printed(d)
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "い"), "")))
			d.at(day, "18:00")
			enter(d, m, "え")
			enter(d, m, "い")
			d.equal("numbers", d.numbers(m), "1あ 2い 3う 4え")
		},
		"printed_again_stay_those_of_the_first_paper": func(d *desk) {
			m := printed(d)
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "う"), "")))
			datatest.Apply(d, d.s, m, d.kana("ああ"))
			d.must(d.s.NumberSheet(d.Context(), m, data.ByKana))
			d.equal("numbers", d.numbers(m), "1あ 2い 4ああ")
			paper, err := d.s.SignIn(d.Context(), m, data.ByKana)
			d.must(err)
			d.equal("on the paper, in its order", lines(paper.Staff), "1あ 4ああ 2い")
			d.equal("う is on it no more", d.sheet(m), "true -0 +0")
			d.must(second(d.s.BringBack(d.Context(), d.id(m, "う"))))
			d.equal("numbers", d.numbers(m), "1あ 2い 3う 4ああ")
			d.equal("う has to be printed again", d.sheet(m), "true -1 +0")
			d.must(d.s.NumberSheet(d.Context(), m, data.ByDepartment))
			d.equal("in another order too", d.numbers(m), "1あ 2い 3う 4ああ")
			d.equal("all are on it", d.sheet(m), "true -0 +0")
		},
		"printed_after_a_walk_in_stay_and_no_number_is_given_twice": func(d *desk) {
			m := printed(d)
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "う"), "")))
			d.must(d.s.NumberSheet(d.Context(), m, data.ByKana)) // う, the highest, is on it no more
			d.at(day, "18:00")
			enter(d, m, "ああ")
			d.must(d.s.NumberSheet(d.Context(), m, data.ByKana))
			d.equal("numbers", d.numbers(m), "1あ 2い 4ああ")
			marks, err := d.s.PreviewSheet(d.Context(), m, data.SheetMarks{Late: "2"})
			d.must(err)
			d.equal("№ 2 of either paper", marks[0].Name, "い")
			if _, err := d.s.PreviewSheet(d.Context(), m, data.SheetMarks{Late: "3"}); err == nil {
				d.Error("№ 3 is nobody's now")
			}
		},
		"are_those_on_the_paper": func(d *desk) {
			for _, order := range []data.SignInOrder{data.ByKana, data.ByDepartment} {
				d := newDesk(d.T)
				m := d.crowd()
				d.must(d.s.NumberSheet(d.Context(), m, order))
				paper, err := d.s.SignIn(d.Context(), m, order)
				d.must(err)
				var text []string
				for _, l := range append(paper.Staff, paper.Outside...) {
					text = append(text, fmt.Sprint(l.No, l.Name))
				}
				d.equal(string(order), d.numbers(m), strings.Join(text, " "))
			}
		},
	}.check(t)
}

// crowd is a seminar with staff of two departments, one without a department,
// one without a reading and two from outside.
func (d *desk) crowd() int64 {
	d.Helper()
	m := d.seminar(0)
	first, last := datatest.Department(d, d.s, "総務部", "人事課").ID, datatest.Department(d, d.s, "市民部", "市民課").ID
	for _, p := range []struct {
		name       string
		department int64
		rank       int
	}{{"お", last, 30}, {"え", first, 0}, {"う", first, 70}, {"い", last, 50}, {"あ", 0, 0}, {"か", first, 30}} {
		id := d.kana(p.name)
		if p.department != 0 {
			d.must(d.s.Transfer(d.Context(), &data.Posting{PersonID: id, DepartmentID: p.department, Rank: p.rank, From: "2020-04-01"}))
		}
		datatest.Apply(d, d.s, m, id)
	}
	d.apply(m, "読みなし")
	for _, n := range []string{"いそと", "あそと"} {
		datatest.Apply(d, d.s, m, datatest.Outsider(d, d.s, n, "会社 "+n, func(p *data.Person) { p.Reading = n }).ID)
	}
	return m
}

func TestSignIn_order(t *testing.T) {
	for order, want := range map[data.SignInOrder]string{
		data.ByKana:       "1あ 2い 3う 4え 5お 6か 7読みなし | 8あそと 9いそと",
		data.ByDepartment: "1か 2う 3え 4お 5い 6あ 7読みなし | 8あそと 9いそと",
	} {
		t.Run(string(order), func(t *testing.T) {
			d := newDesk(t)
			paper, err := d.s.SignIn(d.Context(), d.crowd(), order)
			d.must(err)
			d.equal("paper", lines(paper.Staff)+" | "+lines(paper.Outside), want)
			d.equal("without a reading", paper.NoReading, []string{"読みなし"})
			d.equal("expected", paper.Expected, len(paper.Staff)+len(paper.Outside))
		})
	}
}

func lines(list []report.SignInLine) string {
	var out []string
	for _, l := range list {
		out = append(out, fmt.Sprint(l.No, l.Name))
	}
	return strings.Join(out, " ")
}

// TestSignIn_waiting: those who wait are on a sheet of their own, in order of
// the queue; who withdrew, or let an offer expire, is on none.
func TestSignIn_waiting(t *testing.T) {
	d := newDesk(t)
	m := d.freed(data.FirstCome, "甲", "乙", "丙")
	d.offer(m, "甲")
	d.c.Add(2 * 60 * 60 * 1e9)
	d.must(second(d.s.ExpireOffers(d.Context(), m)))
	d.offer(m, "丙")
	paper, err := d.s.SignIn(d.Context(), m, data.ByKana)
	d.must(err)
	d.equal("seated", lines(paper.Staff), "1二")
	d.equal("waiting", lines(paper.Waiting), "1乙 2丙")
	d.equal("remarks", paper.Waiting[0].Remark+"/"+paper.Waiting[1].Remark, "/繰上げ打診中")
	d.equal("expected", paper.Expected, 2)
	d.c.Add(2 * 60 * 60 * 1e9) // nobody has ended the offer yet
	paper, err = d.s.SignIn(d.Context(), m, data.ByKana)
	d.must(err)
	d.equal("an offer whose time is over takes no seat", fmt.Sprint(paper.Expected, paper.Waiting[1].Remark), "1")
	x, err := d.s.SeminarSummary(d.Context(), m)
	d.must(err)
	d.equal("as the head of the page says", fmt.Sprint(x.Expected, "+", x.Waiting), fmt.Sprint(paper.Expected, "+", len(paper.Waiting)))
}

// TestFirst_twoOfADay: of two evenings of one day only the earlier one by the clock is
// somebody's first, on both papers, in the counts and for the policy 初参加優先; who is
// called off or did not come has not been there.
func TestFirst_twoOfADay(t *testing.T) {
	d := newDesk(t)
	late := datatest.Seminar(d, d.s, "夜の回", func(m *data.Seminar) { m.Date, m.Start = day, "19:30" }).ID
	early := datatest.Seminar(d, d.s, "夕方の回", func(m *data.Seminar) { m.Date, m.Start = day, "17:30" }).ID
	other := datatest.Seminar(d, d.s, "中止の回", func(m *data.Seminar) { m.Date, m.Start = day, "16:00" }).ID
	for m, names := range map[int64]string{early: "甲 乙", late: "甲 乙 丙", other: "丙"} {
		d.apply(m, strings.Fields(names)...)
	}
	d.must(d.s.CancelSeminar(d.Context(), other, "台風"))
	first := func(m int64) (out string) {
		paper, err := d.s.SignIn(d.Context(), m, data.ByKana)
		d.must(err)
		for _, l := range paper.Staff {
			if l.First {
				out += l.Name
			}
		}
		x, err := d.s.SeminarSummary(d.Context(), m)
		d.must(err)
		found, _, err := d.s.Candidates(d.Context(), m, "甲", 5)
		d.must(err)
		return fmt.Sprint(out, " ", x.Newcomers, " ", x.FirstTimers, " 甲 ", found[0].Times)
	}
	d.equal("the earlier one", first(early), "甲乙 2 0 甲 0")
	d.equal("the later one", first(late), "丙 1 0 甲 1")
	d.at(day, "21:00")
	d.must(d.s.Mark(d.Context(), data.Attended, d.id(early, "甲"), d.id(late, "甲"), d.id(late, "乙"), d.id(late, "丙")))
	d.must(d.s.Mark(d.Context(), data.NoShow, d.id(early, "乙")))
	d.equal("afterwards, the earlier one", first(early), "甲乙 2 1 甲 0")
	d.equal("afterwards, the later one: 乙 came here first", first(late), "乙丙 2 2 甲 1")
}

// TestSignIn_former: a paper about an earlier day has the name, the reading, the
// order, the department and the series name of that day.
func TestSignIn_former(t *testing.T) {
	d := newDesk(t)
	person := func(name, reading string) int64 {
		d.here[name] = datatest.Person(d, d.s, name, func(p *data.Person) { p.Reading = reading }).ID
		return d.here[name]
	}
	first, second := datatest.Department(d, d.s, "総務部", "人事課").ID, datatest.Department(d, d.s, "市民部", "市民課").ID
	aoki, ito := person("青木 恵", "あおき めぐみ"), person("伊藤 健", "いとう けん")
	datatest.Post(d, d.s, aoki, first, "2020-04-01")
	m := datatest.Held(d, d.s, "論語", "2026-06-10").ID
	later := datatest.Held(d, d.s, "孟子", "2026-10-10").ID
	for _, x := range []int64{m, later} {
		for _, p := range []int64{aoki, ito} {
			_, _, err := d.s.WalkIn(d.Context(), x, p)
			d.must(err)
		}
		d.must(d.s.Assign(d.Context(), &data.Assignment{SeminarID: x, PersonID: aoki}))
	}
	datatest.Post(d, d.s, aoki, second, "2026-08-01")
	d.must(d.s.RenamePerson(d.Context(), aoki, "渡邉 恵", "わたなべ めぐみ", "2026-08-01"))
	d.must(d.s.RenameSeries(d.Context(), 1, "新セミナー", "2026-08-01"))
	for _, c := range []struct {
		seminar                      int64
		lines, from, reading, series string
	}{
		{m, "1青木 恵 2伊藤 健", "総務部 人事課", "あおき　めぐみ", "じぶん投資セミナー"},
		{later, "1伊藤 健 2渡邉 恵", "市民部 市民課", "わたなべ　めぐみ", "新セミナー"},
	} {
		paper, err := d.s.SignIn(d.Context(), c.seminar, data.ByKana)
		d.must(err)
		d.equal("lines", lines(paper.Staff), c.lines)
		for _, l := range paper.Staff {
			if strings.HasSuffix(l.Name, "恵") {
				d.equal("from and reading", l.From+"/"+l.Reading, c.from+"/"+c.reading)
			}
		}
		d.equal("series", paper.Series, c.series)
		d.equal("speaker", paper.Speakers, strings.Fields(c.from)[0]+" "+strings.Fields(c.from)[1]+" "+paper.Staff[map[bool]int{true: 0, false: 1}[c.seminar == m]].Name)
	}
}

// The papers of an evening that does not take place know it.
func TestSignIn_calledOff(t *testing.T) {
	d := newDesk(t)
	m := datatest.Seminar(d, d.s, "論語")
	for i, want := range []string{"", "中止"} {
		if i > 0 {
			d.must(d.s.CancelSeminar(d.Context(), m.ID, "台風"))
		}
		r, err := d.s.SignIn(d.Context(), m.ID, data.ByKana)
		d.must(err)
		b, err := d.s.Badges(d.Context(), m.ID)
		d.must(err)
		if r.CalledOff != want || b.CalledOff != want {
			t.Errorf("%q %q, not %q", r.CalledOff, b.CalledOff, want)
		}
	}
}

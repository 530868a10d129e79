package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// TestHome_figures is counted by hand: the running year up to 2026-11-22, the
// year before up to 2025-11-22.
func TestHome_figures(t *testing.T) {
	d := newDesk(t)
	d.past("2024-05-01", "甲")
	d.past("2025-04-01", "甲", "乙")
	d.past("2025-11-22", "甲", "丙", "丁")
	d.past("2025-11-23", "戊") // after the same day a year ago
	d.past("2026-03-31", "甲")
	d.past("2026-04-01", "甲", "己")
	d.past("2026-11-21", "己", "庚", "乙")
	counted := datatest.Held(d, d.s, "人数だけ", "2026-11-20")
	counted.Counted = 7
	d.must(d.s.SaveSeminar(d.Context(), &counted))
	other, err := d.s.AddSeries(d.Context(), "行政ゼミナール")
	d.must(err)
	m := datatest.Seminar(d, d.s, "別の講座", on("2026-11-20"), func(m *data.Seminar) { m.SeriesID = other }).ID
	_, _, err = d.s.WalkIn(d.Context(), m, d.person("辛"))
	d.must(err)

	h := d.home()
	d.equal("this year", fmt.Sprintf("%+v", h.Year), "{Year:2026 Until:2026-11-22 Seminars:3 Attendances:12 People:4 FirstTimers:2 NotEntered:0}")
	d.equal("last year", fmt.Sprintf("%+v", h.LastYear), "{Year:2025 Until:2025-11-22 Seminars:2 Attendances:5 People:4 FirstTimers:3 NotEntered:0}")
	d.equal("months", h.Months, "[{4 1 2 2} {5 0 0 0} {6 0 0 0} {7 0 0 0} {8 0 0 0} {9 0 0 0} {10 0 0 0} {11 2 10 4} {12 0 0 0} {1 0 0 0} {2 0 0 0} {3 0 0 1}]")
	d.equal("share", h.Year.FirstShare(), "{2 4}")
	d.equal("recent", fmt.Sprint(len(h.Recent), " ", h.Recent[0].What), "7 registration.walk_in")

	d.at("2027-04-01", "00:00")
	h = d.home()
	d.equal("1 April", fmt.Sprintf("%+v", h.Year), "{Year:2027 Until:2027-04-01 Seminars:0 Attendances:0 People:0 FirstTimers:0 NotEntered:0}")
	d.equal("a year before", fmt.Sprintf("%+v", h.LastYear), "{Year:2026 Until:2026-04-01 Seminars:1 Attendances:2 People:2 FirstTimers:1 NotEntered:0}")
}

func TestHome_next(t *testing.T) {
	d := newDesk(t)
	next := func() int64 {
		if n := d.home().Next; n != nil {
			return n.ID
		}
		return 0
	}
	d.equal("none", next(), 0)
	far := d.seminar(0, on("2026-12-20"))
	near := datatest.Planned(d, d.s, "企画中", on("2026-12-10")).ID
	d.equal("planned ones too", next(), near)
	d.must(d.s.PostponeSeminar(d.Context(), near, "台風"))
	d.equal("postponed", next(), far)
	d.at("2026-12-20", "18:00")
	d.apply(far, "甲")
	d.must(d.s.Mark(d.Context(), data.Attended, d.id(far, "甲")))
	d.equal("tonight", next(), far)
	d.must(d.s.SettleSeminar(d.Context(), far))
	d.equal("settled", next(), 0)
}

func TestSeminarSummary(t *testing.T) {
	d := newDesk(t)
	d.past("2026-10-01", "甲", "乙")
	m := d.seminar(4)
	d.apply(m, "甲", "丙", "丁")
	a := d.speaks(m, "講師", data.Lecturer, data.Accepted)
	d.apply(m, "講師", "戊", "己")
	d.must(second(d.s.Withdraw(d.Context(), d.id(m, "丁"), "")))
	d.must(second(d.s.Offer(d.Context(), d.id(m, "戊"), d.c.Now().Add(time.Hour))))
	d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Capacity: 9, Counted: 5}))
	summary := func() string {
		x, err := d.s.SeminarSummary(d.Context(), m)
		d.must(err)
		return fmt.Sprint("seats ", x.Confirmed, "+", x.Waiting, " free ", x.Free, " offers ", x.Offers, " new ", x.Newcomers, " received ", x.Received,
			" party ", x.PartyJoining, "/", x.PartyCapacity, " known ", x.Known, " unknown ", x.UnknownAttendance, " absent ", x.Absent, " no-show ", x.NoShow,
			" walk-ins ", x.WalkIns, " present ", x.Present, " sheet ", x.SheetPrinted, " -", x.SheetMissing, " +", x.SheetGone, " ", len(x.Speakers), x.SeriesName)
	}
	d.equal("before", summary(), "seats 4+2 free 0 offers 1 new 3 received 0 party 5/9 known 0 unknown 3 absent 0 no-show 0 walk-ins 0 present 0 sheet false -0 +0 1じぶん投資セミナー")
	d.c.Add(2 * time.Hour)
	d.must(d.s.JoinParty(d.Context(), m, d.person("甲")))
	d.must(d.s.NumberSheet(d.Context(), m, data.ByKana))
	d.must(second(d.s.MoveUp(d.Context(), d.id(m, "己"))))
	d.must(second(d.s.Withdraw(d.Context(), d.id(m, "丙"), "")))
	d.equal("the offer is over", summary(), "seats 3+1 free 1 offers 0 new 2 received 0 party 1/9 known 0 unknown 3 absent 0 no-show 0 walk-ins 0 present 0 sheet true -1 +1 1じぶん投資セミナー")
	d.hold(m)
	d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "甲"), d.id(m, "講師")))
	d.must(d.s.Mark(d.Context(), data.Absent, d.id(m, "己")))
	_, _, err := d.s.WalkIn(d.Context(), m, d.person("庚"))
	d.must(err)
	d.equal("the evening; who spoke is no participant, known or present", summary(),
		"seats 4+0 free 0 offers 0 new 2 received 0 party 1/9 known 3 unknown 0 absent 1 no-show 0 walk-ins 1 present 2 sheet true -2 +1 1じぶん投資セミナー")
	d.move(a, data.Thanked)
	if _, err := d.s.SeminarSummary(d.Context(), 99); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
	free, err := d.s.SeminarSummary(d.Context(), d.seminar(0))
	d.must(err)
	d.equal("no limit", fmt.Sprint(free.Free, free.HasParty), "-1 false")
}

func TestPersonRecord(t *testing.T) {
	d := newDesk(t)
	d.posted("甲", "総務課")
	other := datatest.Department(d, d.s, "市民部", "市民課").ID
	id := d.person("甲")
	d.past("2025-06-01", "甲")
	datatest.Post(d, d.s, id, other, "2026-04-01")
	d.must(d.s.RenamePerson(d.Context(), id, "新 甲", "しん こう", "2026-06-01"))
	d.past("2026-05-01", "乙")
	d.past("2026-07-01", "甲", "乙")
	spoke := datatest.Held(d, d.s, "話した回", "2026-08-01").ID
	d.speaks(spoke, "甲", data.Lecturer, data.Spoke)
	_, _, err := d.s.WalkIn(d.Context(), spoke, id) // on the list too, but no participant
	d.must(err)
	m := d.seminar(1)
	d.apply(m, "乙", "甲")
	d.must(d.s.JoinParty(d.Context(), m, id))
	missed := datatest.Held(d, d.s, "来なかった回", "2026-09-01").ID
	_, _, err = d.s.WalkIn(d.Context(), missed, id)
	d.must(err)
	d.must(d.s.Mark(d.Context(), data.NoShow, d.id(missed, "甲")))

	r, err := d.s.PersonRecord(d.Context(), id)
	d.must(err)
	d.equal("now", []any{r.Name, r.From, r.Left}, "[新 甲 市民部 市民課 false]")
	d.equal("names", r.FormerNames, "[{甲  2026-05-31}]")
	var postings, evenings []string
	for _, p := range r.Postings {
		postings = append(postings, fmt.Sprint(p.Department, " ", p.From, "–", p.To))
	}
	d.equal("postings", strings.Join(postings, ", "), "市民部 市民課 2026-04-01–, 総務部 総務課 2020-04-01–2026-03-31")
	for _, e := range r.Evenings {
		evenings = append(evenings, fmt.Sprint(e.Date, " ", e.State, " ", e.Attendance, " ", e.Then, " ", e.Total, " ", e.Party, e.Spoke))
	}
	d.equal("evenings", strings.Join(evenings, "\n"), `2026-12-20 waiting unknown 市民部 市民課 0 true false
2026-09-01 confirmed no_show 市民部 市民課 0 false false
2026-08-01 confirmed attended 市民部 市民課 0 false true
2026-07-01 confirmed attended 市民部 市民課 2 false false
2025-06-01 confirmed attended 総務部 総務課 1 false false`)
	d.equal("talks", len(r.Talks), 1)
	d.equal("figures", []any{r.Times, r.ThisYear, r.FirstDay, r.LastDay, r.NoShows, r.TalksGiven}, "[2 1 2025-06-01 2026-07-01 1 1]")
	list, err := d.s.People(d.Context(), data.PersonFilter{Text: "新 甲"})
	d.must(err)
	d.equal("as the list says", []any{list[0].Times, list[0].ThisYear, list[0].Last, list[0].Talks}, "[2 1 2026-07-01 1]")
	if _, err := d.s.PersonRecord(d.Context(), 99); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
}

// TestPeople_filter: who has left is not listed unless asked for.
func TestPeople_filter(t *testing.T) {
	d := newDesk(t)
	d.posted("甲", "総務課")
	d.posted("乙", "人事課")
	datatest.Outsider(d, d.s, "丙", "呉大学", func(p *data.Person) { p.Affiliation = data.University })
	datatest.Person(d, d.s, "丁", func(p *data.Person) { p.LeftOn = "2026-11-21" })
	datatest.Person(d, d.s, "戊", func(p *data.Person) { p.LeftOn = "2026-11-22" })
	d.past("2025-05-01", "甲", "乙")
	d.past("2026-05-01", "甲")
	departments, err := d.s.Departments(d.Context(), "")
	d.must(err)
	for name, c := range map[string]struct {
		f    data.PersonFilter
		want string
	}{
		"all":                 {data.PersonFilter{}, "甲2/1 乙1/0 丙0/0 戊0/0"},
		"with left":           {data.PersonFilter{WithLeft: true}, "甲2/1 乙1/0 丙0/0 丁0/0 戊0/0"},
		"department":          {data.PersonFilter{Department: departments[1].ID}, "乙1/0"},
		"affiliation":         {data.PersonFilter{Affiliation: data.University}, "丙0/0"},
		"another one":         {data.PersonFilter{Affiliation: data.NPO}, ""},
		"year":                {data.PersonFilter{Year: 2025, Text: "総務課"}, "甲2/1"},
		"this year":           {data.PersonFilter{Text: "人事"}, "乙1/0"},
		"last year":           {data.PersonFilter{Year: 2025, Text: "人事"}, "乙1/1"},
		"a year with nothing": {data.PersonFilter{Year: wareki.FiscalYear(1999), Limit: 2}, "甲2/0 乙1/0"},
	} {
		list, err := d.s.People(d.Context(), c.f)
		d.must(err)
		var got []string
		for _, p := range list {
			got = append(got, fmt.Sprint(p.Name, p.Times, "/", p.ThisYear))
		}
		d.equal(name, strings.Join(got, " "), c.want)
	}
	hits, err := d.s.FindPeople(d.Context(), "丁", 5)
	d.must(err)
	d.equal("found all the same", hits[0].Left, true)
}

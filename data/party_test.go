package data_test

import (
	"fmt"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// party says who joins the gathering, in order of joining.
func (d *desk) party(m int64) string {
	d.Helper()
	list, err := d.s.PartyEntries(d.Context(), m)
	d.must(err)
	var out []string
	for _, e := range list {
		text := e.Name + " " + e.State
		if e.Paid {
			text += " paid"
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

// partied is how many join as the head of the page, the paper (who joins, waits, hopes)
// and, once it took place, the figures say.
func (d *desk) partied(m int64) string {
	d.Helper()
	x, err := d.s.SeminarSummary(d.Context(), m)
	d.must(err)
	paper, err := d.s.PartySheet(d.Context(), m)
	d.must(err)
	out := fmt.Sprintf("header %d, paper %d+%d+%d", x.PartyJoining, len(paper.People), len(paper.Waiting), len(paper.Hoping))
	if x.State.TookPlace() {
		f, err := d.s.Figures(d.Context(), 0, x.Date.FiscalYear())
		d.must(err)
		out += fmt.Sprintf(", figures %d", f.Party)
	}
	return out
}

func TestParty(t *testing.T) {
	join := func(d *desk, m int64, names ...string) {
		for _, n := range names {
			d.must(d.s.JoinParty(d.Context(), m, d.person(n)))
		}
	}
	rules{
		"comes_into_being_with_the_first_guest": func(d *desk) {
			m := d.seminar(0)
			d.fails(data.ErrNotFound, func() error { return second(d.s.Party(d.Context(), m)) })
			join(d, m, "甲", "乙")
			p, err := d.s.Party(d.Context(), m)
			d.must(err)
			d.equal("capacity", p.Capacity, 0)
			d.equal("party", d.party(m), "甲 joining, 乙 joining")
		},
		"full_means_waiting": func(d *desk) {
			m := d.seminar(0)
			d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Capacity: 1, Fee: 3000}))
			join(d, m, "甲", "乙")
			d.equal("party", d.party(m), "甲 joining, 乙 waiting")
			d.must(d.s.LeaveParty(d.Context(), m, d.here["甲"]))
			d.equal("party", d.party(m), "甲 withdrawn, 乙 waiting")
			join(d, m, "乙")
			d.equal("a second time", d.party(m), "甲 withdrawn, 乙 joining")
			join(d, m, "甲")
			d.equal("back again", d.party(m), "甲 waiting, 乙 joining")
		},
		"its_seats_are_not_those_of_the_seminar": func(d *desk) {
			m := d.seminar(1)
			d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Capacity: 2}))
			join(d, m, "甲", "乙")
			d.apply(m, "丙")
			d.stands(m, "丙 confirmed")
		},
		"joining_twice_changes_nothing": func(d *desk) {
			m := d.seminar(0)
			d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Capacity: 1}))
			join(d, m, "甲", "甲")
			d.equal("party", d.party(m), "甲 joining")
		},
		"the_fee_is_paid": func(d *desk) {
			m := d.seminar(0)
			join(d, m, "甲", "乙")
			d.must(d.s.PayParty(d.Context(), m, d.here["乙"], true))
			d.equal("party", d.party(m), "甲 joining, 乙 joining paid")
			d.must(d.s.PayParty(d.Context(), m, d.here["乙"], false))
			d.equal("party", d.party(m), "甲 joining, 乙 joining")
			nobody := d.person("丙")
			d.fails(data.ErrNotFound, func() error { return d.s.PayParty(d.Context(), m, nobody, true) })
		},
		"one_a_seminar": func(d *desk) {
			m := d.seminar(0)
			d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m}))
			d.fails(data.ErrConflict, func() error { return d.s.SaveParty(d.Context(), &data.Party{SeminarID: m}) })
		},
		"who_waits_for_the_evening_only_hopes": func(d *desk) {
			m := d.seminar(1)
			d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Capacity: 2, Fee: 3000}))
			d.apply(m, "甲", "乙", "丙")
			join(d, m, "甲", "乙", "丙", "丁")
			d.equal("丁 did not apply, and joins", d.party(m), "甲 joining, 乙 hoping, 丙 hoping, 丁 joining")
			d.equal("counted", d.partied(m), "header 2, paper 2+0+2")
			d.must(d.s.LeaveParty(d.Context(), m, d.here["丁"]))
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.equal("nobody", d.partied(m), "header 0, paper 0+0+2")
			d.must(second(d.s.MoveUp(d.Context(), d.id(m, "乙"))))
			d.equal("promoted", d.party(m), "甲 withdrawn, 乙 joining, 丙 hoping, 丁 withdrawn")
			join(d, m, "丁")
			d.at(day, "18:00")
			_, _, err := d.s.WalkIn(d.Context(), m, d.here["丙"])
			d.must(err)
			d.equal("let in, but the tables are full", d.party(m), "甲 withdrawn, 乙 joining, 丙 waiting, 丁 joining")
			d.equal("counted", d.partied(m), "header 2, paper 2+1+0, figures 2")
		},
		"who_stayed_away_was_not_there": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲", "乙", "丙", "丁")
			join(d, m, "甲", "乙", "丙", "丁")
			d.must(d.s.PayParty(d.Context(), m, d.here["丙"], true))
			d.at(day, "21:00")
			d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "甲")))
			d.must(d.s.Mark(d.Context(), data.NoShow, d.id(m, "乙"), d.id(m, "丙")))
			d.equal("the fee came from 丙, and of 丁 nothing is known", d.party(m), "甲 joining, 乙 absent, 丙 joining paid, 丁 joining")
			d.equal("counted", d.partied(m), "header 3, paper 3+0+0, figures 3")
		},
		"lots_decide_of_the_evening_first": func(d *desk) {
			m := datatest.Seminar(d, d.s, "抽選の回", func(m *data.Seminar) { m.Date, m.Capacity, m.Policy = day, 2, data.Lottery }).ID
			d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Capacity: 1}))
			d.apply(m, "甲", "乙", "丙")
			join(d, m, "甲", "乙", "丙")
			d.equal("before", d.partied(m), "header 0, paper 0+0+3")
			d.must(d.s.Draw(d.Context(), m, 7))
			d.equal("after", d.partied(m), "header 1, paper 1+1+1")
		},
		"nobody_unknown": func(d *desk) {
			m := d.seminar(0)
			d.must(d.s.Merge(d.Context(), d.person("甲"), d.person("乙")))
			d.refuses("person.merged", func() error { return d.s.JoinParty(d.Context(), m, d.here["乙"]) })
			d.fails(data.ErrNotFound, func() error { return d.s.JoinParty(d.Context(), m, 99) })
			d.fails(data.ErrNotFound, func() error { return d.s.JoinParty(d.Context(), 99, d.here["甲"]) })
			d.fails(data.ErrNotFound, func() error { return d.s.SaveParty(d.Context(), &data.Party{SeminarID: 99}) })
		},
	}.check(t)
	for field, c := range map[string]struct {
		p    data.Party
		code string
	}{
		"capacity": {data.Party{Capacity: -1}, "negative"},
		"fee":      {data.Party{Fee: -1}, "negative"},
		"start":    {data.Party{Start: "20時"}, "time"},
	} {
		t.Run("invalid_"+field, func(t *testing.T) {
			d := newDesk(t)
			c.p.SeminarID = d.seminar(0)
			d.fails(data.Invalid{field: c.code}, func() error { return d.s.SaveParty(d.Context(), &c.p) })
		})
	}
}

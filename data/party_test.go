package data_test

import (
	"strings"
	"testing"

	"jibun/data"
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

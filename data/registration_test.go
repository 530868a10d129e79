package data_test

import (
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

func TestRegistration_Apply(t *testing.T) {
	rules{
		"takes_a_seat": func(d *desk) {
			m := d.seminar(2)
			d.apply(m, "甲", "乙")
			d.stands(m, "甲 confirmed, 乙 confirmed")
		},
		"waits_when_full": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙", "丙")
			d.stands(m, "甲 confirmed, 乙 waiting/queued, 丙 waiting/queued")
			d.equal("queue", []int{d.reg(m, "乙").Queue, d.reg(m, "丙").Queue}, []int{1, 2})
		},
		"without_a_limit_takes_everybody": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲", "乙", "丙")
			d.stands(m, "甲 confirmed, 乙 confirmed, 丙 confirmed")
		},
		"does_not_jump_the_queue": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.apply(m, "丙")
			d.stands(m, "甲 withdrawn, 乙 waiting/queued, 丙 waiting/queued")
		},
		"a_running_offer_takes_a_seat": func(d *desk) {
			m := d.seminar(2)
			d.apply(m, "甲", "乙", "丙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.must(second(d.s.Offer(d.Context(), d.id(m, "丙"), d.c.Now().Add(time.Hour))))
			d.apply(m, "丁")
			d.stands(m, "甲 withdrawn, 乙 confirmed, 丙 waiting/offered, 丁 waiting/queued")
			d.refuses("waitlist.full", func() error { return second(d.s.MoveUp(d.Context(), d.id(m, "丁"))) })
		},
		"an_offer_whose_time_is_over_takes_none": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.must(second(d.s.Offer(d.Context(), d.id(m, "乙"), d.c.Now().Add(time.Hour))))
			d.c.Add(2 * time.Hour)
			d.apply(m, "丙")
			d.stands(m, "甲 withdrawn, 乙 waiting/offered, 丙 confirmed")
			d.refuses("waitlist.offer_over", func() error { return second(d.s.MoveUp(d.Context(), d.id(m, "乙"))) })
		},
		"once_a_person": func(d *desk) {
			m, lots := d.seminar(1), d.seminar(1, policy(data.Lottery))
			d.apply(m, "甲", "乙")
			d.apply(lots, "甲")
			for _, a := range []data.Application{{SeminarID: m, PersonID: d.person("甲")}, {SeminarID: m, PersonID: d.person("乙")}, {SeminarID: lots, PersonID: d.person("甲")}} {
				d.refuses("registration.exists", func() error { return second(d.s.Apply(d.Context(), a)) })
			}
		},
		"comes_back_on_the_same_row": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			id := d.id(m, "甲")
			d.must(second(d.s.Withdraw(d.Context(), id, "出張")))
			d.apply(m, "乙", "甲")
			d.stands(m, "乙 confirmed, 甲 waiting/queued")
			d.equal("row and reason", []any{d.id(m, "甲"), d.reg(m, "甲").Reason}, []any{id, ""})
		},
		"stays_received_until_the_lots_are_drawn": func(d *desk) {
			m := d.seminar(1, policy(data.Lottery))
			d.apply(m, "甲")
			d.stands(m, "甲 received")
			d.must(d.s.Draw(d.Context(), m, 7))
			d.apply(m, "乙")
			d.stands(m, "甲 confirmed, 乙 waiting/queued")
		},
		"keeps_the_channel": func(d *desk) {
			m := d.seminar(1)
			d.must(second(d.s.Apply(d.Context(), data.Application{SeminarID: m, PersonID: d.person("甲"), Channel: data.Phone, Note: "手話通訳"})))
			d.apply(m, "乙")
			d.equal("channels", []any{d.reg(m, "甲").Channel, d.reg(m, "甲").Note, d.reg(m, "乙").Channel}, []any{data.Phone, "手話通訳", data.InHouse})
		},
		"with_the_party": func(d *desk) {
			m := d.seminar(0)
			d.must(second(d.s.Apply(d.Context(), data.Application{SeminarID: m, PersonID: d.person("甲"), Party: true})))
			d.apply(m, "乙")
			d.equal("party", []bool{d.reg(m, "甲").Party, d.reg(m, "乙").Party}, []bool{true, false})
		},
		"nobody_unknown": func(d *desk) {
			m := d.seminar(1)
			d.fails(data.ErrNotFound, func() error { return second(d.s.Apply(d.Context(), data.Application{SeminarID: m, PersonID: 99})) })
			d.fails(data.ErrNotFound, func() error {
				return second(d.s.Apply(d.Context(), data.Application{SeminarID: 99, PersonID: d.here["甲"]}))
			})
		},
		"nobody_merged": func(d *desk) {
			m := d.seminar(1)
			d.must(d.s.Merge(d.Context(), d.person("甲"), d.person("乙")))
			a := data.Application{SeminarID: m, PersonID: d.person("乙")}
			d.refuses("person.merged", func() error { return second(d.s.Apply(d.Context(), a)) })
		},
	}.check(t)
}

// TestRegistration_Apply_states: applications are taken while the seminar is
// 募集中 or 締切, and in no other state.
func TestRegistration_Apply_states(t *testing.T) {
	for state, bring := range map[string]func(d *desk, m int64){
		"planned": func(d *desk, m int64) {
			d.must(d.s.PostponeSeminar(d.Context(), m, "台風"))
			x := d.read(m)
			x.Number = 0
			d.must(d.s.SaveSeminar(d.Context(), &x))
			d.must(d.s.RescheduleSeminar(d.Context(), m, day, ""))
		},
		"held":      func(d *desk, m int64) { d.hold(m) },
		"settled":   func(d *desk, m int64) { d.settle(m) },
		"cancelled": func(d *desk, m int64) { d.must(d.s.CancelSeminar(d.Context(), m, "台風")) },
		"postponed": func(d *desk, m int64) { d.must(d.s.PostponeSeminar(d.Context(), m, "台風")) },
	} {
		t.Run(state, func(t *testing.T) {
			d := newDesk(t)
			m := d.seminar(3)
			bring(d, m)
			a := data.Application{SeminarID: m, PersonID: d.person("甲")}
			d.refuses("registration.seminar_"+state, func() error { return second(d.s.Apply(d.Context(), a)) })
		})
	}
}

// TestRegistration_Apply_deadline: 締切 comes by itself at the office's
// midnight, and one taken after it is marked 締切後.
func TestRegistration_Apply_deadline(t *testing.T) {
	for _, c := range []struct {
		name     string
		deadline wareki.Date
		utc      string
		closed   bool
	}{
		{"the_evening_before", "", "2026-12-19T14:59:59Z", false},
		{"at_midnight", "", "2026-12-19T15:00:00Z", true},
		{"when_the_UTC_day_begins", "", "2026-12-20T00:00:00Z", true},
		{"a_deadline_of_its_own_not_yet", "2026-12-10", "2026-12-10T14:59:59Z", false},
		{"a_deadline_of_its_own", "2026-12-10", "2026-12-10T15:00:00Z", true},
		{"on_the_very_day", "2026-12-20", "2026-12-20T09:00:00Z", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			m := datatest.Seminar(d, d.s, "論語", func(m *data.Seminar) { m.Deadline = c.deadline }).ID
			at, err := time.Parse(time.RFC3339, c.utc)
			d.must(err)
			d.c.Set(at)
			datatest.Apply(d, d.s, m, d.person("甲"))
			d.equal("締切", d.read(m).StateOn(d.s.Today()) == data.SeminarClosed, c.closed)
			d.equal("締切後", d.reg(m, "甲").AfterDeadline, c.closed)
			d.stands(m, "甲 confirmed")
		})
	}
	rules{"closed_by_hand": func(d *desk) {
		m := d.seminar(3)
		d.must(d.s.CloseSeminar(d.Context(), m))
		d.apply(m, "甲")
		d.equal("締切後", d.reg(m, "甲").AfterDeadline, true)
	}}.check(t)
}

func TestRegistration_Received(t *testing.T) {
	received := func(d *desk, names ...string) int64 {
		m := d.seminar(1, policy(data.Lottery))
		d.apply(m, names...)
		return m
	}
	rules{
		"Confirm_gives_a_seat": func(d *desk) {
			m := received(d, "甲")
			d.must(second(d.s.Confirm(d.Context(), d.id(m, "甲"))))
			d.stands(m, "甲 confirmed")
			d.refuses("registration.confirm.state", func() error { return second(d.s.Confirm(d.Context(), d.id(m, "甲"))) })
		},
		"Confirm_waits_when_full": func(d *desk) {
			m := received(d, "甲", "乙")
			d.must(second(d.s.Confirm(d.Context(), d.id(m, "甲"))))
			d.must(second(d.s.Confirm(d.Context(), d.id(m, "乙"))))
			d.stands(m, "甲 confirmed, 乙 waiting/queued")
		},
		"Confirm_does_not_jump_the_queue": func(d *desk) {
			m := received(d, "甲", "乙")
			d.must(second(d.s.Wait(d.Context(), d.id(m, "甲"))))
			d.must(second(d.s.Confirm(d.Context(), d.id(m, "乙"))))
			d.stands(m, "甲 waiting/queued, 乙 waiting/queued")
		},
		"Wait_queues": func(d *desk) {
			m := received(d, "甲")
			d.must(second(d.s.Wait(d.Context(), d.id(m, "甲"))))
			d.stands(m, "甲 waiting/queued")
			d.refuses("registration.wait.state", func() error { return second(d.s.Wait(d.Context(), d.id(m, "甲"))) })
		},
		"Decline_says_why": func(d *desk) {
			m := received(d, "甲", "乙")
			d.must(second(d.s.Decline(d.Context(), d.id(m, "甲"), "対象外")))
			d.must(second(d.s.Confirm(d.Context(), d.id(m, "乙"))))
			d.stands(m, "甲 declined, 乙 confirmed")
			d.equal("reason", d.reg(m, "甲").Reason, "対象外")
			d.refuses("registration.decline.state", func() error { return second(d.s.Decline(d.Context(), d.id(m, "乙"), "")) })
			d.refuses("registration.decline.state", func() error { return second(d.s.Decline(d.Context(), d.id(m, "甲"), "")) })
		},
	}.check(t)
}

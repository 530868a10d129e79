package data_test

import (
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

func TestWaitlist_Draw(t *testing.T) {
	lots := func(d *desk, seed int64) int64 {
		m := d.seminar(3, policy(data.Lottery))
		d.apply(m, strings.Fields("甲 乙 丙 丁 戊 己 庚")...)
		d.must(d.s.Draw(d.Context(), m, seed))
		return m
	}
	rules{
		"the_same_seed_draws_the_same_for_ever": func(d *desk) {
			m := lots(d, 20261220)
			d.stands(m, "甲 confirmed, 乙 waiting/queued, 丙 waiting/queued, 丁 waiting/queued, 戊 waiting/queued, 己 confirmed, 庚 confirmed")
			x := d.read(m)
			d.equal("seed", x.Seed, 20261220)
			x.Capacity = 7
			d.must(d.s.SaveSeminar(d.Context(), &x))
			var order []string
			for {
				p, err := d.s.Propose(d.Context(), m)
				if err != nil {
					break
				}
				order = append(order, p.Name)
				d.must(second(d.s.MoveUp(d.Context(), p.Registration.ID)))
			}
			d.equal("order", order, strings.Fields("乙 戊 丁 丙"))
		},
		"another_seed_draws_another_order": func(d *desk) {
			first := d.board(lots(d, 20261220))
			for seed := range int64(5) {
				if d := newDesk(d.T); d.board(lots(d, seed+1)) != first {
					return
				}
			}
			d.Error("every seed draws the same")
		},
		"who_waits_by_hand_stays_before_them": func(d *desk) {
			m := d.seminar(1, policy(data.Lottery))
			d.apply(m, "甲", "乙", "丙", "丁", "戊")
			d.must(second(d.s.Wait(d.Context(), d.id(m, "丁"))))
			d.must(second(d.s.Wait(d.Context(), d.id(m, "戊"))))
			d.must(d.s.Draw(d.Context(), m, 7))
			queue := map[int]bool{}
			for _, n := range []string{"甲", "乙", "丙", "丁", "戊"} {
				queue[d.reg(m, n).Queue] = true
			}
			d.equal("places", len(queue), 5) // 0 is the seat
			d.equal("丁 and 戊", []int{d.reg(m, "丁").Queue, d.reg(m, "戊").Queue}, []int{1, 2})
		},
		"refused": func(d *desk) {
			m := lots(d, 1)
			d.refuses("waitlist.no_draw", func() error { return d.s.Draw(d.Context(), m, 2) })
			m = d.seminar(1)
			d.refuses("waitlist.no_draw", func() error { return d.s.Draw(d.Context(), m, 2) })
			m = datatest.Planned(d, d.s, "企画", policy(data.Lottery)).ID
			d.refuses("waitlist.no_draw", func() error { return d.s.Draw(d.Context(), m, 2) })
			d.fails(data.Invalid{"seed": "required"}, func() error { return d.s.Draw(d.Context(), m, 0) })
		},
	}.check(t)
}

package data_test

import (
	"testing"

	"jibun/data"
)

func TestRegistration_WalkIn(t *testing.T) {
	enter := func(d *desk, m int64, name string, over bool) {
		d.Helper()
		_, got, err := d.s.WalkIn(d.Context(), m, d.person(name))
		d.must(err)
		d.equal(name+" over capacity", got, over)
	}
	rules{
		"without_an_application": func(d *desk) {
			m := d.seminar(2)
			d.apply(m, "甲")
			d.at(day, "18:00")
			enter(d, m, "乙", false)
			d.stands(m, "甲 confirmed, 乙 confirmed:attended")
			d.equal("channel", d.reg(m, "乙").Channel, data.WalkIn)
			d.equal("state", d.read(m).State, data.SeminarHeld)
		},
		"over_capacity_with_a_warning": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			d.at(day, "18:00")
			enter(d, m, "乙", true)
			enter(d, m, "丙", true)
			d.stands(m, "甲 confirmed, 乙 confirmed:attended, 丙 confirmed:attended")
		},
		"without_a_limit_nobody_is_over": func(d *desk) {
			m := d.seminar(0)
			d.at(day, "18:00")
			enter(d, m, "甲", false)
		},
		"who_waited_gets_a_seat": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.at(day, "18:00")
			enter(d, m, "乙", true)
			d.stands(m, "甲 confirmed, 乙 confirmed:attended")
			d.equal("channel", d.reg(m, "乙").Channel, data.InHouse)
		},
		"who_applied_is_only_marked": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			d.at(day, "18:00")
			enter(d, m, "甲", false)
			enter(d, m, "甲", false)
			d.stands(m, "甲 confirmed:attended")
			d.equal("channel", d.reg(m, "甲").Channel, data.InHouse)
			d.must(d.s.Mark(d.Context(), data.Late, d.id(m, "甲")))
			enter(d, m, "甲", false)
			d.stands(m, "甲 confirmed:late")
			d.must(d.s.Mark(d.Context(), data.NoShow, d.id(m, "甲")))
			enter(d, m, "甲", false)
			d.stands(m, "甲 confirmed:attended")
		},
		"who_had_withdrawn_comes_after_all": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			id := d.id(m, "甲")
			d.must(second(d.s.Withdraw(d.Context(), id, "出張")))
			d.at(day, "18:00")
			enter(d, m, "甲", false)
			d.stands(m, "甲 confirmed:attended")
			d.equal("row, channel, reason", []any{d.id(m, "甲"), d.reg(m, "甲").Channel, d.reg(m, "甲").Reason}, []any{id, data.WalkIn, ""})
		},
		"whose_offer_still_ran": func(d *desk) {
			m := d.freed(data.FirstCome, "甲")
			d.at(day.AddDays(-1), "18:00")
			d.must(second(d.s.Offer(d.Context(), d.id(m, "甲"), d.c.Now().AddDate(0, 0, 3))))
			d.at(day, "18:00")
			enter(d, m, "甲", false)
			d.stands(m, "一 withdrawn, 二 confirmed, 甲 confirmed:attended")
		},
		"refused_before_the_day_and_when_cancelled": func(d *desk) {
			m, off := d.seminar(1), d.seminar(1)
			id := d.person("甲")
			d.refuses("seminar.future", func() error { _, _, err := d.s.WalkIn(d.Context(), m, id); return err })
			d.must(d.s.CancelSeminar(d.Context(), off, "台風"))
			d.at(day, "18:00")
			d.refuses("registration.seminar_cancelled", func() error { _, _, err := d.s.WalkIn(d.Context(), off, id); return err })
			d.must(d.s.Merge(d.Context(), d.person("乙"), id))
			d.refuses("person.merged", func() error { _, _, err := d.s.WalkIn(d.Context(), m, id); return err })
		},
	}.check(t)
}

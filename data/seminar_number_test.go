package data_test

import (
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

func TestSeminar_number(t *testing.T) {
	rules{
		"is_given_when_it_opens": func(d *desk) {
			m := datatest.Planned(d, d.s, "論語").ID
			d.equal("planned", d.read(m).Number, 0)
			d.must(d.s.OpenSeminar(d.Context(), m))
			d.equal("open", []any{d.read(m).Number, d.read(m).State}, []any{1, data.SeminarOpen})
		},
		"one_after_the_other": func(d *desk) {
			for i := range 3 {
				d.equal("number", d.read(d.seminar(0, onDay(day.AddDays(7*i)))).Number, i+1)
			}
		},
		"each_series_has_its_own": func(d *desk) {
			d.seminar(0)
			other, err := d.s.AddSeries(d.Context(), "行政ゼミナール")
			d.must(err)
			m := d.seminar(0, func(m *data.Seminar) { m.SeriesID = other })
			d.equal("number", d.read(m).Number, 1)
		},
		"the_clerk_may_overrule_it": func(d *desk) {
			m := d.seminar(0, func(m *data.Seminar) { m.Number = 100 })
			d.equal("number", d.read(m).Number, 100)
			d.equal("the next", d.read(d.seminar(0)).Number, 101)
			x := d.read(m)
			x.Number = 99
			d.must(d.s.SaveSeminar(d.Context(), &x))
			found, err := d.s.SeminarByNumber(d.Context(), 0, 99)
			d.must(err)
			d.equal("found", found.ID, m)
		},
		"is_unique_in_its_series": func(d *desk) {
			d.seminar(0)
			x := d.read(d.seminar(0))
			x.Number = 1
			d.fails(data.Invalid{"number": "taken"}, func() error { return d.s.SaveSeminar(d.Context(), &x) })
			d.fails(data.Invalid{"number": "taken"}, func() error {
				return d.s.SaveSeminar(d.Context(), &data.Seminar{Title: "孟子", Date: day, Number: 2})
			})
		},
		"stays_when_opened_again": func(d *desk) {
			m := d.seminar(0)
			d.must(d.s.CloseSeminar(d.Context(), m))
			d.seminar(0)
			d.must(d.s.OpenSeminar(d.Context(), m))
			d.equal("number", d.read(m).Number, 1)
		},
		"comes_back_when_the_last_one_is_cancelled": func(d *desk) {
			d.seminar(0)
			m := d.seminar(0)
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.equal("number", d.read(m).Number, 0)
			d.equal("the next", d.read(d.seminar(0)).Number, 2)
		},
		"does_not_come_back_when_a_later_one_was_given": func(d *desk) {
			m := d.seminar(0)
			d.seminar(0)
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.equal("number", d.read(m).Number, 1)
			d.equal("the next", d.read(d.seminar(0)).Number, 3)
		},
		"undoing_a_cancellation_whose_number_was_given_again": func(d *desk) {
			m := d.seminar(0)
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			op := lastOperation(d.T, d.s)
			d.seminar(0)
			d.fails(data.ErrConflict, func() error { return second(d.s.UndoOperation(d.Context(), op)) })
		},
	}.check(t)
}

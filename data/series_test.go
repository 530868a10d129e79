package data_test

import (
	"testing"

	"jibun/data"
	"jibun/data/wareki"
)

// TestSeries_name: every paper uses the name valid on the day it is about.
func TestSeries_name(t *testing.T) {
	d := newDesk(t)
	d.must(d.s.RenameSeries(d.Context(), 1, "自分投資セミナー", ""))
	d.must(d.s.RenameSeries(d.Context(), 1, "じぶん投資セミナー", "2012-04-01"))
	all, err := d.s.Series(d.Context())
	d.must(err)
	for on, want := range map[wareki.Date]string{"": "自分投資セミナー", "2008-12-01": "自分投資セミナー", "2012-03-31": "自分投資セミナー",
		"2012-04-01": "じぶん投資セミナー", "2026-04-01": "じぶん投資セミナー"} {
		d.equal(string(on), all[0].NameOn(on), want)
	}
	old := d.seminar(0, onDay("2012-03-31"))
	paper, err := d.s.SignIn(d.Context(), old, data.ByKana)
	d.must(err)
	d.equal("paper", paper.Series, "自分投資セミナー")
	paper, err = d.s.SignIn(d.Context(), d.seminar(0, onDay("2012-04-01")), data.ByKana)
	d.must(err)
	d.equal("paper", paper.Series, "じぶん投資セミナー")
}

func TestSeries(t *testing.T) {
	rules{
		"comes_with_the_program": func(d *desk) {
			all, err := d.s.Series(d.Context())
			d.must(err)
			d.equal("name", all[0].NameOn(d.s.Today()), "じぶん投資セミナー")
			list, err := d.s.Categories(d.Context())
			d.must(err)
			d.equal("categories", []any{len(list), list[0].Name, list[10].Name}, []any{11, "ドラッカー勉強会", "同業種交流会"})
		},
		"another_one": func(d *desk) {
			id, err := d.s.AddSeries(d.Context(), " 行政ゼミナール ")
			d.must(err)
			all, err := d.s.Series(d.Context())
			d.must(err)
			d.equal("series", []any{len(all), all[1].ID, all[1].NameOn("")}, []any{2, id, "行政ゼミナール"})
		},
		"the_name_of_a_day_is_corrected": func(d *desk) {
			d.must(d.s.RenameSeries(d.Context(), 1, "新", "2026-04-01"))
			d.must(d.s.RenameSeries(d.Context(), 1, "新々", "2026-04-01"))
			all, err := d.s.Series(d.Context())
			d.must(err)
			d.equal("names", []any{len(all[0].Names), all[0].NameOn("2026-04-01")}, []any{2, "新々"})
		},
		"refused": func(d *desk) {
			d.fails(data.Invalid{"name": "required"}, func() error { return second(d.s.AddSeries(d.Context(), "　")) })
			d.fails(data.Invalid{"name": "required"}, func() error { return d.s.RenameSeries(d.Context(), 1, " ", "") })
			d.fails(data.Invalid{"valid_from": "day"}, func() error { return d.s.RenameSeries(d.Context(), 1, "新", "4月") })
			d.fails(data.ErrNotFound, func() error { return d.s.RenameSeries(d.Context(), 99, "新", "") })
		},
		"categories": func(d *desk) {
			c := data.Category{Name: " 山登り "}
			d.must(d.s.SaveCategory(d.Context(), &c))
			d.equal("last", []any{c.Name, c.Position}, []any{"山登り", 12})
			d.fails(data.Invalid{"name": "taken"}, func() error { return d.s.SaveCategory(d.Context(), &data.Category{Name: "英会話"}) })
			d.fails(data.Invalid{"name": "required"}, func() error { return d.s.SaveCategory(d.Context(), &data.Category{Name: " "}) })
			old := c
			c.Retired, old.Name = true, "山歩き"
			d.must(d.s.SaveCategory(d.Context(), &c))
			d.fails(data.ErrConflict, func() error { return d.s.SaveCategory(d.Context(), &old) })
		},
		"conflicts": func(d *desk) {
			o, err := d.s.Office(d.Context())
			d.must(err)
			old := o
			o.Phone, old.Phone = "1", "2"
			d.must(d.s.SaveOffice(d.Context(), &o))
			d.fails(data.ErrConflict, func() error { return d.s.SaveOffice(d.Context(), &old) })
			m := d.read(d.seminar(0))
			late := m
			m.Note, late.Note = "一", "二"
			d.must(d.s.SaveSeminar(d.Context(), &m))
			d.fails(data.ErrConflict, func() error { return d.s.SaveSeminar(d.Context(), &late) })
			r := data.Retrospect{SeminarID: m.ID, Aim: "対話"}
			other := r
			d.must(d.s.SaveRetrospect(d.Context(), &r))
			other.Aim = "別"
			d.fails(data.ErrConflict, func() error { return d.s.SaveRetrospect(d.Context(), &other) })
			p := data.Party{SeminarID: m.ID}
			d.must(d.s.SaveParty(d.Context(), &p))
			before := p
			p.Fee, before.Fee = 1, 2
			d.must(d.s.SaveParty(d.Context(), &p))
			d.fails(data.ErrConflict, func() error { return d.s.SaveParty(d.Context(), &before) })
		},
	}.check(t)
}

package data_test

import (
	"context"
	"strconv"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

func onDay(day wareki.Date) func(*data.Seminar) { return func(m *data.Seminar) { m.Date = day } }

// TestSeminar_steps: which steps a seminar may take from which state.
func TestSeminar_steps(t *testing.T) {
	const p, o, c, h, s, x, l = data.SeminarPlanned, data.SeminarOpen, data.SeminarClosed, data.SeminarHeld, data.SeminarSettled, data.SeminarCancelled, data.SeminarPostponed
	steps := map[string]func(*desk, int64) error{
		"open":       func(d *desk, m int64) error { return d.s.OpenSeminar(d.Context(), m) },
		"close":      func(d *desk, m int64) error { return d.s.CloseSeminar(d.Context(), m) },
		"hold":       func(d *desk, m int64) error { return d.s.HoldSeminar(d.Context(), m) },
		"settle":     func(d *desk, m int64) error { return d.s.SettleSeminar(d.Context(), m) },
		"unsettle":   func(d *desk, m int64) error { return d.s.UnsettleSeminar(d.Context(), m, "訂正") },
		"cancel":     func(d *desk, m int64) error { return d.s.CancelSeminar(d.Context(), m, "台風") },
		"postpone":   func(d *desk, m int64) error { return d.s.PostponeSeminar(d.Context(), m, "台風") },
		"reschedule": func(d *desk, m int64) error { return d.s.RescheduleSeminar(d.Context(), m, day.AddDays(7), "") },
	}
	road := map[data.SeminarState][]string{p: nil, o: {"open"}, c: {"open", "close"}, h: {"open", "hold"}, s: {"open", "hold", "settle"}, x: {"cancel"}, l: {"postpone"}}
	leads := map[string]map[data.SeminarState]data.SeminarState{
		"open": {p: o, c: o, l: o}, "close": {o: c}, "hold": {o: h, c: h}, "settle": {h: s}, "unsettle": {s: h},
		"cancel": {p: x, o: x, c: x, l: x}, "postpone": {p: l, o: l, c: l}, "reschedule": {l: p},
	}
	for from, way := range road {
		for step, to := range leads {
			t.Run(string(from)+"/"+step, func(t *testing.T) {
				d := newDesk(t)
				m := datatest.Planned(d, d.s, "論語").ID
				d.at(day, "09:00")
				for _, w := range way {
					d.must(steps[w](d, m))
				}
				if want, ok := to[from]; ok {
					d.must(steps[step](d, m))
					d.equal("state", d.read(m).State, want)
				} else {
					d.refuses("seminar."+step+".state", func() error { return steps[step](d, m) })
				}
				d.fails(data.ErrNotFound, func() error { return steps[step](d, 99) })
			})
		}
	}
	for _, step := range []string{"cancel", "postpone", "unsettle"} {
		t.Run(step+"_needs_a_reason", func(t *testing.T) {
			d := newDesk(t)
			m := d.seminar(0)
			if step == "unsettle" {
				d.settle(m)
			}
			d.fails(data.Invalid{"reason": "required"}, func() error {
				return map[string]func(context.Context, int64, string) error{
					"cancel": d.s.CancelSeminar, "postpone": d.s.PostponeSeminar, "unsettle": d.s.UnsettleSeminar,
				}[step](d.Context(), m, " 　")
			})
		})
	}
}

func TestSeminar_hold(t *testing.T) {
	rules{
		"refused_before_the_day": func(d *desk) {
			m := d.seminar(0)
			d.at(day.AddDays(-1), "23:59") // 14:59 UTC
			d.refuses("seminar.future", func() error { return d.s.HoldSeminar(d.Context(), m) })
			d.at(day, "00:00") // still the day before in UTC
			d.must(d.s.HoldSeminar(d.Context(), m))
		},
		"who_agreed_has_spoken": func(d *desk) {
			m := d.seminar(0)
			want := map[data.AssignmentState]data.AssignmentState{data.Agreed: data.Spoke, data.Requested: data.Spoke, data.Accepted: data.Spoke,
				data.Candidate: data.Candidate, data.Sounding: data.Sounding, data.Refused: data.Refused, data.OnHold: data.OnHold}
			for from := range want {
				d.must(d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: d.person(string(from)), State: from}))
			}
			d.hold(m)
			list, err := d.s.Speakers(d.Context(), m)
			d.must(err)
			for _, a := range list {
				d.equal(a.Name, a.State, want[data.AssignmentState(a.Name)])
				if a.State == data.Spoke {
					d.equal("on", a.MovedOn, day)
				}
			}
		},
		"offers_that_run_expire": func(d *desk) {
			m := d.freed(data.FirstCome, "甲", "乙")
			d.must(second(d.s.Offer(d.Context(), d.id(m, "甲"), d.c.Now().AddDate(0, 2, 0))))
			d.hold(m)
			d.stands(m, "一 withdrawn, 二 confirmed, 甲 waiting/expired, 乙 waiting/queued")
		},
	}.check(t)
}

func TestSeminar_settle(t *testing.T) {
	rules{
		"refused_while_somebody_is_unknown": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.hold(m)
			d.refuses("seminar.attendance_unknown", func() error { return d.s.SettleSeminar(d.Context(), m) })
			d.must(d.s.Mark(d.Context(), data.Absent, d.id(m, "甲")))
			d.must(d.s.SettleSeminar(d.Context(), m)) // 乙 only waited
		},
		"unlocked_with_a_reason_that_stays": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			d.settle(m)
			d.must(d.s.UnsettleSeminar(d.Context(), m, "名簿の誤り"))
			d.equal("reason", d.read(m).StateReason, "名簿の誤り")
			d.must(d.s.Mark(d.Context(), data.Late, d.id(m, "甲")))
			d.must(d.s.SettleSeminar(d.Context(), m))
			d.stands(m, "甲 confirmed:late")
		},
	}.check(t)
}

func TestSeminar_cancel(t *testing.T) {
	rules{
		"keeps_its_registrations": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.stands(m, "甲 confirmed, 乙 waiting/queued")
			d.equal("reason", d.read(m).StateReason, "台風")
		},
		"postponed_and_rescheduled": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			d.must(d.s.PostponeSeminar(d.Context(), m, "台風"))
			d.fails(data.Invalid{"date": "day"}, func() error { return d.s.RescheduleSeminar(d.Context(), m, "2027-02-30", "") })
			d.fails(data.Invalid{"deadline": "after_seminar"}, func() error { return d.s.RescheduleSeminar(d.Context(), m, "2027-02-20", "2027-02-21") })
			d.must(d.s.RescheduleSeminar(d.Context(), m, "2027-02-20", "2027-02-10"))
			x := d.read(m)
			d.equal("seminar", []any{x.State, x.Number, x.Date, x.Deadline, x.StateReason}, []any{data.SeminarOpen, 1, "2027-02-20", "2027-02-10", "台風"})
			d.stands(m, "甲 confirmed")
		},
	}.check(t)
}

func TestSeminar_delete(t *testing.T) {
	remove := func(d *desk, m int64) func() error {
		return func() error { return d.s.DeleteSeminar(d.Context(), m) }
	}
	rules{
		"planned_by_mistake": func(d *desk) {
			m := datatest.Planned(d, d.s, "論語").ID
			d.must(remove(d, m)())
			d.fails(data.ErrNotFound, func() error { return second(d.s.Seminar(d.Context(), m)) })
		},
		"never_when_its_day_has_passed": func(d *desk) {
			m := d.seminar(0)
			d.at(day.AddDays(1), "00:00")
			d.refuses("seminar.past", remove(d, m))
		},
		"never_when_it_took_place": func(d *desk) {
			m := d.seminar(0)
			d.hold(m)
			d.refuses("seminar.past", remove(d, m))
		},
		"on_its_day": func(d *desk) {
			m := d.seminar(0)
			d.at(day, "23:59")
			d.must(remove(d, m)())
		},
	}.check(t)
	for what, use := range map[string]func(*desk, int64){
		"an_application": func(d *desk, m int64) { d.apply(m, "甲") },
		"a_lecturer": func(d *desk, m int64) {
			d.must(d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: d.person("甲")}))
		},
		"a_party": func(d *desk, m int64) { d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m})) },
		"a_retrospect": func(d *desk, m int64) {
			d.must(d.s.SaveRetrospect(d.Context(), &data.Retrospect{SeminarID: m, Aim: "対話"}))
		},
	} {
		t.Run("never_with_"+what, func(t *testing.T) {
			d := newDesk(t)
			m := d.seminar(0)
			use(d, m)
			d.refuses("seminar.in_use", remove(d, m))
		})
	}
}

func TestSeminar_Validate(t *testing.T) {
	d := newDesk(t)
	for i, c := range []struct {
		change func(*data.Seminar)
		want   data.Invalid
	}{
		{func(m *data.Seminar) { m.Title = " 　" }, data.Invalid{"title": "required"}},
		{func(m *data.Seminar) { m.Date = "" }, data.Invalid{"date": "day"}},
		{onDay("2026-02-29"), data.Invalid{"date": "day"}},
		{func(m *data.Seminar) { m.Deadline = "12/1" }, data.Invalid{"deadline": "day"}},
		{func(m *data.Seminar) { m.Deadline = day.AddDays(1) }, data.Invalid{"deadline": "after_seminar"}},
		{func(m *data.Seminar) { m.Start = "6時半" }, data.Invalid{"start": "time"}},
		{func(m *data.Seminar) { m.Start, m.End = "18:30", "24:00" }, data.Invalid{"end": "time"}},
		{func(m *data.Seminar) { m.Start, m.End = "18:30", "18:30" }, data.Invalid{"end": "before_start"}},
		{func(m *data.Seminar) { m.Capacity, m.Number = -1, -1 }, data.Invalid{"capacity": "negative", "number": "negative"}},
		{func(m *data.Seminar) { m.Policy = "favour" }, data.Invalid{"policy": "code"}},
		{func(m *data.Seminar) { m.Deadline = day }, nil},
	} {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			m := data.Seminar{Title: "論語", Date: day}
			c.change(&m)
			d := &desk{t, d.s, d.c, d.here}
			if c.want == nil {
				d.must(d.s.SaveSeminar(d.Context(), &m))
				return
			}
			d.fails(c.want, func() error { return d.s.SaveSeminar(d.Context(), &m) })
		})
	}
}

func TestSeminar_copy_and_list(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(1, func(m *data.Seminar) { m.Title = "髙橋氏の論語"; m.Policy = data.Balance; m.CategoryID = 2 })
	d.apply(m, "甲", "乙")
	n, err := d.s.CopySeminar(d.Context(), m, "2027-04-01")
	d.must(err)
	d.equal("copy", []any{n.Title, n.Policy, n.CategoryID, n.Capacity, n.State, n.Number, n.Date},
		[]any{"髙橋氏の論語", data.Balance, 2, 1, data.SeminarPlanned, 0, "2027-04-01"})
	d.at(day, "12:00") // 締切 by itself
	for _, c := range []struct {
		f    data.SeminarFilter
		want int
	}{{data.SeminarFilter{}, 2}, {data.SeminarFilter{Text: "高橋"}, 2}, {data.SeminarFilter{Text: "高橋", Year: 2026}, 1}, {data.SeminarFilter{Text: "孟子"}, 0}} {
		list, err := d.s.Seminars(d.Context(), c.f)
		d.must(err)
		d.equal("found", len(list), c.want)
	}
	list, err := d.s.Seminars(d.Context(), data.SeminarFilter{State: data.SeminarClosed})
	d.must(err)
	d.equal("closed", len(list), 1)
	d.equal("line", []any{list[0].Category, list[0].Confirmed, list[0].Waiting, list[0].Present}, []any{"論語勉強会", 1, 1, 0})
}

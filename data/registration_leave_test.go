package data_test

import (
	"testing"
	"time"

	"jibun/data"
)

// leaving are the ways out of a seminar.
func leaving(d *desk) map[string]func(id int64) error {
	return map[string]func(id int64) error{
		"withdraw": func(id int64) error { return second(d.s.Withdraw(d.Context(), id, "出張")) },
		"revoke":   func(id int64) error { return second(d.s.Revoke(d.Context(), id, "出張")) },
		"decline":  func(id int64) error { return second(d.s.Decline(d.Context(), id, "出張")) },
	}
}

func TestRegistration_Withdraw(t *testing.T) {
	rules{
		"frees_the_seat_for_the_first_waiting": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙", "丙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "出張")))
			d.stands(m, "甲 withdrawn, 乙 waiting/queued, 丙 waiting/queued")
			d.equal("reason", d.reg(m, "甲").Reason, "出張")
			p, err := d.s.Propose(d.Context(), m)
			d.must(err)
			d.equal("proposal", []any{p.Name, p.Reason, p.Free}, []any{"乙", "first_come", 1})
		},
		"gives_up_the_place_at_the_party": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			d.must(d.s.JoinParty(d.Context(), m, d.person("甲")))
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.equal("party", d.party(m), "甲 withdrawn")
		},
		"from_the_waiting_list": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙", "丙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "乙"), "")))
			d.stands(m, "甲 confirmed, 乙 withdrawn, 丙 waiting/queued")
		},
		"ends_a_running_offer": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙", "丙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.must(second(d.s.Offer(d.Context(), d.id(m, "乙"), d.c.Now().Add(time.Hour))))
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "乙"), "")))
			d.must(second(d.s.MoveUp(d.Context(), d.id(m, "丙"))))
			d.stands(m, "甲 withdrawn, 乙 withdrawn, 丙 confirmed/accepted")
		},
		"twice_is_refused": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			for what, leave := range leaving(d) {
				if what == "decline" {
					continue // お断り is for who has no seat yet
				}
				d.must(leave(d.id(m, "甲")))
				for again, leave := range leaving(d) {
					d.refuses("registration."+again+".state", func() error { return leave(d.id(m, "甲")) })
				}
				d.must(second(d.s.BringBack(d.Context(), d.id(m, "甲"))))
			}
		},
		"refused_for_who_was_seen_or_missed": func(d *desk) {
			for _, a := range []data.Attendance{data.Attended, data.Late, data.LeftEarly, data.Absent, data.NoShow} {
				d := newDesk(d.T)
				m := d.seminar(1)
				d.apply(m, "甲")
				d.at(day, "20:00")
				d.must(d.s.Mark(d.Context(), a, d.id(m, "甲")))
				d.refuses("registration.attendance_known", func() error { return leaving(d)["withdraw"](d.id(m, "甲")) })
				d.refuses("registration.attendance_known", func() error { return leaving(d)["revoke"](d.id(m, "甲")) })
			}
		},
		"nobody_unknown": func(d *desk) {
			for _, leave := range leaving(d) {
				d.fails(data.ErrNotFound, func() error { return leave(99) })
			}
		},
	}.check(t)
}

func TestRegistration_Revoke(t *testing.T) {
	rules{"is_the_office_s_own_word": func(d *desk) {
		m := d.seminar(1)
		d.apply(m, "甲", "乙")
		d.must(second(d.s.Revoke(d.Context(), d.id(m, "甲"), "重複")))
		d.stands(m, "甲 revoked, 乙 waiting/queued")
		d.equal("reason", d.reg(m, "甲").Reason, "重複")
	}}.check(t)
}

func TestRegistration_BringBack(t *testing.T) {
	for what := range leaving(nil) {
		t.Run("after_"+what, func(t *testing.T) {
			d := newDesk(t)
			m := d.seminar(1, policy(data.Lottery))
			d.apply(m, "甲")
			id := d.id(m, "甲")
			d.must(leaving(d)[what](id))
			d.must(d.s.Draw(d.Context(), m, 7))
			d.must(second(d.s.BringBack(d.Context(), id)))
			d.stands(m, "甲 confirmed")
			d.equal("row and reason", []any{d.id(m, "甲"), d.reg(m, "甲").Reason}, []any{id, ""})
		})
	}
	rules{
		"full_means_waiting": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.apply(m, "乙")
			d.must(second(d.s.BringBack(d.Context(), d.id(m, "甲"))))
			d.stands(m, "甲 waiting/queued, 乙 confirmed")
		},
		"comes_after_those_who_wait": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.must(second(d.s.BringBack(d.Context(), d.id(m, "甲"))))
			d.stands(m, "甲 waiting/queued, 乙 waiting/queued")
			p, err := d.s.Propose(d.Context(), m)
			d.must(err)
			d.equal("proposal", p.Name, "乙")
		},
		"whose_offer_expired": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.must(second(d.s.Offer(d.Context(), d.id(m, "乙"), d.c.Now().Add(time.Hour))))
			d.c.Add(2 * time.Hour)
			d.must(second(d.s.ExpireOffers(d.Context(), m)))
			d.must(second(d.s.BringBack(d.Context(), d.id(m, "乙"))))
			d.stands(m, "甲 withdrawn, 乙 confirmed")
		},
		"refused_for_who_never_left": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			for _, name := range []string{"甲", "乙"} {
				d.refuses("registration.bring_back.state", func() error { return second(d.s.BringBack(d.Context(), d.id(m, name))) })
			}
		},
		"refused_if_somebody_else_s_row_is_live": func(d *desk) { // two rows of one person: after a merge
			m := d.seminar(2)
			d.apply(m, "甲", "乙")
			old := d.id(m, "乙")
			d.must(second(d.s.Withdraw(d.Context(), old, "")))
			d.must(d.s.Merge(d.Context(), d.person("甲"), d.person("乙")))
			d.refuses("registration.exists", func() error { return second(d.s.BringBack(d.Context(), old)) })
		},
		"refused_when_cancelled": func(d *desk) {
			m := d.seminar(2)
			d.apply(m, "甲")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.refuses("registration.seminar_cancelled", func() error { return second(d.s.BringBack(d.Context(), d.id(m, "甲"))) })
		},
	}.check(t)
}

// TestRegistration_settled: 実績確定 locks the list for every step.
func TestRegistration_settled(t *testing.T) {
	d := newDesk(t)
	ctx := d.Context()
	m := d.seminar(2)
	d.apply(m, "甲", "乙", "丙")
	d.must(second(d.s.Withdraw(ctx, d.id(m, "乙"), "")))
	d.settle(m)
	here, gone, waiting := d.id(m, "甲"), d.id(m, "乙"), d.id(m, "丙")
	title := d.read(m)
	title.Title = "孟子"
	for name, step := range map[string]func() error{
		"confirm":    func() error { return second(d.s.Confirm(ctx, waiting)) },
		"wait":       func() error { return second(d.s.Wait(ctx, waiting)) },
		"decline":    func() error { return second(d.s.Decline(ctx, waiting, "")) },
		"withdraw":   func() error { return second(d.s.Withdraw(ctx, here, "")) },
		"revoke":     func() error { return second(d.s.Revoke(ctx, here, "")) },
		"bring_back": func() error { return second(d.s.BringBack(ctx, gone)) },
		"offer":      func() error { return second(d.s.Offer(ctx, waiting, d.c.Now().Add(time.Hour))) },
		"move_up":    func() error { return second(d.s.MoveUp(ctx, waiting)) },
		"refuse":     func() error { return second(d.s.DeclineOffer(ctx, waiting)) },
		"skip":       func() error { return second(d.s.Skip(ctx, waiting)) },
		"mark":       func() error { return d.s.Mark(ctx, data.Late, here) },
		"sheet":      func() error { return second(d.s.MarkSheet(ctx, m, data.SheetMarks{Late: "1"})) },
		"material":   func() error { return d.s.SetMaterial(ctx, here, true) },
		"save":       func() error { return d.s.SaveSeminar(ctx, &title) },
		"assign": func() error {
			return d.s.Assign(ctx, &data.Assignment{SeminarID: m, PersonID: d.here["甲"]})
		},
	} {
		t.Run(name, func(t *testing.T) { (&desk{t, d.s, d.c, d.here}).refuses("seminar.settled", step) })
	}
	d.refuses("registration.seminar_settled", func() error { _, _, err := d.s.WalkIn(ctx, m, d.here["丙"]); return err })
	before := dump(t, d.s.Path())
	d.must(d.s.NumberSheet(ctx, m, data.ByDepartment))
	if dump(t, d.s.Path()) != before {
		t.Error("printing the sheet of a settled seminar changed it")
	}
}

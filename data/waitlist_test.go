package data_test

import (
	"testing"
	"time"

	"jibun/data"
)

// freed is a seminar for two, full, with these waiting; one seat is free again.
func (d *desk) freed(p data.Policy, waiting ...string) int64 {
	d.Helper()
	m := d.seminar(2, policy(p))
	if p == data.Lottery {
		d.must(d.s.Draw(d.Context(), m, 1)) // nobody yet: from now on first come
	}
	d.apply(m, append([]string{"一", "二"}, waiting...)...)
	d.must(second(d.s.Withdraw(d.Context(), d.id(m, "一"), "")))
	return m
}

// proposed says who is proposed, why, and for how many free seats.
func (d *desk) proposed(m int64) []any {
	d.Helper()
	p, err := d.s.Propose(d.Context(), m)
	d.must(err)
	return []any{p.Name, p.Reason, p.Detail, p.Free}
}

func (d *desk) offer(m int64, name string) {
	d.Helper()
	d.must(second(d.s.Offer(d.Context(), d.id(m, name), d.c.Now().Add(time.Hour))))
}

func TestWaitlist_Propose(t *testing.T) {
	rules{
		"first_come": func(d *desk) {
			m := d.freed(data.FirstCome, "甲", "乙")
			d.equal("proposal", d.proposed(m), []any{"甲", "first_come", "", 1})
		},
		"newcomers_before_those_who_came": func(d *desk) {
			d.past("2026-06-10", "甲")
			d.past("2026-07-10", "甲", "乙")
			m := d.freed(data.Newcomers, "甲", "乙", "丙", "丁")
			d.equal("proposal", d.proposed(m), []any{"丙", "newcomer", "", 1})
		},
		"newcomers_among_old_hands_first_come": func(d *desk) {
			d.past("2026-06-10", "甲", "乙")
			d.past("2026-07-10", "甲")
			m := d.freed(data.Newcomers, "甲", "乙")
			d.equal("proposal", d.proposed(m), []any{"甲", "first_come", "", 1})
		},
		"newcomers_absence_is_no_attendance": func(d *desk) {
			old := d.seminar(0, func(m *data.Seminar) { m.Date = "2026-06-10" })
			d.apply(old, "甲", "乙")
			d.must(d.s.Mark(d.Context(), data.Attended, d.id(old, "甲")))
			d.must(d.s.Mark(d.Context(), data.NoShow, d.id(old, "乙")))
			m := d.freed(data.Newcomers, "甲", "乙")
			d.equal("proposal", d.proposed(m), []any{"乙", "newcomer", "", 1})
		},
		"newcomers_of_the_series": func(d *desk) {
			other, err := d.s.AddSeries(d.Context(), "行政ゼミナール")
			d.must(err)
			x := d.seminar(0, func(m *data.Seminar) { m.Date, m.SeriesID = "2026-06-10", other })
			_, _, err = d.s.WalkIn(d.Context(), x, d.person("甲"))
			d.must(err)
			m := d.freed(data.Newcomers, "甲")
			d.equal("proposal", d.proposed(m), []any{"甲", "newcomer", "", 1})
		},
		"balance_the_department_with_the_fewest_seats": func(d *desk) {
			d.posted("二", "人事課")
			d.posted("甲", "人事課")
			d.posted("乙", "福祉課")
			m := d.freed(data.Balance, "甲", "乙")
			d.equal("proposal", d.proposed(m), []any{"乙", "balance", "総務部 福祉課", 1})
		},
		"balance_counts_offers_too": func(d *desk) {
			d.posted("二", "人事課")
			d.posted("乙", "福祉課")
			d.posted("丙", "福祉課")
			d.posted("丁", "財政課")
			m := d.freed(data.Balance, "乙", "丙", "丁")
			x := d.read(m)
			x.Capacity = 3
			d.must(d.s.SaveSeminar(d.Context(), &x))
			d.offer(m, "乙")
			d.equal("proposal", d.proposed(m), []any{"丁", "balance", "総務部 財政課", 1})
		},
		"lottery_in_the_order_drawn": func(d *desk) {
			m := d.seminar(1, policy(data.Lottery))
			d.apply(m, "甲", "乙", "丙")
			d.must(d.s.Draw(d.Context(), m, 7))
			d.stands(m, "甲 waiting/queued, 乙 confirmed, 丙 waiting/queued")
			d.equal("丙 before 甲", d.reg(m, "丙").Queue < d.reg(m, "甲").Queue, true)
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "乙"), "")))
			d.equal("proposal", d.proposed(m), []any{"丙", "lot", "", 1})
		},
		"nobody_when_full_or_nobody_waits": func(d *desk) {
			m := d.seminar(1)
			d.fails(data.ErrNotFound, func() error { return second(d.s.Propose(d.Context(), m)) })
			d.apply(m, "甲", "乙")
			d.fails(data.ErrNotFound, func() error { return second(d.s.Propose(d.Context(), m)) })
		},
		"nobody_while_the_seat_is_offered": func(d *desk) {
			m := d.freed(data.FirstCome, "甲", "乙")
			d.offer(m, "甲")
			d.fails(data.ErrNotFound, func() error { return second(d.s.Propose(d.Context(), m)) })
			d.c.Add(2 * time.Hour) // nobody has pressed 期限切れ yet
			d.equal("proposal", d.proposed(m), []any{"乙", "first_come", "", 1})
		},
		"nobody_moves_up_silently": func(d *desk) {
			m := d.freed(data.FirstCome, "甲")
			d.proposed(m)
			d.stands(m, "一 withdrawn, 二 confirmed, 甲 waiting/queued")
		},
	}.check(t)
}

func TestWaitlist_Offer(t *testing.T) {
	rules{
		"runs_until_a_time_and_is_accepted": func(d *desk) {
			m := d.freed(data.FirstCome, "甲", "乙")
			d.offer(m, "甲")
			d.stands(m, "一 withdrawn, 二 confirmed, 甲 waiting/offered, 乙 waiting/queued")
			d.equal("until", d.reg(m, "甲").OfferUntil, "2026-11-22T02:36:05Z")
			d.must(second(d.s.MoveUp(d.Context(), d.id(m, "甲"))))
			d.stands(m, "一 withdrawn, 二 confirmed, 甲 confirmed/accepted, 乙 waiting/queued")
			d.equal("until", d.reg(m, "甲").OfferUntil, "")
		},
		"shows_as_a_seat_taken": func(d *desk) {
			m := d.freed(data.FirstCome, "甲")
			d.offer(m, "甲")
			list, err := d.s.Seminars(d.Context(), data.SeminarFilter{})
			d.must(err)
			d.equal("taken", list[0].Confirmed, 2)
			d.c.Add(2 * time.Hour)
			list, err = d.s.Seminars(d.Context(), data.SeminarFilter{})
			d.must(err)
			d.equal("taken when it is over", list[0].Confirmed, 1)
		},
		"MoveUp_without_an_offer": func(d *desk) {
			m := d.freed(data.FirstCome, "甲")
			d.must(second(d.s.MoveUp(d.Context(), d.id(m, "甲"))))
			d.stands(m, "一 withdrawn, 二 confirmed, 甲 confirmed/accepted")
		},
		"refused_when_full": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.refuses("waitlist.full", func() error { return second(d.s.MoveUp(d.Context(), d.id(m, "乙"))) })
			d.refuses("waitlist.full", func() error {
				return second(d.s.Offer(d.Context(), d.id(m, "乙"), d.c.Now().Add(time.Hour)))
			})
		},
		"refused_for_who_does_not_wait": func(d *desk) {
			m := d.freed(data.FirstCome, "甲")
			for _, name := range []string{"一", "二"} {
				for _, step := range []func() error{
					func() error { return second(d.s.Offer(d.Context(), d.id(m, name), d.c.Now().Add(time.Hour))) },
					func() error { return second(d.s.MoveUp(d.Context(), d.id(m, name))) },
					func() error { return second(d.s.DeclineOffer(d.Context(), d.id(m, name))) },
					func() error { return second(d.s.Skip(d.Context(), d.id(m, name))) },
				} {
					d.refuses("waitlist.state", step)
				}
			}
			d.refuses("waitlist.state", func() error { return second(d.s.DeclineOffer(d.Context(), d.id(m, "甲"))) })
			d.offer(m, "甲")
			d.refuses("waitlist.state", func() error {
				return second(d.s.Offer(d.Context(), d.id(m, "甲"), d.c.Now().Add(time.Hour)))
			})
		},
		"not_into_the_past": func(d *desk) {
			m := d.freed(data.FirstCome, "甲")
			d.fails(data.Invalid{"until": "past"}, func() error { return second(d.s.Offer(d.Context(), d.id(m, "甲"), d.c.Now())) })
		},
		"declined_frees_the_seat": func(d *desk) {
			m := d.freed(data.FirstCome, "甲", "乙")
			d.must(d.s.JoinParty(d.Context(), m, d.here["甲"]))
			d.offer(m, "甲")
			d.must(second(d.s.DeclineOffer(d.Context(), d.id(m, "甲"))))
			d.stands(m, "一 withdrawn, 二 confirmed, 甲 withdrawn/declined, 乙 waiting/queued")
			d.equal("proposal", d.proposed(m), []any{"乙", "first_come", "", 1})
			d.equal("party", d.party(m), "甲 withdrawn")
		},
		"expired_frees_the_seat": func(d *desk) {
			m := d.freed(data.FirstCome, "甲", "乙")
			d.offer(m, "甲")
			d.c.Add(time.Hour) // still the last second of it
			n, err := d.s.ExpireOffers(d.Context(), m)
			d.must(err)
			d.equal("expired", n, 0)
			d.c.Add(time.Second)
			n, err = d.s.ExpireOffers(d.Context(), m)
			d.must(err)
			d.equal("expired", n, 1)
			d.stands(m, "一 withdrawn, 二 confirmed, 甲 waiting/expired, 乙 waiting/queued")
			d.equal("proposal", d.proposed(m), []any{"乙", "first_come", "", 1})
			d.refuses("waitlist.state", func() error { return second(d.s.MoveUp(d.Context(), d.id(m, "甲"))) })
			d.refuses("waitlist.state", func() error { return second(d.s.Skip(d.Context(), d.id(m, "甲"))) })
		},
		"skipped_goes_to_the_end": func(d *desk) {
			m := d.freed(data.FirstCome, "甲", "乙")
			d.must(second(d.s.Skip(d.Context(), d.id(m, "甲"))))
			d.equal("proposal", d.proposed(m), []any{"乙", "first_come", "", 1})
			d.offer(m, "乙")
			d.must(second(d.s.Skip(d.Context(), d.id(m, "乙"))))
			d.equal("proposal", d.proposed(m), []any{"甲", "first_come", "", 1})
		},
	}.check(t)
}

// TestWaitlist_begun: no offers after the seminar has begun, by the office's
// wall clock and not by UTC.
func TestWaitlist_begun(t *testing.T) {
	for _, c := range []struct {
		name, start, utc string
		begun            bool
	}{
		{"a_minute_before", "18:30", "2026-12-20T09:29:00Z", false},
		{"when_it_begins", "18:30", "2026-12-20T09:30:00Z", true},
		{"in_the_early_morning_of_the_day", "08:00", "2026-12-19T22:59:00Z", false},
		{"before_the_UTC_day_has_come", "08:00", "2026-12-19T23:00:00Z", true},
		{"the_UTC_day_has_not_changed_yet", "18:30", "2026-12-20T15:00:00Z", true},
		{"no_time_given_the_last_minute", "", "2026-12-20T14:59:00Z", false},
		{"no_time_given_the_next_day", "", "2026-12-20T15:00:00Z", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			m := d.freed(data.FirstCome, "甲")
			x := d.read(m)
			x.Start, x.End = c.start, ""
			d.must(d.s.SaveSeminar(d.Context(), &x))
			at, err := time.Parse(time.RFC3339, c.utc)
			d.must(err)
			d.c.Set(at)
			steps := []func() error{
				func() error { return second(d.s.Propose(d.Context(), m)) },
				func() error { return second(d.s.Offer(d.Context(), d.id(m, "甲"), at.Add(time.Minute))) },
				func() error { return second(d.s.MoveUp(d.Context(), d.id(m, "甲"))) },
			}
			for _, step := range steps {
				if c.begun {
					d.refuses("waitlist.begun", step)
				} else {
					d.must(step())
				}
			}
		})
	}
	rules{"not_when_cancelled": func(d *desk) {
		m := d.freed(data.FirstCome, "甲")
		d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
		d.refuses("waitlist.seminar_cancelled", func() error { return second(d.s.Propose(d.Context(), m)) })
		d.refuses("waitlist.seminar_cancelled", func() error { return second(d.s.MoveUp(d.Context(), d.id(m, "甲"))) })
	}}.check(t)
}

package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jibun/data"
	"jibun/data/datatest"
)

// owed says who has to be told what: "甲 cancelled, 乙 seat".
func (d *desk) owed(m int64) string {
	d.Helper()
	list, err := d.s.Contacts(d.Context(), m)
	d.must(err)
	var out []string
	for _, c := range list {
		if c.Kind != data.TellNothing {
			out = append(out, c.Name+" "+string(c.Kind))
		}
	}
	return strings.Join(out, ", ")
}

func (d *desk) owes(what string, m int64, want string) { d.Helper(); d.equal(what, d.owed(m), want) }

// tell tells everybody who has to be told, or those named.
func (d *desk) tell(m int64, names ...string) {
	d.Helper()
	list, err := d.s.Contacts(d.Context(), m)
	d.must(err)
	var who []int64
	for _, c := range list {
		if len(names) == 0 || strings.Contains(strings.Join(names, " "), c.Name) {
			who = append(who, c.PersonID)
		}
	}
	d.must(d.s.Told(d.Context(), m, who, d.s.Today(), data.ByPhone))
}

// TestContacts: who has to be told what follows from what was done, undone and told.
func TestContacts(t *testing.T) {
	full := func(d *desk) int64 {
		m := d.seminar(2)
		d.apply(m, "甲", "乙", "丙")
		return m
	}
	venue := func(d *desk, m int64, to string) {
		x := d.read(m)
		x.Venue = to
		d.must(d.s.SaveSeminar(d.Context(), &x))
	}
	rules{
		"nobody is told of what they did themselves": func(d *desk) {
			m := full(d)
			d.free(m, "甲")
			d.must(second(d.s.BringBack(d.Context(), d.id(m, "甲"))))
			d.must(second(d.s.Skip(d.Context(), d.id(m, "丙"))))
			d.owes("of their own", m, "")
		},
		"moved up": func(d *desk) {
			m := full(d)
			d.free(m, "甲")
			d.must(second(d.s.MoveUp(d.Context(), d.id(m, "丙"))))
			d.owes("moved up", m, "丙 seat")
			d.must(second(d.s.Undo(d.Context())))
			d.owes("undone", m, "")
			d.must(second(d.s.Redo(d.Context())))
			d.tell(m)
			d.owes("told", m, "")
			d.must(second(d.s.Undo(d.Context())))
			d.owes("not told", m, "丙 seat")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "丙"), "")))
			d.owes("withdrew", m, "")
		},
		"an offer is made by asking, and who accepts it knows": func(d *desk) {
			m := full(d)
			d.free(m, "甲")
			d.offer(m, "丙")
			d.owes("offered", m, "")
			d.must(second(d.s.MoveUp(d.Context(), d.id(m, "丙"))))
			d.owes("accepted", m, "")
		},
		"cancelled: the speaker too, and only who knows of it": func(d *desk) {
			m := full(d)
			d.speaks(m, "戊", data.Lecturer, data.Requested)
			d.speaks(m, "己", data.Lecturer, data.Candidate)
			d.free(m, "乙")
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.owes("cancelled", m, "戊 cancelled, 甲 cancelled, 丙 cancelled")
			d.tell(m, "甲")
			d.owes("one told", m, "戊 cancelled, 丙 cancelled")
			d.tell(m)
			d.equal("todo", strings.Contains(d.todos(), "tell"), false)
			list, err := d.s.History(d.Context(), data.HistoryFilter{What: "seminar.cancel"})
			d.must(err)
			d.must(second(d.s.UndoOperation(d.Context(), list[0].ID)))
			d.owes("takes place after all", m, "戊 resumed, 甲 resumed, 丙 resumed")
		},
		"postponed twice, cancelled after it was moved": func(d *desk) {
			m := full(d)
			d.must(d.s.PostponeSeminar(d.Context(), m, "台風"))
			d.owes("postponed", m, "甲 postponed, 乙 postponed, 丙 postponed")
			d.tell(m, "甲")
			d.must(d.s.RescheduleSeminar(d.Context(), m, "2027-01-20", ""))
			d.owes("a new day", m, "甲 new_day, 乙 new_day, 丙 new_day")
			d.tell(m, "甲", "乙")
			d.must(d.s.PostponeSeminar(d.Context(), m, "大雪"))
			d.must(d.s.RescheduleSeminar(d.Context(), m, "2027-02-20", ""))
			d.owes("another one", m, "甲 new_day, 乙 new_day, 丙 new_day")
			d.must(d.s.CancelSeminar(d.Context(), m, "大雪"))
			d.owes("cancelled", m, "甲 cancelled, 乙 cancelled, 丙 cancelled")
		},
		"another place, and back again": func(d *desk) {
			m := full(d)
			venue(d, m, "図書館")
			d.owes("moved", m, "甲 changed, 乙 changed, 丙 changed")
			d.tell(m, "甲")
			venue(d, m, "本庁舎 会議室")
			d.owes("back", m, "甲 changed")
			x := d.read(m)
			x.Capacity = 3
			d.must(d.s.SaveSeminar(d.Context(), &x))
			d.owes("a seat more is no news", m, "甲 changed")
		},
		"who applied meanwhile knows it as it was then": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲")
			venue(d, m, "図書館")
			d.apply(m, "乙")
			d.owes("moved", m, "甲 changed")
			venue(d, m, "公民館")
			d.owes("moved again", m, "甲 changed, 乙 changed")
			d.must(second(d.s.Undo(d.Context())))
			d.owes("undone", m, "甲 changed")
		},
		"of two that are undone out of their order": func(d *desk) {
			m := full(d)
			d.free(m, "甲")
			d.must(second(d.s.MoveUp(d.Context(), d.id(m, "丙"))))
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			up, err := d.s.History(d.Context(), data.HistoryFilter{What: "waitlist.move_up"})
			d.must(err)
			d.must(second(d.s.UndoOperation(d.Context(), up[0].ID)))
			d.owes("cancelled", m, "乙 cancelled, 丙 cancelled")
		},
		"the office declines and revokes": func(d *desk) {
			m := full(d)
			d.must(second(d.s.Decline(d.Context(), d.id(m, "丙"), "満席")))
			d.must(second(d.s.Revoke(d.Context(), d.id(m, "甲"), "重複")))
			d.owes("declined and revoked", m, "甲 revoked, 丙 declined")
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.owes("whatever becomes of the evening", m, "甲 revoked, 乙 cancelled, 丙 declined")
		},
		"lots": func(d *desk) {
			m := d.seminar(1, policy(data.Lottery))
			d.apply(m, "甲", "乙")
			d.owes("before", m, "")
			d.must(d.s.Draw(d.Context(), m, 7))
			d.equal("drawn", strings.Count(d.owed(m), "seat")+10*strings.Count(d.owed(m), "waiting"), 11)
		},
		"企画中 and what is over": func(d *desk) {
			m := datatest.Planned(d, d.s, "孟子").ID
			d.speaks(m, "戊", data.Lecturer, data.Sounding)
			venue(d, m, "図書館")
			d.owes("企画中", m, "")
			n := full(d)
			d.must(d.s.CancelSeminar(d.Context(), n, "台風"))
			d.at(day.AddDays(1), "09:00")
			d.owes("over", n, "")
		},
		"what cannot be told": func(d *desk) {
			m := full(d)
			d.fails(data.Invalid{"day": "future", "way": "code"}, func() error {
				return d.s.Told(d.Context(), m, nil, d.s.Today().AddDays(1), "")
			})
			n := d.operations()
			d.tell(m)
			d.equal("nothing to tell leaves no trace", d.operations()-n, 0)
		},
		"two records of one person": func(d *desk) {
			m := full(d)
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.must(d.s.Merge(d.Context(), d.person("己"), d.here["甲"]))
			d.equal("owed", len(strings.Split(d.owed(m), ", ")), 3)
			d.must(second(d.s.Undo(d.Context())))
			d.equal("todo survives", strings.Contains(d.todos(), fmt.Sprint("tell ", m)), true)
		},
	}.check(t)
}

// TestContacts_sequences: whatever is done, undone and told, who is told everything has
// nothing to be told; and who withdrew, never.
func TestContacts_sequences(t *testing.T) {
	d := newDesk(t)
	rapid.Check(t, func(r *rapid.T) {
		m := d.seminar(2)
		d.apply(m, "甲", "乙", "丙", "丁")
		names := rapid.SampledFrom([]string{"甲", "乙", "丙", "丁"})
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			name, ctx := names.Draw(r, "name"), d.Context()
			if list, err := d.s.Applicants(ctx, m); err != nil || len(list) < 4 {
				return // undone to before they applied
			}
			var err error
			switch rapid.IntRange(0, 9).Draw(r, "step") {
			case 0:
				err = second(d.s.MoveUp(ctx, d.id(m, name)))
			case 1:
				err = d.s.CancelSeminar(ctx, m, "台風")
			case 2:
				err = d.s.PostponeSeminar(ctx, m, "台風")
			case 3:
				err = d.s.RescheduleSeminar(ctx, m, day.AddDays(rapid.IntRange(0, 3).Draw(r, "day")), "")
			case 4, 5:
				err = second(d.s.Undo(ctx))
			case 6:
				x := d.read(m)
				x.Venue = rapid.SampledFrom([]string{"図書館", "公民館"}).Draw(r, "venue")
				err = d.s.SaveSeminar(ctx, &x)
			case 7:
				err = second(d.s.Withdraw(ctx, d.id(m, name), ""))
			case 8:
				err = second(d.s.BringBack(ctx, d.id(m, name)))
			case 9:
				d.tell(m, name)
			}
			var refused *data.Refusal
			if err != nil && !errors.As(err, &refused) && !errors.Is(err, data.ErrNotFound) {
				r.Fatal(err)
			}
			if list, err := d.s.Applicants(ctx, m); err != nil || len(list) < 4 {
				return
			}
			for _, c := range strings.Split(d.owed(m), ", ") {
				who, _, _ := strings.Cut(c, " ")
				if who == "" {
					continue
				}
				if got := d.reg(m, who).State; got == data.Withdrawn {
					r.Fatalf("%s, who withdrew: %s", who, c)
				}
			}
		}
		d.tell(m)
		if got := d.owed(m); got != "" {
			r.Fatal("all were told, and yet", got)
		}
	})
}

// TestOperations_tells: every operation that does something to the evening of people
// says whether they must be told.
func TestOperations_tells(t *testing.T) {
	for _, o := range operations {
		t.Run(o.what, func(t *testing.T) {
			d := newDesk(t)
			m := d.seminar(2)
			d.posted("甲", "人事課")
			d.apply(m, "甲", "乙", "丙", "丁")
			d.assign(m, "戊", data.Agreed)
			d.must(d.s.JoinParty(d.Context(), m, d.here["甲"]))
			do := o.on(d, m)
			d.must(do())
			list, err := d.s.History(d.Context(), data.HistoryFilter{Limit: 1})
			d.must(err)
			lines, err := d.s.DescribeChanges(d.Context(), list[0].ID, 0)
			d.must(err)
			for _, l := range lines {
				for _, f := range l.Fields {
					if concerns[l.Table+"."+f.Column] && !data.SaysWhoIsTold(o.what) && o.what != "person.merge" {
						t.Errorf("%s changes %s.%s and does not say whether people are told", o.what, l.Table, f.Column)
					}
				}
			}
		})
	}
}

// concerns are the columns that are somebody's evening.
var concerns = map[string]bool{"seminars.held_on": true, "seminars.starts": true, "seminars.ends": true, "seminars.venue": true, "seminars.state": true,
	"registrations.state": true, "registrations.waitlist": true}

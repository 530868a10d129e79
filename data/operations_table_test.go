package data_test

import (
	"slices"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
)

// operation is one thing the clerk may do: its line in the history and the kinds
// of rows that it changes. on prepares the office of an operation's test.
type operation struct {
	what, about string
	kinds       data.Kinds
	on          func(d *desk, m int64) func() error
}

const (
	kO, kP, kM, kR, kS = data.KindOffice, data.KindPeople, data.KindSeminars, data.KindRegistrations, data.KindSpeakers
)

// operations are all of them, on a seminar for two: 甲 and 乙 have a seat, 丙 and
// 丁 wait, 戊 agreed to speak, 甲 joins the party.
var operations = slices.Concat(officeOperations, ideaOperations, formOperations, caseOperations, paperOperations)

var officeOperations = []operation{
	{"office.save", "呉市", kO, func(d *desk, _ int64) func() error {
		o, err := d.s.Office(d.Context())
		d.must(err)
		o.Western, o.Stamps = true, []string{"課長"}
		return func() error { return d.s.SaveOffice(d.Context(), &o) }
	}},
	{"office.papers", "受付名簿 列", kO, func(d *desk, _ int64) func() error {
		return func() error {
			return d.s.WantPapers(d.Context(), "受付名簿 列", func(o *data.Office) { o.DoorColumns = []report.DoorColumn{report.DoorSign} })
		}
	}},
	{"series.add", "行政ゼミナール", kO, func(d *desk, _ int64) func() error {
		return func() error { return second(d.s.AddSeries(d.Context(), "行政ゼミナール")) }
	}},
	{"series.rename", "新セミナー", kO, func(d *desk, _ int64) func() error {
		return func() error { return d.s.RenameSeries(d.Context(), 1, "新セミナー", "2026-04-01") }
	}},
	{"category.save", "山登り", kO, func(d *desk, _ int64) func() error {
		return func() error { return d.s.SaveCategory(d.Context(), &data.Category{Name: "山登り"}) }
	}},
	{"category.order", "2分類", kO, func(d *desk, _ int64) func() error {
		return func() error { return d.s.OrderCategories(d.Context(), []int64{2, 1}) }
	}},
	{"department.save", "市民部 市民課", kO | kP, func(d *desk, _ int64) func() error {
		return func() error {
			return d.s.SaveDepartment(d.Context(), &data.Department{Division: "市民部", Section: "市民課"})
		}
	}},
	{"department.order", "2所属", kO | kP, func(d *desk, _ int64) func() error {
		id := datatest.Department(d, d.s, "市民部", "市民課").ID
		return func() error { return d.s.OrderDepartments(d.Context(), []int64{id, 1}) }
	}},
	{"department.close", "市民部 市民課", kO | kP, func(d *desk, _ int64) func() error {
		id := datatest.Department(d, d.s, "市民部", "市民課").ID
		return func() error { return d.s.CloseDepartment(d.Context(), id, "2027-03-31") }
	}},
	{"roster.columns", "所属名、氏名", kO, func(d *desk, _ int64) func() error {
		return func() error {
			return d.s.RememberColumns(d.Context(), data.RosterTable, map[string]string{"氏名": "name", "所属名": "section"})
		}
	}},
	{"application.columns", "お役所", kO, func(d *desk, _ int64) func() error {
		return func() error {
			return d.s.RememberColumns(d.Context(), data.ApplicationTable, map[string]string{"お役所": "from"})
		}
	}},
	{"holidays.load", "2028年", kO, func(d *desk, _ int64) func() error {
		path := d.list("2028/1/1,元日\r\n2028/1/10,成人の日\r\n")
		return func() error { _, _, err := d.s.LoadHolidays(d.Context(), path); return err }
	}},
	{"person.add", "新人 一", kP, func(d *desk, _ int64) func() error {
		return func() error { return d.s.SavePerson(d.Context(), &data.Person{Name: "新人 一"}) }
	}},
	{"person.save", "甲", kP, func(d *desk, _ int64) func() error {
		p := d.readPerson("甲")
		p.Note = "手話通訳"
		return func() error { return d.s.SavePerson(d.Context(), &p) }
	}},
	{"person.rename", "甲 → 甲山", kP, func(d *desk, _ int64) func() error {
		return func() error {
			return d.s.RenamePerson(d.Context(), d.here["甲"], "甲山", "こうやま", "2026-11-01")
		}
	}},
	{"person.merge", "丙 → 甲", kP | kR, func(d *desk, _ int64) func() error {
		return func() error { return d.s.Merge(d.Context(), d.here["甲"], d.here["丙"]) }
	}},
	{"posting.transfer", "甲", kP, func(d *desk, _ int64) func() error {
		return func() error {
			return d.s.Transfer(d.Context(), &data.Posting{PersonID: d.here["甲"], DepartmentID: 1, Position: "課長", From: "2026-10-01"})
		}
	}},
	{"seminar.add", "孟子", kM, func(d *desk, _ int64) func() error {
		return func() error { return d.s.SaveSeminar(d.Context(), &data.Seminar{Title: "孟子", Date: day}) }
	}},
	{"seminar.save", "第1回 論語", kM | kR, func(d *desk, m int64) func() error {
		x := d.read(m)
		x.Venue = "図書館"
		return func() error { return d.s.SaveSeminar(d.Context(), &x) }
	}},
	{"seminar.delete", "孟子", kM, func(d *desk, _ int64) func() error {
		id := datatest.Planned(d, d.s, "孟子").ID
		return func() error { return d.s.DeleteSeminar(d.Context(), id) }
	}},
	{"seminar.open", "第2回 孟子", kM, func(d *desk, _ int64) func() error {
		id := datatest.Planned(d, d.s, "孟子").ID
		return func() error { return d.s.OpenSeminar(d.Context(), id) }
	}},
	{"seminar.close", "第1回 論語", kM, func(d *desk, m int64) func() error {
		return func() error { return d.s.CloseSeminar(d.Context(), m) }
	}},
	{"seminar.hold", "第1回 論語", kM | kR | kS, func(d *desk, m int64) func() error {
		d.free(m, "乙")
		d.must(second(d.s.Offer(d.Context(), d.id(m, "丙"), d.c.Now().AddDate(0, 2, 0))))
		d.at(day, "20:00")
		return func() error { return d.s.HoldSeminar(d.Context(), m) }
	}},
	{"seminar.settle", "第1回 論語", kM, func(d *desk, m int64) func() error {
		d.settle(m)
		d.must(d.s.UnsettleSeminar(d.Context(), m, "訂正"))
		return func() error { return d.s.SettleSeminar(d.Context(), m) }
	}},
	{"seminar.unsettle", "第1回 論語", kM, func(d *desk, m int64) func() error {
		d.settle(m)
		return func() error { return d.s.UnsettleSeminar(d.Context(), m, "訂正") }
	}},
	{"seminar.cancel", "第1回 論語", kM | kR, func(d *desk, m int64) func() error {
		return func() error { return d.s.CancelSeminar(d.Context(), m, "台風") }
	}},
	{"seminar.postpone", "第1回 論語", kM | kR, func(d *desk, m int64) func() error {
		return func() error { return d.s.PostponeSeminar(d.Context(), m, "台風") }
	}},
	{"seminar.reschedule", "第1回 論語", kM | kR, func(d *desk, m int64) func() error {
		d.must(d.s.PostponeSeminar(d.Context(), m, "台風"))
		return func() error { return d.s.RescheduleSeminar(d.Context(), m, "2027-02-20", "") }
	}},
	{"announcement.save", "第1回 論語", kM, func(d *desk, m int64) func() error {
		return func() error {
			return d.s.SaveAnnouncement(d.Context(), &data.Announcement{SeminarID: m, Kind: data.ByMail, Text: "お待ちしています", Made: "件名"})
		}
	}},
	{"announcement.drop", "第1回 論語", kM, func(d *desk, m int64) func() error {
		a := data.Announcement{SeminarID: m, Kind: data.OnBoard, Text: "お待ちしています", Made: "見出し"}
		d.must(d.s.SaveAnnouncement(d.Context(), &a))
		return func() error { return d.s.DropAnnouncement(d.Context(), a.ID) }
	}},
	{"retrospect.save", "第1回 論語", kM, func(d *desk, m int64) func() error {
		return func() error {
			return d.s.SaveRetrospect(d.Context(), &data.Retrospect{SeminarID: m, Aim: "対話"})
		}
	}},
	{"registration.apply", "己", kR, func(d *desk, m int64) func() error {
		a := data.Application{SeminarID: m, PersonID: d.person("己"), Party: true}
		return func() error { return second(d.s.Apply(d.Context(), a)) }
	}},
	{"registration.paste", "第1回 論語 2名", kP | kR, func(d *desk, m int64) func() error {
		d.person("己")
		p := d.paste(m, "氏名\t所属\t懇親会\n己\t\t○\n外山 一\t株式会社くれ製作所\t\n")
		p.Choose(0, data.PersonHit{ID: d.here["己"]})
		d.must(p.AsOutside(1))
		return func() error { return second(d.s.ApplyPaste(d.Context(), p, data.Email)) }
	}},
	{"registration.confirm", "甲", kR, func(d *desk, _ int64) func() error {
		id := d.received("甲")
		return func() error { return second(d.s.Confirm(d.Context(), id)) }
	}},
	{"registration.channel", "甲", kR, func(d *desk, m int64) func() error {
		return func() error { return second(d.s.SetChannel(d.Context(), d.id(m, "甲"), data.Phone)) }
	}},
	{"registration.wait", "甲", kR, func(d *desk, _ int64) func() error {
		id := d.received("甲")
		return func() error { return second(d.s.Wait(d.Context(), id)) }
	}},
	{"registration.decline", "丙", kR, func(d *desk, m int64) func() error {
		return func() error { return second(d.s.Decline(d.Context(), d.id(m, "丙"), "満席")) }
	}},
	{"registration.withdraw", "甲", kR, func(d *desk, m int64) func() error {
		return func() error { return second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "出張")) }
	}},
	{"registration.revoke", "甲", kR, func(d *desk, m int64) func() error {
		return func() error { return second(d.s.Revoke(d.Context(), d.id(m, "甲"), "重複")) }
	}},
	{"registration.bring_back", "甲", kR, func(d *desk, m int64) func() error {
		d.free(m, "甲")
		return func() error { return second(d.s.BringBack(d.Context(), d.id(m, "甲"))) }
	}},
	{"registration.walk_in", "丙", kM | kR | kS, func(d *desk, m int64) func() error {
		d.at(day, "18:00")
		return func() error { _, _, err := d.s.WalkIn(d.Context(), m, d.here["丙"]); return err }
	}},
	{"waitlist.offer", "丙", kR, func(d *desk, m int64) func() error {
		d.free(m, "甲")
		return func() error { return second(d.s.Offer(d.Context(), d.id(m, "丙"), d.c.Now().Add(time.Hour))) }
	}},
	{"waitlist.move_up", "丙", kR, func(d *desk, m int64) func() error {
		d.free(m, "甲")
		return func() error { return second(d.s.MoveUp(d.Context(), d.id(m, "丙"))) }
	}},
	{"waitlist.decline", "丙", kR, func(d *desk, m int64) func() error {
		d.free(m, "甲")
		d.offer(m, "丙")
		return func() error { return second(d.s.DeclineOffer(d.Context(), d.id(m, "丙"))) }
	}},
	{"waitlist.skip", "丙", kR, func(d *desk, m int64) func() error {
		return func() error { return second(d.s.Skip(d.Context(), d.id(m, "丙"))) }
	}},
	{"waitlist.expire", "第1回 論語", kR, func(d *desk, m int64) func() error {
		d.free(m, "甲")
		d.offer(m, "丙")
		d.c.Add(2 * time.Hour)
		return func() error { return second(d.s.ExpireOffers(d.Context(), m)) }
	}},
	{"waitlist.draw", "第2回 くじ", kM | kR, func(d *desk, _ int64) func() error {
		d.received("甲")
		return func() error { return d.s.Draw(d.Context(), 2, 7) }
	}},
	{"contact.tell", "論語 3名", kR, func(d *desk, m int64) func() error {
		d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
		return func() error {
			return d.s.Told(d.Context(), m, []int64{d.here["甲"], d.here["丙"], d.here["戊"], 99}, d.s.Today(), data.ByEmail)
		}
	}},
	{"attendance.mark", "甲", kM | kR | kS, func(d *desk, m int64) func() error {
		d.at(day, "20:00")
		return func() error { return d.s.Mark(d.Context(), data.Late, d.id(m, "甲")) }
	}},
	{"attendance.mark", "第1回 論語 2名", kR, func(d *desk, m int64) func() error {
		d.hold(m)
		return func() error { return d.s.Mark(d.Context(), data.Late, d.id(m, "甲"), d.id(m, "乙")) }
	}},
	{"attendance.sheet", "第1回 論語 2名", kM | kR | kS, func(d *desk, m int64) func() error {
		d.at(day, "20:00")
		return func() error {
			return second(d.s.MarkSheet(d.Context(), m, data.SheetMarks{Attended: "1", RestNoShow: true}))
		}
	}},
	{"attendance.signed", "第1回 論語 3名", kM | kR | kS, func(d *desk, m int64) func() error {
		d.at(day, "20:00")
		in := data.SignedSheet{Attended: []int64{d.id(m, "甲")}, NoShow: []int64{d.id(m, "乙")}, WalkIns: []int64{d.person("丙")}}
		return func() error { return second(d.s.EnterSigned(d.Context(), m, in)) }
	}},
	{"attendance.material", "甲", kR, func(d *desk, m int64) func() error {
		return func() error { return d.s.SetMaterial(d.Context(), d.id(m, "甲"), true) }
	}},
	{"signin.number", "第1回 論語 2名", kR, func(d *desk, m int64) func() error {
		return func() error { return d.s.NumberSheet(d.Context(), m, data.ByKana) }
	}},
	{"speaker.assign", "己", kS, func(d *desk, m int64) func() error {
		a := data.Assignment{SeminarID: m, PersonID: d.person("己")}
		return func() error { return d.s.Assign(d.Context(), &a) }
	}},
	{"speaker.move", "戊", kS, func(d *desk, _ int64) func() error {
		return func() error { return d.s.MoveSpeaker(d.Context(), 1, data.Requested, "", "") }
	}},
	{"speaker.replace", "戊 → 己", kS, func(d *desk, _ int64) func() error {
		id := d.person("己")
		return func() error { return second(d.s.ReplaceSpeaker(d.Context(), 1, id, "急病")) }
	}},
	{"party.save", "第1回 論語", kR, func(d *desk, m int64) func() error {
		p, err := d.s.Party(d.Context(), m)
		d.must(err)
		p.Fee = 3000
		return func() error { return d.s.SaveParty(d.Context(), &p) }
	}},
	{"party.join", "乙", kR, func(d *desk, m int64) func() error {
		return func() error { return d.s.JoinParty(d.Context(), m, d.here["乙"]) }
	}},
	{"party.leave", "甲", kR, func(d *desk, m int64) func() error {
		return func() error { return d.s.LeaveParty(d.Context(), m, d.here["甲"]) }
	}},
	{"party.pay", "甲", kR, func(d *desk, m int64) func() error {
		return func() error { return d.s.PayParty(d.Context(), m, d.here["甲"], true) }
	}},
}

// free lets somebody withdraw.
func (d *desk) free(m int64, name string) {
	d.Helper()
	d.must(second(d.s.Withdraw(d.Context(), d.id(m, name), "")))
}

// received is an application to a seminar whose lots are not drawn yet.
func (d *desk) received(name string) int64 {
	d.Helper()
	m := d.seminar(1, policy(data.Lottery), func(m *data.Seminar) { m.Title = "くじ" })
	d.apply(m, name)
	return d.id(m, name)
}

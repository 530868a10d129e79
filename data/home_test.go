package data_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// home reads the first page.
func (d *desk) home() data.Home {
	d.Helper()
	h, err := d.s.Home(d.Context())
	d.must(err)
	return h
}

// todos writes what is to be done, without what a new office always lacks.
func (d *desk) todos() string {
	d.Helper()
	var out []string
	for _, t := range d.home().Todos {
		if t.Code == data.TodoRosterOld || t.Code == data.TodoBackupOld {
			continue
		}
		out = append(out, strings.TrimSpace(fmt.Sprint(t.Code, " ", t.SeminarID, " ", t.Day, " ", t.N, " ", t.Name)))
	}
	return strings.Join(out, "; ")
}

// left says what is to be done, after others things were.
func (d *desk) left(what, want string) { d.Helper(); d.equal(what, d.todos(), want) }

func on(day wareki.Date) func(*data.Seminar) { return func(m *data.Seminar) { m.Date = day } }

// speaks puts somebody on an evening.
func (d *desk) speaks(m int64, name string, role data.Role, state data.AssignmentState) int64 {
	d.Helper()
	a := data.Assignment{SeminarID: m, PersonID: d.person(name), Role: role, State: state}
	d.must(d.s.Assign(d.Context(), &a))
	return a.ID
}

func (d *desk) move(a int64, to data.AssignmentState) {
	d.Helper()
	d.must(d.s.MoveSpeaker(d.Context(), a, to, "", ""))
}

// TestHome_todos: each thing to do appears when its day has come, and goes when
// it was done. The clock stands on 2026-11-22.
func TestHome_todos(t *testing.T) {
	rules{
		"a lecturer is asked formally five weeks before": func(d *desk) {
			m := d.seminar(0, on("2026-12-28"))
			d.left("36 days", "")
			d.at("2026-11-23", "09:00")
			d.left("35 days", "no_speaker 1 2026-12-28 0")
			d.speaks(m, "司会", data.Chair, data.Accepted)
			d.left("a chair is no lecturer", "no_speaker 1 2026-12-28 0")
			a := d.speaks(m, "講師", data.Lecturer, data.Candidate)
			b := d.speaks(m, "別人", data.Lecturer, data.Sounding)
			d.left("not asked", "speaker_not_requested 1 2026-12-28 0 別人")
			d.move(b, data.Refused)
			d.left("refused", "speaker_not_requested 1 2026-12-28 0 講師")
			d.move(a, data.Requested)
			d.left("asked", "")
			d.must(second(d.s.Undo(d.Context())))
			d.left("undone", "speaker_not_requested 1 2026-12-28 0 講師")
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.left("called off", "tell 1 2026-12-28 1 司会")
		},
		"an evening is opened three weeks before": func(d *desk) {
			m := datatest.Planned(d, d.s, "論語", on("2026-12-14"), func(m *data.Seminar) { m.SpeakerText = "孔子" }).ID
			d.left("22 days", "")
			d.at("2026-11-23", "09:00")
			d.left("21 days", "not_opened 1 2026-12-14 0")
			d.at("2026-12-15", "09:00")
			d.left("over", "not_opened 1 2026-12-14 0")
			d.must(d.s.OpenSeminar(d.Context(), m))
			d.left("opened, and over", "not_settled 1 2026-12-14 0")
		},
		"the deadline": func(d *desk) {
			m := d.seminar(3, on("2026-12-14"), func(m *data.Seminar) { m.Deadline, m.SpeakerText = "2026-12-10", "孔子" })
			d.apply(m, "甲")
			d.at("2026-12-08", "23:59")
			d.left("two days", "")
			d.at("2026-12-09", "00:00")
			d.left("tomorrow", "deadline_tomorrow 1 2026-12-10 2")
			d.at("2026-12-10", "23:59")
			d.left("today", "deadline_tomorrow 1 2026-12-10 2")
			d.at("2026-12-11", "00:00")
			d.left("over", "")
		},
		"the sign-in sheet": func(d *desk) {
			m := d.seminar(0, on("2026-12-14"), func(m *data.Seminar) { m.SpeakerText = "孔子" })
			d.must(d.s.CloseSeminar(d.Context(), m))
			d.at("2026-12-13", "09:00")
			d.left("nobody applied", "")
			d.apply(m, "甲", "乙")
			d.left("not printed", "sheet_not_printed 1 2026-12-14 2")
			d.must(d.s.NumberSheet(d.Context(), m, data.ByKana))
			d.left("printed", "")
			d.apply(m, "丙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.left("one came, one went", "sheet_outdated 1 2026-12-14 2")
			d.must(d.s.NumberSheet(d.Context(), m, data.ByKana))
			d.left("printed again", "")
			d.at("2026-12-14", "18:00")
			d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "乙")))
			_, _, err := d.s.WalkIn(d.Context(), m, d.person("丁"))
			d.must(err)
			d.left("the evening has begun", "")
		},
		"the waiting list": func(d *desk) {
			m := d.seminar(1, func(m *data.Seminar) { m.SpeakerText = "孔子" })
			d.apply(m, "甲", "乙", "丙")
			d.left("full", "")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.left("a seat is free", "move_up 1 2026-12-20 1 乙")
			d.must(second(d.s.Offer(d.Context(), d.id(m, "乙"), d.c.Now().Add(time.Hour))))
			d.left("offered", "")
			d.c.Add(2 * time.Hour)
			d.left("no answer", "move_up 1 2026-12-20 1 丙; offer_expired 1 2026-12-20 1 乙")
			d.must(second(d.s.ExpireOffers(d.Context(), m)))
			d.left("given up", "move_up 1 2026-12-20 1 丙")
			d.must(second(d.s.MoveUp(d.Context(), d.id(m, "丙"))))
			d.left("moved up", "tell 1 2026-12-20 1 丙")
			d.must(d.s.Told(d.Context(), m, []int64{d.here["丙"]}, d.s.Today(), data.ByPhone))
			d.left("told", "")
		},
		"no telephone call after the evening has begun": func(d *desk) {
			m := d.seminar(1, func(m *data.Seminar) { m.SpeakerText = "孔子" })
			d.apply(m, "甲", "乙", "丙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
			d.at("2026-12-20", "12:00")
			d.must(second(d.s.Offer(d.Context(), d.id(m, "乙"), d.c.Now().Add(time.Hour))))
			d.must(d.s.CloseSeminar(d.Context(), m))
			d.at("2026-12-20", "18:29")
			d.left("before", "move_up 1 2026-12-20 1 丙; offer_expired 1 2026-12-20 1 乙")
			d.at("2026-12-20", "18:30")
			d.left("it has begun", "")
		},
		"the morning after": func(d *desk) {
			m := d.seminar(0, on("2026-12-14"))
			a := d.speaks(m, "講師", data.Lecturer, data.Accepted)
			d.apply(m, "甲", "乙")
			d.at("2026-12-14", "21:00")
			d.left("the same evening", "sheet_not_printed 1 2026-12-14 2")
			d.at("2026-12-15", "09:00")
			d.left("next morning", "attendance_unknown 1 2026-12-14 2")
			d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "甲")))
			d.left("one is known", "attendance_unknown 1 2026-12-14 1; thanks_not_sent 1 2026-12-14 1 講師; retrospect_empty 1 2026-12-14 0")
			d.must(d.s.Mark(d.Context(), data.NoShow, d.id(m, "乙")))
			d.left("all are known", "not_settled 1 2026-12-14 0; thanks_not_sent 1 2026-12-14 1 講師; retrospect_empty 1 2026-12-14 0")
			d.must(d.s.SettleSeminar(d.Context(), m))
			d.move(a, data.Thanked)
			d.left("thanked", "retrospect_empty 1 2026-12-14 0")
			r := data.Retrospect{SeminarID: m, Findings: " "}
			d.must(d.s.SaveRetrospect(d.Context(), &r))
			d.left("nothing was written", "retrospect_empty 1 2026-12-14 0")
			r.Next = "次は椅子を増やす"
			d.must(d.s.SaveRetrospect(d.Context(), &r))
			d.left("all is done", "")
		},
		"who had not agreed is asked about until it is said whether he spoke": func(d *desk) {
			m := d.seminar(0, on("2026-12-14"))
			a := d.speaks(m, "講師", data.Lecturer, data.Candidate)
			b := d.speaks(m, "甲", data.Lecturer, data.Sounding)
			d.settle(m)
			d.at("2026-12-15", "09:00")
			d.left("open", "spoke_unsaid 1 2026-12-14 2 講師; retrospect_empty 1 2026-12-14 0")
			d.at("2027-03-31", "09:00")
			d.left("the fiscal year ends", "spoke_unsaid 1 2026-12-14 2 講師")
			d.refuses("seminar.settled", func() error { return d.s.MoveSpeaker(d.Context(), a, data.Agreed, "", "") })
			d.move(a, data.Spoke)
			d.left("one spoke", "spoke_unsaid 1 2026-12-14 1 甲")
			d.must(d.s.MoveSpeaker(d.Context(), b, data.Refused, "", ""))
			d.left("the other did not", "")
			d.refuses("seminar.settled", func() error { return d.s.MoveSpeaker(d.Context(), a, data.Refused, "", "") })
		},
		"settling says who spoke": func(d *desk) {
			m := d.seminar(0, on("2026-12-14"))
			a := d.speaks(m, "講師", data.Lecturer, data.Candidate)
			b := d.speaks(m, "甲", data.Lecturer, data.OnHold)
			d.at("2026-12-15", "09:00")
			d.must(d.s.HoldSeminar(d.Context(), m))
			d.must(d.s.SettleSpoken(d.Context(), m, map[int64]bool{a: true, b: false}))
			d.left("settled", "thanks_not_sent 1 2026-12-14 1 講師; retrospect_empty 1 2026-12-14 0")
			d.must(second(d.s.Undo(d.Context())))
			d.left("undone in one", "not_settled 1 2026-12-14 0; spoke_unsaid 1 2026-12-14 2 講師; retrospect_empty 1 2026-12-14 0")
		},
		"after sixty days nobody asks": func(d *desk) {
			m := d.seminar(0, on("2026-12-14"))
			d.speaks(m, "講師", data.Lecturer, data.Accepted)
			d.settle(m)
			d.at("2027-02-12", "09:00")
			d.left("sixty days", "thanks_not_sent 1 2026-12-14 1 講師; retrospect_empty 1 2026-12-14 0")
			d.at("2027-02-13", "09:00")
			d.left("sixty-one", "")
		},
	}.check(t)
}

// TestHome_office: the roster and the backup.
func TestHome_office(t *testing.T) {
	rules{
		"a roster a year": func(d *desk) {
			todo := func() string {
				for _, x := range d.home().Todos {
					if x.Code == data.TodoRosterOld {
						return "old " + string(x.Day)
					}
					if x.Code == data.TodoRosterApril {
						return "april " + string(x.Day)
					}
				}
				return ""
			}
			d.equal("never", todo(), "old ")
			file := filepath.Join(d.TempDir(), "roster.csv")
			d.must(os.WriteFile(file, []byte("職員番号,氏名,ふりがな,所属\n0001,田中 花,たなか はな,総務課\n"), 0o644))
			r, err := d.s.ReadRoster(d.Context(), file)
			d.must(err)
			plan, err := d.s.Plan(d.Context(), r, "2026-04-01")
			d.must(err)
			d.must(d.s.ApplyTransfer(d.Context(), plan, nil))
			d.equal("taken in", todo(), "")
			d.must(second(d.s.Undo(d.Context())))
			d.equal("undone", todo(), "old ")
			d.must(second(d.s.Redo(d.Context())))
			d.equal("done again", todo(), "")
			d.at("2027-03-31", "09:00")
			d.equal("before the transfers", todo(), "")
			d.at("2027-04-01", "09:00")
			d.equal("the transfers", todo(), "april 2026-11-22")
			d.at("2027-05-31", "09:00")
			d.equal("two months later", todo(), "april 2026-11-22")
			d.at("2027-06-01", "09:00")
			d.equal("no longer", todo(), "")
			d.at("2027-11-22", "09:00")
			d.equal("a year later", todo(), "")
			d.at("2027-11-23", "09:00")
			d.equal("and a day", todo(), "old 2026-11-22")
		},
		"the report of the year that is over": func(d *desk) {
			todo := func(day wareki.Date) string {
				d.at(day, "09:00")
				for _, x := range d.home().Todos {
					if x.Code == data.TodoAnnualReport {
						return fmt.Sprint(int(x.Year), " ", x.N)
					}
				}
				return ""
			}
			d.equal("no seminar", todo("2027-04-01"), "")
			d.at("2026-11-22", "09:00")
			d.seminar(0, on("2026-12-14"))
			d.seminar(0, on("2027-04-14"))
			d.must(d.s.Note(d.Context(), "paper.excel", "令和8年度 年次報告書(3名) → か.xlsx"))
			d.equal("within the year", todo("2027-03-31"), "")
			d.equal("over", todo("2027-04-01"), "2026 1")
			d.must(d.s.Note(d.Context(), "paper.excel", "令和7年度 年次報告書(3名) → か.xlsx"))
			d.must(d.s.Note(d.Context(), "paper.excel", "令和8年度 出席簿(3名) → か.xlsx"))
			d.equal("others were written", todo("2027-06-30"), "2026 1")
			d.equal("nobody asks any more", todo("2027-07-01"), "")
			d.at("2027-05-02", "09:00")
			d.must(d.s.Note(d.Context(), "paper.excel", "2026年度 年次報告書(3名) → か.xlsx"))
			d.equal("written", todo("2027-05-02"), "")
		},
		"a backup in three days": func(d *desk) {
			todo := func() string {
				for _, x := range d.home().Todos {
					if x.Code == data.TodoBackupOld {
						return "old " + string(x.Day)
					}
				}
				return ""
			}
			d.equal("a new ledger", todo(), "")
			d.c.Add(3*24*time.Hour - time.Second)
			d.equal("not yet", todo(), "")
			d.c.Add(time.Second)
			d.equal("three days", todo(), "old ")
			d.must(second(d.s.Backup(d.Context(), "")))
			d.equal("backed up", todo(), "")
			d.c.Add(4 * 24 * time.Hour)
			d.equal("nothing changed", todo(), "")
			d.person("甲")
			d.equal("something did just now", todo(), "")
			d.c.Add(3 * 24 * time.Hour)
			d.equal("something did days ago", todo(), "old 2026-11-25")
		},
	}.check(t)
}

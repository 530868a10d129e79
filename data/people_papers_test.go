package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
)

func partyNames(list []report.PartyLine) string {
	var out []string
	for _, l := range list {
		out = append(out, fmt.Sprint(l.No, l.Name))
	}
	return strings.Join(out, " ")
}

func TestPartySheet(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(0)
	if _, err := d.s.PartySheet(d.Context(), m); !errors.Is(err, data.ErrNotFound) {
		t.Fatalf("an evening without a gathering has a sheet: %v", err)
	}
	d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Venue: "つばき", Start: "20:15", Capacity: 2, Fee: 3500}))
	for _, n := range strings.Fields("う あ い え") {
		d.must(d.s.JoinParty(d.Context(), m, d.kana(n)))
	}
	d.must(d.s.PayParty(d.Context(), m, d.kana("う"), true))
	d.must(d.s.LeaveParty(d.Context(), m, d.kana("い")))
	nobody := datatest.Person(d, d.s, "無名", func(p *data.Person) { p.Reading = "" })
	r, err := d.s.PartySheet(d.Context(), m)
	d.must(err)
	d.equal("who comes", partyNames(r.People), "1あ 2う")
	d.equal("who waits", partyNames(r.Waiting), "1え")
	d.equal("paid", fmt.Sprint(r.People[0].Paid, r.People[1].Paid), "false true")
	d.equal("facts", joinAll(r.Venue, r.Start, fmt.Sprint(r.Capacity, r.Fee)), "つばき/20:15/2 3500")

	// Who has no reading comes last, whoever it is.
	d.must(d.s.LeaveParty(d.Context(), m, d.kana("え")))
	p, err := d.s.Party(d.Context(), m)
	d.must(err)
	p.Capacity = 0
	d.must(d.s.SaveParty(d.Context(), &p))
	d.must(d.s.JoinParty(d.Context(), m, nobody.ID))
	r, err = d.s.PartySheet(d.Context(), m)
	d.must(err)
	d.equal("who comes", partyNames(r.People), "1あ 2う 3無名")
}

func TestRequestLetter(t *testing.T) {
	d := newDesk(t)
	first, second := datatest.Department(d, d.s, "総務部", "人事課").ID, datatest.Department(d, d.s, "市民部", "市民課").ID
	aoki := datatest.Person(d, d.s, "青木 恵").ID
	datatest.Post(d, d.s, aoki, first, "2020-04-01")
	m := d.seminar(40, func(m *data.Seminar) { m.Venue, m.Start, m.End = "302", "18:30", "20:00" })
	a := data.Assignment{SeminarID: m, PersonID: aoki}
	d.must(d.s.Assign(d.Context(), &a))
	r, err := d.s.RequestLetter(d.Context(), a.ID, report.LetterToHead)
	d.must(err)
	d.equal("lecturer", joinAll(r.Lecturer, r.From, r.Role), "青木 恵/総務部 人事課/講師")
	d.equal("evening", joinAll(r.Venue, r.Start, r.End, fmt.Sprint(r.Capacity)), "302/18:30/20:00/40")
	d.equal("agreed, party, outside", fmt.Sprint(r.Agreed, r.Party, r.Outside), "false false false")

	d.must(d.s.MoveSpeaker(d.Context(), a.ID, data.Agreed, "", ""))
	d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Venue: "つばき", Start: "20:15", Fee: 3500}))
	r, err = d.s.RequestLetter(d.Context(), a.ID, report.LetterToHead)
	d.must(err)
	d.equal("agreed and party", fmt.Sprint(r.Agreed, r.Party, r.Fee), "true true 3500")

	// A letter made long after the evening still names the section of that day.
	d.must(d.s.Transfer(d.Context(), &data.Posting{PersonID: aoki, DepartmentID: second, From: "2027-04-01"}))
	d.at("2027-06-01", "09:00")
	r, err = d.s.RequestLetter(d.Context(), a.ID, report.LetterToLecturer)
	d.must(err)
	d.equal("section then", r.From, "総務部 人事課")

	guest := datatest.Outsider(d, d.s, "ベル", "広島大学", func(p *data.Person) { p.Title = "教授" }).ID
	b := data.Assignment{SeminarID: m, PersonID: guest, Role: data.Facilitator}
	d.must(d.s.Assign(d.Context(), &b))
	r, err = d.s.RequestLetter(d.Context(), b.ID, report.LetterToLecturer)
	d.must(err)
	d.equal("guest", joinAll(r.Lecturer, r.From, r.Position, r.Role, fmt.Sprint(r.Outside)), "ベル/広島大学/教授/ファシリテーター/true")

	if _, err := d.s.RequestLetter(d.Context(), 9999, report.LetterMemo); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("a letter for nobody: %v", err)
	}
	var invalid data.Invalid
	if _, err := d.s.RequestLetter(d.Context(), a.ID, 7); !errors.As(err, &invalid) {
		t.Errorf("a letter of no kind: %v", err)
	}
}

func joinAll(all ...string) string { return strings.Join(all, "/") }

func TestPersonHistory(t *testing.T) {
	d := newDesk(t)
	first, second := datatest.Department(d, d.s, "総務部", "人事課").ID, datatest.Department(d, d.s, "市民部", "市民課").ID
	p := datatest.Person(d, d.s, "青木 恵")
	datatest.Post(d, d.s, p.ID, first, "2020-04-01")
	other, err := d.s.AddSeries(d.Context(), "行政ゼミナール")
	d.must(err)
	datatest.Held(d, d.s, "論語", "2026-06-10", p)
	two := datatest.Held(d, d.s, "孟子", "2026-07-10").ID
	three := datatest.Held(d, d.s, "大学", "2026-10-10", p).ID
	datatest.Post(d, d.s, p.ID, second, "2026-08-01")
	elsewhere := datatest.Seminar(d, d.s, "財政", func(m *data.Seminar) { m.SeriesID, m.Date, m.Capacity = other, "2026-09-10", 0 }).ID
	d.must(d.s.HoldSeminar(d.Context(), elsewhere))
	_, _, err = d.s.WalkIn(d.Context(), elsewhere, p.ID)
	d.must(err)
	list, err := d.s.Applicants(d.Context(), three)
	d.must(err)
	d.must(d.s.Mark(d.Context(), data.NoShow, list[0].ID))
	a := data.Assignment{SeminarID: two, PersonID: p.ID}
	d.must(d.s.Assign(d.Context(), &a))
	r, err := d.s.PersonHistory(d.Context(), p.ID)
	d.must(err)
	d.equal("talks before the talk", len(r.Talks), 0)
	d.must(d.s.MoveSpeaker(d.Context(), a.ID, data.Spoke, "", ""))
	r, err = d.s.PersonHistory(d.Context(), p.ID)
	d.must(err)
	var rows []string
	for _, v := range r.Visits {
		rows = append(rows, joinAll(v.Title, v.Then, v.Attendance, v.Series, fmt.Sprint(v.Total)))
	}
	d.equal("visits", strings.Join(rows, " "), "論語/総務部 人事課/出席//1 財政/市民部 市民課/出席/行政ゼミナール/1 大学/市民部 市民課/無断欠席//0")
	d.equal("talk", joinAll(r.Talks[0].Title, r.Talks[0].Then, r.Talks[0].Role, fmt.Sprint(r.Talks[0].Total)), "孟子/総務部 人事課/講師/1")
	d.equal("attended", r.Attended, 2)
	d.equal("now", joinAll(r.Name, r.From), "青木 恵/市民部 市民課")
}

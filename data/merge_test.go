package data_test

import (
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
)

func (d *desk) merge(keep, drop string) {
	d.Helper()
	d.must(d.s.Merge(d.Context(), d.person(keep), d.person(drop)))
}

func (d *desk) readPerson(name string) data.Person {
	d.Helper()
	p, err := d.s.Person(d.Context(), d.here[name])
	d.must(err)
	return p
}

func TestMerge(t *testing.T) {
	rules{
		"both_histories_stay": func(d *desk) {
			first, second := d.seminar(0), d.seminar(0)
			d.apply(first, "甲")
			d.apply(second, "乙")
			d.merge("甲", "乙")
			d.stands(first, "甲 confirmed")
			d.stands(second, "甲 confirmed")
			d.equal("merged into", d.readPerson("乙").MergedInto, d.here["甲"])
		},
		"what_the_one_does_not_know_the_other_does": func(d *desk) {
			a := data.Person{Name: "佐藤 恵", Outside: true, Organization: "くれ子育てネット", Phone: "1", Affiliation: data.NPO}
			b := data.Person{Name: "佐藤 恵", Reading: "さとう めぐみ", Outside: true, Email: "megumi@example.jp", Phone: "2", Title: "代表", Note: "車いす", Affiliation: data.Citizen}
			d.must(d.s.SavePerson(d.Context(), &a))
			d.must(d.s.SavePerson(d.Context(), &b))
			d.must(d.s.Merge(d.Context(), a.ID, b.ID))
			p, err := d.s.Person(d.Context(), a.ID)
			d.must(err)
			d.equal("person", []any{p.Name, p.Reading, p.Organization, p.Email, p.Phone, p.Title, p.Note, p.Affiliation},
				[]any{"佐藤 恵", "さとう　めぐみ", "くれ子育てネット", "megumi@example.jp", "1", "代表", "車いす", data.NPO})
			d.equal("found once", d.found("megumi@"), "佐藤 恵")
			d.fails(data.Invalid{"name": "exists"}, func() error {
				return d.s.SavePerson(d.Context(), &data.Person{Name: "誰か", Outside: true, Email: "megumi@example.jp"})
			})
		},
		"same_name_and_organisation": func(d *desk) { // taken over from an old ledger, where nobody asked
			a := datatest.Outsider(d, d.s, "佐藤 恵", "くれ子育てネット")
			b := datatest.Outsider(d, d.s, "佐藤 恵", "呉子育てネット")
			d.must(d.s.Merge(d.Context(), a.ID, b.ID))
			list, err := d.s.Duplicates(d.Context())
			d.must(err)
			d.equal("duplicates", len(list), 0)
		},
		"a_citizen_who_was_one_of_the_staff": func(d *desk) {
			a := datatest.Outsider(d, d.s, "佐藤 恵", "")
			b := datatest.Person(d, d.s, "佐藤 恵", func(p *data.Person) { p.StaffNo, p.LeftOn = "0012", "2026-03-31" })
			d.must(d.s.Merge(d.Context(), a.ID, b.ID))
			p, err := d.s.PersonByStaffNo(d.Context(), "0012")
			d.must(err)
			d.equal("person", []any{p.ID, p.Outside, p.LeftOn}, []any{a.ID, false, "2026-03-31"})
		},
		"one_of_the_staff_who_was_a_citizen_works_on": func(d *desk) {
			a := datatest.Person(d, d.s, "佐藤 恵", func(p *data.Person) { p.StaffNo = "0012" })
			b := datatest.Outsider(d, d.s, "佐藤 恵", "")
			d.must(d.s.Merge(d.Context(), a.ID, b.ID))
			p, err := d.s.Person(d.Context(), a.ID)
			d.must(err)
			d.equal("person", []any{p.Outside, p.StaffNo, p.LeftOn}, []any{false, "0012", ""})
		},
		"postings_and_former_names": func(d *desk) {
			d.posted("甲", "人事課")
			d.posted("乙", "福祉課")
			d.must(d.s.RenamePerson(d.Context(), d.here["乙"], "丙", "", "2026-06-01"))
			d.merge("甲", "乙")
			list, err := d.s.Postings(d.Context(), d.here["甲"])
			d.must(err)
			d.equal("postings", len(list), 2)
			d.equal("found by the former name", d.found("乙"), "甲")
		},
		"refused": func(d *desk) {
			d.merge("甲", "乙")
			third := d.person("丙")
			d.fails(data.Invalid{"person": "same"}, func() error { return d.s.Merge(d.Context(), third, third) })
			d.refuses("person.merged", func() error { return d.s.Merge(d.Context(), third, d.here["乙"]) })
			d.refuses("person.merged", func() error { return d.s.Merge(d.Context(), d.here["乙"], third) })
			d.fails(data.ErrNotFound, func() error { return d.s.Merge(d.Context(), third, 99) })
		},
	}.check(t)
}

// TestMerge_both_live: one person did not apply twice, so the better one of two
// live registrations stays, whichever of the two people it belonged to.
func TestMerge_both_live(t *testing.T) {
	for name, c := range map[string]struct {
		capacity int
		bring    func(d *desk, m int64)
		want     string
	}{
		"confirmed_before_waiting": {1, func(d *desk, m int64) { d.apply(m, "乙", "甲") }, "confirmed"},
		"present_before_confirmed": {0, func(d *desk, m int64) {
			d.apply(m, "甲", "乙")
			d.hold(m)
			d.must(d.s.Mark(d.Context(), data.Late, d.id(m, "乙")))
		}, "confirmed:late"},
		"present_before_absent": {0, func(d *desk, m int64) {
			d.apply(m, "甲", "乙")
			d.hold(m)
			d.must(d.s.Mark(d.Context(), data.NoShow, d.id(m, "甲")))
			d.must(d.s.Mark(d.Context(), data.LeftEarly, d.id(m, "乙")))
		}, "confirmed:left_early"},
		"absent_before_unknown": {0, func(d *desk, m int64) {
			d.apply(m, "甲", "乙")
			d.hold(m)
			d.must(d.s.Mark(d.Context(), data.Absent, d.id(m, "乙")))
		}, "confirmed:absent"},
		"live_beside_withdrawn": {0, func(d *desk, m int64) {
			d.apply(m, "甲", "乙")
			d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "")))
		}, "withdrawn, 甲 confirmed"},
	} {
		for _, keep := range []string{"甲", "乙"} {
			t.Run(name+"/"+keep, func(t *testing.T) {
				d := newDesk(t)
				m := d.seminar(c.capacity)
				c.bring(d, m)
				before := dump(t, d.s.Path(), datatest.History...)
				drop := map[string]string{"甲": "乙", "乙": "甲"}[keep]
				d.merge(keep, drop)
				want := keep + " " + c.want
				if name == "live_beside_withdrawn" {
					want = keep + " withdrawn, " + keep + " confirmed"
				}
				d.stands(m, want)
				d.must(second(d.s.Undo(d.Context())))
				d.equal("undone", dump(t, d.s.Path(), datatest.History...), before)
			})
		}
	}
}

// TestMerge_once: of two assignments in one role, or two places at one party, the
// one that came further stays.
func TestMerge_once(t *testing.T) {
	for _, keep := range []string{"甲", "乙"} {
		drop := map[string]string{"甲": "乙", "乙": "甲"}[keep]
		t.Run("assignments/"+keep, func(t *testing.T) {
			d := newDesk(t)
			m := d.seminar(0)
			d.assign(m, "甲", data.Candidate)
			d.assign(m, "乙", data.Accepted)
			d.must(d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: d.here["乙"], Role: data.Chair}))
			d.merge(keep, drop)
			d.equal("speakers", d.speakers(m), keep+" accepted, "+keep+" candidate")
		})
		t.Run("party/"+keep, func(t *testing.T) {
			d := newDesk(t)
			m := d.seminar(0)
			for _, name := range []string{"甲", "乙"} {
				d.must(d.s.JoinParty(d.Context(), m, d.person(name)))
			}
			d.must(d.s.LeaveParty(d.Context(), m, d.here["甲"]))
			d.must(d.s.PayParty(d.Context(), m, d.here["乙"], true))
			d.merge(keep, drop)
			d.equal("party", d.party(m), keep+" joining paid")
		})
	}
}

func TestDuplicates(t *testing.T) {
	d := newDesk(t)
	add := func(name, no, org string) {
		p := data.Person{Name: name, StaffNo: no, Outside: org != "", Organization: org}
		d.must(d.s.SavePerson(d.Context(), &p))
	}
	add("髙橋 一郎", "00101", "")
	add("高橋　一郎", "", "呉大学")
	add("佐藤 恵", "00102", "")
	add("佐藤 恵", "00103", "") // two numbers, two people
	add("山﨑 健", "", "A社")
	add("山崎 健", "", "B社")
	add("山崎 健一", "", "B社")
	list, err := d.s.Duplicates(d.Context())
	d.must(err)
	var pairs []string
	for _, p := range list {
		pairs = append(pairs, p.A.Name+"="+p.B.Name+" "+p.Reason)
	}
	d.equal("pairs", pairs, []string{"髙橋 一郎=高橋　一郎 same_name", "山﨑 健=山崎 健 same_name"})
	if len(list) > 0 {
		d.must(d.s.Merge(d.Context(), list[0].A.ID, list[0].B.ID))
	}
	list, err = d.s.Duplicates(d.Context())
	d.must(err)
	d.equal("after merging one", len(list), 1)
}

// TestMerge_undo brings back the exact rows of a rich case, and redo merges again.
func TestMerge_undo(t *testing.T) {
	d := newDesk(t)
	m := d.freed(data.FirstCome, "甲", "乙")
	d.offer(m, "甲")
	other := d.seminar(1)
	d.apply(other, "乙", "甲", "丙")
	d.must(second(d.s.Withdraw(d.Context(), d.id(other, "甲"), "出張")))
	d.posted("甲", "人事課")
	d.posted("乙", "福祉課")
	d.assign(m, "甲", data.Agreed)
	d.assign(m, "乙", data.Refused)
	for _, name := range []string{"甲", "乙"} {
		d.must(d.s.JoinParty(d.Context(), m, d.here[name]))
	}
	d.must(d.s.RenamePerson(d.Context(), d.here["乙"], "乙川", "おつかわ", "2026-06-01"))
	before := dump(t, d.s.Path(), datatest.History...)
	d.merge("甲", "乙")
	d.stands(m, "一 withdrawn, 二 confirmed, 甲 waiting/offered")
	after := dump(t, d.s.Path(), datatest.History...)
	d.c.Add(time.Hour)
	d.must(second(d.s.Undo(d.Context())))
	d.equal("undone", dump(t, d.s.Path(), datatest.History...), before)
	d.must(second(d.s.Redo(d.Context())))
	d.equal("done again", dump(t, d.s.Path(), datatest.History...), after)
}

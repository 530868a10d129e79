package data_test

import (
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

func TestPerson_staff(t *testing.T) {
	rules{
		"the_number_keeps_its_zeros": func(d *desk) {
			p := data.Person{Name: "田中 花子", StaffNo: " 0012 "}
			d.must(d.s.SavePerson(d.Context(), &p))
			found, err := d.s.PersonByStaffNo(d.Context(), "0012")
			d.must(err)
			d.equal("number", found.StaffNo, "0012")
			d.fails(data.ErrNotFound, func() error { return second(d.s.PersonByStaffNo(d.Context(), "12")) })
			other := data.Person{Name: "別人", StaffNo: "12"}
			d.must(d.s.SavePerson(d.Context(), &other))
		},
		"the_number_is_unique": func(d *desk) {
			d.must(d.s.SavePerson(d.Context(), &data.Person{Name: "甲", StaffNo: "0012"}))
			d.fails(data.Invalid{"staff_no": "taken"}, func() error {
				return d.s.SavePerson(d.Context(), &data.Person{Name: "乙", StaffNo: "0012"})
			})
			p := data.Person{Name: "丙", StaffNo: "0013"}
			d.must(d.s.SavePerson(d.Context(), &p))
			p.StaffNo = "0012"
			d.fails(data.Invalid{"staff_no": "taken"}, func() error { return d.s.SavePerson(d.Context(), &p) })
		},
		"the_same_name_is_no_objection": func(d *desk) {
			d.must(d.s.SavePerson(d.Context(), &data.Person{Name: "甲", StaffNo: "1", Email: "a@example.jp"}))
			d.must(d.s.SavePerson(d.Context(), &data.Person{Name: "甲", StaffNo: "2", Email: "a@example.jp"}))
			d.must(d.s.SavePerson(d.Context(), &data.Person{Name: "甲"}))
		},
		"conflict": func(d *desk) {
			first := data.Person{Name: "甲"}
			d.must(d.s.SavePerson(d.Context(), &first))
			second := first
			first.Note, second.Note = "一", "二"
			d.must(d.s.SavePerson(d.Context(), &first))
			d.fails(data.ErrConflict, func() error { return d.s.SavePerson(d.Context(), &second) })
			second.ID = 99
			d.fails(data.ErrNotFound, func() error { return d.s.SavePerson(d.Context(), &second) })
		},
	}.check(t)
}

// TestPerson_outside: outside people are the same if the e-mail is the same, or
// name and organisation are; anything less is only proposed.
func TestPerson_outside(t *testing.T) {
	const org = "くれ子育てネット"
	for name, c := range map[string]struct {
		p    data.Person
		same bool
	}{
		"same_email":                           {data.Person{Name: "山本 恵", Email: "megumi@example.jp"}, true},
		"same_email_in_capitals":               {data.Person{Name: "山本 恵", Email: " Megumi@Example.JP"}, true},
		"same_name_and_organisation":           {data.Person{Name: "佐藤　恵", Organization: "くれ 子育てネット"}, true},
		"same_name_and_organisation_new_email": {data.Person{Name: "佐藤 恵", Organization: org, Email: "sato@example.jp"}, true},
		"same_name":                            {data.Person{Name: "佐藤 恵"}, false},
		"same_name_other_organisation":         {data.Person{Name: "佐藤 恵", Organization: "呉大学", Email: "sato@example.jp"}, false},
		"same_organisation":                    {data.Person{Name: "山本 恵", Organization: org}, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			first := datatest.Outsider(d, d.s, "佐藤 恵", org, func(p *data.Person) { p.Email = "Megumi@example.jp" })
			c.p.Outside = true
			if c.same {
				d.fails(data.Invalid{"name": "exists"}, func() error { return d.s.SavePerson(d.Context(), &c.p) })
			} else {
				d.must(d.s.SavePerson(d.Context(), &c.p))
			}
			first.Note = "正"
			d.must(d.s.SavePerson(d.Context(), &first)) // nobody stands in her own way
		})
	}
	rules{"one_of_the_staff_is_another": func(d *desk) {
		d.must(d.s.SavePerson(d.Context(), &data.Person{Name: "佐藤 恵", Email: "megumi@example.jp"}))
		datatest.Outsider(d, d.s, "佐藤 恵", "", func(p *data.Person) { p.Email = "megumi@example.jp" })
	}}.check(t)
}

func TestPerson_Validate(t *testing.T) {
	for name, c := range map[string]struct {
		p    data.Person
		want data.Invalid
	}{
		"name":               {data.Person{Name: " 　"}, data.Invalid{"name": "required"}},
		"reading":            {data.Person{Name: "甲", Reading: "山だ"}, data.Invalid{"reading": "kana"}},
		"email_without_at":   {data.Person{Name: "甲", Email: "a.example.jp"}, data.Invalid{"email": "address"}},
		"email_two":          {data.Person{Name: "甲", Email: "a@b.jp, c@d.jp"}, data.Invalid{"email": "address"}},
		"last_day":           {data.Person{Name: "甲", LeftOn: "3月末"}, data.Invalid{"left_on": "day"}},
		"outside_with_a_no.": {data.Person{Name: "甲", Outside: true, StaffNo: "1"}, data.Invalid{"staff_no": "outside"}},
		"several":            {data.Person{Email: "x", LeftOn: "y"}, data.Invalid{"name": "required", "email": "address", "left_on": "day"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.fails(c.want, func() error { return d.s.SavePerson(d.Context(), &c.p) })
		})
	}
}

// TestPerson_name: names are kept exactly as given.
func TestPerson_name(t *testing.T) {
	d := newDesk(t)
	for _, name := range []string{"髙橋 一郎", "山﨑 恵", "𠮷田 健", "渡邉󠄂 花子", "José García", "ﾔﾏﾀﾞ", "葛󠄀城 陽子"} {
		p := datatest.Person(d, d.s, name)
		read, err := d.s.Person(d.Context(), p.ID)
		d.must(err)
		d.equal("name", []byte(read.Name), []byte(name))
	}
}

// TestPerson_rename: 改姓. Papers of earlier days keep the former name, later
// ones have the new one, and the search finds both.
func TestPerson_rename(t *testing.T) {
	rules{
		"papers_keep_the_name_of_their_day": func(d *desk) {
			p := datatest.Person(d, d.s, "青木 恵", func(p *data.Person) { p.Reading = "あおき めぐみ" })
			evening := func(on data.Seminar) int64 { return datatest.Held(d, d.s, "回", on.Date, p).ID }
			first, last, next, third := evening(data.Seminar{Date: "2026-04-30"}), evening(data.Seminar{Date: "2026-05-31"}),
				evening(data.Seminar{Date: "2026-06-01"}), evening(data.Seminar{Date: "2026-09-01"})
			d.must(d.s.RenamePerson(d.Context(), p.ID, "渡邉 恵", "わたなべ めぐみ", "2026-06-01"))
			d.must(d.s.RenamePerson(d.Context(), p.ID, "高木 恵", "たかぎ めぐみ", "2026-08-01"))
			for m, want := range map[int64]string{first: "青木 恵", last: "青木 恵", next: "渡邉 恵", third: "高木 恵"} {
				list, err := d.s.Applicants(d.Context(), m)
				d.must(err)
				d.equal("name", list[0].Name, want)
			}
			read, err := d.s.Person(d.Context(), p.ID)
			d.must(err)
			d.equal("name", read.Name, "高木 恵")
			for _, q := range []string{"青木", "あおき", "aoki", "渡辺", "高木"} {
				d.equal(q, d.found(q), "高木 恵")
			}
		},
		"the_former_name_is_found_after_a_correction": func(d *desk) {
			p := datatest.Person(d, d.s, "青木 恵")
			d.must(d.s.RenamePerson(d.Context(), p.ID, "渡邉 恵", "", "2026-06-01"))
			x, err := d.s.Person(d.Context(), p.ID)
			d.must(err)
			x.Phone = "1234"
			d.must(d.s.SavePerson(d.Context(), &x))
			d.equal("青木", d.found("青木"), "渡邉 恵")
		},
		"refused": func(d *desk) {
			id := d.person("甲")
			d.fails(data.Invalid{"valid_from": "day"}, func() error { return d.s.RenamePerson(d.Context(), id, "乙", "", "") })
			d.fails(data.Invalid{"name": "required"}, func() error { return d.s.RenamePerson(d.Context(), id, " ", "", "2026-06-01") })
			d.fails(data.Invalid{"reading": "kana"}, func() error { return d.s.RenamePerson(d.Context(), id, "乙", "乙", "2026-06-01") })
			d.fails(data.ErrNotFound, func() error { return d.s.RenamePerson(d.Context(), 99, "乙", "", "2026-06-01") })
		},
	}.check(t)
}

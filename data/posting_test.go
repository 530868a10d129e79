package data_test

import (
	"fmt"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// career is somebody's postings, "1: 2020-04-01–2026-03-31 主事, 2: …".
func (d *desk) career(person int64) string {
	d.Helper()
	list, err := d.s.Postings(d.Context(), person)
	d.must(err)
	var out []string
	for _, p := range list {
		out = append(out, fmt.Sprintf("%d: %s–%s %s", p.DepartmentID, p.From, p.To, p.Position))
	}
	return strings.Join(out, ", ")
}

func TestPosting_Transfer(t *testing.T) {
	office := func(d *desk) (person int64) {
		datatest.Department(d, d.s, "総務部", "人事課")
		datatest.Department(d, d.s, "市民部", "市民課")
		return d.person("甲")
	}
	transfer := func(d *desk, person, department int64, from wareki.Date, position string) error {
		return d.s.Transfer(d.Context(), &data.Posting{PersonID: person, DepartmentID: department, From: from, Position: position})
	}
	rules{
		"closes_the_earlier_one_the_day_before": func(d *desk) {
			p := office(d)
			d.must(transfer(d, p, 1, "2020-04-01", "主事"))
			d.must(transfer(d, p, 2, "2024-03-01", "主任"))
			d.equal("career", d.career(p), "1: 2020-04-01–2024-02-29 主事, 2: 2024-03-01– 主任")
		},
		"the_same_day_again_is_a_correction": func(d *desk) {
			p := office(d)
			d.must(transfer(d, p, 1, "2020-04-01", "主事"))
			d.must(transfer(d, p, 2, "2020-04-01", "主任"))
			d.equal("career", d.career(p), "2: 2020-04-01– 主任")
		},
		"a_promotion_in_the_same_department": func(d *desk) {
			p := office(d)
			d.must(transfer(d, p, 1, "2020-04-01", "主事"))
			d.must(transfer(d, p, 1, "2026-04-01", "係長"))
			d.equal("career", d.career(p), "1: 2020-04-01–2026-03-31 主事, 1: 2026-04-01– 係長")
		},
		"after_one_that_has_ended": func(d *desk) {
			p := office(d)
			d.must(d.s.Transfer(d.Context(), &data.Posting{PersonID: p, DepartmentID: 1, From: "2020-04-01", To: "2022-03-31"}))
			d.must(transfer(d, p, 2, "2026-04-01", ""))
			d.equal("career", d.career(p), "1: 2020-04-01–2022-03-31 , 2: 2026-04-01– ")
		},
		"refused_before_a_later_one": func(d *desk) {
			p := office(d)
			d.must(transfer(d, p, 1, "2026-04-01", ""))
			d.refuses("posting.later_exists", func() error { return transfer(d, p, 2, "2025-04-01", "") })
		},
		"refused_for_nobody_and_nowhere": func(d *desk) {
			p := office(d)
			d.must(d.s.Merge(d.Context(), p, d.person("乙")))
			d.fails(data.ErrNotFound, func() error { return transfer(d, 99, 1, "2026-04-01", "") })
			d.fails(data.ErrNotFound, func() error { return transfer(d, p, 99, "2026-04-01", "") })
			d.refuses("person.merged", func() error { return transfer(d, d.here["乙"], 1, "2026-04-01", "") })
		},
		"conflict_of_a_past_report": func(d *desk) { // the department of an attendance is that of its day
			p := office(d)
			d.must(transfer(d, p, 1, "2020-04-01", ""))
			d.past("2026-06-10", "甲")
			d.must(transfer(d, p, 2, "2026-06-11", ""))
			list, err := d.s.Applicants(d.Context(), 1)
			d.must(err)
			d.equal("department", list[0].From, "総務部 人事課")
		},
	}.check(t)
	for name, c := range map[string]struct {
		p    data.Posting
		want data.Invalid
	}{
		"department":  {data.Posting{From: "2026-04-01"}, data.Invalid{"department": "required"}},
		"band":        {data.Posting{DepartmentID: 1, From: "2026-04-01", Band: "boss"}, data.Invalid{"band": "code"}},
		"from":        {data.Posting{DepartmentID: 1, From: "4月"}, data.Invalid{"valid_from": "day"}},
		"from_empty":  {data.Posting{DepartmentID: 1}, data.Invalid{"valid_from": "day"}},
		"to":          {data.Posting{DepartmentID: 1, From: "2026-04-01", To: "x"}, data.Invalid{"valid_to": "day"}},
		"to_too_soon": {data.Posting{DepartmentID: 1, From: "2026-04-01", To: "2026-03-31"}, data.Invalid{"valid_to": "before_start"}},
	} {
		t.Run("invalid_"+name, func(t *testing.T) {
			d := newDesk(t)
			c.p.PersonID = office(d)
			d.fails(c.want, func() error { return d.s.Transfer(d.Context(), &c.p) })
		})
	}
}

func TestDepartment(t *testing.T) {
	names := func(d *desk, on wareki.Date) string {
		list, err := d.s.Departments(d.Context(), on)
		d.must(err)
		var out []string
		for _, x := range list {
			out = append(out, x.Label())
		}
		return strings.Join(out, ", ")
	}
	rules{
		"in_the_official_order": func(d *desk) {
			a, b, c := datatest.Department(d, d.s, "総務部", "").ID, datatest.Department(d, d.s, "総務部", "人事課").ID, datatest.Department(d, d.s, "", "議会事務局").ID
			d.equal("order", names(d, ""), "総務部, 総務部 人事課, 議会事務局")
			d.must(d.s.OrderDepartments(d.Context(), []int64{c, a, b}))
			d.equal("order", names(d, ""), "議会事務局, 総務部, 総務部 人事課")
			d.fails(data.ErrNotFound, func() error { return d.s.OrderDepartments(d.Context(), []int64{a, 99}) })
		},
		"closed_on_its_last_day": func(d *desk) {
			id := datatest.Department(d, d.s, "総務部", "人事課").ID
			d.must(d.s.CloseDepartment(d.Context(), id, "2026-03-31"))
			d.equal("days", names(d, "2026-03-31")+"/"+names(d, "2026-04-01")+"/"+names(d, ""), "総務部 人事課//総務部 人事課")
		},
		"close_refused_while_occupied": func(d *desk) {
			p := d.posted("甲", "人事課")
			other := datatest.Department(d, d.s, "市民部", "市民課").ID
			d.must(d.s.CloseDepartment(d.Context(), other, "2026-03-31"))
			d.refuses("department.occupied", func() error { return d.s.CloseDepartment(d.Context(), 1, "2026-03-31") })
			list, err := d.s.Departments(d.Context(), "")
			d.must(err)
			x := list[0]
			x.To = "2026-03-31"
			d.refuses("department.occupied", func() error { return d.s.SaveDepartment(d.Context(), &x) })
			third := datatest.Department(d, d.s, "市民部", "年金課").ID
			datatest.Post(d, d.s, p, third, "2026-04-01")
			d.refuses("department.occupied", func() error { return d.s.CloseDepartment(d.Context(), 1, "2026-03-30") })
			d.must(d.s.CloseDepartment(d.Context(), 1, "2026-03-31"))
		},
		"invalid": func(d *desk) {
			x := data.Department{Division: "総務部", Section: "人事課", From: "2020-04-01"}
			d.must(d.s.SaveDepartment(d.Context(), &x))
			d.fails(data.Invalid{"valid_to": "day"}, func() error { return d.s.CloseDepartment(d.Context(), x.ID, "") })
			d.fails(data.Invalid{"valid_to": "before_start"}, func() error { return d.s.CloseDepartment(d.Context(), x.ID, "2020-03-31") })
			d.fails(data.ErrNotFound, func() error { return d.s.CloseDepartment(d.Context(), 99, "2026-03-31") })
			d.fails(data.Invalid{"section": "taken"}, func() error {
				return d.s.SaveDepartment(d.Context(), &data.Department{Division: "総務部", Section: " 人事課", From: "2020-04-01"})
			})
			d.fails(data.Invalid{"section": "required", "valid_from": "day"}, func() error {
				return d.s.SaveDepartment(d.Context(), &data.Department{Section: " ", From: "x"})
			})
			old := x
			x.Code, old.Code = "10", "20"
			d.must(d.s.SaveDepartment(d.Context(), &x))
			d.fails(data.ErrConflict, func() error { return d.s.SaveDepartment(d.Context(), &old) })
		},
	}.check(t)
}

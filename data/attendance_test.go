package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

func TestAttendance_Mark(t *testing.T) {
	every := []data.Attendance{data.Attended, data.Late, data.LeftEarly, data.Absent, data.NoShow, data.Unknown}
	rules{
		"each_state": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲")
			d.at(day, "20:00")
			for _, a := range every {
				d.must(d.s.Mark(d.Context(), a, d.id(m, "甲")))
				d.equal("attendance", d.reg(m, "甲").Attendance, a)
			}
		},
		"who_counts_as_present": func(d *desk) {
			for _, a := range every {
				d.equal(a.Label(), a.Present(), a == data.Attended || a == data.Late || a == data.LeftEarly)
			}
		},
		"starts_unknown_and_stays_unknown": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲", "乙")
			d.hold(m)
			d.must(d.s.Mark(d.Context(), data.Late, d.id(m, "甲")))
			d.stands(m, "甲 confirmed:late, 乙 confirmed")
			d.equal("乙", d.reg(m, "乙").Attendance, data.Unknown)
		},
		"the_first_mark_holds_the_evening": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲")
			d.at(day, "00:00")
			d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "甲")))
			d.equal("state", d.read(m).State, data.SeminarHeld)
		},
		"many_at_once_are_one_operation": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲", "乙", "丙")
			d.hold(m)
			n := d.operations()
			d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "甲"), d.id(m, "乙"), d.id(m, "丙")))
			d.equal("operations", d.operations()-n, 1)
			d.stands(m, "甲 confirmed:attended, 乙 confirmed:attended, 丙 confirmed:attended")
		},
		"refused_before_the_day": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲")
			d.at(day.AddDays(-1), "23:59")
			d.refuses("seminar.future", func() error { return d.s.Mark(d.Context(), data.Attended, d.id(m, "甲")) })
		},
		"refused_for_one_of_another_evening_to_come": func(d *desk) {
			today, later := d.seminar(0), d.seminar(0, func(m *data.Seminar) { m.Date = day.AddDays(7) })
			d.apply(today, "甲")
			d.apply(later, "甲")
			d.hold(today)
			d.refuses("seminar.future", func() error {
				return d.s.Mark(d.Context(), data.Attended, d.id(today, "甲"), d.id(later, "甲"))
			})
		},
		"refused_for_who_has_no_seat": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲", "乙")
			d.hold(m)
			d.refuses("attendance.not_confirmed", func() error { return d.s.Mark(d.Context(), data.NoShow, d.id(m, "甲"), d.id(m, "乙")) })
		},
		"refused_when_cancelled": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
			d.at(day, "20:00")
			d.refuses("attendance.seminar_cancelled", func() error { return d.s.Mark(d.Context(), data.Attended, d.id(m, "甲")) })
		},
		"no_such_state": func(d *desk) {
			m := d.seminar(1)
			d.apply(m, "甲")
			d.hold(m)
			d.fails(data.Invalid{"attendance": "code"}, func() error { return d.s.Mark(d.Context(), "asleep", d.id(m, "甲")) })
		},
	}.check(t)
}

// operations counts the history.
func (d *desk) operations() int {
	d.Helper()
	list, err := d.s.History(d.Context(), data.HistoryFilter{Limit: 10_000})
	d.must(err)
	return len(list)
}

// TestAttendance_Material: 資料受領/視聴 never counts as attendance.
func TestAttendance_Material(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(0)
	d.apply(m, "甲", "乙")
	d.hold(m)
	d.must(d.s.Mark(d.Context(), data.NoShow, d.id(m, "甲")))
	d.must(d.s.SetMaterial(d.Context(), d.id(m, "甲"), true))
	d.must(d.s.SetMaterial(d.Context(), d.id(m, "乙"), true))
	d.stands(m, "甲 confirmed:no_show, 乙 confirmed")
	d.equal("material", []bool{d.reg(m, "甲").Material, d.reg(m, "乙").Material}, []bool{true, true})
	d.refuses("seminar.attendance_unknown", func() error { return d.s.SettleSeminar(d.Context(), m) })
	list, err := d.s.Seminars(d.Context(), data.SeminarFilter{})
	d.must(err)
	d.equal("present", list[0].Present, 0)
	next := d.seminar(0, func(m *data.Seminar) { m.Date = day.AddDays(7) })
	d.apply(next, "甲")
	d.equal("attendances before", d.reg(next, "甲").Times, 0)
	d.must(d.s.SetMaterial(d.Context(), d.id(m, "甲"), false))
	d.equal("material", d.reg(m, "甲").Material, false)
}

func TestParseNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "[]",
		" 、,　":                   "[]",
		"7":                      "[7]",
		"1-12,15,18-20":          "[1 2 3 4 5 6 7 8 9 10 11 12 15 18 19 20]",
		"１－３，５":                  "[1 2 3 5]",
		"１～３、５":                  "[1 2 3 5]",
		"1〜3":                    "[1 2 3]",
		"1ー3・6":                  "[1 2 3 6]",
		"1‐3":                    "[1 2 3]",
		"1―2 4−5 7–8":            "[1 2 4 5 7 8]",
		"3から5":                   "[3 4 5]",
		"5\n3\t4\r\n1;2/9":       "[1 2 3 4 5 9]",
		"3,1,2,2-3":              "[1 2 3]",
		"①②":                     "[1 2]",
		"①-③、⑳":                  "[1 2 3 20]",
		"0":                      "no",
		"-3":                     "no",
		"3-":                     "no",
		"5-3":                    "no",
		"1-2-3":                  "no",
		"1 - 3":                  "[1 2 3]",
		"三":                      "no",
		"1.5":                    "[1 5]",
		"100001":                 "no",
		"9999999999999999999999": "no",
	} {
		got, err := data.ParseNumbers(text)
		var invalid data.Invalid
		if errors.As(err, &invalid) {
			if fmt.Sprint(got) != "[]" || want != "no" {
				t.Errorf("%q: %v, %v", text, got, err)
			}
		} else if fmt.Sprint(got) != want {
			t.Errorf("%q: got %v, want %s", text, got, want)
		}
	}
}

// TestAttendance_sheet: the paper, typed in the next morning by its numbers.
func TestAttendance_sheet(t *testing.T) {
	printed := func(d *desk) int64 { // № 1 あ … 6 か
		m := d.seminar(0)
		for _, n := range strings.Fields("か お え う い あ") {
			datatest.Apply(d, d.s, m, d.kana(n))
		}
		d.must(d.s.NumberSheet(d.Context(), m, data.ByKana))
		d.at(day.AddDays(1), "09:00")
		return m
	}
	rules{
		"marks_the_numbers": func(d *desk) {
			m := printed(d)
			d.must(second(d.s.MarkSheet(d.Context(), m, data.SheetMarks{Attended: "1-2", Late: "３", LeftEarly: "4", Absent: "5"})))
			d.stands(m, "か confirmed, お confirmed:absent, え confirmed:left_early, う confirmed:late, い confirmed:attended, あ confirmed:attended")
		},
		"the_rest_only_when_asked": func(d *desk) {
			m := printed(d)
			d.must(second(d.s.MarkSheet(d.Context(), m, data.SheetMarks{Attended: "1-4"})))
			d.must(d.s.Mark(d.Context(), data.Absent, d.id(m, "お")))
			d.must(second(d.s.MarkSheet(d.Context(), m, data.SheetMarks{Late: "1", RestNoShow: true})))
			d.stands(m, "か confirmed:no_show, お confirmed:absent, え confirmed:attended, う confirmed:attended, い confirmed:attended, あ confirmed:late")
		},
		"the_preview_is_what_is_saved": func(d *desk) {
			m := printed(d)
			d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "い")))
			in, n := data.SheetMarks{Attended: "1-3", Absent: "6", RestNoShow: true}, d.operations()
			shown, err := d.s.PreviewSheet(d.Context(), m, in)
			d.must(err)
			d.equal("operations of a preview", d.operations()-n, 0)
			var text []string
			for _, k := range shown {
				text = append(text, fmt.Sprint(k.No, k.Name, " ", k.From, "→", k.To))
			}
			d.equal("preview", strings.Join(text, ", "), "1あ unknown→attended, 3う unknown→attended, 4え unknown→no_show, 5お unknown→no_show, 6か unknown→absent")
			saved, err := d.s.MarkSheet(d.Context(), m, in)
			d.must(err)
			d.equal("saved", saved, shown)
			for _, k := range shown {
				d.equal(k.Name, d.reg(m, k.Name).Attendance, k.To)
			}
			d.equal("operations", d.operations()-n, 1)
			again, err := d.s.MarkSheet(d.Context(), m, in)
			d.must(err)
			d.equal("a second time", []int{len(again), d.operations() - n}, []int{0, 1})
		},
		"wrong_numbers_by_field": func(d *desk) {
			m := printed(d)
			d.fails(data.Invalid{"attended": "numbers", "late": "no_such_number:7", "absent": "twice:3"}, func() error {
				return second(d.s.MarkSheet(d.Context(), m, data.SheetMarks{Attended: "1 - x", Late: "7", LeftEarly: "3", Absent: "2,3"}))
			})
			d.fails(data.Invalid{"late": "twice:2"}, func() error {
				return second(d.s.MarkSheet(d.Context(), m, data.SheetMarks{Attended: "1-2", Late: "2-3"}))
			})
		},
		"refused_before_the_day": func(d *desk) {
			m := printed(d)
			d.at(day.AddDays(-1), "18:00")
			d.refuses("seminar.future", func() error { return second(d.s.MarkSheet(d.Context(), m, data.SheetMarks{Attended: "1"})) })
		},
	}.check(t)
}

package data_test

import (
	"errors"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/wareki"
)

// secondSeries adds a series with a name that changed, and says its id.
func (d *desk) secondSeries() int64 {
	d.Helper()
	id, err := d.s.AddSeries(d.Context(), "行政ゼミ")
	d.must(err)
	d.must(d.s.RenameSeries(d.Context(), id, "行政ゼミナール", "2026-12-01"))
	return id
}

func inSeries(series int64) func(*data.Seminar) { return func(m *data.Seminar) { m.SeriesID = series } }

// With one series nothing names it; with two everything that names an evening does.
func TestSeries_evenings(t *testing.T) {
	rules{
		"one_series_is_not_named": func(d *desk) {
			m := d.read(d.seminar(0))
			d.equal("called", []any{m.InSeries, m.Called(), lastOperationAbout(d)}, []any{"", "第1回", "第1回 論語"})
		},
		"the_name_of_the_day": func(d *desk) {
			other := d.secondSeries()
			for on, want := range map[wareki.Date]string{"2026-11-30": "行政ゼミ", "2026-12-01": "行政ゼミナール", "2027-03-01": "行政ゼミナール"} {
				m := d.read(d.seminar(0, inSeries(other), onDay(on)))
				d.equal(string(on), m.InSeries, want)
				all, err := d.s.Series(d.Context())
				d.must(err)
				d.equal("as NameOn says", m.InSeries, all[1].NameOn(on))
			}
			d.equal("the main one", d.read(d.seminar(0)).InSeries, "じぶん投資セミナー")
		},
		"the_history": func(d *desk) {
			other := d.secondSeries()
			m := d.seminar(0, inSeries(other))
			d.equal("about", lastOperationAbout(d), "行政ゼミナール 第1回 論語")
			x := d.read(m)
			x.Title = "孟子"
			d.must(d.s.SaveSeminar(d.Context(), &x))
			d.equal("about", lastOperationAbout(d), "行政ゼミナール 第1回 孟子")
			d.apply(m, "甲")
			list, err := d.s.DescribeChanges(d.Context(), lastOperation(d.T, d.s), 9)
			d.must(err)
			if len(list) == 0 || !strings.Contains(list[0].Label, "行政ゼミナール 第1回") {
				d.Errorf("%+v", list)
			}
		},
		"todo_search_requests_record": func(d *desk) {
			other := d.secondSeries()
			m := d.seminar(0, inSeries(other), onDay("2026-12-05"))
			d.seminar(0, onDay("2026-12-05"))
			h, err := d.s.Home(d.Context())
			d.must(err)
			named := map[string]bool{}
			for _, x := range h.Todos {
				if x.SeminarID != 0 {
					named[x.InSeries] = true
				}
			}
			d.equal("todos", named, map[string]bool{"行政ゼミナール": true, "じぶん投資セミナー": true})
			f, err := d.s.Find(d.Context(), "第1回", 9)
			d.must(err)
			d.equal("by number", []any{len(f.Seminars), f.Seminars[0].InSeries, f.Seminars[1].InSeries}, []any{2, "じぶん投資セミナー", "行政ゼミナール"})
			f, err = d.s.Find(d.Context(), "行政 論語", 9)
			d.must(err)
			d.equal("by series", []any{len(f.Seminars), f.Seminars[0].ID}, []any{1, m})
			d.must(d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: d.person("甲"), Role: data.Lecturer, State: data.Sounding}))
			list, err := d.s.Requests(d.Context())
			d.must(err)
			r, err := d.s.PersonRecord(d.Context(), d.person("甲"))
			d.must(err)
			d.equal("requests", []any{list[0].InSeries, list[0].SeriesID, r.Talks[0].InSeries}, []any{"行政ゼミナール", other, "行政ゼミナール"})
		},
		"a_number_of_two": func(d *desk) {
			a := d.seminar(0)
			other := d.secondSeries()
			found, err := d.s.SeminarByNumber(d.Context(), 0, 1)
			d.must(err)
			d.equal("while only one has it", found.ID, a)
			b := d.seminar(0, inSeries(other))
			_, err = d.s.SeminarByNumber(d.Context(), 0, 1)
			var two data.SeveralSeminars
			if !errors.As(err, &two) || len(two) != 2 || two[0].Called() != "じぶん投資セミナー 第1回" || two[1].Called() != "行政ゼミナール 第1回" {
				d.Errorf("%v", err)
			}
			found, err = d.s.SeminarByNumber(d.Context(), other, 1)
			d.must(err)
			d.equal("of the second", found.ID, b)
		},
		"found_by_any_name": func(d *desk) {
			other := d.secondSeries()
			for text, want := range map[string]int64{"": 0, "じぶん投資セミナー": 1, "じぶん": 1, "行政ゼミ": other, "行政ゼミナール": other, "ｷﾞｮｳｾｲ": -9, "ゼミナール": other,
				"セミナー": 1, "ミ": -9, "1": 1, "2": other, "9": -9, "all": data.AllSeries, "すべて": data.AllSeries, "全講座": data.AllSeries} {
				id, err := d.s.FindSeries(d.Context(), text)
				var unknown *data.UnknownSeries
				if want == -9 && !errors.As(err, &unknown) || want != -9 && (err != nil || id != want) {
					d.Errorf("%q: %d %v, want %d", text, id, err, want)
				}
			}
		},
	}.check(t)
}

// An application that names another series is for the clerk, whatever its number.
func TestSeries_applications(t *testing.T) {
	d := newDesk(t)
	other := d.secondSeries()
	mine, theirs := d.seminar(0), d.seminar(0, inSeries(other))
	d.person("田中 太郎")
	mail := func(subject string) data.PasteSource {
		return data.Pasted("差出人: 田中 太郎 <tanaka@example.jp>\n件名: " + subject + "\n\n参加を申し込みます。\n氏名: 田中 太郎\n")
	}
	for _, x := range []struct {
		subject   string
		m         int64
		elsewhere string
		sure      bool
	}{
		{"第1回 参加申込", mine, "", true},
		{"行政ゼミナール 第1回 参加申込", mine, "行政ゼミナール", false},
		{"行政ゼミ 第1回 参加申込", mine, "行政ゼミ", false},
		{"行政ゼミナール 第1回 参加申込", theirs, "", true},
		{"じぶん投資セミナー 第1回 参加申込", theirs, "じぶん投資セミナー", false},
		{"じぶん投資セミナー・行政ゼミナール合同 第1回 参加申込", mine, "", true},
	} {
		p, err := d.s.PlanPaste(d.Context(), x.m, mail(x.subject))
		d.must(err)
		if len(p.Lines) != 1 {
			t.Fatalf("%s: %+v", x.subject, p.Lines)
		}
		l := p.Lines[0]
		d.equal(x.subject, []any{l.OtherSeries, l.Status == data.PasteOtherSeminar, l.Sure() == data.SureCertain}, []any{x.elsewhere, !x.sure, x.sure})
	}
}

func lastOperationAbout(d *desk) string {
	d.Helper()
	list, err := d.s.History(d.Context(), data.HistoryFilter{Limit: 1})
	d.must(err)
	return list[0].About
}

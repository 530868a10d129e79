package data_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
	"jibun/data/wareki"
)

var paperOperations = []operation{
	{"certificate.issue", "第1回 論語 受講証明書 1名", kP, func(d *desk, m int64) func() error {
		d.at(day, "20:00")
		d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "甲")))
		return func() error {
			return second(d.s.IssueCertificates(d.Context(), data.CertificateWish{Kind: report.Attendance, Seminar: m}))
		}
	}},
	{"text.save", "礼状(職員の講師)", kO, func(d *desk, _ int64) func() error {
		return func() error {
			return d.s.SavePaperText(d.Context(), &data.PaperText{Kind: data.TextThanks, Text: "ありがとうございました"})
		}
	}},
	{"text.drop", "受講証明書", kO, func(d *desk, _ int64) func() error {
		d.must(d.s.SavePaperText(d.Context(), &data.PaperText{Kind: data.TextAttended, Text: "よく学んだ"}))
		return func() error { return d.s.DropPaperText(d.Context(), data.TextAttended) }
	}},
	{"survey.save", "第1回 論語", kM, func(d *desk, m int64) func() error {
		return func() error {
			return d.s.SaveSurvey(d.Context(), &data.Survey{SeminarID: m, Handed: 2, Returned: 2, Counts: map[string][]int{"again": {1, 1}}})
		}
	}},
	{"survey.read", "第1回 論語 2枚", kM, func(d *desk, m int64) func() error {
		return func() error {
			return d.s.EnterSurvey(d.Context(), m, data.SurveyPile{Sheets: 2, Handed: 4, Counts: map[string][]int{report.Satisfaction: {1, 1}, "heard": {2, 1}}})
		}
	}},
}

// attended is an evening at which 甲 and 乙 were, 丙 late and 丁 not.
func attended(d *desk) int64 {
	m := d.seminar(0, onDay(day))
	d.apply(m, "甲", "乙", "丙", "丁")
	d.at(day, "20:00")
	d.hold(m)
	d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "甲"), d.id(m, "乙")))
	d.must(d.s.Mark(d.Context(), data.Late, d.id(m, "丙")))
	return m
}

func (d *desk) issue(w data.CertificateWish) string {
	d.Helper()
	list, err := d.s.IssueCertificates(d.Context(), w)
	d.must(err)
	var out []string
	for _, c := range list {
		again := ""
		if c.AgainID != 0 {
			again = fmt.Sprint(" again ", c.AgainID)
		}
		out = append(out, fmt.Sprintf("%d/%d %s%s", c.Year, c.Number, c.Name, again))
	}
	return strings.Join(out, ", ")
}

func (d *desk) sheetOf(w data.CertificateWish) string {
	d.Helper()
	r, err := d.s.CertificateSheet(d.Context(), w)
	d.must(err)
	var out []string
	for _, c := range r.All {
		out = append(out, strings.TrimSpace(c.Number+" "+c.Name+" "+c.Again))
	}
	return strings.Join(out, ", ")
}

func TestCertificates(t *testing.T) {
	rules{
		"only for 出席, and looking at them gives no number": func(d *desk) {
			w := data.CertificateWish{Kind: report.Attendance, Seminar: attended(d)}
			n := d.operations()
			d.equal("to be", d.sheetOf(w), "令和8年度 第1号 甲, 令和8年度 第2号 乙")
			d.equal("operations", d.operations(), n)
			d.equal("issued", d.issue(w), "2026/1 甲, 2026/2 乙")
			d.equal("as they are", d.sheetOf(w), "令和8年度 第1号 甲, 令和8年度 第2号 乙")
			for _, name := range []string{"丙", "丁"} {
				w.People = []int64{d.here[name]}
				d.refuses("certificate.not_attended", func() error { return second(d.s.IssueCertificates(d.Context(), w)) })
			}
			w.People = []int64{d.here["丁"], d.here["甲"], d.here["丙"]}
			var r *data.Refusal
			if _, err := d.s.CertificateSheet(d.Context(), w); !errors.As(err, &r) || r.Who != "丁、丙" {
				d.Errorf("who was not there: %v", err)
			}
		},
		"withdrawn, their numbers are still told": func(d *desk) {
			w := data.CertificateWish{Kind: report.Attendance, Seminar: attended(d)}
			register := func() string {
				d.Helper()
				list, err := d.s.CertificateRegister(d.Context(), 0)
				d.must(err)
				var out []string
				for _, c := range list {
					out = append(out, fmt.Sprint(c.Number, c.Name, c.Issued == day, c.Withdrawn))
				}
				return strings.Join(out, " ")
			}
			d.issue(w)
			d.equal("issued", register(), "1甲true false 2乙true false")
			d.must(second(d.s.Undo(d.Context())))
			d.equal("undone", register(), "1甲true true 2乙true true")
			d.equal("to be", d.sheetOf(w), "令和8年度 第3号 甲, 令和8年度 第4号 乙")
			d.must(second(d.s.Redo(d.Context())))
			d.equal("done again", register(), "1甲true false 2乙true false")
			d.must(second(d.s.Undo(d.Context())))
			d.issue(w)
			d.equal("issued anew", register(), "1甲true true 2乙true true 3甲true false 4乙true false")
			list, err := d.s.CertificateRegister(d.Context(), d.here["乙"])
			d.must(err)
			d.equal("of one", len(list), 2)
			d.whole()
		},
		"none for the evening at which one spoke, though one applied for it": func(d *desk) {
			m := attended(d)
			d.assign(m, "甲", data.Spoke)
			w := data.CertificateWish{Kind: report.Attendance, Seminar: m}
			d.equal("of the evening", d.sheetOf(w), "令和8年度 第1号 乙")
			d.equal("of the year", d.sheetOf(data.CertificateWish{Kind: report.Completion, Year: day.FiscalYear(), Least: 1}), "令和8年度 第1号 乙")
			w.People = []int64{d.here["甲"]}
			d.refuses("certificate.not_attended", func() error { return second(d.s.IssueCertificates(d.Context(), w)) })
		},
		"the same day it is the same one, later it is issued again under another number": func(d *desk) {
			w := data.CertificateWish{Kind: report.Attendance, Seminar: attended(d)}
			d.issue(w)
			w.People = []int64{d.here["甲"]}
			d.equal("the same day", d.issue(w), "2026/1 甲")
			d.c.Add(24 * time.Hour)
			d.equal("later", d.issue(w), "2026/3 甲 again 1")
			d.equal("the paper says so", d.sheetOf(w), "令和8年度 第3号 甲 令和8年度 第1号")
		},
		"a number is given once, whatever is undone": func(d *desk) {
			w := data.CertificateWish{Kind: report.Attendance, Seminar: attended(d)}
			d.issue(w)
			d.must(second(d.s.Undo(d.Context())))
			list, err := d.s.Certificates(d.Context(), 0)
			d.must(err)
			d.equal("the register", len(list), 0)
			d.equal("after undo", d.issue(w), "2026/3 甲, 2026/4 乙")
			d.must(second(d.s.Undo(d.Context())))
			d.must(second(d.s.Redo(d.Context())))
			d.equal("done again", d.sheetOf(w), "令和8年度 第3号 甲, 令和8年度 第4号 乙")
		},
		"numbers begin anew in a year, or run on": func(d *desk) {
			w := data.CertificateWish{Kind: report.Attendance, Seminar: attended(d), People: nil}
			d.issue(w)
			d.at("2027-04-01", "09:00")
			d.equal("next year", d.issue(w), "2027/1 甲 again 1, 2027/2 乙 again 2")
			o, err := d.s.Office(d.Context())
			d.must(err)
			o.CertificateRunning, o.CertificateWord = true, "呉人研"
			d.must(d.s.SaveOffice(d.Context(), &o))
			d.at("2027-04-02", "09:00")
			d.equal("running", d.issue(w), "0/1 甲 again 1, 0/2 乙 again 2")
			d.equal("called", d.sheetOf(w), "呉人研第1号 甲 令和8年度 第1号, 呉人研第2号 乙 令和8年度 第2号")
		},
		"修了証 for who came often enough": func(d *desk) {
			attended(d)
			m := d.seminar(0, onDay("2027-02-10"))
			d.apply(m, "乙", "丙")
			d.at("2027-02-10", "20:00")
			d.hold(m)
			d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "乙"), d.id(m, "丙")))
			w := data.CertificateWish{Kind: report.Completion, Year: wareki.FiscalYear(2026), Least: 2}
			d.equal("twice", d.issue(w), "2026/1 乙")
			w.Least = 0
			d.equal("once, and the one of today is not issued again", d.issue(w), "2026/2 甲, 2026/1 乙, 2026/3 丙")
			w.Year = 0
			d.fails(data.Invalid{"year": "required"}, func() error { return second(d.s.IssueCertificates(d.Context(), w)) })
			w.Kind = "diploma"
			d.fails(data.Invalid{"kind": "code"}, func() error { return second(d.s.IssueCertificates(d.Context(), w)) })
		},
		"two records of one person, and an evening with certificates": func(d *desk) {
			w := data.CertificateWish{Kind: report.Attendance, Seminar: attended(d)}
			d.issue(w)
			d.must(d.s.Merge(d.Context(), d.here["丁"], d.here["乙"]))
			list, err := d.s.Certificates(d.Context(), d.here["丁"])
			d.must(err)
			d.equal("the register", len(list), 1)
			d.equal("the name as printed", list[0].Name, "乙")
		},
	}.check(t)
}

func TestSurvey(t *testing.T) {
	rules{
		"満足度 is that of the ふり返り, the others stand beside it": func(d *desk) {
			m := attended(d)
			d.must(d.s.SaveRetrospect(d.Context(), &data.Retrospect{SeminarID: m, Aim: "対話", Comments: "また来たい\n\n寒かった"}))
			x := data.Survey{SeminarID: m, Handed: 4, Returned: 3, Counts: map[string][]int{report.Satisfaction: {2, 1}, "heard": {3, 2, 0, 0, 1}, "again": {2}}}
			d.must(d.s.SaveSurvey(d.Context(), &x))
			r, err := d.s.Retrospect(d.Context(), m)
			d.must(err)
			d.equal("ふり返り", fmt.Sprint(r.Aim, r.Handed, r.Returned, r.Scores), "対話4 3 [2 1 0 0 0]")
			got, err := d.s.Survey(d.Context(), m)
			d.must(err)
			d.equal("read again", fmt.Sprint(got.Counts["satisfaction"], got.Counts["heard"], got.Counts["again"], got.Counts["hours"]), "[2 1 0 0 0] [3 2 0 0 1] [2 0 0 0] [0 0 0 0]")
			x.Counts = map[string][]int{"heard": {3, 0}}
			d.must(d.s.SaveSurvey(d.Context(), &x))
			got, err = d.s.Survey(d.Context(), m)
			d.must(err)
			d.equal("one question anew", fmt.Sprint(got.Counts["satisfaction"], got.Counts["heard"], got.Counts["again"]), "[2 1 0 0 0] [3 0 0 0 1] [2 0 0 0]")
			tally, err := d.s.SurveyTally(d.Context(), m)
			d.must(err)
			d.equal("the tally", fmt.Sprint(tally.Handed, tally.Returned, tally.Questions[0].Sheets, tally.Questions[4].Sheets, tally.Comments), "4 3 3 0 [また来たい 寒かった]")
		},
		"a pile takes the place of what was, or comes to it": func(d *desk) {
			m := attended(d)
			p := data.SurveyPile{Sheets: 3, Handed: 8, Counts: map[string][]int{report.Satisfaction: {2, 1}, "heard": {3, 2, 0, 0, 1}}}
			says := func() string {
				x, err := d.s.Survey(d.Context(), m)
				d.must(err)
				return fmt.Sprint(x.Handed, x.Returned, x.Counts[report.Satisfaction], x.Counts["heard"])
			}
			d.must(d.s.EnterSurvey(d.Context(), m, p))
			d.equal("a first pile", says(), "8 3 [2 1 0 0 0] [3 2 0 0 1]")
			did, err := d.s.Did(d.Context(), func(ctx context.Context) error { return d.s.EnterSurvey(ctx, m, p) })
			d.must(err)
			d.equal("the same again", fmt.Sprint(says(), " ", len(did)), "8 3 [2 1 0 0 0] [3 2 0 0 1] 0")
			p.Counts = map[string][]int{report.Satisfaction: {0, 0, 3}}
			p.Add = true
			d.must(d.s.EnterSurvey(d.Context(), m, p))
			d.equal("another added", says(), "8 6 [2 1 3 0 0] [3 2 0 0 1]")
			p.Add = false
			d.must(d.s.EnterSurvey(d.Context(), m, p))
			d.equal("in the place of both", says(), "8 3 [0 0 3 0 0] [0 0 0 0 0]")
			p.Handed = 2
			d.fails(data.Invalid{"returned": "more_than_handed"}, func() error { return d.s.EnterSurvey(d.Context(), m, p) })
		},
		"what cannot be": func(d *desk) {
			m := attended(d)
			for want, c := range map[string]map[string][]int{"mood:code": {"mood": {1}}, "again:negative": {"again": {-1}}, "again:more_than_returned": {"again": {2, 2}}, "heard:more_than_returned": {"heard": {4}},
				"satisfaction:code": {"satisfaction": {0, 0, 0, 0, 0, 1}}} {
				field, why, _ := strings.Cut(want, ":")
				d.fails(data.Invalid{field: why}, func() error {
					return d.s.SaveSurvey(d.Context(), &data.Survey{SeminarID: m, Handed: 4, Returned: 3, Counts: c})
				})
			}
			d.must(d.s.SaveSurvey(d.Context(), &data.Survey{SeminarID: m, Handed: 4, Returned: 3, Counts: map[string][]int{"heard": {3, 3, 3}}}))
		},
		"questions keep their numbers": func(d *desk) {
			var got []string
			for _, q := range report.Questions() {
				got = append(got, fmt.Sprint(q.Number, q.Key, len(q.Choices)))
			}
			d.equal("questions", strings.Join(got, " "), "1satisfaction5 2clear5 3useful5 4length3 5heard5 6again4 7hours4 8words0")
		},
	}.check(t)
}

func TestOffice_papers(t *testing.T) {
	rules{
		"how the papers are wanted": func(d *desk) {
			o, err := d.s.Office(d.Context())
			d.must(err)
			d.equal("in a new ledger", fmt.Sprint(o.WalkIns, o.DoorColumns == nil, o.Circulation), "10 true []")
			m := d.seminar(0)
			for _, c := range [][]report.DoorColumn{{report.DoorSign, report.DoorLeave}, {}, nil} {
				o.DoorColumns, o.WalkIns, o.Circulation = c, 0, []string{"課長", "係"}
				d.must(d.s.SaveOffice(d.Context(), &o))
				o, err = d.s.Office(d.Context())
				d.must(err)
				r, err := d.s.SignIn(d.Context(), m, data.ByKana)
				d.must(err)
				if !slices.Equal(r.Columns, c) || (r.Columns == nil) != (c == nil) || r.WalkIns != 0 || fmt.Sprint(o.Circulation) != "[課長 係]" {
					d.Errorf("%v: %#v %d %v", c, r.Columns, r.WalkIns, o.Circulation)
				}
			}
			for want, spoil := range map[string]func(*data.Office){"walk_ins:range": func(o *data.Office) { o.WalkIns = 31 }, "badges:range": func(o *data.Office) { o.BadgeDown = -201 },
				"door_columns:code": func(o *data.Office) { o.DoorColumns = []report.DoorColumn{"x"} }} {
				x := o
				spoil(&x)
				field, why, _ := strings.Cut(want, ":")
				d.fails(data.Invalid{field: why}, func() error { return d.s.SaveOffice(d.Context(), &x) })
			}
		},
		"what is wanted as it is leaves no line": func(d *desk) {
			lines := func() int {
				d.Helper()
				all, err := d.s.History(d.Context(), data.HistoryFilter{What: "office.papers"})
				d.must(err)
				return len(all)
			}
			want := func(n int) {
				d.Helper()
				d.must(d.s.WantPapers(d.Context(), "名札 位置", func(o *data.Office) { o.BadgeRight = n }))
			}
			want(0)
			d.equal("moved by nothing", lines(), 0)
			want(5)
			want(5)
			d.equal("moved once", lines(), 1)
			d.fails(data.Invalid{"badges": "range"}, func() error {
				return d.s.WantPapers(d.Context(), "名札 位置", func(o *data.Office) { o.BadgeRight = 201 })
			})
			d.must(second(d.s.Undo(d.Context())))
			o, err := d.s.Office(d.Context())
			d.must(err)
			d.equal("undone", o.BadgeRight, 0)
		},
	}.check(t)
}

// TestUpgrade_kept8: a ledger of schema 8, which knew no certificate, issues one, and has
// ten lines for 当日参加 as before.
func TestUpgrade_kept8(t *testing.T) {
	path := t.TempDir() + "/呉市人事課.jibun"
	copyTo(t, "testdata/ledger_v8.jibun", path)
	c := datatest.NewClock()
	d := &desk{t, datatest.Open(t, path, c), c, map[string]int64{}}
	d.at("2026-12-09", "09:00")
	d.whole()
	o, err := d.s.Office(d.Context())
	d.must(err)
	d.equal("the office", fmt.Sprint(o.Purpose, o.Stamps, o.WalkIns, o.DoorColumns == nil), "受付のため[課長 係長] 10 true")
	m, err := d.s.SeminarByNumber(d.Context(), 0, 1)
	d.must(err)
	d.equal("issued", d.issue(data.CertificateWish{Kind: report.Attendance, Seminar: m.ID}), "2026/1 甲野 太郎")
	for err = nil; err == nil; {
		_, err = d.s.Undo(d.Context())
	}
	d.whole()
	for err = nil; err == nil; {
		_, err = d.s.Redo(d.Context())
	}
	list, err := d.s.Certificates(d.Context(), 0)
	d.must(err)
	d.equal("the register, undone and done again", len(list), 1)
	d.whole()
}

package data_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// history are the ids of the operations that a filter finds, newest first.
func (d *desk) history(f data.HistoryFilter) []int64 {
	d.Helper()
	list, err := d.s.History(d.Context(), f)
	d.must(err)
	var ids []int64
	for _, o := range list {
		ids = append(ids, o.ID)
	}
	return ids
}

// touching finds the operations that changed a row of somebody the slow way:
// every image is read.
func (d *desk) touching(column, own string, id int64) []int64 {
	d.Helper()
	var out []int64
	for _, op := range d.history(data.HistoryFilter{Limit: 1 << 30}) {
		changes, err := d.s.Changes(d.Context(), op)
		d.must(err)
		if slices.ContainsFunc(changes, func(c data.Change) bool {
			return c.Table == own && c.RowID == id || d.image(c.Before)[column] == float64(id) || d.image(c.After)[column] == float64(id)
		}) {
			out = append(out, op)
		}
	}
	return out
}

func (d *desk) image(text string) map[string]any {
	d.Helper()
	m := map[string]any{}
	if text != "" {
		d.must(json.Unmarshal([]byte(text), &m))
	}
	return m
}

// TestHistory_owner: whatever is done, undone and done again, the history of
// every person and seminar holds exactly what changed a row of theirs.
func TestHistory_owner(t *testing.T) {
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
			for _, step := range []string{"done", "undone", "done again"} {
				if step == "undone" {
					d.must(second(d.s.Undo(d.Context())))
				} else if step == "done again" {
					d.must(second(d.s.Redo(d.Context())))
				}
				for name, id := range d.here {
					want := d.touching("person_id", "people", id)
					p, err := d.s.Person(d.Context(), id)
					d.must(err)
					if o.what == "person.merge" && name == "甲" && step != "undone" {
						want = union(want, d.touching("person_id", "people", d.here["丙"])) // 丙 is 甲
					}
					if p.MergedInto == 0 || len(want) > 0 {
						d.equal(step+" of "+name, d.history(data.HistoryFilter{PersonID: id}), want)
					}
				}
				for id := int64(1); id <= 2; id++ {
					d.equal(fmt.Sprint(step, " of seminar ", id), d.history(data.HistoryFilter{SeminarID: id}), d.touching("seminar_id", "seminars", id))
				}
			}
		})
	}
}

func union(a, b []int64) []int64 {
	out := append(slices.Clone(a), b...)
	slices.SortFunc(out, func(x, y int64) int { return int(y - x) })
	return slices.Compact(out)
}

func TestHistory_filter(t *testing.T) {
	rules{
		"a lecturer is exchanged in the form": func(d *desk) {
			m := d.seminar(0)
			a := data.Assignment{SeminarID: m, PersonID: d.person("甲")}
			d.must(d.s.Assign(d.Context(), &a))
			a.PersonID = d.person("乙")
			d.must(d.s.Assign(d.Context(), &a))
			d.equal("甲", d.history(data.HistoryFilter{PersonID: d.here["甲"]}), d.touching("person_id", "people", d.here["甲"]))
			// the row is 乙's now, and so is all that happened to it
			d.equal("乙", d.history(data.HistoryFilter{PersonID: d.here["乙"]}), union(d.touching("person_id", "people", d.here["乙"]), d.touching("seminar_id", "assignments", m)))
		},
		"a chain of merges": func(d *desk) {
			a, b, c := d.person("甲"), d.person("乙"), d.person("丙")
			d.apply(d.seminar(0), "丙")
			d.must(d.s.Merge(d.Context(), b, c))
			d.must(d.s.Merge(d.Context(), a, b))
			want := union(union(d.touching("person_id", "people", a), d.touching("person_id", "people", b)), d.touching("person_id", "people", c))
			d.equal("all three are one", d.history(data.HistoryFilter{PersonID: a}), want)
		},
		"days are those of Japan": func(d *desk) {
			d.at("2026-12-01", "00:00")
			d.person("甲")
			d.at("2026-12-01", "23:59")
			d.person("乙")
			d.at("2026-12-02", "00:00")
			d.person("丙")
			n := d.history(data.HistoryFilter{Limit: 3})
			d.equal("the first", d.history(data.HistoryFilter{From: "2026-12-01", To: "2026-12-01"}), n[1:])
			d.equal("from the second", d.history(data.HistoryFilter{From: "2026-12-02"}), n[:1])
			d.equal("before", len(d.history(data.HistoryFilter{To: "2026-11-30"})), 1)
			d.fails(data.Invalid{"from": "day"}, func() error {
				return second(d.s.History(d.Context(), data.HistoryFilter{From: "2026-13-01"}))
			})
		},
		"pages": func(d *desk) {
			for i := range 7 {
				d.person(fmt.Sprint("人", i))
			}
			all := d.history(data.HistoryFilter{})
			var got []int64
			for page := d.history(data.HistoryFilter{Limit: 3}); len(page) > 0; page = d.history(data.HistoryFilter{Limit: 3, BeforeID: got[len(got)-1]}) {
				d.equal("at most", len(page) <= 3, true)
				got = append(got, page...)
			}
			d.equal("all pages", got, all)
		},
		"text": func(d *desk) {
			d.person("髙橋 一郎")
			d.person("鈴木 花子")
			d.apply(d.seminar(0), "髙橋 一郎")
			abouts := func(text string) (out []string) {
				list, err := d.s.History(d.Context(), data.HistoryFilter{Text: text})
				d.must(err)
				for _, o := range list {
					out = append(out, o.What+" "+o.About)
				}
				return out
			}
			d.equal("folded", abouts("高橋"), []string{"registration.apply 髙橋 一郎", "person.add 髙橋 一郎"})
			d.equal("two words", abouts("橋　一郎"), abouts("高橋"))
			d.equal("a seminar", abouts("第1回"), []string{"seminar.open 第1回 論語"})
			d.equal("who", len(abouts("hanako@jinji")), len(d.history(data.HistoryFilter{})))
			d.equal("nobody", abouts("山本"), []string{})
			d.equal("with a group", len(d.history(data.HistoryFilter{Text: "高橋", Group: "person"})), 1)
		},
		"groups": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲")
			d.must(d.s.Note(d.Context(), "copy.list", "申込者 1名"))
			d.must(d.s.Note(d.Context(), "registration.mail", "申込者 1名"))
			total := 0
			for _, g := range data.HistoryGroups() {
				list, err := d.s.History(d.Context(), data.HistoryFilter{Group: g.Name})
				d.must(err)
				total += len(list)
				for _, o := range list {
					d.equal(o.What, data.GroupOf(o), g.Name)
				}
			}
			d.equal("each in one group", total, len(d.history(data.HistoryFilter{})))
			d.fails(data.Invalid{"group": "code"}, func() error {
				return second(d.s.History(d.Context(), data.HistoryFilter{Group: "x' OR '1"}))
			})
		},
		"together": func(d *desk) {
			a, b := d.seminar(0), d.seminar(0, func(m *data.Seminar) { m.Title = "孟子" })
			d.apply(a, "甲", "乙")
			d.apply(b, "甲")
			d.equal("甲 at one of two", len(d.history(data.HistoryFilter{PersonID: d.here["甲"], SeminarID: b, Group: "registration"})), 1)
			d.equal("the key", len(d.history(data.HistoryFilter{PersonID: d.here["甲"], What: "registration.app"})), 2)
			other, err := d.s.AddSeries(d.Context(), "行政ゼミナール")
			d.must(err)
			c := d.seminar(0, func(m *data.Seminar) { m.Title, m.SeriesID = "予算", other })
			d.apply(c, "乙")
			all := d.history(data.HistoryFilter{Group: "registration"})
			d.equal("of the other series", d.history(data.HistoryFilter{SeriesID: other, Group: "registration"}), all[:1])
			main, err := d.s.Series(d.Context())
			d.must(err)
			d.equal("of the main one", d.history(data.HistoryFilter{SeriesID: main[0].ID, Group: "registration"}), all[1:])
			d.equal("of none", d.history(data.HistoryFilter{SeriesID: 999}), []int64{})
			d.equal("nobody", d.history(data.HistoryFilter{PersonID: 999}), []int64{})
		},
	}.check(t)
}

// TestOperations_groups: every operation belongs to a group.
func TestOperations_groups(t *testing.T) {
	for _, what := range []string{"people.import", "ledger.import", "ledger.create", "sample.office"} {
		if data.GroupOf(data.Operation{What: what}) != "import" {
			t.Error(what)
		}
	}
	for _, o := range operations {
		if data.GroupOf(data.Operation{What: o.what}) == "" {
			t.Errorf("%s belongs to no group", o.what)
		}
	}
}

func TestDescribeChanges(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(1, func(m *data.Seminar) { m.CategoryID = 2 })
	d.posted("甲", "人事課")
	last := func(limit int) []data.ChangeLine {
		t.Helper()
		lines, err := d.s.DescribeChanges(d.Context(), d.history(data.HistoryFilter{Limit: 1})[0], limit)
		d.must(err)
		return lines
	}
	d.equal("a posting", last(0), "[{postings 1 added 甲 [{department_id  総務部 人事課} {valid_from  2020-04-01}]}]")
	d.apply(m, "甲")
	d.equal("an application", last(0), "[{registrations 1 added 甲 第1回 論語 [{state  confirmed} {applied_at  2026-11-22T01:32:05Z}]}]")
	d.must(second(d.s.Withdraw(d.Context(), 1, "出張")))
	d.equal("withdrawn", last(0), "[{registrations 1 changed 甲 第1回 論語 [{state confirmed withdrawn} {reason  出張}]}]")
	d.must(second(d.s.Undo(d.Context())))
	d.equal("undone", last(0), "[{registrations 1 changed 甲 第1回 論語 [{state withdrawn confirmed} {reason 出張 }]}]")
	x := d.read(m)
	x.CategoryID, x.Capacity = 1, 0
	d.must(d.s.SaveSeminar(d.Context(), &x))
	d.equal("a seminar", last(0), "[{seminars 1 changed 第1回 論語 [{category_id 論語勉強会 ドラッカー勉強会} {capacity 1 0}]}]")
	d.must(d.s.SaveDepartment(d.Context(), &data.Department{Division: "市民部", Section: "市民課"}))
	d.equal("a department", last(0), "[{departments 2 added 市民部 市民課 [{division  市民部} {section  市民課} {position  20}]}]")
	d.must(d.s.Merge(d.Context(), d.here["甲"], d.person("甲 太")))
	d.equal("merged", last(0), "[{people 2 changed 甲 太 [{merged_into  甲}]}]")
	d.must(d.s.RenameSeries(d.Context(), 1, "新セミナー", "2026-04-01"))
	d.equal("a series", last(0), "[{series_names 2 added 新セミナー [{series_id  新セミナー} {name  新セミナー} {valid_from  2026-04-01}]}]")

	id := datatest.Planned(d, d.s, "孟子").ID
	d.must(d.s.DeleteSeminar(d.Context(), id))
	lines := last(0)
	if len(lines) != 1 || lines[0].Kind != data.RowRemoved || lines[0].Label != "孟子" || lines[0].Fields[0] != (data.FieldChange{Column: "series_id", Before: "新セミナー"}) {
		t.Error(lines)
	}
	d.must(d.s.Note(d.Context(), "paper.excel", "x"))
	d.equal("a note", last(0), "[]")
	d.equal("a row that is gone is named by its last image", d.nameOfGone(), "丁 第1回 論語")
	for range 30 {
		d.person(fmt.Sprint("人", len(d.here)))
	}
	d.must(d.s.OrderDepartments(d.Context(), []int64{2, 1}))
	d.equal("at most", len(last(1)), 1)
	if lines, err := d.s.DescribeChanges(d.Context(), 1<<40, 0); err != nil || lines != nil {
		t.Error(lines, err)
	}
}

// nameOfGone lets somebody apply, undoes that, and undoes that they were added:
// the row of the application names a person who is not there any more.
func (d *desk) nameOfGone() string {
	d.Helper()
	d.apply(1, "丁")
	op := d.history(data.HistoryFilter{Limit: 1})[0]
	d.must(second(d.s.Undo(d.Context())))
	d.must(second(d.s.Undo(d.Context())))
	delete(d.here, "丁")
	lines, err := d.s.DescribeChanges(d.Context(), op, 0)
	d.must(err)
	return lines[0].Label
}

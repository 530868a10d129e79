package data_test

import (
	"testing"

	"jibun/data"
)

func TestIdea(t *testing.T) {
	save := func(d *desk, title string, change ...func(*data.Idea)) data.Idea {
		d.Helper()
		i := data.Idea{Title: title}
		for _, f := range change {
			f(&i)
		}
		d.must(d.s.SaveIdea(d.Context(), &i))
		return i
	}
	by := func(id int64) func(*data.Idea) { return func(i *data.Idea) { i.PersonID = id } }
	list := func(d *desk, f data.IdeaFilter) (titles []string) {
		d.Helper()
		all, err := d.s.Ideas(d.Context(), f)
		d.must(err)
		for _, i := range all {
			titles = append(titles, i.Title+"/"+i.Person+"/"+i.Seminar+"/"+i.State.Label())
		}
		return titles
	}
	rules{
		"saved and listed, the newest first": func(d *desk) {
			save(d, " 渋沢栄一を読む ", by(d.person("甲")))
			d.at("2026-11-25", "09:00")
			i := save(d, "子連れで来られる回")
			d.equal("all", list(d, data.IdeaFilter{}), []string{"子連れで来られる回///温めている", "渋沢栄一を読む/甲//温めている"})
			i.State, i.Note = data.IdeaShelved, "託児の予算"
			d.must(d.s.SaveIdea(d.Context(), &i))
			d.equal("shelved", list(d, data.IdeaFilter{State: data.IdeaShelved}), []string{"子連れで来られる回///見送り"})
			d.equal("by a word of its note", list(d, data.IdeaFilter{Text: "託児"}), []string{"子連れで来られる回///見送り"})
			d.equal("by both", list(d, data.IdeaFilter{Text: "託児", State: data.IdeaOpen}), []string(nil))
		},
		"refused": func(d *desk) {
			d.fails(data.Invalid{"title": "required"}, func() error { return d.s.SaveIdea(d.Context(), &data.Idea{Title: " "}) })
			d.fails(data.Invalid{"noted": "day", "state": "code"}, func() error {
				return d.s.SaveIdea(d.Context(), &data.Idea{Title: "甲", Noted: "2026-13-01", State: "x"})
			})
			for _, i := range []data.Idea{{PersonID: 99}, {SeminarID: 99}, {CategoryID: 99}} {
				i.Title = "乙"
				d.fails(data.ErrNotFound, func() error { return d.s.SaveIdea(d.Context(), &i) })
			}
			i := save(d, "丙")
			i.Version = 9
			d.fails(data.ErrConflict, func() error { i.Title = "丁"; return d.s.SaveIdea(d.Context(), &i) })
		},
		"goes to the one who stays when two are merged": func(d *desk) {
			a, b := d.person("甲"), d.person("乙")
			save(d, "論語", by(b))
			d.must(d.s.Merge(d.Context(), a, b))
			d.equal("merged", list(d, data.IdeaFilter{}), []string{"論語/甲//温めている"})
			d.must(second(d.s.Undo(d.Context())))
			d.equal("undone", list(d, data.IdeaFilter{}), []string{"論語/乙//温めている"})
			d.must(second(d.s.Redo(d.Context())))
			d.refuses("person.merged", func() error { return d.s.SaveIdea(d.Context(), &data.Idea{Title: "孟子", PersonID: b}) })
		},
		"outlives the evening that was planned of it": func(d *desk) {
			m := data.Seminar{SeriesID: 1, Title: "論語", Date: day}
			d.must(d.s.SaveSeminar(d.Context(), &m))
			save(d, "孔子", func(i *data.Idea) { i.SeminarID, i.State = m.ID, data.IdeaChosen })
			d.equal("with it", list(d, data.IdeaFilter{}), []string{"孔子//論語/採用"})
			d.must(d.s.DeleteSeminar(d.Context(), m.ID))
			d.equal("without", list(d, data.IdeaFilter{}), []string{"孔子///採用"})
			d.must(second(d.s.Undo(d.Context())))
			d.equal("undone", list(d, data.IdeaFilter{}), []string{"孔子//論語/採用"})
			report, err := d.s.Check(d.Context(), nil)
			d.must(err)
			d.equal("damages", report.Problems, []data.Problem{})
		},
	}.check(t)
}

// ideaOperations are in the table of all operations.
var ideaOperations = []operation{
	{"idea.add", "渋沢栄一を読む", data.KindIdeas, func(d *desk, _ int64) func() error {
		return func() error { return d.s.SaveIdea(d.Context(), &data.Idea{Title: "渋沢栄一を読む"}) }
	}},
	{"idea.save", "論語と算盤", data.KindIdeas, func(d *desk, _ int64) func() error {
		i := data.Idea{Title: "渋沢栄一を読む"}
		d.must(d.s.SaveIdea(d.Context(), &i))
		return func() error { i.Title = "論語と算盤"; return d.s.SaveIdea(d.Context(), &i) }
	}},
}

package data_test

import (
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// assign puts somebody on a seminar and brings the request to a state.
func (d *desk) assign(m int64, name string, state data.AssignmentState) int64 {
	d.Helper()
	a := data.Assignment{SeminarID: m, PersonID: d.person(name), State: state}
	d.must(d.s.Assign(d.Context(), &a))
	return a.ID
}

// speakers says how far the requests have come.
func (d *desk) speakers(m int64) string {
	d.Helper()
	list, err := d.s.Speakers(d.Context(), m)
	d.must(err)
	var out []string
	for _, a := range list {
		out = append(out, a.Name+" "+string(a.State))
	}
	return strings.Join(out, ", ")
}

// TestSpeaker_moves: the request goes along its road, steps may be passed over
// and taken back, until the talk; then there is only the letter of thanks.
func TestSpeaker_moves(t *testing.T) {
	road := []data.AssignmentState{data.Candidate, data.Sounding, data.Agreed, data.Requested, data.Accepted}
	aside := []data.AssignmentState{data.Refused, data.OnHold}
	spoke := []data.AssignmentState{data.Spoke, data.Thanked}
	before := slices.Concat(road, aside)
	allowed := func(from, to data.AssignmentState) bool {
		switch {
		case from == to:
			return false
		case from == data.Spoke:
			return to == data.Thanked
		case from == data.Thanked:
			return false
		case slices.Contains(spoke, to):
			return slices.Contains(road, from)
		}
		return slices.Contains(before, to)
	}
	d := newDesk(t)
	m := d.seminar(0)
	d.hold(m)
	for _, from := range slices.Concat(before, spoke) {
		for _, to := range slices.Concat(before, spoke, []data.AssignmentState{data.Replaced, "asleep", ""}) {
			t.Run(string(from)+"/"+string(to), func(t *testing.T) {
				d := &desk{t, d.s, d.c, d.here}
				id := d.assign(m, string(from)+"→"+string(to), from)
				move := func() error { return d.s.MoveSpeaker(d.Context(), id, to, "2026-12-24", "都合") }
				if !allowed(from, to) {
					d.refuses("speaker.move", move)
					return
				}
				d.must(move())
				list, err := d.s.Speakers(d.Context(), m)
				d.must(err)
				a := list[len(list)-1]
				d.equal("moved", []any{a.State, a.MovedOn, a.Reason}, []any{to, "2026-12-24", "都合"})
			})
		}
	}
}

func TestSpeaker_rules(t *testing.T) {
	move := func(d *desk, id int64, to data.AssignmentState) func() error {
		return func() error { return d.s.MoveSpeaker(d.Context(), id, to, "", "") }
	}
	rules{
		"begins_as_a_candidate_and_lecturer": func(d *desk) {
			m := d.seminar(0)
			d.assign(m, "甲", "")
			list, err := d.s.Speakers(d.Context(), m)
			d.must(err)
			d.equal("assignment", []any{list[0].State, list[0].Role, list[0].MovedOn}, []any{data.Candidate, data.Lecturer, d.s.Today()})
		},
		"nobody_has_spoken_before_the_evening": func(d *desk) {
			m := d.seminar(0)
			id := d.assign(m, "甲", data.Accepted)
			d.refuses("speaker.not_held", move(d, id, data.Spoke))
			d.refuses("speaker.not_held", move(d, id, data.Thanked))
			other := d.person("乙")
			d.refuses("speaker.not_held", func() error {
				return d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: other, State: data.Spoke})
			})
			d.hold(m)
			d.equal("held", d.speakers(m), "甲 spoke")
			d.must(move(d, id, data.Thanked)())
		},
		"thanks_may_follow_after_settling_and_nothing_else": func(d *desk) {
			m := d.seminar(0)
			id := d.assign(m, "甲", data.Accepted)
			late := d.assign(m, "乙", data.OnHold)
			other := d.person("丙")
			d.settle(m)
			d.refuses("seminar.settled", move(d, late, data.Candidate))
			d.refuses("seminar.settled", func() error { return second(d.s.ReplaceSpeaker(d.Context(), late, other, "")) })
			d.must(move(d, id, data.Thanked)())
			d.equal("settled", d.speakers(m), "甲 thanked, 乙 on_hold")
		},
		"once_a_role": func(d *desk) {
			m := d.seminar(0)
			d.assign(m, "甲", "")
			d.fails(data.Invalid{"person": "taken"}, func() error {
				return d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: d.here["甲"]})
			})
			d.must(d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: d.here["甲"], Role: data.Chair}))
		},
		"only_known_codes": func(d *desk) {
			m, id := d.seminar(0), d.person("甲")
			for _, a := range []data.Assignment{{Role: "clown"}, {State: "asleep"}, {State: data.Replaced}} {
				a.SeminarID, a.PersonID = m, id
				d.fails(data.Invalid{"state": "code"}, func() error { return d.s.Assign(d.Context(), &a) })
			}
			d.fails(data.Invalid{"moved_on": "day"}, func() error { return d.s.MoveSpeaker(d.Context(), 1, data.Agreed, "いつか", "") })
			d.fails(data.ErrNotFound, move(d, 99, data.Agreed))
		},
		"nobody_merged": func(d *desk) {
			m := d.seminar(0)
			d.must(d.s.Merge(d.Context(), d.person("甲"), d.person("乙")))
			d.refuses("person.merged", func() error {
				return d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: d.here["乙"]})
			})
		},
		"changing_the_note_does_not_move_the_request": func(d *desk) {
			m := d.seminar(0)
			d.assign(m, "甲", data.Accepted)
			list, err := d.s.Speakers(d.Context(), m)
			d.must(err)
			a := list[0].Assignment
			a.Note, a.State = "駅まで迎え", data.Candidate
			d.must(d.s.Assign(d.Context(), &a))
			list, err = d.s.Speakers(d.Context(), m)
			d.must(err)
			d.equal("assignment", []any{list[0].Note, list[0].State}, []any{"駅まで迎え", data.Accepted})
		},
		"conflict": func(d *desk) {
			m := d.seminar(0)
			d.assign(m, "甲", "")
			list, err := d.s.Speakers(d.Context(), m)
			d.must(err)
			first, second := list[0].Assignment, list[0].Assignment
			first.Note, second.Note = "一", "二"
			d.must(d.s.Assign(d.Context(), &first))
			d.fails(data.ErrConflict, func() error { return d.s.Assign(d.Context(), &second) })
		},
		"talks_given_before": func(d *desk) {
			for _, on := range []data.Seminar{{Date: "2026-05-01"}, {Date: "2026-06-01"}} {
				old := datatest.Held(d, d.s, "むかし", on.Date).ID
				d.assign(old, "甲", data.Spoke)
			}
			m := d.seminar(0)
			d.assign(m, "甲", "")
			list, err := d.s.Speakers(d.Context(), m)
			d.must(err)
			d.equal("talks", list[0].Times, 2)
		},
	}.check(t)
}

func TestSpeaker_Replace(t *testing.T) {
	rules{
		"another_takes_the_place": func(d *desk) {
			m := d.seminar(0)
			id := d.assign(m, "甲", data.Requested)
			next, err := d.s.ReplaceSpeaker(d.Context(), id, d.person("乙"), "急病")
			d.must(err)
			list, err := d.s.Speakers(d.Context(), m)
			d.must(err)
			d.equal("speakers", d.speakers(m), "甲 replaced, 乙 candidate")
			d.equal("replaced by", []any{list[0].ReplacedBy, list[0].Reason, list[1].Role}, []any{next.ID, "急病", data.Lecturer})
			other := d.person("丙")
			d.refuses("speaker.move", func() error { return second(d.s.ReplaceSpeaker(d.Context(), id, other, "")) })
			d.refuses("speaker.move", func() error { return d.s.MoveSpeaker(d.Context(), id, data.Candidate, "", "") })
		},
		"nobody_by_one_who_is_there": func(d *desk) {
			m := d.seminar(0)
			id := d.assign(m, "甲", data.Requested)
			d.assign(m, "乙", "")
			for _, name := range []string{"甲", "乙"} {
				d.fails(data.Invalid{"person": "taken"}, func() error { return second(d.s.ReplaceSpeaker(d.Context(), id, d.here[name], "")) })
			}
		},
		"nobody_who_has_spoken": func(d *desk) {
			m := d.seminar(0)
			id, other := d.assign(m, "甲", data.Accepted), d.person("乙")
			d.hold(m)
			d.refuses("speaker.move", func() error { return second(d.s.ReplaceSpeaker(d.Context(), id, other, "")) })
		},
	}.check(t)
}

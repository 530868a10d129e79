package data_test

import (
	"testing"

	"jibun/data"
)

func TestRetrospect_Validate(t *testing.T) {
	for name, x := range map[string]struct {
		r    data.Retrospect
		want string
	}{
		"nothing":                  {data.Retrospect{}, "<nil>"},
		"all":                      {data.Retrospect{Handed: 40, Returned: 31, Scores: [5]int{20, 10, 1, 0, 0}}, "<nil>"},
		"some did not say":         {data.Retrospect{Handed: 40, Returned: 31, Scores: [5]int{20, 5}}, "<nil>"},
		"handed":                   {data.Retrospect{Handed: -1}, "invalid input, handed: negative"},
		"returned":                 {data.Retrospect{Handed: 3, Returned: -1}, "invalid input, returned: negative"},
		"more back than out":       {data.Retrospect{Handed: 3, Returned: 4}, "invalid input, returned: more_than_handed"},
		"more scores than sheets":  {data.Retrospect{Handed: 4, Returned: 4, Scores: [5]int{1, 1, 1, 1, 1}}, "invalid input, scores: more_than_returned"},
		"a negative score":         {data.Retrospect{Handed: 4, Returned: 4, Scores: [5]int{5, -1}}, "invalid input, scores: negative"},
		"scores without any sheet": {data.Retrospect{Scores: [5]int{0, 0, 0, 0, 1}}, "invalid input, scores: more_than_returned"},
	} {
		got := "<nil>"
		if err := x.r.Validate(); err != nil {
			got = err.Error()
		}
		if got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
}

func TestRetrospect(t *testing.T) {
	rules{
		"survey": func(d *desk) {
			r := data.Retrospect{SeminarID: d.seminar(0), Aim: "対話", Handed: 12, Returned: 9, Scores: [5]int{4, 3, 1, 0, 1}, Comments: "よかった\n寒かった"}
			d.must(d.s.SaveRetrospect(d.Context(), &r))
			got, err := d.s.Retrospect(d.Context(), r.SeminarID)
			d.must(err)
			d.equal("kept", got, r)
		},
		"wrong numbers are not written": func(d *desk) {
			m := d.seminar(0)
			d.fails(data.Invalid{"returned": "more_than_handed"}, func() error {
				return d.s.SaveRetrospect(d.Context(), &data.Retrospect{SeminarID: m, Returned: 1})
			})
			d.fails(data.Invalid{"scores": "negative"}, func() error {
				return d.s.Bulk(d.Context(), "sample.seminar", "", func(b *data.Batch) error {
					return b.AddRetrospect(d.Context(), &data.Retrospect{SeminarID: m, Scores: [5]int{-1}})
				})
			})
		},
	}.check(t)
}

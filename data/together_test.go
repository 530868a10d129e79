package data_test

import (
	"context"
	"errors"
	"testing"

	"jibun/data"
)

// leaves cancels somebody's application as one step.
func (d *desk) leaves(ctx context.Context, m int64, name string) {
	d.Helper()
	_, err := d.s.Withdraw(ctx, d.id(m, name), "")
	d.must(err)
}

func TestTogether(t *testing.T) {
	rules{
		"several_steps_are_one_operation_and_one_undo": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲", "乙", "丙")
			n := d.operations()
			d.must(d.s.Together(d.Context(), "", func(ctx context.Context) error {
				for _, who := range []string{"甲", "乙", "丙"} {
					if _, err := d.s.Withdraw(ctx, d.id(m, who), ""); err != nil {
						return err
					}
				}
				return nil
			}))
			d.stands(m, "甲 withdrawn, 乙 withdrawn, 丙 withdrawn")
			d.equal("operations", d.operations()-n, 1)
			o, err := d.s.NextUndo(d.Context())
			d.must(err)
			d.equal("what", o.What, "registration.withdraw")
			d.equal("about", o.About, "甲 ほか2名")
			_, err = d.s.Undo(d.Context())
			d.must(err)
			d.stands(m, "甲 confirmed, 乙 confirmed, 丙 confirmed")
		},
		"a_newcomer_comes_and_goes_with_the_application": func(d *desk) {
			m := d.seminar(0)
			p := data.Person{Outside: true, Name: "大島 優子", Affiliation: data.Citizen}
			d.must(d.s.Together(d.Context(), "registration.apply", func(ctx context.Context) error {
				if err := d.s.SavePerson(ctx, &p); err != nil {
					return err
				}
				_, err := d.s.Apply(ctx, data.Application{SeminarID: m, PersonID: p.ID})
				return err
			}))
			d.stands(m, "大島 優子 confirmed")
			o, err := d.s.Undo(d.Context())
			d.must(err)
			d.equal("operation", o.What+" "+o.About, "registration.apply 大島 優子")
			if people, err := d.s.FindPeople(d.Context(), "大島", 5); err != nil || len(people) != 0 {
				d.Errorf("still there: %v, %v", people, err)
			}
		},
		"all_of_it_or_nothing": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲", "乙")
			n := d.operations()
			bad := errors.New("no more")
			for name, f := range map[string]func(context.Context) error{
				"f fails after a step": func(ctx context.Context) error {
					d.leaves(ctx, m, "甲")
					return bad
				},
				"a step fails and f goes on": func(ctx context.Context) error {
					d.leaves(ctx, m, "甲")
					_, _ = d.s.Withdraw(ctx, 4711, "")
					_, _ = d.s.Withdraw(ctx, d.id(m, "乙"), "")
					return nil
				},
			} {
				if err := d.s.Together(d.Context(), "", f); err == nil {
					d.Errorf("%s: no error", name)
				}
				d.stands(m, "甲 confirmed, 乙 confirmed")
			}
			d.equal("operations", d.operations()-n, 0)
		},
		"nothing_done_leaves_no_trace": func(d *desk) {
			n := d.operations()
			d.must(d.s.Together(d.Context(), "x", func(context.Context) error { return nil }))
			d.equal("operations", d.operations()-n, 0)
		},
		"those_who_listen_hear_once": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲", "乙")
			heard := 0
			stop := d.s.Subscribe(func(data.Kinds) { heard++ })
			defer stop()
			d.must(d.s.Together(d.Context(), "", func(ctx context.Context) error {
				d.leaves(ctx, m, "甲")
				d.leaves(ctx, m, "乙")
				d.equal("heard before it is there", heard, 0)
				return nil
			}))
			d.equal("heard", heard, 1)
		},
		"the_history_stays_whole": func(d *desk) {
			m := d.seminar(0)
			d.apply(m, "甲", "乙")
			d.must(d.s.Together(d.Context(), "", func(ctx context.Context) error {
				d.leaves(ctx, m, "甲")
				d.leaves(ctx, m, "乙")
				return nil
			}))
			report, err := d.s.Check(d.Context(), nil)
			d.must(err)
			d.equal("problems", len(report.Problems), 0)
		},
	}.check(t)
}

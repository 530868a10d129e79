package data_test

import (
	"errors"
	"fmt"
	"testing"

	"jibun/data"
)

// A paper gives numbers, and that is no step of undo: Ctrl+Z takes back what she did
// last, which the numbers do not hinder, and leaves the numbers of the paper as they are.
func TestUndo_notThePapersNumbers(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(3)
	d.apply(m, "甲", "乙")
	numbers := func() (out string) {
		list, err := d.s.Applicants(d.Context(), m)
		d.must(err)
		for _, a := range list {
			out += a.Name + fmt.Sprint(a.SheetNo) + string(a.State[0])
		}
		return out
	}
	d.must(second(d.s.Withdraw(d.Context(), d.id(m, "乙"), "出張")))
	d.must(second(d.s.Undo(d.Context())))
	d.must(d.s.NumberSheet(d.Context(), m, data.ByKana))
	d.equal("numbered", numbers(), "甲1c乙2c")
	o, err := d.s.NextRedo(d.Context())
	d.must(err)
	d.equal("a paper forgets nothing that can be done again", o.What, "registration.withdraw")
	d.must(second(d.s.Redo(d.Context())))
	d.equal("done again", numbers(), "甲1c乙2w")
	d.must(second(d.s.Undo(d.Context())))

	o, err = d.s.NextUndo(d.Context())
	d.must(err)
	d.equal("the next Ctrl+Z", []string{o.What, o.About}, []string{"registration.apply", "乙"})
	_, err = d.s.BlockedBy(d.Context(), o.ID)
	if !errors.Is(err, data.ErrNotFound) {
		t.Errorf("the application is blocked: %v", err)
	}
	d.must(second(d.s.Withdraw(d.Context(), d.id(m, "甲"), "出張")))
	d.must(d.s.NumberSheet(d.Context(), m, data.ByKana)) // another paper, without 甲
	d.equal("another paper", numbers(), "甲-1w乙2c")
	d.must(second(d.s.Undo(d.Context())))
	d.equal("甲 is back, and not on the paper", numbers(), "甲-1c乙2c")
	d.must(second(d.s.Undo(d.Context())))
	d.equal("乙 never applied", numbers(), "甲-1c")
	d.must(second(d.s.Redo(d.Context())))
	d.equal("乙 has the number of the paper", numbers(), "甲-1c乙2c")
	r, err := d.s.Check(d.Context(), nil)
	d.must(err)
	if !r.OK() {
		t.Errorf("the history does not add up: %v", r.Problems)
	}
}

// The history says which evening an operation was about, once: applications of one
// person are not equal lines.
func TestHistory_evening(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(3)
	d.apply(m, "甲")
	d.must(d.s.CloseSeminar(d.Context(), m))
	list, err := d.s.History(d.Context(), data.HistoryFilter{})
	d.must(err)
	got := map[string]string{}
	for _, o := range list {
		got[o.What] = o.Evening
	}
	d.equal("of the application", got["registration.apply"], "第1回")
	d.equal("of the evening itself, which it names already", got["seminar.close"], "")
	d.equal("of a person", got["person.add"], "")
	d.must(second(d.s.Undo(d.Context())))
	o, err := d.s.Undo(d.Context())
	d.must(err)
	d.equal("of what is undone", o.Evening, "第1回")
	list, err = d.s.History(d.Context(), data.HistoryFilter{Limit: 1})
	d.must(err)
	d.equal("of the undo, whose row is gone", list[0].Evening, "第1回")
}

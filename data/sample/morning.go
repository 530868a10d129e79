package sample

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"jibun/data"
	"jibun/data/report"
)

// afterwards: the paper is typed in the next morning, then what was learned is
// written down, the lecturers are thanked, and the list is locked.
func (o *office) afterwards(e *evening) {
	morning := after(e.day, 1)
	o.do(morning, 9*60+20, func(ctx context.Context) error { return o.typeIn(ctx, e) })
	o.do(morning, 9*60+50, func(ctx context.Context) error {
		if e.texts == nil {
			return nil
		}
		e.texts.SeminarID = e.id
		return o.s.SaveRetrospect(ctx, e.texts)
	})
	o.do(morning, 10*60+10, func(ctx context.Context) error { return o.answers(ctx, e) })
	o.do(after(e.day, 2), 11*60, func(ctx context.Context) error { return o.s.SettleSeminar(ctx, e.id) })
	o.do(after(e.day, 3), 13*60+30, func(ctx context.Context) error {
		for _, s := range e.speakers {
			if s.state == data.Refused {
				continue
			}
			if err := o.s.MoveSpeaker(ctx, s.id, data.Thanked, "", ""); err != nil {
				return fmt.Errorf("thanks for %s: %w", e.day, err)
			}
		}
		return nil
	})
}

// answers enters what the アンケート of an evening said: most of those who came hand theirs
// in, and one or two leave a question out.
func (o *office) answers(ctx context.Context, e *evening) error {
	r := e.dice(diceAnswers)
	if e.present == 0 {
		return nil
	}
	x := data.Survey{SeminarID: e.id, Handed: e.present, Returned: e.present - r.IntN(e.present/4+1), Counts: map[string][]int{}}
	for _, q := range report.Questions() {
		if len(q.Choices) == 0 {
			continue
		}
		n := make([]int, len(q.Choices))
		for range x.Returned - min(r.IntN(3), x.Returned) {
			for range 1 + boolean(q.Many)*r.IntN(2) {
				n[min(r.IntN(len(n)), r.IntN(len(n)), r.IntN(len(n)))]++ // the first choices are the ones that most tick
			}
		}
		if q.Key == "length" { // ちょうど良い stands between
			n[0], n[1] = n[1], n[0]
		}
		for i := range n {
			n[i] = min(n[i], x.Returned)
		}
		x.Counts[q.Key] = n
	}
	return o.s.SaveSurvey(ctx, &x)
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// typeIn enters the paper by its numbers.
func (o *office) typeIn(ctx context.Context, e *evening) error {
	planned := map[int64]data.Attendance{}
	for _, x := range e.entries {
		planned[x.p.ID] = x.attendance
	}
	lines, err := o.s.SheetNumbers(ctx, e.id)
	if err != nil {
		return err
	}
	numbers := map[data.Attendance][]string{}
	for _, l := range lines {
		if l.Attendance == data.Unknown {
			a := planned[l.PersonID]
			numbers[a] = append(numbers[a], strconv.Itoa(l.SheetNo))
		}
	}
	list := func(a data.Attendance) string { return strings.Join(numbers[a], ",") }
	_, err = o.s.MarkSheet(ctx, e.id, data.SheetMarks{Attended: list(data.Attended), Late: list(data.Late), LeftEarly: list(data.LeftEarly),
		Absent: list(data.Absent), RestNoShow: true})
	if err != nil {
		return fmt.Errorf("attendance of %s: %w", e.day, err)
	}
	return nil
}

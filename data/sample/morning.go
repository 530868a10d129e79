package sample

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"jibun/data"
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

package data_test

import (
	"context"
	"errors"
	"testing"

	"jibun/data"
	"jibun/data/report"
)

// What is refused of one of many people says of whom.
func TestRefusal_who(t *testing.T) {
	d := newDesk(t)
	m := d.seminar(0, onDay(day))
	d.apply(m, "甲", "乙", "丙")
	d.must(second(d.s.Withdraw(d.Context(), d.id(m, "乙"), "")))
	d.at(day, "20:00")
	d.hold(m)
	d.must(d.s.Mark(d.Context(), data.Attended, d.id(m, "丙")))
	together := func(f func(context.Context, int64) error) error {
		return d.s.Together(d.Context(), "", func(ctx context.Context) error {
			for _, name := range []string{"甲", "乙", "丙"} {
				if err := f(ctx, d.id(m, name)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for want, err := range map[string]error{
		"乙 attendance.not_confirmed":    d.s.Mark(d.Context(), data.Attended, d.id(m, "甲"), d.id(m, "乙"), d.id(m, "丙")),
		"乙 registration.withdraw.state": together(func(ctx context.Context, id int64) error { return second(d.s.Withdraw(ctx, id, "")) }),
		"甲 certificate.not_attended":    second(d.s.IssueCertificates(d.Context(), data.CertificateWish{Kind: report.Attendance, Seminar: m, People: []int64{d.person("甲"), d.person("丙")}})),
	} {
		var r *data.Refusal
		if !errors.As(err, &r) || r.Who+" "+r.Code != want {
			t.Errorf("%v %+v, want %s", err, r, want)
		}
	}
}

package datatest_test

import (
	"context"
	"testing"

	"jibun/data/datatest"
)

func TestFill(t *testing.T) {
	s := datatest.New(t)
	path, ctx := s.Path(), context.Background()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := datatest.Fill(ctx, path, datatest.Size{People: 50, Seminars: 4, Registrations: 80, Departments: 5}); err != nil {
		t.Fatal(err)
	}
	report, err := datatest.Open(t, path, datatest.NewClock()).Check(ctx, nil)
	if err != nil || !report.OK() {
		t.Fatal(report.Problems, err)
	}
	if report.Operations != 1+1+4*(1+20+1+1) || report.Rows < 50+50+4+80+5 {
		t.Errorf("%+v", report)
	}
}

package data_test

import (
	"context"
	"errors"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// fillBulk enters one evening with one participant, who has left since.
func fillBulk(ctx context.Context, s *data.Store, series int64, state data.RegistrationState) error {
	n := data.Seminar{SeriesID: series, Number: 7, Title: "論語に学ぶ", Date: "2011-06-14", State: data.SeminarSettled}
	return s.Bulk(ctx, "ledger.import", "第7回", func(b *data.Batch) error {
		d := data.Department{Division: "総務部", Section: "人事課"}
		p := data.Person{StaffNo: "000123", Name: "山本 茂", Reading: "やまもと しげる"}
		o := data.Posting{Position: "課長", From: "2008-04-01"}
		r := data.Registration{State: state, Attendance: data.Attended}
		for _, step := range []func() error{
			func() error { return b.SaveDepartment(ctx, &d) },
			func() error { return b.AddPerson(ctx, &p) },
			func() error { o.PersonID, o.DepartmentID = p.ID, d.ID; return b.Transfer(ctx, &o) },
			func() error { return b.AddSeminar(ctx, &n) },
			func() error { r.SeminarID, r.PersonID = n.ID, p.ID; return b.AddRegistration(ctx, &r) },
			func() error { return b.AddParty(ctx, &data.Party{SeminarID: n.ID, Fee: 3000}) },
			func() error {
				return b.AddPartyEntry(ctx, &data.PartyEntry{SeminarID: n.ID, PersonID: p.ID, State: "joining"})
			},
			func() error {
				return b.AddRetrospect(ctx, &data.Retrospect{SeminarID: n.ID, Aim: "古典に親しむ"})
			},
			func() error { p.LeftOn = "2020-03-31"; return b.Leave(ctx, &p) },
		} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestStore_Bulk(t *testing.T) {
	ctx := context.Background()
	s := datatest.New(t)
	series, err := s.Series(ctx)
	if err != nil {
		t.Fatal(err)
	}
	fill := func(state data.RegistrationState) error { return fillBulk(ctx, s, series[0].ID, state) }
	if err := fill(data.Withdrawn); !errors.As(err, &data.Invalid{}) {
		t.Errorf("seen, yet withdrawn: %v", err)
	}
	if n, err := s.Seminars(ctx, data.SeminarFilter{}); err != nil || len(n) != 0 {
		t.Errorf("a refused row leaves %d seminars, %v", len(n), err)
	}
	if err := s.FillFast(ctx, func() error { return fill(data.Confirmed) }); err != nil {
		t.Fatal(err)
	}
	f, err := s.Figures(ctx, 0, 2011)
	if err != nil || f.Attendances != 1 || f.ByDepartment[0].Attendances != 1 || f.Party != 1 {
		t.Errorf("figures %+v, %v", f, err)
	}
	p, err := s.PersonByStaffNo(ctx, "000123")
	if err != nil {
		t.Fatal(err)
	}
	if o, err := s.Postings(ctx, p.ID); err != nil || len(o) != 1 || o[0].Band != data.Manager || o[0].To != "2020-03-31" {
		t.Errorf("postings %+v, %v", o, err)
	}
	if r, err := s.Check(ctx, nil); err != nil || !r.OK() {
		t.Errorf("check %v, %v", r.Problems, err)
	}
	if o, err := s.Undo(ctx); err != nil || o.What != "ledger.import" {
		t.Errorf("undo of %q, %v", o.What, err)
	}
	if people, err := s.People(ctx, data.PersonFilter{}); err != nil || len(people) != 0 {
		t.Errorf("after undo there are %d people, %v", len(people), err)
	}
}

func TestBatch_refuses(t *testing.T) {
	ctx := context.Background()
	s := datatest.New(t)
	for name, f := range map[string]func(*data.Batch) error{
		"future evening that took place": func(b *data.Batch) error {
			return b.AddSeminar(ctx, &data.Seminar{SeriesID: 1, Title: "先の話", Date: "2030-01-10", State: data.SeminarHeld})
		},
		"evening without a state": func(b *data.Batch) error {
			return b.AddSeminar(ctx, &data.Seminar{SeriesID: 1, Title: "状態なし", Date: "2012-01-10"})
		},
		"registration of nobody": func(b *data.Batch) error {
			return b.AddRegistration(ctx, &data.Registration{SeminarID: 1, State: data.Confirmed})
		},
		"waiting without a place": func(b *data.Batch) error {
			return b.AddRegistration(ctx, &data.Registration{SeminarID: 1, PersonID: 1, State: data.Waiting})
		},
		"leaving without a day": func(b *data.Batch) error { return b.Leave(ctx, &data.Person{Name: "田中 太郎"}) },
		"posting without a day": func(b *data.Batch) error { return b.Transfer(ctx, &data.Posting{DepartmentID: 1}) },
		"unknown role":          func(b *data.Batch) error { return b.AddAssignment(ctx, &data.Assignment{State: data.Spoke}) },
		"unknown party state":   func(b *data.Batch) error { return b.AddPartyEntry(ctx, &data.PartyEntry{State: "here"}) },
	} {
		if err := s.Bulk(ctx, "ledger.import", "", f); !errors.As(err, &data.Invalid{}) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

package cli_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// The sheets of an evening that is settled are read and compared with the ledger, and never
// entered; lines with a № that the ledger has not are not compared, and the others of their
// page are.
func TestReadSheets_settled(t *testing.T) {
	ledger, print := door(t, "論語")
	early := must(data.Open(t.Context(), ledger, datatest.NewClock().Options()))(t)
	for _, name := range []string{"後藤 太郎", "渡辺 太郎"} { // after the numbers were given
		datatest.Apply(t, early, must(early.Seminars(t.Context(), data.SeminarFilter{}))(t)[0].ID, datatest.Person(t, early, name).ID)
	}
	if err := early.Close(); err != nil {
		t.Fatal(err)
	}
	scan := scanned(t, "a.pdf", print(signs)...)
	today := []string{"--today", "2027-01-20"}
	read := func(code int, more ...string) (string, string) {
		t.Helper()
		return jibun(t, code, append(append([]string{"read-sheets", ledger, scan}, more...), today...)...)
	}
	read(0, "--no-show")
	clock := datatest.NewClock()
	clock.Set(wareki.Date("2027-01-20").Time())
	settle := func(change func(s *data.Store, no func(int) int64)) {
		t.Helper()
		s := must(data.Open(t.Context(), ledger, clock.Options()))(t)
		defer s.Close()
		m := must(s.Seminars(t.Context(), data.SeminarFilter{}))(t)[0]
		if m.State == data.SeminarSettled {
			if err := s.UnsettleSeminar(t.Context(), m.ID, "確かめるため"); err != nil {
				t.Fatal(err)
			}
		}
		list := must(s.Applicants(t.Context(), m.ID))(t)
		for _, a := range list {
			if a.SheetNo == 0 {
				if err := s.Mark(t.Context(), data.NoShow, a.ID); err != nil {
					t.Fatal(err)
				}
			}
		}
		if change != nil {
			change(s, func(n int) int64 {
				return list[slices.IndexFunc(list, func(a data.Applicant) bool { return a.SheetNo == n })].ID
			})
		}
		if err := s.SettleSeminar(t.Context(), m.ID); err != nil {
			t.Fatal(err)
		}
	}
	settle(nil)
	if _, said := read(1); strings.Count(said, "実績確定しているので、入れません") != 1 || !strings.Contains(said, "読み取れた30名の印は、台帳と同じです") {
		t.Error(said)
	}
	out, _ := read(1, "--dry-run", "--json")
	v := object(t, out)
	if n := len(v["lines"].([]any)); n != 30 {
		t.Errorf("%d lines", n)
	}
	if p := v["pages"].([]any)[0].(map[string]any); p["number"] != 7.0 || !strings.Contains(p["problem"].(string), "実績確定") {
		t.Error(p)
	}
	settle(func(s *data.Store, no func(int) int64) { // the first signed, the second did not
		if err := errors.Join(s.Mark(t.Context(), data.NoShow, no(1)), s.Mark(t.Context(), data.Attended, no(2))); err != nil {
			t.Fatal(err)
		}
	})
	before, _ := jibun(t, 0, "history", ledger)
	if _, said := read(1); !strings.Contains(said, "台帳では出席でない方: №1 ") || !strings.Contains(said, "台帳では出席の方: №2 ") || strings.Contains(said, "同じです") {
		t.Error(said)
	}
	if after, _ := jibun(t, 0, "history", ledger); after != before {
		t.Error("something was entered")
	}

	// The paper that is printed now says the two who had no № when the evening was settled.
	s := must(data.Open(t.Context(), ledger, clock.Options()))(t)
	m := must(s.Seminars(t.Context(), data.SeminarFilter{}))(t)[0]
	later := scanned(t, "b.pdf", signedScans(t, must(s.SignIn(t.Context(), m.ID, data.ByKana))(t), signs)...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out, said := jibun(t, 1, append([]string{"read-sheets", ledger, later, "--dry-run", "--json"}, today...)...)
	v = object(t, out)
	if n := len(v["lines"].([]any)); n != 30 {
		t.Errorf("%d lines of those who have a №", n)
	}
	if !strings.Contains(said, "№がなかった2行は、比べていません") || strings.Count(said, "実績確定して") != 1 {
		t.Error(said)
	}
}

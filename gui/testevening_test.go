package gui

import (
	"path/filepath"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// testEvening is a ledger with people of two sections and an open evening for a few.
type testEvening struct {
	path    string
	seminar int64
	people  map[string]int64
}

// newEvening makes a ledger with an open evening for capacity people; change makes
// the testEvening another one. The clock stands at noon of sampleDay.
func newEvening(t *testing.T, capacity int, change ...func(*data.Seminar)) testEvening {
	t.Helper()
	clock := datatest.NewClock()
	clock.Set(sampleDay.Time().Add(0))
	e := testEvening{path: filepath.Join(t.TempDir(), "台帳.jibun"), people: map[string]int64{}}
	s, err := data.Create(t.Context(), e.path, datatest.Office(), clock.Options())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	general := datatest.Department(t, s, "総務部", "総務課")
	health := datatest.Department(t, s, "福祉保健部", "健康増進課")
	for i, p := range []struct{ no, name, reading string }{
		{"0123456", "田中 太郎", "たなか たろう"}, {"0123457", "田中 花子", "たなか はなこ"}, {"0200001", "山本 一郎", "やまもと いちろう"},
		{"0200002", "佐々木 恵", "ささき めぐみ"}, {"0200003", "髙橋 健", "たかはし けん"}, {"0200004", "渡邉 由美", "わたなべ ゆみ"}} {
		who := datatest.Person(t, s, p.name, func(x *data.Person) { x.StaffNo, x.Reading = p.no, p.reading })
		e.people[p.name] = who.ID
		department := general.ID
		if i >= 3 {
			department = health.ID
		}
		datatest.Post(t, s, who.ID, department, "2020-04-01")
	}
	m := datatest.Seminar(t, s, "ヒット商品から学ぶマーケティング", append([]func(*data.Seminar){func(m *data.Seminar) { m.Capacity = capacity }}, change...)...)
	e.seminar = m.ID
	return e
}

// openTab opens the testEvening at a tab, on top of the list of seminars.
func openTab(t *testing.T, ledger string, seminar int64, tab string) (*program, seminarTab) {
	t.Helper()
	p := newTestProgram(t, ledger)
	p.desk.goSeminar(seminar, tab)
	return p, p.desk.sh.now.(*seminarPage).tab()
}

// applyAll applies for people, in this order, before the window is opened. The
// clock stands at the given hours before noon of sampleDay.
func (e testEvening) applyAll(t *testing.T, f func(s *data.Store), names ...string) {
	t.Helper()
	clock := datatest.NewClock()
	clock.Set(sampleDay.Time())
	s := datatest.Open(t, e.path, clock)
	for _, name := range names {
		datatest.Apply(t, s, e.seminar, e.people[name])
	}
	if f != nil {
		f(s)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

package gui

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
)

// TestApplicants_speed says how long an application takes from Enter to the line in
// the list, all inline, in a ledger of 20,000 people and 400,000 registrations. It
// runs if $JIBUN_SPEED is set.
func TestApplicants_speed(t *testing.T) {
	if os.Getenv("JIBUN_SPEED") == "" {
		t.Skip("set JIBUN_SPEED to measure")
	}
	path := emptyLedger(t)
	if err := datatest.Fill(context.Background(), path, datatest.Tenfold); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, path)
	m := datatest.Seminar(t, p.desk.store, "大きな会", func(m *data.Seminar) { m.Capacity = 300 })
	began := time.Now()
	p.desk.goSeminar(m.ID, "applicants")
	t.Logf("opened in %v", time.Since(began))
	tab := p.desk.sh.now.(*seminarPage).tab().(*applicantsTab)
	var letters, enters []time.Duration
	want := 0
	for i := range 300 {
		who, err := p.desk.store.Person(t.Context(), int64(61*i+7))
		if err != nil {
			t.Fatal(err)
		}
		if hits, err := p.desk.store.FindPeople(t.Context(), who.Name, 1); err != nil || len(hits) == 0 || hits[0].ID != who.ID {
			continue // Fill does not fold its names
		}
		want++
		for _, r := range who.Name {
			began := time.Now()
			p.win.Canvas().Focused().TypedRune(r)
			letters = append(letters, time.Since(began))
		}
		began := time.Now()
		press(t, p, fyne.KeyReturn)
		enters = append(enters, time.Since(began))
	}
	if got := len(tab.in(partComing)) + len(tab.in(partWaiting)); got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
	for what, d := range map[string][]time.Duration{"letter": letters, "enter": enters} {
		slices.Sort(d)
		t.Logf("%s: median %v, 95%% %v, worst %v", what, d[len(d)/2], d[len(d)*95/100], d[len(d)-1])
	}
}

package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
)

func TestHistory_undoAndBlocked(t *testing.T) {
	e := newEvening(t, 9)
	p := newTestProgram(t, e.path)
	d := p.desk
	r, err := d.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people["田中 太郎"]})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.store.Withdraw(t.Context(), r.ID, "公務"); err != nil {
		t.Fatal(err)
	}
	d.goRoom("history")
	h := now[*historyPage](t, p)
	h.showChanges(h.rows[1]) // the application, which the withdrawal has changed since
	if !h.back.Disabled() {
		t.Error("what later work depends on can be taken back")
	}
	h.grid.Select(h.rows[0].ID)
	h.showChanges(h.rows[0])
	if h.back.Disabled() {
		t.Fatal("the last operation cannot be taken back")
	}
	test.Tap(h.back)
	if m := seminar(t, p, e.seminar); m.Confirmed != 1 {
		t.Errorf("confirmed %d after undoing the withdrawal", m.Confirmed)
	}
	h.text.SetText("田中")
	all := len(h.rows)
	h.text.SetText("だれでもない")
	if len(h.rows) != 0 || all == 0 {
		t.Errorf("filtered %d, then %d", all, len(h.rows))
	}
	p.win.Canvas().Focus(h.text)
	press(t, p, fyne.KeyEscape)
	if h.text.Text != "" || p.desk.sh.now != page(h) {
		t.Errorf("Escape leaves the filter %q", h.text.Text)
	}
}

package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/gui/words"
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

// The detail shows what the list shows: another filter, another detail.
func TestHistory_detailFollowsTheFilter(t *testing.T) {
	e := newEvening(t, 9)
	p := newTestProgram(t, e.path)
	d := p.desk
	for _, name := range []string{"田中 太郎", "山本 一郎"} {
		if _, err := d.store.Apply(t.Context(), data.Application{SeminarID: e.seminar, PersonID: e.people[name]}); err != nil {
			t.Fatal(err)
		}
	}
	d.goRoom("history")
	h := now[*historyPage](t, p)
	h.grid.Select(h.rows[0].ID)
	h.showChanges(h.rows[0])
	if !shows(h.detail, "申込の追加(山本 一郎) 第1回") {
		t.Errorf("it shows %q", allText(h.detail))
	}
	h.text.SetText("田中 太郎")
	if h.shown != h.rows[0].ID || !shows(h.detail, "田中 太郎") || shows(h.detail, "山本") {
		t.Errorf("after the filter it shows %q", allText(h.detail))
	}
	h.text.SetText("だれでもない")
	if h.shown != 0 || !shows(h.detail, "左で選ぶと") || !h.back.Disabled() {
		t.Errorf("with nothing found it shows %q", allText(h.detail))
	}
	h.text.SetText("")
	d.undo()
	d.redo()
	if !strings.Contains(d.toaster.Text(), "やり直しました: 申込の追加(山本 一郎)") || !strings.HasPrefix(words.Operation(h.rows[0]), "やり直しました") {
		t.Errorf("said %q, the history %q", d.toaster.Text(), words.Operation(h.rows[0]))
	}
}

// Where the office has several series the history is narrowed to one of them; Esc gives it up.
func TestHistory_series(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("history")
	h := now[*historyPage](t, p)
	all := len(h.rows)
	h.series.choice.SetIndex(2)
	h.series.choice.OnChanged(2)
	id := h.series.id()
	want, err := p.desk.store.History(t.Context(), data.HistoryFilter{SeriesID: id, Limit: historyStep})
	if err != nil || id == 0 || len(want) == 0 {
		t.Fatal("the sample office has no second series with a history", id, len(want), err)
	}
	if len(h.rows) != len(want) || h.rows[0].ID != want[0].ID {
		t.Errorf("%d rows, want %d", len(h.rows), len(want))
	}
	if !h.Escape() || len(h.rows) != all {
		t.Error("Esc does not give the filter up")
	}
}

// What the ledger refuses while a form is open stands in its dialog; no second one lies
// over it.
func TestComplain_inForm(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("people")
	newPersonForm(p.desk, data.Person{}, func(int64) {})
	before := len(p.win.Canvas().Overlays().List())
	p.desk.complain(data.ErrConflict)
	p.desk.fail(data.ErrDiskFull)
	over := p.win.Canvas().Overlays()
	if len(over.List()) != before || !shows(over.Top(), words.Failed(data.ErrDiskFull)) {
		t.Errorf("%d dialogs, %d before", len(over.List()), before)
	}
}

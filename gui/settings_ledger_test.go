package gui

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data/datatest"
)

func TestLedger_check(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	datatest.Apply(t, p.desk.store, e.seminar, e.people["田中 太郎"])
	part := openPart[*ledgerPart](t, p)
	tapButton(t, part.root, "調べる")
	want, err := p.desk.store.Check(t.Context(), nil)
	if err != nil || want.Rows == 0 {
		t.Fatalf("%+v %v", want, err)
	}
	top := p.win.Canvas().Overlays().Top()
	if top == nil || !shows(top, "異常はありません。"+strconv.Itoa(want.Rows)+"件の記録と"+strconv.Itoa(want.Operations)+"件の操作") {
		t.Fatalf("a sound ledger is not called so: %+v", want)
	}
	press(t, p, fyne.KeyReturn)
	if dialogOpen(p) {
		t.Error("Enter does not close the answer")
	}
}

// What was changed behind the back of the program is found.
func TestLedger_checkDamaged(t *testing.T) {
	e := newEvening(t, 40)
	d, err := datatest.Raw(e.path, "rw")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Exec(`UPDATE people SET name = '別の 人' WHERE staff_no = '0123456'`); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, e.path)
	part := openPart[*ledgerPart](t, p)
	tapButton(t, part.root, "調べる")
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "壊れているところが1か所") || !p.frame.status.hurt.Visible() {
		t.Error("the damage is not said")
	}
	press(t, p, fyne.KeyEscape)
	if dialogOpen(p) {
		t.Error("two dialogs were shown")
	}
}

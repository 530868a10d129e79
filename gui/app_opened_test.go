package gui

import (
	"os"
	"strings"
	"testing"

	"jibun/data"
	"jibun/gui/kit"
)

// TestOpened_aside: a log that does not belong to the ledger is set aside and said.
func TestOpened_aside(t *testing.T) {
	p := smallOffice(t)
	path := p.desk.store.Path()
	p.leave()
	if err := os.WriteFile(path+"-wal", []byte("of another day"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.openLedger(path)
	if p.desk == nil || !strings.Contains(front(p), "別の名前で残しました") {
		t.Errorf("said is %q", front(p))
	}
	if _, err := os.Stat(p.desk.store.LogSetAside() + "-wal"); err != nil {
		t.Error(err)
	}
	shot(t, p, "opened_aside")
}

// TestOpened_short: a ledger that lacks its last operations is only read until she
// says that she goes on with it.
func TestOpened_short(t *testing.T) {
	p := smallOffice(t)
	path := p.desk.store.Path()
	why := &data.ReadOnlyReason{Kind: "short", Short: data.Shortfall{Has: 7, Had: 9, Lost: true}}
	p.openedShort(p.desk.store, why)
	if !strings.Contains(front(p), "第9番") || !strings.Contains(front(p), "第7番") {
		t.Errorf("said is %q", front(p))
	}
	if b, ok := p.win.Canvas().Focused().(*kit.Button); !ok || b.Text() != "読むだけにする" {
		t.Error("a stray Enter goes on with it")
	}
	shot(t, p, "opened_short")
	p.desk.store.Close()
	tapButton(t, p.win.Canvas().Overlays().Top(), "この姿で続ける")
	if p.desk.store.Path() != path || p.desk.store.ReadOnly() != nil {
		t.Error(p.desk.store.ReadOnly())
	}
}

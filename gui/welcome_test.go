package gui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

func TestWelcome(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.jibun")
	if err := os.WriteFile(path, []byte("nothing of ours"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, path)
	if p.desk != nil {
		t.Fatal("a foreign file is opened as a ledger")
	}
	p.newLedger(false)
	typeText(t, p, "呉市")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	if p.desk == nil || p.desk.office.Name != "呉市" {
		t.Fatal("no new ledger")
	}
	now[*homePage](t, p)
}

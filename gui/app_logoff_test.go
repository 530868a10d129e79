package gui

import (
	"testing"

	"jibun/data"
)

// TestLogoff: with nothing to do the session may end; with something the backup is made
// first, also when the system waits no longer.
func TestLogoff(t *testing.T) {
	backups := func(p *program) int {
		t.Helper()
		list, err := data.Backups(t.Context(), p.desk.store.BackupFolder())
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	p := newTestProgram(t, emptyLedger(t))
	if _, err := p.desk.store.Backup(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	before := backups(p)
	end := p.logoff()
	if end.Ask() || p.closing || p.desk == nil {
		t.Fatal("it is held up though everything is in the backup")
	}
	write := func(name string) {
		t.Helper()
		if err := p.desk.store.SavePerson(t.Context(), &data.Person{Name: name, Outside: true}); err != nil {
			t.Fatal(err)
		}
	}
	write("甲野 太郎")
	end.Now()
	if n := backups(p); n != before+1 {
		t.Errorf("%d backups at the last moment, %d before", n, before)
	}
	write("乙野 次郎")
	folder := p.desk.store.BackupFolder()
	if !end.Ask() {
		t.Error("it is not held up though something is in no backup")
	}
	list, err := data.Backups(t.Context(), folder)
	if err != nil || len(list) != before+2 || p.desk != nil {
		t.Errorf("%d backups, %v; open: %v", len(list), err, p.desk != nil)
	}
	if end.Ask() {
		t.Error("it is held up without a ledger")
	}
}

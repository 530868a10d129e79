package gui

import "testing"

// Nothing is left for Fyne's queue when its loop has stopped: see finish.
func TestFinish(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	l := p.app.Lifecycle().(interface {
		OnStopped() func()
		SetOnStoppedHookExecuted(func())
	})
	saved := 0
	p.app.Lifecycle().SetOnStopped(func() { saved++ })
	l.SetOnStoppedHookExecuted(func() { saved++ })
	p.close()
	if saved != 2 {
		t.Errorf("%d of 2 things done before the end", saved)
	}
	if l.OnStopped() != nil {
		t.Error("something is left for after the loop")
	}
	if p.desk != nil {
		t.Error("the ledger is still open")
	}
}

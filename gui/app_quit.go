package gui

import "jibun/gui/kit"

// quit lets go of the ledger and ends the program.
func (p *program) quit() {
	p.leave()
	p.runStopHooks()
	if !p.inTest {
		kit.End()
	}
	p.app.Quit()
}

// runStopHooks does what Fyne wants to do when its loop has ended (it writes the
// preferences), so that there is nothing left for then. Fyne 2.7.4 hands that work to
// a queue at the very moment the queue stops; about one end in a hundred then waited
// for ever, with the window gone and the process still there.
func (p *program) runStopHooks() {
	l, ok := p.app.Lifecycle().(interface {
		OnStopped() func()
		SetOnStopped(func())
		SetOnStoppedHookExecuted(func())
	})
	if !ok {
		return
	}
	if last := l.OnStopped(); last != nil {
		last()
	}
	l.SetOnStopped(nil)
	l.SetOnStoppedHookExecuted(nil)
}

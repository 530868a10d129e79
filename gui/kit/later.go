package kit

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// After calls f on the Fyne goroutine when d has passed, unless cancel was called
// before. Tests give their own, so that no clock runs in them.
type After func(d time.Duration, f func()) (cancel func())

// Later is the clock of everything the kit makes. A test without a Fyne goroutine
// puts one that it winds itself here before it makes a window.
var Later After = afterOnUI

// afterOnUI is the After of the running program.
func afterOnUI(d time.Duration, f func()) func() {
	var off atomic.Bool
	t := time.AfterFunc(d, func() {
		OnUI(func() {
			// cancel may have come while this was under way to the Fyne goroutine.
			if !off.Load() {
				f()
			}
		})
	})
	return func() {
		off.Store(true)
		t.Stop()
	}
}

// clearEvery is how often WhenClear looks.
const clearEvery = 200 * time.Millisecond

// WhenClear does f when nothing lies over the page of a window any more; at once if
// nothing does.
func WhenClear(c fyne.Canvas, f func()) {
	if !ModalOpen(c) {
		f()
		return
	}
	Later(clearEvery, func() { WhenClear(c, f) })
}

package kit

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// After calls f on the Fyne goroutine when d has passed, unless cancel was called
// before. Tests give their own, so that no clock runs in them.
type After func(d time.Duration, f func()) (cancel func())

// afterOnUI is the After of the running program.
func afterOnUI(d time.Duration, f func()) func() {
	var off atomic.Bool
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
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

package kit

import (
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// ended is whether the program is going.
var ended atomic.Bool

// OnUI runs f on the Fyne goroutine, soon; from any goroutine. Once the program ends,
// nothing is run any more: when its loop has stopped, Fyne would run f at once, on the
// goroutine that asked.
func OnUI(f func()) {
	fyne.Do(func() {
		if !ended.Load() {
			f()
		}
	})
}

// End is said on the Fyne goroutine right before the program ends.
func End() { ended.Store(true) }

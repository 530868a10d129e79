package native

import (
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// The messages of winuser.h at the end of a session.
const (
	queryEndSession = 0x0011
	endSession      = 0x0016
)

var (
	blockReason   = user32.NewProc("ShutdownBlockReasonCreate")
	unblockReason = user32.NewProc("ShutdownBlockReasonDestroy")
)

// OnEnd does what c says when the session ends. GLFW passes these messages by: without
// it the program would simply be gone.
func OnEnd(w fyne.Window, c Closing) {
	blocked := false
	Hear(w, func(m Message) (uintptr, bool) {
		switch m.What {
		case queryEndSession:
			if !c.Ask() {
				return 1, true // it may end
			}
			if reason, err := windows.UTF16PtrFromString(c.Reason); err == nil && !blocked {
				_, _, _ = blockReason.Call(m.Window, uintptr(unsafe.Pointer(reason)))
				blocked = true
			}
			return 0, true
		case endSession:
			if m.W != 0 {
				c.Now()
			} else if blocked { // she went back to work
				_, _, _ = unblockReason.Call(m.Window)
				blocked = false
			}
			return 0, true
		}
		return 0, false
	})
}

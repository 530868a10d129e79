package native

import (
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	user32              = windows.NewLazySystemDLL("user32.dll")
	setWindowLong       = user32.NewProc("SetWindowLongPtrW")
	callWindowProcedure = user32.NewProc("CallWindowProcW")
)

// Message is what the system says to a window: MSG without its time.
type Message struct {
	Window uintptr
	What   uint32
	W, L   uintptr
}

// Hear hears every message of a window from now on, before Fyne does. The window must be
// shown already; it is called on the Fyne goroutine, as are its messages. Where hear
// returns true, its answer is the window's, and Fyne does not get the message.
func Hear(w fyne.Window, hear func(Message) (answer uintptr, mine bool)) {
	handle := Handle(w)
	if handle == 0 {
		return
	}
	which := -4 // GWLP_WNDPROC
	var before uintptr
	before, _, _ = setWindowLong.Call(handle, uintptr(which), syscall.NewCallback(func(h, what, wp, lp uintptr) uintptr {
		if answer, mine := hear(Message{h, uint32(what), wp, lp}); mine {
			return answer
		}
		answer, _, _ := callWindowProcedure.Call(before, h, what, wp, lp)
		return answer
	}))
}

// Handle is what Windows calls a window by, 0 before it is shown.
func Handle(w fyne.Window) (handle uintptr) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return 0
	}
	native.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok {
			handle = c.HWND
		}
	})
	return handle
}

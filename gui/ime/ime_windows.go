package ime

import (
	"syscall"
	"unicode/utf16"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

// The messages and flags of winuser.h and imm.h.
const (
	wmStartComposition = 0x010D
	wmComposition      = 0x010F
	windowProcedure    = -4 // GWLP_WNDPROC
	atPoint            = 0x0002
	besideArea         = 0x0080 // CFS_EXCLUDE: the candidates do not cover the line
	shiftJIS           = 128
)

var (
	imm32  = windows.NewLazySystemDLL("imm32.dll")
	user32 = windows.NewLazySystemDLL("user32.dll")

	getContext           = imm32.NewProc("ImmGetContext")
	releaseContext       = imm32.NewProc("ImmReleaseContext")
	setCompositionWindow = imm32.NewProc("ImmSetCompositionWindow")
	setCandidateWindow   = imm32.NewProc("ImmSetCandidateWindow")
	setCompositionFont   = imm32.NewProc("ImmSetCompositionFontW")
	setWindowLong        = user32.NewProc("SetWindowLongPtrW")
	callWindowProcedure  = user32.NewProc("CallWindowProcW")
)

// What the system's functions read: COMPOSITIONFORM, CANDIDATEFORM, LOGFONTW.
type (
	point           struct{ x, y int32 }
	rect            struct{ left, top, right, bottom int32 }
	compositionForm struct {
		style uint32
		at    point
		area  rect
	}
	candidateForm struct {
		index, style uint32
		at           point
		area         rect
	}
	logFont struct {
		height, width, escapement, orientation, weight                              int32
		italic, underline, strikeOut, charSet, outPrecision, clip, quality, pitches byte
		face                                                                        [32]uint16
	}
)

// follower moves the input method's windows of one window.
type follower struct {
	window fyne.Window
	handle uintptr
	before uintptr // the window procedure that ours goes on to
}

// Follow keeps the input method at the caret of a window from now on. The window must
// be shown already; it is called on the Fyne goroutine, as are its messages.
func Follow(w fyne.Window) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	f := &follower{window: w}
	native.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok {
			f.handle = c.HWND
		}
	})
	if f.handle == 0 {
		return
	}
	which := windowProcedure
	f.before, _, _ = setWindowLong.Call(f.handle, uintptr(which), syscall.NewCallback(f.hear))
}

// hear is the window's procedure: the input method asks for nothing else.
func (f *follower) hear(handle, message, w, l uintptr) uintptr {
	if message == wmStartComposition || message == wmComposition {
		f.place()
	}
	answer, _, _ := callWindowProcedure.Call(f.before, handle, message, w, l)
	return answer
}

func (f *follower) place() {
	s, ok := at(f.window.Canvas())
	if !ok {
		return
	}
	context, _, _ := getContext.Call(f.handle)
	if context == 0 {
		return
	}
	defer func() { _, _, _ = releaseContext.Call(f.handle, context) }()
	x, y, height := int32(s.x), int32(s.y), int32(s.height)
	text := compositionForm{style: atPoint, at: point{x, y}}
	_, _, _ = setCompositionWindow.Call(context, uintptr(unsafe.Pointer(&text)))
	list := candidateForm{style: besideArea, at: point{x, y}, area: rect{x, y, x + 1, y + height}}
	_, _, _ = setCandidateWindow.Call(context, uintptr(unsafe.Pointer(&list)))
	font := logFont{height: -height * 3 / 4, charSet: shiftJIS}
	copy(font.face[:], utf16.Encode([]rune("BIZ UDPGothic"))) // comes with Windows 10 and later
	_, _, _ = setCompositionFont.Call(context, uintptr(unsafe.Pointer(&font)))
}

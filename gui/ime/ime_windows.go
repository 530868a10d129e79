package ime

import (
	"unicode/utf16"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"

	"jibun/gui/native"
)

// The messages and flags of winuser.h and imm.h.
const (
	wmStartComposition = 0x010D
	wmEndComposition   = 0x010E
	wmComposition      = 0x010F
	wmLeftDown         = 0x0201
	wmRightDown        = 0x0204
	wmMiddleDown       = 0x0207
	compositionString  = 0x0015 // NI_COMPOSITIONSTR
	complete           = 0x0001 // CPS_COMPLETE: as if Enter were pressed
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
	notify               = imm32.NewProc("ImmNotifyIME")
	postMessage          = user32.NewProc("PostMessageW")
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
	window    fyne.Window
	handle    uintptr
	composing bool
}

// Follow keeps the input method at the caret of a window from now on. The window must
// be shown already; it is called on the Fyne goroutine, as are its messages.
func Follow(w fyne.Window) {
	f := &follower{window: w}
	native.Hear(w, f.hear)
}

// hear is called for each message of the window.
func (f *follower) hear(m native.Message) (uintptr, bool) {
	switch m.What {
	case wmStartComposition, wmComposition:
		f.handle, f.composing = m.Window, true
		f.place()
	case wmEndComposition:
		f.composing = false
	case wmLeftDown, wmRightDown, wmMiddleDown:
		return 0, f.complete(m)
	}
	return 0, false
}

// complete ends a composition before a click can move the focus: what was composed
// belongs to the field in which it stood. The letters wait in the window's queue then,
// so the click is put in behind them.
func (f *follower) complete(click native.Message) bool {
	if !f.composing {
		return false
	}
	f.composing = false
	context, _, _ := getContext.Call(click.Window)
	if context == 0 {
		return false
	}
	defer func() { _, _, _ = releaseContext.Call(click.Window, context) }()
	_, _, _ = notify.Call(context, compositionString, complete, 0)
	done, _, _ := postMessage.Call(click.Window, uintptr(click.What), click.W, click.L)
	return done != 0
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

package native

import (
	"unsafe"

	"fyne.io/fyne/v2"
)

// Fitted makes a wished size of a window no larger than the screen without its task bar.
// Windows cuts a window that is too large without a word to Fyne 2.7.4, which goes on
// drawing the whole: its top is then outside.
func Fitted(wish fyne.Size) fyne.Size {
	const workArea = 0x30 // SPI_GETWORKAREA, of the screen where windows begin
	var area struct{ left, top, right, bottom int32 }
	if ok, _, _ := user32.NewProc("SystemParametersInfoW").Call(workArea, 0, uintptr(unsafe.Pointer(&area)), 0); ok == 0 {
		return wish
	}
	dpi, _, _ := user32.NewProc("GetDpiForSystem").Call()
	return fitted(wish, int(area.right-area.left), int(area.bottom-area.top), int(dpi))
}

package gui

import "golang.org/x/sys/windows"

// alarm says something when there is no window to say it in, and waits until it was
// read.
func alarm(title, text string) {
	t, err1 := windows.UTF16PtrFromString(text)
	c, err2 := windows.UTF16PtrFromString(title)
	if err1 == nil && err2 == nil {
		_, _ = windows.MessageBox(0, t, c, windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
	}
}

package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachParentProcess is ATTACH_PARENT_PROCESS of AttachConsole.
const attachParentProcess = ^uintptr(0)

// attachConsole lets the command line speak to the console it was called from. The
// program is linked as a program with windows (-H windowsgui), so that Explorer opens
// no black window beside it; such a program starts without a console of its own.
// Streams that were redirected to a file or a pipe stay as they are. Where there is
// no console, started from Explorer, nothing happens.
//
// The shell does not wait for such a program; for output in order: start /wait jibun …,
// or jibun … | more.
func attachConsole() {
	streams := []struct {
		number  uint32
		file    **os.File
		console string
		keep    bool
	}{
		{windows.STD_INPUT_HANDLE, &os.Stdin, "CONIN$", false},
		{windows.STD_OUTPUT_HANDLE, &os.Stdout, "CONOUT$", false},
		{windows.STD_ERROR_HANDLE, &os.Stderr, "CONOUT$", false},
	}
	for i := range streams { // before: attaching may replace the handles of the process
		streams[i].keep = redirected(streams[i].number)
	}
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(attachParentProcess); ok == 0 {
		return
	}
	for _, s := range streams {
		if s.keep {
			continue
		}
		// os writes UTF-16 to a console, whatever its code page.
		if f, err := os.OpenFile(s.console, os.O_RDWR, 0); err == nil {
			*s.file = f
		}
	}
}

// redirected says whether a standard stream was handed over by whoever started the
// program.
func redirected(number uint32) bool {
	h, err := windows.GetStdHandle(number)
	if err != nil || h == 0 || h == windows.InvalidHandle {
		return false
	}
	kind, err := windows.GetFileType(h)
	return err == nil && (kind == windows.FILE_TYPE_DISK || kind == windows.FILE_TYPE_PIPE)
}

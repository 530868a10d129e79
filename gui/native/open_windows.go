package native

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"

	"golang.org/x/sys/windows"
)

// noProgram are the ways in which ShellExecute says that nothing opens a file:
// ERROR_NO_ASSOCIATION, its own SE_ERR_ASSOCINCOMPLETE and SE_ERR_NOASSOC, and, having
// tried to run the file itself, ERROR_BAD_EXE_FORMAT.
var noProgram = []error{windows.ERROR_NO_ASSOCIATION, windows.ERROR_BAD_EXE_FORMAT, windows.Errno(27), windows.Errno(31)}

// Open opens a file or a folder with what the system uses for it.
func Open(path string) error { return execute(path, "") }

// Show opens the folder of a file, with the file chosen.
func Show(path string) error { return execute("explorer.exe", `/select,"`+path+`"`) }

// execute is ShellExecuteW, which tells a program that began from one that is missing;
// rundll32 does not.
func execute(file, arguments string) error {
	runtime.LockOSThread() // what opens the file may be a COM object, which belongs to a thread
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err == nil {
		defer windows.CoUninitialize()
	}
	name, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	var rest *uint16
	if arguments != "" {
		if rest, err = windows.UTF16PtrFromString(arguments); err != nil {
			return fmt.Errorf("open: %w", err)
		}
	}
	err = windows.ShellExecute(0, nil, name, rest, nil, windows.SW_SHOWNORMAL)
	for _, no := range noProgram {
		if errors.Is(err, no) {
			return fmt.Errorf("open %q: %w: %w", filepath.Ext(file), ErrNoProgram, err)
		}
	}
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	return nil
}

package inuse

import (
	"errors"

	"golang.org/x/sys/windows"
)

// holds: the system says itself that another program is in the way.
func holds(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}

// refused: what renaming over a file that is held says, and what it says where the user
// has no right.
func refused(err error) bool { return errors.Is(err, windows.ERROR_ACCESS_DENIED) }

// taken reports whether another program keeps us from renaming a file.
func taken(path string) bool {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return false
	}
	const all = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	h, err := windows.CreateFile(name, windows.DELETE, all, nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err == nil {
		_ = windows.CloseHandle(h)
	}
	return err != nil && holds(err)
}

//go:build !windows

package place

import (
	"fmt"
	"os"
	"syscall"
)

// Identity tells the file itself from every other one on this computer, whatever it
// is called: a rename keeps it, a hard link has the same one, a copy another. "" if
// the system does not say.
func Identity(path string) string {
	fi, err := os.Stat(path)
	if err != nil {
		return ""
	}
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%x-%x", uint64(st.Dev), uint64(st.Ino))
}

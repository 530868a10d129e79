//go:build !windows

package place

import "golang.org/x/sys/unix"

// Free is how many bytes the user may still write in a folder.
func Free(dir string) (bytes int64, ok bool) {
	var st unix.Statfs_t
	if unix.Statfs(dir, &st) != nil {
		return 0, false
	}
	return int64(st.Bavail) * int64(st.Bsize), true
}

// Package place tells whether a folder is a safe home for a file that is
// written in place. Network drives break the locks that keep two programs from
// writing at once; folders that a cloud service copies lose halves of a write.
package place

import (
	"path/filepath"
	"strings"
)

const (
	Network = "network"
	Synced  = "synced"
)

// Of says what kind of unsafe place dir is and its name, or "".
func Of(dir string) (kind, name string) {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if n := network(dir); n != "" {
		return Network, n
	}
	for _, part := range strings.Split(filepath.ToSlash(dir), "/") {
		if syncedName(part) {
			return Synced, part
		}
	}
	return "", ""
}

// syncedName knows the folders that the usual services make, by their names:
// "OneDrive - 呉市", "Dropbox", "Google ドライブ", "マイドライブ", "Box".
func syncedName(part string) bool {
	p := strings.ToLower(part)
	for _, exact := range []string{"dropbox", "box", "box sync", "google drive", "google ドライブ", "googledrive", "マイドライブ", "my drive", "iclouddrive", "icloud drive", "onedrive", "nextcloud"} {
		if p == exact {
			return true
		}
	}
	return strings.HasPrefix(p, "onedrive - ") || strings.HasPrefix(p, "dropbox (")
}

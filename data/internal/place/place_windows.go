package place

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// network names the share or the drive letter of a network drive.
func network(dir string) string {
	vol := filepath.VolumeName(dir)
	if len(vol) > 2 && vol[0] == '\\' && vol[1] == '\\' {
		return vol
	}
	root, err := windows.UTF16PtrFromString(vol + `\`)
	if err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return vol
	}
	return ""
}

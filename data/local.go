package data

import (
	"os"
	"path/filepath"
	"runtime"
)

// LocalFolder is where the user's own files of the program belong that stay on this
// computer: the log of the program, and what is remembered of ledgers.
func LocalFolder() string {
	if runtime.GOOS == "windows" {
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "jibun")
		}
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "jibun")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "share", "jibun")
}

// localSub is a folder below local, "" if there is none.
func localSub(local, name string) string {
	if local == "" {
		return ""
	}
	return filepath.Join(local, name)
}

package gui

import (
	"os/exec"
	"runtime"
	"strconv"

	"path/filepath"
)

// openInSystem opens a file or a folder with what the system uses for it.
func openInSystem(path string, fail func(error)) {
	if err := systemCommand(path).Start(); err != nil {
		fail(err)
	}
}

func systemCommand(path string) *exec.Cmd {
	if runtime.GOOS == "windows" {
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	}
	return exec.Command("xdg-open", path)
}

// showInFolder opens the folder of a file, with the file chosen where the system
// can do that.
func showInFolder(path string, fail func(error)) {
	if runtime.GOOS == "windows" {
		if err := exec.Command("explorer", "/select,", path).Start(); err != nil {
			fail(err)
		}
		return
	}
	openInSystem(filepath.Dir(path), fail)
}

func itoa(n int) string { return strconv.Itoa(n) }

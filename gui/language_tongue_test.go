package gui

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Where the system names no language nothing complains of it.
func TestTongue(t *testing.T) {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "LANG") || strings.HasPrefix(v, "LC_")
	})
	for _, locale := range []string{"LANG=C.UTF-8", "LC_ALL=C.utf8", "LC_MESSAGES=POSIX.UTF-8", "LANG=C", "LANG="} {
		cmd := exec.Command(os.Args[0], "-test.run", "^$")
		cmd.Env = append(slices.Clone(env), locale)
		out, err := cmd.CombinedOutput()
		if err != nil || strings.Contains(string(out), "Fyne error") {
			t.Errorf("%s: %v\n%s", locale, err, out)
		}
	}
}

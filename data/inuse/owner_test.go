package inuse_test

import (
	"os"
	"path/filepath"
	"testing"

	"jibun/data/inuse"
)

// TestShown: a document is open while the file of its owner lies beside it, and only
// then.
func TestShown(t *testing.T) {
	for owner, held := range map[string]bool{"~$報告.xlsx": true, ".~lock.報告.xlsx#": true, "~$別.xlsx": false, ".~lock.報告.xls#": false, "": false} {
		dir := t.TempDir()
		path := filepath.Join(dir, "報告.xlsx")
		write := func(name string) {
			if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if owner != "" {
			write(owner)
		}
		if err := inuse.Shown(path); err != nil {
			t.Errorf("%q: a file that is not there is open", owner)
		}
		write("報告.xlsx")
		if got, ok := inuse.Holder(inuse.Shown(path)); ok != held || held && got != path {
			t.Errorf("%q: %v %v", owner, got, ok)
		}
	}
}

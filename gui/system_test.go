package gui

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// Where nothing shows folders the folder is named; of a file that nothing opens, the file.
func TestSystem_nothingForIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is always the Explorer")
	}
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	path := filepath.Join(t.TempDir(), "名簿.xlsx")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", "")
	p.desk.showInFolder(path)
	if said := allText(p.win.Content()); !shows(p.win.Content(), "このフォルダーにあります: "+filepath.Dir(path)) {
		t.Errorf("of the folder it says %q", said)
	}
	p.desk.openFile(path)
	if !shows(p.win.Content(), "「名簿.xlsx」を開くプログラムが") {
		t.Error("of the file it does not say its name")
	}
}

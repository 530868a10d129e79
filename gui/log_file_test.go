package gui

import (
	"fmt"
	"log"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// logged is the log of a folder.
func logged(t *testing.T, folder string) string {
	t.Helper()
	b, err := os.ReadFile(logPath(folder))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestLog_file(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not there yet")
	l := keepLog(folder)
	slog.Error("open ledger", "err", "torn")
	log.Println("Fyne error: something")
	l.close()
	slog.Error("after the end")
	text := logged(t, folder)
	for _, want := range []string{"start version=" + Version, "ERROR open ledger err=torn", "Fyne error: something"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the log:\n%s", want, text)
		}
	}
	if strings.Contains(text, "after the end") {
		t.Error("the log goes on after the end")
	}
	t.Run("goes on", func(t *testing.T) {
		keepLog(folder).close()
		if now := logged(t, folder); !strings.HasPrefix(now, text) || len(now) == len(text) {
			t.Errorf("the log begins anew:\n%s", now)
		}
	})
	t.Run("is put away when it is long", func(t *testing.T) {
		if err := os.WriteFile(logPath(folder), make([]byte, logMost+1), 0o600); err != nil {
			t.Fatal(err)
		}
		keepLog(folder).close()
		if info, err := os.Stat(logPath(folder) + ".1"); err != nil || info.Size() != logMost+1 || len(logged(t, folder)) > 1000 {
			t.Errorf("put away: %v, %v", info, err)
		}
	})
	t.Run("a folder that cannot be", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		keepLog(filepath.Join(file, "below")).close()
	})
}

// lastWords are those of a program of this name that keeps its log in a folder.
func lastWords(t *testing.T, name, folder string) (said string, err error) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestLog_lastWords$")
	cmd.Env = append(os.Environ(), "JIBUN_LAST_WORDS="+name, "JIBUN_FOLDER="+folder)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// What ends the program says so: a crash in the log, no window to her too.
func TestLog_lastWords(t *testing.T) {
	switch name, folder := os.Getenv("JIBUN_LAST_WORDS"), os.Getenv("JIBUN_FOLDER"); name {
	case "crash":
		keepLog(folder)
		panic("in the middle")
	case "window lost":
		l := keepLog(folder)
		l.hasWindow()
		log.Println("PlatformError: WGL: Failed to make context current")
		fmt.Println("went on")
		os.Exit(0)
	case "no window":
		(&program{app: test.NewTempApp(t)}).speak()
		keepLog(folder)
		log.Println("Fyne error: ", "window creation error")
		fmt.Println("went on")
		os.Exit(0)
	}
	folder := t.TempDir()
	if _, err := lastWords(t, "crash", folder); err == nil || !strings.Contains(logged(t, folder), "panic: in the middle") || !strings.Contains(logged(t, folder), "log_file_test.go") {
		t.Errorf("%v; the crash is not in the log:\n%s", err, logged(t, folder))
	}
	folder = t.TempDir()
	said, err := lastWords(t, "no window", folder)
	if err == nil || !strings.Contains(said, "OpenGL 2.1") || !strings.Contains(said, logPath(folder)) || strings.Contains(said, "went on") {
		t.Errorf("%v: %s", err, said)
	}
	if !strings.Contains(logged(t, folder), "window creation error") {
		t.Errorf("the log says nothing of it:\n%s", logged(t, folder))
	}
	if said, err := lastWords(t, "window lost", t.TempDir()); err != nil || !strings.Contains(said, "went on") {
		t.Errorf("a window that was there: %v: %s", err, said)
	}
}

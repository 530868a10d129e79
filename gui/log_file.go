package gui

import (
	"bytes"
	"io"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"

	"fyne.io/fyne/v2/lang"
)

const (
	logName = "jibun.log"
	logMost = 1 << 20 // bytes; a longer one is put away when the program starts, and the one before goes
)

// logPath is the file of the log in the program's folder.
func logPath(folder string) string { return filepath.Join(folder, logName) }

// keepLog writes what is logged, and the trace of a crash, into a file of the folder
// too: a program with windows has no stderr that anybody sees. What is logged is
// technical and in English, without the names of people. Where the folder cannot be
// written there is only stderr.
func keepLog(folder string) (stop func()) {
	out := []io.Writer{&windowWatch{fail: func(display bool) { noWindow(folder, display) }}}
	path := logPath(folder)
	if info, err := os.Stat(path); err == nil && info.Size() > logMost {
		_ = os.Rename(path, path+".1") // if not, it grows on
	}
	var file *os.File
	if err := os.MkdirAll(folder, 0o700); err == nil {
		if file, err = os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
			out = append([]io.Writer{file}, out...)
			_ = debug.SetCrashOutput(file, debug.CrashOptions{}) // otherwise on stderr alone
		}
	}
	log.SetOutput(everywhere(append(out, os.Stderr)))
	slog.Info("start", "version", Version, "system", runtime.GOOS)
	return func() {
		log.SetOutput(os.Stderr)
		if file != nil {
			_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
			_ = file.Close()
		}
	}
}

// everywhere writes to all, also when one cannot be written.
type everywhere []io.Writer

// Write is io.Writer's; it does not fail.
func (e everywhere) Write(p []byte) (int, error) {
	for _, w := range e {
		_, _ = w.Write(p)
	}
	return len(p), nil
}

// windowWatch waits for Fyne to log that there can be no window: it tells nobody else,
// and ends or breaks off next.
type windowWatch struct {
	once sync.Once
	fail func(display bool) // display: there is one to draw on
}

// Write is io.Writer's.
func (w *windowWatch) Write(p []byte) (int, error) {
	has := func(sign string) bool { return bytes.Contains(p, []byte(sign)) }
	switch {
	case has("X11: The DISPLAY environment variable is missing"), has("X11: Failed to open display"):
		w.once.Do(func() { w.fail(false) })
	case has("window creation error"), has("failed to initialise GLFW"), has("failed to initialise OpenGL"):
		w.once.Do(func() { w.fail(true) })
	}
	return len(p), nil
}

// noWindow says that there can be no window, and ends the program. It must not log.
func noWindow(folder string, display bool) {
	text := lang.X("window.nodisplay", "じぶんの画面を開けませんでした。表示先(DISPLAY)がありません。台帳はそのままです。")
	if display {
		text = lang.X("window.none", "じぶんの画面を開けませんでした。台帳はそのままです。\n\nこのパソコンでは、画面を描くしくみ(OpenGL 2.1)が使えないようです。リモートデスクトップでお使いのときは、パソコンの前で開いてみてください。\n\nそれでも開けないときは、情報システムの担当の方に「OpenGL 2.1 以上のグラフィックドライバーが必要」とお伝えください。くわしい記録は次のファイルにあります。\n{{.Path}}", map[string]any{"Path": logPath(folder)})
	}
	alarm(lang.X("window.title", "じぶん"), text)
	os.Exit(1)
}

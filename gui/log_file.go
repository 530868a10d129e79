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
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2/lang"
)

const (
	logName = "jibun.log"
	logMost = 1 << 20 // bytes; a longer one is put away when the program starts, and the one before goes
)

// logPath is the file of the log in the program's folder.
func logPath(folder string) string { return filepath.Join(folder, logName) }

// A logFile is where the program tells what went wrong in it: a file beside stderr,
// which of a program with windows nobody sees. What is logged is technical and in
// English, without the names of people.
type logFile struct {
	file  *os.File // nil where the folder cannot be written
	watch *windowWatch
}

// keepLog writes what is logged, and the trace of a crash, into a file of the folder
// too. Until there is a window it watches for the reason why there is none.
func keepLog(folder string) *logFile {
	l := &logFile{watch: &windowWatch{fail: func(display bool) { noWindow(folder, display) }}}
	path := logPath(folder)
	if info, err := os.Stat(path); err == nil && info.Size() > logMost {
		_ = os.Rename(path, path+".1") // if not, it grows on
	}
	out := everywhere{l.watch, os.Stderr}
	if err := os.MkdirAll(folder, 0o700); err == nil {
		if file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
			l.file, out = file, everywhere{file, l.watch, os.Stderr}
			_ = debug.SetCrashOutput(file, debug.CrashOptions{}) // otherwise on stderr alone
		}
	}
	log.SetOutput(out)
	slog.Info("start", "version", Version, "system", runtime.GOOS)
	return l
}

// hasWindow ends the watch: later troubles are not those of the beginning.
func (l *logFile) hasWindow() { l.watch.done.Store(true) }

// close ends the log. After a crash it is not called, so that the trace gets there.
func (l *logFile) close() {
	log.SetOutput(os.Stderr)
	if l.file != nil {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		_ = l.file.Close()
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

// windowWatch waits for Fyne or GLFW to log that there can be no window: they tell
// nobody else, and end, break off or go on unseen.
type windowWatch struct {
	done atomic.Bool
	fail func(display bool) // display: there is one to draw on
}

// Write is io.Writer's.
func (w *windowWatch) Write(p []byte) (int, error) {
	says := func(signs ...string) bool {
		return slices.ContainsFunc(signs, func(sign string) bool { return bytes.Contains(p, []byte(sign)) })
	}
	display := !says("X11: The DISPLAY environment variable is missing", "X11: Failed to open display")
	if !display || says("window creation error", "failed to initialise GLFW", "failed to initialise OpenGL", "PlatformError: WGL: ", "PlatformError: GLX: ", "PlatformError: Win32: Failed to create window") {
		if !w.done.Swap(true) {
			w.fail(display)
		}
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

package gui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"jibun/gui/native"
)

// openFile opens a file or a folder with what the system uses for it; that nothing does
// is said.
func (d *desk) openFile(path string) { d.inSystem(native.Open, path, nil) }

// showInFolder opens the folder of a file, with the file chosen where the system can do
// that.
func (d *desk) showInFolder(path string) { d.inSystem(native.Show, path, nil) }

// inSystem has the system do something with a file, and then goes on with done, if there is
// one. That the file has gone is said before that nothing opens it.
func (d *desk) inSystem(f func(string) error, path string, done func()) {
	d.read(func(context.Context) (func(), error) {
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
		err := f(path)
		if errors.Is(err, native.ErrNoProgram) {
			logError("open", err)
			return func() {
				d.complainText(lang.X("open.noprogram", "「{{.File}}」を開くプログラムが、このパソコンに見つかりません。ファイルはそのまま残っています({{.Folder}})。", map[string]any{"File": filepath.Base(path), "Folder": filepath.Dir(path)}))
			}, nil
		}
		if err != nil {
			return nil, err
		}
		return done, nil
	})
}

func itoa(n int) string { return strconv.Itoa(n) }

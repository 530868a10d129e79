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
func (d *desk) openFile(path string) { d.inSystem(native.Open, path, noProgram, nil) }

// noProgram says that nothing opens a file; it lies where it was.
func noProgram(path string) string {
	return lang.X("open.noprogram", "「{{.File}}」を開くプログラムが、このパソコンに見つかりません。ファイルはそのまま残っています({{.Folder}})。", map[string]any{"File": filepath.Base(path), "Folder": filepath.Dir(path)})
}

// noManager says that nothing shows the folder of a file.
func noManager(path string) string {
	return lang.X("open.nomanager", "フォルダーを表示するプログラムが、このパソコンに見つかりません。ファイルは、このフォルダーにあります: {{.Folder}}", map[string]any{"Folder": filepath.Dir(path)})
}

// showInFolder opens the folder of a file, with the file chosen where the system can do
// that.
func (d *desk) showInFolder(path string) { d.inSystem(native.Show, path, noManager, nil) }

// inSystem has the system do something with a file, and then goes on with done, if there is
// one; nothing says of it that no program does. That the file has gone is said before.
func (d *desk) inSystem(f func(string) error, path string, nothing func(path string) string, done func()) {
	d.read(func(context.Context) (func(), error) {
		if _, err := os.Stat(path); err != nil {
			return nil, err
		}
		err := f(path)
		if errors.Is(err, native.ErrNoProgram) {
			logError("open", err)
			return func() { d.complainText(nothing(path)) }, nil
		}
		if err != nil {
			return nil, err
		}
		return done, nil
	})
}

func itoa(n int) string { return strconv.Itoa(n) }

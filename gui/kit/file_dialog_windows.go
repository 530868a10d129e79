package kit

import (
	"errors"
	"log/slog"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/ncruces/zenity"
)

// pickFile shows the dialog of Windows. It has its own message loop, so it runs
// beside the Fyne goroutine; being owned by the window it blocks it. Where it
// cannot be shown our own takes its place.
func pickFile(w fyne.Window, f fileWish) {
	options := []zenity.Option{zenity.Title(f.title), zenity.Modal(), zenity.Filename(filepath.Join(startFolder(f.folder), f.name))}
	if n, ok := w.(driver.NativeWindow); ok {
		n.RunNative(func(c any) {
			if h, ok := c.(driver.WindowsWindowContext); ok && h.HWND != 0 {
				options = append(options, zenity.Attach(h.HWND))
			}
		})
	}
	if len(f.extensions) > 0 {
		var patterns []string
		for _, e := range f.extensions {
			patterns = append(patterns, "*"+e)
		}
		options = append(options, zenity.FileFilters{
			{Name: f.filterName(), Patterns: patterns, CaseFold: true},
			{Name: allFiles(), Patterns: []string{"*"}},
		})
	}
	if f.kind == openFiles {
		go func() {
			paths, err := zenity.SelectFileMultiple(options...)
			OnUI(func() { f.answeredSeveral(w, paths, err) })
		}()
		return
	}
	go func() {
		path, err := f.native(options)
		OnUI(func() { f.answered(w, path, err) })
	}()
}

func (f fileWish) native(options []zenity.Option) (string, error) {
	switch f.kind {
	case saveFile:
		return zenity.SelectFileSave(append(options, zenity.ConfirmOverwrite())...)
	case openFolder:
		return zenity.SelectFile(append(options, zenity.Directory())...)
	}
	return zenity.SelectFile(options...)
}

func (f fileWish) answeredSeveral(w fyne.Window, paths []string, err error) {
	switch {
	case errors.Is(err, zenity.ErrCanceled):
	case err != nil || len(paths) == 0:
		slog.Warn("file dialog of the system failed", "err", err)
		showFileDialog(w, f)
	default:
		f.several(paths)
	}
}

func (f fileWish) answered(w fyne.Window, path string, err error) {
	switch whole := f.complete(path); {
	case errors.Is(err, zenity.ErrCanceled):
	case err != nil:
		slog.Warn("file dialog of the system failed", "err", err)
		showFileDialog(w, f)
	case whole != path:
		f.deliver(w, whole, func() {}) // Windows has not asked about this name
	default:
		f.picked(path)
	}
}

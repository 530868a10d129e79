package kit

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// OpenFile lets the user choose a file that exists. extensions are with their dot
// (".xlsx"), none means any; folder is where it begins, "" at home. picked gets the
// whole path, on the Fyne goroutine; it is not called if she leaves.
func OpenFile(w fyne.Window, title string, extensions []string, folder string, picked func(path string)) {
	pickFile(w, fileWish{kind: openFile, title: title, extensions: extensions, folder: folder, picked: picked})
}

// OpenFiles is OpenFile for one file or several of a folder; picked gets them in the order
// of their names.
func OpenFiles(w fyne.Window, title string, extensions []string, folder string, picked func(paths []string)) {
	pickFile(w, fileWish{kind: openFiles, title: title, extensions: extensions, folder: folder,
		picked: func(path string) { picked([]string{path}) }, several: picked})
}

// SaveFile lets the user choose where to write: name is proposed, the first of the
// extensions is added where none of them was typed, and a file that is there
// already is only replaced after asking.
func SaveFile(w fyne.Window, title string, extensions []string, folder, name string, picked func(path string)) {
	pickFile(w, fileWish{kind: saveFile, title: title, extensions: extensions, folder: folder, name: name, picked: picked})
}

// OpenFolder lets the user choose a folder.
func OpenFolder(w fyne.Window, title, folder string, picked func(path string)) {
	pickFile(w, fileWish{kind: openFolder, title: title, folder: folder, picked: picked})
}

type fileKind int

const (
	openFile fileKind = iota
	saveFile
	openFolder
	openFiles // one or several
)

type fileWish struct {
	kind         fileKind
	title        string
	extensions   []string
	folder, name string
	picked       func(string)
	several      func([]string) // of openFiles
}

// matches reports whether a name has one of the extensions.
func (f fileWish) matches(name string) bool {
	for _, e := range f.extensions {
		if len(name) > len(e) && strings.EqualFold(name[len(name)-len(e):], e) {
			return true
		}
	}
	return len(f.extensions) == 0
}

// complete adds the extension that was left out.
func (f fileWish) complete(path string) string {
	if f.kind != saveFile || f.matches(path) {
		return path
	}
	return path + f.extensions[0]
}

// deliver gives a path on, to be written after asking if a file is there.
func (f fileWish) deliver(w fyne.Window, path string, done func()) {
	if _, err := os.Stat(path); f.kind == saveFile && err == nil {
		Confirm(w, lang.X("kit.file.replace", "同じ名前のファイルがあります。置き換えますか?"), filepath.Base(path),
			lang.X("kit.file.replace.do", "置き換える"), true, func() { done(); f.picked(path) })
		return
	}
	done()
	f.picked(path)
}

// filterName is how files of the extensions are called.
func (f fileWish) filterName() string {
	return lang.X("kit.file.only", "{{.Ext}} のファイル", map[string]any{"Ext": strings.Join(f.extensions, " ")})
}

func allFiles() string { return lang.X("kit.file.all", "すべてのファイル") }

// typedPath is the path meant by what was typed or pasted: quotes and file:// are
// taken away, ~ is the home folder, and what is not absolute is in folder.
func typedPath(text, folder string) string {
	text = strings.Trim(strings.TrimSpace(text), `"'`)
	text = strings.TrimPrefix(text, "file://")
	if text == "~" || strings.HasPrefix(text, "~/") || strings.HasPrefix(text, `~\`) {
		if home, err := os.UserHomeDir(); err == nil {
			text = home + text[1:]
		}
	}
	if !filepath.IsAbs(text) {
		text = filepath.Join(folder, text)
	}
	return filepath.Clean(text)
}

func isFolder(path string) bool {
	i, err := os.Stat(path)
	return err == nil && i.IsDir()
}

// startFolder is the folder that was asked for, or the nearest one above it that
// is there, or home.
func startFolder(folder string) string {
	for f := folder; f != "" && filepath.IsAbs(f); f = filepath.Dir(f) {
		if isFolder(f) {
			return f
		}
		if f == filepath.Dir(f) {
			break
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		return home
	}
	return string(filepath.Separator)
}

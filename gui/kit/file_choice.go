package kit

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"
)

// submit is Enter in the line, and the primary button.
func (c *fileChooser) submit() {
	if c.takeMarked() {
		return
	}
	text := strings.TrimSpace(c.entry.Text)
	path := typedPath(text, c.folder)
	switch c.wish.kind {
	case saveFile:
		c.save(text, path)
	case openFolder:
		c.pickFolder(text, path)
	default:
		c.openTyped(text, path)
	}
}

// openTyped opens the path that was typed, or the chosen one of those that match.
func (c *fileChooser) openTyped(text, path string) {
	info, err := os.Stat(path)
	switch {
	case text != "" && err == nil && info.IsDir():
		c.goTo(path)
	case text != "" && err == nil:
		c.take(path)
	case c.list.at >= 0 && (text == "" || len(c.shown) < len(c.all)):
		c.open(c.list.at)
	case text != "":
		c.complain(err, path)
	}
}

func (c *fileChooser) pickFolder(text, path string) {
	_, err := os.Stat(path)
	switch {
	case text == "" && c.at:
		c.take(filepath.Join(c.folder, c.shown[c.list.at].name))
	case isFolder(path):
		c.take(path)
	case c.list.at >= 0 && len(c.shown) < len(c.all):
		c.open(c.list.at)
	default:
		if err == nil {
			err = fs.ErrInvalid
		}
		c.complain(err, path)
	}
}

func (c *fileChooser) save(text, path string) {
	switch {
	case text == "":
		c.wrong.say(lang.X("kit.file.unnamed", "ファイル名を入力してください。"))
	case isFolder(path):
		c.goTo(path)
		c.entry.SetText(c.wish.name)
		c.selectName()
	case !isFolder(filepath.Dir(path)):
		c.complain(fs.ErrNotExist, filepath.Dir(path))
	case isFolder(c.wish.complete(path)):
		c.complain(errors.ErrUnsupported, path)
	default:
		c.take(c.wish.complete(path))
	}
}

func (c *fileChooser) take(path string) {
	c.wish.deliver(c.win, path, c.dialog.Hide)
}

// open is Enter or a double click on a line of the list.
func (c *fileChooser) open(i int) {
	if i < 0 || i >= len(c.shown) {
		return
	}
	f := c.shown[i]
	path := filepath.Join(c.folder, f.name)
	switch {
	case f.folder:
		c.goTo(path)
	case c.wish.kind == saveFile:
		c.entry.SetText(f.name)
		c.dialog.canvas.Focus(c.entry)
	default:
		c.take(path)
	}
}

// selectName selects what was proposed, for typing another, but not its extension.
func (c *fileChooser) selectName() {
	name := strings.TrimSuffix(c.entry.Text, filepath.Ext(c.entry.Text))
	c.entry.selectFromStart(len([]rune(name)))
}

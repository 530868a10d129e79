package kit

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
)

// fileItem is what is in a folder.
type fileItem struct {
	name   string
	folder bool
	size   int64
	at     time.Time
}

// readFolder lists a folder, folders first, each by name; what begins with a dot
// is left out.
func readFolder(path string, foldersOnly bool, keep func(name string) bool) ([]fileItem, error) {
	list, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var out []fileItem
	for _, e := range list {
		// Stat follows links, so that a link to a folder is one.
		info, err := os.Stat(filepath.Join(path, e.Name()))
		if err != nil || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		f := fileItem{name: e.Name(), folder: info.IsDir(), size: info.Size(), at: info.ModTime()}
		if f.folder || !foldersOnly && keep(f.name) {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b fileItem) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return out, nil
}

func fileRows(items []fileItem) []pickRow {
	var rows []pickRow
	for _, f := range items {
		r := pickRow{icon: theme.FileIcon(), title: f.name}
		size := fileSize(f.size)
		if f.folder {
			r.icon, size = theme.FolderIcon(), ""
		}
		r.cells = []pickCell{{text: size, width: 70}, {text: f.at.Format("2006/01/02 15:04"), width: 125}}
		rows = append(rows, r)
	}
	return rows
}

func fileSize(n int64) string {
	switch {
	case n < 1000*1000:
		return fmt.Sprintf("%d KB", (n+1023)/1024)
	case n < 1000*1000*1000:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
}

type filePlace struct{ name, path string }

// filePlaces are the folders one often wants, as far as they are there.
func filePlaces() []filePlace {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	out := []filePlace{{lang.X("kit.file.home", "ホーム"), home}}
	for _, p := range []struct {
		name    string
		folders []string
	}{
		{lang.X("kit.file.desktop", "デスクトップ"), []string{"Desktop", "デスクトップ"}},
		{lang.X("kit.file.documents", "ドキュメント"), []string{"Documents", "ドキュメント"}},
		{lang.X("kit.file.downloads", "ダウンロード"), []string{"Downloads", "ダウンロード"}},
	} {
		for _, f := range p.folders {
			if path := filepath.Join(home, f); isFolder(path) {
				out = append(out, filePlace{p.name, path})
				break
			}
		}
	}
	return out
}

// fileList is the list of a file dialog. It can have the focus.
type fileList struct {
	pickList
	c    *fileChooser
	ring *canvas.Rectangle // round it, while it has the focus

	marked bool // the last press marked: two of them open nothing
}

func newFileList(c *fileChooser) *fileList {
	l := &fileList{c: c, ring: clearRect()}
	l.ring.StrokeColor, l.ring.StrokeWidth, l.ring.CornerRadius = Color(ColorAccent), 2, 6
	l.ring.Hide()
	l.soft = true
	l.extend(l)
	return l
}

// FocusGained is Fyne's.
func (l *fileList) FocusGained() {
	l.soft = false
	l.ring.Show()
	l.c.point(l.at >= 0)
	l.Refresh()
}

// FocusLost is Fyne's.
func (l *fileList) FocusLost() {
	l.soft = true
	l.ring.Hide()
	l.Refresh()
}

// TypedRune goes on typing in the line above.
func (l *fileList) TypedRune(r rune) { l.c.typeInto(r) }

// TypedShortcut is Fyne's.
func (l *fileList) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		l.c.dialog.canvas.Focus(l.c.entry)
		l.c.entry.TypedShortcut(paste)
		return
	}
	if _, all := s.(*fyne.ShortcutSelectAll); all && l.c.several() {
		l.c.markRange(0, len(l.c.shown)-1)
		return
	}
	PassShortcut(l, s)
}

// TypedKey is Fyne's.
func (l *fileList) TypedKey(e *fyne.KeyEvent) {
	page := l.visible() - 1
	switch e.Name {
	case fyne.KeyDown:
		l.step(1)
	case fyne.KeyUp:
		if !l.step(-1) {
			l.c.dialog.canvas.Focus(l.c.entry)
		}
	case fyne.KeyPageDown:
		l.step(page)
	case fyne.KeyPageUp:
		l.step(-page)
	case fyne.KeyHome:
		l.step(-len(l.rows))
	case fyne.KeyEnd:
		l.step(len(l.rows))
	case fyne.KeyReturn, fyne.KeyEnter:
		if !l.c.takeMarked() {
			l.c.open(l.at)
		}
	case fyne.KeyBackspace:
		l.c.up()
	case fyne.KeySpace:
		l.c.mark(l.at)
		if l.c.several() {
			l.step(1)
		}
	default:
		PassKey(l, e)
	}
}

// step chooses another line by hand.
func (l *fileList) step(n int) bool {
	moved := l.move(n)
	l.c.point(l.at >= 0)
	return moved
}

// MouseDown chooses the line at once; the second click opens it.
func (l *fileList) MouseDown(e *desktop.MouseEvent) {
	l.c.dialog.canvas.Focus(l)
	if i := l.rowAt(e.Position); i >= 0 {
		l.marked = l.c.pressMark(i, e.Position.X < Size(SizeRow), e.Modifier)
		l.choose(i)
		l.c.point(true)
		if f := l.c.shown[i]; l.c.wish.kind == saveFile && !f.folder {
			l.c.entry.SetText(f.name)
		}
	}
}

// MouseUp is Fyne's.
func (l *fileList) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the line.
func (l *fileList) DoubleTapped(e *fyne.PointEvent) {
	if i := l.rowAt(e.Position); i >= 0 && !l.marked {
		l.c.open(i)
	}
}

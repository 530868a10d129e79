package kit

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
)

// fileChooser is our own file dialog: a line for a name or a path, below it what
// is in the folder. Typing always goes to the line and narrows the list down; Down
// leads into the list, Enter opens what is chosen there, Backspace goes up.
type fileChooser struct {
	wish   fileWish
	win    fyne.Window
	dialog *Dialog
	folder string
	any    bool // files of all extensions are shown
	at     bool // a line of the list was chosen by hand

	all, shown []fileItem
	entry      *typeField
	wrong      *complaint
	where      *Text
	filter     *Button
	list       *fileList
	marks      map[string]bool // files to be opened together
}

func showFileDialog(w fyne.Window, f fileWish) *fileChooser {
	c := &fileChooser{wish: f, win: w, entry: newTypeField(), wrong: newComplaint(), where: NewMuted("").Shortens(), marks: map[string]bool{}}
	c.list = newFileList(c)
	c.entry.OnChanged = func(string) { c.wrong.say(""); c.narrow(); c.point(false) }
	c.entry.OnKey = c.entryKey
	c.entry.SetPlaceHolder(lang.X("kit.file.hint", "名前か場所を入力、または貼り付け"))
	c.dialog = &Dialog{Title: f.title, Width: 640, Height: 440, Content: c.content(), First: c.entry,
		Primary: c.verb(), Secondary: leave(), OnPrimary: func() bool { c.submit(); return false }}
	c.wrong.fit = c.dialog.fit
	if f.kind == saveFile {
		c.entry.SetText(f.name)
	}
	c.goTo(startFolder(f.folder))
	Show(w, c.dialog)
	if f.kind == saveFile {
		c.selectName()
	}
	return c
}

func (c *fileChooser) verb() string {
	if c.wish.kind == saveFile {
		return lang.X("kit.file.save", "保存")
	}
	return lang.X("kit.file.open", "開く")
}

func (c *fileChooser) content() fyne.CanvasObject {
	up := NewButton(lang.X("kit.file.up", "上へ"), c.up).Tight()
	up.SetIcon(theme.MoveUpIcon())
	places := Flow(8*textScale(), up)
	for _, p := range filePlaces() {
		places.Add(NewButton(p.name, func() { c.goTo(p.path) }).Tight())
	}
	c.filter = NewButton("", nil).Tight()
	c.filter.SetMenu(func() []*fyne.MenuItem {
		return []*fyne.MenuItem{
			fyne.NewMenuItem(c.wish.filterName(), func() { c.showAny(false) }),
			fyne.NewMenuItem(allFiles(), func() { c.showAny(true) }),
		}
	})
	c.filter.Hidden = len(c.wish.extensions) == 0
	c.filter.SetText(c.wish.filterName())
	head := Col(8*textScale(), c.entry, c.wrong.label, places,
		Border(nil, nil, nil, c.filter, Pad(0, 12, 0, 0, c.where)))
	panel := NewPanel(ColorSurface, ColorLine, 6, PadAll(4, c.list))
	return Border(Pad(0, 0, 8*textScale(), 0, head), nil, nil, nil, container.NewStack(panel, c.list.ring))
}

func (c *fileChooser) showAny(on bool) {
	c.any = on
	c.filter.SetText(c.wish.filterName())
	if on {
		c.filter.SetText(allFiles())
	}
	c.goTo(c.folder)
}

// goTo shows a folder; one that cannot be read leaves everything as it is.
func (c *fileChooser) goTo(folder string) {
	keep := func(name string) bool { return c.any || c.wish.matches(name) }
	all, err := readFolder(folder, c.wish.kind == openFolder, keep)
	if err != nil {
		c.complain(err, folder)
		return
	}
	if folder != c.folder && c.wish.kind != saveFile {
		c.entry.SetText("")
	}
	if folder != c.folder {
		c.unmark()
	}
	c.folder, c.all = folder, all
	c.where.SetText(folder)
	c.narrow()
	c.point(false)
}

// point keeps in mind whether a line of the list is meant, or the folder that is
// shown; when a folder is looked for the button says which.
func (c *fileChooser) point(on bool) {
	if c.at = on; c.wish.kind != openFolder {
		return
	}
	name := filepath.Base(c.folder)
	if on {
		name = c.shown[c.list.at].name
	}
	c.dialog.SetPrimary(lang.X("kit.file.folder", "「{{.Name}}」を選ぶ", map[string]any{"Name": name}))
}

func (c *fileChooser) complain(err error, path string) {
	name := map[string]any{"Name": filepath.Base(path)}
	switch {
	case errors.Is(err, fs.ErrPermission):
		c.wrong.say(lang.X("kit.file.forbidden", "「{{.Name}}」を開く権限がありません。", name))
	case errors.Is(err, fs.ErrNotExist):
		c.wrong.say(lang.X("kit.file.missing", "「{{.Name}}」が見つかりません。", name))
	default:
		c.wrong.say(lang.X("kit.file.unreadable", "「{{.Name}}」を開けません。", name))
	}
}

func (c *fileChooser) up() {
	from := filepath.Base(c.folder)
	c.goTo(filepath.Dir(c.folder))
	for i, f := range c.shown {
		if f.name == from {
			c.list.choose(i)
			break
		}
	}
}

// narrow shows what has the typed text in its name; a path that is being typed,
// or the name of a file to be written, narrows nothing.
func (c *fileChooser) narrow() {
	part := strings.ToLower(strings.TrimSpace(c.entry.Text))
	if c.wish.kind == saveFile || strings.ContainsAny(part, `/\~`) {
		part = ""
	}
	c.shown = c.shown[:0]
	for _, f := range c.all {
		if strings.Contains(strings.ToLower(f.name), part) {
			c.shown = append(c.shown, f)
		}
	}
	c.list.setRows(c.rows())
}

// entryKey is what the line does besides typing.
func (c *fileChooser) entryKey(e *fyne.KeyEvent) bool {
	switch {
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		c.submit()
	case e.Name == fyne.KeyDown && len(c.shown) > 0:
		c.dialog.canvas.Focus(c.list)
	case e.Name == fyne.KeyBackspace && c.entry.Text == "":
		c.up()
	default:
		return false
	}
	return true
}

// typeInto goes on typing in the line.
func (c *fileChooser) typeInto(r rune) {
	c.dialog.canvas.Focus(c.entry)
	c.entry.TypedRune(r)
}

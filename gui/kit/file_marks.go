package kit

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
)

// Where several files may be opened at once each has a box: Space or a press on it marks a
// file, Ctrl and Shift with the mouse mark as everywhere, Ctrl+A marks all that are shown.
// What is marked is opened together; a press without any of this forgets the marks.

// several says that files may be marked.
func (c *fileChooser) several() bool { return c.wish.kind == openFiles }

// mark turns the mark of a line; folders have none.
func (c *fileChooser) mark(i int) {
	if !c.several() || i < 0 || i >= len(c.shown) || c.shown[i].folder {
		return
	}
	if name := c.shown[i].name; c.marks[name] {
		delete(c.marks, name)
	} else {
		c.marks[name] = true
	}
	c.showMarks()
}

// markRange marks all files of the lines from one to another.
func (c *fileChooser) markRange(from, to int) {
	for i := max(min(from, to), 0); i <= max(from, to) && i < len(c.shown); i++ {
		if !c.shown[i].folder {
			c.marks[c.shown[i].name] = true
		}
	}
	c.showMarks()
}

func (c *fileChooser) unmark() {
	if len(c.marks) > 0 {
		clear(c.marks)
		c.showMarks()
	}
}

// pressMark is a press of the mouse on a line, left: on its box. True: it marked.
func (c *fileChooser) pressMark(i int, box bool, m fyne.KeyModifier) bool {
	switch {
	case !c.several():
	case m&fyne.KeyModifierShift != 0:
		c.markRange(c.list.at, i)
		return true
	case m&fyne.KeyModifierShortcutDefault != 0:
		if at := c.list.at; len(c.marks) == 0 && c.at && at >= 0 && at != i {
			c.mark(at) // the one that was pressed before
		}
		c.mark(i)
		return true
	case box && !c.shown[i].folder:
		c.mark(i)
		return true
	default:
		c.unmark()
	}
	return false
}

// showMarks shows the boxes, and on the button how many are opened.
func (c *fileChooser) showMarks() {
	c.list.rows = c.rows()
	c.list.Refresh()
	if len(c.marks) == 0 {
		c.dialog.SetPrimary(c.verb())
		return
	}
	c.dialog.SetPrimary(lang.X("kit.file.open.several", "{{.N}}件を開く", map[string]any{"N": len(c.marks)}))
}

// takeMarked opens what is marked, false if nothing is.
func (c *fileChooser) takeMarked() bool {
	if len(c.marks) == 0 {
		return false
	}
	var paths []string
	for _, f := range c.all {
		if c.marks[f.name] {
			paths = append(paths, filepath.Join(c.folder, f.name))
		}
	}
	c.dialog.Hide()
	c.wish.several(paths)
	return true
}

// rows are the lines of what is shown.
func (c *fileChooser) rows() []pickRow {
	rows := fileRows(c.shown)
	for i, f := range c.shown {
		switch {
		case !c.several() || f.folder:
		case c.marks[f.name]:
			rows[i].icon = theme.CheckButtonCheckedIcon()
		default:
			rows[i].icon = theme.CheckButtonIcon()
		}
	}
	return rows
}

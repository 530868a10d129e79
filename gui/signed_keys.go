package gui

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/readback"
)

// A line of somebody has the keyboard in the list: 1, 2 and 3 decide, and each of them goes
// on to the next line that is open. A free line has it in the field of its name from the
// moment it is looked at: what is typed or pasted there is a name or a staff number and
// never a command, so that its commands have Ctrl. What decides goes on only downwards; at
// the end it stays, as the keys would mean something else on a line above, and Enter leads
// there.

// lookAt shows the row that is selected, with the keyboard where its answer belongs.
func (x *signedDialog) lookAt() {
	r, c := x.current(), x.d.win.Canvas()
	x.detail.show(r)
	x.sayKeys(r)
	name := x.detail.search.Focusable()
	switch on := c.Focused(); {
	case r == nil || !x.shown:
	case r.walkIn != nil && on != name:
		c.Focus(name)
	case r.walkIn == nil && on == name:
		c.Focus(x.grid)
	}
}

// rune is what is typed in the list: 1 or O a mark, 2 or X none, 3 not decided, 4 欠席(連絡あり) as
// on the page 出欠, 5 none in all lines of the page that look empty; Space turns a line to the
// other. It is done by the letter, and not by its key, since the next row may have the keyboard
// elsewhere, and would get the letter. On a free line it is the first of its name.
func (x *signedDialog) rune(c rune) bool {
	r := x.current()
	if r == nil {
		return false
	}
	if r.walkIn != nil {
		if !unicode.IsSpace(c) {
			x.detail.search.TypeOn(x.d.win.Canvas(), c)
		}
		return true
	}
	switch c {
	case '1', 'o', 'O', '○':
		x.decide(r, readback.Marked)
	case '2', 'x', 'X', '×':
		x.decide(r, readback.Blank)
	case '3':
		x.decide(r, readback.Unsure)
	case ' ':
		to := readback.Marked
		if r.read == readback.Marked {
			to = readback.Blank
		}
		x.decide(r, to)
	case '4':
		if !r.seated() {
			return false
		}
		x.absent(r)
	case '5':
		if r.gone() == 0 {
			return false
		}
		x.emptyPage(r)
	default:
		return false
	}
	return true
}

// nameKey is a key in the field of a name. While it is empty the arrows go through the list,
// and Enter is that of the list; the dialog would record.
func (x *signedDialog) nameKey(e *fyne.KeyEvent) bool {
	r := x.current()
	if r == nil || x.detail.search.Text() != "" {
		return false
	}
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		x.grid.TypedKey(e)
	case fyne.KeyReturn, fyne.KeyEnter:
		x.enter(r)
	default:
		return false
	}
	return true
}

// shortcut is what Ctrl does on a free line: 2 says that nobody wrote there, 5 that the lines
// of the page that look empty are.
func (x *signedDialog) shortcut(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	r := x.current()
	if !ok || r == nil || r.walkIn == nil || c.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch {
	case c.KeyName == fyne.Key2:
		x.decide(r, readback.Blank)
	case c.KeyName == fyne.Key5 && r.gone() != 0:
		x.emptyPage(r)
	default:
		return false
	}
	return true
}

// paste puts into the field of a name what is pasted in the list.
func (x *signedDialog) paste(string) {
	if r := x.current(); r == nil || r.walkIn == nil {
		return
	}
	x.detail.focusName()
	if f, ok := x.d.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	}
}

// decide takes her word for a line and goes on to the next that is open.
func (x *signedDialog) decide(r *signedRow, read readback.Read) {
	r.read, r.decided, r.putOff, r.absent = read, true, read == readback.Unsure, false
	if r.walkIn != nil {
		r.who, r.newcomer = nil, ""
		x.detail.search.SetText("")
	}
	x.goOn(r)
}

// absent takes her word that somebody did not come, and had told her.
func (x *signedDialog) absent(r *signedRow) {
	r.read, r.decided, r.putOff, r.absent = readback.Blank, true, false, true
	x.goOn(r)
}

// emptyPage takes her word that nothing stands in the lines of a page that look empty.
func (x *signedDialog) emptyPage(r *signedRow) {
	page := r.gone()
	x.rows = slices.DeleteFunc(slices.Clone(x.rows), func(other *signedRow) bool {
		if page == 0 || other.gone() != page {
			return false
		}
		other.read, other.decided, other.putOff = readback.Blank, true, false
		return other.walkIn != nil // a free line where nothing stands is none to show
	})
	x.goOn(r)
}

// named says who wrote into a free line: somebody of the ledger, or somebody new of a 区分. An answer
// that comes when she looks at another line leaves her there.
func (x *signedDialog) named(r *signedRow, who *data.CandidateLine, newcomer string, kind data.Affiliation) {
	at := x.current()
	r.read, r.decided, r.putOff = readback.Marked, true, false
	r.who, r.newcomer, r.kind = who, strings.TrimSpace(newcomer), kind
	if at != r {
		x.grid.SetRows(x.rows)
		x.refresh()
		return
	}
	x.goOn(r)
}

// begin looks at the first row that is open, or at the first.
func (x *signedDialog) begin() {
	x.grid.SetRows(x.rows)
	x.shown = true
	rows := x.grid.Rows()
	if len(rows) == 0 {
		return
	}
	at := max(slices.IndexFunc(rows, (*signedRow).open), 0)
	x.grid.Select(rows[at].id())
}

// goOn leaves a line that was decided for the next open one below it; where there is none it
// stays.
func (x *signedDialog) goOn(from *signedRow) {
	rows := x.grid.Rows() // in the order that she sees
	at := slices.Index(rows, from)
	stays := func(r *signedRow) bool { return slices.Contains(x.rows, r) }
	to := at + 1 + slices.IndexFunc(rows[at+1:], func(r *signedRow) bool { return r.open() && stays(r) })
	if to == at { // none
		to = at
		if !stays(from) {
			to = slices.IndexFunc(rows, stays)
		}
	}
	x.grid.SetRows(x.rows)
	if to >= 0 {
		x.grid.Select(rows[to].id())
	}
	x.refresh()
}

// enter goes on from a line that is decided to the next open one, at the end to one that was
// left above. On a line that is open it does nothing: it is pressed without need behind what
// decides, which has gone on by itself.
func (x *signedDialog) enter(r *signedRow) {
	if r.open() {
		return
	}
	rows := x.grid.Rows()
	at := slices.Index(rows, r)
	for i := range rows {
		if next := rows[(at+1+i)%len(rows)]; next.open() {
			x.grid.Select(next.id())
			return
		}
	}
}

// left counts the lines that are open.
func (x *signedDialog) left() (n int) {
	for _, r := range x.rows {
		if r.open() {
			n++
		}
	}
	return n
}

// afterwards says on a line that is decided how many are still open, and how to get there.
func (x *signedDialog) afterwards() string {
	if n := x.left(); n > 0 {
		return lang.X("signed.after", "決めていない行が、ほかに{{.N}}行あります。Enter で移ります。", map[string]any{"N": n})
	}
	return lang.X("signed.after.none", "確かめる行は、これで終わりです。Ctrl+Enter で記録します。")
}

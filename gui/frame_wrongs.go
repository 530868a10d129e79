package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// wrongs are errors of what she did while working on, above the bottom line until she
// closes them. They take no key.
type wrongs struct {
	d    *desk
	said []string // the oldest first
	box  *fyne.Container
	all  *kit.Button
	root *fyne.Container
}

// wrongsShown is how many stand there; the button leads to the others.
const wrongsShown = 4

func newWrongs(d *desk) *wrongs {
	w := &wrongs{d: d, box: kit.Col(4)}
	w.all = kit.NewLink("", func() {
		kit.Inform(d.win, lang.X("error.title", "お知らせ"), strings.Join(w.said, "\n"))
	})
	off := kit.NewLink(lang.X("close", "閉じる"), func() { w.close() })
	w.root = kit.Pad(0, 24, 8, 24, kit.Bar(kit.ToneBad, container.NewBorder(nil, nil, nil, container.NewVBox(kit.Row(12, w.all, off)), w.box)))
	w.root.Hide()
	return w
}

// add says one more, unless it is what was said last.
func (w *wrongs) add(text string) {
	if n := len(w.said); n > 0 && w.said[n-1] == text {
		return
	}
	w.said = append(w.said, text)
	w.show()
}

// close forgets them; false if there are none.
func (w *wrongs) close() bool {
	if len(w.said) == 0 {
		return false
	}
	w.said = nil
	w.show()
	return true
}

func (w *wrongs) show() {
	w.box.Objects = nil
	for _, text := range w.said[max(0, len(w.said)-wrongsShown):] {
		w.box.Add(kit.NewProse(text))
	}
	w.all.Hidden = len(w.said) <= wrongsShown
	w.all.SetText(lang.X("wrongs.all", "{{.N}}件すべてを見る", map[string]any{"N": len(w.said)}))
	w.root.Hidden = len(w.said) == 0
	if f := w.d.program.frame; f != nil {
		f.root.Refresh() // its height has changed
	}
}

// text is all that is said.
func (w *wrongs) text() string { return strings.Join(w.said, "\n") }

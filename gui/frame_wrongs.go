package gui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// wrongs are errors of what she did while working on, and what is to be asked about it,
// above the bottom line until she closes them. They take no key.
type wrongs struct {
	d    *desk
	said []wrong // the oldest first
	box  *fyne.Container
	all  *kit.Button
	root *fyne.Container
}

// wrong is one of them, perhaps with an answer.
type wrong struct {
	text, verb string
	do         func()
}

// wrongsShown is how many stand there; the button leads to the others.
const wrongsShown = 4

func newWrongs(d *desk) *wrongs {
	w := &wrongs{d: d, box: kit.Col(4)}
	w.all = kit.NewLink("", func() {
		kit.Inform(d.win, lang.X("error.title", "お知らせ"), w.text())
	})
	off := kit.NewLink(lang.X("close", "閉じる"), func() { w.close() })
	w.root = kit.Pad(0, 24, 18, 24, kit.Bar(kit.ToneBad, kit.Border(nil, nil, nil, container.NewVBox(kit.Row(12, w.all, off)), w.box)))
	w.root.Hide()
	return w
}

// add says one more, unless it is what was said last.
func (w *wrongs) add(text string) { w.ask(text, "", nil) }

// ask is add with a link that answers it, and is gone then.
func (w *wrongs) ask(text, verb string, do func()) {
	if n := len(w.said); n > 0 && w.said[n-1].text == text {
		return
	}
	w.said = append(w.said, wrong{text, verb, do})
	w.show()
}

// line shows one.
func (w *wrongs) line(x wrong) fyne.CanvasObject {
	text := kit.NewProse(x.text)
	if x.verb == "" {
		return text
	}
	return kit.Border(nil, nil, nil, kit.NewLink(x.verb, func() {
		w.said = slices.DeleteFunc(w.said, func(y wrong) bool { return y.text == x.text })
		w.show()
		x.do()
	}), text)
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
	for _, x := range w.said[max(0, len(w.said)-wrongsShown):] {
		w.box.Add(w.line(x))
	}
	w.all.Hidden = len(w.said) <= wrongsShown
	w.all.SetText(lang.X("wrongs.all", "{{.N}}件すべてを見る", map[string]any{"N": len(w.said)}))
	w.root.Hidden = len(w.said) == 0
	if f := w.d.program.frame; f != nil {
		f.root.Refresh() // its height has changed
	}
}

// text is all that is said.
func (w *wrongs) text() string {
	var all []string
	for _, x := range w.said {
		all = append(all, x.text)
	}
	return strings.Join(all, "\n")
}

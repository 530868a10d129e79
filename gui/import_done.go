package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// importEnd is the last step: what was done, and a way back.
type importEnd struct {
	d     *desk
	box   *fyne.Container
	first *kit.Button
	undo  *kit.Button // takes back what was taken in
	label string      // where one goes on from here
	open  func()
	root  *fyne.Container
}

func newImportEnd(d *desk, label string, open func()) *importEnd {
	e := &importEnd{d: d, label: label, open: open, box: container.NewStack(), first: kit.NewPrimary("", nil)}
	e.root = container.NewVBox(e.box)
	return e
}

// showResult says what was done. made: a backup was made before; second: it reached the
// second place too.
func (e *importEnd) showResult(sentences []string, made, second bool) {
	d := e.d
	e.first = kit.NewPrimary(e.label, e.open)
	col := kit.Col(8, kit.Row(8, kit.NewChip(kit.Chip{Text: lang.X("import.done", "✓ 完了"), Tone: kit.ToneGood})), kit.NewProse(sentences[0]))
	for _, s := range sentences[1:] {
		col.Add(kit.NewProse(s))
	}
	if made {
		col.Add(kit.NewMuted(lang.X("import.backup", "取り込む前に、控えを取りました。")))
	}
	if !second {
		col.Add(kit.Bar(kit.ToneWarn, kit.NewProse(lang.X("import.backup.second", "二つ目の置き場所には控えを置けませんでした。手元の控えは取れています。"))))
	}
	ways := kit.Row(8, e.first)
	d.offers.drop(e.undo)
	if d.did.ID != 0 { // else it changed nothing
		e.undo = d.undoButton(d.did)
		ways.Add(e.undo)
	}
	col.Add(kit.Pad(8, 0, 0, 0, ways))
	e.box.Objects = []fyne.CanvasObject{kit.Card(col)}
	e.root.Refresh()
}

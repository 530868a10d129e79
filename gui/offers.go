package gui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// offers keeps true what stands on the screen to take an operation back: a notice, a
// button, a name in green. Each is about one operation, and hears when that one is gone,
// however it went, and when it is there again. It is for the Fyne goroutine.
type offers struct {
	d      *desk
	made   map[any]*offer // by what shows it
	serial int            // of the last look
}

// offer is one way back to one operation.
type offer struct {
	id     int64
	stands bool
	turn   func(stands bool)
}

func newOffers(d *desk) *offers { return &offers{d: d, made: map[any]*offer{}} }

// make lets turn be called whenever o is gone, and when it stands again; owner shows it,
// instead of what it showed before. It is taken to stand now: what does not is turned as
// soon as that is known.
func (s *offers) make(owner any, o data.Operation, turn func(stands bool)) {
	delete(s.made, owner)
	if o.ID == 0 {
		turn(false)
		return
	}
	s.made[owner] = &offer{id: o.ID, stands: true, turn: turn}
	s.look()
}

// drop forgets what owner shows.
func (s *offers) drop(owner any) { delete(s.made, owner) }

// look asks the ledger which of the operations stand; it is called after every change.
func (s *offers) look() {
	if len(s.made) == 0 {
		return
	}
	s.serial++
	mine := s.serial
	ids := make([]int64, 0, len(s.made))
	for _, o := range s.made {
		ids = append(ids, o.id)
	}
	s.d.sh.spawn(func() {
		stand, err := s.d.store.Standing(context.Background(), ids...)
		s.d.sh.onUI(func() {
			if err == nil && mine == s.serial && !s.d.sh.closed {
				s.show(stand)
			}
		})
	})
}

func (s *offers) show(stand map[int64]bool) {
	var turned []*offer
	for _, o := range s.made {
		if stands, known := stand[o.id]; known && stands != o.stands {
			o.stands = stands
			turned = append(turned, o)
		}
	}
	for _, o := range turned {
		o.turn(o.stands)
	}
}

// takenBack says of a way back that it was gone, in the place of its label: 元に戻しました,
// or やり直しました of an undo.
func takenBack(o data.Operation) string {
	if o.Mode == "undo" {
		return lang.X("offer.again", "やり直しました")
	}
	return lang.X("offer.gone", "元に戻しました")
}

// takeBackLabel is what a way back is called: 元に戻す, or やり直す of an undo.
func takeBackLabel(o data.Operation) string {
	if o.Mode == "undo" {
		return lang.X("undo.redo", "やり直す")
	}
	return lang.X("undo.undo", "元に戻す")
}

// undoButton is a button that takes back one operation and says when that was done,
// here or elsewhere.
func (d *desk) undoButton(o data.Operation) *kit.Button {
	b := kit.NewButton(takeBackLabel(o), d.takeBack(o))
	d.offers.make(b, o, func(stands bool) { turnButton(b, o, stands) })
	return b
}

func turnButton(b *kit.Button, o data.Operation, stands bool) {
	if stands {
		b.SetText(takeBackLabel(o))
		b.Enable()
		return
	}
	b.SetText(takenBack(o))
	b.Disable()
}

// sayUndo says something with a way to take back one operation, that one only; if that
// is gone while it is read, it says so instead.
func (d *desk) sayUndo(text string, o data.Operation) {
	said := d.toaster.Show(text, takeBackLabel(o), d.takeBack(o))
	d.offers.make(d.toaster, o, func(stands bool) {
		if stands {
			d.toaster.Amend(said, text, takeBackLabel(o), d.takeBack(o))
			return
		}
		gone := lang.X("undo.undone", "元に戻しました: {{.What}}", map[string]any{"What": words.Operation(plainly(o))})
		if o.Mode == "undo" {
			gone = lang.X("undo.redone", "やり直しました: {{.What}}", map[string]any{"What": words.Operation(plainly(o))})
		}
		d.toaster.Amend(said, gone, "", nil)
	})
}

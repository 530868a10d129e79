package gui

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// act runs one operation of the ledger. It is saved when it returns; what was done
// is said with a way to undo it. done (may be nil) runs on the Fyne goroutine if it
// went well; an error is shown.
func (d *desk) act(f func(context.Context) error, done func()) {
	d.actOr(f, done, nil)
}

// actOr is act for a form: wrong (may be nil) gets the error first and says
// whether it has shown it, for instance beside the fields.
func (d *desk) actOr(f func(context.Context) error, done func(), wrong func(error) bool) {
	d.sh.spawn(func() {
		did, err := d.store.Did(context.Background(), f)
		d.sh.onUI(func() {
			if err != nil {
				if wrong == nil || !wrong(err) {
					d.fail(err)
				}
				return
			}
			did = slices.DeleteFunc(did, func(o data.Operation) bool { return !undoable(o) })
			if len(did) > 0 {
				d.sayDone(did[len(did)-1])
			}
			if done != nil {
				done()
			}
		})
	})
}

// undoable: an operation that changed something, not a note that something left.
func undoable(o data.Operation) bool { return o.Mode == "do" || o.Mode == "redo" }

// sayDone says what was just done, with a way back.
func (d *desk) sayDone(o data.Operation) {
	d.toaster.Show(words.Operation(o), lang.X("undo.undo", "元に戻す"), d.undo)
}

// read reads something once, for a dialog or a field; show runs on the Fyne
// goroutine.
func (d *desk) read(f func(context.Context) (show func(), err error)) {
	d.sh.spawn(func() {
		show, err := f(context.Background())
		d.sh.onUI(func() {
			switch {
			case d.sh.closed: // nobody waits for it any more
			case err != nil:
				d.fail(err)
			case show != nil:
				show()
			}
		})
	})
}

// afterwards does something on the Fyne goroutine when what is shown now has been
// drawn.
func (d *desk) afterwards(f func()) {
	if d.program.inTest {
		f()
		return
	}
	kit.Later(250*time.Millisecond, func() {
		if !d.sh.closed {
			f()
		}
	})
}

// task runs a long job behind a bar with 中止. done runs on the Fyne goroutine if it
// ended well; after 中止 nothing is said but that nothing changed.
func (d *desk) task(title string, f func(context.Context, data.Progress) error, done func()) {
	ctx, cancel := context.WithCancel(context.Background())
	step, hide := kit.ShowProgress(d.win, title, cancel)
	d.sh.spawn(func() {
		err := f(ctx, func(n, total int) { step("", n, total) })
		d.sh.onUI(func() {
			cancel()
			hide()
			switch {
			case errors.Is(err, context.Canceled):
				d.toaster.Show(words.Error(context.Canceled), "", nil)
			case err != nil:
				d.fail(err)
			default:
				done()
			}
		})
	})
}

// undo takes back the last operation and says which it was; redo does it again.
func (d *desk) undo() {
	d.turnBack(d.store.Undo, lang.X("undo.nothing", "元に戻す操作はありません"), func(o data.Operation) {
		d.toaster.Show(lang.X("undo.undone", "元に戻しました: {{.What}}", map[string]any{"What": words.Operation(plainly(o))}), lang.X("undo.redo", "やり直す"), d.redo)
	})
}

func (d *desk) redo() {
	d.turnBack(d.store.Redo, lang.X("redo.nothing", "やり直す操作はありません"), func(o data.Operation) {
		d.toaster.Show(lang.X("undo.redone", "やり直しました: {{.What}}", map[string]any{"What": words.Operation(plainly(o))}), lang.X("undo.undo", "元に戻す"), d.undo)
	})
}

func (d *desk) turnBack(f func(context.Context) (data.Operation, error), nothing string, said func(data.Operation)) {
	d.sh.spawn(func() {
		o, err := f(context.Background())
		d.sh.onUI(func() {
			switch {
			case errors.Is(err, data.ErrNotFound):
				d.toaster.Show(nothing, "", nil)
			case err != nil:
				d.fail(err)
			default:
				said(o)
			}
		})
	})
}

// plainly is the operation itself, whichever way it was done.
func plainly(o data.Operation) data.Operation {
	o.Mode = "do"
	return o
}

// inBackground runs something long while no ledger is open.
func (p *program) inBackground(f func() error, done func(error)) {
	if p.inTest {
		done(f())
		return
	}
	go func() {
		err := f()
		fyne.Do(func() { done(err) })
	}()
}

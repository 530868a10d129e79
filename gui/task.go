package gui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// act runs one operation of the ledger, after all that she did before. It is saved when
// it returns; what was done is said with a way to undo it. done (may be nil) runs on the
// Fyne goroutine if it went well; an error is said without taking the keyboard.
func (d *desk) act(f func(context.Context) error, done func()) {
	d.actOr(f, done, nil)
}

// actOr is act for a form: wrong (may be nil) gets the error first and says
// whether it has shown it, for instance beside the fields.
func (d *desk) actOr(f func(context.Context) error, done func(), wrong func(error) bool) {
	d.queue.do(func() func() {
		did, err := d.store.Did(context.Background(), f)
		return func() {
			if err != nil {
				if wrong == nil || !wrong(err) {
					d.complain(err)
				}
				return
			}
			if d.note(did); d.did.ID != 0 {
				d.sayDone(d.did)
			}
			if done != nil {
				done()
			}
			d.sh.refocus()
		}
	})
}

// note keeps the last of the operations that an act did, for its done.
func (d *desk) note(did []data.Operation) {
	d.did = data.Operation{}
	for _, o := range did {
		if undoable(o) {
			d.did = o
		}
	}
}

// about says whom an error of an operation is about, if the ledger has not come so far
// as to say it.
func about(err error, what, whom string) error {
	var said *data.Attempt
	if err == nil || errors.As(err, &said) {
		return err
	}
	return &data.Attempt{Operation: data.Operation{What: what, About: whom, Mode: "do"}, Err: err}
}

// undoable: an operation that changed something, not a note that something left.
func undoable(o data.Operation) bool { return o.Mode == "do" || o.Mode == "redo" }

// sayDone says what was just done, with a way back.
func (d *desk) sayDone(o data.Operation) { d.sayUndo(words.Operation(o), o) }

// read reads something once, for what is in the window already; show runs on the Fyne
// goroutine.
func (d *desk) read(f load) {
	d.sh.spawn(func() {
		show, err := f(context.Background())
		d.sh.onUI(func() {
			switch {
			case d.sh.closed: // nobody waits for it any more
			case err != nil:
				d.complain(err)
			case show != nil:
				show()
				d.sh.refocus()
			}
		})
	})
}

// opens reads what a dialog shows, and shows it. Until then nothing else can be done, and
// what she types goes to the dialog; Esc gives it up.
func (d *desk) opens(f load) {
	ctx, cancel := context.WithCancel(context.Background())
	held := kit.Hold(d.win, cancel)
	d.sh.spawn(func() {
		show, err := f(ctx)
		d.sh.onUI(func() {
			stopped := ctx.Err() != nil
			cancel()
			held.Release()
			switch {
			case d.sh.closed || stopped || d.program.closing: // nobody waits for it any more
			case err != nil:
				d.complain(err)
			case show != nil:
				show()
				held.Pass()
				d.sh.refocus()
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

// task runs a long job behind a bar with 中止, after all that she did before. done runs
// on the Fyne goroutine if it ended well; after 中止 nothing is said but that nothing
// changed.
func (d *desk) task(title string, f func(context.Context, data.Progress) error, done func()) {
	d.taskOr(title, f, done, nil)
}

// reads is task for what is only read, to be shown: closing the program gives it up.
func (d *desk) reads(title string, f func(context.Context, data.Progress) error, done func()) {
	ctx, cancel := context.WithCancel(context.Background())
	d.reading = cancel
	d.taskIn(ctx, cancel, title, f, done, nil)
}

// stopReading gives up what is only being read.
func (d *desk) stopReading() {
	if d.reading != nil {
		d.reading()
	}
}

// taskOr is task where wrong (may be nil) gets an error first and says whether it has
// shown it.
func (d *desk) taskOr(title string, f func(context.Context, data.Progress) error, done func(), wrong func(error) bool) {
	ctx, cancel := context.WithCancel(context.Background())
	d.taskIn(ctx, cancel, title, f, done, wrong)
}

// taskIn runs it. Once the program is closing nothing more is shown of it.
func (d *desk) taskIn(ctx context.Context, cancel func(), title string, f func(context.Context, data.Progress) error, done func(), wrong func(error) bool) {
	step, hide := kit.ShowProgress(d.win, title, cancel)
	d.queue.named(title, func() func() {
		did, err := d.store.Did(ctx, func(ctx context.Context) error {
			if ctx.Err() != nil {
				return ctx.Err() // stopped while it waited
			}
			return f(ctx, func(n, total int) { step("", n, total) })
		})
		return func() {
			cancel()
			hide()
			switch {
			case d.program.closing && err != nil && !errors.Is(err, context.Canceled):
				d.failed = err
			case d.program.closing:
				d.note(did)
			case errors.Is(err, context.Canceled):
				d.toaster.Show(words.Error(context.Canceled), "", nil)
			case err != nil:
				if wrong == nil || !wrong(err) {
					d.fail(err)
				}
			default:
				d.note(did)
				done()
			}
		}
	})
}

// undo takes back the last operation, whichever that is when its turn comes, and says
// which it was; redo does it again.
func (d *desk) undo() {
	d.turnBack(d.undoLast, lang.X("undo.nothing", "元に戻す操作はありません"), 0)
}

func (d *desk) redo() {
	d.turnBack(d.store.Redo, lang.X("redo.nothing", "やり直す操作はありません"), 0)
}

// takeBack is what a button does that names an operation: it takes back that one, or,
// if it was an undo, does it again.
func (d *desk) takeBack(o data.Operation) func() {
	back := func() {
		gone := lang.X("undo.gone", "もう元に戻してあります: {{.What}}", map[string]any{"What": words.Operation(plainly(o))})
		if o.Mode == "undo" {
			gone = lang.X("redo.gone", "もうやり直してあります: {{.What}}", map[string]any{"What": words.Operation(plainly(o))})
		}
		d.turnBack(func(ctx context.Context) (data.Operation, error) { return d.store.UndoOperation(ctx, o.ID) }, gone, o.ID)
	}
	if asksBack(o) {
		return func() { d.askBack(o, back) }
	}
	return back
}

// turnBack undoes or does again, and says what. id is the operation it is about, 0 for
// the last.
func (d *desk) turnBack(f func(context.Context) (data.Operation, error), nothing string, id int64) {
	d.queue.do(func() func() {
		ctx := context.Background()
		var o, blocker data.Operation
		did, err := d.store.Did(ctx, func(ctx context.Context) (err error) {
			o, err = f(ctx)
			return err
		})
		if errors.Is(err, data.ErrConflict) && id != 0 {
			if b, err := d.store.BlockedBy(ctx, id); err == nil {
				blocker = b
			}
		}
		return func() {
			switch {
			case errors.Is(err, errAsks):
				d.takeBack(o)()
			case errors.Is(err, data.ErrNotFound):
				d.toast(nothing)
			case blocker.ID != 0:
				d.complainText(lang.X("history.blocked", "このあとの操作「{{.What}}」({{.At}})が同じ記録を変えているため、先にそちらを元に戻します。", map[string]any{"What": words.Operation(blocker), "At": d.moment(blocker.At)}))
			case err != nil:
				d.complain(about(err, o.What, o.About))
			case len(did) > 0:
				d.sayTurned(o, did[len(did)-1])
			}
		}
	})
}

// sayTurned says that o was undone, or done again, by another operation.
func (d *desk) sayTurned(o, by data.Operation) {
	what := map[string]any{"What": words.Operation(plainly(o))}
	if by.Mode == "undo" {
		d.sayUndo(lang.X("undo.undone", "元に戻しました: {{.What}}", what), by)
		return
	}
	d.sayUndo(lang.X("undo.redone", "やり直しました: {{.What}}", what), by)
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
	spawn(func() {
		err := f()
		kit.OnUI(func() { done(err) })
	})
}

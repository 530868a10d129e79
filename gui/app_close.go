package gui

import (
	"context"
	"errors"
	"os"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// close ends the program: what was typed is kept, all that she did is saved, and a
// backup is made first if something changed. A backup that fails does not hold her here,
// and closing twice is closing once.
func (p *program) close() {
	if p.closing {
		return
	}
	p.closing = true
	size := p.win.Canvas().Size()
	p.app.Preferences().SetFloat("width", float64(size.Width))
	p.app.Preferences().SetFloat("height", float64(size.Height))
	d := p.desk
	if d == nil {
		p.quit()
		return
	}
	call(d.sh.now, leaver.Leave)
	if kit.AskDiscard(p.win, func() { p.closePage(d) }) {
		p.closing = false // she may stay
		return
	}
	p.closePage(d)
}

// closePage goes on with closing when nothing that lies over the page would be lost.
func (p *program) closePage(d *desk) {
	p.closing = true
	if d.beforeLeaving(lang.X("unsaved.end", "入力を捨てて終わる"), func() { p.end(d) }) {
		p.closing = false
		return
	}
	if d.askLetters(func() { p.end(d) }) {
		p.closing = false
		return
	}
	p.end(d)
}

// end makes the backup and ends the program, when all that she did is saved. What is only read
// is given up; of what else was under way she is told if it failed, and stays.
func (p *program) end(d *desk) {
	p.closing = true
	d.stopReading()
	ctx, cancel := context.WithCancel(context.Background())
	step, hide := kit.ShowProgress(p.win, lang.X("closing", "控えを取ってから終わります"), cancel)
	if d.queue.busy {
		step(d.queue.said(), 0, 0)
	}
	d.queue.empty(func() {
		if err := d.failed; err != nil {
			hide()
			cancel()
			p.closing, d.failed = false, nil
			d.fail(err)
			return
		}
		d.sh.spawn(func() {
			err := d.lastBackup(ctx)
			var state error
			if err != nil && ctx.Err() == nil {
				step(lang.X("closing.looking", "台帳を確かめています"), 0, 0)
				state = d.store.Examine(ctx, func(n, total int) { step("", n, total) })
			}
			stopped := ctx.Err() != nil
			d.sh.onUI(func() {
				hide()
				cancel()
				if err == nil || stopped {
					p.quit()
					return
				}
				logError("backup on exit", err)
				p.closing = false // she may stay, and close again
				p.closeAnyway(err, state)
			})
		})
	})
}

// lastBackup makes a backup if something changed since the last one, or if that cannot
// be known.
func (d *desk) lastBackup(ctx context.Context) error {
	if needed, err := d.store.NeedsBackup(ctx, ""); err == nil && !needed {
		return nil
	}
	_, err := d.store.Backup(ctx, "")
	if errors.Is(err, data.ErrReadOnly) {
		return nil
	}
	return err
}

// closeAnyway asks whether to end without a backup. That the ledger is saved is only said
// of one that is there and whole: state is what looking at it found just now.
func (p *program) closeAnyway(err, state error) {
	d := p.desk
	dialog := &kit.Dialog{Title: lang.X("closing.failed.title", "控えが取れませんでした"), Width: 440,
		Primary: lang.X("closing.anyway", "終わる"), Secondary: lang.X("kit.leave", "やめる")}
	why := map[string]any{"Why": words.Error(err), "Folder": d.store.BackupFolder()}
	end := p.quit
	switch fi, missing := os.Stat(d.store.BackupFolder()); {
	case errors.Is(state, data.ErrDamaged):
		dialog.Title = lang.X("damage.title", "台帳が壊れています")
		dialog.Content = kit.NewProse(lang.X("closing.damaged", "{{.Why}}\n\nこのまま終わっても、台帳は直りません。", map[string]any{"Why": words.Error(state)}))
		dialog.Primary, dialog.Aside = lang.X("damage.see", "直し方を見る"), kit.NewLink(lang.X("closing.anyway", "終わる"), p.quit)
		end = func() {
			p.frame.status.showHealth()
			d.goSettings(partBackup)
		}
	case state != nil:
		dialog.Content = kit.NewProse(lang.X("closing.unknown", "{{.Why}}\n\n台帳を確かめることもできませんでした。{{.State}}\n\nこのまま終わりますか?", map[string]any{"Why": words.Error(err), "State": words.Error(state)}))
		if errors.Is(state, data.ErrReplaced) {
			dialog.Content = kit.NewProse(lang.X("closing.gone", "{{.State}}\n\nこのまま終わりますか?", map[string]any{"State": words.Error(state)}))
		}
	case missing == nil && !fi.IsDir():
		dialog.Content = kit.NewProse(lang.X("closing.nofolder", "控えを置くフォルダー「{{.Folder}}」と同じ名前のファイルがあるため、控えを置けません。そのファイルの名前を変えるか移してから、もう一度終わってください。\n\n台帳そのものは保存されています(いま確かめました)。このまま終わりますか?", why))
	default:
		dialog.Content = kit.NewProse(lang.X("closing.failed", "{{.Why}}\n\n台帳そのものは保存されています(いま確かめました)。このまま終わりますか?", why))
	}
	yes := false
	dialog.OnPrimary = func() bool { yes = true; return true }
	dialog.OnClosed = func() {
		if yes {
			end()
		}
	}
	kit.Show(p.win, dialog)
}

package gui

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"jibun/gui/native"
)

// logoffTime is how long a backup may take once the system waits no longer; it ends a
// program that does not answer for five seconds.
const logoffTime = 4 * time.Second

// logoff is what happens when the user logs off with the window open: as when it is
// closed, and the system waits for it.
func (p *program) logoff() native.Closing {
	return native.Closing{
		Reason: lang.X("closing", "控えを取ってから終わります"),
		Ask: func() bool {
			if !p.unfinished() {
				return false
			}
			p.close()
			return true
		},
		Now: p.lastMoment,
	}
}

// unfinished reports whether closing would have something to do: what was typed is kept
// first.
func (p *program) unfinished() bool {
	d := p.desk
	if d == nil {
		return false
	}
	call(d.sh.now, leaver.Leave)
	if d.queue.busy || p.closing {
		return true
	}
	needed, err := d.store.NeedsBackup(context.Background(), "")
	return err != nil || needed
}

// lastMoment makes the backup that is still missing, here and now: nothing else will
// run any more.
func (p *program) lastMoment() {
	if p.desk == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), logoffTime)
	defer cancel()
	for p.closing && ctx.Err() == nil { // one is being made: perhaps it is done in time
		if needed, err := p.desk.store.NeedsBackup(ctx, ""); err != nil || !needed {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err := p.desk.lastBackup(ctx); err != nil {
		logError("backup at logoff", err)
	}
}

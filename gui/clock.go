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

// backupEvery is how long a change may stay without a backup.
const backupEvery = 30 * time.Minute

// tick watches the clock while a ledger is open: a new day shows itself, offers
// whose time is over are noticed, and a backup is made when half an hour brought
// changes.
func (p *program) tick(ctx context.Context) {
	d := p.desk
	d.sh.spawn(func() {
		minute := time.NewTicker(time.Minute)
		defer minute.Stop()
		warm(ctx, d.store)
		today, last := d.store.Today(), time.Now()
		for {
			select {
			case <-ctx.Done():
				return
			case <-minute.C:
			}
			if now := d.store.Today(); now != today {
				today = now
				d.sh.onUI(d.sh.reload)
			}
			if time.Since(last) >= backupEvery {
				last = time.Now()
				p.backup(ctx)
			}
		}
	})
}

// warm reads everybody and what is counted of them when the first page has long been
// shown, so that the first letter she types into a search finds as quickly as the
// others, and 名簿 is there at once.
func warm(ctx context.Context, s *data.Store) {
	select {
	case <-ctx.Done():
	case <-time.After(time.Second):
		if _, err := s.People(ctx, data.PersonFilter{Limit: 1}); err != nil && ctx.Err() == nil {
			logError("read everybody", err)
		}
	}
}

// backup makes a backup if something changed since the last one.
func (p *program) backup(ctx context.Context) {
	d := p.desk
	needed, err := d.store.NeedsBackup(ctx, "")
	if err != nil || !needed {
		return
	}
	if _, err = d.store.Backup(ctx, ""); err != nil {
		logError("backup", err)
	}
	d.sh.onUI(func() {
		if err != nil && !errors.Is(err, context.Canceled) {
			d.toaster.Warn(words.Error(err))
		}
		if p.desk == d { // not another ledger by now
			p.frame.status.loadBackup()
		}
	})
}

// close ends the program: what was typed is kept, and a backup is made first if
// something changed. A backup that fails does not hold her here, and closing twice
// is closing once.
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
	ctx, cancel := context.WithCancel(context.Background())
	if needed, err := d.store.NeedsBackup(ctx, ""); err != nil || !needed {
		cancel()
		p.quit()
		return
	}
	_, hide := kit.ShowProgress(p.win, lang.X("closing", "控えを取ってから終わります"), cancel)
	d.sh.spawn(func() {
		_, err := d.store.Backup(ctx, "")
		d.sh.onUI(func() {
			hide()
			stopped := errors.Is(err, context.Canceled)
			cancel()
			if err == nil || stopped || errors.Is(err, data.ErrReadOnly) {
				p.quit()
				return
			}
			logError("backup on exit", err)
			kit.Confirm(p.win, lang.X("closing.failed.title", "控えが取れませんでした"),
				lang.X("closing.failed", "{{.Why}}\n\n台帳そのものは保存されています。このまま終わりますか?", map[string]any{"Why": words.Error(err)}),
				lang.X("closing.anyway", "終わる"), false, p.quit)
			p.closing = false // she may stay, and close again
		})
	})
}

package gui

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	"jibun/data"
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
		today, last, looked := d.store.Today(), time.Now(), time.Now()
		for {
			select {
			case <-ctx.Done():
				return
			case <-minute.C:
			}
			d.sh.onUI(func() {
				if p.desk == d {
					p.frame.status.followBackup()
				}
			})
			if now := d.store.Today(); now != today {
				today = now
				d.sh.onUI(d.sh.reload)
			}
			if time.Since(last) >= backupEvery {
				last = time.Now()
				p.backup(ctx)
			}
			if time.Since(looked) >= examineEvery {
				looked = time.Now()
				p.findDamage(ctx, d)
			}
		}
	})
}

// warm reads everybody and what is counted of them when the first page has long been
// shown, so that the first letter she types into a search finds as quickly as the
// others, and 名簿 is there at once. What the start itself left behind, half of all, goes
// back to the system: other programs of an office PC need it.
func warm(ctx context.Context, s *data.Store) {
	select {
	case <-ctx.Done():
	case <-time.After(time.Second):
		if _, err := s.People(ctx, data.PersonFilter{Limit: 1}); err != nil && ctx.Err() == nil {
			logError("read everybody", err)
		}
		debug.FreeOSMemory()
	}
}

// backup makes a backup if something changed since the last one.
func (p *program) backup(ctx context.Context) {
	d := p.desk
	needed, err := d.store.NeedsBackup(ctx, "")
	if err == nil && !needed {
		return
	}
	// if it cannot be known, it is tried, and what is in the way is said
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

package sqlite

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/gofrs/flock"

	"jibun/data/internal/db"
)

// lock is a file beside the ledger, and another one in which stands who holds it,
// because on Windows nobody can read the locked one.
type lock struct {
	f      *flock.Flock
	holder string
}

// Lock takes the lock, or says who has it. The file of the lock is left where it
// is; another user's, which can only be read, serves as well. Who holds it is told
// if it can be told: what another user's crash left there stands in nobody's way.
func (Engine) Lock(file string, who db.Holder) (db.Lock, *db.Holder, error) {
	l := &lock{f: flock.New(file+".lock", flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o666)), holder: file + ".holder"}
	ok, err := l.f.TryLock()
	if errors.Is(err, fs.ErrPermission) {
		l.f = flock.New(file+".lock", flock.SetFlag(os.O_RDONLY))
		ok, err = l.f.TryLock()
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", db.ErrNoLock, err)
	}
	for range 3 { // somebody may just be looking whether it is held
		if ok || err != nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
		ok, err = l.f.TryLock()
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", db.ErrNoLock, err)
	}
	if !ok {
		h := readHolder(l.holder)
		return nil, &h, nil
	}
	l.tell(who)
	return l, nil, nil
}

// tell writes who holds the lock into a new file: what lies there may be a link to
// somewhere else.
func (l *lock) tell(who db.Holder) {
	_ = os.Remove(l.holder)
	b, err := json.Marshal(who)
	if err != nil {
		return
	}
	f, err := os.OpenFile(l.holder, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return
	}
	_, _ = f.Write(b)
	_ = f.Close()
}

// Held tries the lock without making one.
func (Engine) Held(file string) bool {
	if _, err := os.Stat(file + ".lock"); err != nil {
		return false
	}
	f := flock.New(file+".lock", flock.SetFlag(os.O_RDONLY))
	ok, err := f.TryRLock()
	if ok {
		_ = f.Unlock()
	}
	return err == nil && !ok
}

func readHolder(file string) db.Holder {
	var h db.Holder
	b, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(b, &h) != nil {
		return db.Holder{Who: "?"}
	}
	return h
}

// Release lets go of it.
func (l *lock) Release() error {
	_ = os.Remove(l.holder)
	return l.f.Close()
}

package sqlite

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/gofrs/flock"

	"jibun/data/internal/db"
)

// lock is a file beside the ledger, and another one in which stands who holds it,
// because on Windows nobody can read the locked one.
type lock struct {
	f      *flock.Flock
	holder string
}

// Lock takes the lock, or says who has it.
func (Engine) Lock(file string, who db.Holder) (db.Lock, *db.Holder, error) {
	f, err := os.OpenFile(file+".lock", os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", db.ErrNoLock, err)
	}
	f.Close()
	l := &lock{f: flock.New(file + ".lock"), holder: file + ".holder"}
	ok, err := l.f.TryLock()
	if err != nil {
		return nil, nil, fmt.Errorf("lock: %w", err)
	}
	if !ok {
		h := readHolder(l.holder)
		return nil, &h, nil
	}
	b, err := json.Marshal(who)
	if err == nil {
		err = os.WriteFile(l.holder, b, 0o644)
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("write who holds the lock: %w", err), l.f.Unlock())
	}
	return l, nil, nil
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

package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"jibun/data/internal/place"
)

// lock makes one program at a time the writer. The system lets go of it when
// the program ends, however it ends. Who holds it stands in a file beside,
// because on Windows nobody can read the locked one.
type lock struct {
	f      *flock.Flock
	holder string
}

type holder struct {
	Who   string    `json:"who"`
	Since time.Time `json:"since"`
}

// acquire takes the lock, or says why the ledger is only read.
func acquire(path string, o Options) (*lock, *ReadOnlyReason, error) {
	if kind, name := place.Of(filepath.Dir(path)); kind != "" {
		return nil, &ReadOnlyReason{Kind: kind, Place: name}, nil
	}
	f, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o644)
	if errors.Is(err, os.ErrPermission) || (err != nil && exists(path)) {
		return nil, &ReadOnlyReason{Kind: "file"}, nil
	} else if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrIO, err)
	}
	f.Close()
	if fi, err := os.Stat(path); err == nil && fi.Mode().Perm()&0o200 == 0 {
		return nil, &ReadOnlyReason{Kind: "file"}, nil
	}
	l := &lock{f: flock.New(path + ".lock"), holder: path + ".holder"}
	ok, err := l.f.TryLock()
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrIO, err)
	}
	if !ok {
		h := readHolder(l.holder)
		return nil, &ReadOnlyReason{Kind: "held", Holder: h.Who, Since: h.Since}, nil
	}
	b, err := json.Marshal(holder{o.Who, o.Now().UTC()})
	if err == nil {
		err = os.WriteFile(l.holder, b, 0o644)
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("%w: %w", ErrIO, err), l.f.Unlock())
	}
	return l, nil, nil
}

func readHolder(file string) holder {
	var h holder
	b, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(b, &h) != nil {
		return holder{Who: "?"}
	}
	return h
}

func (l *lock) release() error {
	_ = os.Remove(l.holder)
	return l.f.Close()
}

package db

import (
	"errors"
	"time"
)

// Lock is held by the one who writes.
type Lock interface{ Release() error }

// ErrNoLock: a lock cannot even be made there.
var ErrNoLock = errors.New("lock cannot be made")

// Holder is who writes, and since when.
type Holder struct {
	Who   string    `json:"who"`
	Since time.Time `json:"since"`
}

package data

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
	"jibun/data/report"
	"jibun/data/text"
)

var ledgerNoun = Noun{Table: "ledgers", Label: "台帳", Kinds: KindOffice,
	Columns: []Column{{Name: "uid", Word: "台帳の印", Holds: text.Code}},
	named:   func(context.Context, *namer, image) (string, error) { return "", nil },
}

// NewUID is 128 bits of chance: no two ledgers have the same.
func NewUID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// identify gives a ledger of an older program the id that a new one has from the
// beginning.
func (s *Store) identify(ctx context.Context) error {
	if s.uid != "" {
		return nil
	}
	uid := NewUID()
	_, err := s.l.WriteUnundone(ctx, "ledger.identify", s.with(func(t *tx) error {
		_, err := t.Add(ctx, "ledgers", row{"uid": uid})
		return err
	}))
	if err == nil {
		s.uid = uid
	}
	return err
}

// uidOf is "" in a ledger of an older program.
func uidOf(ctx context.Context, q db.Querier, l *ledger.Ledger) (uid string, err error) {
	if l.Table("ledgers") == nil {
		return "", nil
	}
	err = db.EachRow(ctx, q, `SELECT uid FROM ledgers ORDER BY id LIMIT 1`, nil, func(rows *sql.Rows) error { return rows.Scan(&uid) })
	return uid, translate(err)
}

// UID tells this ledger from every other one; it is the same in its backups. "" if
// it is of an older program and only read.
func (s *Store) UID() string { return s.uid }

// Witness is the last operation that changed the ledger, with its seal, which witnesses
// everything before it. That a paper left the program changes nothing: saved again it is the
// same.
func (s *Store) Witness(ctx context.Context) (w report.Witness, err error) {
	defer wrap(&err, "Witness()")
	now, err := s.l.LastChange(ctx)
	return report.Witness{Operation: now.Last, Seal: ledger.SealText(now.Seal)}, err
}

package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"strconv"
	"strings"

	"jibun/data/internal/db"
)

// A seal is a digest over the seal before it, the operation and its changes. So
// the check knows that the history itself is undamaged, and nobody can take out or
// change an operation without changing all that follow: who wrote down the last
// seal, for instance on paper, holds a witness of everything before it. It is no
// signature: whoever can write the file and knows how can seal it anew.

// chained is how a seal begins that holds the one before. Those of older programs
// hold only their own operation; Reseal makes them anew.
const chained = "2:"

// SealText is a seal as it is written on paper.
func SealText(seal string) string { return strings.TrimPrefix(seal, chained) }

// beginSeal begins the seal of an operation that follows the one whose seal is
// before, "" for the first.
func beginSeal(before string, op int64) hash.Hash {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%d\x00", before, op)
	return h
}

// sealChange adds what became of a row.
func sealChange(h hash.Hash, table string, id int64, before, after sql.NullString) {
	var b [64]byte
	h.Write([]byte(table))
	h.Write(strconv.AppendInt(append(b[:0], 0), id, 10))
	for _, v := range []sql.NullString{before, after} {
		if v.Valid {
			h.Write([]byte{1})
			h.Write([]byte(v.String))
		} else {
			h.Write([]byte{0})
		}
	}
}

// endSeal adds the operation itself.
func endSeal(h hash.Hash, o Operation) string {
	fmt.Fprintf(h, "\x00%s\x00%s\x00%s\x00%s\x00%s\x00%d", o.at, o.Who, o.What, o.About, o.Mode, o.Undoes)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// lastSeal is that of the last operation, "" if there is none.
func lastSeal(ctx context.Context, q db.Querier) (seal string, err error) {
	err = db.EachRow(ctx, q, `SELECT seal FROM operations ORDER BY id DESC LIMIT 1`, nil, func(rows *sql.Rows) error { return rows.Scan(&seal) })
	return seal, err
}

// Reseal makes the seals of a history anew whose seals do not hold the ones before.
// The caller has checked them. It belongs to an upgrade, inside its transaction.
func Reseal(ctx context.Context, t *db.Tx) error {
	first := ""
	err := db.EachRow(ctx, t, `SELECT seal FROM operations ORDER BY id LIMIT 1`, nil, func(rows *sql.Rows) error { return rows.Scan(&first) })
	if err != nil || first == "" || strings.HasPrefix(first, chained) {
		return err
	}
	var ops []Operation
	err = db.EachRow(ctx, t, `SELECT `+OperationColumns+` FROM operations ORDER BY id`, nil, func(rows *sql.Rows) error {
		o, err := ScanOperation(rows)
		ops = append(ops, o)
		return err
	})
	if err != nil {
		return err
	}
	seals := make([]string, len(ops))
	at, before := 0, ""
	h := hash.Hash(nil)
	if len(ops) > 0 {
		h = beginSeal("", ops[0].ID)
	}
	close := func() {
		seals[at] = chained + endSeal(h, ops[at])
		before = seals[at]
		if at++; at < len(ops) {
			h = beginSeal(before, ops[at].ID)
		}
	}
	err = db.EachRow(ctx, t, `SELECT op_id, tbl, row_id, before, after FROM changes ORDER BY id`, nil, func(rows *sql.Rows) error {
		var op, row int64
		var table string
		var b, a sql.NullString
		if err := rows.Scan(&op, &table, &row, &b, &a); err != nil {
			return err
		}
		for at < len(ops) && ops[at].ID < op {
			close()
		}
		if at == len(ops) || ops[at].ID != op {
			return fmt.Errorf("%w: a change of no operation", ErrDamaged)
		}
		sealChange(h, table, row, b, a)
		return nil
	})
	if err != nil {
		return err
	}
	for at < len(ops) {
		close()
	}
	for i, o := range ops {
		if _, err := t.Exec(ctx, `UPDATE operations SET seal = $1 WHERE id = $2`, seals[i], o.ID); err != nil {
			return err
		}
	}
	return nil
}

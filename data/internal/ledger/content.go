package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"

	"jibun/data/internal/db"
)

// A content is a file that the office keeps in its ledger. Rows name it by its digest in
// the columns that their noun declares (Noun.Contents), and so do their images in the
// history; the bytes are there once. As the history forgets nothing, no content is ever
// removed: undo puts the digest back, and the bytes are there. The seals hold the digests,
// the digests hold the bytes.

// contentsTable is where they are, part of the history and of no noun.
const contentsTable = "contents"

// Digest is how a content is named: SHA-256, in hex.
func Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Keep gives the digest of a content to be named by a row; with the first row that names
// it the content is written.
func (t *Tx) Keep(b []byte) (sum string) {
	sum = Digest(b)
	if t.kept == nil {
		t.kept = map[string][]byte{}
	}
	t.kept[sum] = b
	return sum
}

// contents writes what a row names and is not there yet.
func (t *Tx) contents(ctx context.Context, tab *Table, after []any) error {
	for _, name := range tab.noun.Contents {
		sum, _ := after[tab.index[name]].(string)
		b, ok := t.kept[sum]
		if !ok {
			continue
		}
		if _, err := t.d.Exec(ctx, `INSERT INTO contents (sum, bytes) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM contents WHERE sum = $1)`, sum, b); err != nil {
			return fmt.Errorf("keep content: %w", err)
		}
		delete(t.kept, sum)
	}
	return nil
}

// Content reads a content. ErrNotFound: there is none of the digest. ErrDamaged: its
// bytes are not those of the digest.
func (l *Ledger) Content(ctx context.Context, sum string) (b []byte, err error) {
	found := false
	err = db.EachRow(ctx, l.db.R, `SELECT bytes FROM contents WHERE sum = $1`, []any{sum}, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(&b)
	})
	switch {
	case err != nil:
		return nil, l.translate(err)
	case !found:
		return nil, ErrNotFound
	case Digest(b) != sum:
		return nil, fmt.Errorf("%w: a content is not that of its digest", ErrDamaged)
	}
	return b, nil
}

// names takes the contents into account that an image names.
func (c *comparison) names(tab *Table, image string) {
	if len(tab.noun.Contents) == 0 {
		return
	}
	vals, err := tab.Parse(image)
	if err != nil {
		return // its row is not what it says
	}
	for _, name := range tab.noun.Contents {
		if sum, _ := vals[tab.index[name]].(string); sum != "" {
			c.named[sum] = true
		}
	}
}

// contents compares every content with its digest, and all of them with those that the
// history names.
func (c *comparison) contents(ctx context.Context) error {
	if !c.l.keeps {
		return nil
	}
	var last int64
	err := Each(ctx, c.q, `SELECT id, sum, bytes FROM contents ORDER BY id`, 3, func(v []any) {
		c.Rows++
		id, _ := v[0].(int64)
		sum, _ := v[1].(string)
		b, ok := v[2].([]byte)
		if !ok || Digest(b) != sum {
			c.add(ProblemRowChanged, contentsTable, id, "")
		}
		if !c.named[sum] {
			c.add(ProblemRowExtra, contentsTable, id, "")
		}
		delete(c.named, sum)
		last = id
	})
	for range c.named {
		c.add(ProblemRowMissing, contentsTable, 0, "")
	}
	c.highest[contentsTable] = last
	return c.failed(c.l.db, contentsTable, err)
}

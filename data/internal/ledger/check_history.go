package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"hash"
	"hash/maphash"
	"io/fs"
	"strings"
)

// comparison compares the rows with the history. It keeps no images, only a
// hash of the last one of each row.
type comparison struct {
	CheckReport
	l          *Ledger
	migrations fs.FS
	q          *sql.Tx
	progress   Progress
	done       int
	total      int

	seed    maphash.Seed
	last    map[rowKey]uint64 // rows that exist, by the history
	highest map[string]int64  // the highest id that each table ever had
	named   map[string]bool   // digests of contents
	seal    hash.Hash
	before  string // the seal of the operation before
	chain   bool   // the seals hold the ones before; all of them or none
	buf     []byte
}

type rowKey struct {
	table *Table
	id    int64
}

func (c *comparison) run(ctx context.Context) (err error) {
	c.seed, c.seal = maphash.MakeSeed(), sha256.New()
	c.last, c.highest, c.named = map[rowKey]uint64{}, map[string]int64{}, map[string]bool{}
	if c.q, err = c.l.db.Snapshot(ctx, c.l.db.R); err != nil { // one instant for all that follows
		return c.l.translate(err)
	}
	defer c.q.Rollback() // nothing was written
	for _, step := range []func(context.Context) error{c.size, c.layout, c.history, c.rows, c.contents, c.sequences} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	c.progress.At(c.total, c.total)
	return nil
}

// size estimates the work for the progress bar.
func (c *comparison) size(ctx context.Context) error {
	q := "SELECT coalesce((SELECT max(id) FROM changes), 0)"
	for _, name := range c.l.names() {
		q += " + coalesce((SELECT max(id) FROM " + name + "), 0)"
	}
	err := Each(ctx, c.q, q, 1, func(v []any) { n, _ := v[0].(int64); c.total = int(n) })
	return c.failed(c.l.db, "", err)
}

func (c *comparison) step() {
	if c.done++; c.done%4096 == 0 {
		c.progress.At(min(c.done, c.total), c.total)
	}
}

// layout compares the schema with what the migrations make.
func (c *comparison) layout(ctx context.Context) error {
	id, err := c.l.db.Identify(ctx, c.q)
	if err != nil {
		return c.failed(c.l.db, "", err)
	}
	want, err := c.l.db.LayoutOf(ctx, c.migrations, id.Schema)
	if err != nil {
		return err
	}
	got, err := c.l.db.Layout(ctx, c.q)
	if err != nil {
		return c.failed(c.l.db, "", err)
	}
	for name := range want {
		if got[name] != want[name] {
			c.add(ProblemSchema, "", 0, name)
		}
		delete(got, name)
	}
	for range got {
		c.add(ProblemSchema, "", 0, "") // its name may be anything
	}
	return nil
}

// history walks through operations and changes side by side, both by id.
func (c *comparison) history(ctx context.Context) error {
	ops, err := c.q.QueryContext(ctx, `SELECT id, at, who, what, about, mode, undoes, seal FROM operations ORDER BY id`)
	if err != nil {
		return c.failed(c.l.db, "operations", err)
	}
	defer ops.Close()
	op, next := scanTargets(8)
	var current, lastChange int64
	open := false
	// advance closes the operation before and opens the next one
	advance := func() bool {
		if open {
			c.closeOperation(current, op)
		}
		if open = ops.Next(); !open {
			return false
		}
		before := current
		if ops.Scan(next...) == nil {
			current, _ = op[0].(int64)
		}
		c.Operations++
		if current != before+1 {
			c.add(ProblemChain, "operations", current, "")
		}
		c.openOperation(current, op)
		return true
	}
	advance()
	err = Each(ctx, c.q, `SELECT id, op_id, tbl, row_id, before, after FROM changes ORDER BY id`, 6, func(v []any) {
		ch, ok := asChange(v)
		if !ok || ch.id != lastChange+1 {
			c.add(ProblemChain, "changes", ch.id, "")
		}
		lastChange = ch.id
		for open && current < ch.op {
			advance()
		}
		if !open || current != ch.op {
			c.add(ProblemChain, "changes", ch.id, "")
		}
		c.change(ctx, ch)
	})
	for open && advance() {
	}
	c.highest["operations"], c.highest["changes"] = current, lastChange
	if err := c.failed(c.l.db, "operations", ops.Err()); err != nil {
		return err
	}
	return c.failed(c.l.db, "changes", err)
}

// openOperation begins to seal an operation; op is as for closeOperation.
func (c *comparison) openOperation(id int64, op []any) {
	seal, _ := op[7].(string)
	if c.Operations == 1 {
		c.chain = strings.HasPrefix(seal, chained)
	}
	if c.seal = sha256.New(); c.chain {
		c.seal = beginSeal(c.before, id)
	}
	c.before = seal
}

// closeOperation compares an operation's seal; op is id, at, who, what, about,
// mode, undoes, seal.
func (c *comparison) closeOperation(id int64, op []any) {
	var text [7]string
	ok := true
	for i, k := range []int{1, 2, 3, 4, 5, 7} {
		var is bool
		text[i], is = op[k].(string)
		ok = ok && is
	}
	undoes, is := op[6].(int64)
	o := Operation{ID: id, at: text[0], Who: text[1], What: text[2], About: text[3], Mode: text[4], Undoes: undoes}
	want := endSeal(c.seal, o)
	if c.chain {
		want = chained + want
	}
	if !ok || !is || want != text[5] {
		c.add(ProblemSeal, "operations", id, "")
	}
}

type storedChange struct {
	id, op        int64
	table         string
	row           int64
	before, after sql.NullString
}

// asChange reads a row of changes: id, op_id, tbl, row_id, before, after. Not
// ok: a value has a type that nobody wrote.
func asChange(v []any) (ch storedChange, ok bool) {
	var is [4]bool
	ch.id, is[0] = v[0].(int64)
	ch.op, is[1] = v[1].(int64)
	ch.table, is[2] = v[2].(string)
	ch.row, is[3] = v[3].(int64)
	ok = is == [4]bool{true, true, true, true}
	for i, to := range []*sql.NullString{&ch.before, &ch.after} {
		to.String, to.Valid = v[4+i].(string)
		ok = ok && (to.Valid || v[4+i] == nil)
	}
	return ch, ok
}

// change takes one change into account: it must begin where the last one of
// its row ended.
func (c *comparison) change(ctx context.Context, ch storedChange) {
	c.Changes++
	c.step()
	sealChange(c.seal, ch.table, ch.row, ch.before, ch.after)
	tab := c.l.tables[ch.table]
	if tab == nil {
		c.add(ProblemUnreadable, "changes", ch.id, "")
		return
	}
	k := rowKey{tab, ch.row}
	last, exists := c.last[k]
	if exists != ch.before.Valid || (exists && maphash.String(c.seed, ch.before.String) != last && !c.sameAsLast(ctx, ch)) {
		c.add(ProblemChain, ch.table, ch.row, "")
	}
	if ch.after.Valid {
		c.names(tab, ch.after.String)
		c.last[k] = maphash.String(c.seed, ch.after.String)
	} else {
		delete(c.last, k)
	}
	c.highest[ch.table] = max(c.highest[ch.table], ch.row)
}

// sameAsLast compares what two images mean, not their bytes: the earlier one
// may have been written under an older schema.
func (c *comparison) sameAsLast(ctx context.Context, ch storedChange) bool {
	if c.Found >= maxProblems {
		return false // a damaged ledger is not worth the time
	}
	now, err := c.l.tables[ch.table].Parse(ch.before.String)
	if err != nil {
		return false
	}
	same, err := c.equalsLast(ctx, ch.table, ch.row, ch.id, now)
	return same && err == nil
}

// equalsLast compares vals with the last image of the row before the change.
func (c *comparison) equalsLast(ctx context.Context, table string, row, before int64, vals []any) (bool, error) {
	var image sql.NullString
	err := c.q.QueryRowContext(ctx, `SELECT after FROM changes WHERE row_id = $1 AND tbl = $2 AND id < $3 ORDER BY id DESC LIMIT 1`, row, table, before).Scan(&image)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return c.l.tables[table].equals(vals, image)
}

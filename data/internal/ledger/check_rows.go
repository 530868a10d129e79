package ledger

import (
	"context"
	"hash/maphash"
	"math"
)

// rows compares every row of the office with its last image. What is left of
// the history's rows afterwards is missing.
func (c *comparison) rows(ctx context.Context) error {
	for _, name := range c.l.names() {
		tab := c.l.tables[name]
		err := Each(ctx, c.q, "SELECT "+tab.list+" FROM "+name+" ORDER BY id", len(tab.cols), func(v []any) { c.row(ctx, tab, v) })
		if err := c.failed(c.l.db, name, err); err != nil {
			return err
		}
	}
	for k := range c.last {
		c.add(ProblemRowMissing, k.table.name, k.id, "")
	}
	return nil
}

// row compares one row with its last image: its bytes, or, if the image was
// written under an older schema, what it means.
func (c *comparison) row(ctx context.Context, tab *Table, v []any) {
	c.Rows++
	c.step()
	id, _ := v[tab.index["id"]].(int64)
	k := rowKey{tab, id}
	want, known := c.last[k]
	if !known {
		c.add(ProblemRowExtra, tab.name, id, "")
		return
	}
	delete(c.last, k)
	c.buf = tab.image(c.buf[:0], v)
	if maphash.Bytes(c.seed, c.buf) == want {
		return
	}
	if c.Found < maxProblems { // a damaged ledger is not worth the time
		if same, err := c.equalsLast(ctx, tab.name, id, math.MaxInt64, v); same && err == nil {
			return
		}
	}
	c.add(ProblemRowChanged, tab.name, id, "")
}

// sequences compares the counters from which new ids come with the highest id
// that the history knows: an id is never given twice.
func (c *comparison) sequences(ctx context.Context) error {
	got, err := c.l.db.Sequences(ctx, c.q)
	for name, seq := range got {
		if want, known := c.highest[name]; !known || seq != want {
			c.add(ProblemSchema, "sqlite_sequence", 0, "")
		}
		delete(c.highest, name)
	}
	for name, n := range c.highest {
		if n != 0 {
			c.add(ProblemSchema, "sqlite_sequence", 0, name)
		}
	}
	return c.failed(c.l.db, "sqlite_sequence", err)
}

package xlsx

import "context"

// Options are the wishes for one file. The zero value is fine.
type Options struct {
	// Password, if not empty, encrypts the file (AES-128, as Excel does with a
	// password to open). It keeps out a casual look, no more.
	Password string
	// Progress, if not nil, is told how many of all rows are written. It is
	// called from the goroutine that writes, never more than about a hundred times.
	Progress func(done, total int)
}

// ticker counts rows, tells Progress and notices that ctx has ended.
type ticker struct {
	ctx         context.Context
	tell        func(done, total int)
	done, total int
	step, next  int
}

func newTicker(ctx context.Context, o Options, total int) *ticker {
	step := max(total/100, 64)
	return &ticker{ctx: ctx, tell: o.Progress, total: total, step: step, next: step}
}

// row counts one row; its error is that of the context.
func (t *ticker) row() error {
	t.done++
	if t.done < t.next {
		return nil
	}
	t.next += t.step
	if t.tell != nil {
		t.tell(min(t.done, t.total), t.total)
	}
	return t.ctx.Err()
}

// end reports the last step.
func (t *ticker) end() error {
	if t.tell != nil {
		t.tell(t.total, t.total)
	}
	return t.ctx.Err()
}

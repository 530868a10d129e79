package ledger

import (
	"context"
	"sync"
)

// Did tells what f did to the ledger: the operations that were committed under the
// context it gives to f, in their order. So who calls a function that writes, and
// perhaps writes nothing, need not look at the history before and after.
func (l *Ledger) Did(ctx context.Context, f func(context.Context) error) ([]Operation, error) {
	var done did
	err := f(context.WithValue(ctx, didKey{l}, &done))
	done.mu.Lock()
	defer done.mu.Unlock()
	return done.all, err
}

type didKey struct{ l *Ledger }

type did struct {
	mu  sync.Mutex
	all []Operation
}

func (d *did) add(o Operation) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all = append(d.all, o)
}

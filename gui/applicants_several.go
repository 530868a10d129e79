package gui

import (
	"context"

	"fyne.io/fyne/v2/lang"
)

// severally does something for each of n people, as one operation: all of it or
// nothing, and one 元に戻す takes all of it back. say says what was done, if the usual
// sentence does not.
func (d *desk) severally(n int, f func(ctx context.Context, i int) error, say ...func()) {
	d.act(func(ctx context.Context) error {
		return d.store.Together(ctx, "", func(ctx context.Context) error {
			for i := range n {
				if err := f(ctx, i); err != nil {
					return err
				}
			}
			return nil
		})
	}, func() {
		switch {
		case len(say) > 0:
			say[0]()
		case n > 1:
			d.sayUndo(lang.X("several.done", "{{.N}}名について記録しました。", map[string]any{"N": n}), d.did)
		}
	})
}

package gui

import (
	"context"

	"fyne.io/fyne/v2/lang"
)

// severally does something for each of n people, as one operation: all of it or
// nothing, and one 元に戻す takes all of it back.
func (d *desk) severally(n int, f func(ctx context.Context, i int) error) {
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
		if n > 1 {
			d.sayUndo(lang.X("several.done", "{{.N}}名について記録しました。", map[string]any{"N": n}), d.did)
		}
	})
}

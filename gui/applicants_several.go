package gui

import (
	"context"

	"fyne.io/fyne/v2/lang"
)

// severally does something for each of n people. Each is an operation of its own;
// the one 元に戻す of the notice takes all of them back. What was done before an
// error stays.
func (d *desk) severally(n int, f func(ctx context.Context, i int) error) {
	d.act(func(ctx context.Context) error {
		for i := range n {
			if err := f(ctx, i); err != nil {
				return err
			}
		}
		return nil
	}, func() {
		if n > 1 {
			d.toaster.Show(lang.X("several.done", "{{.N}}名について記録しました。", map[string]any{"N": n}),
				lang.X("several.undo", "すべて元に戻す"), func() { d.undoSeveral(n) })
		}
	})
}

func (d *desk) undoSeveral(n int) {
	d.act(func(ctx context.Context) error {
		for range n {
			if _, err := d.store.Undo(ctx); err != nil {
				return err
			}
		}
		return nil
	}, func() {
		d.toast(lang.X("several.undone", "{{.N}}名について元に戻しました。", map[string]any{"N": n}))
	})
}

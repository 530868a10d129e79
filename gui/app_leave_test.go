package gui

import (
	"context"
	"errors"
	"testing"

	"jibun/data"
)

// What was still being read when a ledger is left is dropped: neither shown in the
// next one nor told as an error.
func TestLeave_dropsWhatIsRead(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	d := p.desk
	var later []func()
	d.sh.spawn = func(f func()) { later = append(later, f) }
	shown := 0
	d.read(func(context.Context) (func(), error) { return func() { shown++ }, nil })
	d.read(func(ctx context.Context) (func(), error) {
		_, err := d.store.Office(ctx)
		return func() { shown++ }, errors.Join(err, errors.New("too late"))
	})
	p.changed(data.KindOffice | data.KindSeminars)
	p.leave()
	for _, f := range later {
		f()
	}
	if shown != 0 {
		t.Errorf("shown %d times after the ledger was left", shown)
	}
	if p.win.Canvas().Overlays().Top() != nil {
		t.Error("an error of a ledger that was left is told")
	}
}

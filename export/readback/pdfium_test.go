package readback

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"jibun/data/datatest/spent"
)

// TestPainter_stops: what PDFium does ends when she stops it, also while it is being made
// ready, and a page is not waited for.
func TestPainter_stops(t *testing.T) {
	data, err := os.ReadFile("testdata/two_pages_jpx.pdf")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	p, err := newPainter(ctx, data)
	if err != nil {
		t.Fatal(err)
	}
	defer p.close()
	start := spent.Now()
	if _, err := p.page(ctx, 1, true); err != nil {
		t.Fatal(err)
	}
	whole := spent.Since(start)
	time.AfterFunc(whole/10, cancel)
	start = spent.Now()
	if _, err := p.page(ctx, 2, true); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if d := spent.Since(start); d > whole/2+100*time.Millisecond {
		t.Errorf("it went on for %v, a whole page takes %v", d, whole)
	}
	if p, err := newPainter(ctx, data); !errors.Is(err, context.Canceled) {
		t.Errorf("%v %v", p, err)
	}
}

package xlsx

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/klauspost/compress/flate"
)

// A sheet comes as one long run of bytes. It is deflated in pieces by several
// processors; that no piece refers back to the one before costs next to nothing
// at this size.
const piece = 512 << 10

// pieces deflates b, which must be long, and puts it after what stands in e.
func (e *part) pieces(b []byte) error {
	if err := e.w.Flush(); err != nil {
		return fmt.Errorf("deflate: %w", err)
	}
	all := slices.Collect(slices.Chunk(b, piece))
	packed, errs := make([]bytes.Buffer, len(all)), make([]error, len(all))
	var next int
	var mu sync.Mutex
	take := func() int {
		mu.Lock()
		defer mu.Unlock()
		next++
		return next - 1
	}
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		wg.Go(func() {
			var w *flate.Writer
			for i := take(); i < len(all); i = take() {
				if w, errs[i] = deflate(w, &packed[i], all[i]); errs[i] != nil {
					return
				}
			}
		})
	}
	e.crc.Write(b)
	wg.Wait()
	for i := range all {
		if errs[i] != nil {
			return fmt.Errorf("deflate: %w", errs[i])
		}
		e.data.Write(packed[i].Bytes())
	}
	e.w.Reset(&e.data) // it must not refer to what it wrote before the pieces
	return nil
}

// deflate packs b on its own, up to a byte's end, with w or a new writer.
func deflate(w *flate.Writer, to *bytes.Buffer, b []byte) (*flate.Writer, error) {
	if w == nil {
		var err error
		if w, err = flate.NewWriter(to, level); err != nil {
			return nil, err
		}
	} else {
		w.Reset(to)
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	return w, w.Flush()
}

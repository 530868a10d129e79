package xlsx

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"runtime"
	"slices"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level 5 of this deflate takes a third of the time of the standard library's
// and packs within some per cent of it.
const level = 5

// piece is how long a piece is, before it is deflated. That no piece refers back to the
// one before costs next to nothing at this size.
const piece = 256 << 10

// slack is room for what is written past the end of a piece: a row.
const slack = 16 << 10

// press deflates pieces beside each other and beside those who make them, as many at
// once as there are processors.
type press struct {
	idle  chan *worker
	busy  sync.WaitGroup
	spare []byte // a buffer that no stream uses
}

// worker deflates one piece at a time.
type worker struct {
	raw    []byte
	packed bytes.Buffer
	w      *flate.Writer
}

func newPress() *press {
	n := runtime.GOMAXPROCS(0)
	p := &press{idle: make(chan *worker, n)}
	for range n {
		p.idle <- &worker{}
	}
	return p
}

// packed is a run of bytes, deflated up to a byte's end.
type packed struct {
	data []byte
	crc  uint32
	size int
	err  error
}

// pack begins to deflate raw into to, and returns another empty buffer.
func (p *press) pack(to *packed, raw []byte) []byte {
	w := <-p.idle
	w.raw, raw = raw, w.raw[:0]
	if raw == nil {
		raw = p.buffer()
	}
	p.busy.Go(func() {
		to.crc, to.size = crc32.ChecksumIEEE(w.raw), len(w.raw)
		to.data, to.err = w.deflate(w.raw, false)
		p.idle <- w
	})
	return raw
}

// buffer is an empty one.
func (p *press) buffer() []byte {
	b := p.spare
	if p.spare = nil; b == nil {
		b = make([]byte, 0, piece+slack)
	}
	return b
}

// stream begins one.
func (p *press) stream() *stream { return &stream{press: p, b: p.buffer()} }

// deflate packs b on its own; last ends the part that it stands in.
func (w *worker) deflate(b []byte, last bool) ([]byte, error) {
	w.packed.Reset()
	if w.w == nil {
		var err error
		if w.w, err = flate.NewWriter(&w.packed, level); err != nil {
			return nil, err
		}
	} else {
		w.w.Reset(&w.packed)
	}
	_, err := w.w.Write(b)
	if err == nil && last {
		err = w.w.Close()
	} else if err == nil {
		err = w.w.Flush()
	}
	if err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	return slices.Clone(w.packed.Bytes()), nil
}

// stream is a long run of a part, or the whole of it, which is deflated while it is
// written: append to b, then cut.
type stream struct {
	b      []byte
	pieces []*packed
	press  *press
	whole  bool // nothing of the part that excelize makes is kept
}

// cut passes on what is long enough.
func (s *stream) cut() {
	if len(s.b) >= piece {
		s.pass()
	}
}

// end passes on the rest.
func (s *stream) end() {
	if len(s.b) > 0 {
		s.pass()
	}
	s.press.spare, s.b = s.b, nil
}

func (s *stream) pass() {
	to := &packed{}
	s.pieces = append(s.pieces, to)
	s.b = s.press.pack(to, s.b)
}

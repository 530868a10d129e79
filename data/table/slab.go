package table

import "strings"

// slab hands out rows of cells from large blocks: no copying when a sheet grows
// and few objects for the garbage collector. A row never spans two blocks.
type slab struct {
	block []Cell
	start int
	total int
}

const slabCells = 4096

func (s *slab) begin() { s.start = len(s.block) }

func (s *slab) add(c Cell) {
	if len(s.block) == cap(s.block) {
		row := s.block[s.start:]
		s.block = append(make([]Cell, 0, max(slabCells, 2*len(row))), row...)
		s.start = 0
	}
	s.block = append(s.block, c)
	s.total++
}

func (s *slab) end() []Cell {
	if s.start == len(s.block) {
		return nil
	}
	return s.block[s.start:len(s.block):len(s.block)]
}

// textStore keeps texts in blocks as well, and equal neighbours (departments,
// titles) only once. Its size is bounded by the limits.
type textStore struct {
	block strings.Builder
	seen  [1 << 12]string
	bytes int
}

func (t *textStore) keep(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	slot := &t.seen[(h^h>>13)&(1<<12-1)]
	if *slot == string(b) {
		return *slot
	}
	t.bytes += len(b)
	if t.block.Cap()-t.block.Len() < len(b) {
		t.block = strings.Builder{}
		t.block.Grow(max(1<<16, len(b)))
	}
	from := t.block.Len()
	t.block.Write(b)
	*slot = t.block.String()[from:]
	return *slot
}

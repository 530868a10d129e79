// Package witness remembers, outside the ledger, which operation was the last one
// that a ledger acknowledged: its number and its seal, which stands for everything
// before it. So a ledger that comes back older than it was is known, although it is
// whole by itself: its log was damaged or left behind in a crash, or a copy of an
// earlier day lies in its place.
//
// What can be known: whatever was acknowledged on this computer, by this user, since
// the memory was last forced to the disk; that is at each closing, and else when the
// system likes, so that after a power cut the memory may be some seconds behind the
// ledger, never before it. What cannot be known: what happened on another computer,
// and what was lost together with the memory, for instance when the whole computer
// is restored from an image.
//
// The memory is a small file for each file that is, or was, the ledger: a file that
// was renamed keeps its own, a copy has none of its own. Nothing personal stands in
// it: numbers, and digests.
package witness

import (
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
)

// Head is the last operation of a ledger.
type Head struct {
	Op   int64
	Seal string
	// Closed: nothing of it stood only in a log any more.
	Closed bool
	// Size and Changed (nanoseconds) are the file's own at that moment. A file that is
	// still so, was not closed, and is older now, has lost its log; any other one was
	// put in its place.
	Size, Changed int64
}

// At is the head as it is remembered of the file fi.
func (h Head) At(fi os.FileInfo) Head {
	h.Size, h.Changed = fi.Size(), fi.ModTime().UnixNano()
	return h
}

// Untouched reports whether nobody wrote the file since.
func (h Head) Untouched(fi os.FileInfo) bool { return h.At(fi) == h }

// Witness is the memory of one file.
type Witness struct {
	f    *os.File
	slot int64 // where the next head goes; the other one stays until it stands
	last Head
}

// slotSize is that of a head in the file. There are two, written in turn, so that
// one is whole whatever happens.
const slotSize = 128

// Open finds or begins the memory of a file, whose identity is file, that is the
// ledger uid. folder is where all of them are.
func Open(folder, uid, file string) (*Witness, error) {
	dir := filepath.Join(folder, uid)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(dir, file), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	w := &Witness{f: f}
	b := make([]byte, 2*slotSize)
	n, _ := f.ReadAt(b, 0)
	for slot := range int64(2) {
		if h, ok := parse(b[:n], slot); ok && (h.Op > w.last.Op || h.Op == w.last.Op && (h.Closed || w.last.Op == 0)) {
			w.last, w.slot = h, 1-slot
		}
	}
	return w, nil
}

// Last is what the file acknowledged last; ok is false if nothing is known of it.
func (w *Witness) Last() (h Head, ok bool) { return w.last, w.last.Op > 0 }

// Saw remembers a head.
func (w *Witness) Saw(h Head) error {
	if _, err := w.f.WriteAt(format(h), w.slot*slotSize); err != nil {
		return err
	}
	w.last, w.slot = h, 1-w.slot
	return nil
}

// Close forces what is remembered to the disk, and whether the ledger was closed
// with all that it holds.
func (w *Witness) Close(closed bool) error {
	var err error
	if h := w.last; closed && !h.Closed && h.Op > 0 {
		h.Closed = true
		err = w.Saw(h)
	}
	err = errors.Join(err, w.f.Sync())
	return errors.Join(err, w.f.Close())
}

// Furthest is the latest head that any file acknowledged that is, or was, the
// ledger uid.
func Furthest(folder, uid string) (h Head, ok bool) {
	files, err := os.ReadDir(filepath.Join(folder, uid))
	if err != nil {
		return h, false
	}
	for _, e := range files {
		b, err := os.ReadFile(filepath.Join(folder, uid, e.Name()))
		for slot := int64(0); err == nil && slot < 2; slot++ {
			if x, whole := parse(b, slot); whole && x.Op > h.Op {
				h, ok = x, true
			}
		}
	}
	return h, ok
}

func (h Head) line() string {
	return fmt.Sprintf("%d %s %t %d %d", h.Op, h.Seal, h.Closed, h.Size, h.Changed)
}

func format(h Head) []byte {
	line := h.line()
	b := bytes.Repeat([]byte{' '}, slotSize)
	copy(b, fmt.Sprintf("%s %08x", line, crc32.ChecksumIEEE([]byte(line))))
	b[slotSize-1] = '\n'
	return b
}

func parse(b []byte, slot int64) (h Head, ok bool) {
	if int64(len(b)) < (slot+1)*slotSize {
		return h, false
	}
	var sum uint32
	if n, err := fmt.Sscanf(string(b[slot*slotSize:(slot+1)*slotSize]), "%d %s %t %d %d %x", &h.Op, &h.Seal, &h.Closed, &h.Size, &h.Changed, &sum); n != 6 || err != nil {
		return Head{}, false
	}
	if crc32.ChecksumIEEE([]byte(h.line())) != sum {
		return Head{}, false
	}
	return h, true
}

// Known reports whether anything was ever remembered of the file.
func Known(folder, uid, file string) bool {
	_, err := os.Stat(filepath.Join(folder, uid, file))
	return err == nil
}

package template

import (
	"runtime"
	"testing"
)

// watch looks at the memory in use while a workbook is being written to it.
type watch struct {
	seen, next int64
	base, most uint64
}

func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func (w *watch) Write(b []byte) (int, error) {
	if w.seen += int64(len(b)); w.seen >= w.next {
		w.next = w.seen + 40_000
		w.most = max(w.most, live())
	}
	return len(b), nil
}

// Twenty thousand rows are written as they are made: what is held while writing is a
// small part of the sheet.
func TestFill_streams(t *testing.T) {
	form := put(t, detail(t), detailSheet, map[string]string{"G6": "=F6*2", "H6": `=IF(F6>30,"○","")`})
	v := people(20_000)
	f, err := Open(t.Context(), form)
	if err != nil {
		t.Fatal(err)
	}
	size := uint64(len(partOf(t, fill(t, form, v), detailSheet)))
	w := &watch{base: live()}
	if _, err := f.Fill(t.Context(), w, v, Options{}); err != nil {
		t.Fatal(err)
	}
	held := w.most - min(w.most, w.base)
	t.Logf("a sheet of %d MiB; %d KiB more are held while it is written", size>>20, held>>10)
	if held > size || w.seen < 400_000 {
		t.Errorf("%d KiB are held for a sheet of %d KiB; %d bytes written", held>>10, size>>10, w.seen)
	}
	runtime.KeepAlive(v)
}

package faultvfs

import (
	"sync"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// under is the file system below; SQLite hands pointers around as numbers.
var under uintptr

// handle is an open file that is watched.
type handle struct {
	disk    *Disk
	path    string
	methods *lib.Tsqlite3_io_methods // those of the file system below
}

var open = struct {
	sync.RWMutex
	files  map[uintptr]handle
	tables map[uintptr]uintptr // method table below → ours
}{files: map[uintptr]handle{}, tables: map[uintptr]uintptr{}}

func handleOf(f uintptr) handle {
	open.RLock()
	defer open.RUnlock()
	return open.files[f]
}

type (
	transferFunc func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	truncateFunc func(*libc.TLS, uintptr, int64) int32
	syncFunc     func(*libc.TLS, uintptr, int32) int32
	openFunc     func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	deleteFunc   func(*libc.TLS, uintptr, uintptr, int32) int32
)

// calls keeps the functions alive to which SQLite holds pointers.
var calls = struct {
	read, write transferFunc
	truncate    truncateFunc
	sync        syncFunc
	delete      deleteFunc
	open        openFunc // set by install: xOpen itself refers to calls
}{xRead, xWrite, xTruncate, xSync, xDelete, nil}

// at reads memory that libc gave out.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// pointer is what SQLite stores for a function, function the way back.
func pointer[F any](f *F) uintptr { return *(*uintptr)(unsafe.Pointer(f)) }

func function[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&p)) }

func xRead(t *libc.TLS, f, buf uintptr, n int32, off int64) int32 {
	h := handleOf(f)
	if rc := h.disk.do(Op{Path: h.path, Kind: Read}); rc != 0 {
		return rc
	}
	return function[transferFunc](h.methods.FxRead)(t, f, buf, n, off)
}

func xWrite(t *libc.TLS, f, buf uintptr, n int32, off int64) int32 {
	h := handleOf(f)
	if rc := h.disk.do(Op{h.path, Write, off, unsafe.Slice(at[byte](buf), n)}); rc != 0 {
		return rc
	}
	return function[transferFunc](h.methods.FxWrite)(t, f, buf, n, off)
}

func xTruncate(t *libc.TLS, f uintptr, size int64) int32 {
	h := handleOf(f)
	if rc := h.disk.do(Op{Path: h.path, Kind: Truncate, Off: size}); rc != 0 {
		return rc
	}
	return function[truncateFunc](h.methods.FxTruncate)(t, f, size)
}

func xSync(t *libc.TLS, f uintptr, flags int32) int32 {
	h := handleOf(f)
	if rc := h.disk.do(Op{Path: h.path, Kind: Sync}); rc != 0 {
		return rc
	}
	return function[syncFunc](h.methods.FxSync)(t, f, flags)
}

func xDelete(t *libc.TLS, _, name uintptr, dir int32) int32 {
	path := libc.GoString(name)
	if d := diskOf(path); d != nil {
		if rc := d.do(Op{Path: path, Kind: Delete}); rc != 0 {
			return rc
		}
	}
	return function[deleteFunc](at[lib.Tsqlite3_vfs](under).FxDelete)(t, under, name, dir)
}

// xOpen opens a file below and, if it is watched, puts our methods before
// those of the file.
func xOpen(t *libc.TLS, _, name, f uintptr, flags int32, out uintptr) int32 {
	rc := function[openFunc](at[lib.Tsqlite3_vfs](under).FxOpen)(t, under, name, f, flags, out)
	methods := at[uintptr](f)
	if rc != 0 || *methods == 0 || name == 0 {
		return rc
	}
	path := libc.GoString(name)
	d := diskOf(path)
	if d == nil {
		return 0
	}
	open.Lock()
	defer open.Unlock()
	open.files[f] = handle{d, path, at[lib.Tsqlite3_io_methods](*methods)}
	ours, ok := open.tables[*methods]
	if !ok {
		ours = libc.Xmalloc(t, libc.Tsize_t(unsafe.Sizeof(lib.Tsqlite3_io_methods{})))
		m := at[lib.Tsqlite3_io_methods](ours)
		*m = *at[lib.Tsqlite3_io_methods](*methods)
		m.FxRead, m.FxWrite = pointer(&calls.read), pointer(&calls.write)
		m.FxTruncate, m.FxSync = pointer(&calls.truncate), pointer(&calls.sync)
		open.tables[*methods] = ours
	}
	*methods = ours
	return 0
}

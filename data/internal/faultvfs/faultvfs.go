// Package faultvfs is a file system under SQLite for tests. On the folders that
// are watched it fails on command, and records what was written and what was
// forced to the disk, so that power cuts can be simulated (Cut). It sits over
// the default file system of modernc.org/sqlite, in plain Go.
package faultvfs

import (
	"fmt"
	"strings"
	"sync"
	"unsafe"

	"modernc.org/libc"
	lib "modernc.org/sqlite/lib"
)

// Code is what a failing operation returns.
type Code int32

const (
	Full      Code = lib.SQLITE_FULL
	ReadError Code = lib.SQLITE_IOERR_READ
	WriteFail Code = lib.SQLITE_IOERR_WRITE
	SyncFail  Code = lib.SQLITE_IOERR_FSYNC
)

// Kinds of operations, as in Op.Kind and for Fail.
const (
	Read     = 'r'
	Write    = 'w'
	Truncate = 't'
	Delete   = 'd'
	Sync     = 's'
)

// Op is one operation on a file.
type Op struct {
	Path string
	Kind byte
	Off  int64 // offset of a write, new size of a truncation
	Data []byte
}

// Disk is a watched folder.
type Disk struct {
	prefix string

	mu     sync.Mutex
	log    []Op
	record bool
	kinds  string
	code   Code
	count  int
	from   int
	to     int
}

// Watch makes the folder a Disk: files in it that SQLite opens from now on. Call
// the returned function when they are closed.
func Watch(dir string) (*Disk, func(), error) {
	if err := install(); err != nil {
		return nil, nil, err
	}
	d := &Disk{prefix: dir + "/"}
	disks.Lock()
	disks.list[d] = true
	disks.Unlock()
	return d, func() { disks.Lock(); delete(disks.list, d); disks.Unlock() }, nil
}

// Fail makes operations of these kinds fail, from the n-th (1 = the next one)
// on, as many as times (0 = all), until Heal.
func (d *Disk) Fail(kinds string, code Code, n, times int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kinds, d.code, d.count, d.from, d.to = kinds, code, 0, n, n+times-1
	if times == 0 {
		d.to = 1 << 62
	}
}

// Heal ends the failing and returns how many operations of the kinds there
// were since Fail.
func (d *Disk) Heal() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kinds = ""
	return d.count
}

// Record keeps every operation from now on.
func (d *Disk) Record() { d.mu.Lock(); d.record, d.log = true, nil; d.mu.Unlock() }

// Log is what was recorded.
func (d *Disk) Log() []Op { d.mu.Lock(); defer d.mu.Unlock(); return d.log[:len(d.log):len(d.log)] }

// do decides whether an operation fails, and records it if not.
func (d *Disk) do(op Op) int32 {
	d.mu.Lock()
	defer d.mu.Unlock()
	if strings.IndexByte(d.kinds, op.Kind) >= 0 {
		d.count++
		if d.count >= d.from && d.count <= d.to {
			return int32(d.code)
		}
	}
	if d.record && op.Kind != Read {
		op.Data = append([]byte(nil), op.Data...)
		d.log = append(d.log, op)
	}
	return 0
}

var disks = struct {
	sync.RWMutex
	list map[*Disk]bool
}{list: map[*Disk]bool{}}

func diskOf(path string) *Disk {
	disks.RLock()
	defer disks.RUnlock()
	for d := range disks.list {
		if strings.HasPrefix(path, d.prefix) {
			return d
		}
	}
	return nil
}

// install makes this file system SQLite's default one, once.
var install = sync.OnceValue(func() error {
	tls := libc.NewTLS()
	lib.Xsqlite3_initialize(tls)
	under = lib.Xsqlite3_vfs_find(tls, 0)
	if under == 0 {
		return fmt.Errorf("no default file system")
	}
	p := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(lib.Tsqlite3_vfs{})))
	v := at[lib.Tsqlite3_vfs](p)
	*v = *at[lib.Tsqlite3_vfs](under)
	name, err := libc.CString("fault")
	if err != nil {
		return err
	}
	calls.open = xOpen
	v.FzName, v.FpNext = name, 0
	v.FxOpen, v.FxDelete = pointer(&calls.open), pointer(&calls.delete)
	if rc := lib.Xsqlite3_vfs_register(tls, p, 1); rc != 0 {
		return fmt.Errorf("register file system: code %d", rc)
	}
	return nil
})

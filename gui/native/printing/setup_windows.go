package printing

import (
	"encoding/binary"
	"math"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	winspool           = windows.NewLazySystemDLL("winspool.drv")
	openPrinter        = winspool.NewProc("OpenPrinterW")
	closePrinter       = winspool.NewProc("ClosePrinter")
	documentProperties = winspool.NewProc("DocumentPropertiesW")
	deviceCapabilities = winspool.NewProc("DeviceCapabilitiesW")
)

// setup is what a printer is set to for one job, as Windows keeps it: a DEVMODEW with what
// its driver adds. nil is as the printer is set.
type setup []byte

// Where things lie in a DEVMODEW, and the bits that say that they count.
const (
	atFields, atOrientation, atPaper, atLength, atWidth, atCopies, atDuplex, atCollate = 72, 76, 78, 80, 82, 86, 94, 100

	hasOrientation, hasPaper, hasLength, hasWidth, hasCopies, hasDuplex, hasCollate = 1, 2, 4, 8, 0x100, 0x1000, 0x8000

	leastSetup = 102
)

func (s setup) get(at int) int { return int(int16(binary.LittleEndian.Uint16(s[at:]))) }

func (s setup) set(at, v int, bit uint32) {
	binary.LittleEndian.PutUint16(s[at:], uint16(v))
	binary.LittleEndian.PutUint32(s[atFields:], binary.LittleEndian.Uint32(s[atFields:])|bit)
}

// pointer is how Windows takes it.
func (s setup) pointer() uintptr {
	if len(s) < leastSetup {
		return 0
	}
	return uintptr(unsafe.Pointer(&s[0]))
}

// lay turns the paper as a page lies. Where size is true, the paper itself is that of the
// page: by the number that the printer's driver has for it among its papers, else by its
// sides, which not every driver takes.
func (s setup) lay(wide, high float64, size bool, papers []paper) {
	if s.pointer() == 0 {
		return
	}
	orientation := 1
	if wide > high {
		orientation = 2
	}
	s.set(atOrientation, orientation, hasOrientation)
	if !size {
		return
	}
	p, ok := among(papers, wide, high)
	if !ok {
		p, ok = paperOf(wide, high)
		ok = ok && papers == nil
	}
	if ok {
		s.set(atPaper, p.number, hasPaper)
		s.drop(hasLength | hasWidth)
		return
	}
	s.set(atPaper, 0, 0)
	s.set(atWidth, int(math.Round(min(wide, high)*10)), hasWidth)
	s.set(atLength, int(math.Round(max(wide, high)*10)), hasLength)
	s.drop(hasPaper)
}

// drop says of fields that they do not count.
func (s setup) drop(bits uint32) {
	binary.LittleEndian.PutUint32(s[atFields:], binary.LittleEndian.Uint32(s[atFields:])&^bits)
}

// papersOf are those that a printer's driver lists, nil if it lists none.
func papersOf(name string) []paper {
	const numbers, sizes = 2, 3 // DC_PAPERS, DC_PAPERSIZE
	count := capability(name, numbers, nil)
	if count <= 0 || capability(name, sizes, nil) != count {
		return nil
	}
	list, points := make([]uint16, count), make([][2]int32, count)
	if capability(name, numbers, unsafe.Pointer(&list[0])) != count || capability(name, sizes, unsafe.Pointer(&points[0])) != count {
		return nil
	}
	out := make([]paper, count)
	for i, p := range points {
		x, y := float64(p[0])/10, float64(p[1])/10
		out[i] = paper{number: int(list[i]), short: min(x, y), long: max(x, y)}
	}
	return out
}

// wants puts what a choice says into a printer's setup; byPrinter says that it copies.
func (s setup) wants(c Choice, byPrinter bool) {
	if s.pointer() == 0 {
		return
	}
	if c.Sides != AsSet {
		s.set(atDuplex, [...]int{0, 1, 2, 3}[c.Sides], hasDuplex)
	}
	copies, collate := 1, 1
	if byPrinter {
		copies = c.Copies
	}
	if c.Loose {
		collate = 0
	}
	s.set(atCopies, copies, hasCopies)
	s.set(atCollate, collate, hasCollate)
}

// twoSided reports whether sheets are printed on both sides.
func (s setup) twoSided() bool {
	return s.pointer() != 0 && s.get(atFields)&hasDuplex != 0 && s.get(atDuplex) > 1
}

// handle opens a printer; it is closed by the function.
func handle(name string) (h uintptr, done func(), err error) {
	n, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return 0, nil, err
	}
	if ok, _, err := openPrinter.Call(uintptr(unsafe.Pointer(n)), uintptr(unsafe.Pointer(&h)), 0); ok == 0 {
		if err == windows.ERROR_INVALID_NAME || err == windows.Errno(1801) { // ERROR_INVALID_PRINTER_NAME
			err = ErrNoPrinter
		}
		return 0, nil, err
	}
	return h, func() { _, _, _ = closePrinter.Call(h) }, nil
}

// settings are those of a printer, or of the dialog that asked, with a choice put in and
// checked by its driver. nil where the driver has none.
func settings(name string, c Choice, byPrinter bool) (setup, error) {
	h, done, err := handle(name)
	if err != nil {
		return nil, err
	}
	defer done()
	n, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	const out, in = 2, 8 // DM_OUT_BUFFER, DM_IN_BUFFER
	call := func(to, from setup, mode uintptr) int {
		r, _, _ := documentProperties.Call(0, h, uintptr(unsafe.Pointer(n)), to.pointer(), from.pointer(), mode)
		return int(int32(r))
	}
	size := call(nil, nil, 0)
	if size < leastSetup {
		return nil, nil
	}
	s := make(setup, size)
	if c.setup != nil {
		s = append(setup(nil), c.setup...)
	} else if call(s, nil, out) < 0 {
		return nil, nil
	}
	s.wants(c, byPrinter)
	checked := make(setup, size)
	if call(checked, s, in|out) >= 0 {
		s = checked
	}
	return s, nil
}

// copied reports whether a printer makes the copies of a choice by itself, in their order.
func copied(name string, c Choice) bool {
	if c.Copies < 2 {
		return false
	}
	const most, inOrder = 18, 22 // DC_COPIES, DC_COLLATE
	return capability(name, most, nil) >= c.Copies && (c.Loose || capability(name, inOrder, nil) == 1)
}

// capability is what a driver answers, -1 if nothing; lists go to where it points.
func capability(name string, what uintptr, to unsafe.Pointer) int {
	n, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return -1
	}
	r, _, _ := deviceCapabilities.Call(uintptr(unsafe.Pointer(n)), 0, what, uintptr(to), 0)
	runtime.KeepAlive(n)
	return int(int32(r))
}

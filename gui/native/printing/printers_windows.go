package printing

import (
	"context"
	"errors"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	enumPrinters   = winspool.NewProc("EnumPrintersW")
	defaultPrinter = winspool.NewProc("GetDefaultPrinterW")
	getPrinter     = winspool.NewProc("GetPrinterW")
)

// Supported reports whether something here prints.
func Supported() bool { return true }

// Printers are those that the system knows.
func Printers(context.Context) ([]Printer, error) {
	const local, connected, level = 2, 4, 4 // PRINTER_ENUM_LOCAL, PRINTER_ENUM_CONNECTIONS
	var need, n uint32
	_, _, err := enumPrinters.Call(local|connected, 0, level, 0, 0, uintptr(unsafe.Pointer(&need)), uintptr(unsafe.Pointer(&n)))
	switch {
	case need == 0 && silent(err):
		return nil, ErrNoSpooler
	case need == 0:
		return nil, nil
	}
	type info struct { // PRINTER_INFO_4W
		name, server *uint16
		attributes   uint32
	}
	b := make([]info, int(need)/int(unsafe.Sizeof(info{}))+1)
	if ok, _, err := enumPrinters.Call(local|connected, 0, level, uintptr(unsafe.Pointer(&b[0])), uintptr(need), uintptr(unsafe.Pointer(&need)), uintptr(unsafe.Pointer(&n))); ok == 0 {
		return nil, err
	}
	first := usual()
	var list []Printer
	for _, p := range b[:n] {
		name := windows.UTF16PtrToString(p.name)
		list = append(list, Printer{Name: name, Default: name == first})
	}
	return list, nil
}

// silent reports whether an error says that the spooler, a service, does not run.
func silent(err error) bool {
	return errors.Is(err, windows.RPC_S_SERVER_UNAVAILABLE) || errors.Is(err, windows.Errno(1723)) // RPC_S_SERVER_TOO_BUSY
}

// unanswered is what stands behind an error: where the spooler does not run, no printer is
// found either.
func unanswered(err error) error {
	if silent(err) {
		return ErrNoSpooler
	}
	if errors.Is(err, ErrNoPrinter) {
		if _, why := Printers(context.Background()); why != nil {
			return why
		}
	}
	return err
}

// usual is the printer that Windows takes, "" if there is none.
func usual() string {
	b := make([]uint16, 512)
	n := uint32(len(b))
	if ok, _, _ := defaultPrinter.Call(uintptr(unsafe.Pointer(&b[0])), uintptr(unsafe.Pointer(&n))); ok == 0 {
		return ""
	}
	return windows.UTF16ToString(b)
}

// statuses are the bits of PRINTER_INFO_6.dwStatus.
var statuses = []struct {
	bit     uint32
	problem Problem
}{
	{0x10, NoPaper}, {0x8, Jammed}, {0x400000, Open}, {0x40000, NoToner}, {0x80, Offline}, {0x1000, Offline},
	{0x1, Stopped}, {0x2, Unwell}, {0x40, Unwell}, {0x800, Unwell}, {0x100000, Unwell},
}

// State is what is wrong with a printer, nil if nothing is known.
func State(_ context.Context, name string) error {
	h, done, err := handle(name)
	if err != nil {
		return err
	}
	defer done()
	var status, need uint32
	const level = 6
	if ok, _, _ := getPrinter.Call(h, level, uintptr(unsafe.Pointer(&status)), unsafe.Sizeof(status), uintptr(unsafe.Pointer(&need))); ok == 0 {
		return nil // nothing is known
	}
	for _, s := range statuses {
		if status&s.bit != 0 {
			return &Trouble{Printer: name, Problem: s.problem}
		}
	}
	return nil
}

package printing

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Dialog says whether the system has one of its own.
const Dialog = true

var (
	comdlg32    = windows.NewLazySystemDLL("comdlg32.dll")
	printDialog = comdlg32.NewProc("PrintDlgW")
	dialogError = comdlg32.NewProc("CommDlgExtendedError")

	kernel32     = windows.NewLazySystemDLL("kernel32.dll")
	globalLock   = kernel32.NewProc("GlobalLock")
	globalUnlock = kernel32.NewProc("GlobalUnlock")
	globalSize   = kernel32.NewProc("GlobalSize")
	globalFree   = kernel32.NewProc("GlobalFree")
)

// dialogue is PRINTDLGW of a 64-bit Windows.
type dialogue struct {
	size                               uint32
	owner                              uintptr
	devMode, devNames                  uintptr
	dc                                 uintptr
	flags                              uint32
	fromPage, toPage, minPage, maxPage uint16
	copies                             uint16
	instance                           uintptr
	custom, printHook, setupHook       uintptr
	printTemplate, setupTemplate       *uint16
	printHandle, setupHandle           uintptr
}

// The flags of PRINTDLGW.
const (
	pageNumbers   = 0x2
	noSelection   = 0x4
	noPageNumbers = 0x8
	collated      = 0x10
	asItIs        = 0x400 // PD_RETURNDEFAULT
	noFile        = 0x100000
)

// Ask shows the system's print dialog over a window, for pages, of which she looks at one, 0
// if at none. ok is false where she left it. The window's own goroutine goes on; this one
// waits.
func Ask(owner uintptr, pages Pages, shown int) (c Choice, ok bool, err error) {
	runtime.LockOSThread() // the driver's pages may be COM objects, which belong to a thread
	defer runtime.UnlockOSThread()
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err == nil {
		defer windows.CoUninitialize()
	}
	d := question{dialogue: dialogue{flags: asItIs}}
	if ok, err := d.show(); !ok { // there is a printer, and how it is set
		return c, false, unanswered(err)
	}
	defer func() { d.free() }()
	wide, high := pages.Size(1)
	d.told = [2]float64{min(wide, high), max(wide, high)}
	edit(d.devMode, func(s setup) { s.lay(wide, high, true, papersOf(d.printer())) })
	d.owner = owner
	if c, ok, err = d.showSheet(pages.Count(), shown); err == nil {
		return c, ok, nil
	}
	return d.showOlder(pages.Count())
}

// question is a dialog with the paper that it is about.
type question struct {
	dialogue
	told [2]float64 // see Choice
}

// showOlder shows the dialog of older Windows, which knows one range of pages.
func (d *question) showOlder(count int) (c Choice, ok bool, err error) {
	d.flags = noSelection | noFile | collated
	d.minPage, d.maxPage, d.copies = 1, uint16(min(count, 0xFFFF)), 1
	d.fromPage, d.toPage = d.minPage, d.maxPage
	if d.maxPage < 2 {
		d.flags |= noPageNumbers
	}
	if ok, err := d.show(); !ok {
		return c, false, err
	}
	c = d.chosen(int(d.copies), d.flags)
	if d.flags&pageNumbers != 0 {
		c.Ranges = Ranges{{int(max(d.fromPage, 1)), int(max(d.toPage, 1))}}
	}
	return c, true, nil
}

// chosen is what both dialogs answer.
func (d *question) chosen(copies int, flags uint32) Choice {
	c := Choice{Printer: d.printer(), Copies: max(copies, 1), Loose: flags&collated == 0, told: d.told}
	edit(d.devMode, func(s setup) { c.setup = append(setup(nil), s...) })
	return c
}

// show calls the dialog; ok is false where she left it, and where something is wrong.
func (d *dialogue) show() (ok bool, err error) {
	d.size = uint32(unsafe.Sizeof(*d))
	if r, _, _ := printDialog.Call(uintptr(unsafe.Pointer(d))); r != 0 {
		return true, nil
	}
	switch e, _, _ := dialogError.Call(); e {
	case 0:
		return false, nil
	case 0x1007, 0x1008, 0x100B: // PDERR_NODEVICES, PDERR_NODEFAULTPRN, PDERR_PRINTERNOTFOUND
		return false, ErrNoPrinter
	default:
		return false, fmt.Errorf("print dialog: error %#x", e)
	}
}

func (d *dialogue) free() {
	_, _, _ = globalFree.Call(d.devMode)
	_, _, _ = globalFree.Call(d.devNames)
}

// printer is the name of the one that was chosen, from DEVNAMES.
func (d *dialogue) printer() string {
	p, _, _ := globalLock.Call(d.devNames)
	if p == 0 {
		return ""
	}
	defer func() { _, _, _ = globalUnlock.Call(d.devNames) }()
	size, _, _ := globalSize.Call(d.devNames)
	names := unsafe.Slice((*uint16)(pointed(p)), size/2)
	if len(names) < 4 || int(names[1]) >= len(names) {
		return ""
	}
	return windows.UTF16ToString(names[names[1]:])
}

// edit gives f the setup that lies in memory of Windows.
func edit(memory uintptr, f func(setup)) {
	p, _, _ := globalLock.Call(memory)
	if p == 0 {
		return
	}
	size, _, _ := globalSize.Call(memory)
	f(unsafe.Slice((*byte)(pointed(p)), size))
	_, _, _ = globalUnlock.Call(memory)
}

// pointed is memory of Windows, which Go's collector does not move.
func pointed(p uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&p)) }

package printing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	gdi32     = windows.NewLazySystemDLL("gdi32.dll")
	createDC  = gdi32.NewProc("CreateDCW")
	createIC  = gdi32.NewProc("CreateICW")
	resetDC   = gdi32.NewProc("ResetDCW")
	deleteDC  = gdi32.NewProc("DeleteDC")
	startDoc  = gdi32.NewProc("StartDocW")
	endDoc    = gdi32.NewProc("EndDoc")
	abortDoc  = gdi32.NewProc("AbortDoc")
	startPage = gdi32.NewProc("StartPage")
	endPage   = gdi32.NewProc("EndPage")
	getCaps   = gdi32.NewProc("GetDeviceCaps")
	stretchDI = gdi32.NewProc("StretchDIBits")
)

// What GetDeviceCaps is asked for.
const (
	pixelsX, pixelsY = 88, 90   // an inch
	offsetX, offsetY = 112, 113 // the edge that cannot be printed on
	printX, printY   = 8, 10    // what can be printed on
	paperX, paperY   = 110, 111
)

// device is a printer that is being painted on.
type device struct {
	dc     uintptr
	papers []paper    // those that it lists
	given  setup      // how it is set for the job
	setup  setup      // the same for a page
	told   [2]float64 // the paper that she was asked for, which may be another than the page's; see Choice
	lies   [2]float64 // the paper now
}

// Print prints a job. It is done when the spooler has it.
func Print(ctx context.Context, j Job) error {
	pages, err := j.ready(ctx)
	if err != nil {
		return err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	name := cmp.Or(j.Choice.Printer, usual())
	if name == "" {
		return unanswered(ErrNoPrinter)
	}
	d, copies := &device{told: j.Choice.told, papers: papersOf(name)}, j.Choice.Copies
	byPrinter := copied(name, j.Choice)
	if byPrinter {
		copies = 1
	}
	if d.given, err = settings(name, j.Choice, byPrinter); err != nil {
		return fmt.Errorf("set %s: %w", name, unanswered(err))
	}
	d.lay(j.Pages.Size(pages[0]))
	if err := d.create(createDC, name); err != nil {
		return err
	}
	defer func() { _, _, _ = deleteDC.Call(d.dc) }()
	if err := d.job(ctx, &j, inCopies(j.Pages, pages, copies, j.Choice.Loose, d.setup.twoSided())); err != nil {
		var t *Trouble
		if errors.As(err, &t) {
			t.Printer = name
		}
		return err
	}
	return nil
}

// lay sets it for a page: on the paper that she was asked for, where that was for such a
// page, else on the page's own.
func (d *device) lay(wide, high float64) {
	d.setup = append(setup(nil), d.given...)
	d.setup.lay(wide, high, !d.asTold(wide, high), d.papers)
	d.lies = [2]float64{wide, high}
}

// create makes the device as it is set.
func (d *device) create(how *windows.LazyProc, name string) error {
	driver, _ := windows.UTF16PtrFromString("WINSPOOL")
	n, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return err
	}
	if d.dc, _, err = how.Call(uintptr(unsafe.Pointer(driver)), uintptr(unsafe.Pointer(n)), 0, d.setup.pointer()); d.dc == 0 {
		return fmt.Errorf("open %s: %w: %w", name, ErrNoPrinter, err)
	}
	return nil
}

// printable asks the printer, set as for such a page.
func printable(_ context.Context, c Choice, wide, high float64) *area {
	name := cmp.Or(c.Printer, usual())
	d := &device{told: c.told, papers: papersOf(name)}
	var err error
	if d.given, err = settings(name, c, false); err != nil {
		return nil
	}
	d.lay(wide, high)
	if d.create(createIC, name) != nil {
		return nil
	}
	defer func() { _, _, _ = deleteDC.Call(d.dc) }()
	return d.area(wide, high)
}

// area is where it prints.
func (d *device) area(wide, high float64) *area {
	px, py := float64(d.caps(pixelsX))/25.4, float64(d.caps(pixelsY))/25.4
	paperWide, paperHigh := float64(d.caps(paperX))/px, float64(d.caps(paperY))/py
	if px <= 0 || py <= 0 || paperWide <= 0 || paperHigh <= 0 {
		return nil
	}
	left, top := float64(d.caps(offsetX))/px, float64(d.caps(offsetY))/py
	a := &area{left, top, left + float64(d.caps(printX))/px, top + float64(d.caps(printY))/py, paperWide > wide-2 && paperHigh > high-2}
	if !d.asTold(wide, high) && (paperWide > wide+2 || paperHigh > high+2) {
		a.paper = false // another that nobody chose
	}
	return a
}

// asTold reports whether she chose the paper of such a page in the dialog.
func (d *device) asTold(wide, high float64) bool {
	return d.told == [2]float64{min(wide, high), max(wide, high)}
}

func (d *device) caps(what uintptr) int {
	r, _, _ := getCaps.Call(d.dc, what)
	return int(int32(r))
}

// docInfo is DOCINFOW.
type docInfo struct {
	size               int32
	name, output, data *uint16
	kind               uint32
}

// job sends the pages. What was sent of one that is stopped is thrown away by the
// spooler.
func (d *device) job(ctx context.Context, j *Job, pages []int) (err error) {
	title, err := windows.UTF16PtrFromString(j.Title)
	if err != nil {
		return err
	}
	info := docInfo{name: title}
	info.size = int32(unsafe.Sizeof(info))
	if r, _, err := startDoc.Call(d.dc, uintptr(unsafe.Pointer(&info))); int32(r) <= 0 {
		return spooled("begin the job", int32(r), err)
	}
	defer func() {
		if err != nil {
			_, _, _ = abortDoc.Call(d.dc)
		}
	}()
	if err := j.begin(); err != nil { // now it is known where it goes
		return err
	}
	for i, n := range pages {
		j.progress(i, len(pages))
		if err := d.page(ctx, j.Pages, n); err != nil {
			return err
		}
	}
	if r, _, err := endDoc.Call(d.dc); int32(r) <= 0 {
		return spooled("end the job", int32(r), err)
	}
	j.progress(len(pages), len(pages))
	return nil
}

// page sends one; 0 is an empty one.
func (d *device) page(ctx context.Context, pages Pages, n int) error {
	if n > 0 {
		d.turn(pages.Size(n))
	}
	if r, _, err := startPage.Call(d.dc); int32(r) <= 0 {
		return spooled("begin a page", int32(r), err)
	}
	if n > 0 {
		if err := d.paint(ctx, pages, n); err != nil {
			return err
		}
	}
	if r, _, err := endPage.Call(d.dc); int32(r) <= 0 {
		return spooled("end a page", int32(r), err)
	}
	return nil
}

// turn gives a page that lies otherwise, or is of another size, its own paper.
func (d *device) turn(wide, high float64) {
	if d.lies == [2]float64{wide, high} || d.setup.pointer() == 0 {
		return
	}
	d.lay(wide, high)
	_, _, _ = resetDC.Call(d.dc, d.setup.pointer())
}

// spooled is what the spooler's answer means.
func spooled(what string, answer int32, err error) error {
	switch {
	case answer == -2 || answer == -3 || errors.Is(err, windows.ERROR_CANCELLED) || errors.Is(err, windows.ERROR_PRINT_CANCELLED): // SP_APPABORT, SP_USERABORT
		return context.Canceled
	case answer == -4: // SP_OUTOFDISK
		return fmt.Errorf("%s: %w", what, windows.ERROR_DISK_FULL)
	case errors.Is(err, windows.ERROR_OUT_OF_PAPER):
		return &Trouble{Problem: NoPaper, Err: err}
	case errors.Is(err, windows.ERROR_NOT_READY):
		return &Trouble{Problem: Offline, Err: err}
	}
	return fmt.Errorf("%s: %d: %w", what, answer, err)
}

package printing

import (
	"context"
	"errors"
	"image"
	"image/color"
	"slices"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// aPrinter is one that Windows knows.
func aPrinter(t *testing.T) string {
	t.Helper()
	if usual() == "" {
		t.Skip("Windows knows no printer: make print gives Wine one")
	}
	return usual()
}

// press presses a button of the dialog that comes.
func press(t *testing.T, button uintptr) {
	user32 := windows.NewLazySystemDLL("user32.dll")
	find, post := user32.NewProc("FindWindowW"), user32.NewProc("PostMessageW")
	class, _ := windows.UTF16PtrFromString("#32770")
	for range 200 {
		time.Sleep(50 * time.Millisecond)
		if w, _, _ := find.Call(uintptr(unsafe.Pointer(class)), 0); w != 0 {
			const command = 0x111
			_, _, _ = post.Call(w, command, button, 0)
			return
		}
	}
	t.Error("no dialog came")
}

// TestAsk: the system's dialog comes, and what it was told is what it says.
func TestAsk(t *testing.T) {
	name := aPrinter(t)
	go press(t, 2) // IDCANCEL
	if c, ok, err := Ask(0, marked(3), 1); ok || err != nil {
		t.Errorf("left: %+v, %v, %v", c, ok, err)
	}
	time.Sleep(300 * time.Millisecond)
	go press(t, 1) // IDOK
	c, ok, err := Ask(0, marked(3), 1)
	if !ok || err != nil || c.Printer != name || c.Copies != 1 || len(c.Ranges) != 0 || c.setup.pointer() == 0 {
		t.Errorf("printed: %+v, %v, %v", c, ok, err)
	}
}

func TestPrint_noPrinter(t *testing.T) {
	begun := false
	err := Print(t.Context(), Job{Pages: marked(1), Choice: Choice{Printer: "無いプリンター"}, Begin: func() error { begun = true; return nil }})
	if !errors.Is(err, ErrNoPrinter) || begun {
		t.Errorf("%v, begun: %v", err, begun)
	}
}

// TestPrint_stopped: what was not begun, or is stopped, leaves nothing in the spooler.
func TestPrint_stopped(t *testing.T) {
	name := aPrinter(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := Print(ctx, Job{Title: "止めた紙", Pages: marked(3), Choice: Choice{Printer: name}, Progress: func(done, _ int) {
		if done == 1 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Error("stopped on the second page:", err)
	}
	no := errors.New("the ledger says no")
	if err := Print(t.Context(), Job{Title: "始めなかった紙", Pages: marked(1), Choice: Choice{Printer: name}, Begin: func() error { return no }}); !errors.Is(err, no) {
		t.Error("not begun:", err)
	}
}

// TestAsk_sheet: a function stands for Windows' sheet, which Wine lacks. What she chooses in the sheet is what is printed; without a window, or where
// it cannot be shown, the older dialog comes.
func TestAsk_sheet(t *testing.T) {
	name := aPrinter(t)
	was := printSheet
	defer func() { printSheet = was }()
	const left, applied = 0, 2 // PD_RESULT_CANCEL, PD_RESULT_APPLY
	answers := func(result, flags uint32, copies uint32, ranges ...pageRange) func(*asSheet) uint32 {
		return func(s *asSheet) uint32 {
			s.result, s.flags, s.copies, s.ranges = result, s.flags&^collated|flags, copies, uint32(copy(s.list[:], ranges))
			return 0
		}
	}
	for what, c := range map[string]struct {
		answer func(*asSheet) uint32
		ok     bool
		pages  []int
		copies int
		loose  bool
	}{
		"all":            {answers(andPrint, collated, 1), true, []int{1, 2, 3, 4, 5, 6}, 1, false},
		"two ranges":     {answers(andPrint, pageNumbers|collated, 2, pageRange{2, 3}, pageRange{5, 5}), true, []int{2, 3, 5}, 2, false},
		"backwards":      {answers(andPrint, pageNumbers, 1, pageRange{5, 4}, pageRange{1, 1}), true, []int{1, 4, 5}, 1, true},
		"beyond the end": {answers(andPrint, pageNumbers, 1, pageRange{6, 9}), true, []int{6}, 1, true},
		"this page":      {answers(andPrint, thisPage, 3), true, []int{4}, 3, true},
		"left":           {answers(left, 0, 1), false, nil, 0, false},
		"applied":        {answers(applied, 0, 1), false, nil, 0, false},
	} {
		var given asSheet
		printSheet = func(s *asSheet) uint32 { given = *s; return c.answer(s) }
		got, ok, err := Ask(0x1234, marked(6), 4)
		if ok != c.ok || err != nil {
			t.Errorf("%s: %v, %v", what, ok, err)
			continue
		}
		if given.owner != 0x1234 || given.devMode == 0 || given.devNames == 0 || given.minPage != 1 || given.maxPage != 6 || given.mostRanges < 10 || given.flags&(noPageNumbers|noThisPage) != 0 || given.startPage != 0xFFFFFFFF {
			t.Errorf("%s: it was given %+v", what, given)
		}
		if ok && (got.Printer != name || !slices.Equal(got.Ranges.Of(6), c.pages) || got.Copies != c.copies || got.Loose != c.loose || got.setup.pointer() == 0) {
			t.Errorf("%s: %+v", what, got)
		}
	}
	var given asSheet
	printSheet = func(s *asSheet) uint32 { given = *s; return 0 }
	if _, ok, err := Ask(1, marked(1), 1); ok || err != nil || given.flags&noPageNumbers == 0 || given.flags&noThisPage == 0 {
		t.Errorf("a paper of one page: %v, %v, %+v", ok, err, given)
	}
	printSheet = func(*asSheet) uint32 { return notThere }
	go press(t, 1)
	if c, ok, err := Ask(0, marked(3), 1); !ok || err != nil || c.Printer != name {
		t.Errorf("where there is no sheet: %+v, %v, %v", c, ok, err)
	}
}

// TestAsSheet: it lies in memory as the headers of Windows have it (64 bits).
func TestAsSheet(t *testing.T) {
	var s asSheet
	for name, x := range map[string][2]uintptr{
		"size": {unsafe.Sizeof(s), 136}, "hwndOwner": {unsafe.Offsetof(s.owner), 8}, "hDevMode": {unsafe.Offsetof(s.devMode), 16}, "hDevNames": {unsafe.Offsetof(s.devNames), 24},
		"hDC": {unsafe.Offsetof(s.dc), 32}, "Flags": {unsafe.Offsetof(s.flags), 40}, "ExclusionFlags": {unsafe.Offsetof(s.excluded), 48}, "nPageRanges": {unsafe.Offsetof(s.ranges), 52},
		"nMaxPageRanges": {unsafe.Offsetof(s.mostRanges), 56}, "lpPageRanges": {unsafe.Offsetof(s.list), 64}, "nMinPage": {unsafe.Offsetof(s.minPage), 72}, "nMaxPage": {unsafe.Offsetof(s.maxPage), 76},
		"nCopies": {unsafe.Offsetof(s.copies), 80}, "hInstance": {unsafe.Offsetof(s.instance), 88}, "lpCallback": {unsafe.Offsetof(s.callback), 104}, "nPropertyPages": {unsafe.Offsetof(s.pages), 112},
		"nStartPage": {unsafe.Offsetof(s.startPage), 128}, "dwResultAction": {unsafe.Offsetof(s.result), 132},
	} {
		if x[0] != x[1] {
			t.Errorf("%s is at %d, want %d", name, x[0], x[1])
		}
	}
}

// TestAreas: where a printer prints is known for each paper, and that it lacks one too.
func TestAreas(t *testing.T) {
	name := aPrinter(t)
	for size, paper := range map[[2]float64]bool{{210, 297}: true, {297, 210}: true, {420, 297}: true, {235, 120}: true, {332, 240}: true, {400, 310}: true, {99999, 99}: false} {
		a := printable(t.Context(), Choice{Printer: name}, size[0], size[1])
		if a == nil || a.paper != paper {
			t.Errorf("%v: %+v", size, a)
			continue
		}
		if paper && (a.left < 0 || a.left > 15 || a.top < 0 || a.top > 15 || size[0]-a.right > 15 || a.right > size[0]+1 || size[1]-a.bottom > 15 || a.bottom > size[1]+1) {
			t.Errorf("%v: it prints on %+v", size, *a)
		}
	}
	if a := printable(t.Context(), Choice{Printer: "無いプリンター"}, 210, 297); a != nil {
		t.Errorf("no printer prints on %+v", *a)
	}
}

func TestBitmap_take(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 7, 3))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	if r := inked(img); !r.Empty() {
		t.Error("white is ink:", r)
	}
	img.Set(2, 1, color.Gray{10})
	img.Set(4, 2, color.Gray{20})
	r := inked(img)
	b := newBitmap()
	got := b.take(img, r, nil)[:b.bytes]
	if want := []byte{10, 255, 255, 0, 255, 255, 20, 0}; r != image.Rect(2, 1, 5, 3) || b.bits != 8 || b.high != -2 || !slices.Equal(got, want) {
		t.Errorf("grey: %v, %d bits, %v", r, b.bits, got)
	}
	img.Set(2, 1, color.RGBA{1, 2, 3, 255})
	if got := b.take(img, r, nil); b.bits != 24 || b.used != 0 || !slices.Equal(got[:3], []byte{3, 2, 1}) {
		t.Errorf("colour: %d bits, %v", b.bits, got[:3])
	}
}

// TestSetup_lay: the printer's paper and how it lies are those of the page.
func TestSetup_lay(t *testing.T) {
	for _, c := range []struct {
		wide, high         float64
		size               bool
		paper, orientation int
	}{{210, 297, true, 9, 1}, {420, 297, true, 8, 2}, {420, 297, false, 0, 2}, {235, 120, true, 73, 2}, {240, 332, true, 71, 1}} {
		s := make(setup, leastSetup)
		s.lay(c.wide, c.high, c.size, nil)
		if s.get(atPaper) != c.paper || s.get(atOrientation) != c.orientation {
			t.Errorf("%v × %v: paper %d, orientation %d", c.wide, c.high, s.get(atPaper), s.get(atOrientation))
		}
	}
}

// TestSetup_layListed: the number is the driver's own; a paper that it does not list is told by
// its sides, until the next that it lists.
func TestSetup_layListed(t *testing.T) {
	s := make(setup, leastSetup)
	listed := []paper{{number: 9, short: 210, long: 297}, {number: 301, short: 120, long: 235.1}}
	for _, c := range []struct {
		wide, high                 float64
		paper, width, length, bits int
	}{{235, 120, 301, 0, 0, hasOrientation | hasPaper}, {332, 240, 0, 2400, 3320, hasOrientation | hasLength | hasWidth}, {210, 297, 9, 2400, 3320, hasOrientation | hasPaper}} {
		s.lay(c.wide, c.high, true, listed)
		if s.get(atPaper) != c.paper || s.get(atWidth) != c.width || s.get(atLength) != c.length || s.get(atFields) != c.bits {
			t.Errorf("%v × %v: paper %d, %d × %d, fields %#x", c.wide, c.high, s.get(atPaper), s.get(atWidth), s.get(atLength), s.get(atFields))
		}
	}
}

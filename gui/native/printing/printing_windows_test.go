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

// TestAsk: the system's dialog comes, and what it was told is what it says.
func TestAsk(t *testing.T) {
	name := aPrinter(t)
	user32 := windows.NewLazySystemDLL("user32.dll")
	find, post := user32.NewProc("FindWindowW"), user32.NewProc("PostMessageW")
	class, _ := windows.UTF16PtrFromString("#32770")
	press := func(button uintptr) {
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
	go press(2) // IDCANCEL
	if c, ok, err := Ask(0, marked(3)); ok || err != nil {
		t.Errorf("left: %+v, %v, %v", c, ok, err)
	}
	time.Sleep(300 * time.Millisecond)
	go press(1) // IDOK
	c, ok, err := Ask(0, marked(3))
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

func TestInCopies(t *testing.T) {
	for _, c := range []struct {
		copies          int
		loose, twoSided bool
		want            []int
	}{
		{1, false, true, []int{1, 2, 3}},
		{2, false, false, []int{1, 2, 3, 1, 2, 3}},
		{2, false, true, []int{1, 2, 3, 0, 1, 2, 3}},
		{2, true, false, []int{1, 1, 2, 2, 3, 3}},
	} {
		if got := inCopies([]int{1, 2, 3}, c.copies, c.loose, c.twoSided); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v", c, got)
		}
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
		s.lay(c.wide, c.high, c.size)
		if s.get(atPaper) != c.paper || s.get(atOrientation) != c.orientation {
			t.Errorf("%v × %v: paper %d, orientation %d", c.wide, c.high, s.get(atPaper), s.get(atOrientation))
		}
	}
}

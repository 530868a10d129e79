package printing

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

var printDialogEx = comdlg32.NewProc("PrintDlgExW")

// printSheet shows the print dialog of today, as a sheet with the driver's own pages; its
// answer is an HRESULT. It is a variable for tests.
var printSheet = func(s *asSheet) uint32 {
	if printDialogEx.Find() != nil {
		return notThere
	}
	r, _, _ := printDialogEx.Call(uintptr(unsafe.Pointer(s)))
	return uint32(r)
}

const notThere = 0x80004001 // E_NOTIMPL

// mostRanges is how many ranges of pages she can ask the sheet for.
const mostRanges = 64

// asSheet is PRINTDLGEXW of a 64-bit Windows.
type asSheet struct {
	size               uint32
	owner              uintptr
	devMode, devNames  uintptr
	dc                 uintptr
	flags, flags2      uint32
	excluded           uint32
	ranges, mostRanges uint32
	list               *[mostRanges]pageRange
	minPage, maxPage   uint32
	copies             uint32
	instance           uintptr
	template           *uint16
	callback           uintptr
	pages              uint32
	pageHandles        uintptr
	startPage          uint32
	result             uint32
}

// pageRange is PRINTPAGERANGE.
type pageRange struct{ from, to uint32 }

// Flags that only PRINTDLGEXW has, its general page, and its answer that she prints; others
// are that she left, also after 適用.
const (
	thisPage    = 0x400000 // PD_CURRENTPAGE
	noThisPage  = 0x800000 // PD_NOCURRENTPAGE
	generalPage = 0xFFFFFFFF
	andPrint    = 1 // PD_RESULT_PRINT

	ofProgram = hasCopies | hasCollate // PD_EXCL_COPIESANDCOLLATE
)

// showSheet shows the sheet with a printer as d has it. err is what Windows says where there
// is none, as with Wine and without a window.
func (d *question) showSheet(count, shown int) (c Choice, ok bool, err error) {
	var list [mostRanges]pageRange
	s := asSheet{owner: d.owner, devMode: d.devMode, devNames: d.devNames, flags: noSelection | noFile | collated, excluded: ofProgram,
		mostRanges: mostRanges, list: &list, minPage: 1, maxPage: uint32(count), copies: 1, startPage: generalPage}
	s.size = uint32(unsafe.Sizeof(s))
	switch {
	case count < 2:
		s.flags |= noPageNumbers | noThisPage
	case shown < 1 || shown > count:
		s.flags |= noThisPage
	}
	if r := printSheet(&s); r != 0 {
		return c, false, fmt.Errorf("print sheet: %w", windows.Errno(r))
	}
	d.devMode, d.devNames = s.devMode, s.devNames
	if s.result != andPrint {
		return c, false, nil
	}
	c = d.chosen(int(s.copies), s.flags)
	switch {
	case s.flags&thisPage != 0:
		c.Ranges = Ranges{{shown, shown}}
	case s.flags&pageNumbers != 0:
		for _, r := range list[:min(s.ranges, mostRanges)] {
			c.Ranges = append(c.Ranges, Range{int(max(r.from, 1)), int(max(r.to, 1))})
		}
	}
	return c, true, nil
}

// Package printing hands pages to a printer of the system. It knows no noun of the office
// and no window: a page is a size in millimetres that paints itself.
//
//	printing.go   what is printed, how, and what can go wrong
//	ranges.go     which pages
//	sides.go      which of them lie on the back of another
//	paper.go      the sizes of paper, and pages that share one
//	lost.go       what would be missing of it on a printer
//	temp.go       files on their way to the printer
//
// On Windows the pages are painted onto the printer by GDI, in bands, at its own
// resolution; the system's dialog asks for the rest:
//
//	sheet_windows.go dialog_windows.go   the dialog of today, and the older one behind it
//	setup_windows.go                     what a printer is set to
//	gdi_windows.go bands_windows.go      the job and its pages; a page in bands
//	printers_windows.go                  which printers there are, and how they are
//
// Elsewhere lp of CUPS takes the same pages as PDF:
//
//	lp.go lpstat.go
package printing

import (
	"context"
	"errors"
	"image"
	"io"
)

// Pages are what is printed.
type Pages interface {
	// Count is how many there are.
	Count() int
	// Size is the paper of a page, from 1, in millimetres.
	Size(n int) (wide, high float64)
	// Front reports whether a page, from 1, lies on the front of a piece of paper where both
	// sides are printed: a letter does not begin on the back of another.
	Front(n int) bool
	// Paint paints a page, at so many pixels an inch, from its row of pixels top on, over
	// the whole image.
	Paint(n int, img *image.RGBA, dpi float64, top int)
}

// Sides says how sheets are printed.
type Sides int

// The sides of a sheet.
const (
	AsSet     Sides = iota // as the printer is set
	OneSide                // one side only
	LongEdge               // both, turned like a book
	ShortEdge              // both, turned like a calendar
)

// Choice is how she wants something printed.
type Choice struct {
	Printer string // "" = the one that the system takes
	Copies  int    // 0 = 1
	Ranges  Ranges
	Sides   Sides
	Loose   bool // copies page by page; else copy by copy

	//lint:ignore U1000 what else the dialog of Windows was told; others have none
	setup setup
	//lint:ignore U1000 the sides of the paper that it was told for, the short one first
	told [2]float64
}

// Job is what is printed.
type Job struct {
	Title string
	Pages Pages
	// File writes some of the pages as PDF, for systems that print files; 0 is an empty one.
	File   func(to io.Writer, pages []int) error
	Folder string // where those files lie until they are handed over
	Choice Choice
	// Begin (may be nil) is called when all is ready and nothing has left yet; its error
	// stops the job.
	Begin func() error
	// Progress (may be nil) hears how many pages are done.
	Progress func(done, of int)
}

// Printer is one that the system knows.
type Printer struct {
	Name    string
	Default bool
	Trouble error // a *Trouble, nil if none is known
}

var (
	// ErrNoPrinter says that there is none, or none of that name.
	ErrNoPrinter = errors.New("no such printer")
	// ErrUnsupported says that this system has nothing that prints.
	ErrUnsupported = errors.New("this system has no printing")
	// ErrNoSpooler says that what prints for all programs does not answer.
	ErrNoSpooler = errors.New("the spooler does not answer")
	// ErrNoPages says that the ranges hold no page.
	ErrNoPages = errors.New("no such pages")
)

// Problem is what a printer waits for.
type Problem int

// The problems that a spooler tells of.
const (
	Stopped  Problem = iota // its queue was stopped
	NoPaper                 // no paper
	Jammed                  // paper is stuck
	Offline                 // it is off or cannot be reached
	Open                    // a door is open
	NoToner                 // no toner or ink
	Unwell                  // something that somebody has to look at
	Rejected                // its queue takes no jobs
)

// Trouble is what is wrong with a printer as far as the spooler says.
type Trouble struct {
	Printer string
	Problem Problem
	Err     error // what the system said, may be nil
}

// Error is for the log.
func (t *Trouble) Error() string {
	s := "printer " + t.Printer + ": " + [...]string{"stopped", "no paper", "jammed", "offline", "door open", "no toner", "needs somebody", "takes no jobs"}[t.Problem]
	if t.Err != nil {
		s += ": " + t.Err.Error()
	}
	return s
}

// Unwrap is what the system said.
func (t *Trouble) Unwrap() error { return t.Err }

// ready finds out what a job prints: the pages in their order, copies counted.
func (j *Job) ready(ctx context.Context) ([]int, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	pages := j.Choice.Ranges.Of(j.Pages.Count())
	if len(pages) == 0 {
		return nil, ErrNoPages
	}
	return pages, nil
}

func (j *Job) begin() error {
	if j.Begin == nil {
		return nil
	}
	return j.Begin()
}

func (j *Job) progress(done, of int) {
	if j.Progress != nil {
		j.Progress(done, of)
	}
}

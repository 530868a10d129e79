package gui

import (
	"context"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// A page is one screen. All its methods run on the Fyne goroutine.
type page interface {
	Content() fyne.CanvasObject
	Kinds() data.Kinds // the kinds of rows it shows
	Load() load
}

// A load reads what a page needs. It is made on the Fyne goroutine, where it may
// read the page's widgets; it runs in the background and must not touch the page;
// the show it returns runs on the Fyne goroutine again.
type load func(context.Context) (show func(), err error)

// nothing is the load of what has nothing to read.
func nothing() load {
	return func(context.Context) (func(), error) { return func() {}, nil }
}

// What a page may offer besides. The shell asks by type assertion.
type (
	// titled has a title for the head of the window, and where Esc leads.
	titled interface{ Title() string }
	// focuser puts the keyboard where work on the page begins.
	focuser interface{ Focus() }
	// newer answers Ctrl+N.
	newer interface{ New() }
	// filterer answers Ctrl+F.
	filterer interface{ Filter() }
	// printer answers Ctrl+P, exporter Ctrl+E.
	printer  interface{ Print() }
	exporter interface{ Excel() }
	// helped says for F1 what one can do here, a line each: keys TAB what.
	helped interface{ Help() []string }
	// escaper answers Esc before the shell goes back; false = not needed here.
	escaper interface{ Escape() bool }
	// leaver keeps what was typed before another page is shown.
	leaver interface{ Leave() }
	// submitter answers Ctrl+Enter.
	submitter interface{ Submit() }
	// enterer answers Enter where the keyboard is on nothing that has a use for it.
	enterer interface{ Enter() }
	// typist takes up what is typed while nothing on the page has a use for it: letters and
	// digits, Backspace. Where that leads nowhere it does nothing.
	typist interface {
		TypeRune(rune)
		TypeBackspace()
	}
	// turner has tabs: Ctrl+Tab.
	turner interface{ Turn(by int) }
	// pager shows pages: keys that nothing else had a use for, and Ctrl with +, - and 0.
	pager interface {
		TypeKey(fyne.KeyName) bool
		Zoom(fyne.KeyName)
	}
	// placed belongs to a place of the sidebar, whichever page it was opened from.
	placed interface{ Room() string }
	// yearly shows what belongs to the year of the frame's switch.
	yearly interface{ Yearly() bool }
)

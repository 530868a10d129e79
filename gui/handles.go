//go:build measure

package gui

import (
	"slices"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/gui/kit"
)

// Handles are what the benchmark of the window (.ci/bench/window) takes hold of to do
// what she does; the program itself is built without them. All but Open and ShowAndRun
// are for the window's goroutine.
type Handles struct{ p *program }

// Open makes the window, not shown yet, with its first page on the way. loaded hears
// of every page that has been read and is shown.
func Open(a fyne.App, s Start, loaded func()) *Handles {
	h := &Handles{newProgram(a, s)}
	h.p.begin()
	sh := h.p.desk.sh
	turned := sh.turned
	sh.turned = func() {
		turned()
		if sh.shown { // not when a page is only put there
			loaded()
		}
	}
	return h
}

// ShowAndRun shows it until Quit.
func (h *Handles) ShowAndRun() { h.p.win.ShowAndRun() }

// Quit ends the program.
func (h *Handles) Quit() { h.p.quit() }

// Store is the ledger.
func (h *Handles) Store() *data.Store { return h.p.desk.store }

// Rooms are the places of the sidebar.
func (h *Handles) Rooms() []string {
	var keys []string
	for _, r := range rooms() {
		keys = append(keys, r.key)
	}
	return keys
}

// Tabs are those of a seminar.
func (h *Handles) Tabs() []string {
	var keys []string
	for _, t := range seminarTabs() {
		keys = append(keys, t.key)
	}
	return keys
}

// GoRoom shows a place of the sidebar.
func (h *Handles) GoRoom(key string) { h.p.desk.goRoom(key) }

// GoSeminar opens a seminar at a tab.
func (h *Handles) GoSeminar(id int64, tab string) { h.p.desk.goSeminar(id, tab) }

// GoPerson opens a person.
func (h *Handles) GoPerson(id int64) { h.p.desk.goPerson(id) }

// Filter puts the keyboard where the list of the page is filtered, and loads it anew.
func (h *Handles) Filter() {
	call(h.p.desk.sh.now, filterer.Filter)
	h.p.desk.sh.reload()
}

// Focused is where the keyboard is.
func (h *Handles) Focused() fyne.Focusable { return h.p.win.Canvas().Focused() }

// SortPeople sorts 名簿, which is shown, by a column. Nothing is loaded for that.
func (h *Handles) SortPeople(column string, down bool) {
	h.p.desk.sh.now.(*peoplePage).grid.SortBy(column, down)
}

// Applying is the field that adds applicants to the seminar that is shown.
func (h *Handles) Applying() *kit.SearchEntry { return h.applicants().entry.search }

// Added reports whether a person's application is chosen in the list, as it is when it
// has just been added.
func (h *Handles) Added(person int64) bool {
	return slices.ContainsFunc(h.applicants().lists.grid.Selected(), func(r applicantRow) bool { return r.PersonID == person })
}

func (h *Handles) applicants() *applicantsTab {
	return h.p.desk.sh.now.(*seminarPage).tab().(*applicantsTab)
}

// Package kit has the looks and the widgets of the window. It knows no noun of
// the office: what a column shows, what a date may be and what was found are
// functions that the pages give it.
//
// All of it runs on the Fyne goroutine.
package kit

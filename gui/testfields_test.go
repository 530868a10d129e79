package gui

import (
	"fyne.io/fyne/v2"

	"jibun/gui/kit"
)

// fieldsIn finds the fields in what is shown.
func fieldsIn(o fyne.CanvasObject) (out []fyne.Disableable) {
	walk(o, func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *kit.Entry, *kit.DateEntry, *kit.TimeEntry, *kit.NumberEntry, *kit.Select, *kit.Check, *kit.SearchEntry:
			out = append(out, x.(fyne.Disableable))
		}
	})
	return out
}

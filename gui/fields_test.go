package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/gui/kit"
)

// fieldsIn finds the fields in what is shown.
func fieldsIn(o fyne.CanvasObject) []fyne.Disableable {
	if !o.Visible() {
		return nil
	}
	switch x := o.(type) {
	case *kit.Entry, *kit.DateEntry, *kit.TimeEntry, *kit.NumberEntry, *kit.Select, *kit.Check, *kit.SearchEntry:
		return []fyne.Disableable{x.(fyne.Disableable)}
	case *fyne.Container:
		var out []fyne.Disableable
		for _, c := range x.Objects {
			out = append(out, fieldsIn(c)...)
		}
		return out
	case fyne.Widget:
		var out []fyne.Disableable
		for _, c := range test.WidgetRenderer(x).Objects() {
			out = append(out, fieldsIn(c)...)
		}
		return out
	}
	return nil
}

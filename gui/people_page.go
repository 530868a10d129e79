package gui

func newPeoplePage(d *desk) page { return newBlankPage("people") }

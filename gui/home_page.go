package gui

func newHomePage(d *desk) page { return newBlankPage("home") }

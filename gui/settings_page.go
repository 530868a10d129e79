package gui

func newSettingsPage(d *desk) page { return newBlankPage("settings") }

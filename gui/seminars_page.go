package gui

func newSeminarsPage(d *desk) page { return newBlankPage("seminars") }

package gui

func newHistoryPage(d *desk) page { return newBlankPage("history") }

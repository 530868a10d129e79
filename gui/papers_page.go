package gui

func newPapersPage(d *desk, kind string, seminar, person int64) page { return newBlankPage("papers") }

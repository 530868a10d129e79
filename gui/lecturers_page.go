package gui

func newLecturersPage(d *desk) page { return newBlankPage("lecturers") }

package gui

func newAttendanceTab(d *desk, id int64) seminarTab { return blankTab{newBlankPage("attendance")} }

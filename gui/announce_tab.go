package gui

func newAnnounceTab(d *desk, id int64) seminarTab { return blankTab{newBlankPage("announce")} }

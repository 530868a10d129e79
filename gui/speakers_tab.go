package gui

func newSpeakersTab(d *desk, id int64) seminarTab { return blankTab{newBlankPage("speakers")} }

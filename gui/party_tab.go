package gui

func newPartyTab(d *desk, id int64) seminarTab { return blankTab{newBlankPage("party")} }

package gui

func newRetrospectTab(d *desk, id int64) seminarTab { return blankTab{newBlankPage("retrospect")} }

package gui

func newApplicantsTab(d *desk, id int64) seminarTab { return blankTab{newBlankPage("applicants")} }

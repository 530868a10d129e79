package gui

func newPersonPage(d *desk, id int64) page { return newBlankPage("person") }

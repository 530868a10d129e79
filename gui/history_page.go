package gui

import "jibun/data"

func newHistoryPage(d *desk, f data.HistoryFilter) page { return newBlankPage("history") }

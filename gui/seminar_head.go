package gui

import (
	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/gui/kit"
)

// seminarHead is what stands above the tabs.
type seminarHead struct {
	d    *desk
	id   int64
	root fyne.CanvasObject
}

func newSeminarHead(d *desk, id int64) *seminarHead {
	return &seminarHead{d: d, id: id, root: kit.NewText("head")}
}

func (h *seminarHead) show(m data.SeminarSummary) {}

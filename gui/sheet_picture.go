package gui

import (
	"sync"

	"jibun/assets"
	paper "jibun/export/page"
	"jibun/gui/kit"
)

// paperFaces are the faces that papers are measured and painted with.
var paperFaces = sync.OnceValues(func() (*paper.Faces, error) { return paper.NewFaces(assets.FontRegular(), assets.FontBold()) })

// newSheetPicture makes an empty picture of a workbook, see package opened.
func newSheetPicture() (*kit.SheetPicture, error) {
	f, err := paperFaces()
	if err != nil {
		return nil, err
	}
	return kit.NewSheetPicture(f), nil
}

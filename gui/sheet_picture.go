package gui

import (
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// newSheetPicture makes an empty picture of a workbook, see package opened.
func newSheetPicture() (*kit.SheetPicture, error) {
	f, err := papers.Faces()
	if err != nil {
		return nil, err
	}
	return kit.NewSheetPicture(f), nil
}

package gui

import (
	"errors"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// marks shows what is wrong with fields beside the fields of a form; other errors
// are for somebody else.
func (d *desk) marks(f *kit.Form) func(error) bool {
	return func(err error) bool {
		var v data.Invalid
		if !errors.As(err, &v) {
			return false
		}
		f.Mark(words.Fields(v))
		return true
	}
}

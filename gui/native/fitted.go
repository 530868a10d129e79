package native

import "fyne.io/fyne/v2"

// What Windows puts round the content of a window, in pixels at 100 %.
const (
	caption = 31
	border  = 8
)

// fitted makes a wished size no larger than what a window may hold on a screen of so
// many pixels: Fyne draws in steps of a tenth (125 % as 1.3), the frame does not.
func fitted(wish fyne.Size, width, height, dpi int) fyne.Size {
	if dpi == 0 {
		dpi = 96
	}
	scale, frame := float32((dpi*10+48)/96)/10, float32(dpi)/96
	return wish.Min(fyne.NewSize(
		(float32(width)-2*border*frame)/scale,
		(float32(height)-(caption+border)*frame)/scale))
}

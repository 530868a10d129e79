package page

import (
	"fmt"
	"image/color"

	"github.com/boombuler/barcode/qr"
)

// QR is a QR code that fills a part of the paper, as boxes: dark squares that stand side
// by side are one. What reads it needs four squares of white around it.
func QR(text string, r Rect) ([]Mark, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return nil, fmt.Errorf("make a QR code: %w", err)
	}
	n := code.Bounds().Dx()
	dark := func(x, y int) bool { return code.At(x, y) == color.Black }
	wide, high := r.Wide/float64(n), r.High/float64(n)
	var out []Mark
	for y := range n {
		for x := 0; x < n; x++ {
			from := x
			for x < n && dark(x, y) {
				x++
			}
			if x > from {
				out = append(out, Box{Rect{r.X + float64(from)*wide, r.Y + float64(y)*high, float64(x-from) * wide, high}, black})
			}
		}
	}
	return out, nil
}

package readback

import (
	"fmt"
	"image"
	"math/rand/v2"
	"testing"

	"jibun/export/page/pagetest"
)

// TestFindCode_coarse: the QR of a page whose modules run together is read: blurred at two
// pixels to a module, in grey and in black and white.
func TestFindCode_coarse(t *testing.T) {
	f := pagetest.Faces(t)
	p := surveyPage(t, f)
	printed := p.image(f)
	for name, s := range map[string]scanner{
		"blurred":         {dpi: 150, skew: .8, blur: 2, noise: 4},
		"black and white": {dpi: 150, skew: -.6, blur: 1, noise: 5, black: true},
		"upside down":     {dpi: 150, skew: 1.4, blur: 2, turned: 2, noise: 4},
	} {
		for seed := range uint64(3) {
			img := s.scan(printed, printedAt, rand.New(rand.NewPCG(seed, 15)))
			if c := grayOf(img).flat().findCode(); c == nil || c.text != p.code {
				t.Error(fmt.Sprint(name, " ", seed), "is not read")
			}
		}
	}
	if c := grayOf(image.NewGray(image.Rect(0, 0, 1240, 1754))).flat().findCode(); c != nil {
		t.Error(c.text)
	}
}

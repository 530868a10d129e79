package main

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"jibun/assets"
	"jibun/gui/kit"
)

// printer draws words as the window does: the same rasteriser, typeface and sizes.
type printer struct {
	look  *kit.Theme
	known map[string][]*word
}

func newPrinter() *printer {
	p := &printer{known: map[string][]*word{}, look: &kit.Theme{
		Regular: fyne.NewStaticResource("regular.ttf", assets.FontRegular()),
		Bold:    fyne.NewStaticResource("bold.ttf", assets.FontBold()),
	}}
	test.NewApp().Settings().SetTheme(p.look) // Fyne asks the running program for its theme
	return p
}

// words are the pictures a text has on what can be clicked: buttons, tabs, links and
// rows write in the size of the body; in bold if it is the button for the next step
// or the tab that is chosen.
func (p *printer) words(text string) []*word {
	if p.known[text] == nil {
		p.known[text] = []*word{p.word(text, false), p.word(text, true)}
	}
	return p.known[text]
}

func (p *printer) word(text string, bold bool) *word {
	g := toGray(software.Render(p.text(text, bold), p.look))
	ground := int(g.pix[0])
	for i, v := range g.pix { // black ink: what is missing of the ground is covered
		g.pix[i] = uint8((ground - int(v)) * 255 / ground)
	}
	return newWord(g)
}

func (p *printer) text(text string, bold bool) *canvas.Text {
	t := canvas.NewText(text, color.Black)
	t.TextSize, t.TextStyle = p.look.Size(kit.SizeBody), fyne.TextStyle{Bold: bold}
	return t
}

func toGray(img image.Image) grayPicture {
	b := img.Bounds()
	g := grayPicture{b.Dx(), b.Dy(), make([]uint8, 0, b.Dx()*b.Dy())}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			g.pix = append(g.pix, color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)
		}
	}
	return g
}

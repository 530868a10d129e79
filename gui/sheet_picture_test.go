package gui

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/assets"
	"jibun/export/opened"
	"jibun/gui/kit"
)

// TestSheetPicture shows a municipal form of another office in the window, in each look.
func TestSheetPicture(t *testing.T) {
	data, err := os.ReadFile("../export/template/testdata/real/exstruct_ja_form.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	paper, err := opened.Read(context.Background(), data, "")
	if err != nil {
		t.Fatal(err)
	}
	for name, look := range map[string]*kit.Theme{"": {}, "-dark": {Dark: true}, "-150": {Scale: 1.5}} {
		a := test.NewTempApp(t)
		look.Regular, look.Bold = fyne.NewStaticResource("regular.ttf", assets.FontRegular()), fyne.NewStaticResource("bold.ttf", assets.FontBold())
		a.Settings().SetTheme(look)
		p, err := newSheetPicture()
		if err != nil {
			t.Fatal(err)
		}
		if err := p.SetPaper(paper); err != nil {
			t.Fatal(err)
		}
		w := test.NewTempWindow(t, p)
		w.Resize(fyne.NewSize(1024, 700))
		p.SetLegend([]kit.Tint{{Color: kit.ColorGood, Sign: "✓", Word: "見つかったところ"}, {Color: kit.ColorWarn, Sign: "?", Word: "確かめるところ"}, {Color: kit.ColorBad, Sign: "!", Word: "台帳と違うところ"}})
		for i := range 3 {
			p.SetTint("Sheet1", 3, 5+2*i, i)
		}
		p.Reveal("Sheet1", 3, 9)
		img := w.Canvas().Capture()
		if c, r := p.Cell(); c == 0 || r == 0 {
			t.Error("no cell has the mark")
		}
		dark := 0 // of the paper's own lines and texts, wherever the theme is
		for y := 20; y < 600; y++ {
			for x := 20; x < 900; x++ {
				if r, g, b, _ := img.At(x, y).RGBA(); r>>8 < 60 && g>>8 < 60 && b>>8 < 60 {
					dark++
				}
			}
		}
		if dark < 2000 {
			t.Errorf("%q: only %d dark dots: the form is not seen", name, dark)
		}
		if dir := os.Getenv("JIBUN_SHOTS"); dir != "" {
			f, err := os.Create(filepath.Join(dir, "sheet-picture"+name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, img); err != nil {
				t.Fatal(err)
			}
			f.Close()
		}
	}
}

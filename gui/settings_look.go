package gui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// scales are the sizes of text that can be chosen, in percent.
var scales = []int{100, 110, 125, 150}

// lookPart is 表示: size of text, colours, language. It belongs to this PC, not to
// the ledger.
type lookPart struct {
	d    *desk
	root fyne.CanvasObject
}

func newLookPart(d *desk) *lookPart {
	p := &lookPart{d: d}
	var labels []string
	at := 0
	for i, n := range scales {
		labels = append(labels, strconv.Itoa(n)+" %")
		if float64(n)/100 == d.prefs.FloatWithFallback("scale", 1) {
			at = i
		}
	}
	size := kit.NewSelect(labels)
	size.SetIndex(at)
	size.OnChanged = func(i int) {
		d.prefs.SetFloat("scale", float64(scales[i])/100)
		d.program.restyle()
	}
	colours := kit.NewSelect([]string{lang.X("look.light", "明るい"), lang.X("look.dark", "暗い")})
	colours.SetIndex(boolIndex(d.prefs.Bool("dark")))
	colours.OnChanged = func(i int) {
		d.prefs.SetBool("dark", i == 1)
		d.program.restyle()
	}
	language := kit.NewSelect([]string{"日本語", "English"})
	language.SetIndex(boolIndex(d.prefs.String("language") == "en"))
	language.OnChanged = func(i int) {
		d.prefs.SetString("language", []string{"", "en"}[i])
		d.toast(lang.X("look.language.next", "次に開いたときから変わります。"))
	}
	form := kit.NewForm()
	form.Add("size", lang.X("look.size", "文字の大きさ"), size, "")
	form.Add("colours", lang.X("look.colours", "色"), colours, "")
	form.Add("language", lang.X("look.language", "ことば"), language, lang.X("look.language.hint", "次に開いたときから変わります。"))
	p.root = scrolled(upTo(560*scale(), form.Object()))
	return p
}

// Content is the part.
func (p *lookPart) Content() fyne.CanvasObject { return p.root }

// Load reads nothing.
func (p *lookPart) Load() load { return nothing() }

package gui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"jibun/assets"
	"jibun/data/wareki"
)

// icon is one of the program's own, in a colour of the theme.
func icon(name string, c fyne.ThemeColorName) fyne.Resource {
	b := assets.Icon(name)
	if b == nil {
		return theme.NewColoredResource(theme.DocumentIcon(), c)
	}
	return theme.NewColoredResource(fyne.NewStaticResource(name+".svg", b), c)
}

func dateOf(t time.Time) wareki.Date { return wareki.FromTime(t) }

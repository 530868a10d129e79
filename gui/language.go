package gui

import (
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/assets"
)

// speak chooses the language of the window. Japanese stands in the code and is the
// default whatever the system speaks; English is chosen in the settings. Fyne's own
// few words (コピー, 貼り付け …) are given in the same language.
func (p *program) speak() {
	words := assets.FyneJapanese()
	if p.app.Preferences().String("language") == "en" {
		words = assets.English()
	}
	for _, l := range []fyne.Locale{lang.SystemLocale(), "en"} {
		if err := lang.AddTranslationsForLocale(words, l); err != nil {
			slog.Error("translations", "err", err)
		}
	}
}

package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/assets"
	_ "jibun/gui/tongue"
)

// speak chooses the language of the window. Japanese stands in the code, from where
// make texts takes it, and is the default whatever the system speaks; English is
// chosen in the settings. Fyne's own few words (コピー, 貼り付け …) are given in the
// same language.
func (p *program) speak() {
	books := [][]byte{assets.FyneJapanese(), assets.Japanese()}
	if p.app.Preferences().String("language") == "en" {
		books = [][]byte{assets.English()}
	}
	for _, l := range locales() {
		for _, book := range books {
			if err := lang.AddTranslationsForLocale(book, l); err != nil {
				logError("translations", err)
			}
		}
	}
}

// locales are those Fyne may look a text up in: the system's, and English, which it
// takes where it does not know the system's.
func locales() []fyne.Locale {
	system := lang.SystemLocale()
	if system == "en" {
		return []fyne.Locale{"en"}
	}
	return []fyne.Locale{system, "en"}
}

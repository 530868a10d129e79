package words

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/assets"
)

// A Language is one that the program speaks.
type Language string

const (
	Japanese Language = "ja" // it stands in the code, from where make texts takes it
	English  Language = "en"
)

// Speak chooses the language of everything that is said from now on, whatever the
// system speaks. Fyne's own few words (コピー, 貼り付け …) are given in the same one.
func Speak(l Language) error {
	books := [][]byte{assets.FyneJapanese(), assets.Japanese()}
	if l == English {
		books = [][]byte{assets.English()}
	}
	var errs []error
	for _, locale := range locales() {
		for _, book := range books {
			errs = append(errs, lang.AddTranslationsForLocale(book, locale))
		}
	}
	return errors.Join(errs...)
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

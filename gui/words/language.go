package words

import (
	"errors"

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
	// Fyne looks a text up in the system's language, or in English where it does not
	// know that one.
	var errs []error
	for _, book := range books {
		if system := lang.SystemLocale(); system != "en" {
			errs = append(errs, lang.AddTranslationsForLocale(book, system))
		}
		errs = append(errs, lang.AddTranslationsForLocale(book, "en"))
	}
	return errors.Join(errs...)
}

package gui

import "jibun/gui/words"

// speak chooses the language of the window. Japanese is the default whatever the
// system speaks; English is chosen in the settings.
func (p *program) speak() {
	language := words.Japanese
	if p.app.Preferences().String("language") == "en" {
		language = words.English
	}
	if err := words.Speak(language); err != nil {
		logError("translations", err)
	}
}

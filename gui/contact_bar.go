package gui

import (
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// newContactBar is the strip of a seminar that says how many people have to be told.
func newContactBar(d *desk, id int64) *askBar {
	return newAskBar(kit.ToneWarn, kit.NewButton(lang.X("contact.bar.go", "連絡する"), func() { d.goContact(id) }))
}

// contactBarText is what it says, "" if all are told.
func contactBarText(list []data.Contact) string {
	people := map[int64]bool{}
	for _, c := range list {
		if c.Kind != data.TellNothing {
			people[c.PersonID] = true
		}
	}
	if len(people) == 0 {
		return ""
	}
	return lang.X("contact.bar", "{{.N}}名に連絡が必要です。", map[string]any{"N": len(people)})
}

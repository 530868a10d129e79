package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// newSearch is the search of the frame (Ctrl+K): people by name, reading, romaji or
// number, seminars by number, title or lecturer; choosing opens them.
func newSearch(d *desk) *kit.SearchEntry {
	e := kit.NewSearchEntry(lang.X("search.hint", "人・回を探す (Ctrl+K)"))
	e.Find = func(text string, show func([]kit.Candidate)) {
		d.read(func(ctx context.Context) (func(), error) {
			found, err := d.store.Find(ctx, text, 8)
			if err != nil {
				return nil, err
			}
			people, evenings := peopleFound(found.People, found.More), d.eveningsFound(found.Seminars)
			list := append(people, evenings...)
			if digits(text) { // 回 more often than 職員番号
				list = append(evenings, people...)
			}
			list = append(list, d.commandCandidates(text)...)
			return func() { show(list) }, nil
		})
	}
	e.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name != fyne.KeyEscape {
			return false
		}
		e.SetText("") // and back to the page
		d.win.Canvas().Unfocus()
		call(d.sh.now, focuser.Focus)
		return true
	}
	e.OnPick = func(c kit.Candidate) {
		switch v := c.Value.(type) {
		case data.PersonHit:
			d.goPerson(v.ID)
		case data.SeminarLine:
			d.goSeminar(v.ID, "")
		case command:
			v.do()
		}
	}
	return e
}

func (d *desk) eveningsFound(found []data.SeminarLine) []kit.Candidate {
	var list []kit.Candidate
	for _, m := range found {
		list = append(list, kit.Candidate{Title: eveningHeading(m.Seminar), Badge: d.columnDay(m.Date), Value: m}) // a long theme cuts neither number nor day
	}
	return list
}

// numberLabel is what an evening is called: see words.EveningNumber.
func numberLabel(m data.Seminar) string { return words.EveningNumber(m.InSeries, m.Number) }

// eveningHeading is the number and the theme, then the series where there are several: where
// there is little room the end is what can be missed.
func eveningHeading(m data.Seminar) string {
	text := strings.TrimSpace(lang.X("seminar.heading", "{{.Number}} {{.Title}}", map[string]any{"Number": words.EveningNumber("", m.Number), "Title": m.Title}))
	if m.InSeries == "" {
		return text
	}
	return lang.X("seminar.heading.series", "{{.Heading}}  {{.Series}}", map[string]any{"Heading": text, "Series": m.InSeries})
}

// eveningLabel is numberLabel, with the theme of a seminar without a number.
func eveningLabel(m data.Seminar) string { return words.Evening(m.InSeries, m.Number, m.Title) }

package words

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// EveningNumber is what an evening is called: 第62回, or 行政ゼミナール 第62回 where the
// office has more than one series; series is Seminar.InSeries or its like, "" where there
// is only one. Without a number it is the series alone. Whatever names an evening by its
// number asks this; what is kept in the ledger asks Seminar.Called, which is Japanese.
func EveningNumber(series string, number int) string {
	if number == 0 {
		return series
	}
	of := lang.X("seminar.number", "第{{.N}}回", map[string]any{"N": number})
	if series == "" {
		return of
	}
	return lang.X("seminar.number.series", "{{.Series}} {{.Number}}", map[string]any{"Series": series, "Number": of})
}

// Evening is what an evening is called in the middle of a text: as EveningNumber says, or
// by its theme as long as it has no number.
func Evening(series string, number int, title string) string {
	if number == 0 {
		return cmp.Or(strings.TrimSpace(series+" "+title), title)
	}
	return EveningNumber(series, number)
}

// several says which evenings have a number that was asked for.
func several(e data.SeveralSeminars) string {
	names := make([]string, len(e))
	for i, m := range e {
		names[i] = lang.X("seminar.untitled", "「{{.Title}}」", map[string]any{"Title": EveningNumber(m.InSeries, m.Number)})
	}
	return lang.X("several.evenings", "その回は講座ごとにあります: {{.Names}}。どの講座かを指定してください(--series 講座の名称)。", map[string]any{"Names": strings.Join(names, comma())})
}

package wareki

// A Gengo is an era (元号). Its years are counted from the western year of its
// first day, which is 元年 however short it was.
type Gengo struct {
	Name   string // 令和
	Letter string // R, as forms and Excel write it
	Romaji string // Reiwa
	First  Date
}

// Sources: the imperial edicts and cabinet orders of each change; 明治元年1月1日
// of the old calendar is 1868-01-25. Until the end of 1872 Japan used the
// lunisolar calendar; this package counts those five years in Gregorian days.
var gengo = [...]Gengo{
	{"明治", "M", "Meiji", "1868-01-25"},
	{"大正", "T", "Taisho", "1912-07-30"},
	{"昭和", "S", "Showa", "1926-12-25"},
	{"平成", "H", "Heisei", "1989-01-08"},
	{"令和", "R", "Reiwa", "2019-05-01"},
}

// Eras returns the modern eras, oldest first. The last one has no end yet.
func Eras() []Gengo { return append([]Gengo(nil), gengo[:]...) }

// EraOf returns the era of a day and the year within it, 1 for 元年. A day on
// which two eras meet belongs to the new one. It reports false for days before
// 1868-01-25 and dates that are not valid.
func EraOf(d Date) (Gengo, int, bool) {
	if !d.Valid() {
		return Gengo{}, 0, false
	}
	for i := len(gengo) - 1; i >= 0; i-- {
		if g := gengo[i]; d >= g.First {
			return g, d.Year() - g.First.Year() + 1, true
		}
	}
	return Gengo{}, 0, false
}

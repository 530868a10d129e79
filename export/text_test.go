package export

import (
	"unicode/utf16"

	"jibun/data/wareki"
)

func day(s string) wareki.Date { return wareki.Date(s) }

func utf16Len(s string) int { return len(utf16.Encode([]rune(s))) }

// The number formats of days, as they stand in the file.
const (
	asWestern = `yyyy"年"m"月"d"日"_ `
	asEra     = `[<43586][$-411]ggge"年"m"月"d"日"_ ;[<43831]"令和元年"m"月"d"日"_ ;[$-411]ggge"年"m"月"d"日"_ `
)

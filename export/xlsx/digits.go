package xlsx

import (
	"strconv"
	"strings"

	"jibun/export/sheet"
)

// digitsOnly reports whether a text looks like a number to a table program.
func digitsOnly(text string) bool {
	if text == "" || text[0] > '9' {
		return false
	}
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// textNumbers are the cells at which a table program need not wonder.
func (s *writer) textNumbers() string {
	var all []string
	for i, c := range s.columns {
		if c.first > 0 {
			all = append(all, sheet.CellName(i+1, c.first)+":"+sheet.CellName(i+1, c.last))
		}
	}
	return strings.Join(all, " ")
}

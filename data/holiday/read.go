package holiday

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"jibun/data/table"
	"jibun/data/wareki"
)

//go:embed syukujitsu.csv
var syukujitsu []byte

// official is read once; it never changes afterwards.
var official = sync.OnceValue(func() List {
	file, err := table.Read(context.Background(), "syukujitsu.csv", syukujitsu, table.DefaultLimits())
	if err != nil {
		panic(err) // the file is compiled in, and a test reads it
	}
	days, err := Read(file)
	if err != nil {
		panic(err)
	}
	return NewList(days)
})

// NotOfficial is the error for a file that is not the list of the Cabinet Office,
// or not all of it. Line is the first one that does not belong there.
type NotOfficial struct {
	Line int
	Text string
}

func (e *NotOfficial) Error() string {
	return fmt.Sprintf("not the list of holidays: line %d: %q", e.Line, e.Text)
}

// The list is published for the years from 1955; one of some later year may hold
// only that year. No holiday has a name longer than this.
const (
	firstYear, lastYear = 1948, 2199
	longestName         = 30
)

// Read takes the days out of the list as the Cabinet Office publishes it: a
// heading 国民の祝日…, then a day and a name a line, ascending. A list of which one line cannot
// be read is refused as a whole, *NotOfficial: half a calendar is worse than an
// old one.
func Read(file *table.File) ([]Day, error) {
	if len(file.Sheets) == 0 || len(file.Sheets[0].Rows) == 0 {
		return nil, &NotOfficial{}
	}
	rows := file.Sheets[0].Rows
	heading := rows[0].At(0).Text() + rows[0].At(1).Text()
	if !strings.Contains(heading, "祝日") || !strings.Contains(heading, "月日") {
		return nil, &NotOfficial{rows[0].Line, cut(heading)}
	}
	var days []Day
	var before wareki.Date
	for _, row := range rows[1:] {
		if len(row.Cells) == 0 {
			continue
		}
		d := Day{dayOf(row.At(0)), strings.TrimSpace(row.At(1).Text())}
		if len(row.Cells) != 2 || d.Date <= before || d.Name == "" || utf8.RuneCountInString(d.Name) > longestName {
			return nil, &NotOfficial{row.Line, cut(row.At(0).Text() + "," + row.At(1).Text())}
		}
		before = d.Date
		days = append(days, d)
	}
	if len(days) == 0 {
		return nil, &NotOfficial{Line: rows[0].Line, Text: cut(heading)}
	}
	return days, nil
}

// dayOf reads 2027/1/1, 2027-01-01 or a date of Excel; "" is no day.
func dayOf(c table.Cell) wareki.Date {
	if c.Kind() == table.Date {
		return c.Date()
	}
	var y, m, d int
	text := strings.ReplaceAll(strings.TrimSpace(c.Text()), "-", "/")
	if n, err := fmt.Sscanf(text, "%d/%d/%d", &y, &m, &d); n != 3 || err != nil || strings.Count(text, "/") != 2 || y < firstYear || y > lastYear {
		return ""
	}
	return wareki.On(y, m, d)
}

func cut(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}

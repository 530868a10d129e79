package xlsx

import (
	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

// formats are the number formats of the file.
var formats = map[sheet.Format]string{
	sheet.Verbatim:   "@",
	sheet.Count:      off(`#,##0`),
	sheet.Plain:      `0`,
	sheet.Average:    off(`#,##0.0`),
	sheet.Share:      off(`0.0%`),
	sheet.WesternDay: `yyyy"年"m"月"d"日"_ `,
	// Three sections by date: before Reiwa, its first year (written 元年), after.
	sheet.EraDay: `[<43586][$-411]ggge"年"m"月"d"日"_ ;[<43831]"令和元年"m"月"d"日"_ ;[$-411]ggge"年"m"月"d"日"_ `,
}

// off keeps a number, and a － in its place, off the line at the right by the width of
// a space.
func off(format string) string { return format + "_ ;-" + format + "_ ;" + format + "_ ;@_ " }

var (
	across = map[sheet.Across]string{sheet.Left: "left", sheet.Centre: "center", sheet.Right: "right"}
	down   = map[sheet.Down]string{sheet.Middle: "center", sheet.Top: "top"}
)

func excelStyle(l sheet.Look, face sheet.Face) *excelize.Style {
	color := l.Color
	if color == "" {
		color = face.Ink
	}
	st := &excelize.Style{
		Font: &excelize.Font{Family: face.Font, Size: l.Size, Bold: l.Bold, Color: color},
		Alignment: &excelize.Alignment{Horizontal: across[l.Across], Vertical: down[l.Down], WrapText: l.Wrap,
			ShrinkToFit: l.Shrink, TextRotation: l.Turn, Indent: l.Indent},
		Border: borders(l.Frame, face.Rule),
	}
	if l.Fill != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.Fill}}
	}
	if f := formats[l.Format]; f != "" {
		st.CustomNumFmt = &f
	}
	return st
}

func borders(f sheet.Frame, color string) []excelize.Border {
	var all []excelize.Border
	for _, e := range []struct {
		where string
		line  sheet.Line
	}{{"left", f.Left}, {"right", f.Right}, {"top", f.Top}, {"bottom", f.Bottom}} {
		if e.line != sheet.NoLine {
			all = append(all, excelize.Border{Type: e.where, Color: color, Style: int(e.line)}) // 1 thin, 2 medium
		}
	}
	return all
}

package xlsx

import (
	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

var (
	across = map[sheet.Across]string{sheet.Left: "left", sheet.Centre: "center", sheet.Right: "right",
		sheet.Justified: "justify", sheet.Evenly: "distributed", sheet.Filled: "fill", sheet.Beyond: "centerContinuous"}
	down = map[sheet.Down]string{sheet.Middle: "center", sheet.Top: "top", sheet.Apart: "distributed"}
)

func excelStyle(l sheet.Look, face sheet.Face) *excelize.Style {
	color := l.Color
	if color == "" {
		color = face.Ink
	}
	st := &excelize.Style{
		Font: &excelize.Font{Family: face.Font, Size: l.Size, Bold: l.Bold, Italic: l.Slant, Strike: l.Struck, Color: color},
		Alignment: &excelize.Alignment{Horizontal: across[l.Across], Vertical: down[l.Down], WrapText: l.Wrap,
			ShrinkToFit: l.Shrink, TextRotation: l.Turn, Indent: l.Indent},
		Border: borders(l.Frame, face.Rule),
	}
	if l.Under {
		st.Font.Underline = "single"
	}
	if l.Turn < 0 {
		st.Alignment.TextRotation = 90 - l.Turn
	}
	if l.Fill != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.Fill}}
	}
	if f := l.NumberCode(); f != "" {
		st.CustomNumFmt = &f
	}
	return st
}

func borders(f sheet.Frame, color string) []excelize.Border {
	var all []excelize.Border
	for _, e := range []struct {
		where string
		line  sheet.Line
		own   string
	}{{"left", f.Left, f.Colors.Left}, {"right", f.Right, f.Colors.Right}, {"top", f.Top, f.Colors.Top}, {"bottom", f.Bottom, f.Colors.Bottom},
		{"diagonalUp", f.Rising, f.Colors.Across}, {"diagonalDown", f.Falling, f.Colors.Across}} {
		if e.line == sheet.NoLine {
			continue
		}
		if e.own == "" {
			e.own = color
		}
		all = append(all, excelize.Border{Type: e.where, Color: e.own, Style: int(e.line)})
	}
	return all
}

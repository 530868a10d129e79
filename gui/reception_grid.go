package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// receptionGrid is the list of a sign-in sheet with its marks. No letter or digit means
// anything to it: they are of the next who comes.
func receptionGrid(d *desk, settled func() bool) *kit.Grid[data.Applicant] {
	g := kit.NewGrid([]kit.Column[data.Applicant]{
		{Key: "no", Title: lang.X("sheet.no", "№"), Width: 44, Right: true, Text: func(a data.Applicant) string { return itoa(a.SheetNo) },
			Compare: func(a, b data.Applicant) int { return a.SheetNo - b.SheetNo }},
		{Key: "name", Title: lang.X("sheet.name", "氏名"), Width: 150, Text: func(a data.Applicant) string { return a.Name }, Bold: func(data.Applicant) bool { return true }},
		{Key: "reading", Title: lang.X("sheet.reading", "ふりがな"), Width: 150, Muted: true, Optional: 1, Text: func(a data.Applicant) string { return a.Reading }},
		{Key: "from", Title: lang.X("sheet.from", "所属・団体"), Width: 180, Least: 120, Grow: true, Text: func(a data.Applicant) string { return a.From }},
		{Key: "first", Title: lang.X("applicants.col.times", "参加回数"), Width: 92, Optional: 2, Text: func(a data.Applicant) string { return oftenLabel(a.Times) }, Chip: func(a data.Applicant) kit.Chip { return oftenChip(a.Times) }},
		{Key: "party", Title: lang.X("sheet.party", "懇親会"), Width: 64, Optional: 3, Text: func(a data.Applicant) string { return joinMark(a.Party) }},
		{Key: "attendance", Title: lang.X("sheet.attendance", "出欠"), Width: 130, Text: func(a data.Applicant) string { return a.Attendance.Label() },
			Chip:    func(a data.Applicant) kit.Chip { return attendanceChip(a.Attendance) },
			Compare: func(a, b data.Applicant) int { return strings.Compare(string(a.Attendance), string(b.Attendance)) }},
	})
	g.ID = func(a data.Applicant) int64 { return a.ID }
	g.Menu = func(rows []data.Applicant) []*fyne.MenuItem { return markMenu(d, rows, settled()) }
	g.OnWidths = d.keepWidths("reception", g.SetWidths)
	return g
}

// sheetGrid is the same list with the mark beside the name, where the eye is when
// numbers are typed; mark is how that of a row is shown.
func sheetGrid(d *desk, settled func() bool, mark func(data.Applicant) kit.Chip) *kit.Grid[data.Applicant] {
	g := kit.NewGrid([]kit.Column[data.Applicant]{
		{Key: "no", Title: lang.X("sheet.no", "№"), Width: 44, Right: true, Text: func(a data.Applicant) string { return itoa(a.SheetNo) },
			Compare: func(a, b data.Applicant) int { return a.SheetNo - b.SheetNo }},
		{Key: "name", Title: lang.X("sheet.name", "氏名"), Width: 132, Least: 84, Text: func(a data.Applicant) string { return a.Name }, Bold: func(data.Applicant) bool { return true }},
		{Key: "attendance", Title: lang.X("sheet.attendance", "出欠"), Width: 100, Least: 76, Text: func(a data.Applicant) string { return a.Attendance.Label() },
			Chip:    mark,
			Compare: func(a, b data.Applicant) int { return strings.Compare(string(a.Attendance), string(b.Attendance)) }},
		{Key: "reading", Title: lang.X("sheet.reading", "ふりがな"), Width: 130, Muted: true, Optional: 1, Text: func(a data.Applicant) string { return a.Reading }},
		{Key: "from", Title: lang.X("sheet.from", "所属・団体"), Width: 190, Grow: true, Optional: 2, Text: func(a data.Applicant) string { return a.From }},
	})
	g.ID = func(a data.Applicant) int64 { return a.ID }
	g.JumpText = func(a data.Applicant) string { return a.Reading }
	g.Menu = func(rows []data.Applicant) []*fyne.MenuItem { return markMenu(d, rows, settled()) }
	g.OnKey = func(e *fyne.KeyEvent) bool { return !settled() && markKey(d, e, g.Selected()) }
	g.OnWidths = d.keepWidths("sheet", g.SetWidths)
	return g
}

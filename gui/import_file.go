package gui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data/table"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// importFile is the first step: which file, and what was found in it.
type importFile struct {
	d        *desk
	asked    string // title of the file dialog
	open     func(path string)
	choose   *kit.Button // in the card of the beginning
	other    *kit.Button // in the head, once a file was chosen
	name     *kit.Text
	found    *kit.Text
	sheet    *kit.Select
	sheetBox *fyne.Container
	asks     *fyne.Container // what else the import asks about a file, hidden until then
	notes    *fyne.Container
	said     []string // what stands there
	body     *fyne.Container
	start    fyne.CanvasObject
	head     *fyne.Container
	root     *fyne.Container
}

// previewRows is how many rows of a file are shown as they were read.
const previewRows = 200

func newImportFile(d *desk, heading, text, asked string, open func(path string)) *importFile {
	f := &importFile{d: d, asked: asked, open: open, name: kit.NewHeading("").Shortens(), found: kit.NewMuted("").Shortens(), sheet: kit.NewSelect(nil), notes: kit.Col(8), body: container.NewStack()}
	f.choose = kit.NewPrimary(lang.X("import.choose", "ファイルを選ぶ…"), f.ask)
	f.other = kit.NewButton(lang.X("import.choose.other", "別のファイル…"), f.ask)
	f.other.Hide()
	f.sheetBox = kit.Row(8, kit.NewMuted(lang.X("import.sheet", "シート")), f.sheet)
	f.sheetBox.Hide()
	f.start = container.NewVBox(kit.Card(kit.Col(12, kit.NewHeading(heading), kit.NewProse(text),
		kit.NewMuted(lang.X("import.drop", "ファイルは、ここに落としても読み込めます。最後の段階までは、台帳に何も書き込みません。")), kit.Left(f.choose))))
	f.body.Objects = []fyne.CanvasObject{f.start}
	f.head = kit.Border(nil, nil, nil, kit.Middle(kit.Row(12, f.sheetBox, f.other)), kit.Col(2, f.name, f.found))
	f.head.Hide()
	f.asks = kit.Col(8)
	f.asks.Hide()
	f.root = kit.Border(kit.Col(12, f.head, f.asks, f.notes, kit.Gap(0, 0)), nil, nil, nil, f.body)
	return f
}

// ask lets her choose a file.
func (f *importFile) ask() {
	kit.OpenFile(f.d.win, f.asked, tables, f.d.prefs.String("import.folder"), func(path string) {
		f.d.prefs.SetString("import.folder", filepath.Dir(path))
		f.open(path)
	})
}

// wrong says why a file was not taken; another one can be chosen.
func (f *importFile) wrong(path string, err error) {
	f.name.SetText(filepath.Base(path))
	f.found.SetText("")
	f.sheetBox.Hide()
	f.asks.Hide()
	f.other.Hide()
	f.head.Show()
	f.say([]string{words.Error(err)}, kit.ToneBad)
	f.body.Objects = []fyne.CanvasObject{f.start}
	f.root.Refresh()
}

// right shows what was found.
func (f *importFile) right(path, found string, notes []string, preview fyne.CanvasObject) {
	f.name.SetText(filepath.Base(path))
	f.found.SetText(found)
	f.say(notes, kit.ToneAccent)
	f.other.Show()
	f.head.Show()
	f.body.Objects = []fyne.CanvasObject{preview}
	f.root.Refresh()
}

func (f *importFile) say(list []string, tone kit.Tone) {
	f.notes.Objects, f.said = nil, list
	for i, text := range list {
		if i == 3 {
			break // the rest is of no weight beside a table
		}
		f.notes.Add(kit.Bar(tone, kit.NewProse(text)))
	}
	f.root.Refresh() // the height has changed
}

// offerSheets lets her choose another sheet of a workbook.
func (f *importFile) offerSheets(names []string, at int, changed func(i int)) {
	f.sheet.OnChanged = nil
	f.sheet.SetOptions(names)
	f.sheet.SetIndex(at)
	f.sheet.OnChanged = changed
	f.sheetBox.Hidden = len(names) < 2
	f.root.Refresh()
}

// rawRow is a row of a file as it was read.
type rawRow struct{ *table.Row }

// rawTable shows the first rows of a sheet as they were read; those of the
// heading are bold, what is above it is muted.
func rawTable(sheet *table.Sheet, first, last int) *kit.Grid[rawRow] {
	rows, columns := []rawRow{}, 0
	for i := range sheet.Rows[:min(len(sheet.Rows), previewRows)] {
		r := &sheet.Rows[i]
		rows = append(rows, rawRow{r})
		if n := len(r.Cells); n > 0 {
			columns = max(columns, r.Cells[n-1].Column()+1)
		}
	}
	heading := func(r rawRow) bool { return first <= r.Line && r.Line <= last }
	cols := []kit.Column[rawRow]{{Key: "line", Title: lang.X("import.line", "行"), Width: 56, Right: true, Muted: true, Text: func(r rawRow) string { return itoa(r.Line) }}}
	for c := range min(columns, 60) {
		cols = append(cols, kit.Column[rawRow]{Key: table.ColumnName(c), Title: table.ColumnName(c), Width: columnWidth(rows, c), Bold: heading,
			Text: func(r rawRow) string { return oneLine(r.At(c).Text()) }})
	}
	g := kit.NewGrid(cols)
	g.Tight = true
	g.ID = func(r rawRow) int64 { return int64(r.Line) }
	g.Strike = func(r rawRow) bool { return r.Line < first }
	g.SetRows(rows)
	return g
}

// columnWidth fits a column to what its first rows say, within limits.
func columnWidth(rows []rawRow, column int) float32 {
	n := 2
	for _, r := range rows[:min(len(rows), 40)] {
		n = max(n, len([]rune(oneLine(r.At(column).Text()))))
	}
	return float32(min(16*n+24, 260))
}

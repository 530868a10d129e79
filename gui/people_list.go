package gui

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// personRow is a line of the list with what it is sorted by.
type personRow struct {
	*data.PersonLine
	at         int // place in 五十音順
	department int // place in 建制順; outside people come after all
}

func (p *peoplePage) newGrid() *kit.Grid[personRow] {
	d := p.d
	byKana := func(a, b personRow) int { return cmp.Compare(a.at, b.at) }
	g := kit.NewGrid([]kit.Column[personRow]{
		{Key: "name", Title: lang.X("person.name", "氏名"), Width: 150, Least: 110, Text: func(r personRow) string { return r.Name }, Compare: byKana},
		{Key: "reading", Title: lang.X("person.reading", "ふりがな"), Width: 150, Least: 110, Muted: true, Optional: 1, Text: func(r personRow) string { return r.Reading }, Compare: byKana},
		{Key: "number", Title: lang.X("person.staffno", "職員番号"), Width: 100, Text: func(r personRow) string { return r.StaffNo },
			Compare: func(a, b personRow) int { return lastWhenEmpty(a.StaffNo, b.StaffNo) }},
		{Key: "from", Title: lang.X("person.from", "所属・団体"), Width: 190, Least: 140, Grow: true, Text: func(r personRow) string { return r.From },
			Compare: func(a, b personRow) int {
				return cmp.Or(cmp.Compare(a.department, b.department), strings.Compare(a.From, b.From))
			}},
		{Key: "position", Title: lang.X("person.position", "職名"), Width: 120, Least: 90, Optional: 2, Text: d.personPosition,
			Compare: func(a, b personRow) int { return lastWhenEmpty(a.Position, b.Position) }},
		{Key: "times", Title: lang.X("people.times", "参加(年度/通算)"), Width: 130, Right: true, Text: timesText,
			Compare: func(a, b personRow) int {
				return cmp.Or(cmp.Compare(a.Times, b.Times), cmp.Compare(a.ThisYear, b.ThisYear))
			}},
		{Key: "last", Title: lang.X("people.last", "最終参加"), Width: 110, Optional: 3, Text: func(r personRow) string { return d.columnDay(wareki.Date(r.Last)) },
			Compare: func(a, b personRow) int { return strings.Compare(a.Last, b.Last) }},
		{Key: "talks", Title: lang.X("people.talks", "登壇"), Width: 64, Right: true, Optional: 4, Text: func(r personRow) string { return someOf(r.Talks) },
			Compare: func(a, b personRow) int { return cmp.Compare(a.Talks, b.Talks) }},
	})
	g.ID = func(r personRow) int64 { return r.ID }
	g.OnOpen = func(r personRow) { d.goPerson(r.ID) }
	g.Strike = func(r personRow) bool { return r.Left }
	g.JumpText = func(r personRow) string { return cmp.Or(r.Reading, r.Name) }
	g.Menu = p.menu
	g.OnCopy = func(rows []personRow) { d.noteCopy(lang.X("room.people", "名簿"), len(rows)) }
	g.OnWidths = d.keepWidths("people", g.SetWidths)
	g.Empty = p.empty
	return g
}

func (p *peoplePage) empty() (title, hint, action string, do func()) {
	if p.narrowed() {
		return lang.X("people.nobody", "あてはまる人はいません"), lang.X("people.nobody.hint", "文字を減らすか、「退職者も」に印を付けてみてください。"), lang.X("filter.clear", "絞り込みをやめる"), p.clear
	}
	title, hint = lang.X("people.none", "名簿にまだだれもいません"), lang.X("people.none.hint", "人事の名簿(ExcelやCSV)を取り込むと、職員と所属がまとめて入ります。")
	if !p.d.writable() {
		return title, "", "", nil
	}
	return title, hint, lang.X("people.import", "名簿の取込み"), p.takeIn
}

// personPosition is the title of today; of who has left, that she has.
func (d *desk) personPosition(r personRow) string {
	if r.Left {
		return lang.X("people.left.on", "退職 {{.Day}}", map[string]any{"Day": d.columnDay(r.LeftOn)})
	}
	return r.Position
}

// timesText is 3 / 12: this year and in all; nothing for who never came.
func timesText(r personRow) string {
	if r.Times == 0 {
		return ""
	}
	return itoa(r.ThisYear) + " / " + itoa(r.Times)
}

// lastWhenEmpty orders texts, those that are empty after all others.
func lastWhenEmpty(a, b string) int {
	if (a == "") != (b == "") {
		if a == "" {
			return 1
		}
		return -1
	}
	return strings.Compare(a, b)
}

// thousands is 1,861.
func thousands(n int) string { return report.Grouped(n) }

// noteCopy enters into the history that a list with names was copied.
func (d *desk) noteCopy(what string, people int) {
	d.read(func(ctx context.Context) (func(), error) {
		err := d.store.Note(ctx, "list.copy", lang.X("copy.note", "{{.What}} {{.N}}名", map[string]any{"What": what, "N": people}))
		return func() {
			d.toast(lang.X("copy.done", "{{.N}}名をコピーしました。Excelに貼り付けられます。", map[string]any{"N": people}))
		}, err
	})
}

func (p *peoplePage) menu(rows []personRow) []*fyne.MenuItem {
	d := p.d
	var items []*fyne.MenuItem
	if len(rows) == 1 {
		id := rows[0].ID
		items = append(items, fyne.NewMenuItem(lang.X("open", "開く"), func() { d.goPerson(id) }),
			fyne.NewMenuItem(lang.X("menu.person.history", "この人の履歴"), func() { d.goHistory(data.HistoryFilter{Table: "people", RowID: id}) }))
	}
	if len(rows) == 2 && d.writable() {
		items = append(items, fyne.NewMenuItem(lang.X("menu.merge.two", "この2件を統合…"), func() { showMerge(d, rows[0].ID, rows[1].ID, nil) }))
	}
	return items
}

// Print prints the list as it is shown.
func (p *peoplePage) Print() { p.d.printList(p.Title(), true, p.grid) }

// Excel writes the list as it is shown to a file.
func (p *peoplePage) Excel() {
	rows, d := slices.Clone(p.grid.Rows()), p.d
	if len(rows) == 0 {
		return
	}
	paper := papers.Paper{About: lang.X("people.excel.about", "名簿の一覧({{.N}}名)", map[string]any{"N": len(rows)}),
		File: lang.X("people.excel.file", "名簿_{{.Day}}.xlsx", map[string]any{"Day": strings.ReplaceAll(string(d.store.Today()), "-", "")}),
		Write: func(ctx context.Context, w io.Writer, o export.Options) error {
			head := report.Head{Office: d.office.Name, Section: d.office.Section, Style: d.office.Style()}
			return export.Tables(ctx, w, head, slices.Values([]export.Table{peopleTable(rows)}), o)
		}}
	d.savePaper(paper, "", d.saySaved)
}

// saySaved says that a file was written, with a way to open it.
func (d *desk) saySaved(path string) {
	d.toaster.Show(lang.X("papers.saved", "保存しました: {{.Path}}", map[string]any{"Path": filepath.Base(path)}), lang.X("papers.open", "開く"), func() { d.openFile(path) })
}

// peopleTable is the list for Excel.
func peopleTable(rows []personRow) export.Table {
	return export.Table{Personal: true,
		Name: lang.X("room.people", "名簿"),
		Columns: []export.Column{
			{Title: lang.X("person.name", "氏名"), Width: 18}, {Title: lang.X("person.reading", "ふりがな"), Width: 20}, {Title: lang.X("person.staffno", "職員番号"), Width: 12},
			{Title: lang.X("person.from", "所属・団体"), Width: 30}, {Title: lang.X("person.position", "職名"), Width: 16},
			{Title: lang.X("people.times.year", "参加(年度)"), Width: 11, Kind: export.Integer}, {Title: lang.X("people.times.all", "参加(通算)"), Width: 11, Kind: export.Integer},
			{Title: lang.X("people.last", "最終参加"), Width: 16, Kind: export.Day}, {Title: lang.X("people.talks", "登壇"), Width: 8, Kind: export.Integer},
			{Title: lang.X("person.lefton", "退職日"), Width: 16, Kind: export.Day},
		},
		Rows: func(yield func([]any) bool) {
			for _, r := range rows {
				if !yield([]any{r.Name, r.Reading, r.StaffNo, r.From, r.Position, r.ThisYear, r.Times, dayOrNil(wareki.Date(r.Last)), r.Talks, dayOrNil(r.LeftOn)}) {
					return
				}
			}
		},
	}
}

func dayOrNil(d wareki.Date) any {
	if d == "" {
		return nil
	}
	return d
}

package gui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/data/report"
	"jibun/gui/kit"
)

// certificatesPage is the register of 受講証明書 and 修了証 that were issued: those of a fiscal
// year, or all of one person.
type certificatesPage struct {
	d      *desk
	person int64
	name   string
	text   *kit.Entry
	count  *kit.Text
	grid   *kit.Grid[certificateLine]
	root   fyne.CanvasObject
}

// certificateLine is a line of it in words.
type certificateLine struct {
	data.Certificate
	of    string // what it is for
	again string // the number that it was issued with first, "" = this is the first
}

// state says of one whose issue was undone that it was.
func (c certificateLine) state() string {
	if c.Withdrawn {
		return lang.X("certificates.withdrawn", "取消")
	}
	return ""
}

func newCertificatesPage(d *desk, person int64) *certificatesPage {
	p := &certificatesPage{d: d, person: person, text: kit.NewEntry(), count: kit.NewMuted("")}
	p.text.SetPlaceHolder(lang.X("certificates.filter", "氏名・番号・テーマで絞り込む (Ctrl+F)"))
	p.text.OnChanged = func(string) { d.sh.reload() }
	p.text.OnEscape = func() {
		if !p.Escape() {
			d.win.Canvas().Focus(p.grid)
		}
	}
	p.text.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyDown {
			d.win.Canvas().Focus(p.grid)
		}
		return e.Name == fyne.KeyDown
	}
	p.grid = p.newGrid()
	filter := kit.Pad(0, 0, 12, 0, kit.Row(12, kit.Exact(360*scale(), p.text), kit.Middle(p.count)))
	p.root = kit.Pad(0, 24, 16, 24, kit.Border(filter, nil, nil, nil, p.grid))
	return p
}

func (p *certificatesPage) newGrid() *kit.Grid[certificateLine] {
	d := p.d
	g := kit.NewGrid([]kit.Column[certificateLine]{
		{Key: "number", Title: lang.X("certificates.number", "番号"), Width: 170, Least: 110, Text: func(c certificateLine) string { return c.Label },
			Compare: func(a, b certificateLine) int {
				return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Number, b.Number))
			}},
		{Key: "issued", Title: lang.X("certificates.issued", "発行日"), Width: dayWide, Text: func(c certificateLine) string { return d.columnDay(c.Issued) },
			Compare: func(a, b certificateLine) int { return cmp.Compare(a.Issued, b.Issued) }},
		{Key: "kind", Title: lang.X("papers.certificate", "証明書"), Width: 110, Least: 80, Text: func(c certificateLine) string { return c.Kind.Label() }},
		{Key: "state", Title: lang.X("certificates.state", "取消"), Width: 60, Least: 44, Text: func(c certificateLine) string { return c.state() }},
		{Key: "name", Title: lang.X("lecturers.name", "氏名"), Width: 130, Least: 90, Text: func(c certificateLine) string { return c.Name }, Bold: func(certificateLine) bool { return true }},
		{Key: "of", Title: lang.X("certificates.of", "証明したこと"), Width: 240, Least: 120, Grow: true, Text: func(c certificateLine) string { return c.of }},
		{Key: "again", Title: lang.X("certificates.again", "再発行のもと"), Width: 160, Least: 90, Muted: true, Optional: 1, Text: func(c certificateLine) string { return c.again }},
	})
	g.ID = func(c certificateLine) int64 { return c.ID }
	g.OnOpen = func(c certificateLine) { d.goPerson(c.PersonID) }
	g.Menu = func(rows []certificateLine) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		c := rows[0]
		items := []*fyne.MenuItem{fyne.NewMenuItem(lang.X("person.open", "この人を開く"), func() { d.goPerson(c.PersonID) })}
		if c.Kind == report.Attendance {
			items = append(items, fyne.NewMenuItem(lang.X("certificates.anew", "もう一度出す…"), func() { d.goPaper("certificate", c.SeminarID, c.PersonID) }))
		}
		return append(items, fyne.NewMenuItem(lang.X("menu.row.history", "この行の履歴"), func() { d.goHistory(data.HistoryFilter{Table: "certificates", RowID: c.ID}) }))
	}
	g.OnWidths = d.keepWidths("certificates", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		if p.text.Text != "" {
			return lang.X("certificates.nobody", "あてはまる証明書はありません"), "", "", nil
		}
		return lang.X("certificates.none", "発行した証明書はありません"), lang.X("certificates.none.hint", "帳票の「受講証明書・修了証」を印刷するか保存すると、番号が付いて、ここに並びます。"), "", nil
	}
	return g
}

// Content is the page.
func (p *certificatesPage) Content() fyne.CanvasObject { return p.root }

// Title names it.
func (p *certificatesPage) Title() string {
	if p.name != "" {
		return lang.X("certificates.title.person", "{{.Name}}さんの証明書", map[string]any{"Name": p.name})
	}
	return lang.X("certificates.title", "証明書の発行台帳")
}

// Room is 帳票.
func (p *certificatesPage) Room() string { return "papers" }

// Yearly: they are of the year above.
func (p *certificatesPage) Yearly() bool { return p.person == 0 }

// Kinds are the register, and what it is about.
func (p *certificatesPage) Kinds() data.Kinds { return data.KindPeople | data.KindSeminars }

// Load reads the register.
func (p *certificatesPage) Load() load {
	year, words := p.d.year, strings.Fields(kana.Fold(p.text.Text))
	return func(ctx context.Context) (func(), error) {
		all, err := p.d.store.CertificateRegister(ctx, p.person)
		if err != nil {
			return nil, err
		}
		name := ""
		if p.person != 0 {
			x, err := p.d.store.Person(ctx, p.person)
			if err != nil {
				return nil, err
			}
			name = x.Name
		}
		lines, err := p.d.certificateLines(ctx, all)
		lines = slices.DeleteFunc(lines, func(c certificateLine) bool {
			if p.person == 0 && c.Issued.FiscalYear() != year {
				return true
			}
			in := kana.Fold(c.Label + " " + c.Name + " " + c.Kind.Label() + " " + c.of + " " + c.state())
			return slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(in, w) })
		})
		return func() {
			p.name = name
			p.grid.SetRows(lines)
			gone := 0
			for _, c := range lines {
				if c.Withdrawn {
					gone++
				}
			}
			text := lang.X("certificates.count", "{{.N}}通", map[string]any{"N": len(lines) - gone})
			if gone > 0 {
				text = lang.X("certificates.count.withdrawn", "{{.N}}通、ほかに取消{{.Gone}}通", map[string]any{"N": len(lines) - gone, "Gone": gone})
			}
			p.count.SetText(text)
		}, err
	}
}

// certificateLines are the register in words, the number given last on top.
func (d *desk) certificateLines(ctx context.Context, all []data.Certificate) ([]certificateLine, error) {
	seminars, err := d.store.Seminars(ctx, data.SeminarFilter{})
	if err != nil {
		return nil, err
	}
	called := map[int64]string{}
	for _, m := range seminars {
		called[m.ID] = eveningHeading(m.Seminar)
	}
	label := map[int64]string{}
	for _, c := range all {
		label[c.ID] = c.Label
	}
	var out []certificateLine
	for _, c := range slices.Backward(all) {
		x := certificateLine{Certificate: c, of: called[c.SeminarID], again: label[c.AgainID]}
		if c.Kind == report.Completion {
			x.of = lang.X("certificates.year", "{{.Year}} {{.N}}回出席", map[string]any{"Year": c.OfYear.Label(d.office.Style()), "N": c.Times})
		}
		out = append(out, x)
	}
	return out, nil
}

// Focus is on the list.
func (p *certificatesPage) Focus() {
	if rows := p.grid.Rows(); len(rows) > 0 && len(p.grid.Selected()) == 0 {
		p.grid.Select(rows[0].ID)
	}
	p.d.win.Canvas().Focus(p.grid)
}

// Print prints the register as it is narrowed; its page has the way to Excel too.
func (p *certificatesPage) Print() { p.d.printList(p.Title(), false, p.grid) }

// Filter begins typing what to look for.
func (p *certificatesPage) Filter() { p.d.win.Canvas().Focus(p.text) }

// Escape gives up the filter first.
func (p *certificatesPage) Escape() bool {
	if p.text.Text == "" {
		return false
	}
	p.text.SetText("")
	return true
}

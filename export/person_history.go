package export

import (
	"context"
	"fmt"
	"io"
	"slices"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// PersonHistory writes the 受講履歴 of one person: who it is, every evening the
// person was confirmed for, and the talks given.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func PersonHistory(ctx context.Context, w io.Writer, r report.PersonHistory, o Options) error {
	return Write(ctx, w, PersonHistoryPaper(r, HalfWidths{}), o)
}

// PersonHistoryPaper is the same before it is a file.
func PersonHistoryPaper(r report.PersonHistory, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "受講履歴", r.Name), 20+len(r.Visits)+len(r.Talks))
	b.Sheets = func(yield func(*sheet.Sheet) bool) {
		p := &personHistory{r: r}
		p.draft = b.draft(p.plan(b, "受講履歴"))
		p.who()
		p.visits()
		p.talks()
		slices.Values(append(p.full, p.close()))(yield)
	}
	return b.Paper
}

type personHistory struct {
	*draft
	r    report.PersonHistory
	full []*sheet.Sheet // before the draft
	asks string         // what the next table is not there without
}

func (p *personHistory) plan(b *paper, name string) plan {
	pg := plan{name: name, personal: true, who: sheet.OneLine(p.r.Name) + b.around("　職員番号 ", p.r.StaffNo, "")}
	for _, c := range p.columns("", "") {
		pg.widths = append(pg.widths, c.mm)
	}
	return pg
}

// columns are those of both tables, so that they stand in line.
func (p *personHistory) columns(what, count string) []column {
	t := cellLook.sized(9.5)
	return []column{
		{title: "回", mm: 11, look: t.center()},
		{group: "開催日", mm: 31.5, look: t.right().as(dayFormat(p.r.Style))},
		{group: "開催日", mm: 6.5, look: t.center()},
		{title: "テーマ", mm: 48, look: t.wrapped(), tall: true},
		{title: "当時の所属", mm: 33.5, look: t.wrapped(), tall: true},
		{title: what, mm: 24.7, look: t.sized(8.5).center(), tall: true},
		{title: count, mm: 12, look: t.number()},
	}
}

// who is the head of the paper and the person.
func (p *personHistory) who() {
	r, n := p.r, len(p.widths)
	p.title("受講履歴", joined("　", r.Series, joined(" ", r.Office, r.Section)), n)
	p.skip(6)
	fact := func(label, text string) {
		p.text(p.style(headLook.unwrapped()), label)
		p.fill(p.style(headLook), 2)
		p.join(1, 2, 1)
		p.text(p.style(cellLook.wrapped()), text)
		p.fill(p.style(cellLook), n)
		p.join(3, n, 1)
		p.end(linesHigh(p.linesOf(sheet.Clean(text), p.across(3, n), 10), 10) + 4)
	}
	fact("氏名", sheet.OneLine(r.Name))
	if p.wants(r.Reading != "", "ふりがな") {
		fact("ふりがな", sheet.OneLine(r.Reading))
	}
	if p.wants(r.StaffNo != "", "職員番号") {
		fact("職員番号", r.StaffNo)
	}
	from := joined("　", r.From, r.Position)
	if p.marks != nil {
		from = r.From + p.around("　", r.Position, "")
	}
	fact("所属・職名", from)
	fact("参加", fmt.Sprintf("%d回(申込 %d回)", r.Attended, len(r.Visits)))
	fact("登壇", fmt.Sprintf("%d回", len(r.Talks)))
}

// table begins one of the two tables; label may be empty.
func (p *personHistory) table(label string, cols []column) *list {
	if label != "" && (p.asks == "" || p.wants(true, p.asks)) {
		p.wide(p.style(plainLook.sized(11).strong()), label, 22, len(cols))
	}
	if p.asks != "" {
		p.wants(true, p.asks)
	}
	p.heading(cols)
	return p.body(cols)
}

func (p *personHistory) visits() {
	p.skip(8)
	l := p.table("参加したセミナー", p.columns("出欠", "通算"))
	p.repeats(p.rows, p.rows)
	for _, x := range each(p.draft, "受講", p.r.Visits) {
		title := fields.WithSeries(x.Title, x.Series)
		l.count(l.styles[0], x.Number)
		l.day(l.styles[1], l.styles[2], x.Date)
		l.words(title)
		l.words(x.Then)
		l.words(x.Attendance)
		l.count(l.styles[6], x.Total)
		l.done()
	}
	if p.noneOf("受講", len(p.r.Visits)) {
		return
	}
	p.skip(4)
	p.wants(true, "受講")
	p.note("※ 所属は開催日のものです。通算は、講座ごとに数えた、この回までに出席した回数(この回を含む)です。")
}

// talks stand below the evenings; where they do not all fit there, on a sheet of
// their own, because the headings that repeat are those of the evenings.
func (p *personHistory) talks() {
	if len(p.r.Talks) == 0 {
		return
	}
	cols := p.columns("役割", "累計")
	need := 10 + 22 + 22.0
	titles := make([]string, len(p.r.Talks))
	for i, x := range p.r.Talks {
		titles[i] = fields.WithSeries(x.Title, x.Series)
		_, title := p.set(cols[3].look, sheet.Clean(titles[i]), cols[3].mm)
		_, then := p.set(cols[4].look, sheet.Clean(x.Then), cols[4].mm)
		need += max(title, then, p.rowPoints())
	}
	label := "登壇"
	if p.used+need > p.room() && p.marks == nil {
		label = ""
		p.full = append(p.full, p.close())
		p.draft = p.paper.draft(p.plan(p.paper, "登壇"))
		p.title("登壇", joined("　", p.r.Name, joined(" ", p.r.Office, p.r.Section)), len(cols))
	}
	p.skip(10)
	p.asks = "登壇"
	l := p.table(label, cols)
	for i, x := range each(p.draft, "登壇", p.r.Talks) {
		l.count(l.styles[0], x.Number)
		l.day(l.styles[1], l.styles[2], x.Date)
		l.words(titles[i])
		l.words(x.Then)
		l.words(x.Role)
		l.number(l.styles[6], x.Total)
		l.wants(true, "登壇")
		l.done()
	}
}

package gui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data/kana"
	"jibun/gui/kit"
)

// applicantLists is the list: who comes, below it the waiting list in order, then who
// does not come any more.
type applicantLists struct {
	t      *applicantsTab
	grid   *kit.Grid[applicantRow]
	rows   []applicantRow
	words  []string // of the filter, folded
	wanted int64    // the registration to be pointed at when it is there
}

func newApplicantLists(t *applicantsTab) *applicantLists {
	l := &applicantLists{t: t}
	g := kit.NewGrid(l.columns())
	g.Tight = true
	g.ID = func(r applicantRow) int64 { return r.ID }
	g.Section, g.Heading = applicantRow.part, l.heading
	g.OnOpen = func(r applicantRow) { t.d.goPerson(r.PersonID) }
	g.Menu = func(rows []applicantRow) []*fyne.MenuItem { return t.menu(rows) }
	g.OnKey = func(e *fyne.KeyEvent) bool { return t.rowKey(g, e) }
	g.OnCopy = func(rows []applicantRow) { t.d.noteCopy(t.heading(), len(rows)) }
	g.OnPaste = func(text string) { t.paste(text) }
	g.Strike = func(r applicantRow) bool { return r.part() == partGone }
	g.Empty = l.empty
	g.OnWidths = t.d.keepWidths("applicants", g.SetWidths)
	l.grid = g
	return l
}

// heading stands above a part of the list: how many are in it, and of those who come
// what the head of the page does not say.
func (l *applicantLists) heading(part, n int) string {
	words := map[string]any{"N": n}
	switch part {
	case partWaiting:
		return lang.X("applicants.waiting", "キャンセル待ち {{.N}}名", words)
	case partGone:
		return lang.X("applicants.gone", "キャンセル・取消 {{.N}}名", words)
	}
	return l.t.comingHeading(n)
}

func (l *applicantLists) columns() []kit.Column[applicantRow] {
	text := func(f func(applicantRow) string) (func(applicantRow) string, func(a, b applicantRow) int) {
		return f, func(a, b applicantRow) int { return cmp.Compare(f(a), f(b)) }
	}
	col := func(key, title string, width float32, f func(applicantRow) string) kit.Column[applicantRow] {
		c := kit.Column[applicantRow]{Key: key, Title: title, Width: width}
		c.Text, c.Compare = text(f)
		return c
	}
	no := col("no", lang.X("applicants.col.no", "順"), 40, func(r applicantRow) string { return someOf(r.no) })
	no.Right, no.Compare = true, func(a, b applicantRow) int { return cmp.Compare(a.no, b.no) }
	name := col("name", lang.X("applicants.col.name", "氏名"), 108, func(r applicantRow) string { return r.Name })
	name.Compare = byReading
	reading := col("reading", lang.X("applicants.col.reading", "ふりがな"), 132, func(r applicantRow) string { return r.Reading })
	reading.Muted, reading.Compare = true, byReading
	from := col("from", lang.X("applicants.col.from", "所属・団体"), 172, func(r applicantRow) string { return r.From })
	from.Grow, from.Compare = true, func(a, b applicantRow) int { return cmp.Or(cmp.Compare(a.place, b.place), byReading(a, b)) }
	position := col("position", lang.X("applicants.col.position", "職名"), 84, func(r applicantRow) string { return r.Position })
	often := col("times", lang.X("applicants.col.times", "参加回数"), 92, func(r applicantRow) string { return oftenLabel(r.Times) })
	often.Compare = func(a, b applicantRow) int { return cmp.Compare(a.Times, b.Times) }
	often.Chip = func(r applicantRow) kit.Chip { return oftenChip(r.Times) }
	party := col("party", lang.X("applicants.col.party", "懇親会"), 58, func(r applicantRow) string { return joinMark(r.Party) })
	channel := col("channel", lang.X("applicants.col.channel", "経路"), 64, func(r applicantRow) string { return r.Channel.Label() })
	applied := col("applied", lang.X("applicants.col.applied", "申込日時"), momentWide, func(r applicantRow) string { return l.t.d.columnMoment(readInstant(r.AppliedAt)) })
	applied.Compare = func(a, b applicantRow) int {
		return cmp.Or(cmp.Compare(a.AppliedAt, b.AppliedAt), cmp.Compare(a.ID, b.ID))
	}
	state := col("state", lang.X("applicants.col.state", "状態"), 76, func(r applicantRow) string { return r.chip().Text })
	state.Chip = applicantRow.exception
	note := col("note", lang.X("applicants.col.note", "備考"), 60, l.t.d.applicantRemark)
	mail := col("email", lang.X("applicants.col.email", "メール"), 150, func(r applicantRow) string { return r.Email })
	mail.Muted = true
	reading.Least, from.Least, position.Least, often.Least = 88, 110, 60, 76
	applied.Least, state.Least, note.Least, mail.Least = momentWide, 50, 48, 56
	mail.Optional, applied.Optional, channel.Optional, position.Optional, reading.Optional, note.Optional = 6, 5, 4, 3, 2, 1
	return []kit.Column[applicantRow]{no, name, reading, from, position, often, party, channel, applied, state, note, mail}
}

// byReading is 五十音順; those without a reading come last.
func byReading(a, b applicantRow) int {
	return cmp.Or(cmp.Compare(noReading(a), noReading(b)), cmp.Compare(a.sort, b.sort), cmp.Compare(a.Name, b.Name))
}

func noReading(r applicantRow) int {
	if r.sort == "" {
		return 1
	}
	return 0
}

// show puts the applications into their parts.
func (l *applicantLists) show(rows []applicantRow) {
	l.rows = rows
	l.fill()
	l.reach()
}

// narrow shows only who fits the words.
func (l *applicantLists) narrow(text string) {
	l.words = kana.FoldQuery(text)
	l.fill()
}

func (l *applicantLists) fill() {
	var in []applicantRow
	for _, r := range l.rows {
		if fits(r.key, l.words) {
			in = append(in, r)
		}
	}
	l.grid.SetRows(in)
	l.t.head.narrowed(len(in), len(l.rows))
}

func fits(key string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(key, w) {
			return false
		}
	}
	return true
}

// want points at a registration as soon as it is in the list.
func (l *applicantLists) want(registration int64) {
	l.wanted = registration
	l.reach()
}

func (l *applicantLists) reach() {
	for _, r := range l.rows {
		if r.ID == l.wanted {
			l.wanted = 0
			l.grid.Select(r.ID)
			return
		}
	}
}

// point shows the line of a person.
func (l *applicantLists) point(person int64) {
	for _, r := range l.rows {
		if r.PersonID == person && r.live() {
			l.t.head.filter.SetText("")
			l.want(r.ID)
			return
		}
	}
}

// focus puts the keyboard into the list.
func (l *applicantLists) focus() { l.t.d.win.Canvas().Focus(l.grid) }

func (l *applicantLists) empty() (title, hint, action string, do func()) {
	switch {
	case len(l.words) > 0:
		return lang.X("applicants.none.fit", "当てはまる方はいません"), lang.X("applicants.none.fit.hint", "絞り込みを消すと、すべての方が表示されます。"),
			lang.X("applicants.none.fit.all", "絞り込みを消す"), func() { l.t.head.filter.SetText("") }
	case l.t.takes():
		return lang.X("applicants.none", "まだ申込はありません"), lang.X("applicants.none.hint", "上の欄に名前を打って Enter で加えます。Excelの行やメールは、コピーしてから Ctrl+V で貼り付けます。"), "", nil
	}
	return lang.X("applicants.none.closed", "申込はありません"), "", "", nil
}

package gui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data/kana"
	"jibun/gui/kit"
)

// applicantLists is the list in its parts: who comes, and below it the waiting list
// in order, or, folded away, who does not come any more.
type applicantLists struct {
	t      *applicantsTab
	grids  [parts]*kit.Grid[applicantRow]
	rows   []applicantRow
	words  []string // of the filter, folded
	wanted int64    // the registration to be pointed at when it is there
	below  int      // the part shown below who comes; partComing: none
	chosen bool     // by her

	heads [parts]*kit.Button // what unfolds the parts below
	line  *fyne.Container    // of the two
	root  *fyne.Container
}

func newApplicantLists(t *applicantsTab) *applicantLists {
	l := &applicantLists{t: t, below: partWaiting}
	for part := range l.grids {
		l.grids[part] = l.grid(part)
		l.heads[part] = kit.NewLink("", func() { l.fold(part) })
	}
	l.line = kit.Row(16, l.heads[partWaiting], l.heads[partGone])
	l.root = container.New(&listStack{l}, l.grids[partComing], l.line, l.grids[partWaiting], l.grids[partGone])
	return l
}

// grid makes the table of one part. The three have the same columns of the same
// widths.
func (l *applicantLists) grid(part int) *kit.Grid[applicantRow] {
	g := kit.NewGrid(l.columns())
	g.Tight = true
	g.ID = func(r applicantRow) int64 { return r.ID }
	g.OnOpen = func(r applicantRow) { l.t.d.goPerson(r.PersonID) }
	g.Menu = func(rows []applicantRow) []*fyne.MenuItem { return l.t.menu(rows) }
	g.OnKey = func(e *fyne.KeyEvent) bool { return l.t.rowKey(g, e) }
	g.OnCopy = func(rows []applicantRow) { l.t.d.noteCopy(l.t.heading(), len(rows)) }
	g.OnPaste = func(text string) { l.t.paste(text) }
	g.OnSelect = func(rows []applicantRow) {
		for i, other := range l.grids {
			if i != part && len(rows) > 0 && len(other.Selected()) > 0 {
				other.Select()
			}
		}
	}
	g.Strike = func(applicantRow) bool { return part == partGone }
	if part == partComing {
		g.Empty = l.empty
	}
	keep := l.t.d.keepWidths("applicants", g.SetWidths)
	g.OnWidths = func(w map[string]float32) {
		keep(w)
		for _, other := range l.grids {
			if other != g {
				other.SetWidths(w)
			}
		}
	}
	return g
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
	no := col("no", lang.X("applicants.col.no", "№"), 40, func(r applicantRow) string { return placeNo(r.no) })
	no.Right, no.Compare = true, func(a, b applicantRow) int { return cmp.Compare(a.no, b.no) }
	name := col("name", lang.X("applicants.col.name", "氏名"), 112, func(r applicantRow) string { return r.Name })
	name.Compare = byReading
	reading := col("reading", lang.X("applicants.col.reading", "ふりがな"), 128, func(r applicantRow) string { return r.Reading })
	reading.Muted, reading.Compare = true, byReading
	from := col("from", lang.X("applicants.col.from", "所属・団体"), 140, func(r applicantRow) string { return r.From })
	from.Grow, from.Compare = true, func(a, b applicantRow) int { return cmp.Or(cmp.Compare(a.place, b.place), byReading(a, b)) }
	position := col("position", lang.X("applicants.col.position", "職名"), 80, func(r applicantRow) string { return r.Position })
	often := col("times", lang.X("applicants.col.times", "参加回数"), 84, func(r applicantRow) string { return oftenLabel(r.Times) })
	often.Compare = func(a, b applicantRow) int { return cmp.Compare(a.Times, b.Times) }
	often.Chip = func(r applicantRow) kit.Chip {
		if r.Times == 0 {
			return kit.Chip{Text: oftenLabel(0), Tone: kit.ToneAccent}
		}
		return kit.Chip{Text: oftenLabel(r.Times)}
	}
	party := col("party", lang.X("applicants.col.party", "懇親会"), 60, func(r applicantRow) string { return joinMark(r.Party) })
	channel := col("channel", lang.X("applicants.col.channel", "経路"), 60, func(r applicantRow) string { return r.Channel.Label() })
	applied := col("applied", lang.X("applicants.col.applied", "申込日時"), 138, func(r applicantRow) string { return l.t.d.shortMoment(readInstant(r.AppliedAt)) })
	applied.Compare = func(a, b applicantRow) int {
		return cmp.Or(cmp.Compare(a.AppliedAt, b.AppliedAt), cmp.Compare(a.ID, b.ID))
	}
	state := col("state", lang.X("applicants.col.state", "状態"), 112, func(r applicantRow) string { return r.chip().Text })
	state.Chip = applicantRow.chip
	note := col("note", lang.X("applicants.col.note", "備考"), 72, l.t.d.applicantRemark)
	return []kit.Column[applicantRow]{no, name, reading, from, position, often, party, channel, applied, state, note}
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
	var in [parts][]applicantRow
	all := [parts]int{}
	shown := 0
	for _, r := range l.rows {
		all[r.part()]++
		if fits(r.key, l.words) {
			in[r.part()] = append(in[r.part()], r)
			shown++
		}
	}
	for part, g := range l.grids {
		g.SetRows(in[part])
	}
	l.unfold(in)
	l.t.head.narrowed(shown, len(l.rows))
	l.root.Refresh()
}

// unfold shows the part below that was asked for, or the other one if the filter
// leaves nobody in it, and says how many stand in both.
func (l *applicantLists) unfold(in [parts][]applicantRow) {
	at := l.below
	if len(l.words) > 0 && len(in[partWaiting]) == 0 && len(in[partGone]) > 0 {
		at = partGone
	}
	for part, label := range map[int]string{
		partWaiting: lang.X("applicants.waiting", "キャンセル待ち {{.N}}名", map[string]any{"N": len(in[partWaiting])}),
		partGone:    lang.X("applicants.gone", "キャンセル・取消 {{.N}}名", map[string]any{"N": len(in[partGone])}),
	} {
		open := part == at
		what := map[string]any{"What": label}
		text := lang.X("applicants.fold", "▸ {{.What}}を表示", what)
		if open {
			text = lang.X("applicants.unfold", "▾ {{.What}}", what)
		}
		l.heads[part].SetText(text)
		l.heads[part].Hidden = len(in[part]) == 0
		l.grids[part].Hidden = !open || len(in[part]) == 0
	}
	l.line.Hidden = l.heads[partWaiting].Hidden && l.heads[partGone].Hidden
	l.line.Refresh()
}

func fits(key string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(key, w) {
			return false
		}
	}
	return true
}

// setLow folds away who waits where there is little room, unless she unfolded it.
func (l *applicantLists) setLow(low bool) {
	if l.chosen {
		return
	}
	l.below = partWaiting
	if low {
		l.below = partComing
	}
	l.fill()
}

// fold shows a part, or folds it away if it is shown.
func (l *applicantLists) fold(part int) {
	l.chosen = true
	if l.below == part && l.grids[part].Visible() {
		part = partComing
	}
	l.below = part
	l.fill()
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
			if part := r.part(); part != partComing && l.grids[part].Hidden {
				l.fold(part)
			}
			l.grids[r.part()].Select(r.ID)
			return
		}
	}
}

// point shows the line of a person.
func (l *applicantLists) point(person int64) {
	for _, r := range l.rows {
		if r.PersonID == person && r.part() != partGone {
			l.t.head.filter.SetText("")
			l.want(r.ID)
			return
		}
	}
}

// focus puts the keyboard into the list.
func (l *applicantLists) focus() {
	for _, g := range l.grids {
		if g.Visible() && len(g.Rows()) > 0 {
			l.t.d.win.Canvas().Focus(g)
			return
		}
	}
	l.t.d.win.Canvas().Focus(l.grids[partComing])
}

func (l *applicantLists) empty() (title, hint, action string, do func()) {
	switch {
	case len(l.words) > 0:
		return lang.X("applicants.none.fit", "当てはまる方はいません"), lang.X("applicants.none.fit.hint", "絞り込みを消すと、すべての方が表示されます。"),
			lang.X("applicants.none.fit.all", "絞り込みを消す"), func() { l.t.head.filter.SetText("") }
	case len(l.rows) > 0:
		return lang.X("applicants.none.coming", "参加確定の方はいません"), "", "", nil
	case l.t.takes():
		return lang.X("applicants.none", "まだ申込はありません"), lang.X("applicants.none.hint", "上の欄に名前を打って Enter で加えます。Excelの行やメールは、コピーしてから Ctrl+V で貼り付けます。"), "", nil
	}
	return lang.X("applicants.none.closed", "申込はありません"), "", "", nil
}

func placeNo(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}

func joinMark(on bool) string {
	if on {
		return lang.X("circle", "○")
	}
	return ""
}

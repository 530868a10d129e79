package gui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data/kana"
	"jibun/gui/kit"
)

// applicantLists is the list in its parts: who comes, the waiting list below it in
// order, and, folded away, who does not come any more.
type applicantLists struct {
	t      *applicantsTab
	grids  [parts]*kit.Grid[applicantRow]
	rows   []applicantRow
	words  []string // of the filter, folded
	wanted int64    // the registration to be pointed at when it is there
	open   bool     // the third part is unfolded

	waiting *kit.Text
	gone    *kit.Button
	root    *fyne.Container
}

func newApplicantLists(t *applicantsTab) *applicantLists {
	l := &applicantLists{t: t, waiting: kit.NewHeading("")}
	l.gone = kit.NewLink("", l.fold)
	for part := range l.grids {
		l.grids[part] = l.grid(part)
	}
	l.root = fyne.NewContainer(l.grids[partComing], l.waiting, l.grids[partWaiting], kit.Left(l.gone), l.grids[partGone])
	l.root.Layout = &listStack{l}
	return l
}

// grid makes the table of one part. The three have the same columns of the same
// widths.
func (l *applicantLists) grid(part int) *kit.Grid[applicantRow] {
	g := kit.NewGrid(l.columns())
	g.ID = func(r applicantRow) int64 { return r.ID }
	g.OnOpen = func(r applicantRow) { l.t.d.goPerson(r.PersonID) }
	g.Menu = func(rows []applicantRow) []*fyne.MenuItem { return l.t.menu(rows) }
	g.OnKey = func(e *fyne.KeyEvent) bool { return l.t.rowKey(g, e) }
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
	no := col("no", lang.X("applicants.col.no", "№"), 44, func(r applicantRow) string { return placeNo(r.no) })
	no.Right, no.Compare = true, func(a, b applicantRow) int { return cmp.Compare(a.no, b.no) }
	name := col("name", lang.X("applicants.col.name", "氏名"), 116, func(r applicantRow) string { return r.Name })
	name.Compare = byReading
	reading := col("reading", lang.X("applicants.col.reading", "ふりがな"), 128, func(r applicantRow) string { return r.Reading })
	reading.Muted, reading.Compare = true, byReading
	from := col("from", lang.X("applicants.col.from", "所属・団体"), 150, func(r applicantRow) string { return r.From })
	from.Grow, from.Compare = true, func(a, b applicantRow) int { return cmp.Or(cmp.Compare(a.place, b.place), byReading(a, b)) }
	position := col("position", lang.X("applicants.col.position", "職名"), 84, func(r applicantRow) string { return r.Position })
	often := col("times", lang.X("applicants.col.times", "参加回数"), 88, func(r applicantRow) string { return oftenLabel(r.Times) })
	often.Compare = func(a, b applicantRow) int { return cmp.Compare(a.Times, b.Times) }
	often.Chip = func(r applicantRow) kit.Chip {
		if r.Times == 0 {
			return kit.Chip{Text: oftenLabel(0), Tone: kit.ToneAccent}
		}
		return kit.Chip{Text: oftenLabel(r.Times)}
	}
	party := col("party", lang.X("applicants.col.party", "懇親会"), 64, func(r applicantRow) string { return joinMark(r.Party) })
	channel := col("channel", lang.X("applicants.col.channel", "経路"), 64, func(r applicantRow) string { return r.Channel.Label() })
	applied := col("applied", lang.X("applicants.col.applied", "申込日時"), 112, func(r applicantRow) string { return l.t.d.moment(readInstant(r.AppliedAt)) })
	applied.Compare = func(a, b applicantRow) int {
		return cmp.Or(cmp.Compare(a.AppliedAt, b.AppliedAt), cmp.Compare(a.ID, b.ID))
	}
	state := col("state", lang.X("applicants.col.state", "状態"), 104, func(r applicantRow) string { return r.chip().Text })
	state.Chip = applicantRow.chip
	note := col("note", lang.X("applicants.col.note", "備考"), 120, l.t.d.applicantRemark)
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
	l.waiting.SetText(lang.X("applicants.waiting", "キャンセル待ち {{.N}}名", map[string]any{"N": all[partWaiting]}))
	l.waiting.Hidden = len(in[partWaiting]) == 0
	l.grids[partWaiting].Hidden = l.waiting.Hidden
	label := lang.X("applicants.gone.show", "▸ キャンセル・取消 {{.N}}名を表示", map[string]any{"N": all[partGone]})
	unfolded := l.open || len(l.words) > 0
	if unfolded {
		label = lang.X("applicants.gone.hide", "▾ キャンセル・取消 {{.N}}名", map[string]any{"N": all[partGone]})
	}
	l.gone.SetText(label)
	l.gone.Hidden = len(in[partGone]) == 0
	l.grids[partGone].Hidden = l.gone.Hidden || !unfolded
	l.t.head.narrowed(shown, len(l.rows))
	l.root.Refresh()
}

func fits(key string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(key, w) {
			return false
		}
	}
	return true
}

func (l *applicantLists) fold() {
	l.open = !l.open
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
	case l.t.takes():
		return lang.X("applicants.none", "まだ申込はありません"), lang.X("applicants.none.hint", "上の欄に名前を打って Enter で加えます。Excelの行やメールは、写してから Ctrl+V で貼り付けます。"), "", nil
	}
	return lang.X("applicants.none.closed", "申込はありません"), "", "", nil
}

func placeNo(n int) string {
	if n == 0 {
		return ""
	}
	return lang.X("number", "{{.N}}", map[string]any{"N": n})
}

func joinMark(on bool) string {
	if on {
		return lang.X("circle", "○")
	}
	return ""
}

// listStack gives the parts their heights: who comes gets what the others leave;
// each of the others as much as it needs, up to a third.
type listStack struct{ l *applicantLists }

func (s *listStack) MinSize(o []fyne.CanvasObject) fyne.Size {
	var w, h float32
	for i, c := range o {
		if c.Visible() {
			w, h = max(w, c.MinSize().Width), h+s.least(i, c)+4
		}
	}
	return fyne.NewSize(w, h)
}

// least is the smallest height of one of the parts or headings.
func (s *listStack) least(i int, c fyne.CanvasObject) float32 {
	if part := s.part(c); i > 0 && part > 0 {
		return min(c.MinSize().Height, s.natural(part))
	}
	return c.MinSize().Height
}

// part is the part of the list an object shows, 0 for a heading.
func (s *listStack) part(c fyne.CanvasObject) int {
	for part := partWaiting; part < parts; part++ {
		if c == fyne.CanvasObject(s.l.grids[part]) {
			return part
		}
	}
	return 0
}

func (s *listStack) Layout(o []fyne.CanvasObject, size fyne.Size) {
	heights := make([]float32, len(o))
	left := size.Height
	for i, c := range o {
		if !c.Visible() {
			continue
		}
		heights[i] = s.least(i, c)
		if part := s.part(c); part > 0 {
			heights[i] = min(max(heights[i], size.Height*0.34), s.natural(part))
		}
		if i > 0 {
			left -= heights[i] + 4
		}
	}
	heights[0] = max(left, o[0].MinSize().Height)
	var y float32
	for i, c := range o {
		if c.Visible() {
			c.Move(fyne.NewPos(0, y))
			c.Resize(fyne.NewSize(size.Width, heights[i]))
			y += heights[i] + 4
		}
	}
}

// natural is the height at which a part shows all its rows.
func (s *listStack) natural(part int) float32 {
	rows := float32(len(s.l.grids[part].Rows()))
	return kit.Size(kit.SizeRowTight) + rows*kit.Size(kit.SizeRow) + kit.Size(kit.SizeSecondary)
}

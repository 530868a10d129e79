package gui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// mergeSide is one of the two records that may be one person.
type mergeSide struct {
	data.Person
	from     string // 所属 or 団体 today
	position string
	times    int
	talks    int
	postings int
}

// readSide reads what the dialog shows of one.
func (d *desk) readSide(ctx context.Context, id int64) (mergeSide, error) {
	var s mergeSide
	var err error
	if s.Person, err = d.store.Person(ctx, id); err != nil {
		return s, err
	}
	postings, err := d.store.Postings(ctx, id)
	if err != nil {
		return s, err
	}
	s.postings = len(postings)
	lines, err := d.store.People(ctx, data.PersonFilter{Text: s.Name, WithLeft: true})
	for _, l := range lines {
		if l.ID == id {
			s.from, s.position, s.times, s.talks = l.From, l.Position, l.Times, l.Talks
		}
	}
	return s, err
}

// showMerge shows two records side by side, which one stays and what becomes of
// the other. merged (may be nil) gets the one that stays.
func showMerge(d *desk, a, b int64, merged func(keep int64)) {
	d.opens(func(ctx context.Context) (func(), error) {
		x, err := d.readSide(ctx, a)
		if err != nil {
			return nil, err
		}
		y, err := d.readSide(ctx, b)
		if err != nil {
			return nil, err
		}
		return func() { newMergeDialog(d, x, y, merged).show() }, nil
	})
}

type mergeDialog struct {
	d          *desk
	keep, drop mergeSide
	merged     func(int64)
	table      *fyne.Container
	note       *fyne.Container
	dialog     *kit.Dialog
}

func newMergeDialog(d *desk, a, b mergeSide, merged func(int64)) *mergeDialog {
	m := &mergeDialog{d: d, keep: a, drop: b, merged: merged, table: container.NewStack(), note: container.NewStack()}
	if betterRecord(b, a) {
		m.keep, m.drop = b, a
	}
	return m
}

// betterRecord: the one of the staff stays, else the one who came more often.
func betterRecord(a, b mergeSide) bool {
	if (a.StaffNo != "") != (b.StaffNo != "") {
		return a.StaffNo != ""
	}
	return cmp.Or(cmp.Compare(a.times, b.times), cmp.Compare(a.talks, b.talks), cmp.Compare(b.ID, a.ID)) > 0
}

func (m *mergeDialog) show() {
	content := kit.Col(12, kit.NewProse(lang.X("merge.about", "右の記録を左の記録にまとめます。申込・出欠・登壇・配属は両方とも残り、まとめた後も元に戻せます。")), m.table, m.note)
	m.dialog = &kit.Dialog{Title: lang.X("merge.title", "重複を統合"), Content: content, Width: 820, Primary: lang.X("merge.do", "統合する"), Secondary: lang.X("cancel", "やめる"),
		Aside: kit.NewButton(lang.X("merge.swap", "⇄ 残す記録を入れ替える"), m.swap)}
	m.dialog.OnPrimary = func() bool {
		keep, drop := m.keep.ID, m.drop.ID
		m.d.act(func(ctx context.Context) error { return m.d.store.Merge(ctx, keep, drop) }, func() {
			m.dialog.Hide()
			if m.merged != nil {
				m.merged(keep)
			}
		})
		return false
	}
	m.fill()
	kit.Show(m.d.win, m.dialog)
}

// swap changes which record stays.
func (m *mergeDialog) swap() {
	m.keep, m.drop = m.drop, m.keep
	m.fill()
}

// mergeRow is a line of the comparison.
type mergeRow struct {
	label            string
	keep, drop, then string
	differ           bool // both say something, and not the same
}

// mergeRows compares two records field by field, as Store.Merge will join them.
func (d *desk) mergeRows(k, x mergeSide) []mergeRow {
	var rows []mergeRow
	add := func(label, a, b string) {
		if a != "" || b != "" {
			rows = append(rows, mergeRow{label, a, b, cmp.Or(a, b), a != "" && b != "" && a != b})
		}
	}
	kind := func(s mergeSide) string {
		if s.Outside {
			return lang.X("people.kind.outside", "外部の方")
		}
		return lang.X("people.kind.staff", "職員")
	}
	joined := kind(k)
	if !x.Outside {
		joined = kind(x)
	}
	rows = append(rows, mergeRow{lang.X("person.kind", "種別"), kind(k), kind(x), joined, false})
	add(lang.X("person.name", "氏名"), k.Name, x.Name)
	add(lang.X("person.reading", "ふりがな"), k.Reading, x.Reading)
	add(lang.X("person.staffno", "職員番号"), k.StaffNo, x.StaffNo)
	add(lang.X("person.from", "所属・団体"), k.from, x.from)
	add(lang.X("person.position", "職名"), k.position, x.position)
	add(lang.X("person.email", "メール"), k.Email, x.Email)
	add(lang.X("person.phone", "電話"), k.Phone, x.Phone)
	add(lang.X("person.note", "備考"), k.Note, x.Note)
	add(lang.X("person.lefton", "退職日"), d.columnDay(k.LeftOn), d.columnDay(x.LeftOn))
	both := func(label string, a, b int) {
		if a+b > 0 {
			rows = append(rows, mergeRow{label, itoa(a), itoa(b), itoa(a + b), false})
		}
	}
	both(lang.X("merge.times", "参加(回)"), k.times, x.times)
	both(lang.X("merge.talks", "登壇(回)"), k.talks, x.talks)
	both(lang.X("merge.postings", "配属の記録"), k.postings, x.postings)
	return rows
}

func (m *mergeDialog) fill() {
	rows := m.d.mergeRows(m.keep, m.drop)
	cells := []fyne.CanvasObject{
		kit.NewMuted(""), bold(lang.X("merge.keep", "残す記録")), bold(lang.X("merge.drop", "まとめる記録")), bold(lang.X("merge.then", "統合した後")),
	}
	differ := 0
	for _, r := range rows {
		then := kit.NewText(r.then).Shortens()
		drop := kit.NewText(r.drop).Shortens()
		if r.differ {
			differ++
			then.SetText(lang.X("merge.differs", "⚠ {{.Text}}", map[string]any{"Text": r.then}))
			then.ColorName = kit.ColorWarn
			drop.ColorName = kit.ColorMuted
		}
		cells = append(cells, kit.NewMuted(r.label), kit.NewText(r.keep).Shortens(), drop, then)
	}
	m.table.Objects = []fyne.CanvasObject{kit.Card(container.New(&columnsLayout{shares: []float32{0.6, 1, 1, 1}, gap: 12, row: 26 * scale()}, cells...))}
	m.table.Refresh()
	m.note.Objects = nil
	if differ > 0 {
		m.note.Objects = []fyne.CanvasObject{kit.Bar(kit.ToneWarn, kit.NewProse(lang.X("merge.conflicts", "⚠ 両方で違う項目が{{.N}}件あります。残す記録のほうを使います。もう一方は履歴に残ります。", map[string]any{"N": differ})))}
	}
	m.note.Refresh()
}

func bold(text string) *kit.Text {
	t := kit.NewText(text)
	t.Bold = true
	return t
}

// columnsLayout is a table of cells, row by row, in columns that share the width.
type columnsLayout struct {
	shares   []float32
	gap, row float32
}

// MinSize is Fyne's.
func (c *columnsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, c.row*float32((len(o)+len(c.shares)-1)/len(c.shares)))
}

// Layout is Fyne's.
func (c *columnsLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	var sum float32
	for _, x := range c.shares {
		sum += x
	}
	room := s.Width - c.gap*float32(len(c.shares)-1)
	var x, y float32
	for i, cell := range o {
		k := i % len(c.shares)
		if k == 0 {
			x, y = 0, c.row*float32(i/len(c.shares))
		}
		w := room * c.shares[k] / sum
		cell.Move(fyne.NewPos(x, y))
		cell.Resize(fyne.NewSize(w, c.row))
		x += w + c.gap
	}
}

// mergeWith asks for the other record of a person, then shows both.
func mergeWith(d *desk, p data.Person, merged func(int64)) {
	d.opens(func(ctx context.Context) (func(), error) {
		pairs, err := d.store.Duplicates(ctx)
		var near []data.PersonHit
		for _, x := range withoutHidden(pairs, d.notTheSame()) {
			switch p.ID {
			case x.A.ID:
				near = append(near, x.B)
			case x.B.ID:
				near = append(near, x.A)
			}
		}
		return func() { chooseOther(d, p, near, merged) }, err
	})
}

func chooseOther(d *desk, p data.Person, near []data.PersonHit, merged func(int64)) {
	dialog := &kit.Dialog{Title: lang.X("merge.choose", "{{.Name}}さんと同じ方を選ぶ", map[string]any{"Name": p.Name}), Width: 560, Height: 320, Secondary: lang.X("cancel", "やめる")}
	take := func(id int64) {
		dialog.Hide()
		showMerge(d, p.ID, id, merged)
	}
	e := kit.NewSearchEntry(lang.X("merge.search", "氏名・よみ・番号・団体"))
	e.Find = func(text string, show func([]kit.Candidate)) {
		d.read(func(ctx context.Context) (func(), error) {
			hits, more, err := d.store.SearchPeople(ctx, text, 9)
			hits = slices.DeleteFunc(hits, func(h data.PersonHit) bool { return h.ID == p.ID })
			return func() { show(peopleFound(hits, more)) }, err
		})
	}
	e.OnPick = func(c kit.Candidate) { take(c.Value.(data.PersonHit).ID) }
	col := kit.Col(12, e)
	if len(near) > 0 {
		col.Add(kit.NewMuted(lang.X("merge.near", "同じ氏名の方")))
		for _, h := range near {
			col.Add(kit.Left(kit.NewButton(hitLine(h), func() { take(h.ID) })))
		}
	}
	dialog.Content, dialog.First = col, e.Focusable()
	kit.Show(d.win, dialog)
}

// hitLine is somebody found, in one line.
func hitLine(h data.PersonHit) string {
	return strings.Join(strings.Fields(strings.Join([]string{h.Name, h.StaffNo, h.From}, "  ")), "  ")
}

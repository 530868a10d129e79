package gui

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/gui/kit"
)

// partyRow is somebody on the list of the gathering.
type partyRow struct {
	data.PartyEntry
	no    int    // № among those who join, place among those who wait; 0 = neither
	from  string // 所属・団体
	state data.RegistrationState
	sort  string
}

func (r partyRow) waits() bool { return r.State == "waiting" }

// hopes: has no seat in the evening yet.
func (r partyRow) hopes() bool { return r.State == "hoping" }

// part orders the list: who joins, who waits for a place, who hopes for a seat first.
func (r partyRow) part() int { return boolean(r.waits()) + 2*boolean(r.hopes()) }

// partyRows lists who joins, then who waits for a place, then who hopes for a seat first.
func (d *desk) partyRows(ctx context.Context, seminar int64) ([]partyRow, error) {
	entries, err := d.store.PartyEntries(ctx, seminar)
	if err != nil {
		return nil, err
	}
	applicants, err := d.store.Applicants(ctx, seminar)
	if err != nil {
		return nil, err
	}
	by := map[int64]data.Applicant{}
	for _, a := range applicants {
		if old, ok := by[a.PersonID]; !ok || !(applicantRow{Applicant: old}).live() {
			by[a.PersonID] = a
		}
	}
	var rows []partyRow
	for _, e := range entries {
		if e.State == "withdrawn" {
			continue
		}
		r := partyRow{PartyEntry: e, sort: kana.SortKey(e.Reading)}
		if a, ok := by[e.PersonID]; ok {
			r.from, r.state = a.From, a.State
		} else if r.from, err = d.whereFrom(ctx, e); err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b partyRow) int {
		if a.part() != b.part() || a.part() == 0 {
			return cmp.Compare(a.part(), b.part()) // in the order of their readings already
		}
		return cmp.Compare(a.ID, b.ID)
	})
	var n [3]int
	for i := range rows {
		if rows[i].State == "absent" || rows[i].hopes() {
			continue
		}
		n[rows[i].part()]++
		rows[i].no = n[rows[i].part()]
	}
	return rows, nil
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// whereFrom is the department or organisation of somebody who did not apply.
func (d *desk) whereFrom(ctx context.Context, e data.PartyEntry) (string, error) {
	r, err := d.store.PersonRecord(ctx, e.PersonID)
	return r.From, err
}

// partyList is the field that adds people, the sums, and the list.
type partyList struct {
	t      *partyTab
	search *kit.SearchEntry
	sums   *fyne.Container
	next   *askBar
	grid   *kit.Grid[partyRow]
	hint   *kit.Text // the keys
	rows   []partyRow
	wanted int64 // person to be pointed at
	head   *fyne.Container
	root   fyne.CanvasObject
}

func newPartyList(t *partyTab) *partyList {
	l := &partyList{t: t, sums: kit.Flow(20)}
	l.search = kit.NewSearchEntry(lang.X("party.entry", "懇親会に加える方(申込者のほか、だれでも)"))
	l.search.Find, l.search.OnPick = l.find, l.pick
	paper := kit.NewButton(lang.X("party.paper", "懇親会名簿"), func() { t.d.goPrint(t.belongs(), t.id, 0) })
	l.next = newAskBar(kit.ToneGood, kit.NewPrimary(lang.X("party.up", "参加にする"), l.moveUp))
	l.grid = kit.NewGrid(l.columns())
	l.grid.ID = func(r partyRow) int64 { return r.PersonID }
	l.grid.OnOpen = func(r partyRow) { t.d.goPerson(r.PersonID) }
	l.grid.Menu, l.grid.OnKey = l.menu, l.key
	l.grid.OnCopy = func(rows []partyRow) { t.d.noteCopy(t.heading(), len(rows)) }
	l.grid.Strike = func(r partyRow) bool { return r.State == "absent" }
	l.grid.Empty = func() (string, string, string, func()) {
		return lang.X("party.none", "参加する方はまだいません"), lang.X("party.none.hint", "上の欄に名前を打って Enter で加えます。申込者の画面で「懇親会も」を付けても加わります。"), "", nil
	}
	l.grid.OnWidths = t.d.keepWidths("party", l.grid.SetWidths)
	l.hint = kit.NewMuted(lang.X("party.keys", "Enter 懇親会に加える   一覧で スペース 会費の受領   Delete 外す")).Shortens()
	l.head = kit.Col(8, kit.Col(4, l.search, l.hint), l.next.root, besideElseBelow(320, 16, kit.Middle(l.sums), paper))
	l.root = l.grid
	return l
}

func (l *partyList) columns() []kit.Column[partyRow] {
	reading := func(a, b partyRow) int {
		return cmp.Or(cmp.Compare(boolean(a.sort == ""), boolean(b.sort == "")), cmp.Compare(a.sort, b.sort), cmp.Compare(a.ID, b.ID))
	}
	return []kit.Column[partyRow]{
		{Key: "no", Title: lang.X("party.col.no", "№"), Width: 48, Right: true, Text: func(r partyRow) string { return someOf(r.no) }, Compare: func(a, b partyRow) int { return cmp.Compare(a.no, b.no) }},
		{Key: "name", Title: lang.X("party.col.name", "氏名"), Width: 140, Text: func(r partyRow) string { return r.Name }, Compare: reading},
		{Key: "reading", Title: lang.X("party.col.reading", "ふりがな"), Width: 150, Muted: true, Optional: 1, Text: func(r partyRow) string { return r.Reading }, Compare: reading},
		{Key: "from", Title: lang.X("party.col.from", "所属・団体"), Width: 180, Grow: true, Text: func(r partyRow) string { return r.from }, Compare: func(a, b partyRow) int { return cmp.Compare(a.from, b.from) }},
		{Key: "seminar", Title: lang.X("party.col.seminar", "セミナー"), Width: 130, Optional: 2, Text: func(r partyRow) string { return registrationLabel(r.state) }, Compare: func(a, b partyRow) int { return cmp.Compare(a.state, b.state) }, Muted: true},
		{Key: "state", Title: lang.X("party.col.state", "懇親会"), Width: 110, Text: func(r partyRow) string { return r.chip().Text }, Chip: partyRow.chip, Compare: func(a, b partyRow) int { return cmp.Compare(a.State, b.State) }},
		{Key: "paid", Title: lang.X("party.col.paid", "会費"), Width: 100, Text: func(r partyRow) string { return r.fee().Text }, Chip: partyRow.fee, Compare: func(a, b partyRow) int { return cmp.Compare(boolean(a.Paid), boolean(b.Paid)) }},
	}
}

func registrationLabel(s data.RegistrationState) string {
	if s == "" {
		return lang.X("party.notapplied", "申込なし")
	}
	return s.Label()
}

func (r partyRow) chip() kit.Chip {
	switch r.State {
	case "waiting":
		return kit.Chip{Text: lang.X("party.state.waiting", "待ち{{.N}}番", map[string]any{"N": r.no}), Tone: kit.ToneWarn}
	case "hoping":
		return kit.Chip{Text: lang.X("party.state.hoping", "セミナー待ち"), Tone: kit.ToneMuted}
	case "absent":
		return kit.Chip{Text: lang.X("party.state.absent", "欠席"), Tone: kit.ToneMuted}
	}
	return kit.Chip{Text: lang.X("party.state.joining", "参加"), Tone: kit.ToneGood}
}

func (r partyRow) fee() kit.Chip {
	if r.Paid {
		return kit.Chip{Text: lang.X("party.paid", "✓ 受領"), Tone: kit.ToneGood}
	}
	return kit.Chip{Text: lang.X("party.unpaid", "□ 未受領")}
}

// show shows who joins, and the sums.
func (l *partyList) show(rows []partyRow) {
	l.rows = rows
	l.grid.SetRows(rows)
	l.showSums()
	l.next.setText(l.nextText())
	able(l.search, l.t.d.writable())
	l.reach()
}

func (l *partyList) showSums() {
	joining, waiting, hoping, paid := l.counts()
	party := l.t.party
	l.sums.Objects = nil
	add := func(label, value string) { l.sums.Add(kit.NewCount(label, value)) }
	seats := itoa(joining)
	if party.Capacity > 0 {
		seats = lang.X("home.seats", "{{.N}}/{{.Of}}", map[string]any{"N": joining, "Of": party.Capacity})
	}
	add(lang.X("party.sum.joining", "参加"), seats)
	if waiting > 0 {
		add(lang.X("party.sum.waiting", "待ち"), itoa(waiting))
	}
	if hoping > 0 {
		add(lang.X("party.sum.hoping", "セミナー待ち"), itoa(hoping))
	}
	if party.Fee > 0 {
		add(lang.X("party.sum.fee", "会費"), lang.X("party.yen", "{{.N}}円", map[string]any{"N": thousands(joining * party.Fee)}))
		add(lang.X("party.sum.paid", "受領"), lang.X("party.sum.paid.yen", "{{.N}}({{.Yen}}円)", map[string]any{"N": paid, "Yen": thousands(paid * party.Fee)}))
	} else {
		add(lang.X("party.sum.paid", "受領"), itoa(paid))
	}
	l.sums.Refresh()
}

func (l *partyList) counts() (joining, waiting, hoping, paid int) {
	for _, r := range l.rows {
		switch {
		case r.waits():
			waiting++
			continue
		case r.hopes():
			hoping++
			continue
		case r.State == "joining":
			joining++
		}
		if r.Paid {
			paid++
		}
	}
	return joining, waiting, hoping, paid
}

package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// find offers who applied first, then anybody.
func (l *partyList) find(text string, show func([]kit.Candidate)) {
	d := l.t.d
	d.read(func(ctx context.Context) (func(), error) {
		list, more, err := d.store.Candidates(ctx, l.t.id, text, candidatesShown)
		slices.SortStableFunc(list, func(a, b data.CandidateLine) int { return boolean(!comes(a)) - boolean(!comes(b)) })
		return func() {
			show(append(l.candidates(list), moreFound(more)...))
			if err != nil {
				d.fail(err)
			}
		}, nil
	})
}

func comes(h data.CandidateLine) bool { return h.State == data.Confirmed }

func (l *partyList) candidates(list []data.CandidateLine) []kit.Candidate {
	var out []kit.Candidate
	for _, h := range list {
		c := kit.Candidate{Title: h.Name, Detail: personDetail(h.PersonHit), Value: h}
		switch {
		case l.row(h.ID) != nil:
			chip := l.row(h.ID).chip()
			c.Badge, c.BadgeTone = chip.Text, chip.Tone
		case h.State != "":
			c.Badge, c.BadgeTone = h.State.Label(), kit.ToneMuted
		default:
			c.Badge, c.BadgeTone = leftBadge(h.PersonHit)
		}
		out = append(out, c)
	}
	return out
}

func (l *partyList) row(person int64) *partyRow {
	for i := range l.rows {
		if l.rows[i].PersonID == person {
			return &l.rows[i]
		}
	}
	return nil
}

// pick adds somebody, or shows the line of who is there already.
func (l *partyList) pick(c kit.Candidate) {
	h, ok := c.Value.(data.CandidateLine)
	if !ok {
		return
	}
	if l.row(h.ID) != nil {
		l.want(h.ID)
		l.t.d.toast(lang.X("party.there", "{{.Name}}さんはすでに加わっています。", map[string]any{"Name": h.Name}))
		return
	}
	l.join(h.ID)
}

func (l *partyList) join(person int64) {
	l.t.d.act(func(ctx context.Context) error { return l.t.d.store.JoinParty(ctx, l.t.id, person) }, func() { l.want(person) })
}

func (l *partyList) want(person int64) {
	l.wanted = person
	l.reach()
}

func (l *partyList) reach() {
	if l.wanted != 0 && l.row(l.wanted) != nil {
		l.grid.Select(l.wanted)
		l.wanted = 0
	}
}

// nextText says that a place is free for somebody who waits.
func (l *partyList) nextText() string {
	joining, waiting, _, _ := l.counts()
	capacity := l.t.party.Capacity
	if waiting == 0 || capacity > 0 && joining >= capacity || !l.t.d.writable() {
		return ""
	}
	return lang.X("party.next", "懇親会の席が空いています。次は {{.Name}}さんです。", map[string]any{"Name": l.firstWaiting().Name})
}

func (l *partyList) firstWaiting() *partyRow {
	for i := range l.rows {
		if l.rows[i].waits() {
			return &l.rows[i]
		}
	}
	return nil
}

func (l *partyList) moveUp() {
	if r := l.firstWaiting(); r != nil {
		l.join(r.PersonID)
	}
}

// menu is what can be done with the rows chosen.
func (l *partyList) menu(rows []partyRow) []*fyne.MenuItem {
	items := []*fyne.MenuItem{}
	if len(rows) == 1 {
		items = append(items, fyne.NewMenuItem(lang.X("party.menu.open", "この人を開く(Enter)"), func() { l.t.d.goPerson(rows[0].PersonID) }))
	}
	if !l.t.d.writable() {
		return items
	}
	label := lang.X("party.menu.paid", "会費を受領(スペース)")
	if allPaid(rows) {
		label = lang.X("party.menu.unpaid", "会費の受領を消す(スペース)")
	}
	items = append(items, fyne.NewMenuItem(label, func() { l.pay(rows) }))
	if len(rows) == 1 && rows[0].waits() {
		items = append(items, fyne.NewMenuItem(lang.X("party.menu.up", "参加にする(席があれば)"), func() { l.join(rows[0].PersonID) }))
	}
	return append(items, fyne.NewMenuItem(lang.X("party.menu.leave", "懇親会から外す(Delete)"), func() { l.leave(rows) }))
}

func (l *partyList) key(e *fyne.KeyEvent) bool {
	rows := l.grid.Selected()
	if len(rows) == 0 || !l.t.d.writable() {
		return false
	}
	switch e.Name {
	case fyne.KeySpace:
		l.pay(rows)
	case fyne.KeyDelete:
		l.leave(rows)
	case fyne.KeyInsert:
		l.t.d.win.Canvas().Focus(l.search.Focusable())
	default:
		return false
	}
	return true
}

func allPaid(rows []partyRow) bool {
	return !slices.ContainsFunc(rows, func(r partyRow) bool { return !r.Paid })
}

// pay notes that the fee of all of them came; if it came from all, that it did not.
func (l *partyList) pay(rows []partyRow) {
	paid := !allPaid(rows)
	rows = slices.DeleteFunc(slices.Clone(rows), func(r partyRow) bool { return r.Paid == paid })
	l.t.d.severally(len(rows), func(ctx context.Context, i int) error {
		return l.t.d.store.PayParty(ctx, l.t.id, rows[i].PersonID, paid)
	})
}

func (l *partyList) leave(rows []partyRow) {
	l.t.d.severally(len(rows), func(ctx context.Context, i int) error {
		return l.t.d.store.LeaveParty(ctx, l.t.id, rows[i].PersonID)
	})
}

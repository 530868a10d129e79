package gui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// partyTab is 懇親会 of one seminar: where and for how much, who joins, and from whom
// the fee has come.
type partyTab struct {
	d     *desk
	id    int64
	m     data.SeminarSummary
	party data.Party // ID 0: none yet

	fields *partyFields
	list   *partyList
	root   fyne.CanvasObject
}

func newPartyTab(d *desk, id int64) seminarTab {
	t := &partyTab{d: d, id: id}
	t.fields = newPartyFields(t)
	t.list = newPartyList(t)
	t.root = scrollPage(kit.Border(kit.Col(12, t.fields.root, t.list.head), nil, nil, nil, kit.Pad(8, 0, 0, 0, t.list.root)))
	return t
}

// setLow leaves more room for the list: the fields in one line, and no line that says
// the keys (F1 says them too).
func (t *partyTab) setLow(low bool) {
	if t.list.hint.Hidden == low {
		return
	}
	t.list.hint.Hidden = low
	t.fields.setLow(low)
	t.root.Refresh()
}

// leads: somebody who waits can join.
func (t *partyTab) leads() bool { return !t.list.next.root.Hidden }

// Content is the tab.
func (t *partyTab) Content() fyne.CanvasObject { return t.root }

// Kinds are the rows it shows.
func (t *partyTab) Kinds() data.Kinds {
	return data.KindSeminars | data.KindRegistrations | data.KindPeople
}

// Load reads the gathering and who joins.
func (t *partyTab) Load() tabLoad {
	return func(ctx context.Context, m data.SeminarSummary) (func(), error) {
		party, err := t.d.store.Party(ctx, t.id)
		if err != nil && !errors.Is(err, data.ErrNotFound) {
			return nil, err
		}
		rows, err := t.d.partyRows(ctx, t.id)
		if err != nil {
			return nil, err
		}
		return func() {
			t.m, t.party = m, party
			t.fields.show(party)
			t.list.show(rows)
			t.root.Refresh()
		}, nil
	}
}

// heading names the list in the history: 懇親会(第431回).
func (t *partyTab) heading() string {
	return lang.X("party.heading", "懇親会({{.Seminar}})", map[string]any{"Seminar": eveningLabel(t.m.Seminar)})
}

// Focus puts the keyboard where people are added.
func (t *partyTab) Focus() {
	if t.d.writable() {
		t.d.win.Canvas().Focus(t.list.search.Focusable())
		return
	}
	t.d.win.Canvas().Focus(t.list.grid)
}

// Filter is the same field: it finds who joins already, too.
func (t *partyTab) Filter() { t.Focus() }

// Leave keeps what was typed.
func (t *partyTab) Leave() { t.fields.save() }

// Forms are its fields.
func (t *partyTab) Forms() []*kit.Form { return []*kit.Form{t.fields.form} }

// belongs is its paper.
func (t *partyTab) belongs() string { return "party" }

// Help says what one can do here.
func (t *partyTab) Help() []string {
	return []string{
		lang.X("party.help.type", "文字を打つ\t名前・よみ・職員番号で人を探す"),
		lang.X("party.help.enter", "Enter\t懇親会に加える"),
		lang.X("party.help.space", "一覧で スペース\t会費の受領を付ける・外す"),
		lang.X("party.help.delete", "一覧で Delete\t懇親会から外す"),
		lang.X("party.help.open", "一覧で Enter\tその方の記録を開く"),
	}
}

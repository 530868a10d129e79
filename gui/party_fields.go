package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// partyFields are venue, start, capacity, fee and remark. Each saves when it is
// left; the first entry makes the gathering.
type partyFields struct {
	t        *partyTab
	form     *kit.Form
	venue    *kit.Entry
	note     *kit.Entry
	start    *kit.TimeEntry
	capacity *kit.NumberEntry
	fee      *kit.NumberEntry
	saving   bool
	again    bool // something changed while it was being saved

	low, open bool       // there is little room; the fields are shown all the same
	card      *kit.Panel // the fields
	brief     *kit.Text  // what they say in a line, where there is little room
	line      *fyne.Container
	fold      *kit.Button
	root      *fyne.Container
}

func newPartyFields(t *partyTab) *partyFields {
	f := &partyFields{t: t, form: kit.NewForm()}
	f.venue, f.note, f.start = kit.NewEntry(), kit.NewEntry(), kit.NewTimeEntry(parseTime)
	f.capacity, f.fee = kit.NewNumberEntry(lang.X("unit.people", "名")), kit.NewNumberEntry(lang.X("unit.yen", "円"))
	f.venue.Width = 200
	f.form.AddRow(lang.X("party.venue", "会場"), kit.Field("venue", f.venue), kit.Word(lang.X("party.start", "開始")), kit.Field("start", f.start),
		kit.Word(lang.X("party.capacity", "定員")), kit.Field("capacity", f.capacity), kit.Word(lang.X("party.fee", "会費")), kit.Field("fee", f.fee))
	f.form.Add("note", lang.X("party.note", "備考"), f.note, "")
	f.form.Live(f.save)
	f.card = kit.Card(f.form.Object())
	f.brief = kit.NewText("").Shortens()
	f.fold = kit.NewLink("", f.turn)
	f.line = kit.Border(nil, nil, nil, f.fold, kit.Middle(f.brief))
	f.root = kit.Col(4, f.line, f.card)
	f.arrange()
	return f
}

// setLow puts a line in the place of the fields: who joins is what one comes for.
func (f *partyFields) setLow(low bool) {
	f.low, f.open = low, low && f.form.Changed()
	f.arrange()
}

// turn shows the fields under the line, or puts them away.
func (f *partyFields) turn() {
	if f.open {
		f.save()
		f.open = !f.form.Readable() // what is wrong stays in sight
	} else {
		f.open = true
	}
	f.arrange()
	if first := f.form.First(); f.open && first != nil {
		f.t.d.win.Canvas().Focus(first)
	} else {
		f.t.Focus()
	}
	f.t.root.Refresh()
}

func (f *partyFields) arrange() {
	f.line.Hidden, f.card.Hidden = !f.low, f.low && !f.open
	if f.open {
		f.fold.SetText(lang.X("party.fields.less", "▾ 会場・会費"))
	} else {
		f.fold.SetText(lang.X("party.fields.more", "▸ 会場・会費"))
	}
	f.root.Refresh()
}

// words say in a line what the fields say.
func (f *partyFields) words(p data.Party) string {
	var out []string
	add := func(there bool, text string) {
		if there {
			out = append(out, text)
		}
	}
	add(p.Venue != "", p.Venue)
	add(p.Start != "", lang.X("party.brief.start", "{{.Time}}から", map[string]any{"Time": p.Start}))
	add(p.Capacity > 0, lang.X("party.brief.capacity", "定員{{.N}}名", map[string]any{"N": p.Capacity}))
	add(p.Fee > 0, lang.X("party.brief.fee", "会費{{.Yen}}円", map[string]any{"Yen": thousands(p.Fee)}))
	add(p.Note != "", p.Note)
	if len(out) == 0 {
		return lang.X("party.brief.none", "会場はまだ決まっていません")
	}
	return strings.Join(out, "  ")
}

// show fills the fields, unless something is typed that is not saved yet.
func (f *partyFields) show(p data.Party) {
	f.brief.SetText(f.words(p))
	for _, e := range []fyne.Disableable{f.venue, f.start, f.capacity, f.fee, f.note} {
		able(e, f.t.d.writable())
	}
	f.form.Refill(func() { f.fill(p) })
}

func (f *partyFields) fill(p data.Party) {
	for e, text := range map[*kit.Entry]string{f.venue: p.Venue, f.note: p.Note} {
		if e.Text != text {
			e.SetText(text)
		}
	}
	f.start.SetValue(p.Start)
	for e, n := range map[*kit.NumberEntry]int{f.capacity: p.Capacity, f.fee: p.Fee} {
		number(e, n)
	}
}

// save keeps what stands in the fields, if it is something else than before.
func (f *partyFields) save() {
	t := f.t
	if !t.d.writable() || !f.form.Changed() || !f.form.Readable() {
		return
	}
	if f.saving {
		f.again = true
		return
	}
	p := t.party
	p.SeminarID, p.Venue, p.Note = t.id, f.venue.Text, f.note.Text
	p.Start, _ = f.start.Value()
	p.Capacity, _ = f.capacity.Value()
	p.Fee, _ = f.fee.Value()
	kept := f.form.Kept()
	if p == t.party || p == (data.Party{SeminarID: t.id}) {
		kept()
		return
	}
	f.saving = true
	t.d.actOr(func(ctx context.Context) error { return t.d.store.SaveParty(ctx, &p) }, func() {
		t.party = p
		kept()
		f.saved()
	}, func(err error) bool { defer f.saved(); return t.d.marks(f.form)(err) })
}

// saved goes on with what was typed meanwhile.
func (f *partyFields) saved() {
	f.saving = false
	if f.again {
		f.again = false
		f.save()
	}
}

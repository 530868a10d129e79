package gui

import (
	"context"

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
	root     fyne.CanvasObject
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
	f.root = kit.Card(f.form.Object())
	return f
}

// show fills the fields, unless something is typed that is not saved yet.
func (f *partyFields) show(p data.Party) {
	for _, e := range []fyne.Disableable{f.venue, f.start, f.capacity, f.fee, f.note} {
		if f.t.d.writable() {
			e.Enable()
		} else {
			e.Disable()
		}
	}
	if f.form.Changed() || f.saving {
		return
	}
	for e, text := range map[*kit.Entry]string{f.venue: p.Venue, f.note: p.Note} {
		if e.Text != text {
			e.SetText(text)
		}
	}
	f.start.SetValue(p.Start)
	for e, n := range map[*kit.NumberEntry]int{f.capacity: p.Capacity, f.fee: p.Fee} {
		number(e, n)
	}
	f.form.Clean()
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
	f.form.Clean()
	if p == t.party || p == (data.Party{SeminarID: t.id}) {
		return
	}
	f.saving = true
	t.d.actOr(func(ctx context.Context) error { return t.d.store.SaveParty(ctx, &p) }, func() {
		t.party = p
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

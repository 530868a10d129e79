package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// channels are the ways an application comes before the evening, in the order of
// their keys.
func channels() []data.Channel {
	return []data.Channel{data.InHouse, data.Email, data.Phone, data.SNS}
}

// candidatesShown is how many people the field offers.
const candidatesShown = 8

// applicantEntry is the field through which people are added, one after the other,
// with the choices that stay as they were last: the channel, and 懇親会.
type applicantEntry struct {
	t       *applicantsTab
	search  *kit.SearchEntry
	channel *channelChoice
	party   *kit.Check
	paste   *kit.Button
	both    map[string]bool // texts entered with 懇親会 whatever the tick says (Ctrl+Enter)

	field  fyne.CanvasObject // the entry and its choices
	closed *closedBar        // why nobody is taken now
	root   *fyne.Container
}

func newApplicantEntry(t *applicantsTab) *applicantEntry {
	e := &applicantEntry{t: t, both: map[string]bool{}, closed: newClosedBar(t)}
	e.search = kit.NewSearchEntry(lang.X("applicants.entry", "氏名・よみ・ローマ字・職員番号・所属"))
	e.search.Find, e.search.OnPick, e.search.OnPaste = e.find, e.pick, e.pasted
	e.search.OnEscape, e.search.OnNothing = e.escape, e.nobody
	var labels []string
	for _, c := range channels() {
		labels = append(labels, c.Label())
	}
	e.channel = newChannelChoice(labels)
	e.channel.SetIndex(t.d.prefs.Int("applicants.channel"))
	e.channel.OnChanged = func(i int) { t.d.prefs.SetInt("applicants.channel", i) }
	e.party = kit.NewCheck(lang.X("applicants.party", "懇親会も"), func(on bool) { t.d.prefs.SetBool("applicants.party", on) })
	e.party.SetChecked(t.d.prefs.Bool("applicants.party"))
	e.paste = kit.NewButton(lang.X("applicants.paste", "貼り付け…"), func() { t.paste(pasteable()) })
	choices := kit.Row(16, kit.Middle(e.channel), kit.Middle(e.party), kit.Middle(e.paste))
	e.field = kit.OnSize(besideElseBelow(200, 16, e.search, choices), func(s fyne.Size) {
		e.paste.Hidden = s.Width < 640*scale() // the keys paste too
	})
	e.root = container.NewStack(e.field, e.closed.root)
	return e
}

// show shows the field while applications are taken, else why not.
func (e *applicantEntry) show() {
	open := e.t.takes()
	e.field.(*fyne.Container).Hidden = !open
	e.closed.root.Hidden = open
	if !open {
		e.closed.show(e.t.m, e.t.state)
	}
	e.root.Refresh()
}

func (e *applicantEntry) setChannel(i int) {
	e.channel.SetIndex(i)
}

func (e *applicantEntry) chosenChannel() data.Channel { return channels()[e.channel.Index()] }

// enterWithParty is Ctrl+Enter: what Enter does, with 懇親会 this once.
func (e *applicantEntry) enterWithParty() {
	text := e.search.Text()
	if strings.TrimSpace(text) == "" {
		return
	}
	e.both[text] = true // the answer for the text may still be under way
	if f := e.t.d.win.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// escape empties the field first; only then it leads away.
func (e *applicantEntry) escape() {
	switch {
	case e.search.Text() != "":
		e.search.SetText("")
	case !e.t.Escape():
		e.t.d.goBack()
	}
}

// found is a candidate and the text it was found for; who 0 means a new one.
type found struct {
	text string
	who  data.CandidateLine
}

// find offers people for what was typed.
func (e *applicantEntry) find(text string, show func([]kit.Candidate)) {
	e.t.d.read(func(ctx context.Context) (func(), error) {
		list, more, err := e.t.d.store.Candidates(ctx, e.t.id, text, candidatesShown)
		return func() {
			show(e.candidates(text, list, more)) // an Enter may wait for it, whatever it is
			if err != nil {
				e.t.d.complain(err)
			}
		}, nil
	})
}

// pasted takes what is more than a name: rows of a table, an e-mail.
func (e *applicantEntry) pasted(text string) bool {
	if !strings.ContainsAny(strings.TrimSpace(text), "\n\t") {
		return false
	}
	e.t.paste(text)
	return true
}

// nobody says that an entry came to nothing, if she has typed on meanwhile; else the text
// is still there, and the list below it says so.
func (e *applicantEntry) nobody(text string) {
	if e.search.Text() != text {
		e.t.d.complainText(lang.X("applicants.nobody", "「{{.Text}}」に当たる方が見つからないので、だれも加えていません。", map[string]any{"Text": text}))
	}
}

func (e *applicantEntry) candidates(text string, list []data.CandidateLine, more int) []kit.Candidate {
	var out []kit.Candidate
	for _, h := range list {
		badge, tone := candidateBadge(h)
		out = append(out, kit.Candidate{Title: h.Name, Detail: personDetail(h.PersonHit), Badge: badge, BadgeTone: tone, Value: found{text, h}})
	}
	out = append(out, moreFound(more)...)
	name := strings.TrimSpace(text)
	if name != "" && !digits(name) {
		out = append(out, kit.Candidate{Title: lang.X("applicants.outside", "「{{.Name}}」を外部の方として追加…", map[string]any{"Name": name}), Value: found{text: text}})
	}
	return out
}

// candidateBadge says what matters when choosing: is on the list already, speaks
// that evening, comes for the first time, or how often.
func candidateBadge(h data.CandidateLine) (string, kit.Tone) {
	switch {
	case h.State == data.Waiting:
		return h.State.Label(), kit.ToneWarn
	case h.State == data.Confirmed || h.State == data.Received:
		return lang.X("applicants.there", "申込済"), kit.ToneGood
	case h.SpeakerRole != "":
		return lang.X("applicants.speaks", "講師"), kit.ToneWarn
	case h.Left:
		return leftBadge(h.PersonHit)
	case h.Times == 0:
		return oftenLabel(0), kit.ToneAccent
	}
	return oftenLabel(h.Times), kit.ToneMuted
}

func (e *applicantEntry) pick(c kit.Candidate) {
	f, ok := c.Value.(found)
	if !ok {
		return
	}
	party := e.both[f.text] || e.party.Checked
	delete(e.both, f.text)
	t, v := e.t, f.who
	switch {
	case v.ID == 0:
		t.newOutside(f.text, party)
	case v.State == data.Waiting || v.State == data.Confirmed || v.State == data.Received:
		t.lists.point(v.ID)
		t.d.toast(lang.X("applicants.there.already", "{{.Name}}さんはすでに申し込んでいます。", map[string]any{"Name": v.Name}))
	case v.SpeakerRole != "":
		t.d.wrongs.ask(lang.X("applicants.speaks.text", "{{.Name}}さんはこの回の講師なので、まだ加えていません。申込者にも加えますか?", map[string]any{"Name": v.Name}),
			lang.X("applicants.speaks.add", "加える"), func() { t.add(v, party) })
	default:
		t.add(v, party)
	}
}

// add takes an application and shows its line.
func (t *applicantsTab) add(who data.CandidateLine, party bool) {
	a := data.Application{SeminarID: t.id, PersonID: who.ID, Channel: t.entry.chosenChannel(), Party: party}
	var r data.Registration
	t.d.act(func(ctx context.Context) (err error) {
		r, err = t.d.store.Apply(ctx, a)
		return about(err, "registration.apply", who.Name)
	}, func() { t.added(r, who.Name) })
}

// newOutside takes the application of somebody whom the ledger does not know yet.
func (t *applicantsTab) newOutside(typed string, party bool) *outsideForm {
	a := data.Application{SeminarID: t.id, Channel: t.entry.chosenChannel(), Party: party}
	do := lang.X("outside.add", "申込に加える")
	if party {
		do = lang.X("outside.add.party", "申込と懇親会に加える")
	}
	var r data.Registration
	return showOutsideForm(t.d, typed, newcomer{key: "outside.kind", title: lang.X("outside.heading", "外部の方として追加"), do: do,
		what: "registration.apply", then: func(ctx context.Context, person int64) (err error) {
			a.PersonID = person
			r, err = t.d.store.Apply(ctx, a)
			return err
		},
		done:   func(p data.Person) { t.added(r, p.Name) },
		closed: t.Focus})
}

// added points at a new line; that somebody has to wait is said.
func (t *applicantsTab) added(r data.Registration, name string) {
	t.head.filter.SetText("")
	t.lists.want(r.ID)
	if r.State == data.Waiting {
		t.d.sayUndo(lang.X("applicants.waits", "満席のため、{{.Name}}さんはキャンセル待ちになりました。", map[string]any{"Name": name}), t.d.did)
	}
}

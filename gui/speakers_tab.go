package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// speakersTab is 講師: who speaks at the evening and where the request to them
// stands.
type speakersTab struct {
	leading bool // a card has the accent button
	d       *desk
	id      int64
	entry   *kit.SearchEntry
	role    *kit.Select
	cards   *fyne.Container
	m       data.SeminarSummary
	root    fyne.CanvasObject
}

// roles are what somebody does at an evening, the usual one first.
var roles = []data.Role{data.Lecturer, data.Speaker, data.Presenter, data.Facilitator, data.Chair}

func newSpeakersTab(d *desk, id int64) seminarTab {
	t := &speakersTab{d: d, id: id, cards: kit.Col(12)}
	t.entry = kit.NewSearchEntry(lang.X("speakers.add", "講師を加える(氏名・ふりがな・番号)"))
	t.entry.Find = t.find
	t.entry.OnPick = t.pick
	var labels []string
	for _, r := range roles {
		labels = append(labels, r.Label())
	}
	t.role = kit.NewSelect(labels)
	t.role.SetIndex(0)
	head := kit.Flow(8, kit.Exact(360*scale(), t.entry), kit.Exact(170*scale(), t.role), kit.NewMuted(lang.X("speakers.role.hint", "として加えます")))
	t.root = kit.Border(kit.Pad(0, 0, 12, 0, head), nil, nil, nil, container.NewVScroll(t.cards))
	if !d.writable() {
		t.entry.Disable()
		t.role.Disable()
	}
	return t
}

// Content is the tab.
func (t *speakersTab) Content() fyne.CanvasObject { return t.root }

// leads: a request is taken a step further.
func (t *speakersTab) leads() bool { return t.leading }

// Kinds are the requests.
func (t *speakersTab) Kinds() data.Kinds { return data.KindSpeakers | data.KindPeople }

// Load needs nothing but the summary, which has the speakers.
func (t *speakersTab) Load() tabLoad {
	return func(_ context.Context, m data.SeminarSummary) (func(), error) {
		return func() { t.show(m) }, nil
	}
}

func (t *speakersTab) show(m data.SeminarSummary) {
	t.m = m
	t.cards.Objects, t.leading = nil, false
	for _, s := range m.Speakers {
		t.cards.Add(t.card(s))
	}
	if len(m.Speakers) == 0 {
		t.cards.Add(kit.Card(kit.Col(6, kit.NewHeading(lang.X("speakers.none", "講師はまだ決まっていません")),
			kit.NewMuted(lang.X("speakers.none.hint", "上の欄に名前を入れて加えると、「候補」から始まります。外部の方もここから加えられます。")))))
	}
	t.cards.Refresh()
}

// speakerSteps are the steps of a request.
var speakerSteps = []data.AssignmentState{data.Candidate, data.Sounding, data.Agreed, data.Requested, data.Accepted, data.Spoke, data.Thanked}

// nextSpeakerStep is the step that comes next and what its button says; "" at the
// end, or where the next step is not hers to take.
func nextSpeakerStep(s data.AssignmentState) (data.AssignmentState, string) {
	switch s {
	case data.Candidate:
		return data.Sounding, lang.X("speaker.sound", "打診した")
	case data.Sounding:
		return data.Agreed, lang.X("speaker.agree", "内諾をもらった")
	case data.Agreed:
		return data.Requested, lang.X("speaker.request", "正式に依頼した")
	case data.Requested:
		return data.Accepted, lang.X("speaker.accept", "承諾をもらった")
	case data.Spoke:
		return data.Thanked, lang.X("speaker.thank", "お礼を出した")
	case data.OnHold, data.Refused:
		return data.Sounding, lang.X("speaker.again", "もう一度打診した")
	}
	return "", ""
}

// card shows one speaker.
func (t *speakersTab) card(s data.SpeakerLine) fyne.CanvasObject {
	d := t.d
	name := kit.NewLink(s.Name, func() { d.goPerson(s.PersonID) })
	facts := kit.NewMuted(lang.X("speaker.facts", "{{.Role}} ・ これまでの登壇 {{.N}}回", map[string]any{"Role": s.Role.Label(), "N": s.Times}))
	var labels []string
	for _, x := range speakerSteps {
		labels = append(labels, x.Label())
	}
	steps := kit.NewSteps(labels, slices.Index(speakerSteps, s.State))
	state := kit.Row(12, kit.NewChip(kit.Chip{Text: s.State.Label(), Tone: speakerTone(s.State)}))
	if s.MovedOn != "" {
		state.Add(kit.NewMuted(d.day(s.MovedOn)))
	}
	if s.Reason != "" {
		state.Add(kit.NewMuted(s.Reason))
	}
	buttons := kit.Row(8)
	letter := kit.NewButton(lang.X("speaker.letter", "講師依頼書"), func() { d.goPaper("letter", t.id, s.PersonID) })
	buttons.Add(letter)
	if t.m.State.TookPlace() && s.State.Unsaid() && d.writable() {
		spoke, not := spokeButtons(func(did bool) { t.move(s, spokeState(did), "") })
		spoke.SetPrimary(!t.leading)
		t.leading = true
		buttons.Add(spoke)
		buttons.Add(not)
	} else if next, label := nextSpeakerStep(s.State); next != "" && d.writable() {
		step := kit.NewButton(label, func() { t.move(s, next, "") })
		step.SetPrimary(!t.leading) // the first of them
		t.leading = true
		buttons.Add(step)
	}
	if d.writable() && s.State != data.Replaced {
		more := kit.NewButton("…", nil)
		more.SetMenu(func() []*fyne.MenuItem { return t.menu(s) })
		buttons.Add(more)
	}
	return kit.Card(kit.Col(12,
		kit.Border(nil, nil, kit.Row(8, name, kit.Middle(facts)), buttons),
		t.contact(s),
		container.NewHScroll(steps), state))
}

// contact is where a speaker comes from and the e-mail, which can be copied.
func (t *speakersTab) contact(s data.SpeakerLine) fyne.CanvasObject {
	row := kit.Row(12, kit.Middle(kit.NewText(s.From)))
	if s.Email != "" {
		row.Add(kit.Middle(kit.NewMuted(s.Email)))
		row.Add(kit.NewLink(lang.X("speaker.copy", "メールをコピー"), func() { t.d.copy(s.Email, lang.X("person.copied", "コピーしました")) }))
	}
	return container.NewHScroll(row)
}

func (t *speakersTab) move(s data.SpeakerLine, to data.AssignmentState, why string) {
	t.d.act(func(ctx context.Context) error { return t.d.store.MoveSpeaker(ctx, s.ID, to, "", why) }, nil)
}

func (t *speakersTab) menu(s data.SpeakerLine) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, to := range append(slices.Clone(speakerSteps), data.OnHold) {
		if to != s.State {
			items = append(items, fyne.NewMenuItem(lang.X("speaker.to", "「{{.State}}」にする", map[string]any{"State": to.Label()}), func() { t.move(s, to, "") }))
		}
	}
	return append(items, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.X("speaker.decline", "辞退…"), func() {
			kit.Ask(t.d.win, lang.X("speaker.decline.title", "講師の辞退"), lang.X("reason", "理由"), lang.X("speaker.decline.do", "辞退にする"), nil, func(why string) { t.move(s, data.Refused, why) })
		}),
		fyne.NewMenuItem(lang.X("speaker.replace", "ほかの方に差し替える…"), func() { t.replace(s) }))
}

// replace puts another person in the place of one.
func (t *speakersTab) replace(s data.SpeakerLine) {
	d := t.d
	e := kit.NewSearchEntry(lang.X("speaker.replace.who", "差し替える方(氏名・番号)"))
	e.Find = t.find
	dialog := &kit.Dialog{Title: lang.X("speaker.replace.title", "{{.Name}}さんの差替", map[string]any{"Name": s.Name}), Content: e, Width: 480, Secondary: lang.X("cancel", "やめる"), First: e.Focusable()}
	e.OnPick = func(c kit.Candidate) {
		if p, ok := c.Value.(data.PersonHit); ok {
			dialog.Hide()
			d.act(func(ctx context.Context) error {
				_, err := d.store.ReplaceSpeaker(ctx, s.ID, p.ID, "")
				return err
			}, nil)
		} else if name, ok := c.Value.(outsideName); ok {
			dialog.Hide()
			t.newOutside(string(name), s.ID)
		}
	}
	kit.Show(d.win, dialog)
}

func (t *speakersTab) find(text string, show func([]kit.Candidate)) {
	t.d.read(func(ctx context.Context) (func(), error) {
		hits, more, err := t.d.store.SearchPeople(ctx, text, 7)
		list := append(peopleFound(hits, more), kit.Candidate{Title: lang.X("speakers.outside.add", "「{{.Text}}」を外部の方として追加", map[string]any{"Text": text}), Value: outsideName(text)})
		return func() { show(list) }, err
	})
}

// outsideName is somebody whom the ledger does not know yet.
type outsideName string

func (t *speakersTab) pick(c kit.Candidate) {
	switch v := c.Value.(type) {
	case data.PersonHit:
		t.assign(v.ID)
	case outsideName:
		t.newOutside(string(v), 0)
	}
}

func (t *speakersTab) assign(person int64) {
	a := data.Assignment{SeminarID: t.id, PersonID: person, Role: at(roles, t.role.Index())}
	t.d.act(func(ctx context.Context) error { return t.d.store.Assign(ctx, &a) }, nil)
}

// newOutside adds a lecturer whom the ledger does not know yet; with replaces, in the
// place of that assignment.
func (t *speakersTab) newOutside(typed string, replaces int64) *outsideForm {
	a := data.Assignment{SeminarID: t.id, Role: at(roles, t.role.Index())}
	to := newcomer{key: "outside.lecturer.kind", title: lang.X("speakers.outside", "外部の講師"), do: lang.X("speakers.outside.do", "講師に加える"),
		what: "speaker.assign", then: func(ctx context.Context, person int64) error {
			a := a // a second try begins anew
			a.PersonID = person
			return t.d.store.Assign(ctx, &a)
		},
		done:   func(data.Person) {},
		closed: t.Focus}
	if replaces != 0 {
		to.what, to.then = "speaker.replace", func(ctx context.Context, person int64) error {
			_, err := t.d.store.ReplaceSpeaker(ctx, replaces, person, "")
			return err
		}
	}
	return showOutsideForm(t.d, typed, to)
}

// Focus is the field that adds one, if there is none yet.
func (t *speakersTab) Focus() { t.d.win.Canvas().Focus(t.entry.Focusable()) }

// New is the same.
func (t *speakersTab) New() { t.d.win.Canvas().Focus(t.entry.Focusable()) }

// Help is for F1.
func (t *speakersTab) Help() []string {
	return []string{lang.X("speakers.help.add", "Enter\t名前で選んで講師に加える"), lang.X("speakers.help.next", "Tab Enter\t依頼を次の段階に進める")}
}

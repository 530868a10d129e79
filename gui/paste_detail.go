package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// pasteDetail is the line looked at: what was understood, why it is not certain, who
// it may be, and the piece of the text it comes from.
type pasteDetail struct {
	p       *pasteDialog
	facts   *fyne.Container
	choices *fyne.Container
	search  *kit.SearchEntry
	edit    *kit.Button
	source  *fyne.Container
	origin  *kit.Text       // where it stands
	about   *fyne.Container // facts and choices
	scrolls []*container.Scroll
	at      int // line looked at, -1 = none
	root    fyne.CanvasObject
}

func newPasteDetail(p *pasteDialog) *pasteDetail {
	s := &pasteDetail{p: p, facts: kit.Col(2), choices: kit.Col(0), source: container.NewStack(), at: -1}
	s.search = kit.NewSearchEntry(lang.X("paste.search", "ほかの方を名簿から探す"))
	s.search.Find = s.find
	s.search.OnPick = func(c kit.Candidate) {
		if h, ok := c.Value.(data.PersonHit); ok && s.at >= 0 {
			p.t.d.win.Canvas().Focus(p.grid)
			p.choosePerson(s.at, h)
		}
	}
	s.origin = kit.NewMuted(lang.X("paste.source", "もとの文")).Shortens()
	s.edit = kit.NewButton(lang.X("paste.edit", "直す… (F2)"), func() {
		if s.at >= 0 {
			p.edit(s.at)
		}
	})
	s.about = kit.Col(6, s.facts, s.choices)
	s.scrolls = []*container.Scroll{container.NewVScroll(s.about), container.NewVScroll(s.source)}
	left := kit.Border(nil, kit.Border(nil, nil, nil, kit.Pad(0, 0, 0, 8, s.edit), s.search), nil, nil, s.scrolls[0])
	right := kit.Border(s.origin, nil, nil, nil, s.scrolls[1])
	s.root = kit.NewPanel(kit.ColorSurface, kit.ColorLine, 6, kit.Pad(10, 12, 10, 12,
		container.New(&shares{left: 0.6, gap: 16}, left, right)))
	return s
}

// find offers anybody of the ledger.
func (s *pasteDetail) find(text string, show func([]kit.Candidate)) {
	d := s.p.t.d
	d.read(func(ctx context.Context) (func(), error) {
		hits, more, err := d.store.SearchPeople(ctx, text, candidatesShown)
		return func() {
			show(peopleFound(hits, more))
			if err != nil {
				d.fail(err)
			}
		}, nil
	})
}

// show looks at a row; one: it is a line of the plan.
func (s *pasteDetail) show(r pasteRow, one bool) {
	s.at = -1
	s.facts.Objects, s.choices.Objects, s.source.Objects = nil, nil, nil
	if one {
		s.at = r.i
		s.fill(&s.p.plan.Lines[r.i])
		s.search.Enable()
		s.edit.Enable()
	} else {
		if r.text != "" {
			s.source.Objects = []fyne.CanvasObject{kit.NewProse(r.text).Small()}
		}
		s.search.Disable()
		s.edit.Disable()
	}
	s.about.Refresh()
	s.source.Refresh()
	for _, scroll := range s.scrolls {
		scroll.ScrollToTop()
		scroll.Refresh()
	}
}

func (s *pasteDetail) fill(l *data.PasteLine) {
	s.facts.Add(kit.NewHeading(words.PasteName(l)).Shortens())
	if sent := s.p.t.d.moment(l.At); sent != "" {
		s.facts.Add(kit.NewMuted(lang.X("paste.sent", "送信 {{.When}}", map[string]any{"When": sent})).Shortens())
	}
	if l.Remark != "" {
		s.facts.Add(kit.NewMuted(lang.X("paste.remark", "備考: {{.Text}}", map[string]any{"Text": strings.ReplaceAll(l.Remark, "\n", " ")})).Shortens())
	}
	if facts := pasteFacts(l); facts != "" {
		s.facts.Add(kit.NewMuted(facts).Shortens())
	}
	if why := s.p.whyNot(l); why != "" {
		w := kit.NewText(lang.X("paste.why", "⚠ {{.Why}}", map[string]any{"Why": why})).Shortens()
		w.SizeName, w.ColorName = kit.SizeSecondary, kit.ColorWarn
		s.facts.Add(w)
	}
	for i, h := range l.Choices {
		s.choices.Add(s.choice(i+1, h.Name, personDetail(h), l.Status != data.PasteUncertain && l.Applies() && l.Person.ID == h.ID))
	}
	if !l.Withdraws() && (l.Status == data.PasteUncertain || l.Status == data.PasteUnknown || l.NewOutside) {
		s.choices.Add(s.choice(0, lang.X("paste.asnew", "外部の方として新しく加える"), "", l.NewOutside))
	}
	if s.p.plan.CanTurn(s.at) {
		turn := lang.X("paste.turn.drop", "申込ではなく、キャンセルの連絡")
		if l.Withdraws() {
			turn = lang.X("paste.turn.add", "キャンセルではなく、申込")
		}
		s.choices.Add(s.choice(pasteTurn, turn, "", false))
	}
	if doubts := words.PasteDoubts(l); doubts != "" {
		s.choices.Add(kit.Pad(4, 0, 0, 0, kit.NewProse(lang.X("paste.guessed", "読み方: {{.How}}", map[string]any{"How": doubts})).Small()))
	}
	s.source.Objects = []fyne.CanvasObject{kit.NewProse(strings.ReplaceAll(l.Piece, "\t", "　")).Small()}
	s.origin.SetText(lang.X("paste.source.of", "もとの文 {{.From}}", map[string]any{"From": pasteFrom(l)}))
}

// choice is somebody the line may be, to be clicked or chosen by its digit.
func (s *pasteDetail) choice(n int, name, detail string, chosen bool) fyne.CanvasObject {
	sign := map[bool]string{true: "●", false: "○"}[chosen]
	at := s.at
	b := kit.NewLink(lang.X("paste.choice", "{{.Sign}} {{.N}}  {{.Name}}", map[string]any{"Sign": sign, "N": n, "Name": name}), func() {
		s.p.t.d.win.Canvas().Focus(s.p.grid)
		s.p.choose(at, n)
	})
	return kit.Border(nil, nil, b, nil, kit.NewMuted(detail).Shortens())
}

// shares puts two objects beside each other, the first with a share of the width.
type shares struct{ left, gap float32 }

func (s *shares) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+b.Width+s.gap, max(a.Height, b.Height))
}

func (s *shares) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := (size.Width - s.gap) * s.left
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(w, size.Height))
	o[1].Move(fyne.NewPos(w+s.gap, 0))
	o[1].Resize(fyne.NewSize(size.Width-w-s.gap, size.Height))
}

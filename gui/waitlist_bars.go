package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// applicantBars are the strips that want an answer: lots to be drawn, a free seat
// and who is next, offers that run, offers whose time is over. They stay the same
// widgets, so that the keyboard keeps its place.
type applicantBars struct {
	t     *applicantsTab
	draw  *askBar
	next  *askBar
	over  *askBar
	runs  []*askBar
	runIn *fyne.Container
	seen  applicantsSeen
	root  *fyne.Container
}

func newApplicantBars(t *applicantsTab) *applicantBars {
	b := &applicantBars{t: t, runIn: kit.Col(8)}
	b.draw = newAskBar(kit.ToneAccent, kit.NewPrimary(lang.X("waitlist.draw", "抽選する…"), func() { showDraw(t) }))
	b.next = newAskBar(kit.ToneGood,
		kit.NewButton(lang.X("waitlist.skip", "見送る(列の最後へ)"), func() { b.skip() }),
		kit.NewButton(lang.X("waitlist.offer", "打診する…"), func() { b.offer() }),
		kit.NewPrimary(lang.X("waitlist.up", "繰上げ (Alt+U)"), func() { b.moveUp() }))
	b.over = newAskBar(kit.ToneWarn, kit.NewPrimary(lang.X("waitlist.expire", "期限切れにする"), t.expireOffers))
	b.root = kit.Col(8, b.over.root, b.draw.root, b.next.root, b.runIn)
	b.root.Hide()
	return b
}

func (b *applicantBars) show(seen applicantsSeen) {
	had := b.focused()
	b.seen = seen
	b.draw.setText(b.drawText())
	b.next.setText(b.nextText())
	up := lang.X("waitlist.up", "繰上げ (Alt+U)")
	if n := len(seen.next); n > 1 {
		up = lang.X("waitlist.up.several", "{{.N}}名を繰上げ (Alt+U)", map[string]any{"N": n})
	}
	b.next.buttons[2].SetText(up)
	b.over.setText(b.overText())
	b.showRunning()
	first := b.first()
	for _, bar := range b.all() {
		bar.do().SetPrimary(bar == first)
	}
	b.root.Hidden = b.draw.root.Hidden && b.next.root.Hidden && b.over.root.Hidden && len(b.runIn.Objects) == 0
	b.root.Refresh()
	if had && !b.focused() {
		b.t.Focus()
	}
}

// all are the bars that ask for something, in the order in which they stand.
func (b *applicantBars) all() []*askBar { return []*askBar{b.over, b.draw, b.next} }

// first is the one that is answered first; nil: none asks.
func (b *applicantBars) first() *askBar {
	for _, bar := range b.all() {
		if !bar.root.Hidden {
			return bar
		}
	}
	return nil
}

// focused reports whether the keyboard is in one of the bars that are seen.
func (b *applicantBars) focused() bool {
	f, ok := b.t.d.win.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return false
	}
	for _, bar := range append(b.all(), b.runs...) {
		for _, button := range bar.buttons {
			if f == fyne.CanvasObject(button) {
				return !bar.root.Hidden
			}
		}
	}
	return false
}

func (b *applicantBars) drawText() string {
	n := 0
	for _, r := range b.seen.rows {
		if r.State == data.Received {
			n++
		}
	}
	m := b.t.m
	if m.Policy != data.Lottery || m.Seed != 0 || n == 0 || !b.t.takes() {
		return ""
	}
	if m.Capacity == 0 {
		return lang.X("waitlist.draw.text.free", "受付中 {{.N}}名。定員がないため、抽選すると全員が参加確定になります。", map[string]any{"N": n})
	}
	return lang.X("waitlist.draw.text", "受付中 {{.N}}名、定員 {{.Capacity}}名。締め切ったら抽選します。", map[string]any{"N": n, "Capacity": m.Capacity})
}

func (b *applicantBars) nextText() string {
	list := b.seen.next
	if len(list) == 0 || !b.t.d.writable() {
		return ""
	}
	if len(list) > 1 {
		var who []string
		for _, p := range list {
			who = append(who, lang.X("waitlist.next.one", "{{.Name}}さん ― {{.Why}}", map[string]any{"Name": p.Name, "Why": b.why(p)}))
		}
		return lang.X("waitlist.next.several", "空き {{.Free}}席。次は {{.Who}} です。", map[string]any{"Free": list[0].Free, "Who": strings.Join(who, lang.X("list.comma", "、"))})
	}
	p := list[0]
	words := map[string]any{"Name": p.Name, "Free": p.Free, "Why": b.why(p), "From": ""}
	for _, r := range b.seen.rows {
		if r.ID == p.Registration.ID {
			words["From"] = r.From
		}
	}
	return lang.X("waitlist.next", "空き {{.Free}}席。次は {{.Name}}さん({{.From}})です。― {{.Why}}", words)
}

// why says in a few words why somebody is next.
func (b *applicantBars) why(p data.Proposal) string {
	n := map[string]any{"Detail": p.Detail, "N": 0}
	for _, r := range b.seen.rows {
		if r.ID == p.Registration.ID {
			n["N"] = r.no
		}
	}
	switch p.Reason {
	case "newcomer":
		return lang.X("waitlist.why.newcomer", "初参加優先")
	case "balance":
		return lang.X("waitlist.why.balance", "所属バランス・{{.Detail}}の参加がいちばん少ない", n)
	case "lot":
		return lang.X("waitlist.why.lot", "抽選の順・{{.N}}番", n)
	}
	return lang.X("waitlist.why", "先着順・待ち{{.N}}番", n)
}

func (b *applicantBars) overText() string {
	if len(b.seen.over) == 0 || !b.t.d.writable() || b.t.state == data.SeminarSettled {
		return ""
	}
	return lang.X("waitlist.over", "{{.Who}}の返事の期限が過ぎました。", map[string]any{"Who": whoLabel(b.seen.over)})
}

// showRunning shows a bar for each offer that runs.
func (b *applicantBars) showRunning() {
	list := b.seen.running
	if !b.t.d.writable() {
		list = nil
	}
	for len(b.runs) < len(list) {
		i := len(b.runs)
		b.runs = append(b.runs, newAskBar(kit.ToneAccent,
			kit.NewButton(lang.X("waitlist.refused", "辞退"), func() { b.t.refuseOffer(b.seen.running[i].ID) }),
			kit.NewButton(lang.X("waitlist.accepted", "承諾(参加確定)"), func() { b.t.moveUp(b.seen.running[i].ID) })))
	}
	b.runIn.Objects = nil
	for i, bar := range b.runs {
		text := ""
		if i < len(list) {
			text = lang.X("waitlist.running", "{{.Name}}さんに打診中です。返事の期限 {{.At}}", map[string]any{"Name": list[i].Name, "At": b.t.d.offerEnd(list[i].OfferUntil)})
			b.runIn.Add(bar.root)
		}
		bar.setText(text)
	}
	b.runIn.Hidden = len(list) == 0
}

// moveUp gives every free seat to whom the program proposes (Alt+U), as one operation.
func (b *applicantBars) moveUp() {
	list := b.seen.next
	switch {
	case len(list) == 0 || b.next.root.Hidden:
	case len(list) == 1:
		b.t.moveUp(list[0].Registration.ID)
	default:
		b.t.d.severally(len(list), func(ctx context.Context, i int) error {
			_, err := b.t.d.store.MoveUp(ctx, list[i].Registration.ID)
			return err
		})
	}
}

func (b *applicantBars) offer() {
	if list := b.seen.next; len(list) > 0 {
		showOffer(b.t, list[0].Registration.ID, list[0].Name)
	}
}

func (b *applicantBars) skip() {
	if list := b.seen.next; len(list) > 0 {
		b.t.passOver([]applicantRow{{Applicant: data.Applicant{Registration: list[0].Registration, Name: list[0].Name}}})
	}
}

// passOver is 今回は見送る: it says where they stand now.
func (t *applicantsTab) passOver(rows []applicantRow) {
	var names []string
	for _, r := range rows {
		names = append(names, r.Name)
	}
	t.d.severally(len(rows), func(ctx context.Context, i int) error { return t.skip(ctx, rows[i]) }, func() {
		t.d.sayUndo(lang.X("waitlist.skipped", "今回は見送りました。{{.Who}}さんは、列の最後に並び直しました。", map[string]any{"Who": strings.Join(names, lang.X("list.comma", "、"))}), t.d.did)
	})
}

func (t *applicantsTab) moveUp(registration int64) {
	t.d.act(func(ctx context.Context) error {
		_, err := t.d.store.MoveUp(ctx, registration)
		return err
	}, func() { t.lists.want(registration) })
}

func (t *applicantsTab) refuseOffer(registration int64) {
	t.d.act(func(ctx context.Context) error {
		_, err := t.d.store.DeclineOffer(ctx, registration)
		return err
	}, nil)
}

func (t *applicantsTab) expireOffers() {
	t.d.act(func(ctx context.Context) error {
		_, err := t.d.store.ExpireOffers(ctx, t.id)
		return err
	}, nil)
}

// askBar is a strip with a sentence and its answers. Where there is little room,
// only the last answer, the usual one, keeps its button; the others go into a menu.
type askBar struct {
	text    *kit.Text
	buttons []*kit.Button
	more    *kit.Button
	root    *kit.Panel
}

func newAskBar(tone kit.Tone, buttons ...*kit.Button) *askBar {
	b := &askBar{text: kit.NewText("").Shortens(), buttons: buttons, more: kit.NewButton("…", nil)}
	b.more.Tight().SetMenu(b.menu)
	b.more.Hide()
	row := kit.Row(8, b.more)
	for _, button := range buttons {
		row.Add(button.Tight())
	}
	b.root = kit.Strip(tone, kit.OnSize(besideElseBelow(160, 12, b.text, row), b.suit))
	b.root.Hide()
	return b
}

// do is the answer that is meant.
func (b *askBar) do() *kit.Button { return b.buttons[len(b.buttons)-1] }

// rare are the answers that may go into the menu.
func (b *askBar) rare() []*kit.Button { return b.buttons[:len(b.buttons)-1] }

func (b *askBar) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, button := range b.rare() {
		items = append(items, fyne.NewMenuItem(button.Text(), button.OnTapped))
	}
	return items
}

// suit decides by the width whether the rare answers keep their buttons.
func (b *askBar) suit(s fyne.Size) {
	var all float32
	for _, button := range b.buttons {
		all += button.MinSize().Width + 8
	}
	narrow := len(b.rare()) > 0 && s.Width-all-12 < 280*scale()
	for _, button := range b.rare() {
		button.Hidden = narrow
	}
	b.more.Hidden = !narrow
}

// setText says something, or hides the bar.
func (b *askBar) setText(text string) {
	b.text.SetText(text)
	b.root.Hidden = text == ""
	b.root.Refresh()
}

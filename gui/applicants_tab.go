package gui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// applicantsTab is 申込者 of one seminar: one field on top through which people are
// added, what wants an answer below it, then the list: who comes, who waits, who does
// not come any more.
type applicantsTab struct {
	d     *desk
	id    int64
	m     data.SeminarSummary
	state data.SeminarState // on the day of the last load

	pasting *pasteDialog // opened last

	entry *applicantEntry
	bars  *applicantBars
	head  *applicantHead
	lists *applicantLists
	root  fyne.CanvasObject
}

func newApplicantsTab(d *desk, id int64) seminarTab {
	t := &applicantsTab{d: d, id: id}
	t.lists = newApplicantLists(t)
	t.entry = newApplicantEntry(t)
	t.bars = newApplicantBars(t)
	t.head = newApplicantHead(t)
	top := kit.Col(4, t.entry.root, t.bars.root)
	t.root = scrollPage(kit.Border(top, nil, nil, nil, kit.Pad(4, 0, 0, 0, t.lists.grid)))
	return t
}

// beside is what stands beside the tabs: the filter.
func (t *applicantsTab) beside() fyne.CanvasObject { return t.head.root }

// Content is the tab.
func (t *applicantsTab) Content() fyne.CanvasObject { return t.root }

// leads: somebody moves up, or the lots are drawn.
func (t *applicantsTab) leads() bool { return t.bars.first() != nil }

// Kinds are the rows it shows.
func (t *applicantsTab) Kinds() data.Kinds {
	return data.KindSeminars | data.KindRegistrations | data.KindPeople | data.KindSpeakers
}

// applicantsSeen is what one load found.
type applicantsSeen struct {
	rows    []applicantRow
	next    []data.Proposal // who moves up, one for each seat that is free
	running []applicantRow  // offers that run
	over    []applicantRow  // offers whose time is over
	state   data.SeminarState
}

// Load reads the list and who moves up next.
func (t *applicantsTab) Load() tabLoad {
	return func(ctx context.Context, m data.SeminarSummary) (func(), error) {
		list, err := t.d.store.Applicants(ctx, t.id)
		if err != nil {
			return nil, err
		}
		order, err := t.d.departmentOrder(ctx)
		if err != nil {
			return nil, err
		}
		seen := applicantsSeen{rows: applicantRows(list, order, t.d.ledgerNow()), state: m.StateOn(t.d.store.Today())}
		for _, r := range seen.rows {
			switch {
			case r.over:
				seen.over = append(seen.over, r)
			case r.Waitlist == data.Offered:
				seen.running = append(seen.running, r)
			}
		}
		if seen.state == data.SeminarOpen || seen.state == data.SeminarClosed {
			if seen.next, err = t.propose(ctx); err != nil {
				return nil, err
			}
		}
		return func() { t.show(m, seen) }, nil
	}
}

// propose asks who moves up; nobody, if none waits, no seat is free or the evening
// has begun.
func (t *applicantsTab) propose(ctx context.Context) ([]data.Proposal, error) {
	list, err := t.d.store.ProposeAll(ctx, t.id)
	var refusal *data.Refusal
	switch {
	case errors.Is(err, data.ErrNotFound) || errors.As(err, &refusal):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return list, nil
}

func (t *applicantsTab) show(m data.SeminarSummary, seen applicantsSeen) {
	t.m, t.state = m, seen.state
	t.keys()
	t.entry.show()
	t.lists.show(seen.rows)
	t.bars.show(seen)
	t.root.Refresh()
}

// takes reports whether applications are taken now.
func (t *applicantsTab) takes() bool {
	return t.d.writable() && (t.state == data.SeminarOpen || t.state == data.SeminarClosed)
}

// here reports whether this tab is the one shown.
func (t *applicantsTab) here() bool {
	p, ok := t.d.sh.now.(*seminarPage)
	return ok && p.id == t.id && p.tab() == seminarTab(t)
}

// keys teaches the window what means something only here. It is done each time the
// tab shows itself, because another seminar's tab may have taken the same keys.
func (t *applicantsTab) keys() {
	c := t.d.win.Canvas()
	on := func(s fyne.Shortcut, do func()) {
		c.AddShortcut(s, func(fyne.Shortcut) {
			if t.here() && !kit.ModalOpen(c) {
				do()
			}
		})
	}
	alt := func(k fyne.KeyName, do func()) {
		on(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierAlt}, do)
	}
	for i, channel := range channels() {
		alt(fyne.KeyName(rune('1'+i)), func() {
			if rows := t.lists.grid.Selected(); len(rows) > 0 && c.Focused() == fyne.Focusable(t.lists.grid) {
				t.setChannel(rows, channel)
				return
			}
			t.entry.setChannel(i)
		})
	}
	alt(fyne.KeyU, t.bars.moveUp)
	alt(fyne.KeyV, func() { t.paste(pasteable()) })
	on(&fyne.ShortcutPaste{}, func() { t.paste(fyne.CurrentApp().Clipboard().Content()) })
}

// Submit adds with the gathering (Ctrl+Enter).
func (t *applicantsTab) Submit() { t.entry.enterWithParty() }

// paste opens the dialog that takes rows and e-mails.
func (t *applicantsTab) paste(text string) {
	if t.takes() {
		showPaste(t, text)
	}
}

// heading names the list in the history: 申込者(第431回).
func (t *applicantsTab) heading() string {
	return lang.X("applicants.heading", "申込者({{.Seminar}})", map[string]any{"Seminar": eveningLabel(t.m.Seminar)})
}

// Focus puts the keyboard where people are added.
func (t *applicantsTab) Focus() {
	switch closed := t.entry.closed; {
	case t.takes():
		t.d.win.Canvas().Focus(t.entry.search.Focusable())
	case t.state == data.SeminarPlanned && closed.button != nil:
		t.d.win.Canvas().Focus(closed.button)
	default:
		t.lists.focus()
	}
}

// Filter puts the keyboard into the filter of the list.
func (t *applicantsTab) Filter() { t.d.win.Canvas().Focus(t.head.filter) }

// Escape empties the filter first.
func (t *applicantsTab) Escape() bool {
	if t.head.filter.Text == "" {
		return false
	}
	t.head.filter.SetText("")
	t.Focus()
	return true
}

// Help says what one can do here.
func (t *applicantsTab) Help() []string {
	return []string{
		lang.X("applicants.help.type", "文字を打つ\t名前・よみ・ローマ字・職員番号・所属で人を探す"),
		lang.X("applicants.help.enter", "Enter\t申込に加える(候補は ↓ で選ぶ)"),
		lang.X("applicants.help.party", "Ctrl+Enter\t懇親会も付けて加える"),
		lang.X("applicants.help.channel", "Alt+1〜4\t経路(庁内・メール・電話・SNS)。一覧では、選んだ方の経路を直す"),
		lang.X("applicants.help.paste", "Ctrl+V\tExcelの行やメールの文面から加える(Alt+V で貼り付けの画面)"),
		lang.X("applicants.help.up", "Alt+U\t空いた席の数だけ、次の方を繰り上げる"),
		lang.X("applicants.help.open", "一覧で Enter\tその方の記録を開く"),
		lang.X("applicants.help.delete", "一覧で Delete\tキャンセルにする(本人から)"),
		lang.X("applicants.help.space", "一覧で スペース\t懇親会に加える・外す"),
	}
}

// departmentOrder numbers the departments in 建制順, by how lists write them.
func (d *desk) departmentOrder(ctx context.Context) (map[string]int, error) {
	list, err := d.store.Departments(ctx, "")
	if err != nil {
		return nil, err
	}
	order := make(map[string]int, len(list))
	for i, x := range list {
		order[x.Label()] = i
	}
	return order, nil
}

// ledgerNow is the time on the ledger's clock.
func (d *desk) ledgerNow() time.Time {
	if now := d.program.options().Now; now != nil {
		return now()
	}
	return time.Now()
}

// readInstant reads an instant of the ledger; one that cannot be read is the zero
// time.
func readInstant(text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return at
}

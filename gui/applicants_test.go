package gui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/data/datatest"
)

func openApplicants(t *testing.T, e testEvening) (*program, *applicantsTab) {
	t.Helper()
	p, tab := openTab(t, e.path, e.seminar, "applicants")
	return p, tab.(*applicantsTab)
}

// in are the rows of a part of the list, as they are shown.
func (t *applicantsTab) in(part int) []applicantRow {
	return slices.DeleteFunc(t.lists.grid.Rows(), func(r applicantRow) bool { return r.part() != part })
}

// names lists a part of the list as it is shown: name/state.
func (t *applicantsTab) names(part int) string {
	var out []string
	for _, r := range t.in(part) {
		out = append(out, fmt.Sprintf("%s/%s", r.Name, r.chip().Text))
	}
	return strings.Join(out, " ")
}

func wantNames(t *testing.T, tab *applicantsTab, part int, want string) {
	t.Helper()
	if got := tab.names(part); got != want {
		t.Errorf("part %d: %s, want %s", part, got, want)
	}
}

func TestApplicants_entry(t *testing.T) {
	e := newEvening(t, 2)
	p, tab := openApplicants(t, e)
	t.Run("a few letters and Enter add, and the field is ready for the next", func(t *testing.T) {
		enter(t, p, "やまも")
		wantNames(t, tab, partComing, "山本 一郎/参加確定")
		enter(t, p, "0200003")
		wantNames(t, tab, partComing, "山本 一郎/参加確定 髙橋 健/参加確定")
	})
	t.Run("the second candidate is chosen by Down; who comes too many waits", func(t *testing.T) {
		typeText(t, p, "tanaka")
		press(t, p, fyne.KeyDown, fyne.KeyReturn)
		wantNames(t, tab, partWaiting, "田中 花子/待ち1番")
	})
	t.Run("the new line is pointed at", func(t *testing.T) {
		rows := tab.lists.grid.Selected()
		if len(rows) != 1 || rows[0].Name != "田中 花子" {
			t.Errorf("selected %v", rows)
		}
	})
	t.Run("who is there already is shown, not added", func(t *testing.T) {
		enter(t, p, "yamamoto")
		wantNames(t, tab, partComing, "山本 一郎/参加確定 髙橋 健/参加確定")
		if rows := tab.lists.grid.Selected(); len(rows) != 1 || rows[0].Name != "山本 一郎" {
			t.Errorf("selected %v", rows)
		}
	})
	t.Run("who withdrew comes back", func(t *testing.T) {
		p.win.Canvas().Focus(tab.lists.grid)
		press(t, p, fyne.KeyDelete)
		wantNames(t, tab, partComing, "髙橋 健/参加確定")
		wantNames(t, tab, partGone, "山本 一郎/キャンセル")
		p.win.Canvas().Focus(tab.entry.search.Focusable())
		enter(t, p, "yamamoto")
		wantNames(t, tab, partWaiting, "田中 花子/待ち1番 山本 一郎/待ち2番")
		wantNames(t, tab, partGone, "")
	})
	shot(t, p, "applicants-entry")
}

func TestApplicants_channelAndParty(t *testing.T) {
	e := newEvening(t, 0)
	p, tab := openApplicants(t, e)
	chord(p, fyne.Key3, fyne.KeyModifierAlt)
	typeText(t, p, "0123456")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	enter(t, p, "0123457")
	rows := tab.in(partComing)
	if len(rows) != 2 || rows[0].Channel != data.Phone || rows[1].Channel != data.Phone {
		t.Fatalf("rows %+v, want two by telephone", rows)
	}
	if !rows[0].Party || rows[1].Party {
		t.Errorf("party %v %v, want only the first with 懇親会", rows[0].Party, rows[1].Party)
	}
	if got := p.app.Preferences().Int("applicants.channel"); got != 2 {
		t.Errorf("channel kept %d, want 2", got)
	}
}

func TestApplicants_planned(t *testing.T) {
	e := newEvening(t, 1)
	s, err := data.Open(t.Context(), e.path, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := datatest.Planned(t, s, "論語勉強会")
	s.Close()
	p, tab := openTab(t, e.path, m.ID, "applicants")
	a := tab.(*applicantsTab)
	if a.takes() || !a.entry.closed.root.Visible() {
		t.Fatal("a planned evening takes applications")
	}
	shot(t, p, "applicants-planned")
	a.openSeminar()
	if !a.takes() || a.entry.closed.root.Visible() {
		t.Fatal("opened, but takes no applications")
	}
	if p.win.Canvas().Focused() != a.entry.search.Focusable() {
		t.Error("the keyboard is not in the field")
	}
}

// itemOf finds a line of the menu of the rows chosen.
func itemOf(t *testing.T, tab *applicantsTab, rows []applicantRow, label string) *fyne.MenuItem {
	t.Helper()
	var all []string
	for _, m := range tab.menu(rows) {
		if strings.HasPrefix(m.Label, label) {
			return m
		}
		all = append(all, m.Label)
	}
	t.Fatalf("no %q among %v", label, all)
	return nil
}

func TestApplicants_menu(t *testing.T) {
	e := newEvening(t, 0)
	e.applyAll(t, nil, "田中 太郎", "田中 花子", "山本 一郎")
	p, tab := openApplicants(t, e)
	g := tab.lists.grid
	t.Run("several are cancelled at once and come back at once", func(t *testing.T) {
		tab.withdraw(g.Rows()[:2], "")
		wantNames(t, tab, partComing, "山本 一郎/参加確定")
		p.desk.undo()
		wantNames(t, tab, partComing, "田中 太郎/参加確定 田中 花子/参加確定 山本 一郎/参加確定")
	})
	t.Run("Space puts them on the list of the gathering", func(t *testing.T) {
		p.win.Canvas().Focus(g)
		chord(p, fyne.KeyA, 0)
		g.Select(g.Rows()[0].ID, g.Rows()[1].ID)
		press(t, p, fyne.KeySpace)
		if rows := g.Rows(); !rows[0].Party || !rows[1].Party || rows[2].Party {
			t.Errorf("party %v %v %v", rows[0].Party, rows[1].Party, rows[2].Party)
		}
		press(t, p, fyne.KeySpace)
		if rows := g.Rows(); rows[0].Party || rows[1].Party {
			t.Errorf("party %v %v, want both taken off", rows[0].Party, rows[1].Party)
		}
	})
	t.Run("the office revokes with a reason", func(t *testing.T) {
		itemOf(t, tab, g.Rows()[2:], "取消").Action()
		press(t, p, fyne.KeyReturn) // without a reason
		enter(t, p, "二重の申込のため")
		wantNames(t, tab, partGone, "山本 一郎/取消")
		if got := tab.in(partGone)[0].Reason; got != "二重の申込のため" {
			t.Errorf("reason %q", got)
		}
	})
	t.Run("a remark is written", func(t *testing.T) {
		itemOf(t, tab, g.Rows()[:1], "備考").Action()
		enter(t, p, "車いす")
		if got := g.Rows()[0].Note; got != "車いす" {
			t.Errorf("note %q", got)
		}
	})
	t.Run("the filter finds by remark and by section, and Esc empties it", func(t *testing.T) {
		tab.Filter()
		typeText(t, p, "くるまいす")
		typeText(t, p, "")
		tab.head.filter.SetText("車いす")
		wantNames(t, tab, partComing, "田中 太郎/参加確定")
		press(t, p, fyne.KeyEscape)
		wantNames(t, tab, partComing, "田中 太郎/参加確定 田中 花子/参加確定")
	})
}

func TestApplicants_outside(t *testing.T) {
	e := newEvening(t, 0)
	p, tab := openApplicants(t, e)
	typeText(t, p, "大島 優子")
	press(t, p, fyne.KeyReturn) // the only candidate
	typeText(t, p, "おおしま ゆうこ")
	press(t, p, fyne.KeyReturn, fyne.KeyReturn)
	typeText(t, p, "くれ市民の会")
	shot(t, p, "applicants-outside-small")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	rows := tab.in(partComing)
	if len(rows) != 1 || rows[0].From != "くれ市民の会" || rows[0].Reading != "おおしま　ゆうこ" || !rows[0].Outside {
		t.Fatalf("rows %+v", rows)
	}
	if p.win.Canvas().Focused() != tab.entry.search.Focusable() {
		t.Error("the keyboard is not back in the field")
	}
	if last, err := p.desk.store.NextUndo(t.Context()); err != nil || last.About != "大島 優子" {
		t.Errorf("last operation %+v", last)
	}
	p.desk.undo()
	if hits, err := p.desk.store.FindPeople(t.Context(), "大島", 5); err != nil || len(hits) != 0 {
		t.Errorf("after undo: %v %v, want nobody of the name", hits, err)
	}
}

func TestApplicants_escape(t *testing.T) {
	e := newEvening(t, 0)
	p, tab := openApplicants(t, e)
	typeText(t, p, "たな")
	press(t, p, fyne.KeyEscape, fyne.KeyEscape) // the list, the text
	if got := tab.entry.search.Text(); got != "" {
		t.Errorf("the field still holds %q", got)
	}
	if !tab.here() {
		t.Error("two Esc have left the page")
	}
	press(t, p, fyne.KeyEscape)
	if tab.here() {
		t.Error("Esc in the empty field does not lead back")
	}
}

func TestApplicants_held(t *testing.T) {
	e := newEvening(t, 0, func(m *data.Seminar) { m.Date = sampleDay })
	e.applyAll(t, func(s *data.Store) {
		if err := s.HoldSeminar(t.Context(), e.seminar); err != nil {
			t.Fatal(err)
		}
	}, "田中 太郎")
	p, tab := openApplicants(t, e)
	if tab.takes() || tab.entry.closed.root.Hidden {
		t.Fatal("an evening that took place takes applications")
	}
	shot(t, p, "applicants-held")
	test.Tap(tab.entry.closed.button)
	if _, ok := p.desk.sh.now.(*seminarPage).tab().(*attendanceTab); !ok {
		t.Error("the button does not lead to 出欠")
	}
}

func TestApplicants_readOnly(t *testing.T) {
	e := newEvening(t, 0)
	e.applyAll(t, nil, "田中 太郎")
	clock := datatest.NewClock()
	holder := datatest.Open(t, e.path, clock) // somebody else has it
	_ = holder
	p, tab := openApplicants(t, e)
	if p.desk.writable() {
		t.Fatal("the ledger can be written")
	}
	if tab.takes() {
		t.Error("applications are taken")
	}
	for _, m := range tab.menu(tab.in(partComing)) {
		if !strings.HasPrefix(m.Label, "この人を開く") {
			t.Errorf("the menu offers %q", m.Label)
		}
	}
	shot(t, p, "applicants-readonly")
}

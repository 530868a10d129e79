package gui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/kit"
)

// evening is a ledger with people of two sections and an open evening for a few.
type evening struct {
	path    string
	seminar int64
	people  map[string]int64
}

// newEvening makes a ledger with an open evening for capacity people; change makes
// the evening another one. The clock stands at noon of sampleDay.
func newEvening(t *testing.T, capacity int, change ...func(*data.Seminar)) evening {
	t.Helper()
	clock := datatest.NewClock()
	clock.Set(sampleDay.Time().Add(0))
	e := evening{path: filepath.Join(t.TempDir(), "台帳.jibun"), people: map[string]int64{}}
	s, err := data.Create(t.Context(), e.path, datatest.Office(), clock.Options())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	general := datatest.Department(t, s, "総務部", "総務課")
	health := datatest.Department(t, s, "福祉保健部", "健康増進課")
	for i, p := range []struct{ no, name, reading string }{
		{"0123456", "田中 太郎", "たなか たろう"}, {"0123457", "田中 花子", "たなか はなこ"}, {"0200001", "山本 一郎", "やまもと いちろう"},
		{"0200002", "佐々木 恵", "ささき めぐみ"}, {"0200003", "髙橋 健", "たかはし けん"}, {"0200004", "渡邉 由美", "わたなべ ゆみ"}} {
		who := datatest.Person(t, s, p.name, func(x *data.Person) { x.StaffNo, x.Reading = p.no, p.reading })
		e.people[p.name] = who.ID
		department := general.ID
		if i >= 3 {
			department = health.ID
		}
		datatest.Post(t, s, who.ID, department, "2020-04-01")
	}
	m := datatest.Seminar(t, s, "ヒット商品から学ぶマーケティング", append([]func(*data.Seminar){func(m *data.Seminar) { m.Capacity = capacity }}, change...)...)
	e.seminar = m.ID
	return e
}

// openTab opens the evening at a tab, on top of the list of seminars.
func openTab(t *testing.T, ledger string, seminar int64, tab string) (*program, seminarTab) {
	t.Helper()
	p := newTestProgram(t, ledger)
	p.desk.goSeminar(seminar, tab)
	return p, p.desk.sh.now.(*seminarPage).tab()
}

func openApplicants(t *testing.T, e evening) (*program, *applicantsTab) {
	t.Helper()
	p, tab := openTab(t, e.path, e.seminar, "applicants")
	return p, tab.(*applicantsTab)
}

// typeText types into what has the keyboard.
func typeText(t *testing.T, p *program, text string) {
	t.Helper()
	f := p.win.Canvas().Focused()
	if f == nil {
		t.Fatal("nothing has the keyboard")
	}
	test.Type(f, text)
}

func press(t *testing.T, p *program, keys ...fyne.KeyName) {
	t.Helper()
	for _, k := range keys {
		if f := p.win.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else if p.win.Canvas().OnTypedKey() != nil {
			p.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
	}
}

// chord presses a key with Ctrl or Alt, as the driver does: the focused widget
// hears it, and hands it on.
func chord(p *program, k fyne.KeyName, m fyne.KeyModifier) {
	s := fyne.Shortcut(&desktop.CustomShortcut{KeyName: k, Modifier: m})
	if m == fyne.KeyModifierControl && k == fyne.KeyV {
		s = &fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()}
	}
	if f, ok := p.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	p.win.Canvas().(fyne.Shortcutable).TypedShortcut(s)
}

// names lists a part of the list as it is shown: name/state.
func (t *applicantsTab) names(part int) string {
	var out []string
	for _, r := range t.lists.grids[part].Rows() {
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
		typeText(t, p, "やまも")
		press(t, p, fyne.KeyReturn)
		wantNames(t, tab, partComing, "山本 一郎/参加確定")
		typeText(t, p, "0200003")
		press(t, p, fyne.KeyReturn)
		wantNames(t, tab, partComing, "山本 一郎/参加確定 髙橋 健/参加確定")
	})
	t.Run("the second candidate is chosen by Down; who comes too many waits", func(t *testing.T) {
		typeText(t, p, "tanaka")
		press(t, p, fyne.KeyDown, fyne.KeyReturn)
		wantNames(t, tab, partWaiting, "田中 花子/待ち1番")
	})
	t.Run("the new line is pointed at", func(t *testing.T) {
		rows := tab.lists.grids[partWaiting].Selected()
		if len(rows) != 1 || rows[0].Name != "田中 花子" {
			t.Errorf("selected %v", rows)
		}
	})
	t.Run("who is there already is shown, not added", func(t *testing.T) {
		typeText(t, p, "yamamoto")
		press(t, p, fyne.KeyReturn)
		wantNames(t, tab, partComing, "山本 一郎/参加確定 髙橋 健/参加確定")
		if rows := tab.lists.grids[partComing].Selected(); len(rows) != 1 || rows[0].Name != "山本 一郎" {
			t.Errorf("selected %v", rows)
		}
	})
	t.Run("who withdrew comes back", func(t *testing.T) {
		p.win.Canvas().Focus(tab.lists.grids[partComing])
		press(t, p, fyne.KeyDelete)
		wantNames(t, tab, partComing, "髙橋 健/参加確定")
		wantNames(t, tab, partGone, "山本 一郎/キャンセル")
		tab.entry.search.Focus()
		typeText(t, p, "yamamoto")
		press(t, p, fyne.KeyReturn)
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
	typeText(t, p, "0123457")
	press(t, p, fyne.KeyReturn)
	rows := tab.lists.grids[partComing].Rows()
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

func TestApplicants_waitlist(t *testing.T) {
	e := newEvening(t, 1)
	p, tab := openApplicants(t, e)
	for _, no := range []string{"0123456", "0123457", "0200001"} {
		typeText(t, p, no)
		press(t, p, fyne.KeyReturn)
	}
	if tab.bars.next.root.Visible() {
		t.Error("a bar proposes somebody though no seat is free")
	}
	tab.lists.grids[partComing].Select(tab.lists.grids[partComing].Rows()[0].ID)
	p.win.Canvas().Focus(tab.lists.grids[partComing])
	press(t, p, fyne.KeyDelete)
	if got := tab.bars.next.text.Text; !strings.Contains(got, "田中 花子") || !strings.Contains(got, "先着順") {
		t.Fatalf("bar says %q", got)
	}
	shot(t, p, "applicants-next")
	chord(p, fyne.KeyU, fyne.KeyModifierAlt)
	wantNames(t, tab, partComing, "田中 花子/参加確定")
	wantNames(t, tab, partWaiting, "山本 一郎/待ち1番")
	if tab.bars.next.root.Visible() {
		t.Error("the bar stays though the seat is taken")
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

func TestApplicants_looks(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	s := p.desk.store
	list, err := s.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil {
		t.Fatal(err)
	}
	best := list[0]
	for _, m := range list {
		if m.State == data.SeminarOpen && m.Waiting >= best.Waiting {
			best = m
		}
	}
	p.desk.goSeminar(best.ID, "applicants")
	shot(t, p, "applicants-1280")
	tab := p.desk.sh.now.(*seminarPage).tab().(*applicantsTab)
	typeText(t, p, "たな")
	shot(t, p, "applicants-candidates")
	press(t, p, fyne.KeyEscape)
	tab.entry.search.SetText("")
	tab.lists.fold(partGone)
	g := tab.lists.grids[partComing]
	g.Select(g.Rows()[2].ID)
	p.win.Canvas().Focus(g)
	shot(t, p, "applicants-folded")
	showOutsideForm(tab, "大島 優子", true)
	shot(t, p, "applicants-outside")
	press(t, p, fyne.KeyEscape)
	look(p, 1.5, false, 1024, 700)
	p.desk.goSeminar(best.ID, "applicants")
	shot(t, p, "applicants-150")
	look(p, 1, true, 1280, 800)
	p.desk.goSeminar(best.ID, "applicants")
	shot(t, p, "applicants-dark")
	_ = kit.ToneGood
}
